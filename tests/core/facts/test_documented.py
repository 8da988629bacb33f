"""docs/grading-facts.md: each answer there has the verdict that it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.core.facts.cards import whole_verdict

DOCUMENT = Path(__file__).parents[3] / "docs" / "grading-facts.md"
VERDICTS = ("correct", "partial", "incorrect")
CARD = re.compile(r"(?P<question>.+) \*\*(?P<reference>.+)\*\*")


class Row(NamedTuple):
    """A line of a table: a card, and what is said of its answers."""

    question: str
    reference: str
    answers: tuple[tuple[str, str], ...]
    """Each with its verdict."""


def rows(text: str) -> Iterator[Row]:
    """The lines of all tables that have a card."""
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")] if line[:1] == "|" else []
        card = CARD.fullmatch(cells[1]) if len(cells) > 1 else None
        if card is None:
            continue
        said = zip(VERDICTS, cells[2:], strict=True)
        told = ((one.strip(" `"), verdict) for verdict, cell in said for one in cell.split(" · "))
        yield Row(card["question"], card["reference"], tuple(pair for pair in told if pair[0]))


ROWS = list(rows(DOCUMENT.read_text(encoding="utf-8")))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.reference)
def test_what_is_documented_is_so(row: Row) -> None:
    found = [(answer, whole_verdict(row.reference, answer, row.question)) for answer, _ in row.answers]
    assert found == list(row.answers)


def test_a_row_has_answers_that_are_right_and_wrong() -> None:
    told = {verdict for row in ROWS for _, verdict in row.answers}
    assert len(ROWS) > 100 and told == set(VERDICTS) and all(row.answers for row in ROWS)
