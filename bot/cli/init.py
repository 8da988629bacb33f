"""`python -m bot init`: write `.env` and print the link that invites the bot."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Callable
from pathlib import Path

from bot import COMMAND
from bot.cli import env_file
from bot.core.bot_token import PERMISSIONS, application_id, invite_link
from bot.core.zones import is_zone, no_zone
from bot.errors import ConfigError

FILE = Path(".env")
NOT_ONE = (
    "That does not have the form of a bot token (three parts with dots between). "
    "It is on discord.com/developers/applications: your application, Bot, Reset Token."
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Everything that is asked can be given; the token never on the command line, where others could read it."""
    parser.add_argument(
        "--token-file", type=Path, metavar="FILE", help="read the token from it; - for standard input"
    )
    parser.add_argument(
        "--timezone", metavar="ZONE", help="of servers that have not set theirs, such as Europe/Paris"
    )
    parser.add_argument("--database", metavar="URL", help="such as postgresql://user:password@host/database")
    parser.add_argument(
        "--yes", action="store_true", help="ask nothing; the token is that of DISCORD_TOKEN or --token-file"
    )
    parser.add_argument(
        "--force", action="store_true", help="replace a .env that is there; it is kept as .env.old"
    )


def run(options: argparse.Namespace) -> int:
    """Ask, write, and say what comes next."""
    if not options.yes and not sys.stdin.isatty():
        raise ConfigError("init asks questions: run it in a terminal, or give it --yes and what it needs.")
    try:
        if not _may_write(options):
            print("Nothing was changed.")
            return 1
        token = _token(options)
        settings = {"DISCORD_TOKEN": token, "DEFAULT_TIMEZONE": _zone(options)}
        database = _database(options)
    except EOFError:
        print("\nNothing was changed.", file=sys.stderr)
        return 1
    if database:
        settings["DATABASE_URL"] = database
    kept = env_file.write(FILE, env_file.text_of(settings))
    _say(token, kept)
    return 0


def _may_write(options: argparse.Namespace) -> bool:
    if not FILE.exists() or options.force:
        return True
    if options.yes:
        raise ConfigError("There is a .env already: --force replaces it, and keeps it as .env.old.")
    asked = input("There is a .env already. Replace it, and keep it as .env.old? [y/N] ")
    return asked.strip().lower() in ("y", "yes")


def _token(options: argparse.Namespace) -> str:
    if options.token_file is not None:
        return _checked_token(_read(options.token_file))
    if options.yes:
        given = os.environ.get("DISCORD_TOKEN", "")
        if not given:
            raise ConfigError("init --yes needs the token in DISCORD_TOKEN or in --token-file FILE.")
        return _checked_token(given)
    return _ask(lambda: getpass.getpass("Bot token (it is not shown): "), _checked_token)


def _read(file: Path) -> str:
    if str(file) == "-":
        return sys.stdin.readline()
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"--token-file: cannot read {file}") from error


def _checked_token(given: str) -> str:
    token = given.strip().strip("\"'").removeprefix("Bot ")
    if application_id(token) is None:
        raise ConfigError(NOT_ONE)
    return token


def _zone(options: argparse.Namespace) -> str:
    if options.timezone is not None or options.yes:
        return _checked_zone(options.timezone or "")
    return _ask(lambda: input("Time zone of servers that have not set theirs [UTC]: "), _checked_zone)


def _checked_zone(given: str) -> str:
    name = given.strip() or "UTC"
    if is_zone(name):
        return name
    raise ConfigError(no_zone(name))


def _database(options: argparse.Namespace) -> str:
    if options.database is not None or options.yes:
        return _checked_database(options.database or "")
    return _ask(
        lambda: input("Database, as postgresql://user:password@host/database [a SQLite file]: "),
        _checked_database,
    )


def _checked_database(given: str) -> str:
    from bot.storage.engine import database_url  # it imports SQLAlchemy, which takes a while

    url = given.strip()
    if url:
        database_url(url)
    return url


def _ask(asking: Callable[[], str], check: Callable[[str], str]) -> str:
    """Ask until the answer can be used."""
    while True:
        try:
            return check(asking())
        except ConfigError as error:
            print(error)


def _say(token: str, kept: Path | None) -> None:
    print(f"Wrote {FILE}, readable by you alone." + (f" The old one is {kept}." if kept else ""))
    application = application_id(token)
    assert application is not None  # it was checked
    print(f"\nInvite the bot ({', '.join(PERMISSIONS)}):\n{invite_link(application)}\n")
    print(f"Then start it: {COMMAND} run. `{COMMAND} doctor` looks everything over.")
