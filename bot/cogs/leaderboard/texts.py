"""Every sentence of the leaderboard."""

from __future__ import annotations

from bot.cogs.panels import MAX_OPTIONS, Colour, Panel, safe
from bot.cogs.quiz.texts import MEDALS, row
from bot.cogs.seasons.texts import season_days, season_name
from bot.cogs.texts import ErrorWords, page_footer
from bot.core.leaderboard import MIN_ANSWERS, Board, Metric, Standing
from bot.core.periods import Period
from bot.core.wording import plural
from bot.pictures.facts import Line, TopTen
from bot.services.leaderboard import HiddenFromAll, LeaderboardPage, NoSeasonNow, NotRanked

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
NOBODY_THEN = "Nobody has a place in this season."
HIDDEN = (
    "You are hidden, so no leaderboard shows you, and nobody else has a place here. "
    "`/privacy hide switch:off` puts you back."
)
"""For a hidden person's eyes: to all, the empty board says that nobody has points."""
MAX_SEASONS = MAX_OPTIONS - len(PERIODS)
"""In the menu; `/leaderboard season:` finds the others."""
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
    season, period = error.season, error.board.period
    if season is not None and season.is_over(error.today):
        return f"You have no place in {safe(season_name(season))}, and it is over."
    when = _WHEN[period] if isinstance(period, Period) else " this season"
    if error.board.metric is Metric.ACCURACY:
        return f"Accuracy counts from {plural(MIN_ANSWERS, 'answer')} on; you have fewer{when} so far."
    if error.board.metric is Metric.STREAK:
        return f"You have no streak{when} yet. One right answer changes that."
    return f"You have no points{when} yet. One right answer changes that."


ERRORS: ErrorWords = {
    NotRanked: _not_ranked,
    NoSeasonNow: "No season is on here. `/season show` tells what is planned; the other periods are always there.",
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
    return f"{whole}.{tenth}%" if tenth else f"{whole}%"


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


def _name(board: LeaderboardPage) -> str:
    """What the board covers."""
    period = board.board.period
    if isinstance(period, Period):
        return _NAMES[period]
    return season_name(board.season) if board.season else ""


def periods(board: LeaderboardPage) -> list[tuple[str, str] | tuple[str, str, str]]:
    """What the menu of periods offers: (the board's id, words, small print); the season that is on comes first."""
    metric, known = board.board.metric, [*board.seasons[:MAX_SEASONS]]
    if board.season is not None and board.season not in known:
        known[-1] = board.season
    now = [each for each in known if not each.is_over(board.today)]
    months = {each.key for each in now}  # such a season is this month
    named = {period: words for period, words in PERIODS.items() if period.key(board.today) not in months}
    return [
        *((str(Board(metric, each.key)), f"Season: {season_name(each)}", season_days(each)) for each in now),
        *((str(Board(metric, period)), words) for period, words in named.items()),
        *(
            (str(Board(metric, each.key)), season_name(each), f"{season_days(each)}, final")
            for each in known
            if each.is_over(board.today)
        ),
    ]


def _footer(board: LeaderboardPage) -> str:
    page = page_footer(board.page, board.pages)
    if board.season is None:
        return page
    days = season_days(board.season)
    shown = f"Season: {days}"
    if board.season.is_over(board.today):
        shown = f"Final standings: {days}"
    return " · ".join(filter(None, (shown, page)))


def panel(board: LeaderboardPage, name: str, *, pictured: bool = False, alone: bool = False) -> Panel:
    """One page; the place of whoever asked, called by `name` since everybody reads it, is in it unless they hide.

    Where it is empty and they read it `alone` it says that they do. With a picture of its rows none is said again.
    """
    metric = board.board.metric
    lines = [_row(each, metric) for each in board.rows] or [NOBODY_THEN if _over(board) else _NOBODY[metric]]
    own = _own(board, name)
    body = own if pictured and board.rows else "\n".join([*lines, *(["", own] if own else [])])
    if alone and board.hidden and not board.rows:
        body = HIDDEN
    title = f"🏆 {_TITLES[metric]}, {safe(_name(board))}"
    return Panel(title, body, _footer(board), Colour.RESULT)


def _over(board: LeaderboardPage) -> bool:
    return board.season is not None and board.season.is_over(board.today)


def _own(board: LeaderboardPage, name: str) -> str:
    metric = board.board.metric
    if board.hidden:
        return ""
    if board.own is not None:
        more = f" {note(board.own, metric)}" if metric is Metric.ACCURACY else ""
        rank = f"rank {board.own.rank} of {board.members}"
        return f"{safe(name)}: {rank}, {figure(board.own, metric)}{more}"
    if _over(board):
        return f"{safe(name)}: no place in this season."
    if metric is Metric.ACCURACY:
        return f"{safe(name)}: fewer than {plural(MIN_ANSWERS, 'answer')} so far."
    return f"{safe(name)}: no {'streak' if metric is Metric.STREAK else 'points'} yet. One right answer changes that."


def top_ten(board: LeaderboardPage, server: str) -> TopTen:
    """The first page as a picture shows it."""
    metric = board.board.metric
    members = plural(board.members, "member")
    below = f"{_TITLES[metric]}, {_name(board)}, of {members}"
    lines = (
        Line(each.rank, each.name, each.value(metric), figure(each, metric), note(each, metric))
        for each in board.rows
    )
    return TopTen(server, below if board.rows else _TITLES[metric] + ": nobody has a place yet", tuple(lines))
