"""Every sentence about seasons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from bot.cogs.menu_ids import SeasonAction, Switch
from bot.cogs.panels import Panel, safe
from bot.cogs.quiz.texts import MEDALS
from bot.cogs.texts import ErrorWords
from bot.core.seasons import Season, SeasonPlan
from bot.core.wording import plural
from bot.services.seasons.errors import (
    InvalidSeasonDate,
    InvalidSeasonName,
    NoSeasonToEnd,
    SeasonBegun,
    SeasonEndsFirst,
    SeasonGone,
    SeasonInPast,
    SeasonsFull,
    SeasonsOverlap,
    SeasonTooFar,
    TooLateToUndo,
)
from bot.services.seasons.overview import Leaders, Overview
from bot.services.seasons.seasons import Changed

BUTTONS = {
    SeasonAction.END: "End it today",
    SeasonAction.GO_ON: "Undo",
    SeasonAction.CANCEL: "Cancel",
    SeasonAction.RESTORE: "Undo",
}
LET_GO_ON = "Let it go on"
"""Where the last day is no more known that a season had before it was ended."""
MONTHLY = {Switch.ON: "A season each month", Switch.OFF: "No more monthly seasons"}


_TOLD = "When it is over I post who led: in the channel of the recap, or else of the daily question, if there is one."


def day_name(day: date) -> str:
    """`1 March 2026`."""
    return f"{day.day} {day:%B} {day.year}"


def season_name(season: Season) -> str:
    """As people know it; a name of the server's is not made inert."""
    return season.name or f"{season.starts_on:%B} {season.starts_on.year}"


def season_days(season: Season | SeasonPlan) -> str:
    """`1 March to 31 May 2026`."""
    first, last = season.starts_on, season.ends_on
    if last is None:
        return f"from {day_name(first)} on"
    if first == last:
        return day_name(first)
    if first.year != last.year:
        return f"{day_name(first)} to {day_name(last)}"
    month = "" if first.month == last.month else f" {first:%B}"
    return f"{first.day}{month} to {day_name(last)}"


def cancel_label(season: Season) -> str:
    """Of one of several."""
    return f"Cancel {season_name(season)}"


def _overlap(error: SeasonsOverlap) -> str:
    other = error.other
    if other.monthly:
        return "Each month is a season here, so every day is taken. `/season monthly switch:off` stops that."
    called = f"**{safe(other.name)}**"
    if other.ends_on is None:
        return f"{called} has no last day yet, so nothing can begin after it. `/season end` ends it."
    return f"{called} has some of these days: {season_days(other)}. Choose days before or after it."


def _no_date(error: InvalidSeasonDate) -> str:
    return f"I cannot read “{safe(error.typed[:60])}” as a date. Write it like 2026-12-01 or 1 December."


ERRORS: ErrorWords = {
    InvalidSeasonName: "Give the season a name of up to {most} characters, with letters or numbers in it.",
    InvalidSeasonDate: _no_date,
    SeasonInPast: lambda error: (
        f"A season can begin today, {day_name(error.today)}, or later. Points of days before stay where they are."
    ),
    SeasonEndsFirst: "That season would end before it begins. Choose a later last day.",
    SeasonTooFar: "A season can begin up to {most} days ahead, and last up to {most} days.",
    SeasonsOverlap: _overlap,
    SeasonsFull: "This server has set up {of} seasons, and there can be no more.",
    NoSeasonToEnd: (
        "No season is on that could be ended. `/season show` lists what is planned; "
        "`/season monthly switch:off` stops monthly seasons."
    ),
    SeasonGone: "There is no such season here, or it has not begun yet. `/season show` lists all of them.",
    SeasonBegun: "That season began before today, so it is not cancelled any more: `/season end` ends it.",
    TooLateToUndo: "Its day is over, so that would change standings that people have seen. Nothing was changed.",
}


def _together(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def leaders(led: Leaders) -> str:
    """Who led a season that is over, in one line."""
    season = f"**{safe(season_name(led.season))}** ({season_days(led.season)})"
    return f"{season}: {'; '.join(places(led)) or 'nobody had points'}"


def places(led: Leaders) -> list[str]:
    """Each of the first three places that somebody had, with all who share it."""
    groups = []
    for rank, tied in groupby(led.rows, key=lambda row: row.rank):
        rows = list(tied)
        names = [safe(row.name) for row in rows]
        if led.more and rows[-1] is led.rows[-1]:
            names.append(f"{led.more:,} more")
        groups.append(f"{MEDALS[rank]} {_together(names)}, {plural(rows[0].points, 'point')}")
    return groups


def _now(seen: Overview) -> str:
    if seen.running is None:
        return "No season is on. Points count for today, the week, the month and all time, as always."
    called = f"**{safe(season_name(seen.running))}**"
    if seen.monthly:
        return f"Each month is a season. {called} is on, {season_days(seen.running)}."
    if seen.running.ends_on is None:
        return f"{called} has been on since {day_name(seen.running.starts_on)}, until somebody ends it."
    if seen.running.ends_on == seen.today:
        return f"{called} is on and ends with today: {season_days(seen.running)}."
    return f"{called} is on: {season_days(seen.running)}."


def overview(seen: Overview, *, manager: bool) -> Panel:
    """All seasons of a server."""
    lines = [_now(seen)]
    lines += [f"Planned: **{safe(each.name)}**, {season_days(each)}." for each in seen.coming]
    if seen.past:
        lines += ["", "**Over**", *(leaders(each) for each in seen.past)]
    if seen.older:
        lines.append(f"… and {seen.older:,} before. `/leaderboard season:` finds each.")
    footer = f"Days are those of the server's time zone, {seen.zone}."
    if manager and (seen.running or seen.coming):
        footer += f" {_TOLD}"
    if manager and seen.running is None:
        footer += " Start one with `/season start`, or have one each month."
    return Panel("Seasons", "\n".join(lines), footer)


def started(changed: Changed, today: date) -> Panel:
    """A season was set up."""
    season = changed.season
    called = f"**{safe(season.name)}**"
    if season.starts_on > today:
        body = f"{called} is planned: {season_days(season)}. Nobody has to do anything on its first day."
    else:
        end = f"up to {day_name(season.ends_on)}" if season.ends_on else "until somebody ends it"
        body = f"{called} is on from today {end}. What was answered today counts for it."
    return Panel(
        "Season set up",
        f"{body}\nWhile it is on, `/leaderboard` shows it first. All other points stay as they are.\n{_TOLD}",
    )


def ended(changed: Changed) -> Panel:
    """It ends with today."""
    body = f"**{safe(changed.season.name)}** ends with today: what is answered today counts for it still."
    undo = "Until the day is over you can undo that, and `/season show` offers to let it go on."
    return Panel("Season ends today", f"{body}\n{undo} {_TOLD}")


def went_on(changed: Changed) -> Panel:
    """It does not end today."""
    season = changed.season
    end = f"up to {day_name(season.ends_on)}" if season.ends_on else "until somebody ends it"
    return Panel("Season goes on", f"**{safe(season.name)}** goes on {end}. No answer was lost.")


def cancelled(changed: Changed) -> Panel:
    """It is gone."""
    body = f"**{safe(changed.season.name)}** is cancelled. All points count for the other boards, as always."
    return Panel("Season cancelled", f"{body}\nUntil the end of its first day you can undo that.")


def restored(changed: Changed) -> Panel:
    """It is back."""
    body = f"**{safe(changed.season.name)}** is back: {season_days(changed.season)}. No answer was lost."
    return Panel("Season is back", body)
