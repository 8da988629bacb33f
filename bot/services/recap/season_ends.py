"""Which seasons have ended and are to be told of: found by their last days, whenever somebody looks."""

from __future__ import annotations

import logging
from datetime import date, datetime
from zoneinfo import ZoneInfoNotFoundError

from bot.core.recap.seasons import due_at, last_days
from bot.core.recap.weeks import WINDOW
from bot.core.shards import EVERYTHING, Part
from bot.storage.transaction import Transaction

log = logging.getLogger(__name__)

Ending = tuple[datetime, date, str | None]
"""(when it is due, the last day, the zone of the servers; None: the operator's default)."""


async def next_end(
    tx: Transaction, now: datetime, default_zone: str, part: Part = EVERYTHING
) -> datetime | None:
    """When the next season is to be told of; None where none will be within a day."""
    return min((at for at, _, _ in await _endings(tx, now, default_zone, part)), default=None)


async def due_seasons(
    tx: Transaction, now: datetime, default_zone: str, part: Part, limit: int
) -> list[tuple[int, str, datetime]]:
    """(server, key, when it was due) of seasons to be told of now, so many at the most."""
    found: list[tuple[int, str, datetime]] = []
    for at, last_day, zone in await _endings(tx, now, default_zone, part):
        if at <= now and len(found) < limit:
            ended = await tx.recap_seasons.untold(last_day, zone, limit - len(found), part)
            found += [(guild_id, key, at) for guild_id, key in ended]
    return found


async def _endings(tx: Transaction, now: datetime, default_zone: str, part: Part) -> list[Ending]:
    """What is due or will be within a day; what ended too long ago is left out."""
    found: list[Ending] = []
    for last_day, zone in await tx.recap_seasons.ends(*last_days(now), part):
        try:
            at = due_at(last_day, zone or default_zone)
        except ZoneInfoNotFoundError:  # the machine's zone database lost it: nobody else waits for this one
            log.error("a server's zone is unknown", extra={"zone": zone})  # noqa: TRY400
            continue
        if now < at + WINDOW:
            found.append((at, last_day, zone))
    return found
