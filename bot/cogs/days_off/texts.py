"""Every sentence of days off, a person's and a server's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.cogs.days_off_ids import DaysOffAction
from bot.cogs.panels import Panel, clip, safe
from bot.cogs.texts import ErrorWords
from bot.core.daily.plan import days_in_words
from bot.core.day_ranges import DayRange, in_words
from bot.core.days_off import (
    HOLIDAYS_A_YEAR,
    MAX_REST_DAYS,
    VACATION_DAYS_A_YEAR,
    Holiday,
    Vacation,
)
from bot.core.streaks import Day
from bot.core.wording import plural, short_day
from bot.services.days_off import errors
from bot.services.days_off.own import Ended, OwnDaysOff
from bot.services.days_off.servers import ServerDaysOff

BUTTONS = {
    DaysOffAction.SHOW: "Days off",
    DaysOffAction.SERVER: "Use the server's rest days",
    DaysOffAction.VACATION: "Announce a vacation",
}
BACK = "Back to the streak"
CHOOSE_REST = f"Weekly rest days (up to {MAX_REST_DAYS})"
VACATION_FIELD = "From when to when"
VACATION_EXAMPLES = "24 Dec to 2 Jan, or a single day: tomorrow"
SQUARES = {Day.REST: "🛌", Day.HOLIDAY: "🎉", Day.VACATION: "🌴"}
KINDS = {Day.REST: "rest day", Day.HOLIDAY: "holiday", Day.VACATION: "vacation"}
MANY = {Day.REST: "rest days", Day.HOLIDAY: "holidays", Day.VACATION: "vacation"}
MOST_IN_LIST = 40
"""Holidays that the list names."""


def _invalid_rest_days(error: errors.InvalidRestDays) -> str:
    no_days = (
        "`none` for no rest day" if error.of_server else "`none` for no rest day, `server` for the server's"
    )
    return f"I cannot read “{safe(error.text[:60])}” as weekdays. Write sat sun, or Mon, Wed; {no_days}."


def _dates_over(error: errors.DatesOver) -> str:
    if error.of_server:
        return (
            f"{_day(error.first)} may be over already for members in other time zones, and a holiday is told before "
            f"it begins. The first day that you can choose is {_day(error.earliest)}."
        )
    return (
        f"{_day(error.first)} is over, and a vacation is announced on its first day at the latest: it keeps a streak, "
        f"it cannot mend one. The first day that you can choose is today, {_day(error.earliest)}."
    )


def _vacation_days_used(error: errors.VacationDaysUsed) -> str:
    return (
        f"That would be more than {plural(error.of, 'vacation day')} in {error.year}. You have "
        f"{plural(error.left, 'day')} left of that year."
    )


ERRORS: ErrorWords = {
    errors.InvalidRestDays: _invalid_rest_days,
    errors.TooManyRestDays: (
        "That is {given} days a week, and {of} is the most: a streak should still say something. Choose fewer."
    ),
    errors.InvalidDates: (
        "I cannot read “{text:.60}” as dates. Write a day or two, such as 24 Dec to 2 Jan, or 2026-12-24."
    ),
    errors.DatesBackwards: lambda error: (
        f"That ends before it begins: {_day(error.days.first)} comes after {_day(error.days.last)}."
    ),
    errors.DatesOver: _dates_over,
    errors.DatesTooFar: lambda error: (
        f"{_day(error.first)} is too far ahead. The last day on which it can begin is {_day(error.latest)}."
    ),
    errors.TooManyDays: "That is {given:,} days, and {of} is the most at once.",
    errors.VacationDaysUsed: _vacation_days_used,
    errors.VacationThere: lambda error: (
        f"You have a vacation then already: {in_words(error.days)}. End it first, or choose days around it."
    ),
    errors.NoVacation: "You have no vacation to end: none goes on, and none is announced.",
    errors.HolidaysFull: "A server can have {of} holidays to come; remove one first with `/holidays remove`.",
    errors.HolidayDaysUsed: (
        "That would be more than {of} holidays in {year}. Choose fewer days, or remove some with `/holidays remove`."
    ),
    errors.NoSuchHoliday: "There is no such holiday here, or it is over. `/holidays list` names those to come.",
}


def _day(day: date) -> str:
    return in_words(DayRange(day, day))


def own(found: OwnDaysOff, server: str, notice: str = "") -> Panel:
    """A person's days off.

    `server` names the server whose days off count for them; `notice` is what has just changed.
    """
    lines = [notice, ""] if notice else []
    lines += [
        f"{SQUARES[Day.REST]} Rest days: **{days_in_words(found.weekdays) or 'none'}**{_whose(found, server)}",
        *_vacations(found),
        f"-# {found.used} of {plural(VACATION_DAYS_A_YEAR, 'vacation day')} of {found.today.year} taken or planned.",
        "",
        *_coming(found),
    ]
    footer = (
        f"A day off breaks no streak, and an answer on it still counts. At most {MAX_REST_DAYS} rest days count in a "
        f"week, the first ones from Monday on. Changes hold from today ({found.zone}); days that are over stay as "
        "they were."
    )
    return Panel("Your days off", "\n".join(lines), footer)


def _whose(found: OwnDaysOff, server: str) -> str:
    """Where rest days come from."""
    if found.own is not None:
        return ", as you chose"
    return f", as {server} has it" if found.weekdays else ""


def _vacations(found: OwnDaysOff) -> Iterator[str]:
    for each in found.vacations:
        state = "now" if found.today in each.days else "planned"
        yield f"{SQUARES[Day.VACATION]} Vacation {state}: **{in_words(each.days)}** ({plural(len(each.days), 'day')})"
    if not found.vacations:
        yield f"{SQUARES[Day.VACATION]} Vacation: **none**"


def _coming(found: OwnDaysOff) -> Iterator[str]:
    if not found.coming:
        yield "No day of the next weeks is off."
        return
    yield "**Next days off**"
    for days, why in found.coming:
        until = "" if days.first == days.last else f" to {_short(days.last)}"
        today = " (today)" if days.first == found.today else ""
        yield f"{SQUARES[why]} {_short(days.first)}{today}{until}: {KINDS[why] if len(days) == 1 else MANY[why]}"


def _short(day: date) -> str:
    return f"{day:%a} {short_day(day)}"


def end_label(vacation: Vacation, today: date) -> str:
    """The button that ends or cancels a vacation."""
    if today in vacation.days:
        return "End the vacation"
    return f"Cancel the vacation of {short_day(vacation.days.first)}"


def rest_saved(found: OwnDaysOff) -> str:
    """What holds from now on."""
    if found.own is None:
        return "✅ The server's rest days count for you, from today on."
    return f"✅ Your rest days, from today on: {days_in_words(found.own) or 'none'}."


def announced(days: DayRange) -> str:
    """A vacation is noted."""
    return f"✅ Your vacation is noted: {in_words(days)}. Your streak waits for you."


def ended(done: Ended) -> str:
    """A vacation was ended, or cancelled."""
    if done.begun:
        return "✅ Your vacation has ended: from today on your streak needs answers again, the days before stay off."
    return f"✅ Cancelled: your vacation of {in_words(done.days)}."


def holidays(found: ServerDaysOff) -> Panel:
    """A server's days off."""
    since = f", from {_day(found.since)} on" if found.since else ""
    lines = [f"{SQUARES[Day.REST]} Rest days: **{days_in_words(found.weekdays) or 'none'}**{since}", ""]
    lines += [_line(holiday, days, found.today) for holiday, days in found.holidays[:MOST_IN_LIST]]
    if not found.holidays:
        lines.append("No holidays. `/holidays add` adds one (for managers).")
    footer = (
        "These days break no streak of those who last kept theirs in this server. Whoever chose rest days of "
        f"their own has those instead. At most {MAX_REST_DAYS} rest days a week and {HOLIDAYS_A_YEAR} holidays a year."
    )
    return Panel("Days off in this server", "\n".join(lines), footer)


def _line(holiday: Holiday, days: DayRange, today: date) -> str:
    yearly = " · every year" if holiday.yearly else ""
    now = " · today" if today in days else ""
    return f"{SQUARES[Day.HOLIDAY]} **{safe(holiday.name)}** {in_words(days)}{yearly}{now}"


def choice(holiday: Holiday, days: DayRange) -> str:
    """A holiday in a list to pick from; plain text."""
    return clip(f"{clip(holiday.name, 50)}: {in_words(days)}{', every year' if holiday.yearly else ''}", 100)


def holiday_added(holiday: Holiday, days: DayRange) -> str:
    """What a manager hears who added it."""
    leap = (days.first.month, days.first.day) == (2, 29) == (days.last.month, days.last.day)
    same = "day" if days.first == days.last else "days"
    yearly = f", and on the same {same} of every {'leap ' if leap else ''}year" if holiday.yearly else ""
    return (
        f"🎉 Noted: **{safe(holiday.name)}**, {in_words(days)}{yearly}. It breaks no streak that is kept in this "
        "server. `/holidays remove` takes it back."
    )


def holiday_removed(holiday: Holiday) -> str:
    """What a manager hears who removed it."""
    return f"🗑️ **{safe(holiday.name)}** is no holiday any more. Days of it that are over stay as they were."


def server_rest_saved(found: ServerDaysOff) -> str:
    """What a manager hears who set the weekdays."""
    since = f", from {_day(found.since)} on" if found.since else ""
    if not found.weekdays:
        return f"This server has no rest days{since}."
    return (
        f"{SQUARES[Day.REST]} Rest days of this server: {days_in_words(found.weekdays)}{since}. "
        "Members who chose rest days of their own keep those."
    )
