"""Streaks: runs of local dates with at least one correct answer, and what may bridge a gap.

A day is a date on the member's own calendar, fixed when the answer is given, so a later change of time zone
neither makes nor unmakes one. Everything else (freezes, excused days, the longest run) is worked out from the
days, never stored, so that an answer accepted later repairs all of it.

The rules, in the order in which a day is judged:

1. A day with a correct answer counts. Every 7th counted day of a run earns a freeze; 2 are held at most.
2. A day that is excused neither counts nor breaks. On some nothing could be answered (`core.excused_days`); others were
   told ahead to be off: weekdays of rest, holidays, vacation (`core.days_off`).
3. A missed day uses up a freeze when there is one: it is frozen, and the run goes on.
4. Any other missed day ends the run.
5. Today, and yesterday within the grace period after midnight, are still open, unless they are off.

So the run and the freezes with which somebody goes into days off are those with which they come out of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from bot.core.periods import Period
from bot.core.seasons import SeasonPlan, keys_of

ONE_DAY = timedelta(days=1)
GRACE = timedelta(hours=3)
"""After midnight an answer still counts for the day before, if that day was open."""
DAYS_A_FREEZE = 7
MAX_FREEZES = 2


class Day(StrEnum):
    """What became of a date."""

    DONE = "done"
    FROZEN = "frozen"
    EXCUSED = "excused"
    """Nothing could be answered."""
    REST = "rest"
    HOLIDAY = "holiday"
    VACATION = "vacation"
    MISSED = "missed"
    OPEN = "open"


OFF = frozenset({Day.REST, Day.HOLIDAY, Day.VACATION})
"""Excused, as was known before."""


class Source(NamedTuple):
    """Where a counted day came from."""

    schedule_id: int | None
    """The daily question; None for a quiz or a review."""
    guild_id: int
    """0 for a direct message."""


class StreakDay(Struct, frozen=True):
    """A counted day, and the answer that made it count."""

    day: date
    at: datetime
    schedule_id: int | None
    guild_id: int
    """0 for a direct message."""

    @property
    def source(self) -> Source:
        """Where it came from."""
        return Source(self.schedule_id, self.guild_id)


class Streak(Struct, frozen=True):
    """A member's streak as seen on `today`."""

    current: int
    """Counted days of the run that is still alive."""
    longest: int
    freezes: int
    """Held now, 0 to 2."""
    today: date
    today_done: bool
    calendar: dict[date, Day] = field(default_factory=dict)
    """Every date from the first counted one to today."""

    @property
    def at_risk(self) -> bool:
        """Whether the run needs an answer today, or uses up a freeze."""
        return self.current > 0 and not self.today_done and self.today_off is None

    @property
    def today_off(self) -> Day | None:
        """Why today is off, where it is and was not answered on; known of whoever has had a day that counts."""
        state = self.calendar.get(self.today)
        return state if state in OFF else None

    @property
    def days_to_freeze(self) -> int:
        """How many more counted days earn the next freeze."""
        return DAYS_A_FREEZE - self.current % DAYS_A_FREEZE


def never(_day: date) -> Day | None:
    """No day is excused."""
    return None


def streak(
    days: Iterable[date],
    today: date,
    *,
    excused: Callable[[date], Day | None] = never,
    open_since: date | None = None,
) -> Streak:
    """The streak that a set of counted days makes.

    `excused` says what an excused day is (EXCUSED, REST, HOLIDAY or VACATION), and None of one like others.
    `open_since` is the earliest date that can still be answered for: today itself, or yesterday within the
    grace period. Days after `today` (the member has moved to a zone further west) count as they are.
    """
    done = set(days)
    if not done:
        return Streak(0, 0, 0, today, today_done=False)
    open_since = open_since or today
    calendar: dict[date, Day] = {}
    run = longest = freezes = 0
    day, newest = min(done), max(done)
    last = max(today, newest)
    while day <= last:
        if day in done:
            calendar[day] = Day.DONE
            run += 1
            longest = max(longest, run)
            if run % DAYS_A_FREEZE == 0:
                freezes = min(MAX_FREEZES, freezes + 1)
        else:
            is_open = day >= open_since and day > newest
            calendar[day] = state = _unanswered(excused(day), is_open=is_open, freezes=freezes if run else 0)
            freezes -= state is Day.FROZEN
            if state is Day.MISSED:
                run = freezes = 0
        day += ONE_DAY
    return Streak(run, longest, freezes, today, today_done=today in done or last > today, calendar=calendar)


def _unanswered(excuse: Day | None, *, is_open: bool, freezes: int) -> Day:
    """What a day without a correct answer is, by rules 2 to 5."""
    if excuse is not None and (excuse in OFF or not is_open):
        return excuse
    if is_open:
        return Day.OPEN
    return Day.FROZEN if freezes else Day.MISSED


def reached(current: Streak, day: date) -> dict[str, int]:
    """The streak by the keys of the leaderboards of `day`, on the server's calendar; of all time the longest."""
    return {
        period.key(day): current.longest if period is Period.ALL else current.current for period in Period
    }


def reached_since(known: Streak, since: date, seasons: Collection[SeasonPlan] = ()) -> dict[str, int]:
    """The same for the leaderboards of all days from `since` on, worked out anew: the longest run of each period.

    With those of the server's seasons.
    """
    found = dict.fromkeys(_keys(since, seasons), 0)
    run, runs = 0, dict[str, int]()
    for day, state in known.calendar.items():
        run = run + 1 if state is Day.DONE else 0 if state is Day.MISSED else run
        if state is Day.DONE:
            for key in _keys(day, seasons):
                runs[key] = max(runs.get(key, 0), run)
                if day >= since:
                    found[key] = 0
    return {key: runs.get(key, 0) for key in found}


def _keys(day: date, seasons: Collection[SeasonPlan]) -> list[str]:
    return [*(period.key(day) for period in Period), *keys_of(seasons, day)]


def open_since(now: datetime, zone: str) -> date:
    """The earliest local date that an answer given now may count for."""
    return (now.astimezone(ZoneInfo(zone)).replace(tzinfo=None) - GRACE).date()


def day_for(
    now: datetime, zone: str, days: Iterable[date], excused: Callable[[date], Day | None] = never
) -> date:
    """The local date that a correct answer given now counts for.

    Within the grace period that is yesterday, when a run would end there without it. Otherwise today: whoever
    has no run at stake should see the day on which they answer.
    """
    today = now.astimezone(ZoneInfo(zone)).date()
    late = open_since(now, zone)
    counted = {day for day in days if day <= late}
    at_stake = late < today and late not in counted and excused(late) not in OFF
    if at_stake and streak(counted, late, excused=excused).current:
        return late
    return today
