"""The suite as a table, and rows that were judged unfairly to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.grading.behaviour.catalog import RULES
from tests.grading.behaviour.committed import upper
from tests.grading.behaviour.rule import Rule
from tests.grading.behaviour.states import names, state
from tests.grading.behaviour.suite import FULL, Counts, Outcome, Sample, Suite, measured


def table(
    counts: Counts | None = None, states: Sequence[str] | None = None, rules: Sequence[Rule] = RULES
) -> str:
    """Rules by states as Markdown: rate, in brackets Wilson's upper bound and the rows; measures what is not given."""
    columns = list(states or counts or names())
    found = measured(FULL, columns, rules) if counts is None else counts
    lines = [
        f"| rule | measures | limit | {' | '.join(columns)} |",
        f"| --- | --- | --- |{' --- |' * len(columns)}",
    ]
    for rule in rules:
        cells = (cell(rule, found[name][rule.name], bare=name == "bare") for name in columns)
        lines.append(f"| {rule.name} | {rule.measure} | {_limits(rule)} | {' | '.join(cells)} |")
    lines.append(f"| **rules kept** | | | {' | '.join(_kept(rules, found, name) for name in columns)} |")
    return "\n".join(lines)


def cell(rule: Rule, count: tuple[int, int], *, bare: bool) -> str:
    """One rule on one state: "-" where it does not apply or nothing could be made."""
    hits, of = count
    if not of:
        return "-"
    verdict = "ok" if kept(rule, count, bare=bare) else "**FAIL**"
    return f"{_short(hits / of)} ({_short(upper(hits, of))}, {of}) {verdict}"


def kept(rule: Rule, count: tuple[int, int], *, bare: bool) -> bool:
    """Whether the rate is within the rule's limit."""
    limit = rule.limit_on(bare=bare)
    return limit is None or count[0] <= limit * count[1]


def offending(rule: Rule, states: Iterable[str], show: int, sample: Sample = FULL) -> str:
    """The first rows of a rule in each state that were judged unfairly."""
    lines = []
    for name in states:
        against = [outcome for outcome in Suite(state(name), sample).outcomes(rule) if outcome.unfair]
        lines.append(f"{rule.name}, {name}: {len(against)}")
        lines += [_line(outcome) for outcome in against[:show]]
    return "\n".join(lines)


def _line(outcome: Outcome) -> str:
    base = f"\n      from: {outcome.row.base!r}" if outcome.row.base is not None else ""
    return f"  {outcome.card.key:>5s} {outcome.verdict:9s} {outcome.row.answer!r}{base}"


def _limits(rule: Rule) -> str:
    if rule.bare is None:
        return f"{_short(rule.limit)}; not bare"
    return _short(rule.limit) + (f"; bare {_short(rule.bare)}" if rule.bare != rule.limit else "")


def _kept(rules: Sequence[Rule], counts: Counts, name: str) -> str:
    made = [rule for rule in rules if counts[name][rule.name][1]]
    return f"{sum(kept(rule, counts[name][rule.name], bare=name == 'bare') for rule in made)} of {len(made)}"


def _short(rate: float) -> str:
    return f"{rate:.3f}".removeprefix("0")
