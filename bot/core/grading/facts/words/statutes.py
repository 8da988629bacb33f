"""Names of acts and treaties with their year, which people leave off: "the Human Rights Act", "HRA 1998".

Another year right behind the name makes it another act; a year that is told of something else does not.
"""

from __future__ import annotations

import re

from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.vocabulary import SMALL

_YEAR = r"(?:1\d{3}|20\d\d)"
_TITLED = pattern(
    rf"(?:[Tt]he\s)?(?P<name>(?:[A-Z][\w'’-]*\s|(?:of|the|and|on|for|to|in|against)\s){{1,10}}"
    rf"(?:Act|Law|Bill|Treaty|Convention|Directive|Regulation|Ordinance|Statute|Decree|Charter|Code))"
    rf",?\s(?:of\s)?\(?(?P<year>{_YEAR})\)?"
)
_OTHER_YEAR = pattern(rf"(?i)(?<=[a-z]) (?:(?:in|since|from|until) )?{_YEAR}\b")
"""A year in what is told of an act: "came in force 2000"."""
_ASKS_YEAR = pattern(r"(?i)\byear\b|\bwhen\b|\bdate\b")


def is_titled(text: str) -> bool:
    """Whether a text is the name of an act with its year, and no number."""
    return _TITLED.fullmatch(text.strip(" .")) is not None


def with_its_year(text: str, reference: str, question: str) -> str:
    """The text with the reference's whole name where it has that without its year, or its letters."""
    found = _TITLED.fullmatch(reference.strip(" ."))
    if found is None or _ASKS_YEAR.search(question):
        return text
    letters = "".join(word[0] for word in re.split(r"[\s-]+", found["name"]) if word.lower() not in SMALL)
    either = "|".join((re.escape(found["name"]), *((re.escape(letters),) if len(letters) > 1 else ())))
    told = re.compile(
        rf"(?i)\b(?:{either})\b,?(?:\s(?:of\s|from\s)?\(?{found['year']}\)?)?(?!,?\s(?:of\s)?\(?{_YEAR})"
    )
    place = told.search(text)
    if place is None:
        return text
    return f"{text[: place.start()]}{reference}{_OTHER_YEAR.sub('', text[place.end() :])}"
