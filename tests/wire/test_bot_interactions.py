"""Answers to interactions that get lost on the way: the person hears what happened all the same, and only once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from .commands import find
from .conftest import StartBot, Town
from .database_file import DatabaseFile
from .faults import Faults
from .interactions import COMMAND, COMPONENT, MODAL_SUBMIT
from .play import FIRST_BONUS, FIRST_TRY, posts, question_in, right
from .standin import StandIn
from .state import Payload

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


@pytest.mark.parametrize(
    ("command", "option"),
    [
        ("stats", {"name": "member", "type": 6, "value": "17"}),
        ("recap setup", {"name": "channel", "type": 7, "value": "17"}),
    ],
    ids=["person", "channel"],
)
async def test_what_an_option_names_and_discord_tells_nothing_of(
    standin: StandIn, town: Town, start_bot: StartBot, command: str, option: Payload
) -> None:
    bot = await start_bot()
    await bot.connected()
    name, *sub = command.split()
    known = find(standin.world, town.quiz, town.mod.user, name)
    nine = {"name": "time", "type": 3, "value": "9am"}
    options = [{"name": sub[0], "type": 1, "options": [option, nine]}] if sub else [option]
    data = {"id": known["id"], "name": name, "type": 1, "options": options}
    asked = standin.draft_set.ask(COMMAND, town.mod.user, town.quiz, data)
    shown = await standin.until(partial(getattr, asked, "original"), "an answer")
    assert shown.text == "This command has just changed. Reload Discord (Ctrl+R) and try again."
    assert await bot.terminate() == 0
    assert "Traceback" not in bot.log


async def test_what_a_menu_never_offered_and_ids_of_another_version(
    standin: StandIn, town: Town, start_bot: StartBot
) -> None:
    bot = await start_bot()
    await bot.connected()
    panel = (await town.ann.slash(town.quiz, "settings")).message
    assert panel is not None
    menu = panel.control("More time for questions")
    parts = panel.control("My time zone")
    for values in (["1000"], ["soon"], []):
        data = {"custom_id": menu["custom_id"], "component_type": 3, "id": menu["id"], "values": values}
        asked = standin.draft_set.ask(COMPONENT, town.ann.user, town.quiz, data, source=panel)
        shown = await standin.until(partial(getattr, asked, "original"), f"an answer to {values}")
        assert shown.text.startswith("That is not on offer here any more."), values
    for custom_id in ("cuecard:sparkle:17", "cuecard:answer:99999999999999999999"):
        parts["custom_id"] = custom_id
        data = {"custom_id": custom_id, "component_type": 2, "id": parts["id"]}
        asked = standin.draft_set.ask(COMPONENT, town.ann.user, town.quiz, data, source=panel)
        shown = await standin.until(partial(getattr, asked, "original"), f"an answer to {custom_id}")
        assert shown.text.startswith("That is from another version of me"), custom_id
    data = {"custom_id": "cuecard:sparkled:17", "components": []}
    asked = standin.draft_set.ask(MODAL_SUBMIT, town.ann.user, town.quiz, data)
    shown = await standin.until(partial(getattr, asked, "original"), "an answer to a form")
    assert shown.text.startswith("That is from another version of me")
    assert await bot.terminate() == 0
    assert "Traceback" not in bot.log
