"""`python -m bot sandbox`: try the bot in a local page or terminal, without Discord."""

from __future__ import annotations

import argparse
import asyncio
import importlib.util
from pathlib import Path

from bot import SANDBOX
from bot.cli.ports import add_page_options
from bot.errors import ConfigError

NEEDED = ("simcord", "markdown_it", "linkify_it", "regex", "PIL")
"""Modules of the `sandbox` extra."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Where it appears, and on which database."""
    parser.add_argument(
        "--terminal", action="store_true", help="chat in this terminal, or by lines from a pipe"
    )
    parser.add_argument("--database", type=Path, metavar="FILE", help="a SQLite file to keep (default: none)")
    add_page_options(parser)


def run(options: argparse.Namespace) -> int:
    """Serve until Ctrl+C, SIGTERM, or the end of the input."""
    if options.terminal and (options.port or options.open):
        raise ConfigError("--port and --open are for the page: leave them out with --terminal.")
    if any(importlib.util.find_spec(module) is None for module in NEEDED):
        raise ConfigError(f"The sandbox needs more packages: run `{SANDBOX}`, or install cuecard[sandbox].")
    if options.terminal:
        from bot.sandbox import terminal

        return asyncio.run(terminal.chat(options.database))
    from bot.sandbox import page

    return asyncio.run(page.serve(options.database, options.port or 0, open_browser=options.open))
