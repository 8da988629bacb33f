"""No change in a form makes two cards of a deck that ask the same; what an import brought stays editable."""

from __future__ import annotations

import pytest

from bot.core.cards import Card, Deck
from bot.services.decks.editing import DeckEditingService, Editor
from bot.services.decks.errors import QuestionTaken
from bot.services.decks.lookup import DeckService
from bot.storage.store import Store
from tests.fakes import FakeClock
from tests.services.game import GUILD

MOD = Editor(GUILD, 9)


async def test_an_edit_makes_no_second_card_that_asks_the_same(sqlite_store: Store) -> None:
    editing = DeckEditingService(sqlite_store, FakeClock())
    kiwi = (await editing.add_card(MOD, "birds", Card("", "What is a kiwi?", "A bird."))).card
    emu = (await editing.add_card(MOD, "birds", Card("", "What is an emu?", "A bird."))).card
    with pytest.raises(QuestionTaken):
        await editing.edit_card(MOD, "birds", emu.key, prompt="what is a  Kiwi")
    assert (await editing.contents(GUILD, "birds"))[1].cards == (kiwi, emu)
    assert (await editing.edit_card(MOD, "birds", emu.key, prompt="What is an EMU?")).revision is not None


async def test_of_two_imported_cards_that_ask_the_same_each_can_be_edited(sqlite_store: Store) -> None:
    twins = Deck("twins", "Twins", cards=(Card("a", "Why?", "Because."), Card("b", "why", "So.")))
    await DeckService(sqlite_store).save([twins], GUILD)
    editing = DeckEditingService(sqlite_store, FakeClock())
    for change in ({"hint": "So?"}, {"prompt": "Why not?"}):
        edited = await editing.edit_card(MOD, "twins", "b", **change)
        assert edited.revision is not None
