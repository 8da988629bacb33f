"""How every designation grades an answer: by what it tells in the notation, by its words where it tells nothing so."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from msgspec import Struct

from bot.core.cards import AnswerKind
from bot.core.grading.facts.lengths import BRIEF
from bot.core.grading.facts.lists.members import Matcher
from bot.core.grading.facts.outcome import FactGrade, partly, right, wrong
from bot.core.grading.facts.said import Said

Form = TypeVar("Form")


class InNotation(Struct, Generic[Form], frozen=True):
    """A reference in a notation that brings all writings of one thing into one form."""

    OTHER: ClassVar[str] = "other-term"
    """The flag of an answer that tells others alone."""

    written: Matcher
    """The reference as its words, or as a formula."""
    form: Form

    @property
    def text(self) -> str:
        """As the reference says it."""
        return self.written.text

    @property
    def kind(self) -> AnswerKind:
        """That of its words."""
        return self.written.kind

    def grade(self, said: Said) -> FactGrade | None:
        """The grade of an answer by the forms in it; by its words where it has none."""
        if len(said.text) > BRIEF:
            return self.written.grade(said)
        told = self._told(said)
        if not told:
            return self._without_form(said)
        if all(one == self.form for one in told):
            return right(self.kind.value, self.text, said.text)
        if self.form in told:
            return partly(self.kind.value, self.text, said.text, "rivals")
        return self._of_others(said, told)

    def _told(self, said: Said) -> list[Form]:
        """The forms that an answer asserts."""
        raise NotImplementedError

    def _without_form(self, said: Said) -> FactGrade | None:
        """The grade of an answer that tells nothing in the notation."""
        return self.written.grade(said)

    def _of_others(self, said: Said, told: list[Form]) -> FactGrade:  # noqa: ARG002 (some look at them)
        """The grade of an answer that tells others alone."""
        return wrong(self.kind.value, self.text, said.text, self.OTHER)
