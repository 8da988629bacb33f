"""Memory states: saved only on top of the one they follow, and worked out from attempts and reviews in order."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.core.grading import Verdict
from bot.core.review import Rating, Recall, Remembered, ReviewSettings, after
from bot.storage.review.sessions import ReviewDraft
from bot.storage.store import Store
from bot.storage.transaction import Transaction
from tests.storage.rows import (
    ANA,
    BEN,
    GUILD,
    NOON,
    attempt,
    card_ids,
    open_round,
    stored_deck_id,
    stored_quiz,
)

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
FIRST = after(None, Recall(Rating.GOOD, NOON))
SECOND = after(FIRST, Recall(Rating.GOOD, NOON + 2 * DAY))


def draft(card_id: int, rating: Rating | None, *, minutes: float, user_id: int = ANA.user_id) -> ReviewDraft:
    at = NOON + minutes * MINUTE
    return ReviewDraft(user_id, card_id, at, at, "an answer", Verdict.CORRECT, rating, True, GUILD, "UTC")


async def one_card(tx: Transaction) -> int:
    return (await card_ids(tx, await stored_deck_id(tx)))[0]


async def test_a_state_is_saved_only_on_top_of_the_one_it_follows(store: Store) -> None:
    async with store.write() as tx:
        card_id = await one_card(tx)
        assert await tx.memory.get(ANA.user_id, card_id) == Remembered()
        assert await tx.memory.follow(ANA.user_id, card_id, FIRST, before=None)
        assert (await tx.memory.get(ANA.user_id, card_id)).memory == FIRST
        assert not await tx.memory.follow(ANA.user_id, card_id, SECOND, before=None), "it is not new any more"
        assert not await tx.memory.follow(ANA.user_id, card_id, FIRST, before=SECOND)
        assert (await tx.memory.get(ANA.user_id, card_id)).memory == FIRST
        assert await tx.memory.follow(ANA.user_id, card_id, SECOND, before=FIRST)
        assert (await tx.memory.get(ANA.user_id, card_id)).memory == SECOND
        assert (await tx.memory.get(BEN.user_id, card_id)).memory is None


async def test_a_state_goes_on_top_of_a_card_that_was_made_new(store: Store) -> None:
    async with store.write() as tx:
        card_id = await one_card(tx)
        await tx.memory.put(ANA.user_id, card_id, SECOND)
        await tx.memory.forget(ANA.user_id, card_id, NOON)
        assert await tx.memory.get(ANA.user_id, card_id) == Remembered(None, NOON)
        assert await tx.memory.follow(ANA.user_id, card_id, FIRST, before=None)
        assert await tx.memory.get(ANA.user_id, card_id) == Remembered(FIRST, NOON)


async def test_the_history_is_that_of_attempts_and_reviews_in_the_order_of_time(store: Store) -> None:
    async with store.write() as tx:
        round_ = await open_round(tx, await stored_quiz(tx))
        card_id, other_id = (await card_ids(tx, await stored_deck_id(tx)))[:2]
        assert round_.card_id == card_id
        wrong = attempt(round_.id, verdict=Verdict.INCORRECT, at=NOON + 5 * MINUTE)
        await tx.attempts.add(wrong)
        later = {"number": 2, "source_id": 2}
        await tx.attempts.add(attempt(round_.id, at=NOON + 6 * MINUTE, copied=True, **later))
        await tx.attempts.add(attempt(round_.id, user_id=BEN.user_id, source_id=3))
        for minutes, rating in ((9, Rating.EASY), (1, Rating.HARD), (7, None)):
            await tx.sessions.add(draft(card_id, rating, minutes=minutes))
        await tx.sessions.add(draft(other_id, Rating.GOOD, minutes=2))
        expected = [(1, Rating.HARD), (5, Rating.AGAIN), (9, Rating.EASY)]
        recalls = [Recall(rating, NOON + minutes * MINUTE) for minutes, rating in expected]
        assert await tx.memory.history(ANA.user_id, card_id) == {card_id: recalls}
        both = {card_id: recalls, other_id: [Recall(Rating.GOOD, NOON + 2 * MINUTE)]}
        assert await tx.memory.history(ANA.user_id) == both
        await tx.memory.forget(ANA.user_id, card_id, NOON + 5 * MINUTE)
        assert await tx.memory.history(ANA.user_id, card_id) == {card_id: recalls[2:]}
        assert await tx.memory.people() == [ANA.user_id, BEN.user_id]


async def test_clearing_keeps_what_the_person_said_themselves(store: Store) -> None:
    async with store.write() as tx:
        one, two, three = await card_ids(tx, await stored_deck_id(tx))
        for card_id in (one, two, three):
            await tx.memory.put(ANA.user_id, card_id, FIRST)
        await tx.memory.put(BEN.user_id, two, FIRST)
        await tx.memory.suspend(ANA.user_id, three)
        await tx.memory.clear(ANA.user_id, other_than=[one])
        kept = [await tx.memory.get(ANA.user_id, card_id) for card_id in (one, two, three)]
        assert kept == [Remembered(FIRST), Remembered(), Remembered(suspended=True)]
        assert (await tx.memory.get(BEN.user_id, two)).memory == FIRST


async def test_what_is_due_by_then(store: Store) -> None:
    async with store.write() as tx:
        one, two, three = await card_ids(tx, await stored_deck_id(tx))
        await tx.memory.put(ANA.user_id, two, FIRST)
        await tx.memory.put(ANA.user_id, one, SECOND)
        times = [(FIRST.due_at, two), (SECOND.due_at, one)]
        everything = ReviewSettings()
        assert await tx.sessions.due_times(ANA.user_id, everything) == times
        assert await tx.sessions.due_times(ANA.user_id, everything, until=FIRST.due_at) == times[:1]
        gone = ReviewSettings(deck_ids=(99,))
        assert await tx.sessions.due_times(ANA.user_id, gone) == times, (
            "of all decks once the chosen ones are gone"
        )
        assert await tx.sessions.new_cards(ANA.user_id, everything, 5) == [three]


async def test_a_question_shown_once_has_one_answer(store: Store) -> None:
    async with store.write() as tx:
        card_id = await one_card(tx)
        first = await tx.sessions.add(draft(card_id, Rating.GOOD, minutes=1))
        assert first is not None
        assert await tx.sessions.add(draft(card_id, Rating.EASY, minutes=1)) is None
        assert await tx.sessions.add(draft(card_id, Rating.EASY, minutes=1, user_id=BEN.user_id)) is not None
        stored = await tx.sessions.get(first)
        assert stored is not None
        assert stored.rating is Rating.GOOD
        assert await tx.sessions.get(first + 99) is None


async def test_settings_are_kept(store: Store) -> None:
    async with store.write() as tx:
        assert await tx.sessions.settings(ANA.user_id) == ReviewSettings()
        chosen = ReviewSettings(paused=True, new_cards=3, deck_ids=(1, 2))
        await tx.sessions.save_settings(ANA.user_id, chosen)
        assert await tx.sessions.settings(ANA.user_id) == chosen
        assert await tx.sessions.settings(BEN.user_id) == ReviewSettings()


@pytest.mark.parametrize("rating", [0, 5])
async def test_no_other_rating_is_stored(store: Store, rating: int) -> None:
    with pytest.raises(IntegrityError):
        async with store.write() as tx:
            await tx.sessions.add(draft(await one_card(tx), rating, minutes=1))  # type: ignore[arg-type]
