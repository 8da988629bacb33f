"""The suite as a table, and rows that were judged unfairly to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.grading.behaviour.catalog import RULES
from tests.grading.behaviour.committed import upper
from tests.grading.behaviour.rule import Knows, Rule
from tests.grading.behaviour.states import knows, names, state
from tests.grading.behaviour.suite import Counts, Outcome, Suite, measured, sample


def table(
    counts: Counts | None = None, states: Sequence[str] | None = None, rules: Sequence[Rule] = RULES
) -> str:
    """Rules by states as Markdown: rate, in brackets Wilson's upper bound and the rows; measures what is not given.

    Facts have a table of their own, and rules that apply to no column are left out.
    """
    every = list(states or counts or names())
    found = measured(every, rules) if counts is None else counts
    groups = [[name for name in every if (knows(name) is Knows.FACT) is facts] for facts in (False, True)]
    return "\n\n".join(_table(found, columns, rules) for columns in groups if columns)


def _table(found: Counts, columns: Sequence[str], every: Sequence[Rule]) -> str:
    rules = applying(every, columns)
    lines = [
        f"| rule | measures | limit | {' | '.join(columns)} |",
        f"| --- | --- | --- |{' --- |' * len(columns)}",
    ]
    for rule in rules:
        cells = (cell(rule, found[name][rule.name], knows(name)) for name in columns)
        lines.append(f"| {rule.name} | {rule.measure} | {limits(rule, columns)} | {' | '.join(cells)} |")
    lines.append(f"| **rules kept** | | | {' | '.join(_kept(rules, found, name) for name in columns)} |")
    return "\n".join(lines)


def applying(rules: Iterable[Rule], columns: Iterable[str]) -> list[Rule]:
    """The rules that apply to any of the states."""
    known = {knows(name) for name in columns}
    return [rule for rule in rules if known & rule.limits.keys()]


def cell(rule: Rule, count: tuple[int, int], known: Knows) -> str:
    """One rule on one state: "-" where it does not apply or nothing could be made."""
    hits, of = count
    if not of:
        return "-"
    verdict = "ok" if kept(rule, count, known) else "**FAIL**"
    return f"{short(hits / of)} ({short(upper(hits, of))}, {of}) {verdict}"


def kept(rule: Rule, count: tuple[int, int], known: Knows) -> bool:
    """Whether the rate is within the rule's limit."""
    limit = rule.limits.get(known)
    return limit is None or count[0] <= limit * count[1]


def offending(rule: Rule, states: Iterable[str], show: int, *, quick: bool = False) -> str:
    """The first rows of a rule in each state that were judged unfairly."""
    lines = []
    for name in states:
        drawn = sample(name, quick=quick)
        against = [outcome for outcome in Suite(state(name), drawn).outcomes(rule) if outcome.unfair]
        lines.append(f"{rule.name}, {name}: {len(against)}")
        lines += [_line(outcome) for outcome in against[:show]]
    return "\n".join(lines)


def _line(outcome: Outcome) -> str:
    base = f"\n      from: {outcome.row.base!r}" if outcome.row.base is not None else ""
    return f"  {outcome.card.key:>5s} {outcome.verdict:9s} {outcome.row.answer!r}{base}"


def limits(rule: Rule, columns: Iterable[str]) -> str:
    """The limits of what the states know: the first, and those that differ from it with a word."""
    known = {knows(name) for name in columns}
    (_, first), *others = [(one, rule.limits[one]) for one in Knows if one in known and one in rule.limits]
    return "; ".join([short(first), *(f"{one} {short(limit)}" for one, limit in others if limit != first)])


def _kept(rules: Sequence[Rule], counts: Counts, name: str) -> str:
    made = [rule for rule in rules if counts[name][rule.name][1]]
    return f"{sum(kept(rule, counts[name][rule.name], knows(name)) for rule in made)} of {len(made)}"


def short(rate: float) -> str:
    """A rate as the tables have it."""
    return f"{rate:.3f}".removeprefix("0")
