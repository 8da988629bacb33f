"""What the bot will do next by itself, so that nobody has to wait for it."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct
from sqlalchemy import func, select

from bot.core.quiz.state import ANSWER_GRACE, QuizState, RoundState
from bot.services.recap.season_ends import next_end
from bot.services.reminders import EVENING
from bot.storage.schema.daily import schedule
from bot.storage.schema.quizzes import quiz, round_
from bot.storage.schema.recap import recap
from bot.storage.store import Store
from bot.storage.transaction import Transaction

AT_REST = ~(
    select(round_.c.id)
    .where(round_.c.quiz_id == quiz.c.id, round_.c.state != RoundState.DONE)
    .correlate(quiz)
    .exists()
)
PLANNED = {
    "a question closes": select(func.min(round_.c.closes_at)).where(round_.c.state == RoundState.OPEN),
    "the next question": select(func.min(quiz.c.next_at)).where(quiz.c.state == QuizState.RUNNING, AT_REST),
    "the daily question": select(func.min(schedule.c.next_at)).where(
        schedule.c.paused.is_(False), schedule.c.removed.is_(False)
    ),
    "the weekly recap": select(func.min(recap.c.next_at)),
}
MOST_PEOPLE = 100
STUCK = timedelta(minutes=1)
"""What is overdue by so much is waited for by nobody: it cannot be done."""


class Due(Struct, frozen=True, order=True):
    """One thing that comes by itself."""

    at: datetime
    what: str
    """As a person would call it."""


async def next_due(store: Store, now: datetime, default_zone: str) -> Due | None:
    """The next thing after now; None when nothing is planned."""
    async with store.engine.connect() as connection:
        times = {what: (await connection.execute(query)).scalar() for what, query in PLANNED.items()}
    found = [Due(at + ANSWER_GRACE, what) for what, at in times.items() if at is not None]
    async with store.read() as tx:
        found += await _reminders(tx, now, default_zone)
        found += await _reviews(tx, now, default_zone)
        if (season := await next_end(tx, now, default_zone)) is not None:
            found.append(Due(season, "the end of a season"))
    return min((due for due in found if due.at > now - STUCK), default=None)


async def _reminders(tx: Transaction, now: datetime, default_zone: str) -> list[Due]:
    """The evening of each person who wants reminders, whether or not their streak will need one."""
    zones = {*await tx.reminders.zones(), default_zone}
    ahead = (now + timedelta(days=2)).date()  # nobody was reminded on that day yet, wherever they are
    found = []
    for each in await tx.reminders.candidates(ahead, zones, default_zone, after=0, limit=MOST_PEOPLE):
        local = now.astimezone(ZoneInfo(each.zone))
        passed = local.time() >= EVENING or (
            each.reminded_on is not None and each.reminded_on >= local.date()
        )
        evening = datetime.combine(local.date() + timedelta(days=passed), EVENING, local.tzinfo)
        found.append(Due(evening.astimezone(now.tzinfo), "the evening's reminders"))
    return found


async def _reviews(tx: Transaction, now: datetime, default_zone: str) -> list[Due]:
    """The hour of each person who wants to be told which cards are due, whether or not any will be."""
    zones = {*(await tx.review_reminders.zones() or ()), default_zone}
    ahead = (now + timedelta(days=2)).date()
    found = []
    for each in await tx.review_reminders.listeners(
        ahead, 23, zones, default_zone, after=0, limit=MOST_PEOPLE
    ):
        local = now.astimezone(ZoneInfo(each.zone))
        passed = local.hour >= each.hour or (each.told_on is not None and each.told_on >= local.date())
        hour = datetime.combine(local.date() + timedelta(days=passed), time(each.hour), local.tzinfo)
        found.append(Due(hour.astimezone(now.tzinfo), "an hour of review"))
    return found
