"""What the bot will do next by itself, so that nobody has to wait for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from bot.core.quiz.state import ANSWER_GRACE, QuizState, RoundState
from bot.services.reminders import EVENING
from bot.services.settings import person_zone
from bot.storage.schema.daily import schedule
from bot.storage.schema.quizzes import quiz, round_
from bot.storage.store import Store, Transaction

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
}
STUCK = timedelta(minutes=1)
"""What is overdue by so much is waited for by nobody: it cannot be done."""


@dataclass(frozen=True, slots=True, order=True)
class Due:
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
    return min((due for due in found if due.at > now - STUCK), default=None)


async def _reminders(tx: Transaction, now: datetime, default_zone: str) -> list[Due]:
    """The evening of each person who wants reminders, whether or not their streak will need one."""
    found = []
    for user_id, own_zone, reminded_on in await tx.members.to_remind():
        guild = None if own_zone else await tx.members.last_guild(user_id)
        zone = ZoneInfo(own_zone or await person_zone(tx, user_id, guild, default_zone))
        today = now.astimezone(zone).date()
        passed = now.astimezone(zone).time() >= EVENING or (reminded_on is not None and reminded_on >= today)
        evening = datetime.combine(today + timedelta(days=passed), EVENING, zone)
        found.append(Due(evening.astimezone(now.tzinfo), "the evening's reminders"))
    return found
