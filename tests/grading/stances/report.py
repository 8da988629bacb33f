"""How fair verdicts are on phrasings that nobody read: `python -m tests.grading.stances.report [SORT NUMBER]`.

Each phrasing is put around a right and a wrong value of fifteen cards, one of each kind, and graded. Prints for each
kind of phrasing how many verdicts are unfair, with the model and without.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.assets import load_grader
from bot.core.cards import Card
from bot.core.grading import Grader
from tests.grading.stances.phrasings import VERDICTS, directed


class Values(NamedTuple):
    """A card with what a member says of it."""

    question: str
    reference: str
    right: str
    wrong: str


CARDS = {
    "number": Values("How many bits are in a byte?", "8", "8", "10"),
    "quantity": Values("What is the boiling point of water at sea level?", "100 °C", "100 °C", "90 °C"),
    "year": Values("In which year did World War II end?", "1945", "1945", "1939"),
    "date": Values(
        "On which date was the US Declaration of Independence adopted?",
        "4 July 1776",
        "4 July 1776",
        "3 May 1791",
    ),
    "place": Values("What is the capital of Ecuador?", "Quito", "Quito", "Guayaquil"),
    "person": Values("Who painted Guernica?", "Pablo Picasso", "Pablo Picasso", "Salvador Dali"),
    "term": Values(
        "By which process do plants make sugar?", "photosynthesis", "photosynthesis", "respiration"
    ),
    "thing": Values("Which organelle makes ATP?", "mitochondrion", "mitochondrion", "ribosome"),
    "acronym": Values(
        "What does CPU stand for?",
        "central processing unit",
        "central processing unit",
        "computer power unit",
    ),
    "two": Values(
        "Which two planets are gas giants?", "Jupiter and Saturn", "Jupiter and Saturn", "Mars and Venus"
    ),
    "three": Values(
        "Name the three primary colours of paint",
        "red, yellow, blue",
        "red, yellow and blue",
        "green, orange and purple",
    ),
    "formula": Values("What is the chemical formula of water?", "H2O", "H2O", "CO2"),
    "code": Values("Which operator tests equality in Python?", "==", "==", "="),
    "shortcut": Values("Which shortcut copies?", "Ctrl+C", "Ctrl+C", "Ctrl+V"),
    "phrase": Values(
        "What does a capacitor do?", "stores electrical charge", "stores electrical charge", "blocks light"
    ),
}
"""By kind."""


class Count(NamedTuple):
    """Of one kind of phrasing."""

    unfair: int
    all: int


def unfair(grader: Grader, sort: str, number: int, cards: Iterable[str] = CARDS) -> dict[str, Count]:
    """For each kind of a writer's phrasings how many verdicts are unfair, the blanks exchanged by itself."""
    found, total = Counter[str](), Counter[str]()
    for kind, text, label in directed(sort, number):
        for values in map(CARDS.__getitem__, cards):
            said = text.replace("{A}", values.right).replace("{B}", values.wrong)
            grade = grader.grade(Card("card", values.question, values.reference), said)
            total[kind] += 1
            found[kind] += grade.verdict not in VERDICTS[label]
    return {kind: Count(found[kind], total[kind]) for kind in total}


def _lines(argv: list[str]) -> Iterator[str]:
    sort, number = (argv[0], int(argv[1])) if argv else ("values", 16)
    with_model, without = (unfair(load_grader(semantic=semantic), sort, number) for semantic in (True, False))
    for kind, count in with_model.items():
        other = without[kind]
        yield f"{kind:14} {count.all:5} {count.unfair / count.all:.3f} (without {other.unfair / other.all:.3f})"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in _lines(sys.argv[1:]))
