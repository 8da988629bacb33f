"""Memory states, and the answers that they are worked out from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, or_, select, union, update

from bot.core.grading import Verdict
from bot.core.review import Memory, Rating, Recall, Remembered, rating_of
from bot.storage.prepared import Prepared, Write
from bot.storage.queries import Queries, columns_of, insert_into, record_of
from bot.storage.schema import attempt, memory, review, round_

_STATE = tuple(Memory.__struct_fields__)
_NO_STATE: dict[str, Any] = dict.fromkeys(_STATE)


def read_remembered(row: Row[Any]) -> Remembered:
    """What is kept of a card, from a row with the columns of `memory`, which an outer join may have left empty."""
    state = None if row.phase is None else record_of(Memory, row)
    return Remembered(state, row.forgotten_at, bool(row.suspended))


def _save(dialect: str) -> Any:
    insert: Any = insert_into(memory, dialect)
    insert = insert.values({name: bindparam(name) for name in ("user_id", "card_id", *_STATE)})
    follows = bindparam("follows", type_=memory.c.reviewed_at.type)
    return insert.on_conflict_do_update(
        index_elements=[memory.c.user_id, memory.c.card_id],
        set_={name: insert.excluded[name] for name in _STATE},
        where=memory.c.reviewed_at.is_not_distinct_from(follows),
    ).returning(memory.c.card_id)


_SAVED = Prepared(_save)
"""An upsert of a state that gives nothing back where the stored one is not the one that it follows."""


def followed_by(user_id: int, card_id: int, state: Memory, *, before: Memory | None) -> Write:
    """Saves the state that follows `before`; gives nothing back where the stored one is another by now."""
    row = {"user_id": user_id, "card_id": card_id, **columns_of(state)}
    return _SAVED, row | {"follows": before.reviewed_at if before else None}


class MemoryQueries(Queries):
    """Memory states of people and cards."""

    async def get(self, user_id: int, card_id: int) -> Remembered:
        """What is kept of the card for the person."""
        query = select(memory).where(memory.c.user_id == user_id, memory.c.card_id == card_id)
        row = await self._one(query)
        return read_remembered(row) if row else Remembered()

    async def follow(self, user_id: int, card_id: int, state: Memory, *, before: Memory | None) -> bool:
        """Save the state that follows `before`; False, and nothing saved, where the stored one is another by now."""
        return bool(await self._run(*followed_by(user_id, card_id, state, before=before)))

    async def put(self, user_id: int, card_id: int, state: Memory | None) -> None:
        """Save the state, whatever is stored; None makes the card new."""
        values = columns_of(state) if state else _NO_STATE
        await self._change(user_id, card_id, values)

    async def forget(self, user_id: int, card_id: int, at: datetime) -> None:
        """Make the card new again; answers up to `at` count no more."""
        await self._change(user_id, card_id, {**_NO_STATE, "forgotten_at": at})

    async def suspend(self, user_id: int, card_id: int) -> None:
        """Keep the card out of reviews."""
        await self._change(user_id, card_id, {"suspended": True})

    async def bring_back(self, user_id: int, card_id: int | None = None) -> None:
        """Suspend the card no more, or all of the person's."""
        statement = update(memory).where(memory.c.user_id == user_id, memory.c.suspended.is_(True))
        if card_id is not None:
            statement = statement.where(memory.c.card_id == card_id)
        await self._execute(statement.values(suspended=False))

    async def _change(self, user_id: int, card_id: int, values: dict[str, Any]) -> None:
        statement = self._insert(memory).values(user_id=user_id, card_id=card_id, **values)
        keys = [memory.c.user_id, memory.c.card_id]
        await self._execute(statement.on_conflict_do_update(index_elements=keys, set_=values))

    async def clear(self, user_id: int, other_than: Iterable[int]) -> None:
        """Make all of the person's cards new but these; a row that says nothing more goes."""
        theirs = (memory.c.user_id == user_id, memory.c.card_id.not_in(list(other_than)))
        says_more = or_(memory.c.suspended.is_(True), memory.c.forgotten_at.is_not(None))
        await self._execute(delete(memory).where(*theirs, ~says_more))
        await self._execute(update(memory).where(*theirs).values(_NO_STATE))

    async def history(self, user_id: int, card_id: int | None = None) -> dict[int, list[Recall]]:
        """What every card's memory state of the person, or the one's, follows from: card id to answers, oldest first.

        Answers from before a card was made new again are left out.
        """
        found = [*await self._attempts(user_id, card_id), *await self._reviews(user_id, card_id)]
        recalls: dict[int, list[Recall]] = {}
        for card, recall in sorted(found, key=lambda each: each[1].at):
            recalls.setdefault(card, []).append(recall)
        return recalls

    async def _attempts(self, user_id: int, card_id: int | None) -> list[tuple[int, Recall]]:
        columns = (attempt.c.at, attempt.c.verdict, attempt.c.number, attempt.c.hinted, attempt.c.copied)
        query = (
            select(round_.c.card_id, *columns)
            .join_from(attempt, round_, round_.c.id == attempt.c.round_id)
            .outerjoin(memory, (memory.c.user_id == user_id) & (memory.c.card_id == round_.c.card_id))
            .where(attempt.c.user_id == user_id, _counts(attempt.c.at))
            .order_by(attempt.c.at, attempt.c.id)
        )
        if card_id is not None:
            query = query.where(round_.c.card_id == card_id)
        rated = [
            (row, rating_of(Verdict(row.verdict), tries=row.number, hinted=row.hinted, copied=row.copied))
            for row in await self._execute(query)
        ]
        return [(row.card_id, Recall(rating, row.at)) for row, rating in rated if rating is not None]

    async def _reviews(self, user_id: int, card_id: int | None) -> list[tuple[int, Recall]]:
        query = (
            select(review.c.card_id, review.c.at, review.c.rating)
            .outerjoin_from(
                review, memory, (memory.c.user_id == user_id) & (memory.c.card_id == review.c.card_id)
            )
            .where(review.c.user_id == user_id, review.c.rating.is_not(None), _counts(review.c.at))
            .order_by(review.c.at, review.c.id)
        )
        if card_id is not None:
            query = query.where(review.c.card_id == card_id)
        rows = await self._execute(query)
        return [(row.card_id, Recall(Rating(row.rating), row.at)) for row in rows]

    async def people(self) -> list[int]:
        """Everybody who has answered, or has a state, in the order of their ids."""
        known = union(select(attempt.c.user_id), select(review.c.user_id), select(memory.c.user_id))
        found = known.subquery().c.user_id
        query = select(found).where(found > 0)  # below are those who were forgotten
        return sorted(await self._values(query))


def _counts(at: Any) -> Any:
    return or_(memory.c.forgotten_at.is_(None), at > memory.c.forgotten_at)
