"""Designations of letters and a number: f/2.8, M8, A4, B-52, 5W-30. Another number is another one, never a part."""

from __future__ import annotations

import re

from bot.core.grading.facts.tables import pattern

_LETTERS = r"(?P<letters>[^\W\d_]{1,3})(?P<join>[ /-]?)"
_NUMBER = r"(?P<number>\d{1,5}(?:\.\d{1,3})?)"
_DESIGNATION = pattern(_LETTERS + _NUMBER)
_TOLD = pattern(rf"(?:{_LETTERS})?{_NUMBER}")
_APART = pattern(r"(?<=[^\W\d_])[\s/-]+(?=\d)|(?<=\d)[\s/-]+(?=[^\W\d_])|(?<=\d[^\W\d_])-(?=\d)")
_CARRIED = pattern(r"(?i)^\W*(?:(?:it'?s|its|it is|that'?s|the|an?)\s+(?=\S{2}))?|[\s.!?]+$")
_MIXED = pattern(r"(?=.*\d)(?=.*[^\W\d_])[\w./-]+(?: [\w.]+)?")
LONGEST = 14
"""Characters of what is a designation, not a name with a number."""


def undivided(text: str, reference: str) -> str:
    """The reference where the answer is the same letters and digits, otherwise joined: "5W30", "A 4", "f2.8"."""
    own = reference.strip(" .")
    if len(own) > LONGEST or not _MIXED.fullmatch(own):
        return text
    told = _CARRIED.sub("", text)
    return reference if _APART.sub("", told).lower() == _APART.sub("", own).lower() else text


def other_number(reference: str, text: str) -> str:
    """What the answer tells in place of the reference's number, with its letters or none; "" for no such answer."""
    own = _DESIGNATION.fullmatch(reference.strip(" ."))
    told = _TOLD.fullmatch(_CARRIED.sub("", text)) if own else None
    if own is None or told is None or (told["letters"] or own["letters"]).lower() != own["letters"].lower():
        return ""
    return told[0] if float(told["number"]) != float(own["number"]) else ""


def with_letters(text: str, reference: str, question: str) -> str:
    """The reference where the answer is its number alone, and the question tells the letters: "2.8" for "f/2.8"."""
    own = _DESIGNATION.fullmatch(reference.strip(" ."))
    if own is None or _CARRIED.sub("", text) != own["number"]:
        return text
    named = re.search(rf"(?i)(?<!\w){own['letters']}{re.escape(own['join'])}\d", question) is not None
    return reference if named or own["join"] == "/" else text
