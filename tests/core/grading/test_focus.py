"""What an answer to a bare card tells of what has to be told."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.grading.content import content_profile
from bot.core.grading.focus import Focus, Told, implied
from bot.core.grading.reading import read
from bot.core.grading.related_words import ALIKE, NEAR, RelatedWords
from tests.grading.corpora import common_words, general_lexicon

QUESTION = "What causes the seasons on Earth?"
REFERENCE = "The tilt of its axis, which changes how directly sunlight reaches each hemisphere."
READ = partial(read, general_lexicon())
FOCUS = Focus(
    general_lexicon(), READ(REFERENCE), frozenset(content_profile(general_lexicon(), READ(QUESTION)).order)
)


def told(answer: str) -> Told:
    return FOCUS.beside(READ(answer))


def test_the_reference_tells_all_of_itself() -> None:
    assert told(REFERENCE).covered == pytest.approx(1)
    assert told(REFERENCE).explained == pytest.approx(1)


def test_other_forms_and_related_words_count_in_part() -> None:
    assert (
        told("the tilt of its axis").covered > told("it is leaning").covered > told("volcanoes").covered == 0
    )
    assert told("hemispheric tilting").covered > 0.3


def test_what_the_question_says_tells_nothing() -> None:
    assert told(QUESTION)[:3] == Told()[:3]
    assert told(QUESTION).telling < 0 < told("the axis").telling
    assert told(QUESTION).relating > told(QUESTION).telling


def focus(question: str, reference: str) -> Focus:
    lexicon, asked = general_lexicon(), READ(question)
    meanings = content_profile(lexicon, asked).order
    return Focus(lexicon, READ(reference), implied(meanings, asked.surface))


@pytest.mark.parametrize(
    ("question", "reference", "answer"),
    [
        (
            "Why does the Earth have seasons?",
            "Because of the tilt of the Earth's axis.",
            "because of the Earth",
        ),
        (
            "Why did the firm fail?",
            "Due to debts that led to a run on it.",
            "that happened because of the firm",
        ),
        ("Why is the moon dark?", "Because of the shadow of the Earth.", "as a result of that moon"),
    ],
)
def test_the_form_of_a_reason_and_the_questions_words_in_a_phrase_tell_nothing(
    question: str, reference: str, answer: str
) -> None:
    found = focus(question, reference)
    assert found.beside(READ(answer)).covered == 0
    assert found.beside(READ(reference)).covered == pytest.approx(1)


def test_a_cause_counts_where_none_is_asked_for() -> None:
    assert focus("What is a catalyst?", "It causes a reaction.").beside(READ("a cause")).covered > 0
    assert focus("Why is there a reaction?", "It is caused by heat.").beside(READ("a cause")).covered == 0


def test_rare_words_count_more_than_common_ones() -> None:
    assert told("the hemisphere").covered > told("each change").covered


def test_what_the_reference_has_nothing_of_is_not_explained() -> None:
    assert told("the tilt of its axis").explained == pytest.approx(1)
    assert told("the tilt of its axis and the volcanoes").explained < 0.8


def test_a_text_of_the_questions_own_words_counts_whole() -> None:
    asked = frozenset(content_profile(general_lexicon(), READ(REFERENCE)).order)
    assert Focus(general_lexicon(), READ(REFERENCE), asked).beside(READ("the tilt")).covered > 0


WORDS = ("tilt", "slanted", "axis", "sun", "volcano", "the", "of", "reaches", "changing", "not", ",", ".")


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=8), st.text())
def test_more_words_never_cover_less(said: list[str], more: str) -> None:
    less, all_ = told(" ".join(said)), told(f"{' '.join(said)} {' '.join(filter(str.isalpha, more.split()))}")
    assert 0 <= less.covered <= all_.covered + 1e-9 <= 1 + 2e-9
    assert 0 <= less.explained <= 1


def test_the_table_of_related_words() -> None:
    table = RelatedWords(lambda: "axi | line\ntilt lean slant | weather")
    assert table.of("tilt") == {"lean": ALIKE, "slant": ALIKE, "weather": NEAR}
    assert table.of("axi") == {"line": NEAR}
    assert table.of("other") == RelatedWords().of("tilt") == {}


def test_the_shipped_table_holds_both_ways() -> None:
    related = general_lexicon().related
    for stem in ("tilt", "heat", "money", "axi"):
        for other, share in related.of(stem).items():
            assert related.of(other)[stem] == share


def test_rarity_goes_from_common_to_rare() -> None:
    rarities = [common_words().rarity(stem) for stem in ("have", "water", "temperatur", "xylem")]
    assert rarities == sorted(rarities)
    assert all(0 < rarity <= 1 for rarity in rarities)
