"""What is made for the fit of bare cards."""

from __future__ import annotations

import random

import pytest

from bot.core.cards import Card
from tests.grading.corpora import general_lexicon
from tests.grading.strange import LONGEST, SHORTEST, another_cause, strange

SEASONS = Card("seasons", "Why does the Earth have seasons?", "Because of the tilt of the Earth's axis.")
BREAD = Card("bread", "Why does bread rise?", "Because yeast produces carbon dioxide in the dough.")


def test_off_topic_texts_have_every_length() -> None:
    sizes = [len(row.answer.split()) for row in strange(SEASONS, 200, random.Random(1))]
    assert all(SHORTEST <= size <= LONGEST for size in sizes)
    assert min(sizes) < 6
    assert max(sizes) > 100
    assert sum(size <= 22 for size in sizes) == pytest.approx(100, abs=25)


def test_another_cause_keeps_the_frame_and_the_question_alone() -> None:
    made = list(another_cause(general_lexicon(), SEASONS, [], [SEASONS, BREAD], random.Random(1)))
    assert [row.label for row in made] == [0]
    assert made[0].answer == "because of the yeast of the earth's produces ."


def test_in_a_longer_text_the_most_usual_word_is_kept_once() -> None:
    right = ["the axis leans, so that sunlight falls steeply"]
    made = [row.answer for row in another_cause(general_lexicon(), SEASONS, right, [BREAD], random.Random(1))]
    kept = [sum(word in text for word in ("axis", "leans", "sunlight", "falls", "steeply")) for text in made]
    assert kept == [0, 0, 1]
