"""What is stored about a person: counted, given out, and forgotten, as `policy` has it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import or_, select, text

from bot.core.appeals import ReviewMessage
from bot.storage.privacy.personal import PERSON
from bot.storage.privacy.policy import POLICY
from bot.storage.queries import Queries
from bot.storage.schema import appeal, suggestion

_ADVISORY_LOCK = 0x6375_6563_6172_6401
"""Any constant of ours: on PostgreSQL people are forgotten one after the other, since each gets ids of their own."""


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
        """Delete everything, or make it nobody's. Whatever others have stays as it is."""
        if self._dialect != "sqlite":
            await self._execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
            # In the order in which a review takes them: neither waits for the other in a circle.
            concerned = or_(appeal.c.user_id == PERSON, appeal.c.reviewer_id == PERSON)
            held = select(appeal.c.id).where(concerned).order_by(appeal.c.id).with_for_update()
            await self._execute(held, _bound(user_id))
        for each in POLICY:
            await self._execute(each.forgotten, _bound(user_id))


def _bound(user_id: int) -> dict[str, int]:
    return {PERSON.key: user_id}
