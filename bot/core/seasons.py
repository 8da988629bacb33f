"""Seasons: leaderboards that start anew, each month or on a date that a server chose, and are kept afterwards.

A season covers whole days of the server's calendar, its first and its last included. An answer counts for the season
of its own day, by the server's zone at that moment: neither a change of zone nor of clocks moves it afterwards.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from msgspec import Struct

from bot.core.members import is_visible, unturned
from bot.core.periods import Period

MAX_NAME = 40
"""Characters of a season's name."""
MAX_DAYS = 366
"""From a season's first day to its last; and how far ahead one may begin."""
MAX_SEASONS = 200
"""That a server may have set up, past ones included."""
ONE_DAY = timedelta(days=1)
KEY_PATTERN = "s[1-9][0-9]{0,14}|[0-9]{4}-(?:0[1-9]|1[0-2])"
"""Of `SeasonKey`, for ids."""
_UNSTORABLE = frozenset({"Cc", "Cs", "Co", "Cn"})


class SeasonKey(str):
    """The stored key of a season, beside those of `Period`: `s17`, or its month, `2026-11`."""

    __slots__ = ()

    @classmethod
    def read(cls, text: str) -> SeasonKey:
        """The key that the text is; ValueError where it is none."""
        if re.fullmatch(KEY_PATTERN, text) is None:
            raise ValueError(f"{text!r} is no key of a season")
        return cls(text)


class Season(Struct, frozen=True):
    """One season."""

    key: SeasonKey
    name: str
    """As the server calls it; empty for a month."""
    starts_on: date
    ends_on: date | None
    """The last day that counts; None until somebody ends it."""

    @property
    def id(self) -> int:
        """Of the plan that it has for itself; 0 for a month."""
        return int(self.key[1:]) if self.key.startswith("s") else 0

    def is_over(self, today: date) -> bool:
        """Whether nothing counts for it any more."""
        return self.ends_on is not None and self.ends_on < today


class SeasonPlan(Struct, frozen=True):
    """What a server has set up: one season with a name, or a season each month."""

    id: int
    guild_id: int
    name: str
    monthly: bool
    starts_on: date
    """Of monthly seasons the first day of the first month."""
    ends_on: date | None
    """The last day that counts; None until somebody ends it. Of monthly seasons the last day of the last month."""

    def covers(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)

    def season(self, day: date) -> Season:
        """The season of a day that it covers; of a plan with a name any day will do."""
        if not self.monthly:
            return Season(SeasonKey(f"s{self.id}"), self.name, self.starts_on, self.ends_on)
        return Season(SeasonKey(Period.MONTH.key(day)), "", day.replace(day=1), last_of_month(day))


def last_of_month(day: date) -> date:
    """The last day of the day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def running(plans: Iterable[SeasonPlan], today: date) -> Season | None:
    """The season that today counts for."""
    return next((plan.season(today) for plan in plans if plan.covers(today)), None)


def coming(plans: Iterable[SeasonPlan], today: date) -> list[Season]:
    """The seasons that were set up and have not begun, the next one first."""
    later = [plan.season(plan.starts_on) for plan in plans if plan.starts_on > today]
    return sorted(later, key=lambda season: season.starts_on)


def past(plans: Iterable[SeasonPlan], today: date) -> list[Season]:
    """The seasons that are over, the newest first."""
    over: list[Season] = []
    for plan in plans:
        first = plan.starts_on
        until = min(today - ONE_DAY, plan.ends_on or today)
        while first <= until:
            season = plan.season(first)
            if season.is_over(today):
                over.append(season)
            if not plan.monthly:
                break
            first = last_of_month(first) + ONE_DAY
    return sorted(over, key=lambda season: (season.starts_on, season.key), reverse=True)


def begun(plans: Collection[SeasonPlan], today: date) -> tuple[Season, ...]:
    """All that a leaderboard can show: the season that is on, then those that are over, the newest first."""
    now = running(plans, today)
    return (*([now] if now else []), *past(plans, today))


def find(plans: Iterable[SeasonPlan], key: SeasonKey) -> Season | None:
    """The season with that key; None where it is none of the plans', or was cancelled."""
    for plan in plans:
        day = date.fromisoformat(f"{key}-01") if plan.monthly and not key.startswith("s") else plan.starts_on
        if plan.covers(day) and plan.season(day).key == key:
            return plan.season(day)
    return None


def after(plans: Iterable[SeasonPlan], season: Season) -> Season | None:
    """The first season that begins after the last day of another."""
    if season.ends_on is None:
        return None
    next_day = season.ends_on + ONE_DAY
    firsts = ((plan, max(plan.starts_on, next_day) if plan.monthly else plan.starts_on) for plan in plans)
    later = [plan.season(day) for plan, day in firsts if day >= next_day and plan.covers(day)]
    return min(later, key=lambda each: each.starts_on, default=None)


def keys_of(plans: Iterable[SeasonPlan], day: date) -> list[SeasonKey]:
    """The keys, beside those of `Period`, that answers of the day count under: months have theirs there."""
    return [plan.season(day).key for plan in plans if not plan.monthly and plan.covers(day)]


def overlapping(
    plans: Iterable[SeasonPlan], starts_on: date, ends_on: date | None, today: date
) -> SeasonPlan | None:
    """A plan that is not over and shares a day with these, the earliest of several."""
    found = (
        plan
        for plan in plans
        if (plan.ends_on is None or plan.ends_on >= max(today, starts_on))
        and (ends_on is None or plan.starts_on <= ends_on)
    )
    return min(found, key=lambda plan: plan.starts_on, default=None)


def read_name(typed: str) -> str:
    """A season's name as it is kept, in one line; empty for one of which nothing can be seen."""
    line = " ".join(unturned(typed).split())
    kept = "".join(each for each in line if unicodedata.category(each) not in _UNSTORABLE)
    name = unicodedata.normalize("NFC", " ".join(kept.split()))
    return name if is_visible(name) else ""
