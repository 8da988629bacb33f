"""The state machine of a quiz, driven through every mix of steps, answers, skips, ends and waits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace

from bot.core.quiz.state import (
    ANSWER_GRACE,
    CloseReason,
    Quiz,
    QuizState,
    Round,
    RoundState,
    Step,
    next_step,
)
from bot.core.quiz.timing import early_close

START = datetime(2026, 3, 2, 12, tzinfo=UTC)
PAUSE = timedelta(seconds=4)
QUIZ = Quiz(1, 1, 1, 1, None, 1, 3, 60, QuizState.RUNNING, 0, START, START)
BLANK = Round(**dict.fromkeys(Round.__struct_fields__))  # type: ignore[arg-type]
ROUND = replace(
    BLANK,
    id=1,
    quiz_id=1,
    number=1,
    state=RoundState.OPEN,
    message_id=9,
    opened_at=START,
    closes_at=START + timedelta(seconds=60),
    deadline_at=START + timedelta(seconds=60),
)
TAKING = (RoundState.POSTING, RoundState.OPEN)


class QuizLife(RuleBasedStateMachine):
    """Applies each step as the services do, while people and time do what they like in between."""

    @initialize(questions=st.integers(1, 4), seconds=st.integers(20, 90))
    def begin(self, questions: int, seconds: int) -> None:
        self.now = START
        self.quiz = replace(QUIZ, questions=questions, seconds=seconds)
        self.rounds: list[Round] = []

    @property
    def last(self) -> Round | None:
        return self.rounds[-1] if self.rounds else None

    def _progress(self) -> tuple[int, int, int]:
        """Grows with every step: (quiz state, rounds, state of the newest round)."""
        newest = list(RoundState).index(self.last.state) if self.last else -1
        return list(QuizState).index(self.quiz.state), len(self.rounds), newest

    def _change(self, **values: object) -> None:
        self.rounds[-1] = replace(self.rounds[-1], **values)

    def _close(self, reason: CloseReason) -> None:
        if self.last and self.last.state in TAKING:
            self._change(state=RoundState.CLOSED, close_reason=reason)

    def _take(self, step: Step) -> None:
        if step is Step.OPEN:
            number = len(self.rounds) + 1
            self.rounds.append(replace(BLANK, id=number, number=number, state=RoundState.POSTING))
            self.quiz = replace(self.quiz, asked=number)
        elif step is Step.POST:
            closes_at = self.now + timedelta(seconds=self.quiz.seconds)
            self._change(
                state=RoundState.OPEN,
                message_id=9,
                opened_at=self.now,
                closes_at=closes_at,
                deadline_at=closes_at,
            )
        elif step is Step.CLOSE:
            self._close(CloseReason.TIME)
        elif step is Step.REVEAL:
            self._change(state=RoundState.DONE)
            self.quiz = replace(self.quiz, next_at=self.now + PAUSE)
        elif step is Step.FINISH:
            self.quiz = replace(self.quiz, state=QuizState.FINISHING)
        else:
            self.quiz = replace(self.quiz, state=QuizState.FINISHED)

    def _drive(self) -> bool:
        """Take one step; whether there was one."""
        step = next_step(self.quiz, self.last, self.now)
        if step is None:
            return False
        before = self._progress()
        self._take(step)
        assert self._progress() > before, f"{step.name} led nowhere"
        return True

    @rule()
    def step(self) -> None:
        self._drive()

    @rule(seconds=st.integers(0, 120))
    def wait(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @precondition(lambda self: self.last and self.last.state is RoundState.OPEN)
    @rule()
    def everybody_has_answered(self) -> None:
        assert self.last is not None
        assert self.last.closes_at is not None
        self._change(closes_at=early_close(self.last, self.now))

    @precondition(lambda self: self.last and self.last.state is RoundState.OPEN)
    @rule()
    def somebody_new_plays(self) -> None:
        assert self.last is not None
        self._change(closes_at=self.last.deadline_at)

    @precondition(lambda self: self.last and self.last.state in TAKING)
    @rule(reason=st.sampled_from([CloseReason.SKIPPED, CloseReason.DELETED]))
    def skip(self, reason: CloseReason) -> None:
        self._close(reason)

    @precondition(lambda self: self.quiz.state is QuizState.RUNNING and self.rounds)
    @rule()
    def end(self) -> None:
        self._close(CloseReason.ENDED)
        self.quiz = replace(self.quiz, state=QuizState.FINISHING)

    @invariant()
    def one_question_at_a_time(self) -> None:
        assert all(each.state is RoundState.DONE for each in self.rounds[:-1])
        assert len(self.rounds) == self.quiz.asked <= self.quiz.questions

    @invariant()
    def waits_only_for_a_time_to_come(self) -> None:
        """Else the quiz would be stuck, and its channel with it."""
        if self.quiz.state is QuizState.FINISHED or next_step(self.quiz, self.last, self.now) is not None:
            return
        assert self.quiz.state is QuizState.RUNNING
        open_now = self.last is not None and self.last.state is RoundState.OPEN
        if open_now:
            assert self.last is not None
            assert self.last.closes_at is not None
            assert self.now <= self.last.closes_at + ANSWER_GRACE
        else:
            assert self.now < self.quiz.next_at

    @invariant()
    def standings_come_after_the_last_answer(self) -> None:
        if next_step(self.quiz, self.last, self.now) is Step.STANDINGS:
            assert self.last is None or self.last.state is RoundState.DONE

    def teardown(self) -> None:
        """Left alone, it finishes: within its steps, and within its time."""
        if not hasattr(self, "quiz"):
            return
        for _ in range(8 * (self.quiz.questions + 1)):
            if not self._drive():
                self.now += timedelta(seconds=self.quiz.seconds)
        assert self.quiz.state is QuizState.FINISHED
        assert next_step(self.quiz, self.last, self.now + timedelta(days=1)) is None


TestQuizLife = QuizLife.TestCase
TestQuizLife.settings = settings(max_examples=80, stateful_step_count=30)


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("quiz", "last", "seconds", "step"),
    [
        ({}, None, 0, Step.OPEN),
        ({"next_at": at(5)}, None, 4.9, None),
        ({"next_at": at(5)}, None, 5, Step.OPEN),
        ({"asked": 1}, {"state": RoundState.POSTING}, 0, Step.POST),
        ({"asked": 1}, {}, 59, None),
        ({"asked": 1}, {}, 62, None),
        ({"asked": 1}, {}, 62.001, Step.CLOSE),
        ({"asked": 1}, {"state": RoundState.CLOSED}, 0, Step.REVEAL),
        ({"asked": 1, "next_at": at(70)}, {"state": RoundState.DONE}, 69, None),
        ({"asked": 1, "next_at": at(70)}, {"state": RoundState.DONE}, 70, Step.OPEN),
        ({"asked": 3}, {"state": RoundState.DONE}, 0, Step.FINISH),
        ({"state": QuizState.FINISHING}, {"state": RoundState.DONE}, 0, Step.STANDINGS),
        ({"state": QuizState.FINISHING}, None, 0, Step.STANDINGS),
        ({"state": QuizState.FINISHED}, {"state": RoundState.DONE}, 9_999, None),
        # Ended while the question is on its way out, open, or closed.
        ({"state": QuizState.FINISHING}, {"state": RoundState.POSTING}, 0, Step.CLOSE),
        ({"state": QuizState.FINISHING}, {}, 0, Step.CLOSE),
        ({"state": QuizState.FINISHING}, {"state": RoundState.CLOSED}, 0, Step.REVEAL),
        # A process that was down for an hour.
        ({"asked": 1}, {}, 3_600, Step.CLOSE),
    ],
)
def test_the_next_step(
    quiz: dict[str, object], last: dict[str, object] | None, seconds: float, step: Step | None
) -> None:
    newest = None if last is None else replace(ROUND, **last)
    assert next_step(replace(QUIZ, **quiz), newest, at(seconds)) is step


@pytest.mark.parametrize("seconds", [60, 61, 62])
def test_a_round_is_not_closed_while_it_still_takes_answers(seconds: float) -> None:
    """Closed sharp, a round has no grace: whoever closes it takes the late answers away."""
    assert ROUND.takes_answers(at(seconds))
    assert next_step(replace(QUIZ, asked=1), ROUND, at(seconds)) is None


@pytest.mark.parametrize(
    ("state", "seconds", "takes"),
    [
        (RoundState.POSTING, 0, True),
        (RoundState.OPEN, 0, True),
        (RoundState.OPEN, 60, True),
        (RoundState.OPEN, 60 + ANSWER_GRACE.total_seconds(), True),
        (RoundState.OPEN, 60.001 + ANSWER_GRACE.total_seconds(), False),
        (RoundState.CLOSED, 0, False),
        (RoundState.DONE, 0, False),
    ],
)
def test_when_answers_count(state: RoundState, seconds: float, takes: bool) -> None:
    assert replace(ROUND, state=state).takes_answers(at(seconds)) is takes
