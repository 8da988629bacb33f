"""The quiz over real sockets: played, interrupted by rough manners, and kept from doing what it may not."""

from __future__ import annotations

import asyncio
from pathlib import Path

from .conftest import StartBot, Town
from .database_file import DatabaseFile
from .permissions import Can
from .play import FIRST_BONUS, FIRST_TRY, WRONG, answer, posts, question_in, right
from .standin import StandIn

WHOLE = FIRST_TRY + FIRST_BONUS


async def test_a_quiz_is_played(standin: StandIn, town: Town, start_bot: StartBot, tmp_path: Path) -> None:
    """By form and by reply, by two at once, and with an answer that Discord delivers twice."""
    ann, ben, mod, channel = town.ann, town.ben, town.mod, town.quiz
    bot = await start_bot(env={"PAUSE_SECONDS": "0"})
    started = await ann.slash(
        channel,
        "quiz",
        questions=3,
        seconds=3600,
        topic="AI Ethics, Explainability, and Interpretability",
    )
    assert started.text.startswith("Here we go: 3 questions from **MLOps**")
    first = await question_in(standin, channel)
    busy = await ben.slash(channel, "quiz")
    assert busy.private
    assert busy.text.endswith(f"https://discord.com/channels/{town.guild.id}/{channel.id}/{first.id}")
    forms = await asyncio.gather(ann.click(first, "Answer"), ben.click(first, "Answer"))
    text = {"Your answer": right(first)}
    verdicts = await asyncio.gather(ann.submit_modal(forms[0], text), ben.submit_modal(forms[1], text))
    assert sorted(v.text.split("\n")[0].split(" · ")[1] for v in verdicts) == [
        "+10 points",
        "+12 points: 10, 2 for being first",
    ]
    standin.draft_set.deliver(verdicts[0].interaction)
    standin.draft_set.deliver(verdicts[1].interaction)
    assert (await mod.click(first, "Skip", settle=False)).text == "Skipped."

    second = await question_in(standin, channel, 2)
    ann.reply(second, right(second))
    verdict = await standin.post(channel, f"✅ Correct · +{WHOLE} points", after=second.id)
    assert not verdict.pings
    ben.reply(second, WRONG)
    await standin.post(channel, "❌ Not quite", after=second.id)
    assert "Only the person who started" in (await ben.click(second, "Skip")).text
    await ann.click(second, "Skip", settle=False)

    third = await question_in(standin, channel, 3)
    assert (await ben.click(third, "Hint")).text.startswith("💡")
    assert (await answer(ben, third, right(third))).text.startswith("✅ Correct · +10 points")
    assert (await ann.click(third, "End", settle=False)).text.startswith("The quiz is over")
    await standin.post(channel, "🏁")
    board = (await ben.slash(channel, "leaderboard")).text
    assert "Ann" in board
    assert "Ben: rank" in board
    kinds = posts(standin, channel)
    assert (kinds["question"], kinds["answer"], kinds["standings"]) == (3, 3, 1)
    assert await bot.terminate() == 0
    database_file = DatabaseFile(tmp_path)
    assert sum(database_file.points().values()) == 10 + 12 + WHOLE + 10
    assert database_file.rows("SELECT count(*) FROM attempt") == [(5,)]
    assert "Traceback" not in bot.log


async def test_rough_manners(standin: StandIn, town: Town, start_bot: StartBot) -> None:
    ann, ben, channel, world = town.ann, town.ben, town.quiz, standin.world
    bot = await start_bot()
    assert (await ann.slash(channel, "quiz", deck="nosuch")).text.startswith("There is no deck")
    assert "no topic" in (await ann.slash(channel, "quiz", topic="@everyone")).text
    assert (
        "Write it like Europe/Paris" in (await ann.slash(channel, "settings", timezone="Mars/Olympus")).text
    )
    await ann.slash(channel, "quiz", questions=1, seconds=3600)
    question = await question_in(standin, channel)
    clicks = await asyncio.gather(*(ann.click(question, "Answer") for _ in range(25)))
    assert all(click.modal for click in clicks)
    hints = await asyncio.gather(*(ben.click(question, "Hint") for _ in range(25)))
    assert len({hint.text.splitlines()[0] for hint in hints}) == 1
    rude = [
        "@everyone @here <@&1> it is a lot",
        "a lot " * 660,
        "# **__~~||`x`||~~__**\n```",
        " \n ",
        "🎉" * 500,
    ]
    for text, person in zip(rude, [ann, ann, ben, ben, ben], strict=True):
        verdict = await answer(person, question, text)
        assert verdict.private
        assert verdict.text
        assert verdict.message is not None
        assert not verdict.message.pings
    tries = await asyncio.gather(*(ann.submit_modal(clicks[n], {"Your answer": WRONG}) for n in range(25)))
    assert sum("last try" in t.text for t in tries) == 1
    assert sum("used your three tries" in t.text for t in tries) == 24
    ben.reply(question, "@everyone <@&1> `" + "x" * 1_900)
    await standin.until(lambda: len(posts(standin, channel)) > 1, "an answer to the reply")
    assert not any(post.pings for post in standin.posts(channel))

    standin.person("loner", town.guild)
    everyone, locked, doomed = (
        town.guild.roles[town.guild.id],
        town.general,
        standin.channel(town.guild, "doomed"),
    )
    world.set_role(town.guild, next(r for r in town.guild.roles.values() if r.name == world.bot.name), 0)
    world.overwrite(locked, everyone, deny=Can.SEND_MESSAGES)
    assert "I need Send Messages" in (await town.mod.slash(locked, "quiz")).text
    await ann.slash(doomed, "quiz", questions=1, seconds=3600)
    await question_in(standin, doomed)
    world.delete_channel(doomed)
    await bot.logged("its channel was deleted")
    bare = standin.channel(town.guild, "bare")
    world.overwrite(bare, everyone, deny=Can.EMBED_LINKS | Can.READ_MESSAGE_HISTORY)
    await ann.slash(bare, "quiz", questions=1, seconds=3600)
    plain = await standin.post(bare, "Question 1 of 1")
    assert not plain.payload["embeds"]
    ben.reply(plain, right(plain))
    await standin.post(bare, "✅ Correct")
    assert await bot.terminate() == 0
    assert "Traceback" not in bot.log
