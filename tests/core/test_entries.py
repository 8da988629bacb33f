"""A member's entry in a round, over every sequence of answers and hints."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.grading import Verdict
from bot.core.quiz.entries import Entry
from bot.core.scoring import CORRECT_POINTS, FIRST_BONUS, MAX_TRIES

verdicts = st.sampled_from(Verdict)
answers = st.tuples(verdicts, st.booleans(), st.booleans(), st.booleans())
"""(verdict, first, copied, a hint is asked for before)"""


def played(moves: list[tuple[Verdict, bool, bool, bool]]) -> list[Entry]:
    """The entries from the blank one on; answers to a finished one are not given."""
    states = [Entry()]
    for verdict, first, copied, hint in moves:
        entry = states[-1]
        if entry.finished:
            break
        if hint:
            entry = entry.with_hint()
        states.append(entry.with_answer(verdict, first=first, copied=copied))
    return states


@given(st.lists(answers, max_size=6))
def test_points_never_fall_and_tries_never_pass_three(moves: list[tuple[Verdict, bool, bool, bool]]) -> None:
    states = played(moves)
    for before, after in pairwise(states):
        assert after.points >= before.points
        assert after.tries == before.tries + 1 <= MAX_TRIES
        assert after.hinted >= before.hinted
        assert after.first >= before.first
        assert before.best is None or (after.best is not None and after.best.rank >= before.best.rank)
    assert 0 <= states[-1].points <= CORRECT_POINTS + FIRST_BONUS


@given(st.lists(answers, min_size=3, max_size=3))
def test_three_answers_or_a_right_one_finish(moves: list[tuple[Verdict, bool, bool, bool]]) -> None:
    end = played(moves)[-1]
    assert end.finished
    assert end.tries_left == 0
    assert end.correct == (end.best is Verdict.CORRECT)
    with pytest.raises(ValueError, match="finished"):
        end.with_answer(Verdict.CORRECT, first=False)


@given(st.lists(st.tuples(verdicts, st.booleans(), st.just(True), st.booleans()), max_size=3))
def test_copied_answers_earn_nothing(moves: list[tuple[Verdict, bool, bool, bool]]) -> None:
    end = played(moves)[-1]
    assert end.points == 0
    assert not end.first


def test_a_copied_answer_takes_no_earlier_points_away() -> None:
    half = Entry().with_answer(Verdict.PARTIAL, first=False)
    copied = half.with_answer(Verdict.CORRECT, first=True, copied=True)
    assert copied.points == half.points == 4
    assert copied.correct
    assert not copied.first


def test_tries_left_count_down() -> None:
    states = played([(Verdict.INCORRECT, False, False, False)] * 6)
    assert [entry.tries_left for entry in states] == [3, 2, 1, 0]


def test_a_hint_costs_on_answers_after_it_only() -> None:
    early = Entry().with_hint().with_answer(Verdict.CORRECT, first=False)
    late = Entry().with_answer(Verdict.PARTIAL, first=False).with_hint()
    assert early.points == CORRECT_POINTS - 2
    assert late.points == 4
    assert late.with_answer(Verdict.CORRECT, first=False).points == CORRECT_POINTS - 4


def test_only_a_correct_answer_can_be_first() -> None:
    for verdict in (Verdict.PARTIAL, Verdict.INCORRECT):
        assert not Entry().with_answer(verdict, first=True).first
    assert Entry().with_answer(Verdict.CORRECT, first=True).first
