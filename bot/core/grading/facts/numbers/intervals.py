"""Inequalities in one variable as intervals: "-3 < x < 3", "|x| < 3", "(-3, 3)", "x strictly between -3 and 3".

Two inequalities are the same where they allow the same values of the same variable.
"""

from __future__ import annotations

import re
from fractions import Fraction

from msgspec import Struct

from bot.core.grading.facts.numbers.numerals import worded
from bot.core.grading.facts.said import characters
from bot.core.grading.facts.tables import pattern

LONGEST = 120
MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
"""Each sign as it stands where the sides are exchanged."""
_N = r"(-?\s?\d{1,9}(?:\.\d{1,6})?(?:/[1-9]\d{0,5})?|-?(?:infinity|∞|oo|inf)|-(?:infinity|∞))"
_SIGN = r"(<=|>=|<|>)"
_IS = r"\b(?:is |must be |has to be |should be |are |be )?"
_ANY = (
    r"(?:all (?:real )?(?:numbers|values|x)|(?:any|every) (?:real )?(?:number|value|x)|anything|everything|all|values"
    r"|numbers)"
)
_BOTH = pattern(rf"^{_N}\s*{_SIGN}\s*([a-z])\s*{_SIGN}\s*{_N}$")
_ONE = pattern(rf"^([a-z])?\s*{_SIGN}\s*{_N}$")
_TURNED = pattern(rf"^{_N}\s*{_SIGN}\s*([a-z])$")
_ABSOLUTE = pattern(rf"^\|\s*([a-z])\s*\|\s*(<=|<)\s*{_N}$")
_SPAN = pattern(rf"^(?:([a-z])\s*(?:in|∈|is in)\s*)?([\[(\]])\s*{_N}\s*[,;]\s*{_N}\s*([\])\[])$")
_NOT = pattern(r"^(?:!|not)\s*\(\s*([a-z]\s*(?:<=|>=|<|>)\s*[^()]+)\)$")
_BETWEEN = pattern(
    rf"^(?:([a-z])\s*(?:is|lies|goes)?\s*)?(?:strictly )?"
    rf"(?:between\s+{_N}\s+and|from\s+{_N}\s+(?:up )?(?:to|through))\s+{_N}"
    r"(?:,?\s*\(?(?:both )?(exclusive|inclusive|strictly)\)?)?$"
)
_OR_MORE = pattern(
    rf"^(?:([a-z])\s*(?:is|=)?\s*)?{_N}\s+(?:or|and) (more|above|over|greater|up|higher|less|below|under|fewer|lower)$"
)
_WORDS = (
    (pattern(rf"{_IS}(?:strictly )?(?:greater|bigger|more|larger|higher) than or equal to\b"), ">="),
    (pattern(rf"{_IS}(?:strictly )?(?:less|smaller|lower|fewer) than or equal to\b"), "<="),
    (pattern(rf"{_IS}(?:at least|no less than|not less than|not smaller than)\b"), ">="),
    (pattern(rf"{_IS}(?:at most|up to and including|no more than|not more than|not greater than|up to)\b"), "<="),
    (pattern(rf"{_IS}(?:strictly )?(?:greater|bigger|more|larger|higher) than\b|\babove\b|\bover\b"), ">"),
    (pattern(rf"{_IS}(?:strictly )?(?:less|smaller|lower|fewer) than\b|\bbelow\b|\bunder\b"), "<"),
    (pattern(r"\b(?:minus|negative)\s+(?=\d)"), "-"),
    (pattern(rf"^(?:the )?(?:solution|answer)? ?(?:is |are )?(?:for |when |if |it's )?{_ANY}(?: of x)?\s*"), ""),
    (pattern(r"^that (?:is|are)\s+"), ""),
    (pattern(r"≥|=>(?=\s*-?\d)"), ">="),
    (pattern(r"≤"), "<="),
)  # fmt: skip


class Interval(Struct, frozen=True):
    """The values that an inequality allows."""

    low: Fraction | None
    """None without a lower end."""
    low_in: bool
    high: Fraction | None
    high_in: bool
    variable: str = ""

    def same(self, other: Interval) -> bool:
        """Whether both allow the same values of the same variable, where both name one."""
        named = not self.variable or not other.variable or self.variable == other.variable
        return named and (self.low, self.low_in, self.high, self.high_in) == (
            other.low,
            other.low_in,
            other.high,
            other.high_in,
        )


def interval(text: str) -> Interval | None:
    """The interval that `text` tells; None where it tells none."""
    if (
        len(text) > LONGEST
        or re.search(
            r"(?i)[<>≤≥(\[|]|than|least|most|between|from|over|under|above|below|or more|or less|up to", text
        )
        is None
    ):
        return None
    plain = characters(text).lower().strip(" .?$`\"'").rstrip("!")
    for start, end, value, _ in reversed(list(worded(plain))):
        if value.denominator == 1:
            plain = plain[:start] + str(value) + plain[end:]
    for phrase, sign in _WORDS:
        plain = phrase.sub(sign, plain)
    return _read(plain.strip())


def _read(plain: str) -> Interval | None:
    for form, read in _FORMS:
        match = form.match(plain)
        if match:
            return read(match)
    parts = re.split(r"\s*(?:\band\b|&&|∧|,)\s*", plain)
    if len(parts) == 2 and all(_ONE.match(part) or _TURNED.match(part) for part in parts):
        one, other = (_read(part) for part in parts)
        return _joined(one, other) if one is not None and other is not None else None
    return None


def _joined(one: Interval, other: Interval) -> Interval | None:
    if (one.low is None) == (other.low is None):
        return None
    low, high = (one, other) if one.low is not None else (other, one)
    return Interval(low.low, low.low_in, high.high, high.high_in, one.variable or other.variable)


def _number(text: str) -> Fraction | None:
    plain = text.replace(" ", "")
    return None if re.search(r"[∞io]", plain) else Fraction(plain)


def _one(variable: str, sign: str, number: str) -> Interval:
    value, closed = _number(number), sign.endswith("=")
    if sign.startswith(">"):
        return Interval(value, closed, None, False, variable)
    return Interval(None, False, value, closed, variable)


_OPPOSITE = {"<": ">=", ">": "<=", "<=": ">", ">=": "<"}


def _both(match: re.Match[str]) -> Interval | None:
    left = _one(match[3], MIRRORED[match[2]], match[1])
    right = _one(match[3], match[4], match[5])
    return _joined(left, right)


def _denied(match: re.Match[str]) -> Interval | None:
    inner = _ONE.match(match[1].strip())
    return _one(inner[1] or "", _OPPOSITE[inner[2]], inner[3]) if inner else None


def _absolute(match: re.Match[str]) -> Interval | None:
    value = _number(match[3])
    closed = match[2] == "<="
    return None if value is None else Interval(-value, closed, value, closed, match[1])


def _span(match: re.Match[str]) -> Interval:
    low, high = _number(match[3]), _number(match[4])
    return Interval(
        low, match[2] == "[" and low is not None, high, match[5] == "]" and high is not None, match[1] or ""
    )


def _between(match: re.Match[str]) -> Interval:
    told = match[5]
    closed = told == "inclusive" or (match[2] is None and told is None)  # "from 1 to 5" has both ends
    return Interval(_number(match[2] or match[3]), closed, _number(match[4]), closed, match[1] or "")


def _or_more(match: re.Match[str]) -> Interval:
    up = match[3] in ("more", "above", "over", "greater", "up", "higher")
    return _one(match[1] or "", ">=" if up else "<=", match[2])


_FORMS = (
    (_BOTH, _both),
    (_ONE, lambda match: _one(match[1] or "", match[2], match[3])),
    (_TURNED, lambda match: _one(match[3], MIRRORED[match[2]], match[1])),
    (_ABSOLUTE, _absolute),
    (_SPAN, _span),
    (_NOT, _denied),
    (_BETWEEN, _between),
    (_OR_MORE, _or_more),
)
