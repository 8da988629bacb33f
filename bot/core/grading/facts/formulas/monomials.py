"""Equations of products and quotients, to tell one that is only solved for another quantity ("a = F/m", "F = ma").

Both sides are read as products of powers; where they cannot be, the equations are not compared.
"""

from __future__ import annotations

from fractions import Fraction

from bot.core.grading.facts.formulas.algebra import plain_formula, tokens_of

LONGEST = 60
"""Signs of an equation that is taken apart."""
MOST_POWER = 9
Monomial = tuple[Fraction, dict[str, int]]


def same_relation(one: str, other: str) -> bool:
    """Whether two equations of products and quotients say the same of the same quantities."""
    left, right = _ratio(one), _ratio(other)
    if left is None or right is None or len(left[1]) < 2 or left[0] <= 0:
        return False
    turned = (1 / left[0], {name: -power for name, power in left[1].items()})
    return right in (left, turned)


def _ratio(text: str) -> Monomial | None:
    plain = plain_formula(text)
    if len(plain) > LONGEST or plain.count("=") != 1 or any(sign in plain for sign in "<>!~+"):
        return None
    left, right = (_monomial(side) for side in plain.split("="))
    return None if left is None or right is None or not right[0] else _times(left, right, -1)


def _monomial(text: str) -> Monomial | None:
    tokens = tokens_of(text)
    found, at = _term(tokens, 0)
    return found if found is not None and at == len(tokens) and tokens else None


def _term(tokens: list[str], at: int) -> tuple[Monomial | None, int]:
    """A product from `at` on; what stands side by side after a slash is below it."""
    total: Monomial = (Fraction(1), {})
    sign = 1
    while at < len(tokens) and tokens[at] != ")":
        if tokens[at] in "*/":
            sign = 1 if tokens[at] == "*" else -1
            at += 1
            continue
        factor, at = _factor(tokens, at)
        if factor is None:
            return None, at
        if sign < 0 and not factor[0]:
            return None, at
        total = _times(total, factor, sign)
        if factor[1] == {}:
            sign = 1  # "1/2mv": only the number is below
    return total, at


def _factor(tokens: list[str], at: int) -> tuple[Monomial | None, int]:
    sign = tokens[at]
    if sign == "(":
        inner, at = _term(tokens, at + 1)
        if at >= len(tokens) or inner is None:
            return None, at
        found: Monomial = inner
    elif sign[0].isdigit():
        found = (Fraction(sign), {})
    elif sign[0].isalpha():
        found = (Fraction(1), {sign: 1})
    else:
        return None, at
    at += 1
    if at + 1 < len(tokens) and tokens[at] == "^":
        if not tokens[at + 1].isdigit() or int(tokens[at + 1][:3]) > MOST_POWER:
            return None, at
        power = int(tokens[at + 1])
        found = (found[0] ** power, {name: count * power for name, count in found[1].items()})
        at += 2
    return found, at


def _times(one: Monomial, other: Monomial, sign: int) -> Monomial:
    powers = dict(one[1])
    for name, power in other[1].items():
        powers[name] = powers.get(name, 0) + sign * power
    return one[0] * other[0] ** sign, {name: power for name, power in powers.items() if power}
