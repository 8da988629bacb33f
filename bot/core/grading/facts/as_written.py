"""Compares answers letter by letter: where the author forgives nothing, and in scripts without blank spaces.

Kana, Chinese characters, Thai and Khmer are read in stretches; what stands beside the asked stretch is a rival.
"""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from bot.core.cards import AnswerKind
from bot.core.grading.facts.outcome import SHOTGUN, FactGrade, partly, right, wrong
from bot.core.grading.facts.said import Said, cleaned_question
from bot.core.grading.facts.scripts.names_east import called, short_names
from bot.core.grading.facts.scripts.phrases_east import AFTER, BEFORE, alternative, carried, without_tail
from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.tables import pattern


class Exact(Struct, frozen=True):
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


_RUN = pattern(
    "[\u3040-\u309f\u30a0-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\uac00-\ud7af々〆ー]+"
)
_KINDS = frozenset("山川湖県市島州省河江산강호섬")
"""What a name may do without where the question has it: 青森 for 青森県."""
_DENIAL = pattern("(?:ではない|じゃない|ではありません|じゃありません|でない)|^(?:不是|ไม่ใช่)")


class Writing(Struct, frozen=True):
    """A reference in such a script."""

    text: str
    form: str
    """Folded, without blank spaces."""
    shorts: tuple[str, ...] = ()
    """What else the person goes by, folded."""
    kind: AnswerKind = AnswerKind.TERM

    def _other_kana(self, said: Said) -> bool:
        """Whether the answer is right but for the kana that the question asks for by name."""
        question = said.question.lower()
        pairs = (("hiragana", _HIRAGANA, _KATAKANA), ("katakana", _KATAKANA, _HIRAGANA))
        told = re.sub(r"[\s.!?'\"・]+", "", fold(said.text))
        return told == self.form and any(
            name in question
            and own.search(self.text) is not None
            and other.search(self.text) is None
            and other.search(said.text) is not None
            for name, own, other in pairs
        )

    def grade(self, said: Said) -> FactGrade | None:
        """The grade of an answer by the stretches of that script in it."""
        text = fold(_MEASURED.sub("", _EXAMPLE.sub("", said.text)))
        if self._other_kana(said):
            return partly("term", self.text, said.text, "other-kana")
        if re.sub(r"[\s.!?'\"・·]+", "", text) == self.form:
            return right("term", self.text, said.text)
        if other := alternative(text, self.form):
            return partly("term", self.text, said.text, "rivals", false=(other,))
        form = called(text, self.form, self.shorts)
        if form != self.form:
            return replace(self, form=form, shorts=()).grade(said)
        text = re.sub("[・·]", "", without_tail(carried(text, self.form), self.form, said.question))
        if (
            self.form[-1:] in _KINDS
            and self.form[-1] in said.question
            and carried(text, short := self.form[:-1]) == short
        ):
            return right("term", self.text, said.text)
        runs = _RUN.findall(text)[:20]
        asked = fold(cleaned_question(said.question))
        cores = [(run, AFTER.sub("", BEFORE.sub("", run)) if run != self.form else run) for run in runs]
        others = [
            run
            for run, core in cores
            if self.form not in (run, core) and run not in asked and core and core not in asked
        ]
        if any(_DENIAL.search(run) and self.form in run for run in runs):
            return wrong("term", self.text, said.text, "denied")
        if all(self.form not in (run, core) for run, core in cores):
            return wrong("term", self.text, said.text, "other-term" if runs else "no-value")
        others = [other for other in others if not _DENIAL.search(other)]
        others = [other for other in others if not re.search(rf"\bnot\s+['\"]?{re.escape(other)}", text)]
        if len(others) >= SHOTGUN:
            return wrong("term", self.text, said.text, "rivals", false=tuple(others[:5]))
        if others:
            return partly("term", self.text, said.text, "rivals", false=tuple(others))
        return right("term", self.text, said.text)


_EXAMPLE = pattern(
    r"(?i)(?<=[^\s,(])[\s,(]+(?:as in|like in|like|e\.?g\.?|for example|for instance|wie in|comme dans)\b.*"
)
_MEASURED = pattern(
    r"(?<=\w)(?!(?<=\d),\d)(?:\s*[,、(（]\s*[^\d,、()（）]{0,8}\d[^,、]{0,80}|\s*[(（][^)）]{0,80}[)）])$"
)
"""A remark with a number behind an answer, or one in brackets: "富士山、標高3776メートル"."""
_HIRAGANA = pattern("[\u3041-\u3096]")
_KATAKANA = pattern("[\u30a1-\u30fa]")


def writing(text: str, question: str = "") -> Writing:
    """The reference ready to be compared."""
    return Writing(text, re.sub(r"[\s・·]+", "", fold(text)), short_names(text, question))
