"""README and the documents say of the grader what `figures.json` has, to two digits."""

from __future__ import annotations

import json
import re

import pytest

from bot.config import ROOT
from tests.grading.scorecard import FIGURES

ROWS = {
    "`mlops-1` (585)": "whole deck, mlops-1",
    "`mlops-2` (600)": "whole deck, mlops-2",
    "`mlops-3` (600)": "whole deck, mlops-3",
    "the three (1,785)": "whole deck",
    "`messy` (732), its writer in no fit": "whole deck, messy people",
    "the three, 60 examples a card by one writer": "first writer's examples",
    "the three, 12 examples a card and no ideas": "12 examples alone",
    "biology, 26 examples a card, messy people (296)": "deck field, messy people",
    "economics, law, history, geography, the same (293)": "deck society, messy people",
    "physics, chemistry, earth and sky, the same without ideas (300)": "deck science, messy people",
    "accounts, marketing, projects, kitchen, the same without ideas (300)": "deck trade, messy people",
    "nursing, 26 examples a card and no ideas, its writers and cards in no fit, as in the next three rows (300)": (
        "deck nursing, messy people"
    ),
    "computer systems (300)": "deck systems, messy people",
    "psychology, teaching, philosophy, language (285)": "deck mind, messy people",
    "SQL, 36 examples a card (400)": "deck sql",
    "nursing, systems, psychology and SQL, 12 examples a card (1,285)": "decks in no fit, 12 examples",
    "nursing, systems, psychology and SQL, 6 examples a card (1,285)": "decks in no fit, 6 examples",
    "the SQL cards, the reference alone": "deck sql, bare",
}
"""What the rows of the table of figures are called, and in the file."""
COLUMNS = ("accuracy", "right_accepted", "right_refused", "wrong_accepted", "partial_partial")
TOLD = ("accuracy", "right_accepted", "wrong_accepted")
"""Those of the README."""


def measured(name: str, columns: tuple[str, ...]) -> list[float]:
    of_name = json.loads(FIGURES.read_text(encoding="utf-8"))[name]
    return [of_name[column] for column in columns]


def shares(text: str) -> list[float]:
    """The figures of a line, in its order."""
    return [float(each) for each in re.findall(r"(?<![\d.])\.\d\d(?!\d)", text)]


def rows(called: str) -> list[str]:
    """What stands behind that name, in tables of the documents about grading."""
    lead = re.compile(rf"\| (?:\*\*)?{re.escape(called)}(?:\*\*)? \|(.*)")
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("grading*.md"))]
    return [found[1] for text in texts for line in text.splitlines() if (found := lead.fullmatch(line))]


def as_measured(figures: list[float]) -> object:
    return pytest.approx(figures, abs=0.00501)


@pytest.mark.parametrize(("called", "name"), ROWS.items())
def test_the_table_of_figures(called: str, name: str) -> None:
    (row,) = rows(called)
    assert shares(row) == as_measured(measured(name, COLUMNS))


def test_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    (row,) = (line for line in readme if line.startswith("| **Cuecard** |"))
    assert shares(row) == as_measured(measured("whole deck", TOLD))
    (messy,) = (line for line in readme if "On 732 more" in line)
    assert shares(messy) == as_measured(measured("whole deck, messy people", TOLD))
