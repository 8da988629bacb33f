"""`python -m bot deck import | list | export | undo | lint | teach | review`: decks, for the operator."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from bot import COMMAND, assets
from bot.cli import deck_lint, deck_review, deck_teach
from bot.cli.deck_file import path_of, problem_lines, read
from bot.cli.deck_source import OPERATOR, Failed, stored, with_store
from bot.cli.grader import load_grader
from bot.cli.ids import discord_id
from bot.core.cards import Card
from bot.core.decks.check import short
from bot.core.decks.findings import Severity
from bot.core.decks.problems import DeckError
from bot.core.decks.records import SHARED
from bot.core.wording import plural
from bot.formats.export import export
from bot.formats.load import Loaded
from bot.formats.names import EXPORTS, FORMATS, left_out
from bot.services.decks.editing import DeckEditingService, Editor
from bot.services.decks.files import DeckFiles, LintReport
from bot.services.decks.importing import DeckImportService, Import
from bot.storage.store import Store

LINT_SECONDS = 20.0
SHOWN = 10
"""Findings told of a deck that is imported."""
SHOWN_CARDS = 3
"""Of a deck that would be imported, as they were read."""


def configure(parser: argparse.ArgumentParser) -> None:
    """The commands below `deck`."""
    commands = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    reading = commands.add_parser(
        "import", help="read decks from files; all of them, or none when one is wrong"
    )
    _configure_import(reading)
    listing = commands.add_parser("list", help="show the decks")
    writing = commands.add_parser("export", help="write a deck to a file")
    writing.add_argument("deck", metavar="DECK", help="its name, as `list` shows it")
    writing.add_argument("--format", default="yaml", help=f"{', '.join(EXPORTS)} (default: yaml)")
    writing.add_argument("--output", type=Path, metavar="FILE", help="where to (default: standard output)")
    undoing = commands.add_parser("undo", help="take back the last change of a deck of the database")
    undoing.add_argument("deck", metavar="DECK", help="its name, as `list` shows it")
    checking = commands.add_parser("lint", help="look decks over; status 1 when one has an error")
    deck_lint.configure(checking)
    teaching = commands.add_parser(
        "teach", help="let a model draft what cards lack; nothing is put into the deck"
    )
    deck_teach.configure(teaching)
    reviewing = commands.add_parser("review", help="look drafts over, and put what is accepted into the deck")
    deck_review.configure(reviewing)
    for command in (reading, listing, writing, undoing, checking, teaching):
        command.add_argument(
            "--guild",
            type=discord_id,
            default=SHARED,
            metavar="ID",
            help="a server's id (default: what all share)",
        )


def _configure_import(reading: argparse.ArgumentParser) -> None:
    more = ", ".join(assets.more_decks())
    reading.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE|NAME",
        help=f"a file, or the name of a deck that comes with the bot ({more})",
    )
    reading.add_argument("--format", help=f"{', '.join(FORMATS)} (default: found by itself)")
    reading.add_argument(
        "--dry-run",
        action="store_true",
        help="say what would change and show three cards, and change no deck",
    )


def run(options: argparse.Namespace) -> int:
    """Do it; every failure of a file is said in a line each, on standard error."""
    actions: dict[str, Callable[[argparse.Namespace], int]] = {
        "import": _import,
        "list": _list,
        "export": _export,
        "undo": _undo,
        "lint": deck_lint.run,
        "teach": deck_teach.run,
        "review": deck_review.run,
    }
    try:
        return actions[options.action](options)
    except Failed as error:
        print(error, file=sys.stderr)
    return 1


def _import(options: argparse.Namespace) -> int:
    loaded, problems = [], list[str]()
    for path in options.files:
        try:
            loaded.append(read(path_of(path), options.format))
        except DeckError as error:
            problems += problem_lines(path, error)
    if problems:
        raise Failed("\n".join(problems))
    for line in with_store(lambda store: _import_all(store, loaded, options)):
        print(line)
    return 0


async def _import_all(store: Store, files: list[Loaded], options: argparse.Namespace) -> list[str]:
    from bot.app import SystemClock

    deck_files = DeckFiles(load_grader, lint_seconds=LINT_SECONDS)
    service = DeckImportService(store, SystemClock(), deck_files)
    outcomes = await service.import_now(Editor(options.guild, OPERATOR), files, dry_run=options.dry_run)
    lines: list[str] = []
    for loaded, outcome in zip(files, outcomes, strict=True):
        lines += _summary(loaded, outcome, dry_run=options.dry_run)
        if outcome.changes:
            lines += _found(await deck_files.lint(outcome.deck), outcome.deck.slug)
    return lines


def _found(report: LintReport, slug: str) -> Iterator[str]:
    """What looking the deck over showed: how much, and the first of it."""
    yield f"  lint: {report}"
    worth = [each for each in report.findings if each.severity is not Severity.NOTE]
    yield from (f"    {each}" for each in worth[:SHOWN])
    if len(worth) > SHOWN:
        yield f"    and {len(worth) - SHOWN:,} more: `{COMMAND} deck lint {slug}` tells all"


def _summary(loaded: Loaded, outcome: Import, *, dry_run: bool) -> Iterator[str]:
    deck, changes = outcome.deck, outcome.changes
    done = "Would import" if dry_run else "Imported"
    what = f"{done} {deck.slug}" if changes else f"{deck.slug} is like that already"
    title = "" if deck.title == deck.slug else f"{deck.title}, "
    yield f"{what}: {title}{plural(len(deck.cards), 'card')}, read as {loaded.format}"
    if changes:
        yield f"  {changes}; {changes.unchanged:,} unchanged"
    if outcome.kept:
        where = plural(outcome.kept_on, "card")
        yield f"  kept on {where}, since such a file cannot hold it: {', '.join(outcome.kept)}"
    yield from (f"  note: {note}" for note in loaded.skipped)
    if dry_run:
        yield from (f"  card: {_told(card)}" for card in deck.cards[:SHOWN_CARDS])


def _told(card: Card) -> str:
    """A card as it was read, in a line."""
    wrong = f" (wrong: {short(', '.join(card.wrong_answers))})" if card.wrong else ""
    return f"{short(card.prompt)} -> {short(card.reference)}{wrong}"


def _list(options: argparse.Namespace) -> int:
    async def rows(store: Store) -> list[tuple[str, str, str, str]]:
        async with store.read() as tx:
            decks = await tx.decks.visible(options.guild)
        return [(d.slug, str(d.cards), str(d.guild_id or "shared"), d.title) for d in decks]

    table = [("DECK", "CARDS", "SERVER", "TITLE"), *with_store(rows)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    known = {slug for slug, *_ in table}
    for name in assets.more_decks():
        if name not in known:
            print(f"Comes with the bot, and is not imported: `{COMMAND} deck import {name}`")
    return 0


def _export(options: argparse.Namespace) -> int:
    if options.format not in EXPORTS:
        raise Failed(f"{options.format!r} is no format to export to: {', '.join(EXPORTS)}")
    if options.output is None and options.format == "apkg" and sys.stdout.isatty():
        raise Failed("An Anki package is no text for a terminal: name a file with --output.")
    deck = with_store(lambda store: stored(store, options.guild, options.deck))
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
        raise Failed(f"{options.output}: {error.strerror}") from error
    print(f"Wrote {plural(len(deck.cards), 'card')} to {options.output}.")
    return 0


def _undo(options: argparse.Namespace) -> int:
    async def undone(store: Store) -> str:
        from bot.app import SystemClock

        service = DeckEditingService(store, SystemClock())
        done = await service.undo(Editor(options.guild, OPERATOR), options.deck)
        assert done is not None  # no mark was given that could be another's
        return f"Took back the last change of {done.slug} ({done.revision.action}): {done.changes}"

    print(with_store(undone))
    return 0
