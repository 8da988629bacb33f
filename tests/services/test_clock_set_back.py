"""A clock that is set back, as one that was wrong at the start is: no channel waits longer than it ever may."""

from __future__ import annotations

from datetime import timedelta

from bot.cogs.delivery.retry import Backoff
from bot.services.quiz.rounds import Question, Reveal, Standings
from tests.services.game import ANA, BEN, PAUSE, RIGHT, WRONG, Game


async def test_in_the_pause_between_two_questions(any_game: Game) -> None:
    game = any_game
    quiz = await game.start(questions=2, seconds=60)
    await game.ask(quiz)
    game.clock.move(seconds=70)
    reveal = await game.due(quiz)
    assert isinstance(reveal, Reveal)
    await game.post(reveal)
    game.clock.move(hours=-5)
    assert await game.rounds.due() == [quiz.id]
    assert await game.rounds.advance(quiz.id) is None
    assert await game.rounds.due() == [], "it waits, as long as a pause is"
    game.clock.move(seconds=PAUSE)
    assert await game.rounds.due() == [quiz.id]
    assert isinstance(await game.due(quiz), Question)


async def test_while_a_question_is_open(any_game: Game) -> None:
    """It gets its whole time anew: people are answering it."""
    game = any_game
    quiz = await game.start(questions=1, seconds=60)
    round_ = await game.ask(quiz)
    game.clock.move(minutes=-30)
    assert await game.rounds.due() == [quiz.id]
    assert await game.rounds.advance(quiz.id) is None
    assert await game.rounds.due() == []
    game.clock.move(seconds=50)
    answered = await game.say(round_, BEN, RIGHT)
    assert answered is not None
    assert answered.gained == 12
    assert await game.say(round_, ANA, WRONG) is not None
    game.clock.move(seconds=20)
    assert await game.rounds.due() == [quiz.id]
    posts = await game.play_out(quiz, limit=10)
    assert isinstance(posts[-1], Standings)


async def test_two_clocks_that_differ_a_little_change_nothing(any_game: Game) -> None:
    game = any_game
    quiz = await game.start(questions=1, seconds=60)
    before = await game.ask(quiz)
    game.clock.move(seconds=-3)
    assert await game.rounds.due() == []
    assert await game.rounds.advance(quiz.id) is None
    assert await game.round(before.id) == before


async def test_after_a_failure(game: Game) -> None:
    backoff = Backoff(timedelta(seconds=2), timedelta(minutes=1))
    now = game.clock.now()
    backoff.failed(1, now)
    assert not backoff.ready(1, now + timedelta(seconds=1))
    assert backoff.ready(1, now - timedelta(hours=3))
