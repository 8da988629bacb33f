"""Grades ratios in figures and in words: "two cups water to one of rice", "twice as much water as rice" are 2:1.

Which number is whose counts: "one cup rice to two of water" is the same, "twice as much rice as water" is not.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import ClassVar

from bot.core.grading.facts import claims
from bot.core.grading.facts.designations.in_notation import InNotation
from bot.core.grading.facts.formulas.formulas import formula
from bot.core.grading.facts.formulas.notation import Notation
from bot.core.grading.facts.numbers.surroundings import in_figures
from bot.core.grading.facts.said import Said, characters
from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.tables import pattern

STEM = 5
"""First letters that two forms of one word share."""
_ASKS = pattern(r"(?i)\b(?:ratio|proportions?|verhältnis\w*|rapport|proporción|proporzione|verhouding)\b")
_REFERENCE = pattern(r"(?P<one>\d{1,4}(?:\.\d{1,3})?)\s?:\s?(?P<two>\d{1,4}(?:\.\d{1,3})?)")
_NUMBER = r"\d{1,4}(?:\.\d{1,3})?"
_NOUNS = r"(?:[ -](?!(?:to|for|and|per|zu|or|with|not)\b)[^\W\d_]{1,20}){0,4}"
_COUNTS = pattern(
    rf"(?i)(?<![\w.:])(?P<one>{_NUMBER})(?:x\b)?(?P<first>{_NOUNS})\s?(?::|/|-|,|\b(?:to|for|and|per|zu|with|auf)\b)\s?"
    rf"(?:every |each |and )?(?P<two>{_NUMBER}|\b(?:a|an)\b)(?P<second>{_NOUNS})(?![\d:])"
)
_NAME = r"[^\W\d_]{2,20}(?: [^\W\d_]{2,20})"
_TIMES = pattern(
    r"(?i)\b(?P<times>twice|double|thrice|triple|half|doppelt|(?P<count>\d{1,3})(?: times|x|mal))\s+"
    r"(?:so viel\s+)?(?:as (?:much|many)\s+|the (?:amount|volume|quantity) of\s+|the\s+)?"
    rf"(?P<first>{_NAME}??)(?:\s+(?:as|than|compared (?:to|with)|to|wie)\s+(?P<second>{_NAME}?))?(?![^\W\d_])"
)
_EQUAL = pattern(
    r"(?i)\b(?:equal (?:parts|amounts|volumes)|the same (?:amount|volume)|half and half|fifty[- ]fifty)\b"
)
_TIMES_OF = {"twice": 2, "double": 2, "doppelt": 2, "thrice": 3, "triple": 3}
_SIDES = pattern(
    r"(?i)\b(?:ratio|proportions?|verhältnis\w*) (?:of|between|von) (?P<one>[^,?]{2,40}?)"
    r" (?:to|and|zu|und) (?P<two>[^\W\d_]{2,20})"
    r"|\b(?P<before>[^\W\d_]{2,20})[ -]to[ -](?P<behind>[^\W\d_]{2,20}) (?:ratio|proportion)"
)


class Ratio(InNotation[Fraction], frozen=True):
    """A reference ratio, whose form is the first number's share in the second."""

    OTHER: ClassVar[str] = "other-number"

    sides: tuple[str, str]
    """What the two numbers are of, as the question says it; empty where it does not."""

    def _told(self, said: Said) -> list[Fraction]:
        plain = in_figures(_EQUAL.sub("1:1", characters(said.text)))
        found = [
            read(one)
            for form, read in ((_COUNTS, self._counted), (_TIMES, self._multiplied))
            for one in form.finditer(plain)
            if not claims.denied(plain, one.start(), one.end())
        ]
        return [one for one in found if one is not None]

    def _counted(self, found: re.Match[str]) -> Fraction | None:
        one, two = Fraction(found["one"]), Fraction(found["two"] if found["two"][0].isdigit() else 1)
        return self._turned(one / two, found["first"], found["second"]) if one and two else None

    def _multiplied(self, found: re.Match[str]) -> Fraction | None:
        times = found["times"].lower()
        share = (
            Fraction(1, 2) if times == "half" else Fraction(_TIMES_OF.get(times) or int(found["count"] or 0))
        )
        known = _names(found["first"], self.sides[0]) or _names(found["first"], self.sides[1])
        return self._turned(share, found["first"], found["second"] or "") if share and known else None

    def _turned(self, share: Fraction, first: str, second: str) -> Fraction:
        """The ratio of the first side to the second, where an answer may tell the second one first."""
        one, two = self.sides
        other = _names(first, two) and not _names(first, one)
        turned = other or (_names(second, one) and not _names(second, two))
        return 1 / share if turned else share


def _names(told: str, side: str) -> bool:
    """Whether words have one of a side's."""
    own = {fold(word)[:STEM] for word in re.findall(r"[^\W\d_]{3,}", side)}
    return any(fold(word)[:STEM] in own for word in re.findall(r"[^\W\d_]{3,}", told))


def ratio(text: str, question: str) -> Ratio | None:
    """The reference as a ratio of two things; None where it is none or none is asked."""
    plain = characters(text).strip(" .")
    found = _REFERENCE.fullmatch(plain)
    if found is None or not _ASKS.search(question) or not (Fraction(found["one"]) and Fraction(found["two"])):
        return None
    sides = _SIDES.search(question)
    named = (sides["one"] or sides["before"], sides["two"] or sides["behind"]) if sides else ("", "")
    share = Fraction(found["one"]) / Fraction(found["two"])
    return Ratio(formula(text, Notation.MATH, question), share, named)
