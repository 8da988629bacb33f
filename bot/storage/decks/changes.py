"""Revisions, so that a change of a deck can be undone, and pending imports, so that one can wait for a yes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, select, text

from bot.core.decks.records import ANSWERS, PendingImport, Revision
from bot.storage.decks.card_json import deck_from_json, deck_to_json
from bot.storage.queries import Queries, record_of
from bot.storage.schema import deck_draft, deck_revision, learned

KEPT_REVISIONS = 20
"""A deck; each holds the whole deck."""
KEPT_PENDING = 3
"""A person in a server."""


class DeckChangeQueries(Queries):
    """Revisions of decks, and pending imports: those that wait for a yes."""

    async def lock(self, guild_id: int, slug: str) -> None:
        """An advisory lock on PostgreSQL, since a deck to come has no row yet; SQLite has one writer anyway."""
        if self._dialect != "sqlite":
            await self._execute(
                text("SELECT pg_advisory_xact_lock(hashtextextended(:deck, 0))"),
                {"deck": f"cuecard deck {guild_id} {slug}"},
            )

    async def record(self, guild_id: int, slug: str, revision: Revision) -> int:
        """Add a revision, and forget the oldest past `KEPT_REVISIONS`; its row's id."""
        statement = self._insert(deck_revision).values(
            guild_id=guild_id,
            slug=slug,
            before=None if revision.before is None else deck_to_json(revision.before),
            actor_id=revision.actor_id,
            action=revision.action,
            at=revision.at,
        )
        added = await self._number(statement.returning(deck_revision.c.id))
        of_deck = (deck_revision.c.guild_id == guild_id, deck_revision.c.slug == slug)
        await self._keep_newest(deck_revision, KEPT_REVISIONS, *of_deck)
        return added

    async def lesson(self, guild_id: int, slug: str, mark: int, actor_id: int) -> int | None:
        """The id of the revision with that mark, if it is the deck's newest and that person's, and taught answers."""
        found = await self._newest(guild_id, slug)
        if found is None or found[1].mark != mark or found[1].action != ANSWERS:
            return None
        return found[0] if found[1].actor_id == actor_id else None

    async def newest(self, guild_id: int, slug: str) -> Revision | None:
        """The newest revision."""
        found = await self._newest(guild_id, slug)
        return found[1] if found else None

    async def take_back(self, guild_id: int, slug: str) -> Revision | None:
        """The newest revision, deleted with the answers that it taught; the caller holds `lock`."""
        found = await self._newest(guild_id, slug)
        if found is None:
            return None
        await self._execute(delete(learned).where(learned.c.revision_id == found[0]))
        await self._execute(delete(deck_revision).where(deck_revision.c.id == found[0]))
        return found[1]

    async def _newest(self, guild_id: int, slug: str) -> tuple[int, Revision] | None:
        """(row id, revision)."""
        query = (
            select(deck_revision)
            .where(deck_revision.c.guild_id == guild_id, deck_revision.c.slug == slug)
            .order_by(deck_revision.c.id.desc())
            .limit(1)
        )
        row = await self._one(query)
        if row is None:
            return None
        before = None if row.before is None else deck_from_json(row.before)
        count = select(func.count()).select_from(learned).where(learned.c.revision_id == row.id)
        taught = await self._number(count)
        return row.id, record_of(Revision, row, before=before, taught=taught)

    async def changed(self, guild_id: int) -> list[str]:
        """The names of decks with a revision."""
        query = (
            select(deck_revision.c.slug)
            .where(deck_revision.c.guild_id == guild_id)
            .distinct()
            .order_by(deck_revision.c.slug)
        )
        return await self._values(query)

    async def add_pending(self, pending: PendingImport) -> int:
        """Insert, and forget the person's oldest past `KEPT_PENDING`."""
        content = {"deck": deck_to_json(pending.deck), "whole": pending.whole, "base": pending.base}
        owner = {"guild_id": pending.guild_id, "user_id": pending.user_id}
        statement = self._insert(deck_draft).values(**owner, content=content, at=pending.at)
        pending_id = await self._number(statement.returning(deck_draft.c.id))
        of_person = (deck_draft.c.guild_id == pending.guild_id, deck_draft.c.user_id == pending.user_id)
        await self._keep_newest(deck_draft, KEPT_PENDING, *of_person)
        return pending_id

    async def pending(self, pending_id: int) -> PendingImport | None:
        """The pending import of that id."""
        query = select(deck_draft).where(deck_draft.c.id == pending_id)
        row = await self._one(query)
        if row is None:
            return None
        content = row.content
        deck = deck_from_json(content["deck"])
        return record_of(PendingImport, row, deck=deck, whole=content["whole"], base=content["base"])

    async def claim_pending(self, pending_id: int) -> bool:
        """Delete it; the row decides between two that try."""
        statement = delete(deck_draft).where(deck_draft.c.id == pending_id)
        return (await self._execute(statement)).rowcount > 0

    async def drop_pending(self, before: datetime) -> None:
        """Delete the old ones."""
        await self._execute(delete(deck_draft).where(deck_draft.c.at < before))
