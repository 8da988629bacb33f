"""Draft sets of servers on both databases: two who press at once, other servers, decks that change meanwhile."""

from __future__ import annotations

import asyncio

import pytest
from msgspec.structs import replace

from bot.core.cards import Card, Deck, Misconception
from bot.core.decks.problems import DeckError
from bot.core.teaching.proposals import Proposal, Stage, blank
from bot.core.wording import plural
from bot.formats.teaching.drafts import Drafts, write
from bot.services.decks.editing import DeckEditingService, Editor
from bot.services.decks.errors import DraftSetGone, InvalidCard, NoSuchDeck, NothingToLookOver, SharedDeck
from bot.services.decks.lookup import DeckService
from bot.services.teaching.draft_sets import DRAFT_SET_LIFE, DraftSetService, Finished
from bot.storage.store import Store
from tests.fakes import FakeClock
from tests.services.game import DECK, GUILD

MOD, OTHER = Editor(GUILD, 9), Editor(GUILD, 10)
BIRDS = Deck("birds", "Birds", cards=tuple(Card(f"k{n}", f"What is {n}?", f"It is {n}.") for n in range(3)))
SECOND = "A second reading sees this card otherwise: it agreed on 3 of 26 labels."


def drafts(slug: str = "birds", **changes: object) -> bytes:
    stages = (Stage.PASSED, Stage.FLAGGED, Stage.PASSED)
    found = [
        Proposal(
            replace(
                blank(card), accepted=(f"well, {card.key}",), wrong=(Misconception((f"not {card.key}",)),)
            ),
            stage,
            (SECOND,) if stage is Stage.FLAGGED else (),
        )
        for card, stage in zip(BIRDS.cards, stages, strict=True)
    ]
    return write(replace(Drafts(slug, "", 0, tuple(found)), **changes)).encode()


class Checks:
    """In place of the grader: says of a draft how many right answers it has."""

    def __init__(self, deck: Deck) -> None:
        self.deck = deck

    def noted(self, card: Card, proposal: Proposal) -> Proposal:
        assert card in self.deck.cards
        said = f"Looked at {plural(len(proposal.additions.accepted), 'right answer')}."
        return replace(proposal, stage=Stage.PASSED, notes=(said,))


class Office:
    """The services on one store."""

    def __init__(self, store: Store) -> None:
        self.store, self.clock = store, FakeClock()
        self.draft_sets = DraftSetService(store, self.clock, Checks)
        self.editing = DeckEditingService(store, self.clock)

    async def cards(self) -> tuple[Card, ...]:
        return (await self.editing.contents(GUILD, "birds"))[1].cards


@pytest.fixture
async def office(store: Store) -> Office:
    made = Office(store)
    await DeckService(store).save([DECK])
    await DeckService(store).save([BIRDS], GUILD)
    return made


async def test_what_is_accepted_is_one_change_and_undo_takes_it_back(office: Office) -> None:
    shown = await office.draft_sets.open(MOD, drafts())
    assert (shown.number, shown.looked_at, shown.count(Stage.PASSED)) == (0, 0, 2)
    shown = await office.draft_sets.accept_passed(GUILD, shown.draft_set_id, 0)
    assert (shown.number, shown.looked_at) == (1, 2)
    shown = await office.draft_sets.decide(GUILD, shown.draft_set_id, 1, Stage.DROPPED)
    assert (shown.number, shown.looked_at) == (1, 3)
    done = await office.draft_sets.finish(OTHER, shown.draft_set_id)
    assert done.taught is not None
    assert list(done.taught.changed) == ["k0", "k2"]
    assert done.waited == 0
    after = await office.cards()
    assert [card.accepted for card in after] == [("well, k0",), (), ("well, k2",)]
    assert [line.actor_id for line in await office.editing.log(GUILD)] == [OTHER.user_id]
    undone = await office.editing.undo(MOD, "birds")
    assert undone is not None
    assert undone.revision.action == "teach"
    assert await office.cards() == BIRDS.cards


async def test_two_who_finish_at_once_make_one_change(office: Office) -> None:
    shown = await office.draft_sets.open(MOD, drafts())
    await office.draft_sets.accept_passed(GUILD, shown.draft_set_id, 0)
    came = await asyncio.gather(
        *(office.draft_sets.finish(who, shown.draft_set_id) for who in (MOD, OTHER)), return_exceptions=True
    )
    assert sorted(type(each).__name__ for each in came) == ["DraftSetGone", "Finished"]
    assert len(await office.editing.log(GUILD)) == 1


async def test_decisions_at_the_same_time_are_all_kept(office: Office) -> None:
    shown = await office.draft_sets.open(MOD, drafts())
    await asyncio.gather(
        *(office.draft_sets.decide(GUILD, shown.draft_set_id, number, Stage.ACCEPTED) for number in range(3))
    )
    assert (await office.draft_sets.show(GUILD, shown.draft_set_id, 0)).stages == (Stage.ACCEPTED,) * 3


async def test_an_edit_is_checked_and_what_a_second_reading_said_stays(office: Office) -> None:
    draft_set_id = (await office.draft_sets.open(MOD, drafts())).draft_set_id

    def more(proposal: Proposal) -> Card:
        return replace(proposal.additions, accepted=(*proposal.additions.accepted, "also"))

    shown = await office.draft_sets.edit(GUILD, draft_set_id, 0, more)
    assert shown.proposal.stage is Stage.PASSED
    assert shown.proposal.notes == ("Looked at 2 right answers.",)
    for stage in (Stage.FLAGGED, Stage.ACCEPTED):
        await office.draft_sets.decide(GUILD, draft_set_id, 1, stage)
        shown = await office.draft_sets.edit(
            GUILD, draft_set_id, 1, lambda p: replace(p.additions, accepted=("one",))
        )
        assert (shown.proposal.stage, shown.proposal.notes) == (
            Stage.FLAGGED,
            (SECOND, "Looked at 1 right answer."),
        )
    with pytest.raises(InvalidCard):
        await office.draft_sets.edit(GUILD, draft_set_id, 0, lambda p: replace(p.additions, hint="x" * 501))
    assert (await office.draft_sets.show(GUILD, draft_set_id, 0)).proposal.additions.accepted == (
        "well, k0",
        "also",
    )


async def test_a_card_that_went_is_shown_as_left_and_named_at_the_end(office: Office) -> None:
    draft_set_id = (await office.draft_sets.open(MOD, drafts())).draft_set_id
    await office.draft_sets.accept_passed(GUILD, draft_set_id, 0)
    await office.editing.remove_card(MOD, "birds", "k2")
    shown = await office.draft_sets.show(GUILD, draft_set_id, 2)
    assert shown.card is None
    assert shown.why_left == "the deck has no such card any more"
    assert await office.draft_sets.edit(GUILD, draft_set_id, 2, lambda p: p.additions) == shown
    done = await office.draft_sets.finish(MOD, draft_set_id)
    assert done.taught is not None
    assert dict(done.taught.left) == {"k2": "the deck has no such card any more"}
    assert (await office.cards())[0].accepted == ("well, k0",)


async def test_nothing_accepted_changes_nothing_and_says_what_waited(office: Office) -> None:
    draft_set_id = (await office.draft_sets.open(MOD, drafts())).draft_set_id
    assert await office.draft_sets.finish(MOD, draft_set_id) == Finished(None, "birds", 3)
    assert await office.cards() == BIRDS.cards
    with pytest.raises(DraftSetGone):
        await office.draft_sets.show(GUILD, draft_set_id, 0)


async def test_other_servers_old_draft_sets_and_numbers_that_are_none_find_nothing(office: Office) -> None:
    draft_set_id = (await office.draft_sets.open(MOD, drafts())).draft_set_id
    draft_sets = office.draft_sets
    for guild_id, number in ((GUILD + 1, 0), (GUILD, 3)):
        with pytest.raises(DraftSetGone):
            await draft_sets.decide(guild_id, draft_set_id, number, Stage.ACCEPTED)
        with pytest.raises(DraftSetGone):
            await draft_sets.accept_passed(guild_id, draft_set_id, number)
    with pytest.raises(DraftSetGone):
        await draft_sets.finish(Editor(GUILD + 1, 9), draft_set_id)
    assert (await draft_sets.show(GUILD, draft_set_id, 17)).number == 2
    office.clock.move(days=DRAFT_SET_LIFE.days, minutes=1)
    with pytest.raises(DraftSetGone):
        await draft_sets.finish(MOD, draft_set_id)
    await draft_sets.open(MOD, drafts())
    async with office.store.read() as tx:
        assert await tx.draft_sets.get(draft_set_id) is None


async def test_files_that_are_of_no_use_are_refused(office: Office) -> None:
    for data in (b"", b"\xff", b"nonsense"):
        with pytest.raises(DeckError):
            await office.draft_sets.open(MOD, data)
    with pytest.raises(NoSuchDeck):
        await office.draft_sets.open(MOD, drafts("nosuch"))
    with pytest.raises(SharedDeck):
        await office.draft_sets.open(MOD, drafts(), DECK.slug)
    with pytest.raises(NothingToLookOver):
        await office.draft_sets.open(MOD, drafts(proposals=()))
