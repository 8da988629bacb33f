"""Every sentence of the leaderboard."""

from __future__ import annotations

from bot.cogs.panels import Colour, Panel, safe
from bot.cogs.quiz.texts import row
from bot.cogs.texts import page_footer
from bot.core.periods import Period
from bot.core.wording import plural
from bot.services.leaderboard import LeaderboardPage

_NAMES = {Period.TODAY: "today", Period.WEEK: "this week", Period.MONTH: "this month", Period.ALL: "all time"}


def panel(board: LeaderboardPage, name: str) -> Panel:
    """One page; the place of whoever asked, called by `name` since everybody reads it, is always in it."""
    lines = [row(each) for each in board.rows]
    if not lines:
        lines = ["Nobody has points here yet. Start with `/quiz`!"]
    if board.own is None:
        own = f"{safe(name)}: no points yet. One right answer changes that."
    else:
        own = f"{safe(name)}: rank {board.own.rank} of {board.members}, {plural(board.own.points, 'point')}"
    footer = page_footer(board.page, board.pages)
    body = "\n".join([*lines, "", own])
    return Panel(f"🏆 Leaderboard, {_NAMES[board.period]}", body, footer, Colour.RESULT)
