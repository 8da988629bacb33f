"""Grades formulas, code, commands, symbols and shortcuts: nothing that carries meaning is stripped.

It decides which stretch of the answer stands for the answer, and whether others beside it are rivals.
"""

from __future__ import annotations

import re

from bot.core.grading.facts import claims
from bot.core.grading.facts.formulas.chemistry import in_atoms
from bot.core.grading.facts.formulas.evaluation import same_relation
from bot.core.grading.facts.formulas.fit import MOST_TRIED, FormulaFit
from bot.core.grading.facts.formulas.notation import Notation, are_elements, is_unit_sign
from bot.core.grading.facts.formulas.sign_names import keys_of, option, spelled
from bot.core.grading.facts.formulas.spoken import in_letters, in_tokens, names_of
from bot.core.grading.facts.formulas.text import LONGEST_PIECE, MOST_PIECES, core_of, folded, pieces_of, wordy
from bot.core.grading.facts.numbers.intervals import interval
from bot.core.grading.facts.outcome import FactGrade, partly, right, wrong
from bot.core.grading.facts.said import Said, characters
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.vocabulary import CARRIER
from bot.core.grading.facts.words.spellings import fumbled

_RELATION = pattern(r"[=<>≤≥≠]|\b(?:equals|less than|greater than|more than|equal to|at least|at most)\b")
_CONSTANT = pattern(r"\s*\+\s*(?:[cCkK]|[Cc]onst(?:ant)?\.?)$")
"""The constant of an antiderivative, at its end."""
_ANY_CONSTANT = pattern(r"\+\s*(?:[cCkK]\b|[Cc]onst)")
_BARS = pattern(r"\|([^|]{1,40})\|")
_NATURAL = pattern(
    r"(?i)[\s,(]+(?:with|where|here|meaning)?\s*(?:log\s*(?:=|is|means)\s*)?(?:the )?(?:natural log\w*|ln)\)?$"
)
_MINDS_CASE = pattern(r"(?i)\b(?:case|capitals?|upper)\b")
_ASKS_SHAPE = pattern(
    r"(?i)\b(?:factor|factori[sz]e|expand|simplify|multiply out|complete the square|vertex form)\b"
)
_NOT = pattern(r"(?i)\W*(?:but |it'?s |its |that'?s )?(?:not|never)\b")
MOST_WHOLE = 4
"""Stretches of an answer that are all of it but for what carries it."""
_LEGEND = pattern(r"(?i)[\s,;(]+where\s+\w{1,3}\s+(?:is|are|=|stands for|means)\b.*$", re.DOTALL)
"""What tells the letters of a formula behind it: "where n is how often a year"."""
_LETTERED = pattern(r"(?<=^\w)[-\s](?=\w(?:[-\s]|$))|(?<=[-\s]\w)[-\s](?=\w(?:[-\s]|$))")
"""What parts letters that are told one by one: "g-r-e-p"."""
_SHORTCUTS = pattern(r"(?:[\w⌘⌃⌥⇧]+ ?\+ ?)+[^\s,.;!?]+")


class Formula(FormulaFit, frozen=True):
    """A reference in signs, ready to grade answers."""

    def grade(self, said: Said) -> FactGrade | None:
        """The grade of an answer: the formula alone or in a carrier sentence."""
        raw = _LEGEND.sub("", said.raw) if self.notation is Notation.MATH else said.raw
        stretches = dict.fromkeys((*pieces_of(raw, said.question), *self._typed(raw)))
        pieces = [piece for piece in stretches if len(piece) <= LONGEST_PIECE][:MOST_PIECES]
        if self.notation is Notation.MATH and _RELATION.search(raw):
            pieces = [piece for piece in pieces if _RELATION.search(piece)]
        if not pieces:
            return wrong("formula", self.text, raw, "no-value")
        if self.fits(pieces[0]) or (self.notation is Notation.SYMBOL and self.used(raw)):
            return right("formula", self.text, raw)
        if self._shouted(raw.strip(" .!")):
            return right("formula", self.text, raw)
        if (
            self.notation in (Notation.CODE, Notation.COMMAND)
            and _LETTERED.sub("", raw.strip(" .!")) == self.text
        ):
            return right("formula", self.text, raw)
        if self.notation is Notation.COMMAND and self.fits(_program(raw, self.text, said.question)):
            return right("formula", self.text, raw)
        hits = [piece for piece in pieces if self.fits(piece)]
        low = raw.lower()
        if hits:
            at = raw.find(hits[-1])
            if claims.denied(raw, at, at + len(hits[-1])):
                return wrong("formula", self.text, raw, "denied")
            others = self._others(raw, hits)
            if others and (claims.hedged(low) or re.search(r",|\band\b|;", low)):
                return (wrong if len(others) > 1 else partly)(
                    "formula", self.text, raw, "rivals", false=tuple(others[:3])
                )
            return right("formula", self.text, hits[0])
        return (
            self._in_words(said, pieces)
            or self._but_for_constant(raw, pieces)
            or wrong("formula", self.text, raw, "other-formula")
        )

    def _shouted(self, told: str) -> bool:
        """Whether an answer is an element's symbol in capitals that are no compound's: "NA", not "CO" for cobalt."""
        one = self.notation is Notation.CHEMISTRY and not self.cased and told.isupper()
        return one and told.lower() == self.form.lower() and not are_elements(told)

    def _but_for_constant(self, raw: str, pieces: list[str]) -> FactGrade | None:
        """The grade of an antiderivative without its constant, or without the bars of its logarithm."""
        own = characters(self.text).strip(" $")
        if self.notation is not Notation.MATH or not _CONSTANT.search(own):
            return None
        bare = formula(_CONSTANT.sub("", own), Notation.MATH)
        plain = formula(_BARS.sub(r"(\1)", bare.text), Notation.MATH)
        whole = (one for one in pieces[:MOST_TRIED] if not re.search(r"[\d+*/^-]", raw.replace(one, "", 1)))
        for piece in whole:
            rest = _CONSTANT.sub("", piece.strip(" $."))
            natural = _NATURAL.sub("", rest)
            if natural != rest or "ln" in bare.text:
                rest = re.sub(r"\blog\b|(?<=\d)log\b", "ln", _CONSTANT.sub("", natural))
            if bare.fits(rest) and (rest == natural or natural != piece) and _ANY_CONSTANT.search(piece):
                exact = "log" not in piece or natural != _CONSTANT.sub("", piece)
                return (right if exact else partly)("formula", self.text, piece, *(() if exact else ("log",)))
            if bare.fits(rest) or plain.fits(_BARS.sub(r"(\1)", rest)):
                return partly("formula", self.text, piece, "constant")
        return None

    def _typed(self, raw: str) -> list[str]:
        """The command of several words where the answer has it as it is: "you write ORDER BY price DESC at the end"."""
        if self.notation not in (Notation.CODE, Notation.COMMAND) or " " not in self.text:
            return []
        return re.findall(rf"(?i)(?<![\w-]){re.escape(self.text)}(?![\w./-]| -)", raw)[:1]

    def _in_words(self, said: Said, pieces: list[str]) -> FactGrade | None:
        """The grade of an answer that says the formula in words or in another notation."""
        text = said.text
        if claims.denied(text, len(text), len(text)) or re.search(
            r"(?i)(?<!plus )\bor\b(?! (?:equal|more|less))|\bnot\b", text
        ):
            return None
        if self.notation is Notation.MATH:
            return self._math_in_words(said, pieces)
        if self.notation is Notation.SHORTCUT:
            told = {keys_of(one) for one in _SHORTCUTS.findall(text)}
            return right("formula", self.text, text) if told == {self.form} else None
        if self.text.startswith("--") and re.fullmatch(r"--[a-z-]+", text):
            near = fumbled(re.sub(r"\W", "", self.text), re.sub(r"\W", "", text))
            return right("formula", self.text, text, "slip") if near else None
        option_told = self.notation is Notation.CODE and option(text, self.text, said.question)
        letters_told = self.notation is Notation.CHEMISTRY and spelled(text) == self.text
        if option_told or letters_told:
            return right("formula", self.text, text)
        return None

    def _math_in_words(self, said: Said, pieces: list[str]) -> FactGrade | None:
        text = said.text
        asked = interval(self.text)
        told = [one for one in map(interval, (text, *pieces)) if one is not None] if asked is not None else []
        if asked is not None and told:
            if any(one.same(asked) for one in told):
                return right("formula", self.text, text)
            return None
        worded = in_letters(text)
        shaped = _ASKS_SHAPE.search(said.question) is not None
        if not shaped and self.same_value(
            [*pieces[:MOST_WHOLE], *([worded] if worded else []), *pieces[MOST_WHOLE:]], said.question
        ):
            return right("formula", self.text, text)
        names = names_of(characters(self.text))
        if names:
            told_names = in_tokens(characters(said.raw), names)
            own = formula(in_tokens(characters(self.text), names), Notation.MATH)
            return right("formula", self.text, text) if told_names and own.fits(told_names) else None
        if worded and self.fits(worded):
            return right("formula", self.text, text)
        solved = [
            piece
            for piece in (*pieces[:MOST_TRIED], worded)
            if piece and same_relation(characters(self.text), piece)
        ]
        if solved:
            law = re.search(
                r"(?i)\b(?:law|theorem|identity|formula|equation)\b|\brelat|\bconnect", said.question
            )
            return (right if law else partly)("formula", self.text, text, "solved")
        return None

    def _others(self, raw: str, hits: list[str]) -> list[str]:
        """Other formulas that the answer names beside the right one."""
        rest = raw
        for hit in hits:
            rest = rest.replace(hit, " ; ")
        if self.notation is Notation.CHEMISTRY and in_atoms(rest.strip(" :;,.()")) == self.form:
            return []  # "two H, one C, three O: H2CO3"
        found = []
        for piece in re.split(r"\s*(?:;|,|\bor\b|\band\b|\bvs\b|\bis\b)\s*", rest):
            if self.notation is not Notation.CODE and _NOT.match(piece):
                continue  # "K, not P"
            core = core_of(piece, "")
            if (
                core
                and not self.fits(core)
                and core.lower() not in CARRIER
                and (
                    not wordy(core)
                    or (self.notation is Notation.COMMAND and not _spells_out(core, self.text))
                )
                and re.search(r"[\w<>=!+&|*/%^~@#$\\-]", core)
            ):
                found.append(core)
        return found


def _spells_out(told: str, command: str) -> bool:
    """Whether words are what a command's letters are short for: "print working directory" for "pwd"."""
    letters = iter(told.lower())
    return " " in told and told[:1].lower() == command[:1] and all(letter in letters for letter in command)


def _program(raw: str, reference: str, question: str) -> str:
    """An answer with the program that the question names: "push" for "git push"."""
    program = reference.split()[0]
    named = re.search(rf"(?i)\b{re.escape(program)}\b", question) is not None
    return f"{program} {raw.strip(' `').removeprefix(f'{program}-')}" if named else raw


def formula(text: str, kind: Notation, question: str = "") -> Formula:
    """The reference ready to be compared."""
    cased = kind is Notation.CHEMISTRY and (
        _MINDS_CASE.search(question) is not None or is_unit_sign(text, question)
    )
    plain = text.strip().strip("`") if kind is not Notation.SYMBOL or len(text.strip("`")) else text
    return Formula(plain or text, kind, folded(characters(plain or text), kind), cased)
