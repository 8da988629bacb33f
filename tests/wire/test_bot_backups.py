"""The running process backs itself up; its database cannot be replaced under it, and can once it has ended."""

from __future__ import annotations

from pathlib import Path

from .conftest import StartBot, Town
from .database_file import DatabaseFile
from .play import answer, question_in, right
from .standin import StandIn


async def test_it_backs_itself_up_and_holds_its_database_against_a_restore(
    standin: StandIn, town: Town, start_bot: StartBot, tmp_path: Path
) -> None:
    bot = await start_bot(env={"BACKUP_EVERY": "24", "BACKUP_FOLDER": "saved"})
    await bot.logged("database backed up")
    await town.ann.slash(town.quiz, "quiz", questions=1, seconds=3600)
    question = await question_in(standin, town.quiz)
    await answer(town.ann, question, right(question))
    by_hand = await start_bot("-m", "bot", "db", "backup", "later.db")
    assert await by_hand.wait() == 0, by_hand.log
    (first,) = (tmp_path / "saved").iterdir()  # a folder of one file
    refused = await start_bot("-m", "bot", "db", "restore", str(first))
    assert await refused.wait() == 2
    assert refused.lines[-1].endswith("is in use: stop the bot first (and whatever else has it open).")
    points = DatabaseFile(tmp_path).points()
    assert set(points) == {town.ann.user.id}
    assert await bot.terminate() == 0
    for backup, kept in ((str(first), {}), ("later.db", points)):
        restored = await start_bot("-m", "bot", "db", "restore", backup)
        assert await restored.wait() == 0, restored.log
        assert DatabaseFile(tmp_path).points() == kept
    assert "Traceback" not in bot.log
