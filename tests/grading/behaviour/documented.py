"""Two tables of docs/grading-figures.md: the committed rates, put there by `python -m tests.grading.behaviour --write`.

`python -m tests.grading.behaviour.documented` does so without measuring anything anew.
"""

from __future__ import annotations

from bot.config import ROOT
from tests.grading.behaviour import committed
from tests.grading.behaviour.catalog import RULES
from tests.grading.behaviour.report import applying, kept, limits, short
from tests.grading.behaviour.rule import Rule
from tests.grading.behaviour.states import ALONE, FACTS, FACTS_READ, READ, READ_FEW, knows
from tests.grading.behaviour.suite import Counts
from tests.grading.worked_example import replaced

PAGE = ROOT / "docs" / "grading-figures.md"
TABLES = {
    "### Rules on sentences\n": {
        "deck": "shipped deck",
        "12 examples": "12 examples",
        "6 examples": "6",
        "3 examples": "3",
        "bare": "bare",
        "field": "biology",
        ALONE: "bare, in no fit",
        READ: "**the same, read**",
        READ_FEW: "**3 examples, read**",
    },
    "### Rules on facts\n": {FACTS: "facts", FACTS_READ: "**the same, read**"},
}
"""By heading: states and what their columns are called."""


def page(text: str) -> str:
    """The page with the committed rates in its tables."""
    counts = committed.read()
    for heading, columns in TABLES.items():
        text = replaced(text, f"{heading}\n{_table(counts, columns)}\n\n")
    return text


def write() -> None:
    """Put the committed rates into the page."""
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


def _table(counts: Counts, columns: dict[str, str]) -> str:
    lines = [
        f"| rule | measures | limit | {' | '.join(columns.values())} |",
        f"| --- | --- | --- |{' --- |' * len(columns)}",
    ]
    for rule in applying(RULES, columns):
        cells = (_cell(rule, name, counts.get(name, {}).get(rule.name, (0, 0))) for name in columns)
        lines.append(f"| {rule.name} | {rule.measure} | {limits(rule, columns)} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(rule: Rule, name: str, count: tuple[int, int]) -> str:
    hits, of = count
    if not of:
        return "-"
    over = "" if kept(rule, count, knows(name)) else " **over**"
    return f"{short(hits / of)} ({short(committed.upper(hits, of))}){over}"


if __name__ == "__main__":
    write()
