"""Works a formula out at one point: sums, products, powers, roots, functions, with the upper or lower sign of its ±.

Nothing is evaluated that is not a sign, a number, a letter with a value or one of the functions named here.
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Callable, Mapping, Sequence

MOST_POWER = 40
MOST_DEEP = 20
"""Brackets, signs and powers within each other."""
PLUS_MINUS, MINUS_PLUS = "±", "∓"
Values = Mapping[str, complex]
FUNCTIONS: dict[str, Callable[[complex], complex]] = {
    "sin": cmath.sin, "cos": cmath.cos, "tan": cmath.tan, "arcsin": cmath.asin, "arccos": cmath.acos,
    "arctan": cmath.atan, "sinh": cmath.sinh, "cosh": cmath.cosh, "tanh": cmath.tanh, "exp": cmath.exp,
    "sqrt": cmath.sqrt, "ln": cmath.log, "log": cmath.log10, "lg": cmath.log10,
    "sec": lambda value: 1 / cmath.cos(value), "csc": lambda value: 1 / cmath.sin(value),
    "cot": lambda value: 1 / cmath.tan(value), "cbrt": lambda value: value ** (1 / 3),
}  # fmt: skip
KNOWN: Values = {"pi": math.pi}
_INVERSE = {"sin": "arcsin", "cos": "arccos", "tan": "arctan"}
"""What a power of -1 makes of a function: sin⁻¹ is no reciprocal."""
_ROOTS = frozenset(("sqrt", "cbrt"))


class UnreadableError(Exception):
    """A text that is no formula to be worked out."""


def value_of(tokens: Sequence[str], point: Values, *, upper: bool = True) -> complex:
    """The value where each letter has that of `point`, with the upper or the lower sign of every ±."""
    reader = _Reader(tokens, {**KNOWN, **point}, upper=upper)
    value = reader.sum()
    if reader.at < len(tokens):
        raise UnreadableError
    return value


class _Reader:
    """Reads a formula sign by sign."""

    def __init__(self, tokens: Sequence[str], values: Values, *, upper: bool) -> None:
        self._tokens, self._values, self.at = tokens, values, 0
        self._minus = {"-", MINUS_PLUS if upper else PLUS_MINUS}
        self._deep = 0

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
        while sign := self._take("+", "-", PLUS_MINUS, MINUS_PLUS):
            term = self._product()
            total += -term if sign in self._minus else term
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
        self._deep += 1
        if self._deep > MOST_DEEP:
            raise UnreadableError
        if sign := self._take("+", "-", PLUS_MINUS, MINUS_PLUS):
            value = self._power()
            value = -value if sign in self._minus else value
        else:
            value = self._atom()
            while self._take("!"):
                value = _factorial(value)
            if self._take("^"):
                value = _raised(value, self._power())
        self._deep -= 1
        return value

    def _atom(self) -> complex:
        sign = self._sign()
        self.at += 1
        if sign == "(":
            self._deep += 1
            value = self.sum()
            self._deep -= 1
            if not self._take(")") or self._deep > MOST_DEEP:
                raise UnreadableError
            return value
        if sign in FUNCTIONS:
            return self._applied(sign)
        if sign[:1].isdigit():
            return complex(float(sign))
        if sign in self._values:
            return complex(self._values[sign])
        raise UnreadableError

    def _applied(self, name: str) -> complex:
        """A function of what follows it: "sin 2x", "sin x cos x", "sin^2 x", "sin^-1(x)"."""
        power = self._exponent() if name not in _ROOTS and self._take("^") else complex(1)
        if power == -1 and name in _INVERSE:
            name, power = _INVERSE[name], complex(1)
        bracketed = self._sign() == "("  # "sin(x)^2" is the square of the sine
        value = self._atom() if bracketed else self._power()
        while not bracketed and name not in _ROOTS and self._starts() and self._sign() not in FUNCTIONS:
            value *= self._power()
        return _raised(FUNCTIONS[name](value), power)

    def _exponent(self) -> complex:
        """The power of a function before what it is of, a number or letter: the 2 of "sin^2 x"."""
        if self._take("-"):
            return -self._exponent()
        if self._sign() in FUNCTIONS:
            raise UnreadableError
        return self._atom()


def _factorial(value: complex) -> complex:
    if value.imag:
        raise UnreadableError
    return complex(math.gamma(value.real + 1))


def _raised(base: complex, power: complex) -> complex:
    if power == 1:
        return base
    if abs(power) > MOST_POWER or abs(base) > 1e9:
        raise UnreadableError
    return base**power
