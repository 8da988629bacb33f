"""`python -m bot deck import | list | export | lint`: decks, for the operator."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import TypeVar

from sqlalchemy.exc import SQLAlchemyError

from bot import assets, config
from bot.cli.deck_file import problem_lines, read
from bot.core.cards import Deck
from bot.core.decks import lint_forms
from bot.core.decks.lint import Severity, lint
from bot.core.decks.problems import DeckError
from bot.core.decks.records import SHARED
from bot.core.wording import plural
from bot.errors import ConfigError, UserError
from bot.formats.export import EXPORTS, export, left_out
from bot.formats.load import FORMATS, Loaded
from bot.services.decks.editing import Editor
from bot.services.decks.files import DeckFiles
from bot.services.decks.importing import DeckImportService, Import
from bot.services.decks.lookup import find
from bot.storage.store import Store

OPERATOR = 0
"""In place of a member's id."""
LINT_SECONDS = 20.0
_T = TypeVar("_T")


class _Failed(Exception):
    """Ends the command with status 1; the message is for the operator."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Four commands below `deck`."""
    commands = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    reading = commands.add_parser(
        "import", help="read decks from files; all of them, or none when one is wrong"
    )
    reading.add_argument("files", nargs="+", type=Path, metavar="FILE")
    reading.add_argument("--format", help=f"{', '.join(FORMATS)} (default: found by itself)")
    reading.add_argument("--dry-run", action="store_true", help="say what would change, and change no deck")
    listing = commands.add_parser("list", help="show the decks")
    writing = commands.add_parser("export", help="write a deck to a file")
    writing.add_argument("deck", metavar="DECK", help="its name, as `list` shows it")
    writing.add_argument("--format", default="yaml", help=f"{', '.join(EXPORTS)} (default: yaml)")
    writing.add_argument("--output", type=Path, metavar="FILE", help="where to (default: standard output)")
    checking = commands.add_parser("lint", help="look decks over; status 1 when one has an error")
    checking.add_argument("decks", nargs="*", metavar="DECK|FILE", help="default: the decks of the bot")
    checking.add_argument("--kinds", action="store_true", help="tell what each card's answer is graded as")
    for command in (reading, listing, writing, checking):
        command.add_argument(
            "--guild", type=int, default=SHARED, metavar="ID", help="a server's id (default: what all share)"
        )


def run(options: argparse.Namespace) -> int:
    """Do it; every failure is said in a line each, on standard error."""
    actions: dict[str, Callable[[argparse.Namespace], int]] = {
        "import": _import,
        "list": _list,
        "export": _export,
        "lint": _lint,
    }
    try:
        return actions[options.action](options)
    except _Failed as error:
        print(error, file=sys.stderr)
    except UserError as error:
        from bot.cogs.error_texts import sentence  # it imports discord.py, which takes a while

        print(sentence(error), file=sys.stderr)
    return 1


def _import(options: argparse.Namespace) -> int:
    loaded, problems = [], list[str]()
    for path in options.files:
        try:
            loaded.append(read(path, options.format))
        except DeckError as error:
            problems += problem_lines(path, error)
    if problems:
        raise _Failed("\n".join(problems))
    for line in _with_store(lambda store: _import_all(store, loaded, options)):
        print(line)
    return 0


async def _import_all(store: Store, files: list[Loaded], options: argparse.Namespace) -> list[str]:
    from bot.app import SystemClock

    deck_files = DeckFiles(assets.load_grader, lint_seconds=LINT_SECONDS)
    service = DeckImportService(store, SystemClock(), deck_files)
    outcomes = await service.import_now(Editor(options.guild, OPERATOR), files, dry_run=options.dry_run)
    lines: list[str] = []
    for loaded, outcome in zip(files, outcomes, strict=True):
        lines += _summary(loaded, outcome, dry_run=options.dry_run)
        if outcome.changes:
            lines.append(f"  lint: {await deck_files.lint(outcome.deck)}")
    return lines


def _summary(loaded: Loaded, outcome: Import, *, dry_run: bool) -> Iterator[str]:
    deck, changes = outcome.deck, outcome.changes
    done = "Would import" if dry_run else "Imported"
    what = f"{done} {deck.slug}" if changes else f"{deck.slug} is like that already"
    yield f"{what}: {deck.title}, {plural(len(deck.cards), 'card')}, read as {loaded.format}"
    if changes:
        yield f"  {changes}; {changes.unchanged:,} unchanged"
    if outcome.kept:
        where = plural(outcome.kept_on, "card")
        yield f"  kept on {where}, since such a file cannot hold it: {', '.join(outcome.kept)}"
    yield from (f"  note: {note}" for note in loaded.skipped)


def _list(options: argparse.Namespace) -> int:
    async def rows(store: Store) -> list[tuple[str, str, str, str]]:
        async with store.read() as tx:
            decks = await tx.decks.visible(options.guild)
        return [(d.slug, str(d.cards), str(d.guild_id or "shared"), d.title) for d in decks]

    table = [("DECK", "CARDS", "SERVER", "TITLE"), *_with_store(rows)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    return 0


def _export(options: argparse.Namespace) -> int:
    if options.format not in EXPORTS:
        raise _Failed(f"{options.format!r} is no format to export to: {', '.join(EXPORTS)}")
    if options.output is None and options.format == "apkg" and sys.stdout.isatty():
        raise _Failed("An Anki package is no text for a terminal: name a file with --output.")
    deck = _with_store(lambda store: _stored(store, options.guild, options.deck))
    data = export(deck, options.format)
    for lost in left_out(deck, options.format):
        print(f"Not in such a file: {lost}", file=sys.stderr)
    if options.output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return 0
    try:
        options.output.write_bytes(data)
    except OSError as error:
        raise _Failed(f"{options.output}: {error.strerror}") from error
    print(f"Wrote {plural(len(deck.cards), 'card')} to {options.output}.")
    return 0


def _lint(options: argparse.Namespace) -> int:
    decks = [_to_lint(name, options.guild) for name in options.decks] or assets.load_decks()
    grader = assets.load_grader()
    failed = False
    for deck in decks:
        findings = lint(deck, grader)
        for line in (*_kinds(deck, each=options.kinds), *findings):
            print(f"{deck.slug}: {line}")
        counts = [sum(each.severity is severity for each in findings) for severity in Severity]
        errors, warnings = plural(counts[0], "error"), plural(counts[1], "warning")
        print(f"{deck.slug}: {errors}, {warnings} in {plural(len(deck.cards), 'card')}")
        failed |= counts[0] > 0
    return int(failed)


def _kinds(deck: Deck, *, each: bool) -> Iterator[str]:
    """What the answers are graded as: how many are of each kind, after a line for `each` card."""
    kinds = lint_forms.kinds(deck.cards)
    for card in deck.cards if each else ():
        said = f" (its author says {card.answer.kind})" if card.answer and card.answer.kind else ""
        yield f"{card.key}: {kinds[card.key]}{said}"
    yield f"answers: {lint_forms.summary(kinds.values())}"


def _to_lint(name: str, guild_id: int) -> Deck:
    """The deck in the file of that name, else the stored one."""
    path = Path(name)
    if not path.exists() and not path.suffix and path.name == name:
        return _with_store(lambda store: _stored(store, guild_id, name))
    try:
        return read(path, None).deck
    except DeckError as error:
        raise _Failed("\n".join(problem_lines(path, error))) from error


async def _stored(store: Store, guild_id: int, name: str) -> Deck:
    async with store.read() as tx:
        return await tx.decks.read(await find(tx, guild_id, name))


def _with_store(work: Callable[[Store], Awaitable[_T]]) -> _T:
    """What `work` gives, on the database of the settings brought up to date."""
    from bot import app  # discord.py takes a while to import
    from bot.services.decks.lookup import DeckService

    async def opened() -> _T:
        store = app.open_store(config.load())
        try:
            await app.prepare(store, DeckService(store))
            return await work(store)
        finally:
            await store.close()

    try:
        return asyncio.run(opened())
    except (SQLAlchemyError, OSError) as error:
        raise ConfigError(f"The database cannot be used: {str(error).splitlines()[0]}") from error
