"""Grades answers of cards whose author forgives nothing but case and the blank space around."""

from __future__ import annotations

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
        return wrong(self.kind.value, self.text, said.raw, "exact")
