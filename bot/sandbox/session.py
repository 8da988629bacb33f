"""One session of the sandbox: its settings and database."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from bot import config, log
from bot.config import Settings
from bot.errors import ConfigError
from bot.formats.load import Loaded
from bot.sandbox.greeting import topic_for
from bot.sandbox.simulation import MODERATOR, Simulation
from bot.services.decks.editing import Editor

SQLITE_HEADER = b"SQLite format 3\x00"
"""The first 16 bytes of every SQLite file (sqlite.org/fileformat.html)."""


def settings_for(database: Path, decks: Sequence[Loaded] = ()) -> Settings:
    """The environment's settings on this database, with the first of `decks` as the default one.

    `.env` is the real bot's. Quiet unless LOG_LEVEL says otherwise.
    """
    _check(database)
    default = {"default_deck": decks[0].deck.slug} if decks else {}
    return config.load(
        env_file=None,
        defaults={"log_level": "WARNING"},
        database_url=f"sqlite:///{database.resolve()}",
        shards=None,
        shard_ids=None,
        **default,
    )


def _check(database: Path) -> None:
    """ConfigError unless the file is a SQLite database, or one can be made there."""
    try:
        if not database.parent.is_dir():
            raise ConfigError(f"--database: there is no folder {database.parent}.")
        if database.exists():
            with database.open("rb") as file:
                start = file.read(len(SQLITE_HEADER))
            if start and start != SQLITE_HEADER:
                raise ConfigError(f"--database: {database} is not a SQLite database.")
    except OSError as error:
        raise ConfigError(f"--database: cannot read {database} ({error.strerror}).") from error


@asynccontextmanager
async def simulation(database: Path | None, decks: Sequence[Loaded] = ()) -> AsyncIterator[Simulation]:
    """A started simulation, on `database` or on one that is deleted afterwards; with `decks` as the server's own."""
    with tempfile.TemporaryDirectory(prefix="cuecard-") as folder:
        settings = settings_for(database or Path(folder) / "sandbox.db", decks)
        log.set_up(settings)
        simulated = Simulation(settings, topic=topic_for([loaded.deck for loaded in decks]))
        try:
            await simulated.start()
            editor = Editor(simulated.guild.id, simulated.people[MODERATOR].id)
            await simulated.app.services.deck_import.import_now(editor, decks, dry_run=False)
            yield simulated
        finally:
            await simulated.close()
