"""`python -m bot privacy export | forget`: what is stored about a person, for an operator whom they ask."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from bot import config
from bot.cli.ids import discord_id
from bot.core.appeals import ReviewMessage
from bot.services.privacy import PrivacyService
from bot.storage import migrate

_T = TypeVar("_T")
YES = "forget"
"""What is typed to go on."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Two commands below `privacy`."""
    commands = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    exporting = commands.add_parser("export", help="write everything about a person as JSON")
    exporting.add_argument("--out", type=Path, metavar="FILE", help="where to (default: standard output)")
    forgetting = commands.add_parser("forget", help="delete everything about a person, for good")
    forgetting.add_argument("--yes", action="store_true", help="do not ask")
    for command in (exporting, forgetting):
        command.add_argument(
            "user", type=discord_id, metavar="USER", help="the person's id on Discord, a number"
        )


def run(options: argparse.Namespace) -> int:
    """Do it; the bot may be running meanwhile."""
    return _export(options) if options.action == "export" else _forget(options)


def _export(options: argparse.Namespace) -> int:
    known = _known(options.user)
    data = asyncio.run(_with_service(lambda service: service.export(options.user)))
    if not known:
        print(_nothing(options.user), file=sys.stderr)
    if options.out is None:
        sys.stdout.write(data.decode())
        return 0
    try:
        options.out.write_bytes(data)
    except OSError as error:
        print(f"{options.out}: cannot be written: {error.strerror}", file=sys.stderr)
        return 1
    if known:
        print(f"Everything about {options.user} is in {options.out}.")
    return 0


def _forget(options: argparse.Namespace) -> int:
    if not _known(options.user):
        print(_nothing(options.user))
        return 0
    if not options.yes and not _confirmed(options.user):
        print("Nothing was deleted.")
        return 1
    messages = asyncio.run(_with_service(lambda service: service.forget(options.user)))
    print(f"{options.user} is forgotten.")
    for each in messages:
        print(_left(each))
    return 0


def _known(user_id: int) -> bool:
    """Whether anything is stored about the person."""
    return any(asyncio.run(_with_service(lambda service: service.overview(user_id))).counts.values())


def _nothing(user_id: int) -> str:
    return f"Nothing is stored about {user_id}."


def _confirmed(user_id: int) -> bool:
    """Whether the operator types the word; an end of the input is a no."""
    print(
        f"Everything about {user_id} will be deleted, in every server, also that they hide. "
        "This cannot be undone."
    )
    try:
        return input(f"Type {YES} to go on: ").strip() == YES
    except EOFError:
        print()
        return False


def _left(message: ReviewMessage) -> str:
    """Only the bot can delete it, which this command is not."""
    place = f"https://discord.com/channels/{message.guild_id}/{message.channel_id}/{message.message_id}"
    return f"A message in Discord shows reviewers what they sent; delete it by hand: {place}"


async def _with_service(do: Callable[[PrivacyService], Awaitable[_T]]) -> _T:
    from bot import app  # it imports discord.py, which takes a while

    settings = config.load()
    store = app.open_store(settings)
    try:
        await migrate.upgrade(store.engine)
        service = PrivacyService(store, app.SystemClock(), timedelta(days=settings.retention_days))
        return await do(service)
    finally:
        await store.close()
