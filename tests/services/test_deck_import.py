"""Imports: previewed, applied once, by the importer, as shown; all files of an operator or none."""

from __future__ import annotations

import asyncio

import pytest
from msgspec.structs import replace

from bot.core.cards import Card, Deck
from bot.core.decks.records import SHARED
from bot.formats.load import Loaded
from bot.services.decks.editing import DeckEditingService, Editor
from bot.services.decks.errors import DeckGivenTwice, NotYourPreview, PreviewGone, SharedDeck
from bot.services.decks.files import DeckFiles
from bot.services.decks.importing import DeckImportService, Import, Preview
from bot.services.decks.lookup import DeckService
from bot.storage.store import Store
from tests.fakes import FakeClock, FakeGrader
from tests.services.game import DECK, GUILD
from tests.storage import rows

MOD, OTHER, OPERATOR = Editor(GUILD, 9), Editor(GUILD, 10), Editor(SHARED, 0)
BIRDS = Deck("birds", "Birds", cards=(Card("k1", "What is a kiwi?", "right"), Card("k2", "An emu?", "right")))
FILE = Loaded(BIRDS, "yaml")


class Office:
    """The services on one store."""

    def __init__(self, store: Store) -> None:
        self.store, self.clock = store, FakeClock()
        self.imports = DeckImportService(store, self.clock, DeckFiles(FakeGrader))
        self.editing = DeckEditingService(store, self.clock)

    async def deck(self, slug: str = "birds", guild_id: int = GUILD) -> Deck:
        return (await self.editing.contents(guild_id, slug))[1]

    async def apply(self, loaded: Loaded = FILE, name: str | None = None) -> Import | Preview:
        shown = await self.imports.preview(MOD, loaded, name)
        assert shown.pending_id is not None
        return await self.imports.apply(MOD, shown.pending_id)


@pytest.fixture
def office(sqlite_store: Store) -> Office:
    return Office(sqlite_store)


async def test_apply_does_what_was_shown(office: Office) -> None:
    shown = await office.imports.preview(MOD, FILE)
    assert shown.lint_report is not None
    assert shown.outcome.new
    assert shown.pending_id is not None
    applied = await office.imports.apply(MOD, shown.pending_id)
    assert isinstance(applied, Import)
    assert replace(applied, revision=None) == shown.outcome
    assert applied.revision is not None
    assert applied.revision.before is None
    assert await office.deck() == BIRDS
    assert [line.detail for line in await office.editing.log(GUILD)] == ["imported “Birds” (cards: 2 added)"]
    assert (await office.imports.preview(MOD, FILE)).pending_id is None


async def test_a_preview_is_its_importers_alone(office: Office) -> None:
    shown = await office.imports.preview(MOD, FILE)
    assert shown.pending_id is not None
    for stranger in (OTHER, Editor(GUILD + 1, 9)):
        for act in (office.imports.apply, office.imports.cancel):
            with pytest.raises(NotYourPreview):
                await act(stranger, shown.pending_id)
    assert isinstance(await office.imports.apply(MOD, shown.pending_id), Import)


async def test_two_presses_apply_once(store: Store) -> None:
    office = Office(store)
    shown = await office.imports.preview(MOD, FILE)
    assert shown.pending_id is not None
    presses = [office.imports.apply(MOD, shown.pending_id) for _ in range(2)]
    came = await asyncio.gather(*presses, return_exceptions=True)
    assert sorted(type(each).__name__ for each in came) == ["Import", "PreviewGone"]
    undone = await office.editing.undo(MOD, "birds")
    assert undone is not None
    assert undone.gone


async def test_a_preview_that_the_deck_outran_is_shown_again(office: Office) -> None:
    await office.apply()
    newer = Loaded(replace(BIRDS, cards=BIRDS.cards[:1]), "yaml")
    shown = await office.imports.preview(MOD, newer)
    await office.editing.add_card(MOD, "birds", Card("", "A moa?", "Gone."))
    assert shown.pending_id is not None
    again = await office.imports.apply(MOD, shown.pending_id)
    assert isinstance(again, Preview)
    assert [card.prompt for card in again.outcome.changes.removed] == ["An emu?", "A moa?"]
    assert len((await office.deck()).cards) == 3
    assert again.pending_id is not None
    assert isinstance(await office.imports.apply(MOD, again.pending_id), Import)
    assert await office.deck() == newer.deck


async def test_history_survives_an_update(office: Office) -> None:
    await office.apply()
    async with office.store.write() as tx:
        stored = await tx.decks.find(GUILD, "birds")
        assert stored is not None
        kiwi = (await rows.card_histories(tx, GUILD, stored.id, None))[0].card_id
        await tx.decks.adjust_history(GUILD, kiwi, answers=1, correct=1)
    renewed = replace(
        BIRDS, cards=(Card("new", "New?", "!"), replace(BIRDS.cards[0], prompt="What is the kiwi?"))
    )
    await office.apply(Loaded(renewed, "yaml"))
    async with office.store.read() as tx:
        histories = await rows.card_histories(tx, GUILD, stored.id, None)
    assert [(each.card_id == kiwi, each.correct) for each in histories] == [(False, 0), (True, 1)]


@pytest.mark.parametrize(
    ("name", "slug", "title"),
    [
        (None, "birds", "Birds"),
        (" ", "birds", "Birds"),
        ("Our Birds!", "our-birds", "Our Birds!"),
        ("fowl", "fowl", "fowl"),
    ],
)
async def test_a_deck_is_named_as_asked(office: Office, name: str | None, slug: str, title: str) -> None:
    await office.apply(name=name)
    assert (await office.deck(slug)).title == title


@pytest.mark.parametrize("name", ["BIRDS", "Birds of the world", "birds of the  WORLD"])
async def test_a_name_of_a_deck_updates_that_deck(office: Office, name: str) -> None:
    await office.apply(Loaded(replace(BIRDS, title="Birds of the world"), "yaml"))
    table = Loaded(
        Deck("export-1", "export 1", cards=(replace(BIRDS.cards[0], reference="all right"),)), "csv"
    )
    outcome = await office.apply(table, name)
    assert isinstance(outcome, Import)
    assert (outcome.deck.slug, outcome.deck.title, outcome.new) == ("birds", "Birds of the world", False)


async def test_the_name_of_a_shared_deck_is_taken_in_a_server_but_not_for_the_operator(
    office: Office,
) -> None:
    await DeckService(office.store).save([DECK])
    shared = Loaded(replace(BIRDS, slug="mlops"), "yaml")
    with pytest.raises(SharedDeck):
        await office.imports.preview(MOD, shared)
    await office.imports.import_now(Editor(GUILD, 0), [shared], dry_run=False)
    assert (await office.deck("mlops")).title == "Birds"
    assert await office.deck("mlops", GUILD + 1) == DECK


async def test_an_operators_files_are_imported_together_or_not_at_all(office: Office) -> None:
    fish = Loaded(replace(BIRDS, slug="fish", cards=(Card("c", "A carp?", "right"),)), "yaml")
    dry = await office.imports.import_now(OPERATOR, [FILE, fish], dry_run=True)
    assert [str(outcome.changes) for outcome in dry] == ["cards: 2 added", "cards: 1 added"]
    assert await DeckService(office.store).visible(GUILD) == []
    with pytest.raises(DeckGivenTwice, match="slug='birds', files=2"):
        await office.imports.import_now(OPERATOR, [FILE, fish, FILE], dry_run=False)
    assert await DeckService(office.store).visible(GUILD) == []
    assert await office.imports.import_now(OPERATOR, [FILE, fish], dry_run=False) == dry
    again = await office.imports.import_now(OPERATOR, [FILE], dry_run=False)
    assert not again[0].changes
    assert await office.deck("birds", GUILD + 5) == BIRDS


async def test_an_import_and_an_edit_at_once_are_both_kept(store: Store) -> None:
    office = Office(store)
    await office.apply()
    rated = replace(BIRDS, cards=(replace(BIRDS.cards[0], accepted=("a bird",)), BIRDS.cards[1]))
    here = Editor(GUILD, 0)
    await asyncio.gather(
        office.imports.import_now(here, [Loaded(rated, "csv")], dry_run=False),
        office.editing.edit_card(MOD, "birds", "k2", hint="From Australia."),
    )
    kiwi, emu = (await office.deck()).cards
    assert (kiwi.accepted, emu.hint) == (("a bird",), "From Australia.")


async def test_a_late_press_is_told(office: Office) -> None:
    shown = await office.imports.preview(MOD, FILE)
    assert shown.pending_id is not None
    office.clock.move(days=1, seconds=1)
    with pytest.raises(PreviewGone):
        await office.imports.apply(MOD, shown.pending_id)
    await office.imports.preview(MOD, FILE)
    async with office.store.read() as tx:
        assert await tx.deck_changes.pending(shown.pending_id) is None, "forgotten with the next import"
