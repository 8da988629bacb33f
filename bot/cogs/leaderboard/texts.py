"""Every sentence of the leaderboard."""

from __future__ import annotations

from bot.cogs.panels import Colour, Panel, safe
from bot.cogs.quiz.texts import row
from bot.cogs.texts import ErrorWords, page_footer
from bot.core.periods import Period
from bot.core.wording import plural
from bot.services.leaderboard import HiddenFromAll, LeaderboardPage, NotRanked

PERIODS = {
    Period.TODAY: "Today",
    Period.WEEK: "This week",
    Period.MONTH: "This month",
    Period.ALL: "All time",
}
"""What the menu offers."""
CHOOSE_PERIOD = "Which points count?"
MY_RANK = "My rank"
_NAMES = {Period.TODAY: "today", Period.WEEK: "this week", Period.MONTH: "this month", Period.ALL: "all time"}

_NO_POINTS_YET = {
    Period.TODAY: "You have no points today yet. One right answer changes that.",
    Period.WEEK: "You have no points this week yet. One right answer changes that.",
    Period.MONTH: "You have no points this month yet. One right answer changes that.",
    Period.ALL: "You have no points here yet. One right answer changes that.",
}
ERRORS: ErrorWords = {
    NotRanked: lambda error: _NO_POINTS_YET[error.period],
    HiddenFromAll: "You are hidden, so you have no rank. `/privacy hide switch:off` puts you back on the leaderboards.",
}


def panel(board: LeaderboardPage, name: str) -> Panel:
    """One page; the place of whoever asked, called by `name` since everybody reads it, is in it unless they hide."""
    lines = [row(each) for each in board.rows]
    if not lines:
        lines = ["Nobody has points here yet. Start with `/quiz`!"]
    if board.hidden:
        own = ""
    elif board.own is None:
        own = f"{safe(name)}: no points yet. One right answer changes that."
    else:
        own = f"{safe(name)}: rank {board.own.rank} of {board.members}, {plural(board.own.points, 'point')}"
    footer = page_footer(board.page, board.pages)
    body = "\n".join([*lines, *(["", own] if own else [])])
    return Panel(f"🏆 Leaderboard, {_NAMES[board.period]}", body, footer, Colour.RESULT)
