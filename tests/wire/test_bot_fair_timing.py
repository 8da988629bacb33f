"""Fair timing over real sockets: a group of three, one of whom is slow, and one of whom comes late."""

from __future__ import annotations

import asyncio

from .conftest import StartBot, Town
from .play import WRONG, answer, posts, question_in, right
from .standin import StandIn

CLOSED = "Everyone who is playing has answered. Standings follow."


async def test_a_question_waits_for_whoever_has_opened_the_form(
    standin: StandIn, town: Town, start_bot: StartBot
) -> None:
    """Ann starts, Ben opens the form and types, Ann is right: the question stays open for Ben."""
    bot = await start_bot()
    await town.ann.slash(town.quiz, "quiz", questions=1, seconds=48)
    question = await question_in(standin, town.quiz)
    form = await town.ben.click(question, "Answer")
    assert (await answer(town.ann, question, right(question))).text.startswith("✅ Correct")
    await asyncio.sleep(17)  # more than a third of its time, and than a countdown
    assert posts(standin, town.quiz)["answer"] == 0
    assert "1 of 2 have answered" in question.text
    wrong = await town.ben.submit_modal(form, {"Your answer": WRONG + " is the answer"})
    assert "2 tries left" in wrong.text
    assert (await answer(town.ben, question, right(question))).text.startswith("✅ Correct")
    await standin.until(lambda: "It closes <t:" in question.text, "the countdown in the question")
    assert (await answer(town.mod, question, WRONG)).text.startswith("❌ Not quite")
    await asyncio.sleep(10)
    assert posts(standin, town.quiz)["answer"] == 0, "a newcomer ends the countdown"
    await answer(town.mod, question, right(question))
    await standin.post(town.quiz, CLOSED)
    assert await bot.terminate() == 0
    assert "Traceback" not in bot.log
