"""Parts a reference from what a comma adds to its value: a year, what a person was, what a place lies in.

The question sets the grain: who asks for a city asks for no province, who asks for a person asks for no profession.
"""

from __future__ import annotations

from bot.core.grading.facts.detection.values import ASKS_DATE
from bot.core.grading.facts.detection.words import asks_person, is_person
from bot.core.grading.facts.lists.members import ASKS_LIST
from bot.core.grading.facts.tables import pattern

_YEAR = pattern(
    r"(?P<main>[^,\d]{3,80}),\s+(?P<more>(?:in|ca?\.?|circa)?\s*\d{3,4}(?:\s?-\s?\d{2,4})?(?:\s?(?:BC|AD|BCE|CE))?)\.?"
)
_ASKS_YEAR_TOO = pattern(r"(?i)\band\b|\bwhen\b|&|\?.*\?")
_CALLED = pattern(
    r"(?P<main>[^,;:()]{3,60}), (?P<more>(?:an? |the )?(?:[\w'-]+ ){0,6}[a-z]{3,}"
    r"(?: (?:of|in|at|from) [^,;()]{2,40})?)\.?"
)
"""A person, and what they were: "Yuri Gagarin, Soviet cosmonaut"."""
_PLACE = pattern(
    r"(?P<main>[A-Z][^\W\d_]+(?:[ -][^\W\d_]+){0,3}), (?P<more>[A-Z][^\W\d_]*(?:[ -][^\W\d_]+){0,3})\.?"
)
"""A place, and the larger one that it lies in: "Ottawa, Ontario"."""
_ASKS_PLACE = pattern(
    r"(?i)\b(?:where|capital|city|town|village|place|hauptstadt|capitale|stadt|ville|ciudad|città)\b"
)


def without_apposition(text: str, question: str) -> tuple[str, str]:
    """The reference, and what stands behind its comma that is no part of what is asked; "" for nothing."""
    year = _YEAR.fullmatch(text)
    if year and not ASKS_DATE.search(question) and not _ASKS_YEAR_TOO.search(question):
        return year["main"], year["more"].strip()
    called = _CALLED.fullmatch(text) if asks_person(question) and not ASKS_LIST.search(question) else None
    if called and is_person(called["main"], question):
        return called["main"], called["more"]
    place = _PLACE.fullmatch(text) if _ASKS_PLACE.search(question) else None
    return (place["main"], place["more"]) if place else (text, "")
