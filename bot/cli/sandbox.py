"""`python -m bot sandbox`: try the bot in a local page or terminal, without Discord."""

from __future__ import annotations

import argparse
import asyncio
import importlib.util
import sys
from collections.abc import Iterable
from pathlib import Path

from bot import SANDBOX
from bot.cli.deck_file import path_of, problem_lines, read
from bot.cli.ports import add_page_options
from bot.core.decks.problems import DeckError
from bot.errors import ConfigError
from bot.formats.load import Loaded

NEEDED = ("simcord", "markdown_it", "linkify_it", "regex", "PIL")
"""Modules of the `sandbox` extra."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Where it appears, and on which database."""
    parser.add_argument(
        "--terminal", action="store_true", help="chat in this terminal, or by lines from a pipe"
    )
    parser.add_argument("--database", type=Path, metavar="FILE", help="a SQLite file to keep (default: none)")
    parser.add_argument(
        "--deck", type=Path, action="append", default=[], metavar="FILE|NAME",
        help="a deck that /quiz asks from, as `deck import` takes it; may be repeated",
    )  # fmt: skip
    add_page_options(parser)


def _read(names: Iterable[Path]) -> list[Loaded]:
    """The decks in files; ConfigError with every problem of the first that has some."""
    loaded = []
    for path in names:
        try:
            loaded.append(read(path_of(path)))
            for note in loaded[-1].skipped:
                print(f"{path}: note: {note}", file=sys.stderr)
        except DeckError as error:
            raise ConfigError("\n".join(problem_lines(path, error))) from error
    return loaded


def run(options: argparse.Namespace) -> int:
    """Serve until Ctrl+C, SIGTERM, or the end of the input."""
    if options.terminal and (options.port or options.open):
        raise ConfigError("--port and --open are for the page: leave them out with --terminal.")
    if any(importlib.util.find_spec(module) is None for module in NEEDED):
        raise ConfigError(f"The sandbox needs more packages: run `{SANDBOX}`, or install cuecard[sandbox].")
    decks = _read(options.deck)
    if options.terminal:
        from bot.sandbox import terminal

        return asyncio.run(terminal.chat(options.database, decks))
    from bot.sandbox import page

    return asyncio.run(page.serve(options.database, decks, options.port or 0, open_browser=options.open))
