"""Drafts that lie in a server: each card's draft is a row, and a decision writes that row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Row, Select, delete, select, update

from bot.core.teaching.desks import Desk
from bot.core.teaching.proposals import Proposal, Stage
from bot.storage.decks.card_json import card_from_json, card_to_json
from bot.storage.queries import Queries, record_of
from bot.storage.schema import desk, desk_card

KEPT_DESKS = 3
"""A person in a server."""


class DeskQueries(Queries):
    """Desks, and the drafts on them, numbered from 0."""

    async def add(self, new: Desk, proposals: Sequence[Proposal]) -> int:
        """Insert, and forget the person's oldest past `KEPT_DESKS`; the desk's id."""
        owner = {"guild_id": new.guild_id, "user_id": new.user_id}
        statement = self._insert(desk).values(**owner, slug=new.slug, at=new.at).returning(desk.c.id)
        desk_id: int = (await self._connection.execute(statement)).scalar_one()
        rows = [
            {"desk_id": desk_id, "number": number, **_columns(each)} for number, each in enumerate(proposals)
        ]
        await self._connection.execute(desk_card.insert(), rows)
        of_person = (desk.c.guild_id == new.guild_id, desk.c.user_id == new.user_id)
        newest = select(desk.c.id).where(*of_person).order_by(desk.c.id.desc()).limit(KEPT_DESKS)
        kept = (await self._connection.execute(newest)).scalars().all()
        await self._connection.execute(delete(desk).where(*of_person, desk.c.id < min(kept)))
        return desk_id

    async def find(self, desk_id: int) -> Desk | None:
        """The desk of that id."""
        row = (await self._connection.execute(select(desk).where(desk.c.id == desk_id))).one_or_none()
        return record_of(Desk, row) if row is not None else None

    async def hold(self, desk_id: int) -> Desk | None:
        """The desk, which nobody else changes before this transaction is over."""
        query = select(desk).where(desk.c.id == desk_id).with_for_update()
        row = (await self._connection.execute(query)).one_or_none()
        return record_of(Desk, row) if row is not None else None

    async def stages(self, desk_id: int) -> tuple[Stage, ...]:
        """Of its drafts, by number."""
        query = select(desk_card.c.stage).where(desk_card.c.desk_id == desk_id).order_by(desk_card.c.number)
        return tuple(map(Stage, (await self._connection.execute(query)).scalars()))

    async def proposal(self, desk_id: int, number: int) -> Proposal | None:
        """The draft of that number."""
        query = _drafts(desk_id).where(desk_card.c.number == number)
        row = (await self._connection.execute(query)).one_or_none()
        return _proposal(row) if row is not None else None

    async def accepted(self, desk_id: int) -> list[Proposal]:
        """Those that somebody wants."""
        query = _drafts(desk_id).where(desk_card.c.stage == Stage.ACCEPTED).order_by(desk_card.c.number)
        return [_proposal(row) for row in await self._connection.execute(query)]

    async def put(self, desk_id: int, number: int, proposal: Proposal) -> None:
        """The draft of that number is this one now."""
        of_draft = (desk_card.c.desk_id == desk_id, desk_card.c.number == number)
        await self._connection.execute(update(desk_card).where(*of_draft).values(_columns(proposal)))

    async def accept_passed(self, desk_id: int) -> int:
        """Accept all that passed; how many there were."""
        passed = (desk_card.c.desk_id == desk_id, desk_card.c.stage == Stage.PASSED)
        statement = update(desk_card).where(*passed).values(stage=Stage.ACCEPTED)
        return (await self._connection.execute(statement)).rowcount

    async def clear(self, desk_id: int) -> bool:
        """Delete it with its drafts; the row decides between two that try."""
        return (await self._connection.execute(delete(desk).where(desk.c.id == desk_id))).rowcount > 0

    async def drop_old(self, before: datetime) -> None:
        """Delete those that are older."""
        await self._connection.execute(delete(desk).where(desk.c.at < before))


def _drafts(desk_id: int) -> Select[tuple[str, list[str], dict[str, object]]]:
    columns = (desk_card.c.stage, desk_card.c.notes, desk_card.c.content)
    return select(*columns).where(desk_card.c.desk_id == desk_id)


def _columns(proposal: Proposal) -> dict[str, object]:
    content = card_to_json(proposal.additions)
    return {"stage": proposal.stage, "notes": list(proposal.notes), "content": content}


def _proposal(row: Row[tuple[str, list[str], dict[str, object]]]) -> Proposal:
    return Proposal(card_from_json(row.content), Stage(row.stage), tuple(row.notes))
