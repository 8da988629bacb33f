"""The tools on texts do what the rules lean on."""

from __future__ import annotations

import random

import pytest

from bot.core.cards import Card
from tests.grading.behaviour import order, slips, verbs, wording

ICE = Card("ice", "What is ice?", "It is water that the cold makes hard.")


def chance() -> random.Random:
    return random.Random(7)


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Ice is cold", "Ice is not cold"),
        ("It manages tests", "It does not manage tests"),
        ("Requires care", "Does not require care"),
        ("Use tests", "Do not use tests"),
        ("Running models", "Not running models"),
        ("A way to build models", "A way to not build models"),
        ("The art of making models", "The art of not making models"),
        ("Online: learns fast", "Online: does not learn fast"),
        ("Automated tests and builds", None),
    ],
)
def test_the_first_verb_is_negated(text: str, negated: str | None) -> None:
    assert verbs.negated(text) == negated


@pytest.mark.parametrize(
    ("prompt", "answer", "whole"),
    [
        ("What is model drift?", "It's the decay of a model.", None),
        ("What is model drift?", "It is when accuracy falls.", "Model drift is when accuracy falls"),
        ("What are forests?", "Many trees.", "Forests are many trees"),
        ("What is a pen used for?", "writing", "A pen is used for writing"),
        ("How do you scale it?", "Buy machines", "To scale it, buy machines"),
        ("How to audit AI?", "with metrics", "To audit AI, with metrics"),
        ("Why is sleep important for us?", "to rest", "Sleep is important for us to rest"),
        ("Why is sleep important for us?", "we rest", "Sleep is important for us because we rest"),
        ("Name popular tools.", "Hammer, saw", "Popular tools: hammer, saw"),
        ("When was the war?", "1914", None),
    ],
)
def test_a_question_becomes_a_statement(prompt: str, answer: str, whole: str | None) -> None:
    expected = whole if whole or "decay" not in answer else "Model drift is the decay of a model"
    assert wording.statement(prompt, answer) == expected


def test_what_already_names_the_subject_is_no_statement() -> None:
    assert wording.statement("What is model drift?", "Model drift is decay") is None


def test_clauses_change_places() -> None:
    assert order.turned("Ice is cold water. Fire is hot gas.") == "Fire is hot gas. Ice is cold water."
    assert order.turned("ice is cold water; fire is hot gas") == "Fire is hot gas; ice is cold water."
    assert order.turned("when it is cold, the water gets hard") == "The water gets hard, when it is cold."
    assert order.turned("first you wash it, then you dry it") is None
    assert order.turned("cold, hard water") is None


def test_shuffled_words_are_the_same_words_elsewhere() -> None:
    text = "Ice is the water that the cold of winter has made hard"
    mix = order.shuffled(text, chance())
    assert sorted(mix.split()) == sorted(text.lower().split())
    assert mix != text.lower()
    assert order.enumerates("wash, dry, iron, fold")
    assert not order.enumerates(text)


def test_a_slip_is_one_edit_behind_the_first_letter() -> None:
    source = chance()
    for _ in range(200):
        word = slips.slip("monitoring", source)
        assert word[0] == "m"
        assert abs(len(word) - len("monitoring")) <= 1
        assert word != "monitoring"


def test_one_word_of_six_is_mistyped() -> None:
    text = "these dozen words have only ascii letters which makes them easily mistyped"
    changed = slips.mistyped(text, chance()).split()
    assert sum(one != other for one, other in zip(changed, text.split(), strict=True)) == 2
    assert slips.mistyped("a b c", chance()) == "a b c"


def test_cards_overlap_where_a_reference_shares_over_half() -> None:
    assert wording.overlapping(ICE, Card("snow", "What is snow?", "water made cold"))
    assert not wording.overlapping(ICE, Card("fire", "What is fire?", "glow of burning gas"))


def test_every_item_meets_every_form_once() -> None:
    pairs = list(wording.crossed((1, 2, 3), ("a", "b"), chance()))
    assert len(pairs) == len(set(pairs)) == 6
    assert {item for item, _ in pairs[:3]} == {1, 2, 3}
