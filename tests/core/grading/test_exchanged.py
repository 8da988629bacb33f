"""What stands the wrong way round in answers to bare cards, and neighbours of it that do not."""

from __future__ import annotations

import pytest

from bot.core.cards import Card
from bot.core.grading import Verdict
from tests.core.grading.making import grader

BLOOD = Card(
    "a", "What do red blood cells do?", "They carry oxygen from the lungs to the tissues of the body."
)
VALVE = Card(
    "b",
    "What does the mitral valve do?",
    "It stops blood from flowing back from the left ventricle into the left atrium.",
)
SKY = Card("c", "Why is the sky blue?", "Blue light is scattered by the air more than red light.")
LAND = Card("d", "Why is the coast mild?", "Water warms up and cools down more slowly than land.")
PATENT = Card(
    "e",
    "What is the difference between a meteor and a meteorite?",
    "A meteor is the streak of light when a rock burns up in the air, a meteorite is a piece that reaches the ground.",
)

CIELO = Card("g", "¿Por qué el cielo es azul?", "El aire dispersa la luz azul más que la roja.")
LEAVES = Card(
    "f",
    "What do leaves do with light?",
    "They use it to turn carbon dioxide and water into sugar and oxygen.",
)


@pytest.mark.parametrize(
    ("card", "answer"),
    [
        (LEAVES, "They use it to turn sugar and oxygen into carbon dioxide and water"),
        (LEAVES, "sugar is converted into carbon dioxide"),
        (BLOOD, "they carry oxygen from the tissues to the lungs"),
        (BLOOD, "carrying oxygen from the body's tissues into the lungs"),
        (VALVE, "stops blood from flowing back from the left atrium into the left ventricle"),
        (SKY, "red light is scattered by the air more than blue light"),
        (CIELO, "la luz roja se dispersa más que la azul"),
        (LAND, "land warms up and cools down more slowly than water"),
        (
            PATENT,
            "a meteorite is the streak of light when a rock burns up in the air, a meteor reaches the ground",
        ),
    ],
)
def test_what_stands_the_wrong_way_round_is_wrong(card: Card, answer: str) -> None:
    grade = grader().grade(card, answer)
    assert grade.verdict is Verdict.INCORRECT
    assert "reversed" in grade.flags


@pytest.mark.parametrize(
    ("card", "answer"),
    [
        (LEAVES, "They use it to turn carbon dioxide into sugar"),
        (LEAVES, "carbon dioxide is turned into sugar, and oxygen is set free into the air"),
        (BLOOD, "they carry oxygen from the lungs to the tissues"),
        (BLOOD, "oxygen goes to the tissues from the lungs"),
        (BLOOD, "they bring carbon dioxide from the tissues and oxygen to the tissues from the lungs"),
        (VALVE, "stops blood from flowing back from the left ventricle to the atrium"),
        (VALVE, "blood cannot go back into the left atrium from the ventricle"),
        (SKY, "blue light is scattered by the air more than red light"),
        (SKY, "red light is scattered less than blue light"),
        (SKY, "air scatters blue more than other colours"),
        (CIELO, "la luz azul se dispersa más que la roja"),
        (LAND, "water warms up and cools down more slowly than land"),
        (LAND, "land warms up and cools down faster than water"),
        (PATENT, "a meteor burns up in the air as a streak of light, a meteorite reaches the ground"),
        (
            PATENT,
            "streak of light when a rock burns up in the air: meteor; a piece that reaches the ground: meteorite",
        ),
    ],
)
def test_what_stands_the_right_way_round_is_not(card: Card, answer: str) -> None:
    assert "reversed" not in grader().grade(card, answer).flags
