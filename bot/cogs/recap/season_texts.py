"""What is said when a season is over."""

from __future__ import annotations

from bot.cogs.panels import Colour, Panel, safe
from bot.cogs.seasons.texts import day_name, places, season_days, season_name
from bot.core.wording import plural
from bot.services.recap.facts import SeasonRecap
from bot.services.recap.plans import OwnSeason

MY_SEASON = "My season"


def over(told: SeasonRecap) -> Panel:
    """Who led, how many played, and what comes next."""
    season = told.leaders.season
    lines = [f"{season_days(season)}: {plural(told.people, 'person', 'people')} played."]
    lines += ["", *(places(told.leaders) or ["Nobody had points."])]
    if told.following is not None:
        called, first = f"**{safe(season_name(told.following))}**", told.following.starts_on
        when = "began" if first <= told.today else "begins"
        lines += ["", f"The next season, {called}, {when} on {day_name(first)}."]
    footer = "`/leaderboard` keeps its standings. `/privacy hide` keeps your name out of them."
    return Panel(f"🏁 {safe(season_name(season))} is over", "\n".join(lines), footer, Colour.RESULT)


def own_season(own: OwnSeason) -> str:
    """How a member did in the season of a recap, for them alone."""
    called = f"**{safe(season_name(own.season))}**"
    if not own.tally.answers:
        return f"You gave no answer in {called}. `/stats` shows more."
    answers, points = plural(own.tally.answers, "answer"), plural(own.points, "point")
    place = f", place {own.rank:,}" if own.rank else ""
    return f"You in {called}: {answers}, {own.tally.percent}% right, {points}{place}. `/stats` shows more."
