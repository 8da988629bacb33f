"""Spaced repetition: what answers are rated, and the states that FSRS makes of the ratings."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.cards import Card, Concept, Misconception
from bot.core.grading import Grade, Verdict
from bot.core.review import (
    EASY_SECONDS,
    STEP,
    Rating,
    Recall,
    after,
    asks_the_person,
    rating_of,
    replayed,
)

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
RIGHT, HALF, WRONG = Verdict.CORRECT, Verdict.PARTIAL, Verdict.INCORRECT
AGAIN, HARD, GOOD, EASY = Rating
DAY = timedelta(days=1)

ratings = st.sampled_from(Rating)
waits = st.floats(0, 400, allow_nan=False).map(lambda days: timedelta(days=days))
histories = st.lists(st.tuples(waits, ratings), min_size=1, max_size=12)


def recalls(*history: tuple[timedelta, Rating]) -> list[Recall]:
    """Each rating so long after the one before, the first after noon."""
    at, found = NOON, []
    for wait, rating in history:
        at += wait
        found.append(Recall(rating, at))
    return found


@pytest.mark.parametrize(
    ("verdict", "tries", "hinted", "seconds", "rating"),
    [
        (RIGHT, 1, False, None, GOOD),
        (RIGHT, 1, False, EASY_SECONDS, EASY),
        (RIGHT, 1, False, EASY_SECONDS + 0.1, GOOD),
        (RIGHT, 1, False, -1.0, GOOD),
        (RIGHT, 1, True, None, HARD),
        (RIGHT, 1, True, 1.0, HARD),
        (RIGHT, 2, False, 1.0, HARD),
        (RIGHT, 3, True, None, HARD),
        (HALF, 1, False, 1.0, HARD),
        (HALF, 1, True, None, AGAIN),
        (HALF, 2, False, None, None),
        (WRONG, 1, False, 1.0, AGAIN),
        (WRONG, 1, True, None, AGAIN),
        (WRONG, 3, False, None, None),
    ],
)
def test_the_table(
    verdict: Verdict, tries: int, hinted: bool, seconds: float | None, rating: Rating | None
) -> None:
    assert rating_of(verdict, tries=tries, hinted=hinted, seconds=seconds) is rating


def test_a_copied_answer_says_nothing_of_memory() -> None:
    assert rating_of(RIGHT, copied=True) is None
    assert rating_of(RIGHT, tries=2, copied=True) is None


@given(
    verdicts=st.tuples(st.sampled_from(Verdict), st.sampled_from(Verdict)),
    hints=st.tuples(st.booleans(), st.booleans()),
    times=st.tuples(st.floats(0, 600), st.floats(0, 600)),
)
def test_a_better_answer_is_never_rated_worse(
    verdicts: tuple[Verdict, Verdict], hints: tuple[bool, bool], times: tuple[float, float]
) -> None:
    worse, better = sorted(verdicts, key=lambda verdict: verdict.rank)
    low = rating_of(worse, hinted=max(hints), seconds=max(times))
    high = rating_of(better, hinted=min(hints), seconds=min(times))
    assert low is not None
    assert high is not None
    assert low <= high


GOLDEN = [
    (
        [(0, GOOD), (2, GOOD), (11, GOOD), (46, GOOD)],
        [(2.3065, 2.1181, 2), (10.9643, 2.1112, 11), (46.2802, 2.1043, 46), (162.8622, 2.0975, 163)],
    ),
    (
        [(0, AGAIN), (0.01, GOOD), (1, GOOD), (5, AGAIN), (0.01, HARD), (1, GOOD)],
        [
            (0.212, 6.4133, 10 / 1440),
            (0.2467, 6.4021, 1),
            (2.0215, 6.3909, 2),
            (0.5939, 8.799, 10 / 1440),
            (0.5939, 9.1879, 15 / 1440),
            (1.4907, 9.174, 1),
        ],
    ),
    (
        [(0, EASY), (8, EASY), (60, HARD), (30, AGAIN)],
        [(8.2956, 1.0, 8), (65.6242, 1.0, 66), (164.8913, 4.0106, 165), (4.0221, 8.0166, 10 / 1440)],
    ),
]
"""Days after the answer before, and its rating; then stability, difficulty, days until it is due."""


@pytest.mark.parametrize(("given_", "expected"), GOLDEN)
def test_golden_sequences(
    given_: list[tuple[float, Rating]], expected: list[tuple[float, float, float]]
) -> None:
    """A new version of fsrs that schedules otherwise is noticed here: stored states would not be replayed alike."""
    memory, found = None, []
    for recall in recalls(*((timedelta(days=days), rating) for days, rating in given_)):
        memory = after(memory, recall)
        wait = (memory.due_at - recall.at) / DAY
        found.append((round(memory.stability, 4), round(memory.difficulty, 4), wait))
    assert found == expected


@given(histories)
def test_states_are_those_of_fsrs_itself(history: list[tuple[timedelta, Rating]]) -> None:
    scheduler = fsrs.Scheduler(learning_steps=[STEP], relearning_steps=[STEP], enable_fuzzing=False)
    card, memory = fsrs.Card(card_id=1, due=NOON), None
    for recall in recalls(*history):
        card, _ = scheduler.review_card(card, fsrs.Rating(recall.rating), recall.at)
        memory = after(memory, recall)
        assert (memory.phase, memory.step) == (card.state.value, card.step)
        assert (memory.stability, memory.difficulty) == (card.stability, card.difficulty)
        assert (memory.reviewed_at, memory.due_at) == (card.last_review, card.due)


@given(histories)
def test_a_replay_gives_the_same_state_and_is_due_in_the_future(
    history: list[tuple[timedelta, Rating]],
) -> None:
    memory = None
    for recall in recalls(*history):
        memory = after(memory, recall)
        assert memory.due_at > recall.at
        assert memory.stability > 0
        assert 1 <= memory.difficulty <= 10
    assert replayed(recalls(*history)) == memory
    assert replayed([]) is None


@given(histories, waits)
def test_a_better_rating_is_never_due_earlier(
    history: list[tuple[timedelta, Rating]], wait: timedelta
) -> None:
    """Again comes back first, Easy last."""
    memory = replayed(recalls(*history))
    assert memory is not None
    at = memory.reviewed_at + wait
    due = [after(memory, Recall(rating, at)).due_at for rating in Rating]
    assert all(earlier <= later for earlier, later in pairwise(due))


def test_times_of_any_zone_are_the_same_instants() -> None:
    there = NOON.astimezone(timezone(timedelta(hours=5, minutes=45)))
    assert after(None, Recall(GOOD, there)) == after(None, Recall(GOOD, NOON))


def test_an_answer_from_before_the_last_one_is_taken_too() -> None:
    """A clock was set back, or an answer saved late: nothing fails."""
    memory = after(None, Recall(GOOD, NOON))
    assert after(memory, Recall(GOOD, NOON - DAY)).reviewed_at == NOON - DAY


def test_only_an_unsure_grade_on_a_bare_card_asks_the_person() -> None:
    bare = Card("a", "What?", "This.", accepted=("That.",))
    assert bare.bare
    for known in (
        Card("a", "What?", "This.", concepts=(Concept("c", "an idea", "which?"),)),
        Card("a", "What?", "This.", partial=("Half of this.",)),
        Card("a", "What?", "This.", wrong=(Misconception(("Not this.",)),)),
    ):
        assert not asks_the_person(known, Grade(WRONG, 0.4, unsure=True))
    assert asks_the_person(bare, Grade(WRONG, 0.4, unsure=True))
    assert not asks_the_person(bare, Grade(WRONG, 0.1))
