"""Moodle's cloze questions: a text with answers embedded in it, each of which becomes a question with a gap.

    Plants need {1:SHORTANSWER:=water#Yes~%50%H2O} and a pH of {1:NUMERICAL:=7:0.5}.

Source: https://docs.moodle.org/en/Embedded_Answers_(Cloze)_question_type
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import chain

from bot.formats.anki.cloze import BLANK, MAX_GAPS
from bot.formats.moodle import numbers
from bot.formats.moodle.questions import WHOLE, Answer, Kind

_KINDS = {
    **dict.fromkeys(("SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC"), Kind.SHORT),
    **dict.fromkeys(("NUMERICAL", "NM"), Kind.NUMBER),
}
_CHOICES = ("MULTICHOICE", "MULTIRESPONSE", "MC", "MR")
"""What the names of all kinds of choices begin with."""
_GAP = re.compile(r"\{\d{0,3}:([A-Z_]{2,24}):((?:\\.|[^\\{}])*)\}", re.DOTALL)
_OPTION = re.compile(r"\s*(?:(=)|%(-?\d{1,3}(?:\.\d{0,9})?)%)?((?:\\.|[^\\~])*)~?", re.DOTALL)
"""Whether it is right, or its weight in percent, and what it says."""
_TEXT = re.compile(r"((?:\\.|[^\\#])*)(?:#(.*))?", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_MARK = "\x02"
"""Stands for a gap until the markup is taken off; a decoded text holds no control character."""
LONGEST = 20_000
"""Characters of a text that is looked into."""

Gap = tuple[Kind, str, tuple[Answer, ...]]
"""How it is asked, the text with it, and its answers."""


def gaps(text: str, plain: Callable[[str], str]) -> list[Gap]:
    """The gaps of a text, each with the others filled in; none where it has no gap, or is too long.

    `plain` takes the markup off a text.
    """
    found = [gap for gap in _GAP.finditer(text[: LONGEST + 1]) if _kind(gap[1])]
    if len(text) > LONGEST or len(found) > MAX_GAPS:
        return []
    between = plain(_marked(text, found)).split(_MARK)
    if len(between) != len(found) + 1:
        return []  # one stands where people read nothing, such as in a script
    answers = [tuple(_answers(gap[2], _kind(gap[1]), plain)) for gap in found]
    filled = [next((each.text for each in of if each.weight >= WHOLE), BLANK) for of in answers]
    made: list[Gap] = []
    for place, gap in enumerate(found):
        shown = [BLANK if other == place else said for other, said in enumerate(filled)]
        kind = _kind(gap[1])
        if kind is not None:
            pieces = zip(between, [*shown, ""], strict=False)
            made.append((kind, "".join(chain.from_iterable(pieces)), answers[place]))
    return made


def _kind(name: str) -> Kind | None:
    return _KINDS.get(name) or (Kind.CHOICE if name.startswith(_CHOICES) else None)


def _marked(text: str, found: list[re.Match[str]]) -> str:
    """The text with a mark in place of each gap."""
    pieces, place = [], 0
    for gap in found:
        pieces += [text[place : gap.start()], _MARK]
        place = gap.end()
    return "".join([*pieces, text[place:]])


def _answers(inside: str, kind: Kind | None, plain: Callable[[str], str]) -> Iterator[Answer]:
    for right, weight, said in _OPTION.findall(inside):
        parts = _TEXT.fullmatch(said)
        answer, feedback = (
            (_ESCAPED.sub(r"\1", part or "").strip() for part in parts.groups()) if parts else ("", "")
        )
        worth = WHOLE if right else Decimal(weight or 0)
        number = numbers.read(answer) if kind is Kind.NUMBER else (answer, Decimal(0))
        if answer and number:
            yield Answer(plain(number[0]), worth, plain(feedback), number[1])
