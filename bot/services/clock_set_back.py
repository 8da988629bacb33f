"""What is undone once the clock turns out to have been ahead, by minutes or by years: all is planned as it shows now.

While it was ahead, days to come were noted as missed, the next posts were planned for after them, people were taken for
reminded, and the way there for an outage: without this nothing would come, and no streak end, until that time.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfoNotFoundError

from bot.core.daily.plan import catch_up, last_day, next_run
from bot.core.daily.schedules import Schedule
from bot.core.recap import weeks
from bot.core.recap.weeks import WINDOW
from bot.core.zones import NEARBY, local_day
from bot.services.daily.schedules import taken_days
from bot.services.recap import reasons
from bot.services.recap.plans import taken_weeks
from bot.storage.transaction import Transaction

NOTICEABLE = timedelta(minutes=10)
"""Clocks of several processes differ by less, and so little loses nothing."""


async def plan_anew(tx: Transaction, now: datetime) -> None:
    """Bring what is planned and noted for later than `now` back to what it would be, had the clock been right."""
    await tx.uptime.end_outages(now)
    await tx.reminders.forget_after((now + NEARBY).date())
    await _daily(tx, now)
    await _recaps(tx, now)


async def _daily(tx: Transaction, now: datetime) -> None:
    schedules = {each.id: each for each in await tx.daily.all_schedules()}
    missed = await tx.daily.missed_since((now - NEARBY).date())
    undone = [
        each for each in missed if _may_come(schedules.get(each.schedule_id), each.day, each.due_at, now)
    ]
    await tx.daily.drop_posts([each.id for each in undone])
    taken = await taken_days(tx, schedules.keys(), now)
    changed = {each.schedule_id for each in undone}
    following = []
    for schedule in schedules.values():
        if schedule.next_at is None:
            continue
        done = taken.get(schedule.id, set())
        try:
            coming = next_run(schedule.plan, now, done).at
            late = catch_up(schedule.plan, now - NEARBY, now).post
        except ZoneInfoNotFoundError:  # which a claim logs
            continue
        if schedule.id in changed or coming < schedule.next_at:
            following.append((schedule.id, late.at if late and late.day not in done else coming))
    await tx.daily.move_on(following)


def _may_come(schedule: Schedule | None, day: date | None, due_at: datetime, now: datetime) -> bool:
    """Whether the post of a day can come yet, which then cannot have been missed."""
    if schedule is None or day is None:
        return False
    try:
        return last_day(day, due_at, schedule.plan.zone) >= local_day(now, schedule.plan.zone)
    except ZoneInfoNotFoundError:
        return False


async def _recaps(tx: Transaction, now: datetime) -> None:
    plans = {each.guild_id: each for each in await tx.recap.plans()}
    missed = await tx.recap.missed_since(now - WINDOW, reasons.NOT_RUNNING)
    undone = [each for each in missed if each.guild_id in plans]
    await tx.recap.drop_posts([each.id for each in undone])
    taken = await taken_weeks(tx, plans.keys(), now)
    changed = {each.guild_id for each in undone}
    following = []
    for plan in plans.values():
        done = taken.get(plan.guild_id, set())
        try:
            coming = weeks.next_recap(plan.plan, now, done).at
            late = weeks.catch_up(plan.plan, now - WINDOW, now).post
        except ZoneInfoNotFoundError:
            continue
        if plan.guild_id in changed or coming < plan.next_at:
            is_new = late is not None and weeks.week_told(late.day) not in done
            following.append((plan.guild_id, late.at if late is not None and is_new else coming))
    await tx.recap.move_on(following)
