"""The committed rates: shortfalls that are known, so that they can be seen and can only shrink."""

from __future__ import annotations

import json
from math import comb, sqrt
from pathlib import Path

from tests.grading.behaviour.catalog import BY_NAME
from tests.grading.behaviour.states import knows
from tests.grading.behaviour.suite import Counts

COMMITTED = Path(__file__).parent / "committed.json"
"""Written by `python -m tests.grading.behaviour --write`; these are figures and never limits."""
_Z = 1.96
_CHANCE = 0.01
"""How seldom a grader that keeps to a rate may fail the test by the draw of the rows."""


def read() -> Counts:
    """The committed counts; none where nothing was written yet."""
    if not COMMITTED.exists():
        return {}
    found = json.loads(COMMITTED.read_text(encoding="utf-8"))
    return {name: {rule: (hits, of) for rule, (hits, of) in rules.items()} for name, rules in found.items()}


def write(counts: Counts) -> None:
    """Commit the counts of all rules on some states, one state's rule a line; the other states' stay."""
    states = (
        f" {json.dumps(name)}: {{\n"
        + ",\n".join(f"  {json.dumps(rule)}: {json.dumps(pair)}" for rule, pair in rules.items())
        + "\n }"
        for name, rules in {**read(), **counts}.items()
    )
    COMMITTED.write_text("{\n" + ",\n".join(states) + "\n}\n", encoding="utf-8")


def grown(counts: Counts) -> list[str]:
    """The shortfalls that are larger than the committed ones beyond the error of a draw, a line each."""
    before = read()
    return [
        f"{name}, {rule}: {hits} of {of}, committed {known[0]} of {known[1]}"
        for name, rules in counts.items()
        for rule, (hits, of) in rules.items()
        if (known := before.get(name, {}).get(rule)) and hits > allowed(_limit(rule, name), known, of)
    ]


def _limit(rule: str, state: str) -> float:
    known = BY_NAME.get(rule)
    return known.limits.get(knows(state), 0.0) if known else 0.0


def allowed(limit: float, known: tuple[int, int] | None, of: int) -> int:
    """How many of `of` rows may be unfair: what the limit or the committed rate gives, and the draw's error."""
    rate = max(limit, known[0] / known[1] if known and known[1] else 0.0)
    return most(rate, of)


def against(name: str, rule: str, count: tuple[int, int], slack: int = 0) -> str:
    """What is wrong where more rows of the test run are judged unfairly than may be; empty where none is.

    `slack`: how many more may be, where another processor's rounding can move an answer over a cut.
    """
    hits, of = count
    most_ = allowed(_limit(rule, name), read().get(name, {}).get(rule), of) + slack
    if hits <= most_:
        return ""
    return (
        f"{BY_NAME[rule].says} {hits} of {of} answers are judged unfairly, {most_} would be by chance; "
        f"see python -m tests.grading.behaviour --quick --state '{name}' --rule '{rule}' --show 9"
    )


def most(rate: float, of: int) -> int:
    """The count that a rate exceeds in one of a hundred draws of `of` rows at most."""
    below = 0.0
    for hits in range(of + 1):
        below += comb(of, hits) * rate**hits * (1 - rate) ** (of - hits)
        if 1 - below <= _CHANCE:
            return hits
    return of


def upper(hits: int, of: int) -> float:
    """The upper end of Wilson's 95% interval."""
    if not of:
        return 1.0
    rate, squared = hits / of, _Z * _Z
    spread = _Z * sqrt(rate * (1 - rate) / of + squared / (4 * of * of))
    return min(1.0, (rate + squared / (2 * of) + spread) / (1 + squared / of))
