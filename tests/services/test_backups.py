"""Backups that the running bot makes by itself."""

from __future__ import annotations

import asyncio
import logging
import shutil
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from bot import app
from bot.config import Settings
from bot.errors import ConfigError
from bot.services.backups import LOOK, AutomaticBackups, BackupPlan
from bot.storage import backup
from tests.fakes import FakeClock
from tests.patience import WAIT

HOURS = timedelta(hours=6)


@pytest.fixture
def plan(sqlite_url: str, tmp_path: Path) -> BackupPlan:
    return BackupPlan(Path(sqlite_url.removeprefix("sqlite:///")), tmp_path / "backups", HOURS, keep=2)


def made(plan: BackupPlan) -> list[str]:
    return sorted(each.name for each in plan.folder.iterdir())


async def test_one_is_made_when_it_is_due_and_the_oldest_goes(plan: BackupPlan) -> None:
    clock = FakeClock()
    backups = AutomaticBackups(plan, clock)
    for _ in range(3):
        assert await backups.make_if_due(plan) == HOURS
        clock.move(hours=2)
        assert await backups.make_if_due(plan) == timedelta(hours=4)
        clock.move(hours=4)
    assert made(plan) == ["cuecard-20260302T180000Z.db", "cuecard-20260303T000000Z.db"]
    assert all(backup.verify(plan.folder / name) for name in made(plan))
    assert stat.S_IMODE(plan.folder.stat().st_mode) == 0o700


async def test_a_restart_makes_no_further_one_and_clears_what_died(plan: BackupPlan) -> None:
    clock = FakeClock()
    await AutomaticBackups(plan, clock).make_if_due(plan)
    (plan.folder / f"cuecard-20260302T130000Z.db{backup.UNFINISHED}").touch()
    clock.move(hours=5)
    assert await AutomaticBackups(plan, clock).make_if_due(plan) == timedelta(hours=1)
    clock.move(hours=1)
    await AutomaticBackups(plan, clock).make_if_due(plan)
    assert made(plan) == ["cuecard-20260302T120000Z.db", "cuecard-20260302T180000Z.db"]


async def test_a_failure_is_logged_deletes_nothing_and_is_tried_again(
    plan: BackupPlan, caplog: pytest.LogCaptureFixture
) -> None:
    clock = FakeClock()
    backups = AutomaticBackups(plan, clock)
    await backups.make_if_due(plan)
    clock.move(hours=6)
    whole = plan.file.with_name("whole.db")
    plan.file.rename(whole)
    with caplog.at_level(logging.ERROR):
        assert await backups.make_if_due(plan) == LOOK
    assert "the backup failed" in caplog.text
    assert made(plan) == ["cuecard-20260302T120000Z.db"]
    shutil.copyfile(whole, plan.file)
    assert await backups.make_if_due(plan) == HOURS


async def test_the_bot_makes_them_from_the_moment_its_database_is_there(tmp_path: Path) -> None:
    settings = Settings(
        database_url=f"sqlite:///{tmp_path / 'cuecard.db'}", backup_every=24, backup_folder=tmp_path / "saved"
    )
    built = app.build(settings, clock=FakeClock())
    try:
        await built.client._on_open()
        async with asyncio.timeout(WAIT):
            while not await asyncio.to_thread(lambda: list((tmp_path / "saved").glob("*Z.db"))):  # noqa: ASYNC110  # it tells nobody
                await asyncio.sleep(0.01)
    finally:
        await built.client._on_close()
    assert [each.name for each in (tmp_path / "saved").iterdir()] == ["cuecard-20260302T120000Z.db"]


def test_postgresql_is_not_backed_up_by_the_bot() -> None:
    settings = Settings(database_url="postgresql://host/cuecard", backup_every=1)
    with pytest.raises(ConfigError, match=r"BACKUP_EVERY: .* pg_dump"):
        app.backup_plan(settings)


def test_by_default_there_are_none(tmp_path: Path) -> None:
    assert app.backup_plan(Settings(database_url=f"sqlite:///{tmp_path / 'cuecard.db'}")) is None
    plan = app.backup_plan(Settings(database_url=f"sqlite:///{tmp_path / 'cuecard.db'}", backup_every=0.5))
    assert plan == BackupPlan(tmp_path / "cuecard.db", tmp_path / "backups", timedelta(minutes=30), 7)
