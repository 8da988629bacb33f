"""One member floods the bot with forms and replies: one sentence for them, and the others are served meanwhile."""

from __future__ import annotations

import asyncio

from .conftest import StartBot, Town
from .play import WRONG, question_in
from .standin import StandIn

FAST = "That is faster than I can follow"


async def test_a_thousand_forms_and_replies(standin: StandIn, town: Town, start_bot: StartBot) -> None:
    ann, ben, channel = town.ann, town.ben, town.quiz
    bot = await start_bot()
    await ann.slash(channel, "quiz", questions=1, seconds=3600)
    question = await question_in(standin, channel)
    form = await ben.click(question, "Answer")
    flood = [asyncio.create_task(ben.submit_modal(form, {"Your answer": WRONG})) for _ in range(500)]
    for _ in range(500):
        ben.reply(question, WRONG)
    hint = await ann.click(question, "Hint")
    assert hint.text.startswith("💡")
    refused = [shown.text for shown in await asyncio.gather(*flood) if shown.text.startswith(FAST)]
    assert len(refused) > 350
    said = [post for post in standin.posts(channel) if post.text.startswith(FAST)]
    assert len(said) <= 2
    assert (await ann.click(question, "Hint")).text.startswith("💡")
    assert await bot.terminate() == 0
    assert "Traceback" not in bot.log
