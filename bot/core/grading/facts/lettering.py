"""Cards that ask for letters: how a word is spelled, what a program prints, in which case."""

from __future__ import annotations

from bot.core.cards import AnswerKind
from bot.core.grading.facts.outcome import FactGrade, partly
from bot.core.grading.facts.said import Said
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.words.word_forms import american
from bot.core.grading.result import Verdict

_ASKS_CASE = pattern(r"\.(?:to)?(?:upper|lower|title|capitalize|swapcase|Upper|Lower)(?:Case)?\(")
_ASKS_CODE = pattern(r"\b(?:CSS|HTML|Python|JavaScript|Java|SQL|C\+\+)\b|\bprint\(")
_ASKS_SPELLING = pattern(r"(?i)\b(?:spell|spelling)\b|\bhow\b.*\b(?:spelled|spelt)\b")


class Lettering:
    """Which letters of the value count. Immutable."""

    __slots__ = ("_cased", "_coded", "_kind", "_reference", "_value", "spelled")

    spelled: bool
    """Whether the spelling of a word is what is asked."""

    def __init__(self, kind: AnswerKind, value: str, prompt: str, reference: str) -> None:
        self._kind, self._value, self._reference = kind, value, reference
        self._coded = kind is AnswerKind.TERM and _ASKS_CODE.search(prompt) is not None
        self._cased = _ASKS_CASE.search(prompt) is not None
        self.spelled = _ASKS_SPELLING.search(prompt) is not None

    def of_slip(self, grade: FactGrade, heard: Said) -> FactGrade | None:
        """The grade of the right word with a slip where its spelling is asked; None for all others."""
        if not self.spelled or "slip" not in grade.flags or grade.verdict is not Verdict.CORRECT:
            return None
        return partly(self._kind.value, self._reference, heard.text, "spelling")

    def of_letters(self, heard: Said) -> FactGrade | None:
        """The grade of the right word of a program in other letters; None for all others."""
        whole = heard.raw.strip("\"'` .")
        told, asked = whole.lower(), self._value.lower()
        if self._cased and whole != self._value and told == asked:
            return partly(self._kind.value, self._reference, heard.raw, "case")
        if self._coded and _otherwise_spelled(told, asked):
            return partly(self._kind.value, self._reference, heard.raw, "spelling")
        return None


def _otherwise_spelled(told: str, asked: str) -> bool:
    """Whether a word of a program is told with blank spaces or in the spelling of another country: "colour"."""
    return told != asked and (told.replace(" ", "") == asked or (told.isalpha() and american(told) == asked))
