"""When an answer counts."""

from __future__ import annotations

import pytest

from bot.core.quiz.state import RoundState
from bot.services.quiz.errors import RoundClosed
from bot.services.quiz.given import GivenAnswer
from bot.services.quiz.rounds import Question, Reveal
from tests.services.game import ANA, RIGHT, Game


@pytest.mark.parametrize("late", [0, 60, 62])
async def test_in_time_or_two_seconds_late_an_answer_counts(game: Game, late: float) -> None:
    round_ = await game.begin(seconds=60)
    game.clock.move(seconds=late)
    assert await game.say(round_, ANA, RIGHT) is not None


async def test_after_that_it_does_not(game: Game) -> None:
    round_ = await game.begin(seconds=60)
    game.clock.move(seconds=62.5)
    with pytest.raises(RoundClosed):
        await game.say(round_, ANA, RIGHT)
    with pytest.raises(RoundClosed):
        await game.answers.form_for(round_.id, ANA)
    assert await game.points(ANA) == (0, 0)
    assert (await game.entry(round_, ANA)).tries == 0


async def test_two_seconds_late_counts_while_the_bot_does_its_work(game: Game) -> None:
    """The conductor looks every second: the grace must hold against it, not only while it looks away."""
    quiz = await game.start(seconds=60)
    round_ = await game.ask(quiz)
    game.clock.move(seconds=61)
    assert await game.rounds.advance(quiz.id) is None
    assert await game.say(round_, ANA, RIGHT) is not None


@pytest.mark.parametrize("how", ["skipped", "ended", "deleted", "revealed"])
async def test_a_closed_round_takes_no_answers(game: Game, how: str) -> None:
    quiz = await game.start(seconds=60)
    round_ = await game.ask(quiz)
    if how == "skipped":
        await game.quiz.skip(round_.id, ANA, moderator=False)
    elif how == "ended":
        await game.quiz.end(round_.id, ANA, moderator=False)
    elif how == "deleted":
        assert round_.message_id is not None
        await game.rounds.question_deleted(round_.message_id)
    else:
        game.clock.move(seconds=90)
        due = await game.due(quiz)
        assert isinstance(due, Reveal)
        await game.post(due)
    with pytest.raises(RoundClosed):
        await game.say(round_, ANA, RIGHT)
    with pytest.raises(RoundClosed):
        await game.answers.answer(99_999, ANA, GivenAnswer(RIGHT, game.new_id(), public=True))


async def test_an_answer_while_the_question_is_being_marked_counts(game: Game) -> None:
    """The message may be out, and the process have died before it could say so."""
    quiz = await game.start()
    due = await game.due(quiz)
    assert isinstance(due, Question)
    assert await game.say(due.round, ANA, RIGHT) is not None
    assert await game.points(ANA) == (12, 1)


async def test_rounds_are_found_by_message_and_by_channel(game: Game) -> None:
    quiz = await game.start(seconds=60)
    round_ = await game.ask(quiz)
    assert round_.message_id is not None
    assert await game.answers.round_of_message(round_.message_id) == round_
    assert await game.answers.round_in_channel(quiz.channel_id) == round_
    assert await game.answers.round_of_message(1) is None
    assert await game.answers.round_in_channel(1) is None
    await game.quiz.skip(round_.id, ANA, moderator=False)
    assert await game.answers.round_in_channel(quiz.channel_id) is None
    assert (await game.round(round_.id)).state is RoundState.CLOSED
