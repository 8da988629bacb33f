"""Who does what to whom, in references of few words."""

from __future__ import annotations

import pytest

from bot.core.grading.facts.roles import exchanged


@pytest.mark.parametrize(
    ("reference", "answer"),
    [
        ("Demand exceeds supply", "supply exceeds demand"),
        ("Demand exceeds supply", "when supply exceeded the demand"),
        ("Demand exceeds supply", "demand is exceeded by supply"),
        ("Supply is exceeded by demand", "supply exceeds demand"),
        ("an animal that eats plants", "a plant that eats animals"),
        ("it absorbs water", "water absorbs it"),
        ("enzymes break down proteins", "proteins break down enzymes"),
        ("Rome defeated Carthage", "Carthage defeated Rome"),
        (
            "carbon dioxide + water → glucose + oxygen (with light)",
            "glucose + oxygen → carbon dioxide + water",
        ),
        ("ratio of stress to strain in the elastic range", "strain divided by stress"),
        ("ratio of stress to strain in the elastic range", "ratio of strain to stress"),
    ],
)
def test_exchanged(reference: str, answer: str) -> None:
    assert exchanged(reference, answer)


@pytest.mark.parametrize(
    ("reference", "answer"),
    [
        ("Demand exceeds supply", "demand exceeds supply"),
        ("Demand exceeds supply", "supply is exceeded by demand"),
        ("Supply is exceeded by demand", "demand exceeds supply"),
        ("Demand exceeds supply", "there is more demand than supply"),
        ("Demand exceeds supply", "demand exceeds supply, supply never exceeds demand"),
        ("red, yellow and blue", "blue, yellow and red"),
        ("Venus, Earth, Mars", "Venus, Earth, Mars"),
        ("the line meets the circle", "the circle meets the line"),
        ("ends protein translation", "the translation of the protein ends there"),
        ("general rise in prices", "when prices rise in general"),
        ("blood pressure", "pressure of the blood"),
        ("carbon dioxide + water → glucose + oxygen", "water + carbon dioxide → oxygen + glucose"),
        ("ratio of stress to strain in the elastic range", "stress over strain"),
        ("ratio of stress to strain", "strain per unit of load"),
        ("", ""),
        ("a a a", "a a a"),
    ],
)
def test_not_exchanged(reference: str, answer: str) -> None:
    assert not exchanged(reference, answer)
