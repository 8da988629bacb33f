"""`python -m bot doctor`: look everything over, one line each."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from bot import config
from bot.cli import doctor_checks as checks
from bot.cli.doctor_checks import Finding, Mark
from bot.cli.doctor_shards import shards
from bot.errors import ConfigError


def configure(parser: argparse.ArgumentParser) -> None:
    """One option."""
    parser.add_argument("--offline", action="store_true", help="do not ask Discord what time it is")


def run(options: argparse.Namespace) -> int:
    """Print a line a finding; the status is 1 when one is ✗."""
    wrong = False
    for found in _findings(asks_discord=not options.offline):
        print(f"{found.mark.value} {found.text}", flush=True)
        wrong = wrong or found.mark is Mark.WRONG
    return int(wrong)


def _findings(*, asks_discord: bool) -> Iterator[Finding]:
    yield from checks.env_file(Path(".env"))
    yield from checks.decks()
    if asks_discord:
        yield from checks.clock(checks.DISCORD)
    try:
        settings = config.load()
    except ConfigError as error:
        yield Finding(Mark.WRONG, f"settings: {error}")
        return
    yield from checks.token(settings)
    for check in (checks.database, shards, checks.disk, checks.backups):
        try:
            yield from check(settings)
        except ConfigError as error:
            yield Finding(Mark.WRONG, f"settings: {error}")
