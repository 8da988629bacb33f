"""The command line, one module a command. Imports wait until a command runs, so that each starts quickly."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from bot import COMMAND, __version__
from bot.errors import ConfigError, StorageUnavailable, UserError

COMMANDS = {
    "init": "write .env, and print the link that invites the bot",
    "run": "connect to Discord and serve",
    "sandbox": "try the bot in a local page or terminal, without Discord",
    "grade": "grade answers from standard input, JSON lines in and out; also against a deck file",
    "deck": "import, list, check or teach decks",
    "privacy": "give out, or delete, everything that is stored about a person",
    "review": "work out anew what people remember of cards",
    "migrate": "bring the database to the newest schema",
    "doctor": "look settings, database, clock, disk and backups over",
    "health": "say whether a bot serves on the database, for containers and monitors",
    "db": "back up, restore, copy or check the database",
}
EXIT_CONFIG = 2
"""Also argparse's own status for a wrong command line."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0, 1 for a failure that was reported, 2 for a wrong setting or usage."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(prog=COMMAND, description="Cuecard, a Discord tutor bot.")
    parser.add_argument("--version", action="version", version=f"Cuecard {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    named = arguments[0] if arguments else ""
    try:
        for name, summary in COMMANDS.items():
            command = commands.add_parser(
                name, help=summary, description=f"{summary[:1].upper()}{summary[1:]}."
            )
            if name == named:
                importlib.import_module(f"bot.cli.{name}").configure(command)
        options = parser.parse_args(arguments)
        return int(importlib.import_module(f"bot.cli.{options.command}").run(options))
    except ConfigError as error:
        print(error, file=sys.stderr)
        return EXIT_CONFIG
    except StorageUnavailable as error:
        print(f"The database cannot be used: {error.reason}", file=sys.stderr)
        return EXIT_CONFIG
    except UserError as error:
        from bot.cogs.error_texts import sentence  # it imports discord.py, which takes a while

        print(sentence(error), file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of our output left, as in `... | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
