"""Every sentence and panel of streaks."""

from __future__ import annotations

from datetime import timedelta

from bot.cogs.days_off import texts as days_off
from bot.cogs.menu_ids import Switch
from bot.cogs.panels import Colour, Panel
from bot.cogs.texts import DAY_CLOSES
from bot.core.streaks import MAX_FREEZES, Day
from bot.core.wording import long_day, plural, short_day
from bot.services.reminders import EVENING, Reminder
from bot.services.streaks import StreakReport

REMINDERS = {Switch.ON: "Turn reminders on", Switch.OFF: "Turn reminders off"}
WEEKS = 4
_SQUARES = {
    Day.DONE: "🟩",
    Day.FROZEN: "🧊",
    Day.EXCUSED: "🟦",
    **days_off.SQUARES,
    Day.MISSED: "⬛",
    Day.OPEN: "⬜",
}
_MEANS = {
    Day.DONE: "answered",
    Day.FROZEN: "frozen: a freeze stood in",
    Day.EXCUSED: "excused: I was down, no question came, or the time zone changed",
    Day.REST: "rest day",
    Day.HOLIDAY: "holiday",
    Day.VACATION: "vacation",
    Day.MISSED: "missed",
    Day.OPEN: "still open",
}

_OFF = {Day.REST: "a rest day", Day.HOLIDAY: "a holiday", Day.VACATION: "your vacation"}


def calendar(report: StreakReport) -> list[str]:
    """The last weeks, a row each from Monday, and what the squares that occur mean."""
    today, days = report.streak.today, report.streak.calendar
    monday = today - timedelta(days=today.weekday() + 7 * (WEEKS - 1))
    rows, seen = [], set()
    for week in range(WEEKS):
        row = ""
        for weekday in range(7):
            day = monday + timedelta(days=7 * week + weekday)
            state = days.get(day, Day.OPEN if day == today else None)
            seen.add(state)
            row += _SQUARES[state] if state else "▫️"
        rows.append(f"{row} {short_day(monday + timedelta(days=7 * week))}")
    legend = " · ".join(f"{_SQUARES[state]} {_MEANS[state]}" for state in Day if state in seen)
    return [*rows, f"-# {legend}"]


def panel(report: StreakReport) -> Panel:
    """The report in words and squares."""
    streak = report.streak
    lines = [
        f"🔥 Current: **{plural(streak.current, 'day')}**",
        f"🏅 Longest: **{plural(streak.longest, 'day')}**",
        f"🧊 Freezes: **{streak.freezes}** of {MAX_FREEZES}"
        + ("" if streak.freezes == MAX_FREEZES else f", the next in {plural(streak.days_to_freeze, 'day')}"),
        "",
        _today(report),
        "",
        *calendar(report),
    ]
    if report.preferences.reminders:
        lines += ["", _reminders(report)]
    state = "on" if report.preferences.reminders else "off"
    footer = (
        f"A day counts with one correct answer, in {report.zone}; until {DAY_CLOSES} you can still save the day "
        f"before. Reminders: {state}."
    )
    return Panel("Your streak", "\n".join(lines), footer, Colour.RESULT)


def _reminders(report: StreakReport) -> str:
    """When reminders come, and by whose clock."""
    if report.preferences.dm_closed:
        return "🔕 Reminders are on, but I cannot send you direct messages: your privacy settings block them."
    whose = f"your time ({report.reminder_zone})"
    if not report.own_zone:
        whose = f"in your server's time zone ({report.reminder_zone}; `/settings` sets your own)"
    return (
        f"🔔 On a day when your streak is at risk, I send you one direct message at {EVENING:%H:%M} {whose}."
    )


def _today(report: StreakReport) -> str:
    streak = report.streak
    if streak.today_done:
        return f"✅ Today ({long_day(streak.today)}) is done: you answered a question correctly."
    if streak.today_off:
        return (
            f"{days_off.SQUARES[streak.today_off]} Today ({long_day(streak.today)}) is off: {_OFF[streak.today_off]}. "
            "It breaks no streak, and a correct answer still counts."
        )
    if streak.at_risk:
        return (
            f"⏳ Today ({long_day(streak.today)}) is not done yet. "
            f"One correct answer keeps the streak, until {DAY_CLOSES} tomorrow at the latest."
        )
    if report.last_day is not None:
        return (
            f"⏳ Today is not done yet. Your last day was {long_day(report.last_day)}, "
            "so a correct answer today starts a new streak."
        )
    return "⏳ No day yet. One correct answer today starts your streak."


def reminders_set(*, on: bool) -> str:
    """What has just been switched, where the streak itself is not shown."""
    return f"✅ Reminders of your streak: {'on' if on else 'off'}."


def reminder(due: Reminder) -> str:
    """The one sentence of a reminder, and how to stop it."""
    freeze = " A freeze would save it." if due.streak.freezes else ""
    return (
        f"🔥 Your streak of {plural(due.streak.current, 'day')} needs one correct answer today.{freeze}\n"
        "-# `/streak reminders:off` stops these."
    )
