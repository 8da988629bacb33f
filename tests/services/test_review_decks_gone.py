"""Somebody chose decks to review, and sees none of them any more: cards come from all, as `/review decks` says."""

from __future__ import annotations

import pytest

from bot.core.cards import Card, Deck
from bot.services.decks.editing import DeckEditingService, Editor
from tests.services.game import ANA, GUILD, RIGHT, Game
from tests.services.review_game import DIRECT, ReviewGame

OURS = Deck("ours", "Ours", cards=(Card("a", "Ours?", "Ours."),))


@pytest.fixture
async def reviews(any_game: Game) -> ReviewGame:
    """Ana has chosen a deck of her server's."""
    made = ReviewGame(any_game)
    await made.game.decks.save([OURS], GUILD)
    decks = (await made.settings.decks(ANA)).decks
    await made.settings.turn(ANA, next(deck.id for deck in decks if deck.title == "Ours"))
    assert (await made.asked()).card.key == "a"
    return made


async def test_the_deck_is_removed_and_brought_back(reviews: ReviewGame) -> None:
    editing, editor = DeckEditingService(reviews.store, reviews.clock), Editor(GUILD, 9)
    await editing.remove_deck(editor, "ours")
    assert (await reviews.asked()).card.key == "q1"
    await reviews.say(RIGHT)
    await editing.undo(editor, "ours")
    assert (await reviews.asked()).card.key == "a", "it is what she chose"


async def test_she_leaves_the_server(reviews: ReviewGame) -> None:
    async with reviews.store.write() as tx:
        await tx.members.left(GUILD, ANA.user_id)
    assert (await reviews.asked(DIRECT)).card.key == "q1"
