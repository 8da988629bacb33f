"""Suggested cards and flags, on both engines."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from msgspec.structs import replace
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from bot.core.suggestions import Suggestion, SuggestionState
from bot.storage import schema
from bot.storage.store import Store
from bot.storage.transaction import Transaction
from tests.storage.rows import ANA, BEN, DECK, GUILD, NOON, RICH, card, deck, open_round, stored_quiz

BIRDS = deck(card("kiwi"), slug="birds", title="Birds")


async def birds_id(tx: Transaction) -> int:
    """The deck of the server's own, and Ana known by name."""
    await tx.members.saw(ANA)
    await tx.decks.save(GUILD, BIRDS)
    found = await tx.decks.find(GUILD, "birds")
    assert found is not None
    return found.id


async def got(tx: Transaction, suggestion_id: int | None) -> Suggestion:
    assert suggestion_id is not None
    found = await tx.suggestions.get(suggestion_id)
    assert found is not None
    return found


async def flag(tx: Transaction, card_id: int, round_id: int, user_id: int = ANA.user_id) -> int | None:
    return await tx.suggestions.add_flag(
        GUILD, user_id, card_id=card_id, round_id=round_id, wrong="It is not.", at=NOON
    )


async def test_a_suggested_card_comes_back_whole(store: Store) -> None:
    async with store.write() as tx:
        added = await tx.suggestions.add_card(GUILD, ANA.user_id, await birds_id(tx), RICH, NOON)
        assert await got(tx, added) == Suggestion(
            added, GUILD, ANA.user_id, "ana", "birds", "Birds", False, False, RICH, None, None, "",
            SuggestionState.OPEN, NOON, None, None, None, None,
        )  # fmt: skip
        assert await tx.suggestions.get(999) is None


async def test_a_flag_shows_its_card_as_it_is_now(store: Store) -> None:
    async with store.write() as tx:
        round_ = await open_round(tx, await stored_quiz(tx))
        flagged = await got(tx, await flag(tx, round_.card_id, round_.id, BEN.user_id))
        assert (flagged.flag, flagged.shared, flagged.gone, flagged.wrong) == (
            True,
            True,
            False,
            "It is not.",
        )
        assert (flagged.card, flagged.round_id, flagged.name) == (DECK.cards[0], round_.id, "someone")
        mended = replace(DECK.cards[0], reference="Mended.")
        await tx.decks.save(0, replace(DECK, cards=(mended, *DECK.cards[1:])))
        assert (await got(tx, flagged.id)).card == mended
        await tx.decks.save(0, replace(DECK, cards=DECK.cards[1:]))
        assert (await got(tx, flagged.id)).gone is True


async def test_a_removed_deck_is_said_to_be_gone(store: Store) -> None:
    async with store.write() as tx:
        deck_id = await birds_id(tx)
        added = await tx.suggestions.add_card(GUILD, ANA.user_id, deck_id, RICH, NOON)
        await tx.decks.remove(deck_id)
        assert (await got(tx, added)).gone is True


async def test_a_member_has_one_open_flag_a_card(store: Store) -> None:
    async with store.write() as tx:
        round_ = await open_round(tx, await stored_quiz(tx))
        other = (await open_round(tx, await stored_quiz(tx, channel_id=9), number=2, message_id=6)).card_id
        first = await flag(tx, round_.card_id, round_.id)
        assert first is not None
        assert await flag(tx, round_.card_id, round_.id) is None
        assert await tx.suggestions.flagged(GUILD, ANA.user_id, round_.card_id)
        assert not await tx.suggestions.flagged(GUILD, BEN.user_id, round_.card_id)
        assert await flag(tx, round_.card_id, round_.id, BEN.user_id) is not None
        assert await flag(tx, other, round_.id) is not None
        await tx.suggestions.update(first, state=SuggestionState.DONE)
        assert not await tx.suggestions.flagged(GUILD, ANA.user_id, round_.card_id)
        assert await flag(tx, round_.card_id, round_.id) is not None


async def test_of_two_flags_at_once_one_is_kept(store: Store) -> None:
    async with store.write() as tx:
        round_ = await open_round(tx, await stored_quiz(tx))

    async def once() -> int | None:
        async with store.write() as tx:
            return await flag(tx, round_.card_id, round_.id)

    assert sorted(made is None for made in await asyncio.gather(once(), once(), once())) == [
        False,
        True,
        True,
    ]


async def test_a_flag_outlives_its_round(store: Store) -> None:
    async with store.write() as tx:
        round_ = await open_round(tx, await stored_quiz(tx))
        added = await flag(tx, round_.card_id, round_.id)
        await tx._connection.execute(delete(schema.round_).where(schema.round_.c.id == round_.id))
        assert (await got(tx, added)).round_id is None


async def test_the_next_is_the_oldest_after_the_one_that_was_shown(store: Store) -> None:
    async with store.write() as tx:
        deck_id = await birds_id(tx)
        assert await tx.suggestions.next_open(GUILD) is None
        first, second, third = [
            await tx.suggestions.add_card(GUILD, ANA.user_id, deck_id, card(name), NOON) for name in "abc"
        ]
        await tx.suggestions.add_card(GUILD + 1, ANA.user_id, deck_id, card("elsewhere"), NOON)
        await tx.suggestions.update(second, state=SuggestionState.DECLINED)
        shown = [await tx.suggestions.next_open(GUILD, after) for after in (0, first, second, third)]
        assert [each.id for each in shown if each] == [first, third, third, first]
        assert await tx.suggestions.count_open(GUILD) == 2


async def test_the_tally_counts_a_members_own(store: Store) -> None:
    async with store.write() as tx:
        deck_id = await birds_id(tx)
        for hour, user_id in ((0, ANA.user_id), (1, ANA.user_id), (2, ANA.user_id), (3, BEN.user_id)):
            at = NOON + timedelta(hours=hour)
            added = await tx.suggestions.add_card(GUILD, user_id, deck_id, card(f"c{hour}"), at)
            if not hour:
                await tx.suggestions.update(added, state=SuggestionState.ACCEPTED)
        assert await tx.suggestions.tally(GUILD, ANA.user_id, NOON) == (2, 2)
        assert await tx.suggestions.tally(GUILD, ANA.user_id, NOON - timedelta(hours=1)) == (2, 3)
        assert await tx.suggestions.tally(GUILD + 1, ANA.user_id, NOON) == (0, 0)


async def test_a_card_that_waits_is_found_by_its_key_until_it_is_decided(store: Store) -> None:
    async with store.write() as tx:
        deck_id = await birds_id(tx)
        added = await tx.suggestions.add_card(GUILD, ANA.user_id, deck_id, card("emu"), NOON)
        assert await tx.suggestions.suggested(GUILD, deck_id, "emu")
        assert not await tx.suggestions.suggested(GUILD, deck_id, "kiwi")
        await tx.suggestions.revise(added, card("rhea"))
        assert (await got(tx, added)).card == card("rhea")
        assert not await tx.suggestions.suggested(GUILD, deck_id, "emu")
        await tx.suggestions.update(added, state=SuggestionState.ACCEPTED)
        assert not await tx.suggestions.suggested(GUILD, deck_id, "rhea")


async def test_it_is_about_a_card_to_come_or_one_that_is_there(store: Store) -> None:
    with pytest.raises(IntegrityError):
        async with store.write() as tx:
            round_ = await open_round(tx, await stored_quiz(tx))
            added = await flag(tx, round_.card_id, round_.id)
            assert added is not None
            await tx.suggestions.revise(added, RICH)
