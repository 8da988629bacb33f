"""Each rule above the model: what it takes, what falls just short of it, and the real answers it speaks to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.cards import Card, Concept, Need
from bot.core.grading import Verdict
from bot.core.grading.evidence import AssertionEvidence, Evidence
from bot.core.grading.policy import Ruling, false, rulings, says_an_idea
from tests.core.grading.cards import BARE, CARD, TALK, VERSUS
from tests.core.grading.making import claim, gathered, made, ready, shipped

WRONG, PARTLY = Verdict.INCORRECT, Verdict.PARTIAL
UNRELATED_CAP, FAR_OFF, DENIED_ALL, DENIED_SOME, RIVALS, FALSE, OTHER, RAMBLING = (
    Ruling("unrelated", WRONG),
    Ruling("far", PARTLY),
    Ruling("denied", WRONG),
    Ruling("denied", PARTLY),
    Ruling("rivals", PARTLY),
    Ruling("false-claim", PARTLY),
    Ruling("other-value", PARTLY),
    Ruling("rambling", PARTLY),
)
SOUND = claim()
FAR = claim(relation=0.0, related=False)
NO = claim(denied=True)
NO_FAR = claim(denied=True, relation=0.0, related=False)
CONTRADICTED = claim(right=0.2, wrong=0.6, graded=-0.5)


def ruled(evidence: Evidence, conflicts: tuple[str, ...] = ()) -> list[Ruling]:
    return list(rulings(ready(CARD), evidence, conflicts))


@pytest.mark.parametrize(
    ("claims", "values", "expected"),
    [
        # 0: a sound answer meets no rule
        ([SOUND], {}, []),
        ([SOUND, SOUND], {}, []),
        # 1: nothing passes without evidence
        ([FAR], {}, [UNRELATED_CAP]),
        ([FAR, FAR], {}, [UNRELATED_CAP]),
        ([], {}, [UNRELATED_CAP, DENIED_ALL]),
        ([FAR, SOUND], {}, []),
        ([FAR, NO], {}, [FAR_OFF]),
        ([FAR, NO_FAR], {}, [UNRELATED_CAP]),
        ([NO_FAR], {}, [UNRELATED_CAP, DENIED_ALL]),
        # 2: what is denied is not claimed
        ([NO], {}, [FAR_OFF, DENIED_ALL]),
        ([NO], {"denied": 0.9}, [FAR_OFF, DENIED_ALL]),
        ([NO, SOUND], {"denied": 0.25}, [DENIED_SOME]),
        ([NO, SOUND], {"denied": 0.24}, []),
        ([NO, SOUND], {"denied": 0.36}, [DENIED_SOME]),
        ([NO, FAR], {"denied": 0.25}, [FAR_OFF, DENIED_ALL]),
        ([NO, FAR], {"denied": 0.24}, [FAR_OFF]),
        # 3: two rivals are one too many
        ([SOUND, SOUND], {"rivals": 2}, [RIVALS]),
        ([SOUND, SOUND], {"rivals": 3}, [RIVALS]),
        ([SOUND], {"rivals": 1}, []),
        # 4: a false claim beside others
        ([SOUND, CONTRADICTED], {}, [FALSE]),
        ([CONTRADICTED, CONTRADICTED], {}, [FALSE]),
        ([FAR, CONTRADICTED], {}, [FALSE]),
        ([CONTRADICTED], {}, []),
        ([CONTRADICTED, NO], {}, []),
        ([SOUND, replace(CONTRADICTED, related=False)], {}, []),
        ([SOUND, SOUND, replace(NO, wrong=0.9, right=0.1)], {}, []),
        # 6: mostly unrelated talk
        ([SOUND, FAR], {"unrelated_share": 0.6}, [RAMBLING]),
        ([SOUND, FAR], {"unrelated_share": 0.59}, []),
        ([SOUND, FAR], {"unrelated_share": 0.4}, []),
        ([SOUND, FAR], {"unrelated_share": 0.85}, [RAMBLING]),
        # several at once, in this order
        (
            [SOUND, CONTRADICTED, NO],
            {"denied": 0.3, "rivals": 2, "unrelated_share": 0.7},
            [DENIED_SOME, RIVALS, FALSE, RAMBLING],
        ),
    ],
)
def test_rules(claims: list[AssertionEvidence], values: dict[str, float], expected: list[Ruling]) -> None:
    assert ruled(made(claims, **values)) == expected


def test_another_value_caps() -> None:
    assert ruled(made(), ("12 disks",)) == [OTHER]
    assert ruled(made([SOUND, FAR], unrelated_share=0.9), ("1989",)) == [OTHER, RAMBLING]


@pytest.mark.parametrize(
    ("right", "wrong", "graded", "contradicted"),
    [
        (0.25, 0.5, -0.2, True),
        (0.5, 0.75, -0.15, True),
        (0.0, 0.2, -0.15, True),
        (0.5, 0.6875, -0.5, False),
        (0.3, 0.45, -0.5, False),
        (0.5, 0.5, -0.5, False),
        (0.5, 0.3, -0.5, False),
        (0.25, 0.75, -0.14, False),
        (0.25, 0.75, -0.1, False),
        (0.25, 0.75, 0.15, False),
        (0.25, 0.75, -0.16, True),
    ],
)
def test_what_the_card_contradicts(right: float, wrong: float, graded: float, *, contradicted: bool) -> None:
    assert false(claim(right=right, wrong=wrong, graded=graded)) is contradicted


BAR = ready(CARD).related_from


@pytest.mark.parametrize(
    ("relation", "idea", "far"),
    [
        (1.3 * BAR, 0.0, False),
        (1.29 * BAR, 0.0, True),
        (1.9 * BAR, 0.0, False),
        (0.8 * BAR, 0.0, True),
        (0.0, 0.8, False),
        (0.0, 0.79, True),
        (0.0, 1.0, False),
        (0.0, 0.5, True),
    ],
)
def test_what_is_near_enough_to_be_the_answer(relation: float, idea: float, *, far: bool) -> None:
    near = claim(relation=relation, idea=idea)
    assert ruled(made([near])) == ([FAR_OFF] if far else [])
    assert ruled(made([FAR, near])) == ([FAR_OFF] if far else [])
    assert ruled(made([near, SOUND])) == []


OPTIONAL = replace(
    CARD,
    concepts=(
        Concept("bonus", "a bonus", "what else?", Need.BONUS, ("it is quick",)),
        Concept("half", "half", "what else?", Need.PARTIAL, ("a file",)),
        *CARD.concepts,
    ),
)


@pytest.mark.parametrize(
    ("card", "shares", "alone", "says"),
    [
        (CARD, (0.8, 0.0), (True, False), True),
        (CARD, (0.0, 0.9), (True, True), True),
        (CARD, (0.79, 0.0), (True, True), False),
        (CARD, (0.5, 0.5), (True, True), False),
        (CARD, (1.0, 0.0), (False, True), False),
        (CARD, (1.0, 1.0), (False, False), False),
        (OPTIONAL, (1.0, 1.0, 0.0, 0.0), (True, True, True, True), False),
        (OPTIONAL, (0.0, 0.0, 0.0, 1.0), (False, False, False, True), True),
        (BARE, (1.0, 1.0), (True, True), False),
    ],
)
def test_saying_an_idea(
    card: Card, shares: tuple[float, ...], alone: tuple[bool, ...], *, says: bool
) -> None:
    assert says_an_idea(ready(card), made(shares=shares, alone=alone)) is says


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
        (CARD, "either a replica on another machine or a list of who logged in", ["rivals", "false-claim"]),
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
