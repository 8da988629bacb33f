"""Keeping memory states: after each answer, after a verdict or a rating has changed, and all of them anew.

A state is never the only trace of an answer: it follows from the attempts and reviews that are stored, and
`rebuild` gives the same states again.
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from bot.core.quiz.attempts import Attempt
from bot.core.review import Memory, Recall, Remembered, after, rating_of, replayed
from bot.storage.store import Store
from bot.storage.transaction import Transaction


def recall_of(attempt: Attempt) -> Recall | None:
    """What an answer in a quiz or to a daily question says of memory; None where it says nothing."""
    rating = rating_of(attempt.verdict, tries=attempt.number, hinted=attempt.hinted, copied=attempt.copied)
    return None if rating is None else Recall(rating, attempt.at)


class Following(NamedTuple):
    """What an answer does to what is remembered."""

    state: Memory | None
    """The memory state that follows the known one; None where none does."""
    anew: bool
    """The answer comes before the last that is known: the state is to be worked out anew."""


def following(known: Remembered, recall: Recall | None) -> Following:
    """What an answer does, if anything."""
    before = known.memory
    if recall is None or (known.forgotten_at is not None and recall.at <= known.forgotten_at):
        return Following(None, anew=False)
    if before is None or recall.at >= before.reviewed_at:
        return Following(after(before, recall), anew=False)
    return Following(None, anew=True)


async def remember(
    tx: Transaction, user_id: int, card_id: int, known: Remembered, recall: Recall | None
) -> Memory | None:
    """The memory state after an answer that is stored already; one statement, unless something came in between.

    `known` is what the transaction has read of the card.
    """
    state, anew = following(known, recall)
    if state is None and not anew:
        return known.memory
    if state is not None and await tx.memory.follow(user_id, card_id, state, before=known.memory):
        return state
    # It was saved late, the clock was set back, or the person answered the same card elsewhere at the same time.
    return await work_out(tx, user_id, card_id)


async def work_out(tx: Transaction, user_id: int, card_id: int) -> Memory | None:
    """The memory state that follows from all that is stored, saved; None for a card that is new."""
    history = await tx.memory.history(user_id, card_id)
    state = replayed(history.get(card_id, ()))
    await tx.memory.put(user_id, card_id, state)
    return state


class Rebuilt(Struct, frozen=True):
    """What was worked out anew."""

    people: int
    cards: int


async def rebuild(store: Store) -> Rebuilt:
    """Work out everybody's memory states from what they answered, in a transaction for each person."""
    async with store.read() as tx:
        people = await tx.memory.people()
    cards = 0
    for user_id in people:
        async with store.write() as tx:
            history = await tx.memory.history(user_id)
            await tx.memory.clear(user_id, other_than=history)
            for card_id, recalls in history.items():
                await tx.memory.put(user_id, card_id, replayed(recalls))
        cards += len(history)
    return Rebuilt(len(people), cards)
