"""The rules in words: on small cards and on shipped ones, and near answers that meet none."""

from __future__ import annotations

import pytest

from bot.core.cards import Card
from bot.core.grading.policy import rulings, says_an_idea
from tests.core.grading.cards import BARE, CARD, TALK, VERSUS
from tests.core.grading.making import gathered, ready, shipped

RIGHT = CARD.accepted[0]
OFF = "Ottoman sultans drank sherbet"


@pytest.mark.parametrize(
    ("card", "answer", "rules"),
    [
        (CARD, RIGHT, []),
        (CARD, OFF, ["unrelated"]),
        (CARD, TALK, ["unrelated", "rambling"]),
        (CARD, f"log the change first. {TALK} {TALK.replace('s', 'z')}", ["rambling"]),
        (CARD, f"log the change first. {OFF}. {OFF}", []),
        (CARD, f"{RIGHT}. {OFF}. {OFF}", []),
        (CARD, f"It is a myth that you {RIGHT}", ["far", "denied"]),
        (CARD, f"I don't think {OFF}. {RIGHT}", []),
        (
            CARD,
            "a copy of the whole database, or maybe you log the change before the table",
            ["rivals", "false-claim"],
        ),
        (
            CARD,
            "either a replica on another machine or a list of who logged in",
            ["far", "rivals", "false-claim"],
        ),
        (CARD, "log the change first. It is a copy of the whole database made every night", ["false-claim"]),
        (CARD, "a copy of the whole database made every night", []),
        (VERSUS, "a stack is last in first out or a queue is first in first out", []),
        (VERSUS, "either a stack is last in first out or a queue is", ["rivals"]),
        (BARE, f"{BARE.reference} {OFF}", []),
        (BARE, f"Nobody would say that {BARE.reference}", ["far", "denied"]),
        (BARE, OFF, ["unrelated"]),
    ],
)
def test_rules_on_small_cards(card: Card, answer: str, rules: list[str]) -> None:
    assert [one.rule for one in rulings(ready(card), gathered(card, answer), ())] == rules


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("log first", True),
        ("nothing is lost", True),
        ("log first in a train", True),
        (RIGHT, False),
        (OFF, False),
    ],
)
def test_ideas_said_on_a_small_card(answer: str, *, says: bool) -> None:
    assert says_an_idea(ready(CARD), gathered(CARD, answer)) is says


@pytest.mark.parametrize("key", ["Q1", "Q8", "Q15", "Q22", "Q36", "Q43", "Q50"])
def test_rules_on_shipped_cards(key: str) -> None:
    card = shipped()[key]
    right, wrong = card.reference.rstrip("."), card.wrong[0].answers[0]
    for answer, rules in (
        (right, set()),
        (f"It is a myth that {right.replace('.', ',').replace(';', ',')}", {"denied"}),
        (OFF, {"unrelated"}),
        (TALK, {"rambling"}),
        (f"{right}. {TALK} {TALK.replace('s', 'z')}", {"rambling"}),
        (f"{right.replace('.', ',').replace(';', ',')}, or maybe {wrong}", {"rivals"}),
    ):
        found = {one.rule for one in rulings(ready(card), gathered(card, answer), ())}
        assert rules <= found if rules else not found, answer
