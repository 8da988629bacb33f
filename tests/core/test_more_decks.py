"""The decks that come with the bot and are imported by name."""

from __future__ import annotations

import pytest

from bot import assets
from bot.core.cards import AnswerKind, Card
from bot.core.decks.check import card_problems
from bot.core.grading import Grader, Verdict
from bot.core.grading.facts import kind_of
from bot.core.teaching.knowledge import IDEAS, PARTLY, RIGHT, WRONG, State, known_of

(SQL,) = assets.load_more()
EXPLAINED = [card for card in SQL.cards if kind_of(card) is AnswerKind.SENTENCE]


@pytest.fixture(scope="module")
def grader() -> Grader:
    return assets.load_grader()


def test_a_deck_is_called_like_its_file() -> None:
    assert list(assets.more_decks()) == [SQL.slug]


def test_a_start_does_not_look_at_it() -> None:
    assert [deck.slug for deck in assets.shipped_decks()] == ["mlops"]


def test_forty_cards_of_which_few_ask_for_a_value() -> None:
    assert len(SQL.cards) == 40
    assert len(SQL.cards) - len(EXPLAINED) <= 6
    assert len({card.explanation for card in SQL.cards}) == 40
    assert len({card.hint for card in SQL.cards}) == 40


@pytest.mark.parametrize("card", SQL.cards, ids=lambda card: card.key)
def test_a_card_is_taught_and_explains(card: Card) -> None:
    assert card_problems(card, 0) == []
    assert known_of(card).state is State.TAUGHT
    assert card.topic
    assert len(card.explanation.split()) <= 60
    assert card.source is None or card.source.url.startswith("https://")
    assert all(group.why for group in card.wrong), "each mistake has a correction"


@pytest.mark.parametrize("card", EXPLAINED, ids=lambda card: card.key)
def test_an_explanation_has_examples_enough_to_be_judged_by(card: Card) -> None:
    assert len(card.accepted) >= RIGHT
    assert len(card.partial) >= PARTLY
    assert sum(len(group.answers) for group in card.wrong) >= WRONG
    assert len(card.concepts) >= IDEAS
    assert all(concept.phrasings for concept in card.concepts)


@pytest.mark.parametrize("card", SQL.cards, ids=lambda card: card.key)
def test_its_own_answer_passes_and_its_question_does_not(card: Card, grader: Grader) -> None:
    assert grader.grade(card, card.reference).verdict is Verdict.CORRECT
    assert grader.grade(card, card.prompt).verdict is not Verdict.CORRECT
