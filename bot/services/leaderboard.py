"""Who leads in a server."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.leaderboard import Board, Metric, Standing
from bot.core.zones import local_day
from bot.errors import Conflict, NotFound
from bot.services.protocols import Clock
from bot.services.settings import guild_zone
from bot.storage.store import Store, Transaction

PAGE_SIZE = 10


@dataclass(eq=False)
class NotRanked(NotFound):
    """The person has no place on that board, so no page holds them."""

    board: Board


class HiddenFromAll(Conflict):
    """The person has chosen to be on no leaderboard."""


@dataclass(frozen=True, slots=True)
class LeaderboardPage:
    """One page, with the viewer's own place whether it is on the page or not."""

    board: Board
    page: int
    pages: int
    members: int
    rows: list[Standing]
    own: Standing | None
    hidden: bool
    """The viewer is hidden: whatever they have, it is not shown."""


class _Places:
    """The places of one board, wherever they are counted."""

    def __init__(self, tx: Transaction, metric: Metric, guild_id: int, key: str) -> None:
        self._tx, self._metric, self._of = tx, metric, (guild_id, key)

    async def own(self, user_id: int) -> Standing | None:
        if self._metric is Metric.POINTS:
            return await self._tx.scores.own(*self._of, user_id)
        return await self._tx.metrics.own(self._metric, *self._of, user_id)

    async def tied_ahead(self, user_id: int) -> int:
        if self._metric is Metric.POINTS:
            return await self._tx.scores.tied_ahead(*self._of, user_id)
        return await self._tx.metrics.tied_ahead(self._metric, *self._of, user_id)

    async def count(self) -> int:
        if self._metric is Metric.POINTS:
            return await self._tx.scores.count(*self._of)
        return await self._tx.metrics.count(self._metric, *self._of)

    async def page(self, offset: int) -> list[Standing]:
        if self._metric is Metric.POINTS:
            return await self._tx.scores.page(*self._of, offset=offset, limit=PAGE_SIZE)
        return await self._tx.metrics.page(self._metric, *self._of, offset=offset, limit=PAGE_SIZE)


class LeaderboardService:
    """Reads the table that answers keep up to date."""

    def __init__(self, store: Store, clock: Clock, default_zone: str) -> None:
        self._store = store
        self._clock = clock
        self._default_zone = default_zone

    async def page(self, guild_id: int, viewer_id: int, board: Board, page: int = 0) -> LeaderboardPage:
        """Page `page` from 0; one past the end gives the last."""
        await self._welcome(guild_id, viewer_id)
        async with self._store.read() as tx:
            places = await self._places(tx, guild_id, board)
            own = await places.own(viewer_id)
            hidden = await tx.members.is_hidden(viewer_id)
            return await _page(places, board, page, own, hidden=hidden)

    async def own_page(self, guild_id: int, viewer_id: int, board: Board) -> LeaderboardPage:
        """The page that holds the viewer; NotRanked when they have no place, HiddenFromAll when they hide."""
        await self._welcome(guild_id, viewer_id)
        async with self._store.read() as tx:
            places = await self._places(tx, guild_id, board)
            own = await places.own(viewer_id)
            if own is None:
                raise HiddenFromAll if await tx.members.is_hidden(viewer_id) else NotRanked(board)
            place = own.rank - 1 + await places.tied_ahead(viewer_id)
            return await _page(places, board, place // PAGE_SIZE, own)

    async def _welcome(self, guild_id: int, viewer_id: int) -> None:
        """Whoever looks at the server's leaderboard is in the server, also when they had left it."""
        async with self._store.read() as tx:
            away = await tx.members.is_away(guild_id, viewer_id)
        if away:
            await self.back(guild_id, viewer_id)

    async def _places(self, tx: Transaction, guild_id: int, board: Board) -> _Places:
        """The board's places in what its period is now, on the server's calendar."""
        zone = await guild_zone(tx, guild_id, self._default_zone)
        return _Places(tx, board.metric, guild_id, board.period.key(local_day(self._clock.now(), zone)))

    async def left(self, guild_id: int, user_id: int) -> None:
        """The member has left the server, and its leaderboard; their scores wait for them."""
        async with self._store.write() as tx:
            await tx.members.left(guild_id, user_id)

    async def back(self, guild_id: int, user_id: int) -> None:
        """The member is in the server again."""
        async with self._store.write() as tx:
            await tx.members.back(guild_id, user_id)


async def _page(
    places: _Places, board: Board, page: int, own: Standing | None, *, hidden: bool = False
) -> LeaderboardPage:
    members = await places.count()
    pages = max(1, -(-members // PAGE_SIZE))
    page = min(max(page, 0), pages - 1)
    rows = await places.page(page * PAGE_SIZE)
    return LeaderboardPage(board, page, pages, members, rows, own, hidden)
