"""A year of days, each the lighter (darker on white) the more was answered: two halves, so that phones show days.

A day off without answers has a dot, so that it is told from one that was missed by its shape.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta

from bot.core.statistics import YEAR_WEEKS, Activity, first_day
from bot.core.wording import plural
from bot.pictures.canvas import MARGIN, SMALL, WIDTH, Canvas, Side
from bot.pictures.colours import Theme

WEEKS = (YEAR_WEEKS + 1) // 2
"""In a half."""
FROM = (1, 3, 8, 20)
"""Answers a day from which on each colour stands."""
HEIGHT = 892
ROOM_FOR_A_MONTH = 2
"""Weeks that a month's name takes."""
_LEFT = MARGIN + 62
_STEP = (WIDTH - MARGIN - _LEFT) / WEEKS
_CELL = _STEP - 7
_TOPS = (212, 540)
DOT = 0.4
"""The width of a day off's dot, as a share of its square."""
_WEEKDAYS = {0: "Mon", 2: "Wed", 4: "Fri"}


def told(name: str, activity: Activity) -> str:
    """What the picture shows, in words: its alt text."""
    if activity.busiest is None:
        return f"A year of {name}: no answers yet."
    day, most = activity.busiest
    return (
        f"A year of {name}: {plural(activity.answers, 'answer')} on {plural(len(activity.days), 'day')}, "
        f"most of them on {day.day} {day:%B %Y} ({most:,}).{_months(activity)}{_off(activity)}"
    )


def _off(activity: Activity) -> str:
    count = len(activity.off)
    return (
        f" {plural(count, 'day')} without answers {'was a day' if count == 1 else 'were days'} off."
        if count
        else ""
    )


def _months(activity: Activity) -> str:
    sums: dict[str, int] = {}
    for day, count in activity.days:
        month = f"{day:%B %Y}"
        sums[month] = sums.get(month, 0) + count
    return " By month: " + ", ".join(f"{month} {count:,}" for month, count in sums.items()) + "."


def draw(name: str, activity: Activity, theme: Theme) -> bytes:
    """The picture, as PNG."""
    canvas = Canvas(HEIGHT, theme)
    canvas.heading(name, _below(activity))
    start = first_day(activity.today)
    for half, top in enumerate(_TOPS):
        begin = start + timedelta(weeks=half * WEEKS)
        _half(canvas, activity, begin, top)
    _legend(canvas, off=bool(activity.off))
    return canvas.png()


def _below(activity: Activity) -> str:
    if activity.busiest is None:
        return "No answers in the last year"
    answers, days = plural(activity.answers, "answer"), plural(len(activity.days), "day")
    return f"{answers} on {days} of the last year, {activity.busiest[1]:,} on the busiest"


def _half(canvas: Canvas, activity: Activity, begin: date, top: float) -> None:
    counts, today = dict(activity.days), activity.today
    for weekday, label in _WEEKDAYS.items():
        canvas.text((MARGIN, top + weekday * _STEP + 26), label, SMALL, canvas.colours.quiet)
    mondays = [begin + timedelta(weeks=week) for week in range(WEEKS)]
    for week, label in _months_over(mondays):
        if mondays[week] <= today:
            canvas.text((_LEFT + week * _STEP, top - 16), label, SMALL, canvas.colours.quiet)
    for week, monday in enumerate(mondays):
        for weekday in range(7):
            day = monday + timedelta(days=weekday)
            if day > today:
                return
            at = (_LEFT + week * _STEP, top + weekday * _STEP)
            outline = canvas.colours.ink if day == today else None
            canvas.box(at, (_CELL, _CELL), _colour(canvas, counts.get(day, 0)), radius=8, outline=outline)
            if day in activity.off:
                _dot(canvas, at, _CELL)


def _months_over(mondays: list[date]) -> Iterator[tuple[int, str]]:
    """The weeks in which months begin; the first week where there is room before the next."""
    begins = [week for week, monday in enumerate(mondays) if (monday + timedelta(days=6)).day <= 7]
    if not begins or begins[0] >= ROOM_FOR_A_MONTH:
        yield 0, f"{mondays[0]:%b}"
    for week in begins:
        yield week, f"{mondays[week] + timedelta(days=6):%b}"


def _colour(canvas: Canvas, count: int) -> str:
    level = bisect_right(FROM, count)
    return canvas.colours.amounts[level - 1] if level else canvas.colours.empty


def _dot(canvas: Canvas, at: tuple[float, float], size: float) -> None:
    """In the middle of a day's square."""
    width = size * DOT
    corner = (at[0] + (size - width) / 2, at[1] + (size - width) / 2)
    canvas.box(corner, (width, width), canvas.colours.quiet, radius=width / 2)


def _legend(canvas: Canvas, *, off: bool) -> None:
    baseline, x = HEIGHT - 40.0, float(WIDTH - MARGIN)
    for level in reversed(range(len(FROM) + 1)):
        high = f"{FROM[level] - 1}" if 0 < level < len(FROM) else ""
        low = f"{FROM[level - 1]}" if level else "0"
        label = f"{low}+" if level == len(FROM) else low if high in ("", low) else f"{low}–{high}"
        x -= canvas.text((x, baseline), label, SMALL, canvas.colours.quiet, side=Side.LEFT_OF) + 10
        x -= 26
        colour = canvas.colours.amounts[level - 1] if level else canvas.colours.empty
        canvas.box((x, baseline - 22), (26, 26), colour, radius=7)
        x -= 26
    left = canvas.text((MARGIN, baseline), "Answers a day", SMALL, canvas.colours.quiet)
    if off:
        at = (MARGIN + left + 40, baseline - 22)
        canvas.box(at, (26, 26), canvas.colours.empty, radius=7)
        _dot(canvas, at, 26)
        canvas.text((at[0] + 26 + 10, baseline), "Day off", SMALL, canvas.colours.quiet)
