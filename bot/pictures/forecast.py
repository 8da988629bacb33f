"""What is remembered, and how many cards come up for review on each day of the next weeks."""

from __future__ import annotations

from datetime import date, timedelta

from bot.core.statistics import FORECAST_DAYS, Outlook
from bot.core.wording import plural
from bot.pictures.canvas import LARGE, MARGIN, SMALL, STRONG, TINY, WIDTH, Canvas, Side
from bot.pictures.colours import Theme

HEIGHT = 780
_TILE_TOP, _TILE_HIGH, _GAP = 168, 136, 16
_CHART_TOP, _CHART_BASE = 430, 700
_STEP = (WIDTH - 2 * MARGIN) / FORECAST_DAYS
_LABEL_EVERY = 7


def told(name: str, outlook: Outlook) -> str:
    """What the picture shows, in words: its alt text."""
    if not outlook.cards:
        return f"What {name} remembers: no cards yet."
    weeks = [f"{sum(outlook.ahead[start : start + 7]):,}" for start in range(0, 28, 7)]
    today, later = percent(outlook, outlook.retention), percent(outlook, outlook.retention_later)
    known = f"; of these about {today} known today, and {later} in {FORECAST_DAYS} days without a review"
    return (
        f"What {name} remembers: {plural(outlook.cards, 'card')}, {outlook.due:,} due now, "
        f"{outlook.learned:,} learned{known if outlook.learned else ''}."
        f" Cards due in the next four weeks, week by week: {', '.join(weeks)}."
    )


def percent(outlook: Outlook, share: float) -> str:
    """A share of the learned cards in whole percent; a dash where there are none."""
    return f"{round(100 * share)}%" if outlook.learned else "–"


def draw(name: str, outlook: Outlook, theme: Theme) -> bytes:
    """The picture, as PNG."""
    canvas = Canvas(HEIGHT if outlook.cards else 180, theme)
    if not outlook.cards:
        canvas.heading(name, "No cards remembered yet")
        return canvas.png()
    canvas.heading(name, f"What is remembered of {plural(outlook.cards, 'card')}, by the schedule of reviews")
    tiles = (
        (f"{outlook.due:,}", "due now"),
        (f"{outlook.learned:,}", "learned"),
        (percent(outlook, outlook.retention), "of these known"),
        (percent(outlook, outlook.retention_later), f"in {FORECAST_DAYS} idle days"),
    )
    wide = (WIDTH - 2 * MARGIN - (len(tiles) - 1) * _GAP) / len(tiles)
    for number, (value, label) in enumerate(tiles):
        left = MARGIN + number * (wide + _GAP)
        canvas.box((left, _TILE_TOP), (wide, _TILE_HIGH), canvas.colours.card, radius=18)
        canvas.text((left + 26, _TILE_TOP + 72), value, LARGE, room=wide - 40)
        canvas.text((left + 26, _TILE_TOP + 112), label, SMALL, canvas.colours.quiet, room=wide - 40)
    _bars(canvas, outlook)
    return canvas.png()


def _bars(canvas: Canvas, outlook: Outlook) -> None:
    """Cards by the day on which they are due; what is overdue stands in the first."""
    colours, high = canvas.colours, _CHART_BASE - _CHART_TOP
    canvas.text((MARGIN, 370), "Cards due, day by day", STRONG)
    most = max(1, *outlook.ahead)
    for day, count in enumerate(outlook.ahead):
        left, tall = MARGIN + day * _STEP, max(6.0, high * count / most)
        colour = colours.right if count else colours.empty
        canvas.box((left + 4, _CHART_BASE - tall), (_STEP - 8, tall), colour, radius=7)
        if count:
            above = (left + _STEP / 2, _CHART_BASE - tall - 10)
            canvas.text(above, f"{count}", TINY, colours.quiet, side=Side.AROUND)
    for day in range(0, FORECAST_DAYS - _LABEL_EVERY, _LABEL_EVERY):
        label = "today" if day == 0 else f"{_short(outlook.today + timedelta(days=day))}"
        canvas.text((MARGIN + day * _STEP + 4, _CHART_BASE + 42), label, SMALL, colours.quiet)


def _short(day: date) -> str:
    return f"{day.day} {day:%b}"
