"""Answers to interactions that get lost on the way: the person hears what happened all the same, and only once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from .commands import find
from .conftest import StartBot, Town
from .database_file import DatabaseFile
from .faults import Faults
from .interactions import COMMAND
from .play import FIRST_BONUS, FIRST_TRY, posts, question_in, right
from .standin import StandIn

CALLBACK = "/interactions/*/*/callback"
FAULTS: dict[str, Callable[[Faults], object]] = {
    "502": lambda faults: faults.fail("POST", CALLBACK, 502),
    "502 after": lambda faults: faults.fail("POST", CALLBACK, 502, effect=True),
    "page": lambda faults: faults.page("POST", CALLBACK),
    "page after": lambda faults: faults.page("POST", CALLBACK, effect=True),
    "cut": lambda faults: faults.cut("POST", CALLBACK),
    "cut after": lambda faults: faults.cut("POST", CALLBACK, effect=True),
}


async def test_lost_answers_to_interactions(
    standin: StandIn, town: Town, start_bot: StartBot, tmp_path: Path
) -> None:
    ann, ben, faults = town.ann, town.ben, standin.faults
    bot = await start_bot()
    await bot.connected()

    def strike(arrange: Callable[[Faults], object]) -> int:
        """Have the next first answer lost; how many there will be, with the one that takes its place."""
        arrange(faults)
        return len(standin.calls_to("POST", CALLBACK)) + 2

    for name, arrange in FAULTS.items():
        channel = standin.channel(town.guild, name)
        answers = strike(arrange)
        assert (await ann.slash(channel, "quiz", questions=1, seconds=3600)).text.startswith("Here we go"), (
            name
        )
        question = await question_in(standin, channel)
        await standin.call("POST", CALLBACK, answers)
        answers = strike(arrange)
        form = await ben.click(question, "Answer")
        await standin.call("POST", CALLBACK, answers)  # or the next fault would strike the second try
        answers = strike(arrange)
        verdict = await ben.submit_modal(form, {"Your answer": right(question)})
        assert verdict.text.startswith("✅ Correct"), name
        await standin.call("POST", CALLBACK, answers)
        answers = strike(arrange)
        assert (await ann.click(question, "Hint")).text.startswith("💡"), name
        await standin.call("POST", CALLBACK, answers)
        assert verdict.followups == []
        assert posts(standin, channel) == {"question": 1}
    faults.cut("PATCH", "/webhooks/**")
    assert (await ben.slash(town.quiz, "quiz", questions=1)).text.startswith("Here we go")
    assert await bot.terminate() == 0
    assert DatabaseFile(tmp_path).points() == {ben.user.id: (FIRST_TRY + FIRST_BONUS) * len(FAULTS)}
    assert "Traceback" not in bot.log


async def test_options_of_an_older_form_of_a_command(
    standin: StandIn, town: Town, start_bot: StartBot
) -> None:
    """A client may not know yet that a choice is gone, or that an option has become a number."""
    bot = await start_bot()
    await bot.connected()
    known = find(standin.world, town.quiz, town.ann.user, "quiz")
    for name, value in (("order", "backwards"), ("questions", "many")):
        option = {"name": name, "type": 3, "value": value}
        data = {"id": known["id"], "name": "quiz", "type": 1, "options": [option]}
        asked = standin.draft_set.ask(COMMAND, town.ann.user, town.quiz, data)
        shown = await standin.until(partial(getattr, asked, "original"), f"an answer to {value}")
        assert shown.text == "This command has just changed. Reload Discord (Ctrl+R) and try again."
    assert posts(standin, town.quiz) == {}
    assert await bot.terminate() == 0
    assert "Traceback" not in bot.log
