"""Copies of a SQLite file in use, and putting one back."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.storage import backup, engine
from bot.storage.restore import restore
from bot.storage.store import Store
from tests.storage.revisions import upgrade_to

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
KEPT = "cuecard.db.before-restore-20260302T120000Z"


@pytest.fixture
def file(sqlite_url: str) -> Path:
    return Path(sqlite_url.removeprefix("sqlite:///"))


@contextmanager
def opened(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        yield connection


def set_zone(file: Path, zone: str) -> None:
    with opened(file) as database:
        database.execute("INSERT OR REPLACE INTO guild (id, timezone) VALUES (1, ?)", (zone,))


def zone(file: Path) -> str:
    with closing(sqlite3.connect(file)) as database:
        return str(database.execute("SELECT timezone FROM guild").fetchone()[0])


def test_a_backup_holds_what_is_written_so_far_and_nothing_beside_it(file: Path, tmp_path: Path) -> None:
    with opened(file) as bot:
        bot.execute(
            "INSERT INTO guild (id, timezone) VALUES (1, 'Asia/Tokyo')"
        )  # in the log, not in the file
        bot.execute("BEGIN IMMEDIATE")
        bot.execute("INSERT INTO guild (id) VALUES (2)")
        copied = backup.back_up(file, tmp_path / "copy.db")  # while a writer is in the middle
        bot.execute("COMMIT")
    assert copied.rows["guild"] == 1
    assert backup.verify(copied.file) == copied.rows
    assert stat.S_IMODE(copied.file.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.glob("copy*")] == ["copy.db"]


def test_a_damaged_database_makes_no_backup(file: Path, tmp_path: Path) -> None:
    damaged = file.read_bytes()
    file.write_bytes(damaged[:8192] + b"\xff" * 8192 + damaged[16384:])
    with pytest.raises((backup.BadBackup, sqlite3.DatabaseError)):
        backup.back_up(file, tmp_path / "copy.db")
    assert list(tmp_path.glob("copy*")) == []


def test_rows_that_point_nowhere_are_damage(file: Path) -> None:
    with opened(file) as database:
        database.execute("INSERT INTO entry VALUES (99, 1, 0, 0, null, 0, 0, 1, 0, null)")
    with pytest.raises(backup.BadBackup, match="rows point at rows that are not there"):
        backup.verify(file)


def test_a_restore_keeps_what_was_there_and_leaves_the_backup_as_it_is(file: Path, tmp_path: Path) -> None:
    set_zone(file, "Asia/Tokyo")
    saved = tmp_path / "saved.db"
    backup.back_up(file, saved)
    before = saved.read_bytes()
    set_zone(file, "Europe/Paris")
    done = restore(saved, file, NOW)
    assert (done.rows["guild"], done.kept) == (1, tmp_path / KEPT)
    assert (zone(file), zone(tmp_path / KEPT)) == ("Asia/Tokyo", "Europe/Paris")
    assert saved.read_bytes() == before
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert {each.name for each in tmp_path.iterdir()} == {"cuecard.db", "saved.db", KEPT}


def test_two_restores_in_one_second_keep_both(file: Path, tmp_path: Path) -> None:
    backup.back_up(file, tmp_path / "saved.db")
    kept = []
    for name in ("Asia/Tokyo", "Europe/Paris"):
        set_zone(file, name)
        kept.append(restore(tmp_path / "saved.db", file, NOW).kept)
    assert [zone(each) for each in kept if each] == ["Asia/Tokyo", "Europe/Paris"]


def test_a_restore_to_nothing_makes_the_database(file: Path, tmp_path: Path) -> None:
    set_zone(file, "Asia/Tokyo")
    target = tmp_path / "new" / "cuecard.db"
    assert restore(file, target, NOW).kept is None
    assert zone(target) == "Asia/Tokyo"


def test_a_restore_over_a_damaged_database_keeps_that_too(file: Path, tmp_path: Path) -> None:
    backup.back_up(file, tmp_path / "saved.db")
    file.write_bytes(b"no database at all" * 1_000)
    file.with_name("cuecard.db-wal").write_bytes(b"left over")
    restore(tmp_path / "saved.db", file, NOW)
    backup.verify(file)
    assert (tmp_path / KEPT).read_bytes().startswith(b"no database at all")
    assert (tmp_path / f"{KEPT}-wal").read_bytes() == b"left over"


async def test_a_database_in_use_is_not_replaced(sqlite_store: Store, file: Path, tmp_path: Path) -> None:
    async with sqlite_store.read() as tx:
        await (
            tx.uptime.last_beat()
        )  # from here on the pool holds an idle connection, as in a bot with nothing to do
    backup.back_up(file, tmp_path / "saved.db")
    with pytest.raises(ConfigError, match=r"cuecard\.db is in use: stop the bot first"):
        await asyncio.to_thread(restore, tmp_path / "saved.db", file, NOW)
    async with sqlite_store.write() as tx:
        await tx.uptime.beat(NOW)


def test_an_older_backup_is_brought_to_the_newest_schema(file: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.db"

    async def make() -> None:
        database = engine.create(f"sqlite:///{old}")
        async with database.begin() as connection:
            await connection.run_sync(upgrade_to("0001"))
        await database.dispose()

    asyncio.run(make())
    restore(old, file, NOW)
    with closing(sqlite3.connect(file)) as restored, closing(sqlite3.connect(old)) as saved:
        versions = [
            each.execute("SELECT version_num FROM alembic_version").fetchone() for each in (saved, restored)
        ]
    assert versions[0] == ("0001",)
    assert versions[1] != versions[0]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_what_root_restores_belongs_to_the_bots_user(file: Path, tmp_path: Path) -> None:
    backup.back_up(file, tmp_path / "saved.db")
    os.chown(file, 65534, 65533)
    restore(tmp_path / "saved.db", file, NOW)
    assert (file.stat().st_uid, file.stat().st_gid) == (65534, 65533)


OTHERS = {
    "another program's": "CREATE TABLE recipe (name TEXT)",
    "from a newer version": "CREATE TABLE guild (id); CREATE TABLE alembic_version (version_num);"
    "INSERT INTO alembic_version VALUES ('9999')",
}


@pytest.mark.parametrize("what", [*OTHERS, "no database", "not there", "the database itself"])
def test_what_is_no_backup_changes_nothing(file: Path, tmp_path: Path, what: str) -> None:
    source = file if what == "the database itself" else tmp_path / "source.db"
    if what in OTHERS:
        with closing(sqlite3.connect(source)) as other:
            other.executescript(OTHERS[what])
    elif what == "no database":
        source.write_text("Dear diary, " * 100, encoding="utf-8")
    before = file.read_bytes()
    with pytest.raises(ConfigError):
        restore(source, file, NOW)
    assert file.read_bytes() == before
    assert list(tmp_path.glob("*restor*")) == []
