"""What is read in parts and joined is what is read at once: parts are read once, and their joining costs little."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.cards import Card
from bot.core.grading.content import content_profile, negated_meanings
from bot.core.grading.reading import joined, reading_of
from bot.core.grading.text import STOP, words
from bot.core.grading.text_features import joined_features, text_features
from tests.core.grading.cards import CARD, VERSUS
from tests.core.grading.making import lexicon, ready, shipped

TEXTS = (
    "a stack is last in first out",
    "but a queue is not",
    "never",
    "the",
    "log it first, then write",
    "no way that works",
    "x",
    "however the oldest leaves a queue first",
    "it's",
    "data drift",
)
PARTS = st.lists(st.sampled_from(TEXTS) | st.text(max_size=40).filter(words), min_size=1, max_size=5)


@pytest.mark.parametrize("card", [CARD, VERSUS, shipped()["Q50"]], ids=lambda card: card.key)
@given(parts=PARTS)
def test_parts_joined_are_the_whole(card: Card, parts: list[str]) -> None:
    sides = ready(card).sides
    readings = [reading_of(lexicon(), words(part), sides) for part in parts]
    at_once = reading_of(lexicon(), [word for part in parts for word in (*words(part), STOP)], sides)
    whole = joined(readings, sides)
    assert (whole.tokens, whole.negated, whole.sides) == (at_once.tokens, at_once.negated, at_once.sides)
    assert (whole.surface, whole.content) == (at_once.surface, at_once.content)
    features = joined_features([(one, text_features(one)) for one in readings], whole)
    assert features == text_features(at_once)


@given(st.sampled_from([shipped()["Q1"], CARD]), PARTS)
def test_the_best_idea_is_the_best_of_all_ideas(card: Card, parts: list[str]) -> None:
    reading = ready(card).read(words(". ".join(parts)))
    coverage = ready(card).coverage
    best = coverage.best(dict.fromkeys(reading.content), negated_meanings(reading))
    shares = coverage.of(content_profile(lexicon(), reading, ready(card).asked)).shares
    assert best == pytest.approx(max(shares, default=0.0))
