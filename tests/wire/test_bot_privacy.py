"""`/privacy` over real sockets: a file in a direct message, a press after a restart, nothing left in the database."""

from __future__ import annotations

import json
from pathlib import Path

from . import payloads
from .conftest import StartBot, Town
from .database_file import DatabaseFile
from .permissions import Can
from .play import FIRST_TRY, answer, question_in, right
from .standin import StandIn

SAID = "hyacinths grow in the garden where ann lives"


async def test_a_person_takes_their_data_along_and_is_forgotten(
    standin: StandIn, town: Town, start_bot: StartBot, tmp_path: Path
) -> None:
    ann, ben, mod, database = town.ann, town.ben, town.mod, DatabaseFile(tmp_path)
    reviews = standin.channel(town.guild, "reviews")
    standin.world.overwrite(reviews, town.guild.roles[town.guild.id], deny=Can.VIEW_CHANNEL)
    standin.world.overwrite(reviews, standin.world.bot, allow=Can.VIEW_CHANNEL | Can.SEND_MESSAGES)
    bot = await start_bot()
    await mod.slash(town.general, "settings", review_channel=reviews)
    await ann.slash(town.quiz, "quiz", questions=1, seconds=3600)
    question = await question_in(standin, town.quiz)
    verdict = await answer(ann, question, SAID)
    assert verdict.message is not None
    await ann.click(verdict.message, "I was right")
    await standin.post(reviews, SAID)
    await answer(ann, question, right(question))
    await answer(ben, question, right(question))

    export = await ann.slash(ann.dm(), "privacy export")
    assert export.private
    assert export.message is not None
    data = json.loads(export.message.files["cuecard-my-data.json"])
    assert [each["answer"] for each in data["answers"]] == [SAID, right(question)]
    asked = await ann.slash(ann.dm(), "privacy forget")
    assert asked.message is not None
    assert await bot.terminate() == 0

    bot = await start_bot()
    await ann.click(asked.message, "Forget me")
    told = asked.message
    await standin.until(lambda: "You are forgotten" in told.text, "the last word")
    assert "Nothing at all" in (await ann.slash(ann.dm(), "privacy show")).text
    assert standin.posts(reviews) == []
    assert await bot.terminate() == 0
    assert database.sound()
    assert database.points() == {ben.user.id: FIRST_TRY}
    content = database.file.read_bytes()
    assert SAID.encode() not in content
    for (table,) in database.rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
        rows = database.rows(f"SELECT * FROM {table}")
        assert not [row for row in rows if ann.user.id in row], table
    assert "Traceback" not in bot.log


async def test_only_a_server_that_removes_the_bot_begins_to_be_forgotten(
    standin: StandIn, town: Town, start_bot: StartBot, tmp_path: Path
) -> None:
    database = DatabaseFile(tmp_path)
    lost = standin.guild("Lost")
    bot = await start_bot()
    for who, channel in ((town.ann, town.quiz), (standin.person("eve", lost), standin.channel(lost, "quiz"))):
        await who.slash(channel, "quiz", questions=1, seconds=3600)
    standin.world.outage(town.guild)
    standin.world.emit("GUILD_DELETE", {"id": str(lost.id)}, None)
    await bot.logged("a server was left")
    left = "SELECT id FROM guild WHERE removed_at IS NOT NULL"
    assert database.rows(left) == [(lost.id,)]
    back = payloads.guild_create(lost, [lost.members[standin.world.bot.id]])
    del back["unavailable"]  # this is how Discord tells a new server from one that is back after an outage
    standin.world.emit("GUILD_CREATE", back, None)
    await standin.until(lambda: database.rows(left) == [], "the way back")
    assert await bot.terminate() == 0
    assert "Traceback" not in bot.log
