"""A quiz whose process is killed: whatever was under way, each post is there once afterwards and no point is lost.

The stand-in forgets nonces at once here, as Discord does after some minutes, so that only the bot's own care counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from . import routes
from .conftest import StartBot, Town
from .database_file import DatabaseFile
from .faults import Hold
from .play import FIRST_BONUS, FIRST_TRY, WRONG, answer, posts, question_in, right
from .standin import StandIn
from .state import Channel

QUESTION, ANSWER, STANDINGS = 1, 2, 3
"""The sends of a quiz of one question, in order."""
ALL = {"question": 1, "answer": 1, "standings": 1}
WHOLE = FIRST_TRY + FIRST_BONUS
QUICK = {"PAUSE_SECONDS": "0"}


@dataclass
class Stage:
    """A quiz of one question, to be stopped at its `send`-th post."""

    send: int
    effect: bool
    channel: Channel
    hold: Hold


class Game:
    """Quizzes in channels of one town."""

    def __init__(self, standin: StandIn, town: Town) -> None:
        self.standin, self.town = standin, town

    def channel(self, name: str) -> Channel:
        return self.standin.channel(self.town.guild, name)

    async def begin(self, channel: Channel, *, settle: bool = True) -> None:
        await self.town.ann.slash(channel, "quiz", settle=settle, questions=1, seconds=3600)

    async def play(self, channel: Channel) -> None:
        """Ann answers right, which is worth `WHOLE`."""
        question = await question_in(self.standin, channel)
        verdict = await answer(self.town.ann, question, right(question))
        assert verdict.private
        assert verdict.text.startswith(f"✅ Correct · +{WHOLE} points")

    async def close(self, channel: Channel) -> None:
        """Ann skips to the end."""
        skipped = await self.town.ann.click(await question_in(self.standin, channel), "Skip", settle=False)
        assert skipped.text == "Skipped."

    async def over(self, channel: Channel) -> None:
        """The quiz ended, with each of its posts once."""
        await self.standin.post(channel, "🏁")
        assert posts(self.standin, channel) == ALL

    async def stop_at(self, send: int, *, effect: bool) -> Stage:
        """Take a quiz to its `send`-th post and hold that, after it came into effect or before."""
        channel = self.channel(f"send-{send}-{effect}")
        hold = self.standin.faults.hold("POST", f"/channels/{channel.id}/messages", nth=send, effect=effect)
        await self.begin(channel, settle=send != QUESTION)
        if send != QUESTION:
            await self.play(channel)
            await self.close(channel)
        await hold.caught()
        return Stage(send, effect, channel, hold)


@pytest.fixture
def game(standin: StandIn, town: Town) -> Game:
    return Game(standin, town)


async def test_killed_at_each_post_of_a_quiz(
    standin: StandIn, game: Game, start_bot: StartBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "NONCE_SECONDS", 0.0)
    ann, ben, database_file = game.town.ann, game.town.ben, DatabaseFile(tmp_path)
    bot = await start_bot(env=QUICK)
    stages = [
        await game.stop_at(send, effect=effect)
        for send in (QUESTION, ANSWER, STANDINGS)
        for effect in (False, True)
    ]
    unmarked = next(stage.channel for stage in stages if stage.send == QUESTION and stage.effect)
    await game.play(unmarked)  # people see the question before the bot knows that it is out
    answered, overdue = game.channel("answered"), game.channel("overdue")
    for channel in (answered, overdue):
        await game.begin(channel)
        await answer(ben, await question_in(standin, channel), WRONG)  # he may go on: the question stays open
        await game.play(channel)
    open_question = await question_in(standin, answered)
    form = await ben.click(open_question, "Answer")

    await bot.kill()
    for stage in stages:
        stage.hold.drop()
    database_file.make_overdue(overdue.id)
    again = await start_bot(env=QUICK)
    await again.connected()

    assert "already answered this one correctly" in (await ann.click(open_question, "Answer")).text
    verdict = await ben.submit_modal(form, {"Your answer": right(open_question)})
    assert verdict.text.startswith("✅ Correct · +8 points"), "a second try, in a form opened before the kill"
    await game.close(answered)
    await game.over(answered)
    await game.over(overdue)
    for stage in stages:
        if stage.send == QUESTION:
            if not stage.effect:
                await game.play(stage.channel)
            await again.logged("connected")
            await game.close(stage.channel)
        await game.over(stage.channel)
    assert await again.terminate() == 0
    assert database_file.points() == {ann.user.id: WHOLE * 8, ben.user.id: 8}
    assert database_file.sound()
    assert "Traceback" not in bot.log + again.log
