"""Answers to facts that name several values, deny one, or say one twice, and neighbours that do not."""

from __future__ import annotations

import pytest

from bot.core.cards import Card
from bot.core.grading import Verdict
from bot.core.grading.facts.opposed import Opposed, opposed
from bot.core.grading.facts.side_by_side import apart, is_another_value
from bot.core.grading.facts.wavering import offers
from bot.core.grading.several_values import said_once
from tests.core.grading.making import grader

CORRECT, PARTIAL, INCORRECT = Verdict.CORRECT, Verdict.PARTIAL, Verdict.INCORRECT
LIMA = ("What is the capital of Peru?", "Lima")
FEMUR = ("Which is the longest bone of the body?", "femur")
WATER = ("How did Rome get most of its grain?", "by water")
FEAR = ("acrophobia", "fear of heights")
BOND = ("Bond in which atoms share electron pairs", "covalent bond")
CELLS = ("Cells that carry oxygen in the blood", "red blood cells")


@pytest.mark.parametrize(
    ("card", "answer", "verdict"),
    [
        # offered as alternatives, whatever words tell the right one
        (LIMA, "hmm Quito, if not then Lima", PARTIAL),
        (LIMA, "Quito, otherwise Lima", PARTIAL),
        (CELLS, "torn between platelets and erythrocytes", PARTIAL),
        (FEMUR, "either the tibia or the thigh bone", PARTIAL),
        (LIMA, "Quito, or possibly Bogotá", INCORRECT),
        (BOND, "could be an ionic bond, could be a metallic bond", INCORRECT),
        # side by side
        (WATER, "by air, by water", PARTIAL),
        (WATER, "by water\nby air", PARTIAL),
        (FEAR, "fear of heights / fear of spiders", PARTIAL),
        (FEMUR, "femur (tibia)", PARTIAL),
        (FEMUR, "femur (thigh bone)", CORRECT),
        (FEMUR, "femur, in the thigh", CORRECT),
        (FEMUR, "femur, the thigh bone", CORRECT),
        (FEMUR, "femur (from Latin)", CORRECT),
        (LIMA, "Lima, Peru", CORRECT),
        # said twice
        (BOND, "Metallic bond. Metallic bond.", INCORRECT),
        (BOND, "covalent bond, covalent bond", CORRECT),
        # denied
        (CELLS, "it isn't erythrocytes", INCORRECT),
        (CELLS, "erythrocytes? No.", INCORRECT),
        (CELLS, "anything but red blood cells", INCORRECT),
        (CELLS, "platelets, not erythrocytes", INCORRECT),
        (CELLS, "not erythrocytes but platelets", INCORRECT),
        (CELLS, "erythrocytes, no, platelets", INCORRECT),
        (CELLS, "not platelets but erythrocytes", CORRECT),
        (CELLS, "erythrocytes, so not platelets", CORRECT),
        (CELLS, "it's erythrocytes, definitely not platelets", CORRECT),
        (CELLS, "not sure, red blood cells?", CORRECT),
        (("What does HTTP status 404 mean?", "page not found"), "page not found", CORRECT),
        (("What is the value between noon and one?", "verb or adjective"), "adjective or verb", CORRECT),
    ],
)
def test_each_value_counts(card: tuple[str, str], answer: str, verdict: Verdict) -> None:
    grade = grader().grade(Card("card", *card), answer)
    assert grade.verdict is verdict, grade


def test_of_two_values_the_right_one_is_not_told() -> None:
    grade = grader().grade(Card("card", *CELLS), "platelets? erythrocytes?")
    assert (grade.flags, grade.false, grade.matched) == (("rivals",), ("platelets",), ())


def test_a_text_that_the_author_gave_a_verdict_keeps_it() -> None:
    card = Card("card", *LIMA, accepted=("Lima or Ciudad de los Reyes",))
    assert grader().grade(card, "lima or ciudad de los reyes").verdict is CORRECT


@pytest.mark.parametrize(
    ("text", "claimed", "denied"),
    [
        ("Lima, not Quito", "Lima", "Quito"),
        ("not Quito but Lima", "Lima", "Quito"),
        ("it's not Quito, it's Lima", "Lima", "Quito"),
        ("Lima and certainly not Quito", "Lima", "Quito"),
        ("it's Lima, so definitely not Quito", "Lima", "Quito"),
        ("Lima rather than Quito", "Lima", "Quito"),
    ],
)
def test_opposed(text: str, claimed: str, denied: str) -> None:
    assert opposed(text) == Opposed(claimed, denied)


@pytest.mark.parametrize(
    "text",
    ["Lima", "not Lima", "not only Lima", "Quito? no, that is not it", "Lima, not sure", "Lima, I think"],
)
def test_nothing_is_opposed(text: str) -> None:
    assert opposed(text) is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("hmm Lima, if not then Quito", ("Lima", "Quito")),
        ("Lima; otherwise Quito", ("Lima", "Quito")),
        ("torn between Lima and Quito", ("Lima", "Quito")),
        ("Lima. Or is it Quito?", ("Lima", "Quito")),
    ],
)
def test_offers(text: str, values: tuple[str, ...]) -> None:
    assert values in [tuple(value.strip() for value in one.values) for one in offers(text)]


@pytest.mark.parametrize(
    "text", ["between dusk and dawn", "between 60 and 100", "4 or more", "more or less 4"]
)
def test_one_value_is_no_offer(text: str) -> None:
    assert list(offers(text)) == []


@pytest.mark.parametrize(
    ("text", "once"),
    [
        ("Bull market. Bull market.", "Bull market"),
        ("no, no", "no"),
        ("5%. 5%", "5%"),
        ("-5, -5!", "-5"),
        ("Lima? LIMA", "Lima"),
        ("Bora Bora", ""),
        ("?" * 280 + "x", ""),
        ("5. -5", ""),
    ],
)
def test_said_once(text: str, once: str) -> None:
    assert said_once(text) == once


@pytest.mark.parametrize(
    "text", ["R. L. Stevenson", "e.g. brass, a mixture", "between dusk and dawn", "a, b, c"]
)
def test_no_two_parts(text: str) -> None:
    assert apart(text) == ()


@pytest.mark.parametrize(
    ("other", "right", "told"),
    [
        ("by air", "by water", True),
        ("always meet", "never meet", True),
        ("chief financial officer", "chief executive officer", True),
        ("tibia", "femur", True),
        ("hydrogen", "oxygen", True),
        ("Shakespeare", "Zola", True),
        ("Marie Curie", "Curie", False),
        ("volatile", "random access memory", False),
        ("it is not used up", "it speeds up a reaction", False),
        ("Brechung", "refraction", False),
        ("the thigh bone", "femur", False),
    ],
)
def test_is_another_value(other: str, right: str, told: bool) -> None:
    assert is_another_value(other, right, right, "What is asked?") is told
