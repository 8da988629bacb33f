"""The pictures: of nothing, of much, in both themes; and their words."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PIL import Image, ImageChops

from bot.core.statistics import FORECAST_DAYS, Activity, Outlook, Tally, TopicTally, first_day
from bot.pictures import calendar, forecast, top_ten, topics
from bot.pictures.canvas import WIDTH
from bot.pictures.colours import COLOURS, Colours, Theme
from bot.pictures.facts import Line, TopTen
from bot.pictures.gallery import KEPT, Gallery, Kind

TODAY = date(2026, 3, 12)
LONG = "𝓐" * 100 + "محمد 👩‍💻 田中" * 10
YEAR = Activity(TODAY, tuple((first_day(TODAY) + timedelta(days=n), 1 + n % 30) for n in range(0, 368, 2)))
TOPICS = tuple(TopicTally(f"topic {n}", Tally(n + 1, n // 2, n // 3)) for n in range(12))
OUTLOOK = Outlook(90, 7, 80, 0.93, 0.8, TODAY, tuple(n * 37 % 11 for n in range(FORECAST_DAYS)))
BOARD = TopTen(
    "Study group", "Points", tuple(Line(n + 1, LONG, 90 - n, f"{90 - n} points") for n in range(10))
)
EVERYTHING: list[Callable[[Theme], bytes]] = [
    lambda theme: calendar.draw(LONG, YEAR, theme),
    lambda theme: calendar.draw("", Activity(TODAY, ()), theme),
    lambda theme: topics.draw(LONG, TOPICS, theme),
    lambda theme: topics.draw("ana", (), theme),
    lambda theme: topics.draw("ana", (TopicTally(LONG, Tally(10**9, 10**9 - 1, 1)),), theme),
    lambda theme: forecast.draw(LONG, OUTLOOK, theme),
    lambda theme: forecast.draw("ana", Outlook(today=TODAY), theme),
    lambda theme: forecast.draw("ana", Outlook(10**6, 10**6, 0, 1, 0, TODAY, (10**6, *[0] * 29)), theme),
    lambda theme: top_ten.draw(BOARD, theme),
    lambda theme: top_ten.draw(TopTen(LONG, LONG, (Line(123_456, LONG, 0, "0 points", LONG),)), theme),
    lambda theme: top_ten.draw(TopTen("Study group", "Points", ()), theme),
]


@pytest.mark.parametrize("draw", EVERYTHING)
@pytest.mark.parametrize("theme", Theme)
def test_each_is_a_picture_on_the_themes_paper(draw: Callable[[Theme], bytes], theme: Theme) -> None:
    image = Image.open(io.BytesIO(draw(theme)))
    assert (image.format, image.width) == ("PNG", WIDTH)
    corner = image.convert("RGB").getpixel((0, 0))
    assert "#{:02x}{:02x}{:02x}".format(*corner) == COLOURS[theme].paper  # type: ignore[misc]
    assert len(image.getcolors(1 << 24) or []) > 2, "there is something on it"


def luminance(colour: str) -> float:
    """As WCAG 2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", COLOURS.values(), ids=COLOURS)
def test_text_and_amounts_can_be_told_apart_without_colour(colours: Colours) -> None:
    for ink, paper in (
        (colours.ink, colours.paper),
        (colours.quiet, colours.paper),
        (colours.quiet, colours.card),
    ):
        assert contrast(ink, paper) >= 4.5
    assert all(contrast(colours.on_medal, medal) >= 4.5 for medal in colours.medals)
    steps = [luminance(colour) for colour in (colours.empty, *colours.amounts)]
    assert steps in (sorted(steps), sorted(steps, reverse=True)), "more is always lighter, or always darker"
    assert contrast(colours.right, colours.empty) >= 3
    assert contrast(colours.right, colours.paper) >= 3


def test_the_words_have_the_same_facts() -> None:
    assert "184 answers" not in calendar.told("ana", Activity(TODAY, ()))
    said = calendar.told("ana", YEAR)
    assert f"{YEAR.answers:,} answers on {len(YEAR.days)} days" in said
    assert "March 2026" in said
    assert topics.told("ana", TOPICS).endswith("And 4 stronger topics.")
    assert "topic 3 25% of 4 answers" in topics.told("ana", TOPICS)
    said = forecast.told("ana", OUTLOOK)
    assert "90 cards, 7 due now, 80 learned; of these about 93% known today, and 80% in 30 days" in said
    assert f"week by week: {', '.join(str(sum(OUTLOOK.ahead[at : at + 7])) for at in (0, 7, 14, 21))}" in said
    assert "1. ana, 9 points of 3" in top_ten.told(TopTen("A", "B", (Line(1, "ana", 9, "9 points", "of 3"),)))


def test_days_off_are_told_and_counted() -> None:
    days = ((TODAY, 3),)
    assert calendar.told("ana", Activity(TODAY, days)).endswith("By month: March 2026 3.")
    one, two = (frozenset(TODAY - timedelta(days=n) for n in range(1, count + 1)) for count in (1, 2))
    assert calendar.told("ana", Activity(TODAY, days, one)).endswith("1 day without answers was a day off.")
    assert calendar.told("ana", Activity(TODAY, days, two)).endswith("2 days without answers were days off.")


@pytest.mark.parametrize("theme", Theme)
def test_a_day_off_differs_from_a_missed_one_by_a_dot(theme: Theme) -> None:
    """By its shape, as well as by its lightness."""
    off = TODAY - timedelta(days=9)
    missed, dotted = (
        Image.open(io.BytesIO(calendar.draw("ana", Activity(TODAY, (), days), theme))).convert("RGB")
        for days in (frozenset(), frozenset({off}))
    )
    colours = COLOURS[theme]
    assert contrast(colours.quiet, colours.empty) >= 3
    changed = ImageChops.difference(missed, dotted)
    squares = changed.crop((0, 0, missed.width, calendar.HEIGHT - 80))
    left, top, right, bottom = squares.getbbox() or (0, 0, 0, 0)
    assert 8 <= right - left == bottom - top <= 20, "a dot within one square"
    middle = ((left + right) // 2, (top + bottom) // 2)
    assert [shade(image, middle) for image in (missed, dotted)] == [colours.empty, colours.quiet]
    legend = changed.crop((0, calendar.HEIGHT - 80, missed.width, missed.height))
    assert legend.getbbox() is not None, "and what it means"


def shade(image: Image.Image, at: tuple[int, int]) -> str:
    red, green, blue = image.getpixel(at)  # type: ignore[misc]
    return f"#{red:02x}{green:02x}{blue:02x}"


@pytest.mark.parametrize(
    ("count", "level"), [(1, 0), (2, 0), (3, 1), (7, 1), (8, 2), (19, 2), (20, 3), (999, 3)]
)
def test_a_calendar_tells_few_answers_from_many(count: int, level: int) -> None:
    amount = COLOURS[Theme.DARK].amounts[level]

    def pixels(*days: tuple[date, int]) -> int:
        """Of that colour; the legend has some."""
        image = Image.open(io.BytesIO(calendar.draw("ana", Activity(TODAY, days), Theme.DARK)))
        found = {f"#{r:02x}{g:02x}{b:02x}": n for n, (r, g, b) in image.getcolors(1 << 24) or []}  # type: ignore[misc]
        return found.get(amount, 0)

    assert pixels((TODAY - timedelta(days=3), count)) > pixels() + 500


async def test_the_same_facts_are_drawn_once_and_old_pictures_go() -> None:
    gallery = Gallery()
    first, again, other = await asyncio.gather(
        gallery.picture(Kind.TOPICS, Theme.DARK, "ana", TOPICS),
        gallery.picture(Kind.TOPICS, Theme.DARK, "ana", TOPICS),
        gallery.picture(Kind.TOPICS, Theme.LIGHT, "ana", TOPICS),
    )
    assert first is again
    assert first.png != other.png
    assert first.told == other.told
    for number in range(KEPT):
        await gallery.picture(Kind.FORECAST, Theme.DARK, f"{number}", Outlook())
    assert await gallery.picture(Kind.TOPICS, Theme.DARK, "ana", TOPICS) is not first
