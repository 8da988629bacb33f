"""What people wrote, emptied once it is old enough: verdicts, points and times stay.

Rows are gone through in the order of their ids, a few at a time, and how far that came is kept. So nothing is scanned
twice, and an answer costs nothing for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from msgspec import Struct
from sqlalchemy import Column, ColumnElement, Table, exists, func, select, true, update

from bot.core.appeals import AppealState
from bot.storage.queries import Queries
from bot.storage.schema import appeal, attempt, audit, emptied, review

ROWS = 500
"""Emptied in one step; other writers have their turn after it."""

NO_LONGER_KEPT = "an appeal whose words are no longer kept"
"""In a line of the audit list, instead of the answer that it quoted."""

_STILL_OPEN = exists().where(appeal.c.attempt_id == attempt.c.id, appeal.c.state == AppealState.OPEN)


class Written(Struct, frozen=True):
    """A column of a table whose ids grow with time, `at`."""

    table: Table
    column: Column[str]
    instead: str
    """What stands there afterwards."""
    only: ColumnElement[bool]
    """Of the rows, those that are emptied."""

    @property
    def due(self) -> ColumnElement[bool]:
        """Whether there is something to empty in a row."""
        return self.only & (self.column != self.instead)


WRITTEN: Mapping[str, Written] = MappingProxyType(
    {
        each.table.name: each
        for each in (
            Written(attempt, attempt.c.answer, "", ~_STILL_OPEN),
            Written(review, review.c.answer, "", true()),
            Written(audit, audit.c.detail, NO_LONGER_KEPT, audit.c.action.startswith("appeal.")),
        )
    }
)
"""By table. What reviewers and teachers had a card learn is the deck's and stays; so do suggestions and notes."""


class TextQueries(Queries):
    """Texts that have been kept long enough."""

    async def empty_some(self, table: str, before: datetime) -> bool:
        """Empty the texts of the next few rows that are older than that; whether there may be more."""
        written = WRITTEN[table]
        rows = written.table.c
        up_to = await self._value(select(emptied.c.up_to).where(emptied.c.table_name == table))
        query = select(rows.id, rows.at).where(rows.id > (up_to or 0)).order_by(rows.id).limit(ROWS)
        found = (await self._execute(query)).all()
        # Under a clock that was wrong a row may be dated too late: it is as old as those that came after it.
        newest = max((row_id for row_id, at in found if at < before), default=None)
        if newest is None:
            return False
        await self._execute(
            update(written.table)
            .where(rows.id > (up_to or 0), rows.id <= newest, written.due)
            .values({written.column: written.instead})
        )
        saved = self._insert(emptied).values(table_name=table, up_to=newest)
        await self._execute(
            saved.on_conflict_do_update(index_elements=[emptied.c.table_name], set_={"up_to": newest})
        )
        return len(found) == ROWS

    async def empty_decided(self) -> int:
        """Empty some answers that were passed over since a reviewer had yet to decide about them; how many."""
        passed = select(func.max(emptied.c.up_to)).where(emptied.c.table_name == attempt.name)
        some = (
            select(attempt.c.id)
            .join_from(appeal, attempt, attempt.c.id == appeal.c.attempt_id)
            .where(
                appeal.c.state != AppealState.OPEN,
                attempt.c.answer != "",
                attempt.c.id <= passed.scalar_subquery(),
            )
            .limit(ROWS)
        )
        found = await self._values(some)
        if found:
            await self._execute(update(attempt).where(attempt.c.id.in_(found)).values(answer=""))
        return len(found)
