"""Grades notes in a row: the strings of an instrument, the steps of a scale, the spaces of a clef, in their order.

A row is one thing: other notes make it another row, though most of its letters are the same. Notes may be told in
letters (the German H is a B) or in the syllables of solfège.
"""

from __future__ import annotations

import re

from msgspec import Struct

from bot.core.cards import AnswerKind
from bot.core.grading.facts.lists.members import Matcher, ordered
from bot.core.grading.facts.outcome import FactGrade, partly, right, wrong
from bot.core.grading.facts.said import Said, characters
from bot.core.grading.facts.tables import pattern

FEWEST = 3
"""Notes from which on some are a row."""
_ROW = pattern(r"[A-G][#b]?(?:(?:\s*[,–-]\s*|\s+)[A-G][#b]?){2,}")
_ASKS = pattern(
    r"(?i)\b(?:notes?|strings?|tun(?:ing|ed)|scale|guitar|violin|viola|cello|bass|ukulele|banjo|mandolin|clef|spaces"
    r"|staff|stave|octave|chord|triad|melody|pentatonic)\b"
)
_NOTE = pattern(
    r"(?<![^\W_])(?:(?P<letter>[A-Ha-h])(?P<sign>#|b|♯|♭|[ -]?(?:sharp|flat))?"
    r"|(?P<syllable>do|ré|re|mi|fa|sol?|la|si|ti))(?![^\W_])",
    re.IGNORECASE,
)
_SYLLABLES = {"do": "C", "re": "D", "ré": "D", "mi": "E", "fa": "F", "sol": "G", "so": "G", "la": "A", "si": "B",
              "ti": "B"}  # fmt: skip
_SIGNS = {"♯": "#", "♭": "b", "sharp": "#", "flat": "b"}


class Row(Struct, frozen=True):
    """Notes in their order, ready to grade answers."""

    text: str
    notes: tuple[str, ...]
    kind: AnswerKind = AnswerKind.LIST

    def grade(self, said: Said) -> FactGrade | None:
        """The grade of an answer by the notes that it tells, in its order."""
        told = _notes(said.text)
        if re.search(r"(?i)\bor\b|\bnot\b|n't\b", said.text):
            return wrong("list", self.text, said.text, "rivals" if self.notes == told else "other-members")
        if told == self.notes:
            return right("list", self.text, said.text)
        if sorted(told) == sorted(self.notes):
            return partly("list", self.text, said.text, "order")
        left = len(told) == len(self.notes) - 1 and any(
            told == (*self.notes[:at], *self.notes[at + 1 :]) for at in range(len(self.notes))
        )
        return (partly if left else wrong)("list", self.text, said.text, "part" if left else "other-members")


def notes_in_a_row(text: str, question: str) -> Matcher | None:
    """The reference as a row of notes; None where it is none, or where their order is not asked for."""
    plain = characters(text).replace("♯", "#").replace("♭", "b").strip(" .")
    if not _ROW.fullmatch(plain) or not _ASKS.search(question):
        return None
    return Row(text, _notes(plain)) if "," not in plain or ordered(question) else None


def _notes(text: str) -> tuple[str, ...]:
    """The notes of a text in letters; those in syllables only where it has no letters."""
    plain = re.sub(r"\ba\s+(?!and\b|sharp|flat)(?=[a-z]{3})", "", characters(text))  # the article
    whole = plain.strip(" .!\"'")
    if re.fullmatch(r"[A-G]{3,}|[a-g]{3,}", whole):
        return tuple(whole.upper())
    found = list(_NOTE.finditer(plain))
    letters = [one for one in found if one["letter"]]
    if not letters:
        return tuple(_SYLLABLES[one["syllable"].lower()] for one in found)
    signs = (_SIGNS.get(sign := (one["sign"] or "").lower().strip(" -"), sign) for one in letters)
    return tuple(
        one["letter"].upper().replace("H", "B") + sign for one, sign in zip(letters, signs, strict=True)
    )
