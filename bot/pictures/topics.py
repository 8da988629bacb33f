"""Topics as bars, the weakest first: right, partly right, and the rest."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.statistics import TopicTally
from bot.core.wording import plural
from bot.pictures.canvas import BODY, MARGIN, SMALL, STRONG, WIDTH, Canvas, Side
from bot.pictures.colours import Theme

SHOWN = 8
"""Topics in the picture."""
_TOP, _ROW, _BAR = 178, 92, 22
_BOTTOM = 66


def told(name: str, topics: Sequence[TopicTally]) -> str:
    """What the picture shows, in words: its alt text."""
    if not topics:
        return f"{name} by topic: no answers yet."
    each = ", ".join(
        f"{shown.topic} {shown.tally.percent}% of {plural(shown.tally.answers, 'answer')}"
        for shown in topics[:SHOWN]
    )
    return f"{name} by topic, share of right answers, the weakest first: {each}.{_more(topics, ' And ', '.')}"


def _more(topics: Sequence[TopicTally], before: str = "", after: str = "") -> str:
    left = len(topics) - SHOWN
    return f"{before}{plural(left, 'stronger topic')}{after}" if left > 0 else ""


def draw(name: str, topics: Sequence[TopicTally], theme: Theme) -> bytes:
    """The picture, as PNG."""
    shown = topics[:SHOWN]
    canvas = Canvas(_TOP + max(1, len(shown)) * _ROW + _BOTTOM, theme)
    more = _more(topics, ", and ", " besides")
    below = f"Right answers by topic, the weakest first{more}" if shown else "No answers yet"
    canvas.heading(name, below)
    for number, topic in enumerate(shown):
        _bar(canvas, topic, _TOP + number * _ROW)
    _legend(canvas)
    return canvas.png()


def _bar(canvas: Canvas, topic: TopicTally, top: float) -> None:
    colours, tally, wide = canvas.colours, topic.tally, WIDTH - 2 * MARGIN
    percent = f"{tally.percent}%"
    taken = canvas.text((WIDTH - MARGIN, top + 32), percent, STRONG, side=Side.LEFT_OF)
    count = f"{tally.correct:,} of {tally.answers:,}"
    at = (WIDTH - MARGIN - max(taken, 96) - 20, top + 32)
    taken = canvas.text(at, count, SMALL, colours.quiet, side=Side.LEFT_OF)
    canvas.text((MARGIN, top + 32), topic.topic, BODY, room=at[0] - taken - 24 - MARGIN)
    bar = (MARGIN, top + 48)
    canvas.box(bar, (wide, _BAR), colours.empty, radius=_BAR / 2)
    right = wide * tally.accuracy
    both = wide * (tally.correct + tally.partial) / max(1, tally.answers)
    if tally.partial:
        canvas.box(bar, (max(both, _BAR), _BAR), colours.partly, radius=_BAR / 2)
    if tally.correct:
        canvas.box(bar, (max(right, _BAR), _BAR), colours.right, radius=_BAR / 2)


def _legend(canvas: Canvas) -> None:
    baseline, x = canvas.height - 30.0, float(MARGIN)
    colours = canvas.colours
    for label, colour in (
        ("right", colours.right),
        ("partly right", colours.partly),
        ("not right", colours.empty),
    ):
        canvas.box((x, baseline - 20), (22, 22), colour, radius=11)
        x += 34
        x += canvas.text((x, baseline), label, SMALL, colours.quiet) + 40
