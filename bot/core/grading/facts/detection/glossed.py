"""References that give a word in two scripts, or a word with how it is read or what it means.

"привет (privet)" is one word, told in either script, unless the question asks for one; asked for both, a word and its
reading are two members.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.core.grading.facts.lists.grading import Listed
from bot.core.grading.facts.lists.members import Matcher, either
from bot.core.grading.facts.scripts.romanise import read_as
from bot.core.grading.facts.scripts.scripts import foreign
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.words.terms import Term

_TWO = pattern(
    r"(?P<one>[^()\[\],;/]{1,60}?)\s*(?:[-–—,;/:=]\s+|\s/\s?|[(\[])\s*(?P<other>[^()\[\],;/]{1,60}?)\s*[)\]]?\.?"
)
_ASKS_BOTH = pattern(
    r"(?i)\b(?:and|&)\b[^?]*\b(?:romaji|pinyin|reads?|reading|pronounc\w+|pronunciation|romani[sz]\w+|transliterat\w+"
    r"|transcri\w+|means?|meaning|written|write)\b"
)
_LABEL = pattern(r"(?i)^(?:[a-z]+\.?:|also|or|romaji|pinyin|pronounced|read|traditional|simplified)\s+(?=\S)")
"""What says of a word in brackets which writing it is."""


def told_twice(text: str, question: str, single: Callable[[str], Matcher | None]) -> Matcher | None:
    """A word and its reading or sense as two members, where the question asks for both; None for all others.

    `single` makes the matcher of the first part.
    """
    parts = _TWO.fullmatch(text) if _ASKS_BOTH.search(question) else None
    first = single(parts["one"].strip()) if parts else None
    if parts is None or first is None:
        return None
    members = []
    for part, way in ((parts["one"].strip(), first), (parts["other"].strip(), None)):
        ways: list[Matcher] = [way or Term.of(part)]
        members.append(either(part, ways if foreign(part) else [*ways, read_as(part)]))
    return Listed(text, tuple(members), len(members), ordered=False)


def other_scripts(main: str, remark: str) -> list[str]:
    """The parts of a remark in brackets that give the word before it in another script than that is in."""
    parts = [_LABEL.sub("", part) for part in re.split(r"[,;/、]\s*", remark)]
    return [part for part in parts if foreign(part) and part != main]
