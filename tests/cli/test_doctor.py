"""`python -m bot doctor` and `health`: one line a finding, and a status that scripts can go by."""

from __future__ import annotations

import asyncio
import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from bot import config, log
from bot.cli import doctor_checks, main
from bot.core.backups import backup_name
from bot.storage import engine
from bot.storage.store import Store
from tests.core.test_bot_token import ID, token
from tests.storage.revisions import upgrade_to

READ = pytest.CaptureFixture[str]
NAMES = [name.upper() for name in config.Settings.__struct_fields__]
NOBODY = "http://127.0.0.1:1/"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(log, "set_up", lambda _settings: None)
    monkeypatch.setattr(doctor_checks, "DISCORD", NOBODY)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def settings(**values: object) -> None:
    Path(".env").touch(0o600)
    lines = {"DISCORD_TOKEN": token(), "DATABASE_URL": "sqlite:///cuecard.db", **values}
    Path(".env").write_text("".join(f"{name}={value}\n" for name, value in lines.items()), encoding="utf-8")


def beat(url: str, at: datetime) -> None:
    async def beat_once() -> None:
        store = Store(engine.create(url))
        async with store.write() as tx:
            await tx.uptime.beat(at)
        await store.close()

    asyncio.run(beat_once())


def findings(capsys: READ, status: int, *arguments: str) -> dict[str, str]:
    """What is said of each subject, with its mark."""
    assert main(["doctor", *arguments]) == status
    out, err = capsys.readouterr()
    assert err == ""
    found = {}
    for line in out.splitlines():
        mark, subject, said = line.split(" ", 2)
        found[subject.rstrip(":")] = f"{mark} {said}"
    return found


def test_all_is_well(database_url: str, capsys: READ) -> None:
    settings(DATABASE_URL=f"'{database_url}'", BACKUP_EVERY=24 if database_url.startswith("sqlite") else 0)
    beat(database_url, datetime(2026, 3, 2, 12, tzinfo=UTC))
    Path("backups").mkdir()
    (Path("backups") / backup_name(datetime.now(UTC) - timedelta(hours=20))).touch()
    found = findings(capsys, 0, "--offline")
    assert [said for said in found.values() if not said.startswith("✓")] == []
    assert found["token"] == f"✓ has the right form, of application {ID}"
    assert found["database"].startswith(("✓ SQLite 3.", "✓ PostgreSQL 1"))
    assert found["schema"] == "✓ the newest; 0 shared decks; the bot was last up at 2026-03-02 12:00 UTC"
    assert found["decks"] == "✓ 1 deck with 50 cards come with it, and sql to import"


def test_before_the_first_start(capsys: READ, own_folder: Path) -> None:
    found = findings(capsys, 1)
    assert found["token"] == "✗ DISCORD_TOKEN is not set; `init` asks for it"
    assert found[".env"].startswith("! there is none here")
    settings()
    found = findings(capsys, 0)
    assert found["clock"] == "! not compared, for Discord cannot be reached from here"
    assert found["database"] == "! cuecard.db is not there yet; the first start makes it"
    assert found["backups"].startswith("! no automatic ones")
    assert [each.name for each in own_folder.iterdir()] == [".env"]


def damage(_file: Path) -> None:
    Path("cuecard.db").write_bytes(b"no database" * 1_000)


def grow_old(_file: Path) -> None:
    async def make() -> None:
        database = engine.create("sqlite:///cuecard.db")
        async with database.begin() as connection:
            await connection.run_sync(upgrade_to("0001"))
        await database.dispose()

    Path("cuecard.db").unlink()
    asyncio.run(make())


def set_(**values: object) -> Callable[[Path], None]:
    return lambda _file: settings(**values)


TROUBLE: dict[str, tuple[Callable[[Path], object], int, str, str]] = {
    "no token's form": (set_(DISCORD_TOKEN="abc"), 1, "token", "✗ DISCORD_TOKEN does not have the form"),
    "others may read it": (lambda _: Path(".env").chmod(0o644), 0, ".env", "! others on this machine"),
    "a slip in a name": (set_(LOGLEVEL="INFO"), 1, "settings", "✗ .env: there is no setting LOGLEVEL; did you"),
    "a wrong value": (set_(LOG_LEVEL="loud"), 1, "settings", "✗ LOG_LEVEL: "),
    "no such server": (set_(DATABASE_URL="postgresql://127.0.0.1:1/x"), 1, "database", "✗ "),
    "not backed up so": (
        set_(DATABASE_URL="postgresql://127.0.0.1:1/x", BACKUP_EVERY=1), 1, "backups", "✓ those of PostgreSQL",
    ),
    "a damaged file": (damage, 1, "database", "✗ file is not a database"),
    "a deck that is not there": (
        set_(DEFAULT_DECK="brids"), 0, "DEFAULT_DECK", "! no shared deck with cards is called 'brids', so another",
    ),
    "an older schema": (grow_old, 0, "schema", "! older than this version"),
    "no backups yet": (set_(BACKUP_EVERY=1), 0, "backups", "! none in backups yet"),
}  # fmt: skip


@pytest.mark.parametrize("what", TROUBLE)
def test_what_is_found(sqlite_url: str, capsys: READ, what: str) -> None:
    assert sqlite_url.endswith("/cuecard.db")
    settings()
    make, status, subject, said = TROUBLE[what]
    make(Path("cuecard.db"))
    assert findings(capsys, status)[subject].startswith(said)


def test_backups_that_stopped_are_noticed(sqlite_url: str, capsys: READ) -> None:
    assert sqlite_url.endswith("/cuecard.db")
    settings(BACKUP_EVERY=1, BACKUP_FOLDER="saved")
    Path("saved").mkdir()
    (Path("saved") / backup_name(datetime.now(UTC) - timedelta(hours=30))).touch()
    found = findings(capsys, 0)["backups"]
    assert found.startswith("! the newest in saved is 30 hours old")
    assert found.endswith(" hours old, more than it should be")


@pytest.mark.parametrize(("free", "status", "mark"), [(10, 1, "✗"), (100, 0, "!"), (5_000, 0, "✓")])
def test_disk_space(
    monkeypatch: pytest.MonkeyPatch, sqlite_url: str, capsys: READ, free: int, status: int, mark: str
) -> None:
    assert sqlite_url.endswith("/cuecard.db")
    settings()
    usage = shutil.disk_usage("/")._replace(free=free * 2**20)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage)
    assert findings(capsys, status)["disk"].startswith(f"{mark} {free:,} MiB free at ")


@pytest.fixture
def discord_time(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[timedelta, int], None]]:
    """Sets how far Discord's clock is from ours, and the status of its answer."""
    ahead, status = timedelta(0), 200

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response_only(status)
            self.send_header("Date", format_datetime(datetime.now(UTC) + ahead, usegmt=True))
            self.end_headers()

        def log_message(self, *_args: object) -> None:
            """Silent."""

    def set_to(difference: timedelta, answered: int) -> None:
        nonlocal ahead, status
        ahead, status = difference, answered

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        monkeypatch.setattr(doctor_checks, "DISCORD", f"http://127.0.0.1:{server.server_port}/")
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        yield set_to
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("answered", [200, 429])
@pytest.mark.parametrize(
    ("hours", "status", "said"),
    [
        (0.0, 0, "✓ agrees with Discord's"),
        (0.01, 0, "! "),
        (2.0, 1, "✗ 7,"),
        (-2.0, 1, "✗ 7,"),
    ],
)
def test_the_clock(
    discord_time: Callable[[timedelta, int], None],
    capsys: READ,
    hours: float,
    status: int,
    said: str,
    answered: int,
) -> None:
    settings()
    discord_time(timedelta(hours=hours), answered)
    assert findings(capsys, status)["clock"].startswith(said)


def test_health_is_a_heartbeat_that_is_not_old(
    database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: READ
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    assert main(["health"]) == 1
    assert capsys.readouterr().out == "not yet: no heartbeat\n"
    beat(database_url, datetime.now(UTC) - timedelta(hours=1))
    assert main(["health"]) == 1
    assert capsys.readouterr().out.startswith("last heartbeat 3")
    beat(database_url, datetime.now(UTC))
    assert main(["health"]) == 0


def test_health_makes_no_database(own_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: READ) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:///cuecard.db")
    assert main(["health"]) == 1
    assert capsys.readouterr().out == "not yet: there is no database\n"
    assert list(own_folder.iterdir()) == []
