"""When a question closes, by the rules of `core.quiz.timing`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.core.quiz.state import Round, RoundState
from bot.core.quiz.timing import COUNTDOWN, deadline, early_close

START = datetime(2026, 3, 2, 12, tzinfo=UTC)
BLANK = Round(**dict.fromkeys(Round.__struct_fields__))  # type: ignore[arg-type]


def opened(seconds: int, number: int = 1) -> Round:
    until = START + timedelta(seconds=seconds)
    state = RoundState.OPEN
    return replace(BLANK, number=number, state=state, opened_at=START, closes_at=until, deadline_at=until)


def after(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("number", "seconds", "done", "closes"),
    [
        (2, 120, 4, 12),  # eight seconds after the last one
        (2, 120, 100, 108),
        (2, 120, 115, 120),  # never after the deadline
        (1, 120, 4, 40),  # of the first question at least a third
        (1, 120, 39, 47),
        (1, 20, 1, 9),
    ],
)
def test_a_finished_question_counts_down(number: int, seconds: int, done: int, closes: int) -> None:
    assert early_close(opened(seconds, number), after(done)) == after(closes)


@given(st.integers(20, 3_600), st.integers(1, 5), st.floats(0, 3_600))
def test_the_countdown_is_within_the_time(seconds: int, number: int, done: float) -> None:
    round_ = opened(seconds, number)
    now = min(after(done), after(seconds))
    closes = early_close(round_, now)
    assert now <= closes <= after(seconds)
    assert closes == after(seconds) or closes >= now + COUNTDOWN
    if number == 1:
        assert closes >= after(seconds / 3)


def test_the_slowest_who_plays_sets_the_time_for_all() -> None:
    assert deadline(START, 60, 1.0) == after(60)
    assert deadline(START, 60, 1.5) == after(90)
    assert deadline(START, 60, 2.0) == after(120)
