"""When a question closes for those who play it: the cases that hurt a group of three."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.core.quiz.state import CloseReason, Quiz, Round
from bot.core.quiz.timing import COUNTDOWN
from bot.services.quiz.errors import RoundClosed
from bot.services.quiz.given import GivenAnswer, Passed
from bot.services.quiz.rounds import Question, Reveal
from tests.services.game import ANA, BEN, CY, HALF, RIGHT, WRONG, Game

SECONDS = 120


async def closes_in(game: Game, round_: Round) -> float:
    """Seconds until the round closes."""
    found = (await game.round(round_.id)).closes_at
    assert found is not None
    return (found - game.clock.now()).total_seconds()


async def second_question(
    game: Game, *, after: timedelta = timedelta(seconds=SECONDS + 3)
) -> tuple[Quiz, Round]:
    """The second of three questions, a first one having been played by Ana and Ben."""
    quiz = await game.start(seconds=SECONDS)
    first = await game.ask(quiz)
    await game.say(first, ANA, RIGHT)
    await game.say(first, BEN, WRONG)
    game.clock.move(seconds=after.total_seconds())
    return quiz, await game.ask(quiz)


async def reason(game: Game, quiz: Quiz, round_: Round) -> CloseReason | None:
    assert isinstance(await game.due(quiz), Reveal)
    return (await game.round(round_.id)).close_reason


async def test_whoever_opened_the_form_is_waited_for(game: Game) -> None:
    """Ana starts, Ben opens the form and types, Ana is right: Ben has the whole time."""
    quiz = await game.start(seconds=SECONDS)
    round_ = await game.ask(quiz)
    await game.quiz.join(round_.id, BEN)
    game.clock.move(seconds=4)
    await game.say(round_, ANA, RIGHT)
    assert await closes_in(game, round_) == SECONDS - 4
    game.clock.move(seconds=100)
    assert await game.rounds.advance(quiz.id) is None
    await game.say(round_, BEN, RIGHT)
    assert await closes_in(game, round_) == COUNTDOWN.total_seconds()
    game.clock.move(seconds=12)
    assert await reason(game, quiz, round_) is CloseReason.ANSWERED


@pytest.mark.parametrize("act", ["join", "hint", "wrong", "pass"])
async def test_a_newcomer_ends_the_countdown(game: Game, act: str) -> None:
    """One wrong try inside the eight seconds, and the question is open for its time again."""
    quiz, round_ = await second_question(game)
    await game.say(round_, ANA, RIGHT)
    await game.say(round_, BEN, RIGHT)
    assert await closes_in(game, round_) == COUNTDOWN.total_seconds()
    game.clock.move(seconds=7)
    if act == "join":
        await game.quiz.join(round_.id, CY)
    elif act == "hint":
        await game.quiz.hint(round_.id, CY)
    elif act == "wrong":
        await game.say(round_, CY, WRONG)
    else:
        await game.pass_on(round_, CY)
    assert await closes_in(game, round_) == SECONDS - 7
    game.clock.move(seconds=30)
    assert await game.rounds.advance(quiz.id) is None
    await game.say(round_, CY, RIGHT)
    game.clock.move(seconds=COUNTDOWN.total_seconds() + 3)
    assert await reason(game, quiz, round_) is CloseReason.ANSWERED


async def test_a_newcomer_who_is_right_at_once_leaves_the_countdown(game: Game) -> None:
    _, round_ = await second_question(game)
    await game.say(round_, ANA, RIGHT)
    await game.say(round_, BEN, RIGHT)
    game.clock.move(seconds=5)
    await game.say(round_, CY, RIGHT)
    assert await closes_in(game, round_) == COUNTDOWN.total_seconds()


async def test_the_first_question_stays_open_for_a_third_of_its_time(game: Game) -> None:
    quiz = await game.start(seconds=SECONDS)
    round_ = await game.ask(quiz)
    game.clock.move(seconds=2)
    await game.say(round_, ANA, RIGHT)
    assert await closes_in(game, round_) == SECONDS / 3 - 2
    game.clock.move(seconds=SECONDS / 3 - 3)
    assert await game.rounds.advance(quiz.id) is None
    assert await game.say(round_, CY, RIGHT) is not None
    game.clock.move(seconds=COUNTDOWN.total_seconds() + 3)
    assert await reason(game, quiz, round_) is CloseReason.ANSWERED


async def test_all_who_played_the_question_before_are_waited_for(game: Game) -> None:
    quiz, second = await second_question(game)
    await game.say(second, ANA, RIGHT)
    await game.say(second, BEN, HALF)
    assert (await game.round(second.id)).closes_at == second.closes_at
    await game.say(second, BEN, RIGHT)
    game.clock.move(seconds=COUNTDOWN.total_seconds() - 0.1)
    assert await game.rounds.advance(quiz.id) is None
    game.clock.move(seconds=3)
    assert isinstance(await game.due(quiz), Reveal)


async def test_whoever_sat_a_question_out_is_not(game: Game) -> None:
    """Ben leaves after the first question: the third does not wait for him."""
    quiz, second = await second_question(game)
    await game.say(second, ANA, RIGHT)
    assert await closes_in(game, second) == SECONDS
    game.clock.move(seconds=SECONDS + 3)
    third = await game.ask(quiz)
    await game.say(third, ANA, RIGHT)
    assert await closes_in(game, third) == COUNTDOWN.total_seconds()


async def test_a_starter_who_only_watches_is_waited_for_once(game: Game) -> None:
    quiz = await game.start(seconds=SECONDS)
    first = await game.ask(quiz)
    await game.say(first, BEN, RIGHT)
    assert await closes_in(game, first) == SECONDS
    game.clock.move(seconds=SECONDS + 3)
    second = await game.ask(quiz)
    await game.say(second, BEN, RIGHT)
    assert await closes_in(game, second) == COUNTDOWN.total_seconds()


async def test_a_question_that_nobody_plays_yet_is_open_for_its_time(game: Game) -> None:
    quiz = await game.start(seconds=SECONDS)
    await game.ask(quiz)
    game.clock.move(seconds=SECONDS + 3)
    second = await game.ask(quiz)
    assert await closes_in(game, second) == SECONDS
    await game.say(second, CY, RIGHT)
    assert await closes_in(game, second) == COUNTDOWN.total_seconds()


async def test_time_is_up_is_said_when_it_is(game: Game) -> None:
    quiz, round_ = await second_question(game)
    await game.say(round_, ANA, RIGHT)
    game.clock.move(seconds=SECONDS + 3)
    assert await reason(game, quiz, round_) is CloseReason.TIME


async def test_the_countdown_never_outlasts_the_question(game: Game) -> None:
    _, round_ = await second_question(game)
    game.clock.move(seconds=SECONDS - 2)
    await game.say(round_, ANA, RIGHT)
    await game.say(round_, BEN, RIGHT)
    assert (await game.round(round_.id)).closes_at == round_.closes_at


async def test_a_question_that_all_answered_while_it_was_marked_counts_down_too(game: Game) -> None:
    quiz = await game.start(seconds=3_600)
    due = await game.due(quiz)
    assert isinstance(due, Question)
    await game.say(due.round, ANA, RIGHT)
    await game.post(due)
    assert await closes_in(game, due.round) == 1_200
    game.clock.move(seconds=1_203)
    assert isinstance(await game.due(quiz), Reveal)


async def test_who_asked_for_more_time_has_it_and_so_has_everybody(game: Game) -> None:
    await game.settings.set_extra_time(BEN.user_id, 2.0)
    quiz = await game.start(seconds=SECONDS)
    first = await game.ask(quiz)
    assert await closes_in(game, first) == SECONDS  # nobody knows yet that he plays
    game.clock.move(seconds=10)
    await game.quiz.join(first.id, BEN)
    assert await closes_in(game, first) == 2 * SECONDS - 10
    game.clock.move(seconds=200)
    assert await game.say(first, BEN, HALF) is not None
    assert await game.say(first, CY, RIGHT) is not None
    game.clock.move(seconds=35)
    second = await game.ask(quiz)
    assert await closes_in(game, second) == 2 * SECONDS


async def test_an_answer_without_the_form_brings_its_extra_time_too(game: Game) -> None:
    await game.settings.set_extra_time(BEN.user_id, 1.5)
    _, round_ = await second_question(game, after=timedelta(seconds=SECONDS * 1.5 + 3))
    assert await closes_in(game, round_) == 1.5 * SECONDS
    await game.settings.set_extra_time(CY.user_id, 2.0)
    await game.say(round_, CY, WRONG)
    assert await closes_in(game, round_) == 2 * SECONDS


async def test_joining_is_no_try_and_nothing_after_the_question_has_closed(game: Game) -> None:
    quiz = await game.start(seconds=SECONDS)
    round_ = await game.ask(quiz)
    for _ in range(2):
        await game.quiz.join(round_.id, BEN)
    entry = await game.entry(round_, BEN)
    assert (entry.joined, entry.tries, entry.hinted) == (True, 0, False)
    await game.quiz.skip(round_.id, ANA, moderator=False)
    with pytest.raises(RoundClosed):
        await game.quiz.join(round_.id, CY)


async def test_the_same_reply_counts_as_not_knowing_once_however_often_it_is_delivered(
    any_game: Game,
) -> None:
    round_ = await any_game.begin()
    replies = [GivenAnswer("dunno", any_game.new_id(), public=False) for _ in range(2)]
    for times in (1, 2):
        reply = replies[times - 1]
        given = [any_game.answers.answer(round_.id, BEN, reply) for _ in range(3)]
        assert sorted(type(each).__name__ for each in await asyncio.gather(*given)) == ["NoneType"] * 2 + [
            "Passed"
        ]
        assert (await any_game.entry(round_, BEN)).passes == times
    assert await any_game.answers.answer(round_.id, BEN, replies[0]) is None
    told = await any_game.answers.recalled(round_.id, BEN, replies[1])
    assert isinstance(told, Passed)
    assert told.entry.passes == 2
    assert (await any_game.entry(round_, BEN)).passes == 2
    await any_game.quiz.skip(round_.id, ANA, moderator=False)
    assert await any_game.answers.answer(round_.id, BEN, replies[1]) is None, (
        "and is not told that it is late"
    )


async def test_not_knowing_costs_no_try_and_is_counted(game: Game) -> None:
    round_ = await game.begin()
    for number in (1, 2, 3, 4):
        assert (await game.pass_on(round_, BEN)).entry.passes == number
    assert (await game.entry(round_, BEN)).tries == 0
    answered = await game.say(round_, BEN, RIGHT)
    assert answered is not None
    assert answered.gained == 12
