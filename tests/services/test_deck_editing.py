"""Changing decks: each change has its revision and its audit line, and two at once are both kept."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from msgspec.structs import replace

from bot.core.cards import AnswerKind, AnswerSpec, Card, Deck
from bot.core.decks.records import SHARED, ShippedDeck
from bot.services.decks import editing as deck_editing
from bot.services.decks import rules
from bot.services.decks.editing import DeckEditingService, Editor, Undo
from bot.services.decks.errors import CardsFull, DecksFull, InvalidCard, NoSuchCard, NoSuchDeck, SharedDeck
from bot.services.decks.lookup import DeckService
from bot.storage.decks.card_json import digest
from bot.storage.store import Store
from tests.fakes import FakeClock
from tests.services.game import DECK, GUILD

MOD = Editor(GUILD, 9)


def new(prompt: str, **parts: Any) -> Card:
    return Card("", prompt, "It is.", **parts)


@pytest.fixture
def editing(sqlite_store: Store) -> DeckEditingService:
    return DeckEditingService(sqlite_store, FakeClock())


async def undone(editing: DeckEditingService, name: str) -> Undo:
    done = await editing.undo(MOD, name)
    assert done is not None
    return done


async def log(editing: DeckEditingService) -> list[str]:
    return [f"{line.action}: {line.detail}" for line in await editing.log(GUILD)]


async def test_each_change_is_audited_and_undone_in_turn(editing: DeckEditingService) -> None:
    made = await editing.add_card(MOD, " My  Birds ", new("What is a kiwi?"))
    first = made.card
    assert (made.deck.slug, made.deck.title) == ("my-birds", "My Birds")
    await editing.add_card(MOD, "my-birds", new("What is an emu?"))
    await editing.edit_card(MOD, "My-Birds", first.key, prompt="What is the kiwi?", hint="NZ")
    removed = await editing.remove_card(MOD, "my-birds", first.key)
    assert (len(removed.deck.cards), removed.card.hint) == (1, "NZ")
    await editing.remove_deck(MOD, "my-birds")
    assert await log(editing) == [
        "deck.remove-deck: removed the deck “My Birds” (1 card)",
        "deck.remove: removed “What is the kiwi?” from “My Birds”",
        "deck.edit: edited “What is the kiwi?” in “My Birds”",
        "deck.add: added “What is an emu?” to “My Birds”",
        "deck.add: added “What is a kiwi?” to “My Birds”",
    ]
    said = [await undone(editing, "my-birds") for _ in range(5)]
    assert [(each.revision.action, str(each.changes), each.gone) for each in said] == [
        ("remove deck", "cards: 1 added", False),
        ("remove", "cards: 1 added", False),
        ("edit", "cards: 1 changed", False),
        ("add", "cards: 1 removed", False),
        ("add", "cards: 1 removed", True),
    ]
    assert {each.title for each in said} == {"My Birds"}
    with pytest.raises(NoSuchDeck):
        await editing.undo(MOD, "my-birds")
    assert (await log(editing))[:5] == [
        "deck.undo: took back the addition of “What is a kiwi?” (deck “My Birds”)",
        "deck.undo: took back the addition of “What is an emu?” (deck “My Birds”)",
        "deck.undo: took back an edit of “What is a kiwi?” (deck “My Birds”)",
        "deck.undo: took back the removal of “What is the kiwi?” (deck “My Birds”)",
        "deck.undo: took back the removal of the deck (deck “My Birds”)",
    ]


async def test_what_an_undo_would_take_back_is_told_and_left(editing: DeckEditingService) -> None:
    added = await editing.add_card(MOD, "birds", new("What is a kiwi?"))
    told = [await editing.last_change(GUILD, " Birds ") for _ in range(2)]
    assert told[0] == told[1]
    assert (told[0].revision, told[0].changes.removed) == (added.revision, (added.card,))
    assert await undone(editing, "birds") == told[0]
    with pytest.raises(NoSuchDeck):
        await editing.last_change(GUILD, "birds")


async def test_an_undo_takes_back_the_change_that_was_meant_or_none(store: Store) -> None:
    clock = FakeClock()
    editing = DeckEditingService(store, clock)
    kiwi = await editing.add_card(MOD, "birds", new("What is a kiwi?"))
    clock.move(seconds=1)
    emu = await editing.add_card(MOD, "birds", new("What is an emu?"))
    assert kiwi.revision is not None
    assert emu.revision is not None
    assert await editing.undo(MOD, "birds", kiwi.revision.mark) is None
    assert len((await editing.contents(GUILD, "birds"))[1].cards) == 2
    assert await editing.undo(MOD, "birds", emu.revision.mark) is not None
    clock.move(seconds=1)
    await editing.add_card(MOD, "birds", new("What is a moa?"))  # SQLite gives its row the emu's number again
    assert await editing.undo(MOD, "birds", emu.revision.mark) is None


async def test_a_card_is_named_by_its_key_or_its_question(editing: DeckEditingService) -> None:
    added = await editing.add_card(MOD, "birds", new("What is a kiwi?"))
    await editing.add_card(MOD, "birds", new("…"))
    for name in (added.card.key, f" {added.card.key} ", "What is a kiwi?", "what is a  Kiwi"):
        assert (await editing.editable(GUILD, "birds", name))[1] == added.card
    for name in ("", "kiwi", "!"):
        with pytest.raises(NoSuchCard):
            await editing.editable(GUILD, "birds", name)


async def test_an_edit_keeps_the_form_of_the_answer_and_undo_brings_it_back(
    editing: DeckEditingService,
) -> None:
    formed = replace(new("How many?"), answer=AnswerSpec(AnswerKind.NUMBER, tolerance="2%"))
    card = (await editing.add_card(MOD, "birds", formed)).card
    edited = (await editing.edit_card(MOD, "birds", card.key, prompt="How many birds?")).card
    assert edited.answer == formed.answer
    await editing.edit_card(MOD, "birds", card.key, answer=None)
    await editing.undo(MOD, "birds")
    _, deck = await editing.contents(GUILD, "birds")
    assert deck.cards == (edited,)


async def test_an_edit_that_changes_nothing_leaves_no_trace(editing: DeckEditingService) -> None:
    card = (await editing.add_card(MOD, "birds", new("What is a kiwi?"))).card
    same = await editing.edit_card(MOD, "birds", card.key, prompt=card.prompt)
    assert same.revision is None
    assert len(await log(editing)) == 1
    await editing.undo(MOD, "birds")
    with pytest.raises(NoSuchDeck):
        await editing.contents(GUILD, "birds")


@pytest.mark.parametrize(
    ("card", "says"),
    [(new(""), "question is empty"), (new("x" * 1_501), "over 1,500"), (new("a\x00b"), "control character")],
)
async def test_a_card_that_cannot_be_is_refused(editing: DeckEditingService, card: Card, says: str) -> None:
    with pytest.raises(InvalidCard, match=says):
        await editing.add_card(MOD, "birds", card)
    assert await log(editing) == []


async def test_a_name_in_no_latin_letters_makes_a_deck(editing: DeckEditingService) -> None:
    made = (await editing.add_card(MOD, "鳥\x07類", new("What is a kiwi?"))).deck
    assert made.title == "鳥 類"
    assert made.slug.startswith("deck-")
    again = (await editing.add_card(MOD, "鳥\x07類", new("What is an emu?"))).deck
    assert again.slug == made.slug
    assert len(again.cards) == 2


async def test_bounds(editing: DeckEditingService, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "MAX_DECKS", 1)
    monkeypatch.setattr(deck_editing, "MAX_CARDS", 1)
    await editing.add_card(MOD, "birds", new("What is a kiwi?"))
    with pytest.raises(CardsFull, match="of=1"):
        await editing.add_card(MOD, "birds", new("What is an emu?"))
    with pytest.raises(DecksFull, match="of=1"):
        await editing.add_card(MOD, "fish", new("What is a carp?"))


BIO = Deck(
    "bio", "Biology 101", cards=(Card("kiwi", "What is a kiwi?", "right"), Card("emu", "An emu?", "right"))
)


@pytest.mark.parametrize("name", ["bio", " BIO ", "Biology 101", "biology  101"])
async def test_each_change_finds_the_deck_by_its_name_and_by_its_title(
    sqlite_store: Store, name: str
) -> None:
    await DeckService(sqlite_store).save([BIO], GUILD)
    editing = DeckEditingService(sqlite_store, FakeClock())
    stored, card = await editing.editable(GUILD, name, "kiwi")
    assert (stored.slug, card) == ("bio", BIO.cards[0])
    assert await editing.search(GUILD, name, "emu", 5) == [("emu", "An emu?")]
    changes = (
        await editing.add_card(MOD, name, new("What is a moa?")),
        await editing.edit_card(MOD, name, "kiwi", hint="NZ"),
        await editing.remove_card(MOD, name, "emu"),
    )
    assert {each.deck.slug for each in changes} == {"bio"}
    for _ in changes:
        assert (await editing.last_change(GUILD, name)).slug == "bio"
        assert (await undone(editing, name)).slug == "bio"
    assert (await editing.contents(GUILD, name))[1] == BIO


async def test_a_button_removes_the_deck_of_that_name_and_none_of_that_title(sqlite_store: Store) -> None:
    namesake = Deck("zoo", "Bio", cards=BIO.cards)
    await DeckService(sqlite_store).save([namesake], GUILD)
    with pytest.raises(NoSuchDeck):
        await DeckEditingService(sqlite_store, FakeClock()).remove_deck(MOD, "bio")


async def test_changes_at_once_are_all_kept_however_the_deck_is_called(store: Store) -> None:
    await DeckService(store).save([BIO], GUILD)
    editing = DeckEditingService(store, FakeClock())
    await asyncio.gather(
        *(
            editing.edit_card(MOD, name, key, **{part: "said"})
            for part in ("hint", "topic", "explanation")
            for name, key in (("bio", "kiwi"), ("Biology 101", "emu"))
        )
    )
    _, deck = await editing.contents(GUILD, "bio")
    assert deck.cards == tuple(
        replace(card, hint="said", topic="said", explanation="said") for card in BIO.cards
    )


async def test_two_changes_at_once_are_both_kept(store: Store) -> None:
    editing = DeckEditingService(store, FakeClock())
    adds = (editing.add_card(MOD, "birds", new(f"What is bird {n}?")) for n in range(8))
    await asyncio.gather(*adds)
    _, deck = await editing.contents(GUILD, "birds")
    assert len(deck.cards) == 8
    said = await asyncio.gather(*(editing.undo(MOD, "birds") for _ in range(8)))
    assert sum(each.gone for each in said if each) == 1


def shipped(deck: Deck) -> ShippedDeck:
    return ShippedDeck(deck.slug, lambda: deck)


async def test_a_deck_file_is_read_only_where_it_may_differ(sqlite_store: Store) -> None:
    decks = DeckService(sqlite_store)
    read: list[Deck] = []

    def known(deck: Deck) -> ShippedDeck:
        def parse() -> Deck:
            read.append(deck)
            return deck

        return ShippedDeck(deck.slug, parse, digest(deck))

    newer = Deck("mlops", "MLOps", "Newer.", DECK.cards)
    for deck in (DECK, DECK, newer, newer):
        await decks.bring_up([known(deck)])
    assert read == [DECK, newer]
    editing, operator = DeckEditingService(sqlite_store, FakeClock()), Editor(SHARED, 0)
    await editing.edit_card(operator, "mlops", "q1", hint="Ours.")
    assert await decks.bring_up([known(DECK)]) == []
    assert read == [DECK, newer], "nor where it would not be written"


async def test_an_operators_change_is_not_overwritten_by_an_update(sqlite_store: Store) -> None:
    decks, operator = DeckService(sqlite_store), Editor(SHARED, 0)
    editing = DeckEditingService(sqlite_store, FakeClock())
    assert await decks.bring_up([shipped(DECK)]) == ["mlops"]
    assert await decks.bring_up([shipped(DECK)]) == []
    newer = Deck("mlops", "MLOps", "Newer.", DECK.cards)
    assert await decks.bring_up([shipped(newer)]) == ["mlops"]
    await editing.edit_card(operator, "mlops", "q1", hint="Ours.")
    assert await decks.bring_up([shipped(DECK)]) == []
    _, deck = await editing.contents(GUILD, "mlops")
    assert (deck.description, deck.cards[0].hint) == ("Newer.", "Ours.")
    await editing.undo(operator, "mlops")
    assert await decks.bring_up([shipped(DECK)]) == ["mlops"]


async def test_a_shared_deck_is_left_alone(sqlite_store: Store) -> None:
    await DeckService(sqlite_store).save([DECK])
    editing = DeckEditingService(sqlite_store, FakeClock())
    for attempt in (
        editing.add_card(MOD, "MLOps", new("New?")),
        editing.edit_card(MOD, "mlops", "q1", hint="x"),
        editing.editable(GUILD, "mlops", "q1"),
        editing.remove_card(MOD, "mlops", "q1"),
        editing.remove_deck(MOD, "mlops"),
        editing.removal(GUILD, "mlops"),
        editing.undo(MOD, "mlops"),
    ):
        with pytest.raises(SharedDeck, match="slug='mlops'"):
            await attempt
    _, deck = await editing.contents(GUILD, "mlops")
    assert deck == DECK
