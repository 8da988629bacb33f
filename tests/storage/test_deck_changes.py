"""Revisions, drafts, and decks that are removed and come back, on each engine."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from msgspec.structs import replace

from bot.core.cards import AnswerKind, AnswerSpec, Deck
from bot.core.decks.limits import MAX_CARDS
from bot.core.decks.records import PendingImport, Revision
from bot.storage.decks.card_json import deck_from_json, deck_to_json
from bot.storage.decks.changes import KEPT_PENDING, KEPT_REVISIONS
from bot.storage.store import Store
from tests.storage.rows import (
    DECK,
    GUILD,
    NOON,
    RICH,
    card,
    card_histories,
    card_ids,
    deck,
    open_round,
    stored_quiz,
)

FORMED = card("formed", answer=AnswerSpec(AnswerKind.LIST, all_of=("red", "green"), any=1))
PENDING = PendingImport(GUILD, 101, deck(RICH, FORMED), whole=True, base="", at=NOON)


def revision(before: Deck | None, action: str = "edit") -> Revision:
    return Revision(before, 101, action, NOON)


def test_a_whole_deck_comes_back_equal() -> None:
    whole = deck(RICH, card("b"), description="Two.")
    assert deck_from_json(deck_to_json(whole)) == whole


async def test_revisions_are_taken_back_newest_first(store: Store) -> None:
    states = [None, DECK, replace(DECK, title="Second"), deck(RICH), deck(FORMED)]
    async with store.write() as tx:
        for before in states:
            await tx.deck_changes.record(GUILD, "mlops", revision(before))
        await tx.deck_changes.record(GUILD, "other", revision(None))
        await tx.deck_changes.record(GUILD + 1, "mlops", revision(None))
        assert await tx.deck_changes.changed(GUILD) == ["mlops", "other"]
    for before in reversed(states):
        async with store.write() as tx:
            assert await tx.deck_changes.take_back(GUILD, "mlops") == revision(before)
    async with store.write() as tx:
        assert await tx.deck_changes.take_back(GUILD, "mlops") is None
        assert await tx.deck_changes.changed(GUILD) == ["other"]


async def test_only_the_newest_revisions_are_kept(sqlite_store: Store) -> None:
    async with sqlite_store.write() as tx:
        await tx.deck_changes.record(GUILD, "other", revision(DECK))
        for number in range(KEPT_REVISIONS + 3):
            await tx.deck_changes.record(GUILD, "mlops", revision(replace(DECK, title=str(number))))
        titles = []
        while found := await tx.deck_changes.take_back(GUILD, "mlops"):
            assert found.before is not None
            titles.append(int(found.before.title))
        assert titles == list(range(KEPT_REVISIONS + 2, 2, -1))
        assert await tx.deck_changes.take_back(GUILD, "other") == revision(DECK)


async def test_a_draft_is_kept_whole_and_claimed_once(store: Store) -> None:
    async with store.write() as tx:
        pending_id = await tx.deck_changes.add_pending(PENDING)
    async with store.write() as tx:
        assert await tx.deck_changes.pending(pending_id) == PENDING
        assert await tx.deck_changes.claim_pending(pending_id)
        assert not await tx.deck_changes.claim_pending(pending_id)
        assert await tx.deck_changes.pending(pending_id) is None


async def test_old_and_surplus_drafts_go(store: Store) -> None:
    async with store.write() as tx:
        others = await tx.deck_changes.add_pending(replace(PENDING, user_id=102))
        ids = [await tx.deck_changes.add_pending(PENDING) for _ in range(KEPT_PENDING + 1)]
        assert await tx.deck_changes.pending(ids[0]) is None
        assert all([await tx.deck_changes.pending(each) for each in (others, *ids[1:])])
        newer = await tx.deck_changes.add_pending(replace(PENDING, user_id=103, at=NOON + timedelta(days=1)))
        await tx.deck_changes.drop_pending(NOON + timedelta(hours=1))
        assert not any([await tx.deck_changes.pending(each) for each in (others, *ids)])
        assert await tx.deck_changes.pending(newer) is not None


async def test_a_removed_deck_comes_back_with_its_history(store: Store) -> None:
    async with store.write() as tx:
        quiz = await stored_quiz(tx)
        asked = await open_round(tx, quiz)
        await tx.decks.adjust_history(GUILD, asked.card_id, answers=1, correct=1)
        await tx.decks.remove(quiz.deck_id)
        assert await tx.decks.find(GUILD, "mlops") is None
        assert await tx.decks.visible(GUILD) == []
        assert await card_histories(tx, GUILD, quiz.deck_id, None) == []
        assert (await tx.decks.card(asked.card_id)).key == "a", "an open question can still be graded"
        assert await tx.decks.save(0, DECK)
        histories = await card_histories(tx, GUILD, quiz.deck_id, None)
    assert [(h.card_id == asked.card_id, h.correct) for h in histories] == [(True, 1), (False, 0), (False, 0)]


async def test_a_deck_is_read_and_searched_in_order(store: Store) -> None:
    whole = deck(RICH, card("b_1", prompt="100% *sure*?"), card("B2", prompt="Sure or unsure?"), card("c"))
    async with store.write() as tx:
        await tx.decks.save(GUILD, whole)
        stored = await tx.decks.find(GUILD, "mlops")
        assert stored is not None
        assert await tx.decks.read(stored) == whole
        assert [key for key, _ in await tx.decks.search(stored.id, "SURE", 25)] == ["b_1", "B2"]
        assert await tx.decks.search(stored.id, "0%", 25) == [("b_1", "100% *sure*?")]
        assert [key for key, _ in await tx.decks.search(stored.id, "b_", 25)] == ["b_1"]
        assert [key for key, _ in await tx.decks.search(stored.id, "", 2)] == ["drift", "b_1"]
        await tx.decks.save(GUILD, replace(whole, cards=whole.cards[2:]))
        assert [key for key, _ in await tx.decks.search(stored.id, "sure", 25)] == ["B2"]


async def test_a_new_state_moves_changes_adds_and_retires(store: Store) -> None:
    async with store.write() as tx:
        await tx.decks.save(GUILD, deck(card("a"), card("b"), card("c")))
        stored = await tx.decks.find(GUILD, "mlops")
        assert stored is not None
        ids = dict(zip("abc", await card_ids(tx, stored.id), strict=True))
        after = deck(card("c"), card("d"), card("a", topic="New"))
        await tx.decks.save(GUILD, after)
        assert await tx.decks.read(stored) == after
        new_ids = await card_ids(tx, stored.id)
        assert [new_ids[0], new_ids[2]] == [ids["c"], ids["a"]]
        found = await tx.decks.find(GUILD, "mlops")
        assert found is not None
        assert (found.topics, found.digest != stored.digest) == (("New",), True)


async def test_the_largest_deck_is_saved_and_read(store: Store) -> None:
    large = deck(*(card(f"k{n}") for n in range(MAX_CARDS)))
    async with store.write() as tx:
        await tx.decks.save(GUILD, large)
        stored = await tx.decks.find(GUILD, "mlops")
        assert stored is not None
        assert await tx.decks.read(stored) == large


async def test_changes_of_one_deck_wait_for_each_other(postgres_store: Store) -> None:
    order = []

    async def change(name: str, *, first: asyncio.Event, then: asyncio.Event) -> None:
        await first.wait()
        async with postgres_store.write() as tx:
            await tx.deck_changes.lock(GUILD, "new-deck")
            order.append(name)
            then.set()
            await asyncio.sleep(0.1)
            order.append(name)

    start, second = asyncio.Event(), asyncio.Event()
    start.set()
    await asyncio.gather(
        change("a", first=start, then=second), change("b", first=second, then=asyncio.Event())
    )
    assert order == ["a", "a", "b", "b"]
