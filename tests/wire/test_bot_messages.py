"""Messages that are no answers: notices that Discord posts in a member's name, and what is forwarded."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import StartBot, Town
from .database_file import DatabaseFile
from .play import WRONG, question_in, right
from .standin import StandIn

PINNED, BOOSTED, THREAD_OPENED, THREAD_BEGUN, STAGE_BEGUN = 6, 8, 18, 21, 27


@pytest.mark.parametrize("reads", ["true", "false"], ids=["with the content intent", "without it"])
async def test_what_discord_posts_in_a_members_name_is_no_answer(
    standin: StandIn, town: Town, start_bot: StartBot, tmp_path: Path, reads: str
) -> None:
    ann, ben, mod, channel = town.ann, town.ben, town.mod, town.quiz
    bot = await start_bot(env={"MESSAGE_CONTENT": reads})
    await bot.connected()
    await ann.slash(channel, "quiz", questions=1, seconds=3600)
    question = await question_in(standin, channel)
    mod.notice(channel, PINNED, about=question)
    ben.notice(channel, THREAD_OPENED, right(question), about=None)
    ben.notice(channel, THREAD_BEGUN, about=question)
    ben.notice(channel, BOOSTED, "2")
    ben.notice(channel, STAGE_BEGUN, "Office hours")
    ben.forward(question, channel)
    ben.reply(question, WRONG)
    await standin.post(channel, "Not quite", after=question.id)
    assert [message.content[:30] for message in standin.posts(channel)[2:]] == []
    assert DatabaseFile(tmp_path).rows("SELECT user_id, answer FROM attempt") == [(ben.user.id, WRONG)]
    assert await bot.terminate() == 0
    assert "Traceback" not in bot.log
