"""What words mean on bare cards: as everybody says, or on a card of the field as the field does."""

from __future__ import annotations

import pytest

from bot.core.cards import Card
from tests.grading.corpora import bare_lexicons, general_lexicon

EVERYDAY = [
    ("Which animals live longest?", "Some whales live for more than two hundred years."),
    ("What is unemployment?", "People who look for work do not find a job."),
    ("Why do leaves change colour?", "They stop producing chlorophyll, so other colours are seen."),
    ("Was ist ein Vulkan?", "Eine Öffnung in der Erde, aus der geschmolzenes Gestein austritt."),
]
OF_FIELD = [
    ("What is data drift?", "The input data change after deployment, so the model gets worse."),
    ("What is overfitting?", "The model memorizes its training data and does badly on new data."),
]


@pytest.mark.parametrize(("question", "reference"), EVERYDAY, ids=range(len(EVERYDAY)))
def test_everyday_english_says_first_what_words_mean(question: str, reference: str) -> None:
    lexicon = bare_lexicons().of(Card("a", question, reference))
    assert lexicon.tokens(["live"])[0] == general_lexicon().tokens(["live"])[0]


@pytest.mark.parametrize(("question", "reference"), OF_FIELD, ids=range(len(OF_FIELD)))
def test_a_card_of_the_field_is_read_as_the_field_speaks(question: str, reference: str) -> None:
    lexicon = bare_lexicons().of(Card("a", question, reference))
    (live,) = lexicon.tokens(["live"])
    assert live is not None
    assert live.meaning == "=production"


def test_the_two_differ_in_words_that_both_tables_have() -> None:
    (everyday,), (field,) = general_lexicon().tokens(["live"]), general_lexicon(False).tokens(["live"])
    assert everyday is not None
    assert field is not None
    assert everyday.meaning != field.meaning
