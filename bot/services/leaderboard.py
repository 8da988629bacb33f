"""Who leads in a server."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.leaderboard import Standing
from bot.core.periods import Period
from bot.core.zones import local_day
from bot.errors import Conflict, NotFound
from bot.services.protocols import Clock
from bot.services.settings import guild_zone
from bot.storage.store import Store, Transaction

PAGE_SIZE = 10


@dataclass(eq=False)
class NotRanked(NotFound):
    """The person has no points in that period, so no page holds them."""

    period: Period


class HiddenFromAll(Conflict):
    """The person has chosen to be on no leaderboard."""


@dataclass(frozen=True, slots=True)
class LeaderboardPage:
    """One page, with the viewer's own place whether it is on the page or not."""

    period: Period
    page: int
    pages: int
    members: int
    rows: list[Standing]
    own: Standing | None
    hidden: bool
    """The viewer is hidden: whatever they have, it is not shown."""


class LeaderboardService:
    """Reads the table that answers keep up to date."""

    def __init__(self, store: Store, clock: Clock, default_zone: str) -> None:
        self._store = store
        self._clock = clock
        self._default_zone = default_zone

    async def page(self, guild_id: int, viewer_id: int, period: Period, page: int = 0) -> LeaderboardPage:
        """Page `page` from 0; one past the end gives the last."""
        await self._welcome(guild_id, viewer_id)
        async with self._store.read() as tx:
            key = await self._key(tx, guild_id, period)
            own = await tx.scores.own(guild_id, key, viewer_id)
            hidden = await tx.members.is_hidden(viewer_id)
            return await self._page(tx, guild_id, key, period, page, own, hidden=hidden)

    async def own_page(self, guild_id: int, viewer_id: int, period: Period) -> LeaderboardPage:
        """The page that holds the viewer; NotRanked when they have no points, HiddenFromAll when they hide."""
        await self._welcome(guild_id, viewer_id)
        async with self._store.read() as tx:
            key = await self._key(tx, guild_id, period)
            own = await tx.scores.own(guild_id, key, viewer_id)
            if own is None:
                raise HiddenFromAll if await tx.members.is_hidden(viewer_id) else NotRanked(period)
            place = own.rank - 1 + await tx.scores.tied_ahead(guild_id, key, viewer_id)
            return await self._page(tx, guild_id, key, period, place // PAGE_SIZE, own)

    async def _welcome(self, guild_id: int, viewer_id: int) -> None:
        """Whoever looks at the server's leaderboard is in the server, also when they had left it."""
        async with self._store.read() as tx:
            away = await tx.members.is_away(guild_id, viewer_id)
        if away:
            await self.back(guild_id, viewer_id)

    async def _key(self, tx: Transaction, guild_id: int, period: Period) -> str:
        """What the period is now, on the server's calendar."""
        zone = await guild_zone(tx, guild_id, self._default_zone)
        return period.key(local_day(self._clock.now(), zone))

    async def _page(
        self,
        tx: Transaction,
        guild_id: int,
        key: str,
        period: Period,
        page: int,
        own: Standing | None,
        *,
        hidden: bool = False,
    ) -> LeaderboardPage:
        members = await tx.scores.count(guild_id, key)
        pages = max(1, -(-members // PAGE_SIZE))
        page = min(max(page, 0), pages - 1)
        rows = await tx.scores.page(guild_id, key, offset=page * PAGE_SIZE, limit=PAGE_SIZE)
        return LeaderboardPage(period, page, pages, members, rows, own, hidden)

    async def left(self, guild_id: int, user_id: int) -> None:
        """The member has left the server, and its leaderboard; their scores wait for them."""
        async with self._store.write() as tx:
            await tx.members.left(guild_id, user_id)

    async def back(self, guild_id: int, user_id: int) -> None:
        """The member is in the server again."""
        async with self._store.write() as tx:
            await tx.members.back(guild_id, user_id)
