"""Appeals, and the answers that a server's reviewers taught."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, delete, func, or_, select, update

from bot.core.appeals import Appeal, AppealState
from bot.core.grading import Verdict
from bot.core.members import FORGOTTEN
from bot.storage.queries import Queries, record_of
from bot.storage.schema import appeal, learned


def _appeal(row: Row[Any]) -> Appeal:
    return record_of(Appeal, row, graded=Verdict(row.graded), state=AppealState(row.state))


class AppealQueries(Queries):
    """Appeals, and the answers that reviewers taught through them."""

    async def add(
        self, attempt_id: int, *, guild_id: int, card_id: int, user_id: int, graded: Verdict, at: datetime
    ) -> Appeal | None:
        """Insert an open appeal; the unique attempt decides races."""
        statement = (
            self._insert(appeal)
            .values(
                attempt_id=attempt_id,
                guild_id=guild_id,
                card_id=card_id,
                user_id=user_id,
                graded=graded,
                state=AppealState.OPEN,
                created_at=at,
            )
            .on_conflict_do_nothing()
            .returning(appeal)
        )
        row = await self._one(statement)
        return _appeal(row) if row else None

    async def get(self, appeal_id: int) -> Appeal | None:
        """One appeal; None for that of a person who asked to be forgotten, whose row is kept for its number."""
        query = select(appeal).where(appeal.c.id == appeal_id, appeal.c.user_id != FORGOTTEN)
        row = await self._one(query)
        return _appeal(row) if row else None

    async def of_attempt(self, attempt_id: int) -> Appeal | None:
        """The attempt's appeal."""
        query = select(appeal).where(appeal.c.attempt_id == attempt_id)
        row = await self._one(query)
        return _appeal(row) if row else None

    async def tally(self, guild_id: int, user_id: int, since: datetime) -> tuple[int, int]:
        """(open, filed since) of a member."""
        mine = and_(appeal.c.guild_id == guild_id, appeal.c.user_id == user_id)
        waiting = select(func.count()).where(mine, appeal.c.state == AppealState.OPEN)
        recent = select(func.count()).where(mine, appeal.c.created_at > since)
        return await self._number(waiting), await self._number(recent)

    async def related(self, appeal_id: int) -> list[Appeal]:
        """All that a decision on the appeal may touch, locked in order of ids: two reviewers never deadlock."""
        asked = await self.get(appeal_id)
        if asked is None:
            return []
        similar = and_(
            appeal.c.card_id == asked.card_id,
            appeal.c.guild_id == asked.guild_id,
            appeal.c.user_id != FORGOTTEN,
            or_(appeal.c.state == AppealState.OPEN, appeal.c.lead_id == asked.lead_id),
        )
        query = (
            select(appeal)
            .where(or_(appeal.c.id == appeal_id, similar))
            .order_by(appeal.c.id)
            .with_for_update(key_share=True)
        )
        return [_appeal(row) for row in await self._execute(query)]

    async def oldest_open(self, guild_id: int) -> Appeal | None:
        """The one that has waited longest."""
        query = (
            select(appeal)
            .where(appeal.c.guild_id == guild_id, appeal.c.state == AppealState.OPEN)
            .order_by(appeal.c.id)
            .limit(1)
        )
        row = await self._one(query)
        return _appeal(row) if row else None

    async def count_open(self, guild_id: int) -> int:
        """How many wait in the server."""
        query = select(func.count()).where(appeal.c.guild_id == guild_id, appeal.c.state == AppealState.OPEN)
        return await self._number(query)

    async def update(self, appeal_id: int, **values: Any) -> None:
        """Set columns of an appeal, by their names in the schema."""
        await self._execute(update(appeal).where(appeal.c.id == appeal_id).values(**values))

    async def teach(self, taught: Appeal, label: Verdict, answer: str, at: datetime) -> None:
        """Insert the example; the unique appeal keeps it to one."""
        row = {
            "guild_id": taught.guild_id,
            "card_id": taught.card_id,
            "label": label,
            "answer": answer,
            "at": at,
            "appeal_id": taught.id,
        }
        await self._execute(self._insert(learned).values(**row).on_conflict_do_nothing())

    async def unteach(self, appeal_id: int) -> None:
        """Delete the example that the appeal taught its card, if it did."""
        await self._execute(delete(learned).where(learned.c.appeal_id == appeal_id))
