"""Decides whether a stretch of an answer is the reference formula, in the notation of the reference.

It judges one stretch; which stretches an answer has, and what stands beside them, is decided in `formulas`.
"""

from __future__ import annotations

import re

from msgspec import Struct

from bot.core.cards import AnswerKind
from bot.core.grading.facts.formulas.algebra import canonical, plain_formula, sides
from bot.core.grading.facts.formulas.chemistry import in_atoms, reaction, same_atoms
from bot.core.grading.facts.formulas.commands import same_command
from bot.core.grading.facts.formulas.evaluation import Likeness, likeness
from bot.core.grading.facts.formulas.notation import PLACEHOLDER, Notation, are_elements
from bot.core.grading.facts.formulas.sign_names import in_signs, named
from bot.core.grading.facts.formulas.tags import is_tag
from bot.core.grading.facts.formulas.text import (
    ORDER,
    fills,
    flattened,
    folded,
    growth,
    same_options,
    simple,
)
from bot.core.grading.facts.numbers.surroundings import ratio
from bot.core.grading.facts.said import characters

_GROWTH = {
    "o(1)": ("constant",), "o(n)": ("linear",), "o(n^2)": ("quadratic",), "o(logn)": ("logarithmic",),
    "o(n^3)": ("cubic",),
    "o(2^n)": ("exponential",), "o(n!)": ("factorial",), "o(nlogn)": ("linearithmic", "log linear",
    "loglinear"),
}  # fmt: skip
_REGEX_TWINS = {"+": "{1,}", "*": "{0,}", "?": "{0,1}"}
_CODE_TWINS = {
    ":wq": (":x", "ZZ", ":wq!", ":x!"),
    ":x": (":wq", "ZZ"),
    ":q!": ("ZQ",),
    "ZZ": (":wq", ":x"),
    "yy": ("Y",),
}
"""Keys of an editor, with others that do the same."""
_RATIO = re.compile(r"\d+:\d+")
_RELATIONS = str.maketrans({"≥": ">=", "≤": "<=", "≠": "!="})
MOST_SIDES = 2
SHORT = 5
"""Signs of a key sequence from which on it is not told sign by sign."""


class FormulaFit(Struct, frozen=True):
    """A reference in signs, to be held against stretches of answers."""

    text: str
    notation: Notation
    form: str
    """The reference in the one form that answers are brought into."""
    cased: bool = False
    """Small letters are no capitals, even where the whole answer is in small letters."""
    asked: str = ""
    """The question."""
    kind: AnswerKind = AnswerKind.FORMULA

    def fits(self, piece: str) -> bool:
        """Whether a stretch of an answer is the formula."""
        if self.notation is Notation.MATH:
            return self._fits_math(piece)
        if self.notation is Notation.SYMBOL:
            return self._fits_symbol(piece)
        return folded(piece, self.notation) == self.form or self._fits_otherwise(piece)

    def _fits_otherwise(self, piece: str) -> bool:
        if self.notation is Notation.CHEMISTRY:
            return self._fits_chemistry(piece)
        if (
            self.notation in (Notation.COMMAND, Notation.CODE)
            and len(self.form) < SHORT
            and in_signs(piece) == self.form
        ):
            return True
        if self.notation is Notation.COMMAND:
            told = folded(piece, Notation.COMMAND)
            return (
                same_options(self.form, told)
                or same_command(self.text, piece, self.asked)
                or (PLACEHOLDER.search(self.form) is not None and fills(self.form, told))
            )
        return self.notation is Notation.CODE and not self.text.startswith("-") and self._fits_code(piece)

    def _fits_chemistry(self, piece: str) -> bool:
        plain = re.sub(r"[\s_^]", "", piece).strip(".,;!?'\"()")
        if len(plain) == len(self.form) and all(
            one == other or one + other == "0O" for one, other in zip(plain, self.form, strict=True)
        ):
            return True
        if (
            same_atoms(plain, self.form)
            or in_atoms(piece) == self.form
            or same_atoms(in_atoms(piece), self.form)
        ):
            return True
        told = folded(plain, self.notation)
        clear = plain.islower() or (plain.isupper() and len(plain) > len("Au") and not are_elements(plain))
        return clear and told.lower() == self.form.lower() and not self.cased

    def _fits_code(self, piece: str) -> bool:
        form = folded(piece, Notation.CODE)
        if self.form.startswith(".") and form.lstrip("*.") == self.form.lstrip("."):
            return True
        if self.text.startswith("<") and is_tag(piece, form, self.text):
            return True
        if piece in _CODE_TWINS.get(self.text, ()):
            return True
        if form.endswith("()") and self.form.startswith(form[:-1]):
            return True
        if self.form.endswith("()") and re.fullmatch(rf"{re.escape(self.form[:-1])}[^()]*\);?", form):
            return True
        return form.rstrip("()") == self.form.rstrip("()") and (
            "(" not in form or "(" not in self.form or form == self.form
        )

    def _fits_math(self, piece: str) -> bool:
        form = canonical(piece)
        if _RATIO.fullmatch(self.text) and ratio(piece) == ratio(self.text):
            return True
        ours = reaction(characters(self.text))
        if ours:
            return reaction(characters(piece)) == ours
        if form == self.form:
            return True
        if flattened(self.text, piece):
            return True
        asked, told = sides(characters(self.text)), sides(piece)
        if len(told) > MOST_SIDES:
            told = (told[0], told[-1])  # "x = 6/3 = 2"
            if asked == told:
                return True
        if len(asked) == 2 and len(told) == 1 and told[0] and simple(self.text.split("=")[0]):
            return asked[1] == told[0]
        worked = len(asked) == len(told) == 2 and not re.search(r"[a-z]", told[0])
        if worked and simple(self.text.split("=")[0]) and asked[1] == told[1]:
            return True
        if len(asked) == 1 and len(told) == 2 and simple(piece.split("=")[0]):
            return told[1] == asked[0]
        return self._fits_growth(piece)

    def _fits_growth(self, piece: str) -> bool:
        """O(n log n) as "n log n", "big O of n log n" or "linearithmic"."""
        match = ORDER.fullmatch(plain_formula(characters(self.text)))
        if match is None:
            return False
        told = re.sub(
            r"(?i)\b(?:big[- ]?oh?|(?:big[- ]?)?(?:theta|omega)|order)(?: of)?\s*|\btime\b|\bcomplexity\b",
            "",
            piece,
        )
        told = plain_formula(re.sub(r"(?i)(?<=[)\w]),? (?:where|with|for)\b.*", "", told))
        wrapped = ORDER.fullmatch(told)
        inner = match[1] or ""
        if not re.search(r"\w", told):
            return False
        if growth((wrapped[1] or wrapped[2] or told) if wrapped else told) == growth(inner):
            return True
        return piece.lower().strip(" .!") in _GROWTH.get(f"o({inner})", ())

    def _fits_symbol(self, piece: str) -> bool:
        piece = piece.translate(_RELATIONS)
        if piece.replace(" ", "") == self.text.translate(_RELATIONS) or piece.strip("`'\"“” ") == self.text:
            return True
        return named(piece, self.text) or _REGEX_TWINS.get(self.text) == piece

    def used(self, raw: str) -> bool:
        """Whether the answer shows the operator at work: "a // b"."""
        return (
            re.fullmatch(rf"(?:[a-z\d]{{1,3}}\s*)?{re.escape(self.text)}\s*[a-z\d]{{1,3}}", raw) is not None
        )

    def likest(self, pieces: list[str], question: str) -> Likeness:
        """How a stretch is the formula but for the way it is written: with brackets multiplied out, by d for r."""
        own = _equation(characters(self.text))
        if len(own) > MOST_SIDES or _UNEQUAL.search(self.text):
            return Likeness.NONE
        best = Likeness.NONE
        for piece in [*pieces[:MOST_TRIED], *filter(None, map(two_signs, pieces[:1]))]:
            if _asked(piece, question):
                continue
            told = _equation(piece)
            named = len(told) == 1 or len(own) == 1 or _names_same(own[0], told[0], question)
            if len(told) > MOST_SIDES or not named:
                continue
            found = likeness(own[-1], told[-1])
            if found is Likeness.SAME:
                return found
            best = found if best is Likeness.NONE else best
        return best


def _names_same(asked: str, told: str, question: str) -> bool:
    """Whether the left side of an equation stands for the asked quantity: "KE" for "E", "d" for the density's "ρ"."""
    one, other = asked.strip().lower(), _BOTH_ROOTS.sub("", told.strip().lower())
    if one == other or ({one, other} == {"u", "v"} and _ELECTRIC.search(question)):
        return True
    if (
        not re.fullmatch(r"[^\W\d_]{1,3}(?:_\w{1,8})?|f'?\(\w\)|[a-z]'|[a-z]\(\w\)", other)
        or len(one) > LONGEST_NAME
    ):
        return False
    return one[:1] in other or any(word.startswith(other[0]) for word in question.lower().split())


def _equation(text: str) -> list[str]:
    return text.split("=")


def _asked(piece: str, question: str) -> bool:
    """Whether a stretch only says again what the question gives: the product that is to be written as a sum."""
    told, asked = (_BRACKETS.sub("", plain_formula(one)) for one in (piece, characters(question)))
    return bool(re.search(r"[a-z]", told)) and told in asked


_BRACKETS = re.compile(r"[()*]")


def two_signs(text: str) -> str:
    """Two solutions that differ in one sign as one: "x = a + b or x = a - b"; "" for all else."""
    parts = _BETWEEN.split(text, 2)
    one, two = (part.split("=")[-1].strip(" .") for part in parts) if len(parts) == 2 else ("", "")
    if len(one) != len(two):
        return ""
    other = [at for at, (left, right) in enumerate(zip(one, two, strict=True)) if left != right]
    if len(other) != 1 or {one[other[0]], two[other[0]]} != {"+", "-"}:
        return ""
    return one[: other[0]] + "±" + one[other[0] + 1 :]


_BETWEEN = re.compile(r"\s*(?:\bor\b|\band\b|;|,)\s*")
_BOTH_ROOTS = re.compile(r"_?\{?\(?1\s?(?:[,/]|and|or)\s?2\)?\}?$")
"""How the name of two solutions is written: x1,2."""
_UNEQUAL = re.compile(r"[<>!~]")
_ELECTRIC = re.compile(r"(?i)\bohm|\bvolt|\bcurrent|\bcircuit|\belectric")
"""What asks of a voltage, which is U on the Continent and V elsewhere."""
LONGEST_NAME = 4
MOST_TRIED = 8
"""Stretches of an answer that are worked out."""
