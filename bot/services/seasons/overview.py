"""What runs, what comes, and who led the seasons that are over."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from bot.core import seasons
from bot.core.leaderboard import Standing
from bot.core.seasons import Season
from bot.storage.transaction import Transaction

SHOWN_PAST = 5
"""Seasons that are over, with who led, in the overview."""
LED = 3
"""The last rank of those who led."""
SHOWN_LEADERS = 10
"""Of those who led, where many are tied."""


class Leaders(Struct, frozen=True):
    """Who led a season that is over."""

    season: Season
    rows: tuple[Standing, ...]
    """Ranks 1 to `LED`, with all that are tied; `SHOWN_LEADERS` at the most."""
    more: int
    """How many more of these ranks there are."""


class Overview(Struct, frozen=True):
    """The seasons of a server."""

    today: date
    zone: str
    monthly: bool
    """Each month is a season."""
    running: Season | None
    coming: tuple[Season, ...]
    past: tuple[Leaders, ...]
    """The newest."""
    older: int
    """How many there are besides."""


async def overview(tx: Transaction, guild_id: int, today: date, zone: str) -> Overview:
    """The server's seasons as of its today."""
    plans = await tx.seasons.plans(guild_id)
    over = seasons.past(plans, today)
    leaders = [await leaders_of(tx, guild_id, season) for season in over[:SHOWN_PAST]]
    return Overview(
        today,
        zone,
        any(plan.monthly and plan.ends_on is None for plan in plans),
        seasons.running(plans, today),
        tuple(seasons.coming(plans, today)),
        tuple(leaders),
        len(over) - len(leaders),
    )


async def leaders_of(tx: Transaction, guild_id: int, season: Season) -> Leaders:
    """Who led the season."""
    rows = await tx.scores.page(guild_id, season.key, offset=0, limit=SHOWN_LEADERS)
    led = tuple(row for row in rows if row.rank <= LED)
    more = 0
    if len(led) == SHOWN_LEADERS:  # the last of them may be tied with others
        more = await tx.scores.tied(guild_id, season.key, led[-1].points) - (SHOWN_LEADERS - led[-1].rank + 1)
    return Leaders(season, led, more)
