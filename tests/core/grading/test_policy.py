"""Each rule above the model: what it takes, what falls just short of it, and the real answers it speaks to."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from bot.core.cards import Card, Concept, Need
from bot.core.grading import Verdict
from bot.core.grading.content import NOTHING, Alignment
from bot.core.grading.evidence import AssertionEvidence, Evidence
from bot.core.grading.policy import Ruling, is_false, rulings, says_an_idea
from tests.core.grading.cards import BARE, CARD
from tests.core.grading.making import claim, made, profile, ready

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


def sized(words: int) -> AssertionEvidence:
    return claim(size=words)


def talk(words: int) -> AssertionEvidence:
    return replace(FAR, size=words)


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
        # 6: mostly unrelated talk, more of it than a friendly sentence
        ([sized(8), talk(12)], {}, [RAMBLING]),
        ([sized(6), talk(9)], {}, []),
        ([sized(5), talk(10)], {}, [RAMBLING]),
        ([sized(9), talk(12)], {}, []),
        ([sized(20), talk(20)], {}, []),
        ([sized(2), talk(20)], {}, [RAMBLING]),
        ([sized(2), talk(5), talk(6)], {}, [RAMBLING]),
        ([sized(2), replace(NO_FAR, size=20)], {}, []),
        ([sized(8), talk(12), replace(NO, size=20)], {}, [RAMBLING]),
        # several at once, in this order
        (
            [SOUND, CONTRADICTED, NO, talk(20)],
            {"denied": 0.3, "rivals": 2},
            [DENIED_SOME, RIVALS, FALSE, RAMBLING],
        ),
    ],
)
def test_rules(claims: list[AssertionEvidence], values: dict[str, Any], expected: list[Ruling]) -> None:
    assert ruled(made(claims, **values)) == expected


def test_another_value_caps() -> None:
    assert ruled(made(), ("12 disks",)) == [OTHER]
    assert ruled(made([SOUND, talk(30)]), ("1989",)) == [OTHER, RAMBLING]


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
    assert is_false(claim(right=right, wrong=wrong, graded=graded)) is contradicted


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


ECHOABLE = replace(CARD, accepted=("it is a log: write ahead", *CARD.accepted))


@pytest.mark.parametrize(
    ("card", "own", "idea", "far"),
    [
        (CARD, 0, 0.0, True),
        (CARD, 1, 0.0, False),
        (CARD, 2, 0.0, False),
        (CARD, 0, 0.8, False),
        (BARE, 0, 0.0, False),
        (ECHOABLE, 0, 0.0, False),
    ],
)
def test_words_of_ones_own_make_an_answer(card: Card, own: int, idea: float, *, far: bool) -> None:
    found = list(rulings(ready(card), made([claim(own=own, idea=idea)], covered=0.1, near_added=0.5), ()))
    assert found == ([FAR_OFF] if far else [])


@pytest.mark.parametrize(
    ("card", "covered", "near", "shared", "capped"),
    [
        (BARE, 0.0, 0.5, 0.5, True),
        (BARE, 0.01, 0.5, 0.5, False),
        (BARE, 0.5, 0.09, 0.0, True),  # related words by chance, and about something else
        (BARE, 0.5, 0.1, 0.0, False),
        (BARE, 0.5, 0.09, 0.1, False),
        (CARD, 0.0, 0.0, 0.0, False),
        (CARD, 1.0, 0.5, 0.5, False),
    ],
)
def test_what_has_nothing_of_what_a_bare_reference_adds_is_not_correct(
    card: Card, covered: float, near: float, shared: float, *, capped: bool
) -> None:
    to_right = replace(NOTHING, recall=shared)
    found = list(rulings(ready(card), made([SOUND], to_right=to_right, covered=covered, near_added=near), ()))
    assert found == ([Ruling("untold", Verdict.PARTIAL)] if capped else [])


WHOLE = Alignment(recall=1.0, precision=1.0, order=0.5, pairs=0.5, negation=0, flipped=0, opposed=0)


@pytest.mark.parametrize(
    ("card", "content", "changed", "capped"),
    [
        (BARE, "abcd", {}, True),
        (BARE, "abcde", {}, True),
        (BARE, "abc", {}, False),
        (CARD, "abcd", {}, False),
        (BARE, "abcd", {"order": 1.0, "pairs": 1.0}, False),
        (BARE, "abcd", {"recall": 0.8}, False),
        (BARE, "abcd", {"recall": 0.81}, True),
        (BARE, "abcd", {"precision": 0.8}, False),
        (BARE, "abcd", {"precision": 0.81}, True),
        (BARE, "abcd", {"order": 0.6}, False),
        (BARE, "abcd", {"order": 0.59}, True),
        (BARE, "abcd", {"pairs": 0.6}, False),
        (BARE, "abcd", {"pairs": 0.59}, True),
    ],
)
def test_the_words_of_a_bare_reference_in_disorder_are_half_of_it(
    card: Card, content: str, changed: dict[str, float], *, capped: bool
) -> None:
    evidence = made(
        [SOUND],
        content=profile(content),
        to_reference=replace(WHOLE, **changed),
        covered=0.5,
        near_added=0.5,
    )
    assert (Ruling("swapped", Verdict.PARTIAL) in rulings(ready(card), evidence, ())) is capped


@pytest.mark.parametrize(
    ("card", "explained", "covered", "capped"),
    [
        (BARE, 1.0, 0.3, True),
        (BARE, 1.0, 0.4, False),
        (BARE, 0.9, 0.3, False),
        (CARD, 1.0, 0.3, False),
    ],
)
def test_a_piece_of_a_bare_reference_is_at_most_half_of_it(
    card: Card, explained: float, covered: float, *, capped: bool
) -> None:
    found = list(
        rulings(ready(card), made([SOUND], explained=explained, covered=covered, near_added=0.5), ())
    )
    assert found == ([Ruling("fragment", Verdict.PARTIAL)] if capped else [])


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


@pytest.mark.parametrize(
    ("words", "above", "far"),
    [(8, -0.001, False), (25, -0.001, False), (26, -0.001, True), (150, -0.001, True), (150, 0.0, False)],
)
def test_an_idea_in_a_long_stretch_of_words_may_stand_there_by_chance(
    words: int, above: float, *, far: bool
) -> None:
    one = claim(size=words, idea=0.9, relation=BAR + above)
    assert ruled(made([one])) == ([FAR_OFF, RAMBLING] if far else [])


@pytest.mark.parametrize(
    ("words", "above", "rambles"), [(60, -0.001, True), (60, 0.0, False), (25, -0.001, False)]
)
def test_a_long_stretch_that_only_holds_an_ideas_words_is_talk(
    words: int, above: float, *, rambles: bool
) -> None:
    one = claim(size=words, idea=0.9, relation=BAR + above)
    assert ruled(made([sized(10), one])) == ([RAMBLING] if rambles else [])
