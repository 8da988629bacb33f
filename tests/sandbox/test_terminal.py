"""The terminal: what a line does, and what a member would see of it."""

from __future__ import annotations

import re

from discord import app_commands

from tests.sandbox.conftest import Typist

QUESTION = re.compile(r"Question 1 of \d+.*\n  ▌ (.+)\n")
TIMES = "seconds, or 15m, 2h, 1d; up to 7 days. Alone it waits for news."
RIGHT, WRONG = "✅ Correct", ("❌ Not quite", "🟡 Partly right")


def asked(output: str) -> str:
    """The question in the output."""
    found = QUESTION.search(output)
    assert found, output
    return found[1]


async def test_a_question_is_shown_and_answered(typist: Typist, references: dict[str, str]) -> None:
    output = await typist.type("/quiz questions:1")
    assert "Cuecard (only you see this)\n  Here we go: 1 question from MLOps, 90 seconds " in output
    assert "Closes in 90 seconds" in output
    assert re.search(r"\[1 Answer\] \[2 Hint\] .*\[\d End\]\n\n$", output)
    output = await typist.type(f"> {references[asked(output)]}")
    assert output.startswith(f"Cuecard ↪ Ana\n  {RIGHT} · +12 points")


async def test_time_brings_the_answer_and_the_standings(typist: Typist, references: dict[str, str]) -> None:
    question = asked(await typist.type("/quiz questions:1 seconds:20"))
    output = await typist.type(":wait 40")
    assert f"▌ Answer: {question}\n  ▌ ┆ {references[question]}" in output
    assert "🏁 Quiz over" in output
    assert re.search(r"\(40 seconds later, \w+ \d\d:\d\d\)", output)


async def test_a_wait_without_news_says_so(typist: Typist) -> None:
    output = await typist.type(":wait 30")
    assert re.fullmatch(r"\(30 seconds later, \w+ \d\d:\d\d\. Nothing new\.\)\n\n", output)


async def test_a_form_is_filled_in_privately(typist: Typist, references: dict[str, str]) -> None:
    question = asked(await typist.type("/quiz"))
    output = await typist.type(":press answer")
    assert output.startswith("A form opens: ")
    assert question in output
    assert "\nYour answer:" in output
    output = await typist.type(f":fill {references[question]}")
    assert output.startswith(f"Cuecard (only you see this)\n  {RIGHT}")
    assert "! No form is open." in await typist.type(":fill again")


async def test_a_private_message_that_a_form_changes_is_shown_again(typist: Typist) -> None:
    await typist.type("/review start", ":press Answer")
    said = await typist.type(":fill no idea")
    assert said.startswith("Cuecard (only you see this)\n  ▌ Review")
    assert "▌ The answer:" in said
    await typist.type(":press Next", ":press Answer", ":set 1 none at all")
    assert "▌ The answer:" in await typist.type(":send")


async def test_the_last_word_of_a_private_message_is_shown(typist: Typist) -> None:
    await typist.type("/privacy forget")
    assert "You are forgotten" in await typist.type(":press Forget me")


async def test_a_command_closes_the_form(typist: Typist) -> None:
    await typist.type("/quiz", ":press Answer")
    assert "A form opens" not in await typist.type("/streak")
    assert "! No form is open." in await typist.type(":fill too late")


async def test_a_menu_that_asks_keeps_its_question(typist: Typist) -> None:
    said = await typist.type("/leaderboard")
    assert "What counts?\n" in said
    assert "?:" not in said


async def test_pressing_elsewhere_closes_the_form(typist: Typist) -> None:
    await typist.type("/quiz", ":press Answer")
    assert "A form opens" not in await typist.type(":press Hint")
    assert "! No form is open." in await typist.type(":fill too late")


async def test_a_form_has_limits(typist: Typist) -> None:
    await typist.type("/quiz", ":press Answer")
    assert await typist.type(":fill") == "! “Your answer” cannot be empty.\n\n"
    assert "up to 4,000 characters on Discord; this has 4,001." in await typist.type(f":fill {'a' * 4001}")
    output = await typist.type(f":fill {('banana ' * 600)[:4000].rstrip().ljust(4000, 's')}")
    assert any(verdict in output for verdict in WRONG)


async def test_private_words_are_for_one_person(typist: Typist) -> None:
    await typist.type("/quiz", ":press Hint")
    assert "(only you see this)" not in await typist.type(":as ben", ":messages")
    assert await typist.type(":as ANA", ":messages") == await typist.type(":messages")
    assert "💡" in await typist.type(":messages")


async def test_a_form_belongs_to_who_opened_it(typist: Typist) -> None:
    await typist.type("/quiz", ":press Answer")
    assert "! No form is open." in await typist.type(":as ben", ":fill mine")
    output = await typist.type(":as ana", ":fill bananas")
    assert any(verdict in output for verdict in WRONG)


async def test_only_some_may_skip(typist: Typist) -> None:
    await typist.type("/quiz")
    assert "! " not in (output := await typist.type(":as ben", ":press Skip"))
    assert "Only the person who started the quiz" in output
    assert "▌ Skipped." in await typist.type(":as mod", ":press skip")


async def test_a_board_is_turned_in_place(typist: Typist) -> None:
    guild, store = typist.simulated.guild.id, typist.simulated.app.store
    from bot.core.members import Person

    async with store.write() as tx:
        for number in range(30):
            await tx.members.saw(Person(10_000 + number, guild, f"Member {number}"))
            await tx.scores.add(guild, 10_000 + number, ["all"], 100 - number, 1)
    output = await typist.type("/leaderboard")
    assert "(1 ◀ Previous) [2 Next ▶]" in output
    assert "! “◀ Previous” cannot be pressed now." in await typist.type(":press previous")
    output = await typist.type(":press Next ▶")
    assert "▌ Page 2 of" in output
    assert "[1 ◀ Previous]" in output


async def test_choices_are_listed(typist: Typist) -> None:
    output = await typist.type(":complete /quiz topic:train")
    assert output.strip()
    assert all("train" in line.casefold() for line in output.split("\n") if line)
    assert await typist.type(":complete /quiz topic:zzz") == "(nothing is offered)\n\n"
    assert "MLOps (50 cards)  (value mlops)" in await typist.type(":complete /quiz deck:ml")


async def test_a_wrong_line_is_answered_and_the_rest_goes_on(typist: Typist) -> None:
    said = {
        "/quizz": "There is no /quizz. Did you mean /quiz?",
        "/quiz questions:99": "questions goes from 1 to 25; 99 is outside.",
        "> too early": "No question is open. /quiz starts a quiz.",
        ":press Answer": "No message has a button “Answer”. There is none now.",
        ":press": "Which button? There is none now.",
        ":fill": "No form is open. :press Answer opens one.",
        ":as zoe": "Nobody here is called “zoe”: ana, ben, mod.",
        ":wait long": f":wait takes {TIMES}",
        ":wait nan": f":wait takes {TIMES}",
        ":wait 8d": f":wait takes {TIMES}",
        ":choose 1": "No message has a menu now.",
        ":send": "No form is open. :press Answer opens one.",
        ":dm": "Write your message after :dm.",
        ":dm /review start": "Commands are for channels here; :dm sends a message, as a reply to the bot would be.",
        ":go kitchen": "A channel is one of #quiz, #general; not “kitchen”.",
        ":complete /quiz": "Name the option too, as in  :complete /quiz topic:model",
        ":complete /quiz seconds:3": "/quiz offers nothing for “seconds”. It does for deck, topic, decks.",
        ":dance": "There is no :dance. :help shows what there is.",
    }
    for line, answer in said.items():
        assert await typist.type(line) == f"! {answer}\n\n"
    too_long = "! A message has up to 2,000 characters on Discord; this has 2,001.\n\n"
    assert await typist.type("a" * 2001) == too_long
    assert not typist.terminal.failed
    assert "Here we go" in await typist.type("/quiz")


async def test_who_and_help(typist: Typist) -> None:
    assert await typist.type(":who") == "Ana  ← you\nBen\nMod, moderator\nCuecard, the bot\n\n"
    assert ":press BUTTON" in await typist.type(":help")
    assert await typist.type(":quit", ":who") == ""


async def test_an_unanswered_command_is_a_failure_of_the_bot(typist: Typist) -> None:
    command = typist.simulated.app.client.tree.get_command("help")

    assert isinstance(command, app_commands.Command)

    async def silent(*_args: object) -> None: ...

    command._callback = silent
    assert "! The bot did not answer" in await typist.type("/help")
    assert typist.terminal.failed


async def test_a_thread_is_named_and_reached(typist: Typist, references: dict[str, str]) -> None:
    output = await typist.type("/quiz deck:mlops questions:1 thread:yes")
    assert "Good luck! #Quiz: MLOps" in output
    question = next(prompt for prompt in references if prompt in output)
    assert await typist.type(":go Quiz: MLOps") == ""
    assert "✅ Correct" in await typist.type(f"> {references[question]}")
    assert "#general, #Quiz: MLOps; not “nowhere”" in await typist.type(":go nowhere")
