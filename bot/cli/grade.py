"""`python -m bot grade`: JSON lines in, one JSON line out for each, in order.

Any script can measure the grader with it. A line names a card, `{"deck", "card", "answer"}`, of a deck that comes with
the bot or lies in the database, and with `--deck FILE` of that file's deck. Or it brings its own card, `{"question",
"reference", "answer"}` with, if wanted, `accepted` and `partial` (lists of texts), `wrong` (texts, or `{"why",
"answers"}`), `concepts` and `spec` (what `answer:` is in YAML). A bad line gets `{"error"}` in its place; blank lines
are passed over.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

from bot.cli import deck_file, grade_jobs
from bot.cli.grade_decks import Decks, FileDeck, StoredDecks, card_of
from bot.cli.grade_lines import BadLine, brought, row_of, text_of
from bot.cli.ids import discord_id
from bot.core.cards import Card, Deck
from bot.core.decks.in_deck import InDeck
from bot.core.decks.problems import DeckError
from bot.core.grading import Grade, Grader
from bot.errors import ConfigError

EPILOG = """
a line: {"deck": "mlops", "card": "Q3", "answer": "..."} or {"question": "...", "reference": "...", "answer": "..."};
card is a card's key, or else its question, or its number as an integer. With --deck, `deck` may be left out.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.epilog = EPILOG
    parser.add_argument(
        "--explain", action="store_true", help="add the reasons: which example and which idea decided"
    )
    parser.add_argument(
        "--jobs",
        type=_jobs,
        default=1,
        metavar="N",
        help="grade in so many processes, 0 for one a core; same lines in the same order (default: 1)",
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "--deck",
        type=Path,
        metavar="FILE",
        help="grade against the deck in this file, of any format that `deck import` reads; nothing is imported",
    )
    where.add_argument(
        "--server",
        "--guild",
        type=discord_id,
        metavar="ID",
        help="look for decks as this server sees them, its own first (default: the bot's, then those all share)",
    )


def _jobs(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Grade standard input to its end; 1 if a line was bad, 2 if the deck's file is, else 0."""
    from bot.assets import load_decks

    decks: Decks = (
        StoredDecks(load_decks(), options.server) if options.deck is None else _of_file(options.deck)
    )
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    lines, jobs = (line for line in sys.stdin if line.strip()), grade_jobs.processes(options.jobs)
    if jobs > 1:
        return _say_all(grade_jobs.spread(lines, jobs, _answering, decks, options.explain))
    return _say_all(map(_answering(decks, options.explain), lines))


def _answering(decks: Decks, explain: bool) -> Callable[[str], dict[str, Any]]:
    """What grades a line, with a grader of its own."""
    from bot.cli.grader import load_grader

    return partial(graded, Indexed(load_grader()), decks, explain=explain)


def _of_file(path: Path) -> FileDeck:
    """The file's deck, and what was left out of it on standard error; ConfigError with every problem."""
    try:
        loaded = deck_file.read(path)
    except DeckError as error:
        raise ConfigError("\n".join(deck_file.problem_lines(path, error))) from error
    for note in loaded.skipped:
        print(f"{path}: note: {note}", file=sys.stderr)
    return FileDeck(loaded.deck)


def _say_all(answers: Iterable[dict[str, Any]]) -> int:
    failed = False
    for answer in answers:
        failed = failed or "error" in answer
        print(json.dumps(answer, ensure_ascii=True), flush=True)
    return int(failed)


class Indexed:
    """A grader, and the decks that lines named, each indexed once."""

    def __init__(self, grader: Grader) -> None:
        self._grader = grader
        self._decks: dict[str, InDeck] = {}

    def grade(self, deck: Deck | None, card: Card, answer: str) -> Grade:
        """The grade, as the bot gives it in the midst of the deck's other cards."""
        if deck is None:
            return self._grader.grade(card, answer)
        if deck.slug not in self._decks:
            self._decks[deck.slug] = InDeck(self._grader, deck.cards)
        return self._decks[deck.slug].grade(card, answer)


def graded(grader: Indexed, decks: Decks, line: str, *, explain: bool = False) -> dict[str, Any]:
    """What is said to one line: the grade, or an error."""
    try:
        row = row_of(line)
        deck = decks.find(row) if "card" in row or "deck" in row else None
        card = card_of(deck, row) if deck else brought(row)
        return _shown(grader.grade(deck, card, text_of(row, "answer", empty=True)), explain=explain)
    except BadLine as error:
        return {"error": str(error)}


def _shown(grade: Grade, *, explain: bool) -> dict[str, Any]:
    shown = {
        "verdict": grade.verdict.value,
        "score": grade.score,
        "matched": list(grade.matched),
        "missing": list(grade.missing),
        "false": list(grade.false),
        "flags": list(grade.flags),
        "asks": list(grade.asks),
        "correction": grade.correction,
        "unsure": grade.unsure,
    }
    return {**shown, "reasons": list(grade.reasons)} if explain else shown
