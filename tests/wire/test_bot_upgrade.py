"""A database of another version: an older one is brought up to date at the start, of a newer one nothing is touched."""

from __future__ import annotations

import asyncio
from pathlib import Path

from alembic import command
from sqlalchemy import Connection

from bot.storage import engine, migrate, schema_version

from .conftest import StartBot, Town
from .database_file import DatabaseFile
from .play import answer, question_in, right
from .standin import StandIn


def down_to_the_first(connection: Connection) -> None:
    settings = migrate.config()
    settings.attributes["connection"] = connection
    command.downgrade(settings, "0001")


async def test_an_open_question_of_the_first_schema_is_answered_and_points_are_kept(
    standin: StandIn, town: Town, start_bot: StartBot, tmp_path: Path
) -> None:
    bot = await start_bot()
    await town.ann.slash(town.quiz, "quiz", questions=1, seconds=3600)
    question = await question_in(standin, town.quiz)
    await answer(town.ann, question, right(question))
    await bot.kill()
    database = DatabaseFile(tmp_path)
    opened = engine.create(f"sqlite:///{database.file}")
    async with opened.begin() as connection:
        await connection.run_sync(down_to_the_first)
    await opened.dispose()

    newer = await start_bot()
    await newer.logged("database migrated")
    assert (await answer(town.ben, question, right(question))).text.startswith("✅ Correct · +10 points")
    assert "🥇 Ann — 12 points" in (await town.ben.slash(town.quiz, "leaderboard")).text
    assert "Current: **1 day**" in (await town.ann.slash(town.quiz, "streak")).text
    assert await newer.terminate() == 0
    assert database.sound()
    assert database.rows("SELECT version_num FROM alembic_version") == [(schema_version.newest(),)]
    assert "Traceback" not in newer.log


async def test_a_newer_schema_is_left_alone(start_bot: StartBot, tmp_path: Path) -> None:
    database = DatabaseFile(tmp_path)
    database.change("UPDATE alembic_version SET version_num = '9999'")
    before = await asyncio.to_thread(database.file.read_bytes)
    bot = await start_bot()
    assert await bot.wait() == 2
    assert bot.lines == [
        "The database comes from a newer version of Cuecard (revision 9999). Update, or restore an older backup."
    ]
    assert await asyncio.to_thread(database.file.read_bytes) == before
