"""Who leads in a server."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from bot.core import seasons
from bot.core.leaderboard import Board, Metric, Standing
from bot.core.periods import Period
from bot.core.seasons import Season, SeasonPlan
from bot.errors import Conflict, NotFound
from bot.services.again import tried_again
from bot.services.protocols import Clock
from bot.services.seasons.errors import SeasonGone
from bot.services.settings import guild_today
from bot.storage.store import Store
from bot.storage.transaction import Transaction

PAGE_SIZE = 10


class NotRanked(NotFound):
    """The person has no place on that board, so no page holds them."""

    board: Board
    season: Season | None = None
    """Of that board, if it is one's."""
    today: date = date.min
    """On the server's calendar."""


class HiddenFromAll(Conflict):
    """The person has chosen to be on no leaderboard."""


class NoSeasonNow(NotFound):
    """No season runs in the server."""


class _Shown(Struct, frozen=True):
    """What a board shows now."""

    places: _Places
    season: Season | None
    seasons: tuple[Season, ...]
    today: date


class LeaderboardPage(Struct, frozen=True):
    """One page, with the viewer's own place whether it is on the page or not."""

    board: Board
    page: int
    pages: int
    members: int
    rows: list[Standing]
    own: Standing | None
    hidden: bool
    """The viewer is hidden: whatever they have, it is not shown."""
    season: Season | None = None
    """The one that is shown, if any."""
    seasons: tuple[Season, ...] = ()
    """All that can be shown: the one that runs, then those that are over, the newest first."""
    today: date = date.min
    """On the server's calendar."""


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


@tried_again
class LeaderboardService:
    """Reads the table that answers keep up to date."""

    def __init__(self, store: Store, clock: Clock, default_zone: str) -> None:
        self._store = store
        self._clock = clock
        self._default_zone = default_zone

    async def page(self, guild_id: int, viewer_id: int, board: Board, page: int = 0) -> LeaderboardPage:
        """Page `page` from 0; one past the end gives the last. Raises SeasonGone."""
        await self._welcome(guild_id, viewer_id)
        async with self._store.read() as tx:
            shown = await self._shown(tx, guild_id, board)
            own = await shown.places.own(viewer_id)
            hidden = await tx.members.is_hidden(viewer_id)
            return await _page(shown, board, page, own, hidden=hidden)

    async def own_page(self, guild_id: int, viewer_id: int, board: Board) -> LeaderboardPage:
        """The page that holds the viewer; NotRanked when they have no place, HiddenFromAll when they hide.

        Raises SeasonGone.
        """
        await self._welcome(guild_id, viewer_id)
        async with self._store.read() as tx:
            shown = await self._shown(tx, guild_id, board)
            own = await shown.places.own(viewer_id)
            if own is None:
                hidden = await tx.members.is_hidden(viewer_id)
                raise HiddenFromAll if hidden else NotRanked(board, shown.season, shown.today)
            place = own.rank - 1 + await shown.places.tied_ahead(viewer_id)
            return await _page(shown, board, place // PAGE_SIZE, own)

    async def current(self, guild_id: int, metric: Metric, *, or_all: bool = False) -> Board:
        """The board of the season that runs; NoSeasonNow, or with `or_all` that of all time, where none does."""
        async with self._store.read() as tx:
            plans, today = await self._seasons(tx, guild_id)
        now = seasons.running(plans, today)
        if now is None and not or_all:
            raise NoSeasonNow
        return Board(metric, now.key if now else Period.ALL)

    async def _welcome(self, guild_id: int, viewer_id: int) -> None:
        """Whoever looks at the server's leaderboard is in the server, also when they had left it."""
        async with self._store.read() as tx:
            away = await tx.members.is_away(guild_id, viewer_id)
        if away:
            await self.back(guild_id, viewer_id)

    async def _shown(self, tx: Transaction, guild_id: int, board: Board) -> _Shown:
        """The board's places in what its period is now, on the server's calendar; SeasonGone."""
        plans, today = await self._seasons(tx, guild_id)
        begun = seasons.begun(plans, today)
        if isinstance(board.period, Period):
            return _Shown(_Places(tx, board.metric, guild_id, board.period.key(today)), None, begun, today)
        season = next((each for each in begun if each.key == board.period), None)
        if season is None:
            raise SeasonGone
        return _Shown(_Places(tx, board.metric, guild_id, season.key), season, begun, today)

    async def _seasons(self, tx: Transaction, guild_id: int) -> tuple[list[SeasonPlan], date]:
        """(what the server has set up, its today)."""
        today = await guild_today(tx, guild_id, self._default_zone, self._clock.now())
        return await tx.seasons.plans(guild_id), today

    async def left(self, guild_id: int, user_id: int) -> None:
        """The member has left the server, and its leaderboard; their scores wait for them."""
        async with self._store.write() as tx:
            await tx.members.left(guild_id, user_id)

    async def back(self, guild_id: int, user_id: int) -> None:
        """The member is in the server again."""
        async with self._store.write() as tx:
            await tx.members.back(guild_id, user_id)


async def _page(
    shown: _Shown, board: Board, page: int, own: Standing | None, *, hidden: bool = False
) -> LeaderboardPage:
    members = await shown.places.count()
    pages = max(1, -(-members // PAGE_SIZE))
    page = min(max(page, 0), pages - 1)
    rows = await shown.places.page(page * PAGE_SIZE)
    of_season = (shown.season, shown.seasons, shown.today)
    return LeaderboardPage(board, page, pages, members, rows, own, hidden, *of_season)
