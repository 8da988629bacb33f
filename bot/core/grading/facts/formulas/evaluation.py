"""Compares formulas by their values at a few points: 2(l + w) and 2l + 2w, F = ma and a = F/m, πr² and πd²/4.

What cannot be read as a formula of numbers, letters and functions is equal to nothing.
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from zlib import crc32

from bot.core.grading.facts.formulas.algebra import plain_formula, tokens_of

LONGEST = 90
"""Signs of a formula that is worked out."""
POINTS = 4
MOST_POWER = 40
MOST_STEPS = 40
"""Steps in search of the value for which an equation holds."""
CLOSE = 1e-7
Values = Mapping[str, complex]
_FUNCTIONS: dict[str, Callable[[complex], complex]] = {
    "sin": cmath.sin, "cos": cmath.cos, "tan": cmath.tan, "arcsin": cmath.asin, "arccos": cmath.acos,
    "arctan": cmath.atan, "sinh": cmath.sinh, "cosh": cmath.cosh, "tanh": cmath.tanh, "exp": cmath.exp,
    "sqrt": cmath.sqrt, "ln": cmath.log, "log": cmath.log10, "lg": cmath.log10,
}  # fmt: skip
_KNOWN: Values = {"pi": math.pi}
_ALSO = {"d": ("r", ["(", "2", "*", "r", ")"]), "tau": ("pi", ["(", "2", "*", "pi", ")"]), "u": ("v", ["v"])}
"""Letters that stand for another of the reference's, with how: the diameter where the radius is asked."""


class _UnreadableError(Exception):
    """A text that is no formula to be worked out."""


def same_values(one: str, other: str) -> bool:
    """Whether two expressions of the same letters have the same values."""
    left, right = _tokens(one), _tokens(other)
    right = _in_terms_of(left, right)
    if not left or not right or _letters(left) != _letters(right):
        return False
    try:
        return all(
            _near(_value(left, _point(left, at)), _value(right, _point(left, at))) for at in range(POINTS)
        )
    except (_UnreadableError, ArithmeticError, ValueError):
        return False


def same_relation(one: str, other: str) -> bool:
    """Whether two equations hold for the same values of the same two letters or more."""
    left, right = _sides(one), _sides(other)
    if left is None or right is None:
        return False
    every = [*left[0], *left[1]]
    right = (_in_terms_of(every, right[0]), _in_terms_of(every, right[1]))
    names = _letters(every)
    if len(names) < 2 or names != _letters([*right[0], *right[1]]):
        return False
    try:
        return all(_holds_with(left, right, _point(every, at), sorted(names)) for at in range(POINTS))
    except (_UnreadableError, ArithmeticError, ValueError):
        return False


_Equation = tuple[list[str], list[str]]


def _holds_with(one: _Equation, other: _Equation, point: Values, names: Sequence[str]) -> bool:
    """Whether the second equation holds where the first does, near a point, and not beside it."""
    for name in names:
        root = _root(lambda value, name=name: _gap(one, {**point, name: value}), point[name])  # type: ignore[misc]
        if root is None or abs(root) < CLOSE or abs(root.imag) > CLOSE or root.real < 0:
            continue
        holds = _near(_value(other[0], {**point, name: root}), _value(other[1], {**point, name: root}))
        beside = {**point, name: root * 1.3}
        return holds and not _near(_value(other[0], beside), _value(other[1], beside))
    return False


def _gap(equation: _Equation, point: Values) -> complex:
    return _value(equation[0], point) - _value(equation[1], point)


def _root(of: Callable[[complex], complex], start: complex) -> complex | None:
    """Where a function is 0, by secants from `start` on."""
    one, other = start, start * 1.1
    before, now = of(one), of(other)
    for _ in range(MOST_STEPS):
        if abs(now) < CLOSE * CLOSE or now == before:
            break
        one, other, before = other, other - now * (other - one) / (now - before), now
        now = of(other)
    return other if abs(now) < CLOSE else None


def _near(one: complex, other: complex) -> bool:
    return abs(one - other) <= CLOSE * max(1, abs(one), abs(other))


@lru_cache(maxsize=256)
def _read(text: str) -> tuple[str, ...]:
    plain = plain_formula(text)
    return tuple(tokens_of(plain)) if 0 < len(plain) <= LONGEST else ()


def _tokens(text: str) -> list[str]:
    return list(_read(text))


def _sides(text: str) -> _Equation | None:
    tokens = _tokens(text)
    if tokens.count("=") != 1 or any(sign in "<>!~" for sign in tokens):
        return None
    at = tokens.index("=")
    return tokens[:at], tokens[at + 1 :]


def _in_terms_of(asked: Sequence[str], told: Sequence[str]) -> list[str]:
    found: list[str] = []
    for sign in told:
        letter, form = _ALSO.get(sign, ("", [sign]))
        found += form if letter in asked and sign not in asked else [sign]
    return found


def _letters(tokens: Sequence[str]) -> set[str]:
    return {sign for sign in tokens if sign[0].isalpha() and sign not in _FUNCTIONS and sign not in _KNOWN}


def _point(tokens: Sequence[str], at: int) -> Values:
    """A value for each letter, the same in every process."""
    return {name: 0.6 + crc32(f"{name}{at}".encode()) % 1000 / 500 for name in _letters(tokens)}


def _value(tokens: Sequence[str], point: Values) -> complex:
    reader = _Reader(tokens, {**_KNOWN, **point})
    value = reader.sum()
    if reader.at < len(tokens):
        raise _UnreadableError
    return value


class _Reader:
    """Works a formula out, sign by sign."""

    def __init__(self, tokens: Sequence[str], values: Values) -> None:
        self._tokens, self._values, self.at = tokens, values, 0

    def _sign(self) -> str:
        return self._tokens[self.at] if self.at < len(self._tokens) else ""

    def _take(self, *signs: str) -> str:
        sign = self._sign()
        if sign not in signs:
            return ""
        self.at += 1
        return sign

    def sum(self) -> complex:
        total = self._product()
        while sign := self._take("+", "-"):
            term = self._product()
            total += term if sign == "+" else -term
        return total

    def _product(self) -> complex:
        numbers = self._sign()[:1].isdigit()  # "1/2mv": only the number is below
        total = self._power()
        while (sign := self._take("*", "/")) or self._starts():
            if sign == "/":
                below = self._power()
                while not numbers and self._starts():
                    below *= self._power()
                total /= below
            else:
                numbers = numbers and self._sign()[:1].isdigit()
                total *= self._power()
        return total

    def _starts(self) -> bool:
        return self._sign()[:1].isalnum() or self._sign() == "("

    def _power(self) -> complex:
        if self._take("-"):
            return -self._power()
        base = self._atom()
        if not self._take("^"):
            return base
        power = self._power()
        if abs(power) > MOST_POWER or abs(base) > 1e9:
            raise _UnreadableError
        return base**power

    def _atom(self) -> complex:
        sign = self._sign()
        self.at += 1
        if sign == "(":
            value = self.sum()
            if not self._take(")"):
                raise _UnreadableError
            return value
        if sign in _FUNCTIONS:
            value = self._power()
            while sign != "sqrt" and self._starts() and self._tokens[self.at - 1] != ")":
                value *= self._power()
            return _FUNCTIONS[sign](value)
        if sign[:1].isdigit():
            return complex(float(sign))
        if sign in self._values:
            return complex(self._values[sign])
        raise _UnreadableError
