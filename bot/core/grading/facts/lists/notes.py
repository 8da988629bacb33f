"""Grades notes in a row, such as the strings of an instrument or the steps of a scale, in their order, and chords.

A row is one thing: other notes make it another row, though most of its letters are the same. Notes may be told in
letters (the German H is a B, on German cards "Es" is E flat and "B" is B flat) or in the syllables of solfège.
"""

from __future__ import annotations

import re

from msgspec import Struct

from bot.core.cards import AnswerKind
from bot.core.grading.facts.lists.members import Matcher, ordered
from bot.core.grading.facts.outcome import FactGrade, partly, right, wrong
from bot.core.grading.facts.said import Said, characters
from bot.core.grading.facts.scripts.language import language_of_text
from bot.core.grading.facts.tables import pattern

FEWEST = 3
"""Notes from which on some are a row."""
_ROW = pattern(r"[A-G][#b]?(?:(?:\s*[,–-]\s*|\s+)[A-G][#b]?){2,}")
_GERMAN_ROW = pattern(
    r"(?:[A-H](?:#|b|is|es)?|[EA]s)(?:(?:\s*[,–-]\s*|\s+)(?:[A-H](?:#|b|is|es)?|[EA]s)){2,}"
)
_ASKS = pattern(
    r"(?i)\b(?:notes?|strings?|tun(?:ing|ed)|scale|guitar|violin|viola|cello|bass|ukulele|banjo|mandolin|clef|spaces"
    r"|staff|stave|octave|chord|triad|melody|pentatonic)\b"
)
_NOTE = pattern(
    r"(?<![^\W_])(?:(?P<letter>[A-Ha-h])(?P<sign>#|b|♯|♭|[ -]?(?:sharp|flat))?"
    r"|(?P<syllable>do|ré|re|mi|fa|sol?|la|si|ti))(?![^\W_])",
    re.IGNORECASE,
)
_GERMAN = pattern(
    r"(?<![^\W_])(?:(?P<letter>[A-Ha-h])(?P<sign>#|b|♯|♭|is|es)?"
    r"|(?P<flat>[EeAa]s(?! (?:sind|ist|gibt|besteht|muss|müss|werden|wird)))"
    r"|(?P<syllable>do|ré|re|mi|fa|sol?|la|si|ti))(?![^\W_])",
    re.IGNORECASE,
)
_ASKS_CHORD = pattern(
    r"(?i)\b(?:\w*chords?|triads?|\w*dreikl[aä]ng\w*|\w*akkord\w*|accords?|acordes?|accordo|tríada)\b"
)
"""What asks for notes that sound together, in no order."""
_DENIED = pattern(r"(?i)[,;(]?\s*\b(?:not|never|nicht|without|instead of)\b.*$", re.DOTALL)
_SYLLABLES = {"do": "C", "re": "D", "ré": "D", "mi": "E", "fa": "F", "sol": "G", "so": "G", "la": "A", "si": "B",
              "ti": "B"}  # fmt: skip
_SIGNS = {"♯": "#", "♭": "b", "sharp": "#", "flat": "b", "is": "#", "es": "b"}
SEMITONES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
"""How high each note is above C."""
GERMAN = "de"


class Row(Struct, frozen=True):
    """Notes in their order, or those of a chord, ready to grade answers."""

    text: str
    notes: tuple[str, ...]
    ordered: bool = True
    kind: AnswerKind = AnswerKind.LIST

    def grade(self, said: Said) -> FactGrade | None:
        """The grade of an answer by the notes that it tells, in its order where that counts."""
        language = language_of_text(said.question)
        if not self.ordered:
            return self._of_chord(said.text, language)
        told = _notes(said.text, language)
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

    def _of_chord(self, text: str, language: str) -> FactGrade | None:
        """The grade of an answer by the notes that it tells in any order, but for those that it denies."""
        told, own = frozenset(_notes(_DENIED.sub("", text), language)), frozenset(self.notes)
        if told == own:
            return right("list", self.text, text)
        if told > own and len(told) == len(own) + 1:
            return partly("list", self.text, text, "rivals", false=tuple(told - own))
        if told < own and 2 * len(told) > len(own):
            return partly("list", self.text, text, "part")
        near = len(told) == len(own) == len(told & own) + 1 and not _is_triad(told)
        return (partly if near else wrong)(
            "list", self.text, text, "false-member" if near else "other-members"
        )


def notes_in_a_row(text: str, question: str) -> Matcher | None:
    """The reference as a row of notes or a chord; None where it is none, or where neither is asked for."""
    plain = characters(text).replace("♯", "#").replace("♭", "b").strip(" .")
    language = language_of_text(question)
    chord = _ASKS_CHORD.search(question) is not None
    if not (_GERMAN_ROW if language == GERMAN else _ROW).fullmatch(plain) or not (
        _ASKS.search(question) or chord
    ):
        return None
    if "," not in plain or ordered(question):
        return Row(text, _notes(plain, language))
    return Row(text, _notes(plain, language), ordered=False) if chord else None


def _notes(text: str, language: str) -> tuple[str, ...]:
    """The notes of a text in letters; those in syllables only where it has no letters."""
    plain = re.sub(r"\ba\s+(?!and\b|sharp|flat)(?=[a-z]{3})", "", characters(text))  # the article
    whole = plain.strip(" .!\"'")
    if re.fullmatch(r"[A-G]{3,}|[a-g]{3,}", whole):
        return tuple(whole.upper())
    german = language == GERMAN
    found = list((_GERMAN if german else _NOTE).finditer(plain))
    letters = [one for one in found if not one["syllable"]]
    if not letters:
        return tuple(_SYLLABLES[one["syllable"].lower()] for one in found)
    return tuple(_in_english(one) if german else _note(one) for one in letters)


def _is_triad(notes: frozenset[str]) -> bool:
    """Whether notes are a chord of their own, major or minor."""
    heights = [(SEMITONES[note[0]] + note.count("#") - note.count("b")) % 12 for note in notes]
    rows = (sorted((height - root) % 12 for height in heights) for root in heights)
    return any(row in ([0, 4, 7], [0, 3, 7]) for row in rows)


def _note(found: re.Match[str]) -> str:
    sign = (found["sign"] or "").lower().strip(" -")
    return found["letter"].upper().replace("H", "B") + _SIGNS.get(sign, sign)


def _in_english(found: re.Match[str]) -> str:
    """A note as German names it: H is a B, B a B flat, "Es" an E flat."""
    if found["letter"] is None:
        return f"{found['flat'][0].upper()}b"
    letter, sign = found["letter"].upper(), _SIGNS.get((found["sign"] or "").lower(), found["sign"] or "")
    return {"H": "B", "B": "Bb"}.get(letter, letter) + sign if not sign or letter == "H" else letter + sign
