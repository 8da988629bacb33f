"""Every sentence of the leaderboard."""

from __future__ import annotations

from bot.cogs.panels import Colour, Panel, safe
from bot.cogs.quiz.texts import MEDALS, row
from bot.cogs.texts import ErrorWords, page_footer
from bot.core.leaderboard import MIN_ANSWERS, Metric, Standing
from bot.core.periods import Period
from bot.core.wording import plural
from bot.pictures.facts import Line, TopTen
from bot.services.leaderboard import HiddenFromAll, LeaderboardPage, NotRanked

PERIODS = {
    Period.TODAY: "Today",
    Period.WEEK: "This week",
    Period.MONTH: "This month",
    Period.ALL: "All time",
}
"""What one menu offers."""
METRICS = {
    Metric.POINTS: ("Points", "What answers earned"),
    Metric.STREAK: ("Streak", "Days in a row with a right answer"),
    Metric.ACCURACY: ("Accuracy", f"The share of right answers, from {plural(MIN_ANSWERS, 'answer')} on"),
}
"""What the other offers."""
CHOOSE_PERIOD = "Which time counts?"
CHOOSE_METRIC = "What counts?"
MY_RANK = "My rank"
PICTURE = "🖼️ Picture"
_TITLES = {
    Metric.POINTS: "Leaderboard",
    Metric.STREAK: "Longest streaks",
    Metric.ACCURACY: "Most accurate answers",
}
_NAMES = {Period.TODAY: "today", Period.WEEK: "this week", Period.MONTH: "this month", Period.ALL: "all time"}
_WHEN = {Period.TODAY: " today", Period.WEEK: " this week", Period.MONTH: " this month", Period.ALL: " here"}
_NOBODY = {
    Metric.POINTS: "Nobody has points here yet. Start with `/quiz`!",
    Metric.STREAK: "Nobody has a streak here yet. One right answer begins one: `/quiz`.",
    Metric.ACCURACY: f"Nobody has given {plural(MIN_ANSWERS, 'answer')} here yet. Start with `/quiz`!",
}


def _not_ranked(error: NotRanked) -> str:
    when = _WHEN[error.board.period]
    if error.board.metric is Metric.ACCURACY:
        return f"Accuracy counts from {plural(MIN_ANSWERS, 'answer')} on; you have fewer{when} yet."
    if error.board.metric is Metric.STREAK:
        return f"You have no streak{when} yet. One right answer changes that."
    return f"You have no points{when} yet. One right answer changes that."


ERRORS: ErrorWords = {
    NotRanked: _not_ranked,
    HiddenFromAll: "You are hidden, so you have no rank. `/privacy hide switch:off` puts you back on the leaderboards.",
}


def figure(each: Standing, metric: Metric) -> str:
    """What a member is ranked by."""
    if metric is Metric.STREAK:
        return plural(each.streak, "day")
    return percent(each) if metric is Metric.ACCURACY else plural(each.points, "point")


def percent(each: Standing) -> str:
    """The share of right answers as it is ranked, in steps of a tenth where that tells more."""
    whole, tenth = divmod(each.per_mille, 10)
    return f"{whole}.{tenth} %" if tenth else f"{whole} %"


def note(each: Standing, metric: Metric) -> str:
    """What explains the figure."""
    if metric is Metric.STREAK:
        return ""
    return (
        f"of {plural(each.answers, 'answer')}" if metric is Metric.ACCURACY else f"{each.correct:,} correct"
    )


def _row(each: Standing, metric: Metric) -> str:
    if metric is Metric.POINTS:
        return row(each)
    place = MEDALS.get(each.rank, f"**{each.rank}.**")
    return f"{place} {safe(each.name)} — {figure(each, metric)} {note(each, metric)}".rstrip()


def panel(board: LeaderboardPage, name: str, *, pictured: bool = False) -> Panel:
    """One page; the place of whoever asked, called by `name` since everybody reads it, is in it unless they hide.

    With a picture of its rows they are not said again.
    """
    metric = board.board.metric
    lines = [_row(each, metric) for each in board.rows] or [_NOBODY[metric]]
    own = _own(board, name)
    body = own if pictured and board.rows else "\n".join([*lines, *(["", own] if own else [])])
    title = f"🏆 {_TITLES[metric]}, {_NAMES[board.board.period]}"
    return Panel(title, body, page_footer(board.page, board.pages), Colour.RESULT)


def _own(board: LeaderboardPage, name: str) -> str:
    metric = board.board.metric
    if board.hidden:
        return ""
    if board.own is not None:
        more = f" {note(board.own, metric)}" if metric is Metric.ACCURACY else ""
        rank = f"rank {board.own.rank} of {board.members}"
        return f"{safe(name)}: {rank}, {figure(board.own, metric)}{more}"
    if metric is Metric.ACCURACY:
        return f"{safe(name)}: fewer than {plural(MIN_ANSWERS, 'answer')} yet."
    return f"{safe(name)}: no {'streak' if metric is Metric.STREAK else 'points'} yet. One right answer changes that."


def top_ten(board: LeaderboardPage, server: str) -> TopTen:
    """The first page as a picture shows it."""
    metric = board.board.metric
    members = plural(board.members, "member")
    below = f"{_TITLES[metric]}, {_NAMES[board.board.period]}, of {members}"
    lines = (
        Line(each.rank, each.name, each.value(metric), figure(each, metric), note(each, metric))
        for each in board.rows
    )
    return TopTen(server, below if board.rows else _TITLES[metric] + ": nobody has a place yet", tuple(lines))
