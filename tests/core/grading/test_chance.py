"""What having a word tells, corrected for chance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assets import GRADING
from bot.core.grading.chance import LACKING, having, levels
from bot.core.grading.common_words import CommonWords
from bot.core.grading.content import content_profile
from bot.core.grading.focus import Focus
from bot.core.grading.reading import read
from bot.core.grading.text import words
from tests.grading.corpora import common_words, general_lexicon

FREQUENCIES = st.floats(1e-7, 1)
SIZES = st.integers(1, 160)
STORY = (
    "the old teacher stopped working and a girl of twelve took the key, told the children to sit in rows, read to "
    "them, counted stones, wrote letters to the town, baked bread on Sundays and never missed a day until spring"
)


@given(FREQUENCIES, FREQUENCIES, SIZES)
def test_a_rarer_word_tells_more(one: float, two: float, size: int) -> None:
    assert having(min(one, two), size) >= having(max(one, two), size) >= 0 > LACKING


@given(FREQUENCIES, SIZES, SIZES)
def test_a_word_tells_less_in_a_longer_text(frequency: float, one: int, two: int) -> None:
    assert having(frequency, min(one, two)) >= having(frequency, max(one, two))


def test_what_everybody_says_tells_nothing() -> None:
    assert having(1.0, 160) == pytest.approx(0)


def test_less_of_a_word_is_had_by_all_that_have_more() -> None:
    assert levels({1.0: 0.1, 0.5: 0.2, 0.7: 0.4}) == pytest.approx({1.0: 0.1, 0.7: 0.5, 0.5: 0.7})


def test_the_frequencies_of_all_words_of_content_make_one() -> None:
    text = (GRADING / "words.txt").read_text(encoding="utf-8")
    content = [word for word in text.split() if word not in general_lexicon().grammar]
    alone = CommonWords(text)
    assert sum(map(alone._share, content)) == pytest.approx(1, abs=0.1)


@pytest.mark.parametrize(
    ("common", "rare"), [("water", "enzym"), ("tabl", "tuple"), ("make", "refract"), ("enzym", "zzyzx")]
)
def test_common_words_are_more_frequent_than_rare_ones(common: str, rare: str) -> None:
    assert common_words().frequency(common) > common_words().frequency(rare) > 0


def test_forms_of_a_stem_count_together_and_a_phrase_as_its_rarest_word() -> None:
    words_ = CommonWords("the\nwalk\nwalking\nwalked\nlunar")
    assert words_.frequency("walk") > 2 * CommonWords("the\nwalk").frequency("walk")
    assert words_.frequency("walk lunar") == words_.frequency("lunar")
    assert words_.beginning("walki") < words_.beginning("walk")


def test_a_meaning_is_as_frequent_as_all_its_words() -> None:
    lexicon = general_lexicon()
    (meaning,) = {token.meaning for token in lexicon.tokens(["move"]) if token}
    assert meaning.startswith("=")
    assert lexicon.frequency(meaning) > lexicon.common.frequency("move")


def _focus(question: str, reference: str) -> Focus:
    lexicon = general_lexicon()
    asked = content_profile(lexicon, read(lexicon, " ".join(words(question))))
    return Focus(lexicon, read(lexicon, " ".join(words(reference))), frozenset(asked.order))


@pytest.mark.parametrize(
    ("question", "reference", "answer"),
    [
        ("What does a primary key do?", "It tells each row of a table from all others.", "rows of a table"),
        ("What does an enzyme do?", "It makes a reaction in the body faster.", "a reaction gets faster"),
        (
            "Why do ships float?",
            "They push aside water that weighs as much as they do.",
            "they push water aside",
        ),
    ],
)
def test_a_few_words_of_the_card_tell_more_than_a_story_that_has_them(
    question: str, reference: str, answer: str
) -> None:
    focus = _focus(question, reference)
    short, story = (
        focus.beside(read(general_lexicon(), " ".join(words(text)))) for text in (answer, f"{STORY} {answer}")
    )
    assert short.telling > story.telling
    assert short.relating > story.relating
