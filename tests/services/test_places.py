"""A question is answered, hinted at and steered where it was asked, and nowhere else."""

from __future__ import annotations

import random
from datetime import time

import pytest
from msgspec.structs import replace

from bot.core.members import Person
from bot.core.quiz.entries import Entry
from bot.services.daily.due import ToPost
from bot.services.daily.posts import DailyService
from bot.services.daily.schedules import ScheduleRequest, ScheduleService
from bot.services.deck_grader import DeckGrader
from bot.services.quiz.errors import AskedElsewhere, NoLongerKept, NotYourQuiz
from bot.services.quiz.given import Answered, GivenAnswer
from bot.services.quiz.missed import MissedService
from tests.fakes import FakeGrader
from tests.services.game import ANA, BEN, CHANNEL, GUILD, RIGHT, Game

OUTSIDE = [replace(BEN, guild_id=GUILD + 1), replace(BEN, channel_id=CHANNEL + 1)]


@pytest.mark.parametrize("who", OUTSIDE, ids=["another server", "another channel"])
async def test_nothing_reaches_a_question_from_elsewhere(game: Game, who: Person) -> None:
    round_ = await game.begin()
    with pytest.raises(AskedElsewhere):
        await game.answers.answer(round_.id, who, GivenAnswer(RIGHT, 42, public=True))
    with pytest.raises(AskedElsewhere):
        await game.answers.form_for(round_.id, who)
    with pytest.raises(AskedElsewhere):
        await game.quiz.hint(round_.id, who)
    for steer in (game.quiz.skip, game.quiz.end):
        with pytest.raises(AskedElsewhere):
            await steer(round_.id, who, moderator=True)
    assert await game.entry(round_, BEN) == Entry()
    assert await game.points(BEN) == (0, 0)
    here = replace(BEN, channel_id=CHANNEL)
    answered = await game.answers.answer(round_.id, here, GivenAnswer(RIGHT, 42, public=True))
    assert isinstance(answered, Answered), "it was not counted as seen"
    assert answered.gained == 12


async def test_only_moderators_skip_what_nobody_started(game: Game) -> None:
    daily = DailyService(game.store, game.clock, random.Random(7), "me", "UTC")
    made = await ScheduleService(game.store, game.clock, "UTC").set_up(
        GUILD, ScheduleRequest(CHANNEL, time(9))
    )
    assert await daily.claim_now(made.schedule, game.new_id())
    (post,) = await daily.take(10)
    due = await daily.advance(post.id)
    assert isinstance(due, ToPost)
    await daily.posted(due, 4_000)
    with pytest.raises(NotYourQuiz):
        await game.quiz.skip(due.round.id, ANA, moderator=False)
    assert (await game.quiz.skip(due.round.id, ANA, moderator=True)).id == due.round.id


async def test_what_was_deleted_with_its_server_is_said_to_be_no_longer_kept(game: Game) -> None:
    """Its buttons stay in the channel."""
    missed = MissedService(game.store, DeckGrader(FakeGrader()))
    for pressed in (
        game.answers.form_for(999, BEN),
        game.answers.revealed_card(999, BEN),
        game.quiz.hint(999, BEN),
        game.quiz.join(999, BEN),
        game.quiz.skip(999, BEN, moderator=True),
        game.quiz.end(999, BEN, moderator=True),
        game.quiz.again(999, BEN),
        missed.missed(999, BEN),
    ):
        with pytest.raises(NoLongerKept):
            await pressed
