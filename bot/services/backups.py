"""Backups that the running bot makes by itself, of its SQLite file, in threads beside the event loop."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from msgspec import Struct

from bot.core.backups import backup_name, surplus, wait
from bot.services.protocols import Clock
from bot.storage import backup

log = logging.getLogger(__name__)

LOOK = timedelta(minutes=10)
"""How often the clock is looked at meanwhile (it may be set), and how long it waits after a failure."""
FOLDER = "backups"
"""Beside the database, unless the operator names another."""
_FOLDER_MODE = 0o700
"""Backups hold what people wrote: the folder is its owner's alone."""


class BackupPlan(Struct, frozen=True):
    """What to copy, how often, and how many copies to keep."""

    file: Path
    folder: Path
    every: timedelta
    keep: int


class AutomaticBackups:
    """Makes a backup when the newest in the folder is old enough, whatever restarts lie between."""

    def __init__(self, plan: BackupPlan | None, clock: Clock) -> None:
        """None: there are none."""
        self._plan, self._clock = plan, clock
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin, once the database is there."""
        if self._plan is not None and self._task is None:
            self._task = asyncio.create_task(self._run(self._plan))

    async def stop(self) -> None:
        """End. A copy that is under way is finished in its thread, before the process ends."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    async def _run(self, plan: BackupPlan) -> None:
        while True:
            pause = await self.make_if_due(plan)
            await asyncio.sleep(min(pause, LOOK).total_seconds())

    async def make_if_due(self, plan: BackupPlan) -> timedelta:
        """Make one if it is due, and delete the oldest; how long until the next. A failure is logged, not raised."""
        try:
            names = await asyncio.to_thread(lambda: list(_names(plan.folder)))
            pause = wait(names, plan.every, self._clock.now())
            if pause:
                return pause
            copied = await asyncio.to_thread(self._make, plan)
        except (backup.BadBackup, sqlite3.Error, OSError) as error:
            log.error("the backup failed", extra={"reason": str(error), "folder": str(plan.folder)})  # noqa: TRY400
            return LOOK
        log.info("database backed up", extra={"file": str(copied.file), "rows": sum(copied.rows.values())})
        return plan.every

    def _make(self, plan: BackupPlan) -> backup.Copied:
        plan.folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
        for died in plan.folder.glob(f"cuecard-*.db{backup.UNFINISHED}*"):
            died.unlink()
        copied = backup.back_up(plan.file, plan.folder / backup_name(self._clock.now()))
        for name in surplus(_names(plan.folder), plan.keep):  # only now that there is a newer one
            (plan.folder / name).unlink(missing_ok=True)
        return copied


def _names(folder: Path) -> Iterator[str]:
    return (each.name for each in folder.iterdir()) if folder.is_dir() else iter(())
