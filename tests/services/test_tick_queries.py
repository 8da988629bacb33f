"""What ticks ask, minute after minute: of no big table more than what is live, by SQLite's own plan of each query."""

from __future__ import annotations

import random
import re
from datetime import time
from typing import Any

from sqlalchemy import event

from bot.core.zones import local_day
from bot.services.daily.posts import DailyService
from bot.services.recap.plans import RecapPlanService, RecapRequest
from bot.services.recap.posts import RecapService
from bot.services.reminders import ReminderService
from bot.services.seasons.seasons import SeasonService
from bot.services.uptime import UptimeService
from bot.storage.store import Store
from tests.services.game import BEN, CHANNEL, GUILD, RIGHT, Game

SMALL = {"guild", "outage", "heartbeat", "CONSTANT", "ending", "untold", "moved"}
"""A row a server at the most, or one an outage; SQLite's word for no table; subqueries, whose tables have own lines."""
LIVE_ONLY = {
    "uq_quiz_channel_id_live",
    "ix_round_daily_live",
    "ix_schedule_next_at_live",
    "ix_recap_post_under_way",
    "ix_person_reminders",
}
"""Partial indexes, which may be read from end to end: they hold what is live and nothing of the past."""


async def plans(store: Store, ticks: Any) -> dict[str, list[str]]:
    """Every statement that the ticks run, with the lines of its plan."""
    seen: dict[str, Any] = {}

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, _: Any, many: bool) -> None:
        if re.match("SELECT|UPDATE|INSERT|DELETE|WITH", statement):
            seen.setdefault(statement, parameters[0] if many else parameters)

    event.listen(store.engine.sync_engine, "before_cursor_execute", note)
    try:
        await ticks()
    finally:
        event.remove(store.engine.sync_engine, "before_cursor_execute", note)
    async with store.engine.connect() as connection:
        return {
            statement: [
                row.detail
                for row in await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            ]
            for statement, parameters in seen.items()
        }


def scans(plan: list[str]) -> list[str]:
    """The lines that read a big table, or an index of it, from end to end."""
    found = []
    for line in plan:
        scan = re.match(r"SCAN (\w+)(?:.* INDEX (\w+))?", line)
        if scan and scan[1] not in SMALL and scan[2] not in LIVE_ONLY:
            found.append(line)
    return found


async def test_no_tick_reads_a_big_table_through(game: Game) -> None:
    store, clock = game.store, game.clock
    daily = DailyService(store, clock, random.Random(1), "me", "UTC")
    reminders = ReminderService(store, clock, "UTC")
    uptime = UptimeService(store, clock)
    recaps = RecapService(store, clock, "me", "UTC")
    seasons = SeasonService(store, clock, "UTC")
    await RecapPlanService(store, clock, "UTC").set_up(GUILD, RecapRequest(CHANNEL, time(13), weekday=0))
    await seasons.start(GUILD, BEN.user_id, "Cup", None, local_day(clock.now(), "UTC"))
    quiz = await game.start(questions=2)
    await game.say(await game.ask(quiz), BEN, RIGHT)
    await reminders.set(BEN.user_id, on=True)
    clock.move(hours=33)  # an evening on which the streak is at risk

    async def ticks() -> None:
        assert (await game.rounds.next_due() or clock.now()) < clock.now()  # the question is overdue
        assert len(await game.rounds.open_rounds()) == 1
        for due in await game.rounds.due():
            await game.rounds.advance(due)
        assert await daily.next_due() is None
        await daily.claim_due()
        await daily.take(100)
        await daily.to_reveal(100)
        await daily.counters(100)
        assert (await recaps.next_due() or clock.now()) < clock.now()
        assert await recaps.claim_due() == 2, "the week and the season"
        for post_id in await recaps.take(100):
            await recaps.advance(post_id)
        await uptime.beat()
        assert [each.user_id for each in await reminders.due()] == [BEN.user_id]

    found = await plans(store, ticks)
    assert len(found) > 15
    assert {statement: scans(plan) for statement, plan in found.items() if scans(plan)} == {}


def test_a_scan_is_seen() -> None:
    assert scans(["SCAN attempt", "SEARCH quiz USING INDEX x (id=?)"]) == ["SCAN attempt"]
    assert scans(["SCAN round USING COVERING INDEX ix_round_channel_id_state"])
    assert not scans(["SCAN person USING COVERING INDEX ix_person_reminders", "SCAN guild"])
