"""Days off: what people and servers have told, of the past too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, text, union_all, update

from bot.core.day_ranges import DayRange
from bot.core.days_off import NOWHERE, Holiday, PersonCalendar, RestRule, ServerCalendar, Vacation
from bot.storage.queries import Queries
from bot.storage.schema import guild, holiday, person, rest_rule, server_rest_rule, vacation

_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""Of weekdays, as they are stored."""


class DaysOffQueries(Queries):
    """Weekdays of rest, vacations and holidays."""

    async def of_people(self, user_ids: Collection[int]) -> dict[int, PersonCalendar]:
        """What these people have set; who has set nothing is left out."""
        rules, away = defaultdict[int, list[RestRule]](list), defaultdict[int, list[Vacation]](list)
        query = select(rest_rule).where(rest_rule.c.user_id.in_(user_ids)).order_by(rest_rule.c.since)
        for row in await self._execute(query):
            rules[row.user_id].append(RestRule(row.since, _read(row.weekdays)))
        query = select(vacation).where(vacation.c.user_id.in_(user_ids)).order_by(vacation.c.first)
        for row in await self._execute(query):
            away[row.user_id].append(Vacation(row.id, DayRange(row.first, row.last)))
        return {
            user_id: PersonCalendar(rules[user_id], away[user_id])
            for user_id in {*rules.keys(), *away.keys()}
        }

    async def of_servers(self, guild_ids: Collection[int]) -> dict[int, ServerCalendar]:
        """What these servers have set; one that has set nothing is left out."""
        if not guild_ids:
            return {}
        rules, off = defaultdict[int, list[RestRule]](list), defaultdict[int, list[Holiday]](list)
        table = server_rest_rule
        query = select(table).where(table.c.guild_id.in_(guild_ids)).order_by(table.c.since)
        for row in await self._execute(query):
            rules[row.guild_id].append(RestRule(row.since, _read(row.weekdays)))
        query = (
            select(holiday).where(holiday.c.guild_id.in_(guild_ids)).order_by(holiday.c.first, holiday.c.id)
        )
        for row in await self._execute(query):
            days = DayRange(row.first, row.last)
            off[row.guild_id].append(Holiday(row.id, row.name, days, row.yearly, row.ended))
        return {
            guild_id: ServerCalendar(rules[guild_id], off[guild_id])
            for guild_id in {*rules.keys(), *off.keys()}
        }

    async def hold_person(self, user_id: int) -> PersonCalendar:
        """What the person has set; nobody else changes it until this transaction ends."""
        await self._hold(person, user_id)
        return (await self.of_people([user_id])).get(user_id, PersonCalendar())

    async def hold_server(self, guild_id: int) -> ServerCalendar:
        """What the server has set; nobody else changes it until this transaction ends."""
        await self._hold(guild, guild_id)
        return (await self.of_servers([guild_id])).get(guild_id, ServerCalendar())

    async def _hold(self, table: Any, key: int) -> None:
        await self._execute(self._insert(table).values(id=key).on_conflict_do_nothing())
        await self._execute(select(table.c.id).where(table.c.id == key).with_for_update(key_share=True))

    async def set_rule(self, user_id: int, rule: RestRule) -> None:
        """From its date on that is the person's rule, whatever was to come."""
        later = (rest_rule.c.user_id == user_id, rest_rule.c.since >= rule.since)
        await self._execute(delete(rest_rule).where(*later))
        row = {"user_id": user_id, "since": rule.since, "weekdays": _written(rule.weekdays)}
        await self._execute(insert(rest_rule).values(row))

    async def set_server_rule(self, guild_id: int, rule: RestRule) -> None:
        """From its date on that is the server's rule, whatever was to come."""
        table = server_rest_rule
        await self._execute(delete(table).where(table.c.guild_id == guild_id, table.c.since >= rule.since))
        row = {"guild_id": guild_id, "since": rule.since, "weekdays": _written(rule.weekdays) or ""}
        await self._execute(insert(table).values(row))

    async def add_vacation(self, user_id: int, days: DayRange, at: datetime) -> int:
        """Its id."""
        row = {"user_id": user_id, "first": days.first, "last": days.last, "announced_at": at}
        return await self._number(insert(vacation).values(row).returning(vacation.c.id))

    async def end_vacation(self, vacation_id: int, last: date) -> None:
        """That is its last day; where it had not begun by then, there was none."""
        same = vacation.c.id == vacation_id
        await self._execute(delete(vacation).where(same, vacation.c.first > last))
        await self._execute(update(vacation).where(same).values(last=last))

    async def add_holiday(self, guild_id: int, name: str, days: DayRange, *, yearly: bool) -> int:
        """Its id."""
        row = {"guild_id": guild_id, "name": name, "first": days.first, "last": days.last, "yearly": yearly}
        return await self._number(insert(holiday).values(row).returning(holiday.c.id))

    async def rename_holiday(self, holiday_id: int, name: str) -> None:
        """Nothing but its name changes."""
        await self._execute(update(holiday).where(holiday.c.id == holiday_id).values(name=name))

    async def end_holidays(self, holiday_ids: Iterable[int], since: date) -> None:
        """From that date on they are none; of one that had not begun by then nothing is kept."""
        these = holiday.c.id.in_(list(holiday_ids))
        await self._execute(delete(holiday).where(these, holiday.c.first >= since))
        await self._execute(update(holiday).where(these).values(ended=since))

    async def without_server(self, guild_id: int, today: date) -> int:
        """Let the server's days off before `today` excuse for ever, and none from then on.

        Gives the negative number under which they are kept, which says no more which server it was; NOWHERE where
        there are none.
        """
        await self._lock()
        for table, first in ((server_rest_rule, server_rest_rule.c.since), (holiday, holiday.c.first)):
            await self._execute(delete(table).where(table.c.guild_id == guild_id, first >= today))
        owners = union_all(select(server_rest_rule.c.guild_id), select(holiday.c.guild_id)).subquery()
        lowest = func.min(owners.c.guild_id)
        theirs = func.count().filter(owners.c.guild_id == guild_id)
        least, rows = (await self._execute(select(lowest, theirs))).one()
        if not rows:
            return NOWHERE
        number: int = min(least, NOWHERE) - 1
        blank = {"guild_id": number, "name": "", "ended": func.coalesce(holiday.c.ended, today)}
        await self._execute(update(holiday).where(holiday.c.guild_id == guild_id).values(blank))
        theirs_too = server_rest_rule.c.guild_id == guild_id
        await self._execute(update(server_rest_rule).where(theirs_too).values(guild_id=number))
        await self.set_server_rule(number, RestRule(today, frozenset()))
        return number

    async def _lock(self) -> None:
        """Of two servers that are deleted at once, each has a number of its own. SQLite has one writer."""
        if self._dialect == "postgresql":
            lock = "LOCK TABLE server_rest_rule, holiday IN SHARE ROW EXCLUSIVE MODE"
            await self._execute(text(lock))


def _written(weekdays: frozenset[int] | None) -> str | None:
    return None if weekdays is None else " ".join(_NAMES[day] for day in sorted(weekdays))


def _read(weekdays: str | None) -> frozenset[int] | None:
    return None if weekdays is None else frozenset(map(_NAMES.index, weekdays.split()))
