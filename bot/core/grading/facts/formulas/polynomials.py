"""Expands sums and products, to tell formulas that are equal but for brackets: 2(l + w), 2l + 2w.

Only small ones are worked out; for all others it decides nothing.
"""

from __future__ import annotations

from fractions import Fraction

from bot.core.grading.facts.formulas.algebra import plain_formula, tokens_of

LONGEST = 60
"""Signs of a formula that is expanded."""
MOST_TERMS = 24
MOST_POWER = 4
Polynomial = dict[tuple[str, ...], Fraction]
"""The factor of each product of letters, written in order with repetitions."""


def expanded(text: str) -> Polynomial | None:
    """The polynomial that `text` is; None where it is none, or a long one."""
    plain = plain_formula(text)
    tokens = tokens_of(plain)
    if not tokens or len(plain) > LONGEST:
        return None
    found, at = _sum(tokens, 0)
    return found if found is not None and at == len(tokens) else None


def _sum(tokens: list[str], at: int) -> tuple[Polynomial | None, int]:
    total: Polynomial = {}
    sign = 1
    while at < len(tokens) and tokens[at] != ")":
        if tokens[at] in "+-":
            sign = 1 if tokens[at] == "+" else -1
            at += 1
        product, at = _product(tokens, at)
        if product is None or len(total) > MOST_TERMS:
            return None, at
        for letters, factor in product.items():
            total[letters] = total.get(letters, Fraction(0)) + sign * factor
        sign = 1
    return {letters: factor for letters, factor in total.items() if factor}, at


def _product(tokens: list[str], at: int) -> tuple[Polynomial | None, int]:
    total: Polynomial = {(): Fraction(1)}
    started = False
    while at < len(tokens) and tokens[at] not in ("+", "-", ")"):
        divides = tokens[at] == "/"
        if tokens[at] in "*/":
            at += 1
        if at >= len(tokens):
            return None, at
        factor, at = _power(tokens, at)
        if factor is None:
            return None, at
        if divides:
            number = factor.get((), Fraction(0))
            if set(factor) != {()} or not number:
                return None, at
            factor = {(): 1 / number}
        total = _times(total, factor)
        started = True
        if len(total) > MOST_TERMS:
            return None, at
    return (total if started else None), at


def _power(tokens: list[str], at: int) -> tuple[Polynomial | None, int]:
    base, at = _factor(tokens, at)
    if base is None or at + 1 >= len(tokens) or tokens[at] != "^":
        return base, at
    power = tokens[at + 1]
    if not power.isdigit() or not 1 <= int(power[:3]) <= MOST_POWER:
        return None, at
    total = base
    for _ in range(int(power) - 1):
        total = _times(total, base)
    return total, at + 2


def _factor(tokens: list[str], at: int) -> tuple[Polynomial | None, int]:
    sign = tokens[at]
    if sign == "(":
        inner, at = _sum(tokens, at + 1)
        return (inner, at + 1) if inner is not None and at < len(tokens) else (None, at)
    if sign[0].isdigit():
        return {(): Fraction(sign)}, at + 1
    if len(sign) == 1 and sign.isalpha():
        return {(sign,): Fraction(1)}, at + 1
    return None, at


def _times(one: Polynomial, other: Polynomial) -> Polynomial:
    total: Polynomial = {}
    for letters, factor in one.items():
        for more, by in other.items():
            key = tuple(sorted((*letters, *more)))
            total[key] = total.get(key, Fraction(0)) + factor * by
    return total
