"""A daily post's next step, for every state it can be found in."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from msgspec.structs import replace

from bot.core.daily.plan import Plan
from bot.core.daily.posts import (
    MAX_REVEAL_TRIES,
    DailyPost,
    PostState,
    PostStep,
    next_step,
    reveal_again,
)
from bot.core.daily.schedules import Schedule
from bot.core.delivery import Obstacle
from bot.core.quiz.state import Round

DUE = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
"""08:30 of the next day in Tokyo."""
DAY = date(2026, 3, 3)
SCHEDULE = Schedule(1, 7, 80, 1, None, Plan(time(8, 30), "Asia/Tokyo"), None, True, None, False, DUE)
CLAIMED = DailyPost(5, 1, DAY, PostState.CLAIMED, DUE, None, None, 0)
POSTING = replace(CLAIMED, state=PostState.POSTING, round_id=9)
ROUND = replace(Round(**dict.fromkeys(Round.__struct_fields__)), id=9, channel_id=80)  # type: ignore[arg-type]
MIDNIGHT = datetime(2026, 3, 3, 15, 0, tzinfo=UTC)
"""Of the post's day, in Tokyo."""


@pytest.mark.parametrize(
    ("post", "round_", "absent", "now", "step"),
    [
        (CLAIMED, None, False, DUE, PostStep.CHOOSE),
        (CLAIMED, None, False, MIDNIGHT - timedelta(microseconds=1), PostStep.CHOOSE),
        (CLAIMED, None, False, MIDNIGHT, PostStep.GIVE_UP),
        # It may be out: it is looked for, on its day and after it.
        (POSTING, ROUND, False, DUE, PostStep.LOOK),
        (POSTING, ROUND, False, MIDNIGHT, PostStep.LOOK),
        (POSTING, ROUND, True, DUE, PostStep.SEND),
        (POSTING, ROUND, True, MIDNIGHT, PostStep.GIVE_UP),
        # The schedule has another channel since: the old one is looked through first.
        (POSTING, replace(ROUND, channel_id=81), False, DUE, PostStep.LOOK),
        (POSTING, replace(ROUND, channel_id=81), True, DUE, PostStep.CHOOSE),
        (POSTING, replace(ROUND, channel_id=81), True, MIDNIGHT, PostStep.GIVE_UP),
        # Made by hand: its day is that of its instant, in the schedule's zone.
        (replace(CLAIMED, day=None), None, False, MIDNIGHT - timedelta(seconds=1), PostStep.CHOOSE),
        (replace(CLAIMED, day=None), None, False, MIDNIGHT, PostStep.GIVE_UP),
    ],
)
def test_the_next_step(
    post: DailyPost, round_: Round | None, absent: bool, now: datetime, step: PostStep
) -> None:
    assert next_step(post, SCHEDULE, round_, now, absent=absent) is step
    assert next_step(post, None, round_, now, absent=absent) is PostStep.WITHDRAW


@pytest.mark.parametrize(
    ("now", "step"),
    [(0, PostStep.CHOOSE), (23.49, PostStep.CHOOSE), (23.5, PostStep.GIVE_UP)],
)
def test_a_post_that_a_clock_change_brings_past_midnight_has_that_day(now: float, step: PostStep) -> None:
    due = datetime(2027, 3, 28, 1, 30, tzinfo=UTC)  # 00:30 in Nuuk, where 23:30 of the day before was skipped
    schedule = replace(SCHEDULE, plan=Plan(time(23, 30), "America/Nuuk"))
    post = replace(CLAIMED, day=date(2027, 3, 27), due_at=due)
    assert next_step(post, schedule, None, due + timedelta(hours=now), absent=False) is step


@pytest.mark.parametrize("state", [PostState.POSTED, PostState.MISSED, PostState.FAILED])
@pytest.mark.parametrize("schedule", [SCHEDULE, None])
def test_a_post_that_is_over_needs_nothing(state: PostState, schedule: Schedule | None) -> None:
    assert next_step(replace(POSTING, state=state), schedule, ROUND, DUE, absent=False) is None


@pytest.mark.parametrize(
    ("obstacle", "tries", "again"),
    [
        (Obstacle.OUTAGE, 10_000, True),
        (Obstacle.TIMED_OUT, 10_000, True),
        (Obstacle.FORBIDDEN, MAX_REVEAL_TRIES[Obstacle.FORBIDDEN] - 1, True),
        (Obstacle.FORBIDDEN, MAX_REVEAL_TRIES[Obstacle.FORBIDDEN], False),
        (Obstacle.GONE, MAX_REVEAL_TRIES[Obstacle.GONE] - 1, True),
        (Obstacle.GONE, MAX_REVEAL_TRIES[Obstacle.GONE], False),
        (Obstacle.REFUSED, 1, False),
    ],
)
def test_an_answer_is_tried_again(obstacle: Obstacle, tries: int, again: bool) -> None:
    assert reveal_again(obstacle, tries) is again
