"""Drafts that lie in a server: each card's draft is a row, and a decision writes that row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Row, Select, delete, select, update

from bot.core.teaching.draft_sets import DraftSet
from bot.core.teaching.proposals import Proposal, Stage
from bot.storage.decks.card_json import card_from_json, card_to_json
from bot.storage.queries import Queries, record_of
from bot.storage.schema import draft_set, draft_set_card

KEPT_DRAFT_SETS = 3
"""A person in a server."""


class DraftSetQueries(Queries):
    """Draft sets, and their drafts, numbered from 0."""

    async def add(self, new: DraftSet, proposals: Sequence[Proposal]) -> int:
        """Insert, and forget the person's oldest past `KEPT_DRAFT_SETS`; the draft set's id."""
        owner = {"guild_id": new.guild_id, "user_id": new.user_id}
        statement = (
            self._insert(draft_set).values(**owner, slug=new.slug, at=new.at).returning(draft_set.c.id)
        )
        draft_set_id = await self._number(statement)
        rows = [
            {"draft_set_id": draft_set_id, "number": number, **_columns(each)}
            for number, each in enumerate(proposals)
        ]
        await self._execute(draft_set_card.insert(), rows)
        of_person = (draft_set.c.guild_id == new.guild_id, draft_set.c.user_id == new.user_id)
        await self._keep_newest(draft_set, KEPT_DRAFT_SETS, *of_person)
        return draft_set_id

    async def get(self, draft_set_id: int, *, lock: bool = False) -> DraftSet | None:
        """The draft set of that id; with `lock` nobody else changes it before this transaction is over."""
        query = select(draft_set).where(draft_set.c.id == draft_set_id)
        row = await self._one(query.with_for_update(key_share=True) if lock else query)
        return record_of(DraftSet, row) if row is not None else None

    async def stages(self, draft_set_id: int) -> tuple[Stage, ...]:
        """Of its drafts, by number."""
        query = (
            select(draft_set_card.c.stage)
            .where(draft_set_card.c.draft_set_id == draft_set_id)
            .order_by(draft_set_card.c.number)
        )
        return tuple(map(Stage, await self._values(query)))

    async def proposal(self, draft_set_id: int, number: int) -> Proposal | None:
        """The draft of that number."""
        query = _drafts(draft_set_id).where(draft_set_card.c.number == number)
        row = await self._one(query)
        return _proposal(row) if row is not None else None

    async def accepted(self, draft_set_id: int) -> list[Proposal]:
        """Those that somebody wants."""
        query = (
            _drafts(draft_set_id)
            .where(draft_set_card.c.stage == Stage.ACCEPTED)
            .order_by(draft_set_card.c.number)
        )
        return [_proposal(row) for row in await self._execute(query)]

    async def put(self, draft_set_id: int, number: int, proposal: Proposal) -> None:
        """The draft of that number is this one now."""
        of_draft = (draft_set_card.c.draft_set_id == draft_set_id, draft_set_card.c.number == number)
        await self._execute(update(draft_set_card).where(*of_draft).values(_columns(proposal)))

    async def accept_passed(self, draft_set_id: int) -> int:
        """Accept all that passed; how many there were."""
        passed = (draft_set_card.c.draft_set_id == draft_set_id, draft_set_card.c.stage == Stage.PASSED)
        statement = update(draft_set_card).where(*passed).values(stage=Stage.ACCEPTED)
        return (await self._execute(statement)).rowcount

    async def clear(self, draft_set_id: int) -> bool:
        """Delete it with its drafts; the row decides between two that try."""
        return (await self._execute(delete(draft_set).where(draft_set.c.id == draft_set_id))).rowcount > 0

    async def drop_old(self, before: datetime) -> None:
        """Delete those that are older."""
        await self._execute(delete(draft_set).where(draft_set.c.at < before))


def _drafts(draft_set_id: int) -> Select[tuple[str, list[str], dict[str, object]]]:
    columns = (draft_set_card.c.stage, draft_set_card.c.notes, draft_set_card.c.content)
    return select(*columns).where(draft_set_card.c.draft_set_id == draft_set_id)


def _columns(proposal: Proposal) -> dict[str, object]:
    content = card_to_json(proposal.additions)
    return {"stage": proposal.stage, "notes": list(proposal.notes), "content": content}


def _proposal(row: Row[tuple[str, list[str], dict[str, object]]]) -> Proposal:
    return Proposal(card_from_json(row.content), Stage(row.stage), tuple(row.notes))
