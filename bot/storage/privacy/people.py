"""What is stored about a person: counted, given out, and forgotten, as `policy` has it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import exists, insert, literal, select

from bot.core.appeals import ReviewMessage
from bot.core.quiz.entries import Entry
from bot.core.scoring import MAX_TRIES
from bot.storage.privacy.personal import PERSON
from bot.storage.privacy.policy import POLICY
from bot.storage.queries import Queries, columns_of
from bot.storage.schema import appeal, attempt, entry, suggestion

_THERE = entry.alias()
_THEIRS = attempt.alias()
_BLANK = {**columns_of(Entry()), "tries": MAX_TRIES, "joined": False}
_OWNED = insert(entry).from_select(
    ["round_id", "user_id", *_BLANK],
    select(
        attempt.c.round_id,
        attempt.c.user_id,
        *(literal(value, entry.c[name].type) for name, value in _BLANK.items()),
    )
    .distinct()
    .where(
        attempt.c.user_id < 0,
        attempt.c.round_id.in_(select(_THEIRS.c.round_id).where(_THEIRS.c.user_id == PERSON)),
        ~exists().where(_THERE.c.round_id == attempt.c.round_id, _THERE.c.user_id == attempt.c.user_id),
    ),
)
"""Nobody's answers without an entry get one: ids that nobody has in a round are told by entries. On PostgreSQL answers
could come between the statements below, before all writers had a lock of their own."""


class PersonalQueries(Queries):
    """All that is stored about a person."""

    async def counts(self, user_id: int) -> dict[str, int]:
        """How many rows there are of each kind, by its name."""
        return {each.name: await self._number(each.counted, _bound(user_id)) for each in POLICY}

    async def everything(self, user_id: int) -> dict[str, list[dict[str, Any]]]:
        """The rows of each kind, by its name; also of kinds without any."""
        return {
            each.name: [dict(row._mapping) for row in await self._execute(each.exported, _bound(user_id))]
            for each in POLICY
        }

    async def review_messages(self, user_id: int) -> list[ReviewMessage]:
        """Where the person's appeals and suggestions are shown."""
        found = []
        for table in (appeal, suggestion):
            columns = (table.c.guild_id, table.c.review_channel_id, table.c.review_message_id)
            query = select(*columns).where(table.c.user_id == user_id, table.c.review_message_id.is_not(None))
            found += [ReviewMessage(*row) for row in await self._execute(query)]
        return found

    async def forget(self, user_id: int) -> None:
        """Delete everything, or make it nobody's. Whatever others have stays as it is. In a transaction that is alone.

        What was written beside it would stay, since no statement here would see it; and of two who are forgotten at
        once each gets ids of their own.
        """
        await self._execute(_OWNED, _bound(user_id))
        for each in POLICY:
            await self._execute(each.forgotten, _bound(user_id))


def _bound(user_id: int) -> dict[str, int]:
    return {PERSON.key: user_id}
