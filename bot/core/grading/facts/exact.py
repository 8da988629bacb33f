"""Grades answers of cards whose author forgives nothing but case and the blank space around."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.core.cards import AnswerKind
from bot.core.grading.facts.outcome import FactGrade, right, wrong
from bot.core.grading.facts.said import Said


@dataclass(frozen=True, slots=True)
class Exact:
    """A reference to be given letter by letter."""

    text: str
    kind: AnswerKind = AnswerKind.TERM

    def grade(self, said: Said) -> FactGrade | None:
        """Right where the answer is the reference but for case and surrounding blank space."""
        asked = self.text.strip().casefold()
        if asked in (said.raw.strip().casefold(), said.text.strip().casefold()):
            return right(self.kind.value, self.text, said.raw, "exact")
        if self.kind is AnswerKind.NUMBER and _only_numeral(said) == self.text.strip():
            return right(self.kind.value, self.text, said.raw)
        return wrong(self.kind.value, self.text, said.raw, "exact")


def _only_numeral(said: Said) -> str:
    """The one Roman numeral of the answer, spaced or not; "" where there are more."""
    spaced = re.fullmatch(r"\W*((?:[IVXLCDM][ -]?)+)\W*", said.text)
    if spaced:
        return re.sub(r"[ -]", "", spaced[1])
    if re.search(r"(?i)\bor\b|\bnot\b|n't\b|[,/+=]", said.text):
        return ""
    found = re.findall(r"\b[IVXLCDM]+\b", re.sub(r"\bI(?= [a-z]|')", "", said.text))
    return found[0] if len(found) == 1 else ""
