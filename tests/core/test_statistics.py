"""How somebody does: shares, topics, hard cards, what is remembered, streaks by period."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.leaderboard import Board, Metric, Standing, ranked
from bot.core.periods import Period
from bot.core.review import Memory, Rating, Recall, after, recall_probability
from bot.core.seasons import SeasonKey, SeasonPlan
from bot.core.statistics import (
    FORECAST_DAYS,
    Activity,
    CardTally,
    Outlook,
    Tally,
    by_topic,
    first_day,
    hardest,
    outlook,
)
from bot.core.streaks import reached, reached_since, streak

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
TODAY = NOW.date()
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("tally", "percent"),
    [
        (Tally(), 0),
        (Tally(7, 0), 0),
        (Tally(1000, 1), 1),
        (Tally(3, 1), 33),
        (Tally(3, 2), 67),
        (Tally(1000, 999), 99),
        (Tally(7, 7), 100),
    ],
)
def test_all_means_all_and_none_means_none(tally: Tally, percent: int) -> None:
    assert tally.percent == percent


def test_topics_come_weakest_first_and_cards_hardest_first() -> None:
    cards = [
        CardTally(1, "b", Tally(4, 4)),
        CardTally(2, "a", Tally(5, 1, 2)),
        CardTally(3, "a", Tally(5, 4)),
        CardTally(4, "c", Tally(1, 0)),
        CardTally(5, "b", Tally(6, 0)),
        CardTally(6, "b", Tally(2, 0)),
    ]
    assert [(each.topic, each.tally) for each in by_topic(cards)] == [
        ("c", Tally(1, 0)),
        ("b", Tally(12, 4)),
        ("a", Tally(10, 5, 2)),
    ]
    assert [card.card_id for card in hardest(cards, 9)] == [5, 6, 2], "one answer says too little"
    assert [card.card_id for card in hardest(cards, 1)] == [5]


def test_the_calendar_begins_on_a_monday_a_year_ago() -> None:
    assert first_day(date(2026, 3, 8)) == first_day(TODAY) == date(2025, 3, 3)
    assert Activity(TODAY, ((TODAY - DAY, 3), (TODAY, 3))).busiest == (TODAY, 3)
    assert Activity(TODAY, ()).busiest is None


@given(st.integers(0, 4_000))
def test_recall_is_what_fsrs_says(days: int) -> None:
    memory = after(after(None, Recall(Rating.GOOD, NOW)), Recall(Rating.GOOD, NOW + 2 * DAY))
    at = memory.reviewed_at + days * DAY
    card = fsrs.Card(
        card_id=1, stability=memory.stability, difficulty=memory.difficulty, last_review=memory.reviewed_at
    )
    assert recall_probability(memory, at) == pytest.approx(fsrs.Scheduler().get_card_retrievability(card, at))
    assert recall_probability(memory, memory.reviewed_at - DAY) == 1


def test_what_is_due_later_than_the_forecast_is_known_and_not_shown() -> None:
    def state(due_in: int, phase: int = 2) -> Memory:
        return Memory(phase, None, 10.0, 5.0, NOW - DAY, NOW + due_in * DAY)

    memories = [state(-40), state(0), state(1), state(1, 1), state(FORECAST_DAYS - 1), state(FORECAST_DAYS)]
    found = outlook(memories, NOW, {each.due_at: each.due_at.date() for each in memories}, TODAY)
    assert (found.cards, found.due, found.learned) == (6, 2, 5)
    assert found.ahead == (2, 2, *[0] * (FORECAST_DAYS - 3), 1)
    assert 0 < found.retention_later < found.retention < 1
    assert outlook([], NOW, {}, TODAY) == Outlook(today=TODAY)
    fresh = [state(0, 1)]
    assert outlook(fresh, NOW, {fresh[0].due_at: TODAY}, TODAY).retention == 0, (
        "nothing is learned, so none is known"
    )


@given(st.sets(st.integers(0, 400), max_size=120), st.integers(0, 420))
def test_streaks_worked_out_anew_are_those_that_were_reached(offsets: set[int], since: int) -> None:
    days = sorted(TODAY + offset * DAY for offset in offsets)
    stepwise: dict[str, int] = {}
    for number, day in enumerate(days, start=1):
        for key, run in reached(streak(days[:number], day), day).items():
            stepwise[key] = max(stepwise.get(key, 0), run)
    start = TODAY + since * DAY
    whole = streak(days, max(days, default=TODAY))
    found = reached_since(whole, start)
    season = SeasonPlan(3, 7, "cup", False, start - 5 * DAY, start + 30 * DAY)
    of_season = [stepwise.get(Period.TODAY.key(day), 0) for day in days if season.covers(day)]
    assert reached_since(whole, start, [season]) == {**found, "s3": max(of_season, default=0)}
    assert found == {key: stepwise.get(key, 0) for key in found}
    assert {period.key(day) for period in Period for day in days if day >= start} <= found.keys()


@pytest.mark.parametrize(
    ("board", "text"),
    [
        (Board(), "all"),
        (Board(period=Period.TODAY), "today"),
        (Board(Metric.STREAK, Period.WEEK), "streak-week"),
        (Board(Metric.ACCURACY), "accuracy-all"),
        (Board(period=SeasonKey("2026-11")), "2026-11"),
        (Board(Metric.STREAK, SeasonKey("2026-11")), "streak-2026-11"),
        (Board(Metric.ACCURACY, SeasonKey("s17")), "accuracy-s17"),
    ],
)
def test_a_board_is_read_as_it_is_written(board: Board, text: str) -> None:
    assert str(board) == text
    assert Board.read(text) == board


@pytest.mark.parametrize(
    "text", ["", "points", "streak", "streak-", "week-streak", "x-all", "s0", "2026-13", "s"]
)
def test_no_board(text: str) -> None:
    with pytest.raises(ValueError, match="is no key of a season"):
        Board.read(text)


def test_ties_rank_alike_by_any_metric() -> None:
    rows = [
        Standing(0, n, f"{n}", 0, right, answers)
        for n, (right, answers) in enumerate([(2, 2), (1, 2), (5, 10)])
    ]
    assert [(row.user_id, row.rank) for row in ranked(rows, Metric.ACCURACY, 4, 3)] == [
        (0, 3),
        (1, 5),
        (2, 5),
    ]
