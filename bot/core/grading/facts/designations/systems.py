"""Grades what has a notation of its own: versions, chords, keys and notes of music, grades of oil, apertures.

Each system brings all writings of a thing into one form, so that "v3.10" is 3.10 and 3.1 is not, "Am" is A minor and A
is not. An answer in which no form is found is graded by its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ClassVar

from bot.core.cards import AnswerKind
from bot.core.grading.facts import claims
from bot.core.grading.facts.designations.in_notation import InNotation
from bot.core.grading.facts.lists.notes import SEMITONES
from bot.core.grading.facts.numbers.surroundings import in_figures
from bot.core.grading.facts.outcome import FactGrade, partly
from bot.core.grading.facts.said import Said, characters
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.words.phrases import phrase
from bot.core.grading.facts.words.terms import Term

Form = tuple[str, ...]


class Designation(InNotation[Form], frozen=True):
    """A reference that is one, ready to grade answers."""

    OTHER: ClassVar[str] = "neighbour"

    read: Callable[[str], list[Form]]

    def _told(self, said: Said) -> list[Form]:
        return self.read(characters(said.text))

    def _of_others(self, said: Said, told: list[Form]) -> FactGrade:
        """Half the mark for a note that sounds the same."""
        if all(sounds(one) == sounds(self.form) for one in told):
            return partly(self.kind.value, self.text, said.text, "enharmonic")
        return super()._of_others(said, told)


def designation(text: str, question: str) -> Designation | None:
    """The reference as a designation; None where it or the question are of none of the systems."""
    plain = characters(text).strip(" .")
    for asks, written, read in _SYSTEMS:
        if asks.search(question) and written.fullmatch(plain):
            forms = read(plain)
            if len(forms) == 1:
                return Designation(Term(AnswerKind.TERM, phrase(text)), forms[0], read)
    return None


_VERSION = pattern(r"(?<![\d.])\d{1,5}(?:\.\d{1,5}){0,4}(?!\d|\.\d)")
_POINT = pattern(r"(?i)\s+(?:point|dot)\s+")


def _versions(text: str) -> list[Form]:
    """The versions of a text, those with points alone where there are such; zeros at the end tell nothing."""
    plain = ".".join(map(in_figures, _POINT.split(re.sub(r"(?<=\d),(?=\d)", ".", text))))
    found = [one for one in _VERSION.finditer(plain) if not claims.denied(plain, one.start(), one.end())]
    pointed = [one for one in found if "." in one[0]]
    return [tuple(re.sub(r"(?:\.0+)+$", "", one[0]).split(".")) for one in pointed or found]


_QUALITIES = {
    name: quality
    for quality, names in (
        pair.split(":")
        for pair in listed("""
    :maj,major,ma,dur,majeur m:m,min,minor,mi,mol,moll,mineur,- dim:dim,diminished,°,o aug:aug,augmented,+
    7:7,7th,seventh,dominant7,dominant7th,dominantseventh,dom7 maj7:maj7,major7,major7th,majorseventh,ma7
    m7:m7,min7,minor7,minor7th,minorseventh,-7 dim7:dim7,diminished7,diminished7th,diminishedseventh,°7
    m7b5:m7b5,halfdiminished,ø sus2:sus2 sus4:sus4,sus 6:6 9:9
    """)
    )
    for name in names.split(",")
}
"""For each way to write what a chord is on its root, the shortest."""
_CARRIER = pattern(
    r"(?i)\b(?:the|it'?s|it is|is|chord|triad|scale|key|notes?|of|in|akkord|dreiklang)\b|\b(?-i:an?)(?=\s+[A-G])"
)
_CHORD = pattern(
    r"(?P<root>[A-Ga-g])(?:[ -]?(?P<sign>#|b(?![a-z])|b(?=maj|min|dim|aug|sus|m\b|m7)|sharp|flat|s?is\b))?"
    r"[ -]{0,2}?(?P<quality>[A-Za-z\d °ø+-]{0,20})"
)
_SIGNS = {"sharp": "#", "is": "#", "flat": "b"}
_ON_ROOT = pattern(
    r"(?P<quality>[A-Za-z\d -]{3,24}?) (?:on|over|auf) (?P<root>[A-Ga-g](?: ?(?:#|b|sharp|flat))?)(?![\w#])(?P<rest>.*)"
)
"""A chord in words: "dominant seventh on G"."""
_SIGNED = pattern(r"[A-G](?:#|b)?(?:maj|min|m|dim|aug|sus|add)?\d{0,2}(?:b\d)?(?=\s*[,;(.:!]|\s+[a-z])")
"""A chord's sign, of more than a letter, at the head of an answer that goes on in words."""


def _chords(text: str) -> list[Form]:
    """The chord, key or note that a text is, or begins with: its root, its sign, its quality."""
    bare = re.sub(r"\s+", " ", _CARRIER.sub(" ", text)).strip(" .,!?\"'()")
    if found := _ON_ROOT.fullmatch(bare):
        bare = f"{found['root']} {found['quality']}{found['rest']}"
    whole = _chord(bare)
    if whole is not None or claims.hedged(text):
        return [whole] if whole is not None else []
    head = _SIGNED.match(bare) or pattern(r"[^,;(]{2,40}(?=[,;(])").match(bare)
    first = _chord(head[0].strip()) if head and len(head[0].strip()) > 1 else None
    return [first] if first is not None and not claims.denied(text, *_place(text, head)) else []


def _place(text: str, head: re.Match[str] | None) -> tuple[int, int]:
    at = text.find(head[0]) if head else 0
    return max(at, 0), max(at, 0) + len(head[0] if head else "")


def _chord(text: str) -> Form | None:
    """The chord, key or note that a text is without anything else; None for others."""
    found = _CHORD.fullmatch(text)
    if found is None:
        return None
    told = found["quality"].strip()
    quality = {"M": "", "M7": "maj7"}.get(told)
    if quality is None:
        plain = re.sub(r"[ -]", "", told.lower())
        quality = _QUALITIES.get(plain or told, None if plain or told else "")
    sign = (found["sign"] or "").lower()
    return None if quality is None else (found["root"].upper(), _SIGNS.get(sign, sign), quality)


def sounds(form: Form) -> tuple[object, ...]:
    """What a chord or note sounds like, whichever way it is written: C# and Db are one; other forms are themselves."""
    if form[0] not in SEMITONES:
        return form
    return ((SEMITONES[form[0]] + {"#": 1, "b": -1}.get(form[1], 0)) % 12, *form[2:])


_GRADE = pattern(r"(?i)(?<![\w.-])(\d{1,3})\s?([a-z])\s?-?\s?(\d{1,3})(?![\w-])")


def _grades(text: str) -> list[Form]:
    """Grades such as those of oil, "5W-30"."""
    found = [one for one in _GRADE.finditer(text) if not claims.denied(text, one.start(), one.end())]
    return [(one[1], one[2].upper(), one[3]) for one in found]


_STOP = pattern(r"(?i)(?<![\w./])(?:f\s?/?\s?)?(\d{1,3}(?:\.\d{1,2})?)(?![\w/.]*\d)(?!\w)")


def _stops(text: str) -> list[Form]:
    """Apertures of a lens, with the "f/" before them or without."""
    found = [one for one in _STOP.finditer(text) if not claims.denied(text, one.start(), one.end())]
    return [(f"{float(one[1]):g}",) for one in found]


_SYSTEMS: tuple[tuple[re.Pattern[str], re.Pattern[str], Callable[[str], list[Form]]], ...] = (
    (
        re.compile(r"(?i)^(?!.*\b(?:how many|year|when)\b).*\b(?:versions?|releases?|kernel)\b"),
        re.compile(r"(?i)(?:v\.?\s?|version\s|[a-z]+\s)?\d{1,4}(?:\.\d{1,5}){0,4}"),
        _versions,
    ),
    (
        re.compile(r"(?i)\baperture|\bf-?(?:stop|number)|\blens|\bf/\d|\bdepth of field|\bexposure|\bphoto"),
        re.compile(r"[fF]/\d{1,3}"),
        _stops,
    ),
    (re.compile(""), re.compile(r"\d{1,3}[A-Z]-\d{1,3}"), _grades),
    (
        re.compile(
            r"(?i)\b(?:chords?|triads?|keys?|scales?|semitones?|notes?|tones?|intervals?|music\w*|piano|guitar|violin"
            r"|sharps?|flats?|tonart|akkord|dreiklang|enharmonic)\b"
        ),
        re.compile(r"(?i)[A-G](?:[ -]?(?:#|b|sharp|flat)|[ -]?(?:#|b|sharp|flat)?[ -]?[a-z\d °+-]{1,20})"),
        _chords,
    ),
)
"""What asks for a designation of a system, how a reference that is one looks, and what reads one."""
