"""Compares formulas by their values at a few points: 2(l + w) and 2l + 2w, F = ma and a = F/m, πr² and πd²/4.

What cannot be read as a formula of numbers, letters and functions is equal to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from functools import lru_cache
from zlib import crc32

from bot.core.grading.facts.formulas.algebra import plain_formula, tokens_of
from bot.core.grading.facts.formulas.working_out import (
    FUNCTIONS,
    KNOWN,
    MINUS_PLUS,
    PLUS_MINUS,
    UnreadableError,
    Values,
    value_of,
)
from bot.core.grading.facts.tables import pattern

LONGEST = 90
"""Signs of a formula that is worked out."""
POINTS = 4
MOST_STEPS = 40
"""Steps in search of the value for which an equation holds."""
CLOSE = 1e-7
_ALSO = {"d": ("r", ["(", "2", "*", "r", ")"]), "tau": ("pi", ["(", "2", "*", "pi", ")"]), "u": ("v", ["v"])}
"""Letters that stand for another of the reference's, with how: the diameter where the radius is asked."""


_EITHER_SIGN = pattern(r"(?i)[±∓]|\+-|-\+|\+\s?/\s?-|-\s?/\s?\+|\\[pm][pm]\b|plus[ /-]+(?:or |and )?minus")
"""A sign for two; "2 + -3" has none."""


_NUMBERED = pattern(r"(?<![a-z_])([a-z])(\d)(?![\d.])")
"""One of several quantities of a letter: "R1"."""


class Likeness(Enum):
    """How the values of an expression are like those of another."""

    SAME = "same"
    HALF = "half"
    """One of the two that a ± of the other has."""
    BOTH = "both"
    """A ± of which the other is one half."""
    NONE = "none"


def likeness(asked: str, told: str) -> Likeness:
    """How the values of the told expression are like those of the asked one, which has the same letters."""
    left = _tokens(asked)
    right = _in_terms_of(left, _tokens(told))
    if not left or not right or _letters(left) != _letters(right):
        return Likeness.NONE
    try:
        points = [_point(left, at) for at in range(POINTS)]
        ours, theirs = ([_branches(side, point) for point in points] for side in (left, right))
    except (UnreadableError, ArithmeticError, ValueError):
        return Likeness.NONE
    if len(ours[0]) == len(theirs[0]):
        ways = (ours, [branches[::-1] for branches in ours])
        return Likeness.SAME if any(_agree(way, theirs) for way in ways) else Likeness.NONE
    one, two = sorted((ours, theirs), key=lambda side: len(side[0]))
    if not any(_agree(one, [(pair[at],) for pair in two]) for at in (0, -1)):
        return Likeness.NONE
    return Likeness.HALF if one is theirs else Likeness.BOTH


def same_values(one: str, other: str) -> bool:
    """Whether two expressions of the same letters have the same values, both of them where they have a ±."""
    return likeness(one, other) is Likeness.SAME


def has_both_signs(text: str) -> bool:
    """Whether a formula has a sign for two."""
    return _EITHER_SIGN.search(text) is not None


def sole_letter(text: str) -> str:
    """The letter of an expression of one; "" of several or none, and of an equation."""
    names = _letters(_tokens(text)) if "=" not in text else set()
    return next(iter(names)) if len(names) == 1 else ""


def _branches(tokens: Sequence[str], point: Values) -> tuple[complex, ...]:
    """The value at a point, or the two that the upper and lower signs of ± give."""
    if PLUS_MINUS not in tokens and MINUS_PLUS not in tokens:
        return (value_of(tokens, point),)
    return value_of(tokens, point), value_of(tokens, point, upper=False)


def _agree(ours: Sequence[Sequence[complex]], theirs: Sequence[Sequence[complex]]) -> bool:
    return all(
        _near(one, other)
        for mine, their in zip(ours, theirs, strict=True)
        for one, other in zip(mine, their, strict=True)
    )


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
        return any(
            all(_holds_with(one, two, _point(every, at), sorted(names)) for at in range(POINTS))
            for one, two in (
                (left, right),
                (right, left),
            )  # a root is easier found of "f = uv/(u+v)" than of 1/f
        )
    except (UnreadableError, ArithmeticError, ValueError):
        return False


_Equation = tuple[list[str], list[str]]


def _holds_with(one: _Equation, other: _Equation, point: Values, names: Sequence[str]) -> bool:
    """Whether the second equation holds where the first does, near a point, and not beside it."""
    for name in names:
        root = _root(lambda value, name=name: _gap(one, {**point, name: value}), point[name])  # type: ignore[misc]
        if root is None or abs(root) < CLOSE or abs(root.imag) > CLOSE or root.real < 0:
            continue
        holds = _near(value_of(other[0], {**point, name: root}), value_of(other[1], {**point, name: root}))
        beside = {**point, name: root * 1.3}
        return holds and not _near(value_of(other[0], beside), value_of(other[1], beside))
    return False


def _gap(equation: _Equation, point: Values) -> complex:
    return value_of(equation[0], point) - value_of(equation[1], point)


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
    plain = _NUMBERED.sub(r"\1_\2", plain)
    if has_both_signs(text):
        plain = plain.replace("+-", PLUS_MINUS).replace("-+", MINUS_PLUS)
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
    return {sign for sign in tokens if sign[0].isalpha() and sign not in FUNCTIONS and sign not in KNOWN}


def _point(tokens: Sequence[str], at: int) -> Values:
    """A value for each letter, the same in every process."""
    return {name: 0.6 + crc32(f"{name}{at}".encode()) % 1000 / 500 for name in _letters(tokens)}
