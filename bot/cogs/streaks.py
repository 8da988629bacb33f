"""`/streak`: the days in a row, why each counts, and reminders."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.client import Cuecard
from bot.cogs.panels import Colour, Panel, plural
from bot.cogs.replies import say
from bot.core.streaks import MAX_FREEZES, Day
from bot.services.streaks import StreakReport

WEEKS = 4
_SQUARES = {
    Day.DONE: "🟩",
    Day.FROZEN: "🧊",
    Day.EXCUSED: "🟦",
    Day.MISSED: "⬛",
    Day.OPEN: "⬜",
}
_MEANS = {
    Day.DONE: "answered",
    Day.FROZEN: "frozen: a freeze stood in",
    Day.EXCUSED: "excused: I was down, or no question came",
    Day.MISSED: "missed",
    Day.OPEN: "still open",
}


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
        rows.append(f"{row} {monday + timedelta(days=7 * week):%d %b}")
    legend = " · ".join(f"{_SQUARES[state]} {_MEANS[state]}" for state in Day if state in seen)
    return [*rows, f"-# {legend}"]


def panel(report: StreakReport) -> Panel:
    """The report in words and squares."""
    run = report.streak
    lines = [
        f"🔥 Current: **{plural(run.current, 'day')}**",
        f"🏅 Longest: **{plural(run.longest, 'day')}**",
        f"🧊 Freezes: **{run.freezes}** of {MAX_FREEZES}"
        + ("" if run.freezes == MAX_FREEZES else f", the next in {plural(run.days_to_freeze, 'day')}"),
        "",
        _today(report),
        "",
        *calendar(report),
    ]
    reminders = "on" if report.preferences.reminders else "off"
    if report.preferences.dm_closed:
        reminders = "on, but your direct messages are closed to me"
    footer = f"A day counts with one correct answer before midnight in {report.zone}. Reminders: {reminders}."
    return Panel("Your streak", "\n".join(lines), footer, Colour.RESULT)


def _today(report: StreakReport) -> str:
    run = report.streak
    if run.today_done:
        return f"✅ Today ({run.today:%A, %d %B}) is done: you answered a question correctly."
    if run.at_risk:
        return f"⏳ Today ({run.today:%A, %d %B}) is not done yet. One correct answer before midnight keeps the run."
    if report.last_day is not None:
        return (
            f"⏳ Today is not done yet. Your last day was {report.last_day:%A, %d %B}, "
            "so a correct answer today starts a new run."
        )
    return "⏳ No day yet. One correct answer today starts your streak."


class StreakCommands(commands.Cog):
    """The command."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client

    @app_commands.command(name="streak", description="Your days in a row, and whether today counts yet.")
    @app_commands.describe(reminders="One direct message in the evening of a day at risk (default: off)")
    async def streak(
        self, interaction: discord.Interaction[Cuecard], reminders: Literal["on", "off"] | None = None
    ) -> None:
        """Show it privately; switch reminders when asked."""
        services = self.client.services
        if reminders is not None:
            await services.reminders.set(interaction.user.id, on=reminders == "on")
        report = await services.streaks.report(interaction.user.id, interaction.guild_id)
        await say(interaction, embed=panel(report).embed())
