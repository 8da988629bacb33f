"""What study groups type, on cards as people bring them, by writers whom nobody read: facts, phrases and sentences.

`copies-4` are sentences and `copies-5` phrases with a word or two exchanged, `second-2` answers in another language
than their card's.
"""

from __future__ import annotations

import pytest

from bot.core.cards import Card
from bot.core.grading.deck_index import DeckIndex
from bot.core.grading.facts.scripts.language import language_of_card
from tests.grading import corpora
from tests.grading.figures import figures
from tests.grading.test_cross_encoder import grader


@pytest.mark.parametrize(
    ("name", "every", "right", "refused", "wrong", "accuracy"),
    [
        ("natural-1", 2, 0.77, 0.10, 0.05, 0.74),
        ("copies-4", 1, 0.82, 0.10, 0.18, 0.76),
        ("copies-5", 1, 0.62, 0.17, 0.2, 0.61),
        ("natural-abroad-1", 2, 0.71, 0.12, 0.06, 0.70),
        ("second-2", 1, 0.55, 0.35, 0.09, 0.61),
    ],
)
def test_natural_answers_are_graded_as_their_tutor_did(
    name: str, every: int, right: float, refused: float, wrong: float, accuracy: float
) -> None:
    """On 320 rows, every second one, of the two largest sets, and on all of the others."""
    known, rows = corpora.alone(name), corpora.labelled(name)[::every]
    decks = _decks(known)
    found = figures(
        [
            (row.label, grader().grade(card, row.answer, decks[_language(card)]).verdict.rank)
            for row in rows
            for card in (known[row.card],)
        ]
    )
    assert found["right_accepted"] >= right
    assert found["right_refused"] <= refused
    assert found["wrong_accepted"] <= wrong
    assert found["accuracy"] >= accuracy


def _decks(known: dict[str, Card]) -> dict[str, DeckIndex]:
    """The cards of each language are a deck."""
    languages = {_language(card) for card in known.values()}
    return {
        language: grader().index(card for card in known.values() if _language(card) == language)
        for language in languages
    }


def _language(card: Card) -> str:
    return language_of_card(card.prompt, card.reference)
