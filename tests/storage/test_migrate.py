"""Migrations: the newest schema is the one in the code, and no step loses what is stored."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import stat
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, Connection, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.config import ROOT
from bot.errors import ConfigError, DatabaseAway
from bot.storage import engine, migrate, schema_version
from bot.storage.schema import metadata
from bot.storage.schema.base import complete
from bot.storage.store import Store
from tests.storage.revisions import down_to_nothing
from tests.storage.rows import ANA, attempt, open_round, stored_quiz

HEAD = ScriptDirectory.from_config(migrate.config()).get_current_head()


async def on(database: AsyncEngine, function: Any) -> Any:
    async with database.connect() as connection:
        return await connection.run_sync(function)


def differences(connection: Connection) -> list[Any]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    with warnings.catch_warnings():  # test_growth_migration compares those
        warnings.filterwarnings("ignore", ".*expression-based index")
        return list(compare_metadata(context, complete()))


def checks(connection: Connection) -> dict[str, set[str | None]]:
    """The check constraints of each table; Alembic compares all but these."""
    tables = inspect(connection).get_table_names()
    return {t: {c["name"] for c in inspect(connection).get_check_constraints(t)} for t in tables}


async def test_from_empty_to_the_schema_of_the_code(empty_url: str) -> None:
    database = engine.create(empty_url)
    try:
        assert await on(database, differences)  # as long as nothing is there, the comparison says so
        await migrate.upgrade(database)
        assert await on(database, differences) == []
        found = await on(database, checks)
        for table in metadata.sorted_tables:
            assert found[table.name] == {c.name for c in table.constraints if isinstance(c, CheckConstraint)}
    finally:
        await database.dispose()


async def test_up_twice_changes_nothing(store: Store) -> None:
    async with store.write() as tx:
        quiz = await stored_quiz(tx)
    await migrate.upgrade(store.engine)
    await migrate.upgrade(store.engine)
    assert await on(store.engine, differences) == []
    async with store.read() as tx:
        assert await tx.quizzes.get(quiz.id) == quiz
    file = engine.sqlite_file(store.engine)
    assert file is None or list(file.parent.glob("*.before-*")) == []


async def test_two_processes_that_start_at_once_migrate_once(empty_url: str) -> None:
    one, other = engine.create(empty_url), engine.create(empty_url)
    try:
        await asyncio.gather(migrate.upgrade(one), migrate.upgrade(other))
        assert await on(one, differences) == []
    finally:
        await one.dispose()
        await other.dispose()


async def test_a_migration_waits_for_that_of_another_process_however_long_it_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Longer than an answer would wait for the lock: here that is no time at all."""
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_MS", 0)
    monkeypatch.setattr(migrate, "BUSY_TIMEOUT_MS", 0)
    url = f"sqlite:///{tmp_path / 'new.db'}"
    one, other = engine.create(url), engine.create(url)
    try:
        for database in (one, other):
            await on(database, inspect)  # both are open, and the file is set up
        await asyncio.gather(migrate.upgrade(one), migrate.upgrade(other))
        assert await on(one, differences) == []
        for database in (one, other):
            assert await on(database, busy_timeout) == 0, "an answer waits no longer than before"
    finally:
        await one.dispose()
        await other.dispose()


def busy_timeout(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one())


async def test_a_new_file_that_another_process_is_setting_up_is_waited_for(tmp_path: Path) -> None:
    """SQLite by itself refuses to switch to WAL as long as somebody else holds the lock, at once."""
    file = tmp_path / "new.db"
    database = engine.create(f"sqlite:///{file}")
    other = sqlite3.connect(file, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        other.execute("CREATE TABLE theirs (x)")
        opening = asyncio.create_task(on(database, lambda connection: inspect(connection).get_table_names()))
        await asyncio.wait([opening], timeout=0.3)  # refused, it would be over by now
        other.execute("COMMIT")
        assert await opening == ["theirs"]
    finally:
        other.close()
        await database.dispose()


async def test_down_to_nothing_and_up_again(empty_url: str) -> None:
    database = engine.create(empty_url)
    try:
        await migrate.upgrade(database)
        async with database.begin() as connection:
            await connection.run_sync(down_to_nothing)
        names = await on(database, lambda connection: inspect(connection).get_table_names())
        assert names == ["alembic_version"]
        await migrate.upgrade(database)
        assert await on(database, differences) == []
    finally:
        await database.dispose()


async def test_foreign_keys_are_on_for_every_connection_after_a_migration(tmp_path: Path) -> None:
    database = engine.create(f"sqlite:///{tmp_path / 'new.db'}")
    try:
        await migrate.upgrade(database)
        async with database.connect() as one, database.connect() as other:
            for connection in (one, other):
                assert (await connection.exec_driver_sql("PRAGMA foreign_keys")).scalar() == 1
        async with database.begin() as connection:
            with pytest.raises(IntegrityError):
                await connection.execute(
                    text(
                        "INSERT INTO card (deck_id, key, position, topic, retired, content) "
                        "VALUES (99, 'k', 0, '', false, '{}')"
                    )
                )
    finally:
        await database.dispose()


NEXT = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "9999", "{head}", None, None


def upgrade() -> None:
    with op.batch_alter_table("quiz", recreate="always") as batch:
        batch.add_column(sa.Column("note", sa.Text()))
    {more}
"""


@pytest.fixture
def add_revision(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Any]:
    """A next revision, which rebuilds the quiz table as SQLite must, and then does what a test says."""

    def add(more: str = "") -> None:
        scripts = tmp_path / "migrations"
        shutil.copytree(ROOT / "migrations", scripts)
        (scripts / "versions" / "9999_next.py").write_text(NEXT.format(head=HEAD, more=more))

        def config() -> Config:
            settings = Config()
            settings.set_main_option("script_location", str(scripts))
            return settings

        monkeypatch.setattr(migrate, "config", config)

    yield add


async def a_played_quiz(store: Store) -> tuple[int, int]:
    """Ids of a quiz and its round, with an attempt below them."""
    async with store.write() as tx:
        quiz = await stored_quiz(tx)
        round_ = await open_round(tx, quiz)
        await tx.members.saw(ANA)
        await tx.attempts.add(attempt(round_.id))
    return quiz.id, round_.id


def backups(file: Path) -> list[Path]:
    return list(file.parent.glob(f"{file.name}.before-*"))


async def test_a_file_of_an_older_version_is_copied_first_and_keeps_its_rows(
    sqlite_store: Store, add_revision: Any
) -> None:
    quiz_id, round_id = await a_played_quiz(sqlite_store)
    add_revision()
    await migrate.upgrade(sqlite_store.engine)

    file = engine.sqlite_file(sqlite_store.engine)
    assert file is not None
    (copy,) = backups(file)
    assert copy.name.endswith("before-9999")
    with sqlite3.connect(copy) as backup:
        assert backup.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
        assert backup.execute("SELECT id FROM quiz").fetchall() == [(quiz_id,)]
        assert "note" not in [row[1] for row in backup.execute("PRAGMA table_info(quiz)")]
    backup.close()

    async with sqlite_store.read() as tx:
        assert await tx.quizzes.get(quiz_id) is not None
        assert await tx.quizzes.round(round_id) is not None  # a rebuilt table takes no children with it
        assert await tx.attempts.get(1) is not None
    async with sqlite_store.engine.connect() as connection:
        assert (await connection.exec_driver_sql("PRAGMA foreign_keys")).scalar() == 1
        assert (await connection.execute(text("SELECT note FROM quiz"))).scalars().all() == [None]


async def test_who_comes_second_leaves_the_copy_of_the_older_version_alone(
    sqlite_store: Store, add_revision: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both find the older version; when the second has its turn, the file is of the newer one already."""
    add_revision()

    async def as_found_at_first(_database: AsyncEngine) -> tuple[str | None, str]:
        return HEAD, "9999"

    monkeypatch.setattr(migrate, "_revisions", as_found_at_first)
    for _ in range(2):
        await migrate.upgrade(sqlite_store.engine)
    file = engine.sqlite_file(sqlite_store.engine)
    assert file is not None
    (copy,) = backups(file)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with sqlite3.connect(copy) as backup:
        assert backup.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
    backup.close()
    async with sqlite_store.engine.connect() as connection:
        assert (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar() == "9999"


@pytest.mark.parametrize("stamped", [False, True])
async def test_the_database_of_another_program_is_left_alone(tmp_path: Path, stamped: bool) -> None:
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
        if stamped:  # by its own Alembic
            other.execute("CREATE TABLE alembic_version (version_num TEXT)")
            other.execute("INSERT INTO alembic_version VALUES ('abc')")
    other.close()
    opened = engine.create(f"sqlite:///{file}")
    with pytest.raises(ConfigError, match=r"other\.db is the database of another program"):
        await migrate.upgrade(opened)
    await opened.dispose()
    with sqlite3.connect(file) as other:
        names = {name for (name,) in other.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    other.close()
    assert names == {"recipe"} | ({"alembic_version"} if stamped else set())


async def test_a_database_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    """Opened for reading alone, as a file in a folder without the right to write is."""
    (tmp_path / "cuecard.db").touch()
    opened = engine.create(f"sqlite:///file:{tmp_path / 'cuecard.db'}?mode=ro&uri=true")
    with pytest.raises(
        ConfigError, match="DATABASE_URL: the database cannot be used: attempt to write a readonly"
    ):
        await migrate.upgrade(opened)
    await opened.dispose()


async def test_a_server_that_is_away_may_come_back_and_a_database_that_is_not_there_may_not(
    postgres_url: str,
) -> None:
    wrong = make_url(postgres_url).set(database="gone")
    away = make_url("postgresql://127.0.0.1:1/nobody")
    for url, kind in ((wrong, ConfigError), (away, DatabaseAway)):
        opened = engine.create(url.render_as_string(hide_password=False))
        with pytest.raises(ConfigError, match="DATABASE_URL: the database cannot be used") as caught:
            await migrate.upgrade(opened)
        assert type(caught.value) is kind
        await opened.dispose()


FAILURES = {
    "an error half-way": ('raise OSError("disk full")', ConfigError),
    "broken foreign keys": ('op.execute("DELETE FROM deck")', RuntimeError),
}


@pytest.mark.parametrize("what", FAILURES)
async def test_a_migration_that_fails_changes_nothing(
    sqlite_store: Store, add_revision: Any, what: str
) -> None:
    more, error = FAILURES[what]
    quiz_id, round_id = await a_played_quiz(sqlite_store)
    add_revision(more)
    with pytest.raises(error):
        await migrate.upgrade(sqlite_store.engine)
    assert await on(sqlite_store.engine, differences) == []
    async with sqlite_store.engine.connect() as connection:
        version = (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar()
        assert (await connection.exec_driver_sql("PRAGMA foreign_keys")).scalar() == 1
    assert version == HEAD
    async with sqlite_store.read() as tx:
        assert await tx.quizzes.get(quiz_id) is not None
        assert await tx.quizzes.round(round_id) is not None


def test_a_backup_is_a_whole_database(sqlite_url: str) -> None:
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    with sqlite3.connect(file) as source:
        source.execute("PRAGMA journal_mode = WAL")
        source.execute("INSERT INTO guild (id, timezone) VALUES (1, 'Asia/Tokyo')")
        source.commit()  # now in the write-ahead log, not in the file
        copy = migrate._back_up(file, "0002")
    source.close()
    alone = copy.rename(copy.with_name("alone.db"))
    with sqlite3.connect(alone) as restored:
        assert restored.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert restored.execute("SELECT timezone FROM guild").fetchall() == [("Asia/Tokyo",)]
    restored.close()


def test_the_newest_revision_is_known_by_its_file() -> None:
    assert schema_version.newest() == HEAD


async def test_what_needs_no_migration_is_known_in_a_statement(empty_url: str) -> None:
    database = engine.create(empty_url)
    try:
        assert not await schema_version.is_newest(database)
        await migrate.upgrade(database)
        assert await schema_version.is_newest(database)
        async with database.begin() as connection:
            await connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
        assert not await schema_version.is_newest(database)
    finally:
        await database.dispose()


async def test_another_programs_revision_of_that_name_is_not_ours(tmp_path: Path) -> None:
    database = engine.create(f"sqlite:///{tmp_path}/other.db")
    try:
        async with database.begin() as connection:
            await connection.execute(text("CREATE TABLE alembic_version (version_num TEXT)"))
            await connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})
        assert not await schema_version.is_newest(database)
    finally:
        await database.dispose()
