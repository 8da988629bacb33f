"""`python -m bot deck lint`: what is wrong with decks, how much their cards know, and how well they will judge."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TextIO

from bot import assets
from bot.cli.deck_source import source_of
from bot.cli.grader import load_grader
from bot.cli.teach_progress import CLEAR_LINE
from bot.core.cards import Card, Deck
from bot.core.decks import lint_forms
from bot.core.decks.check import short
from bot.core.decks.findings import Severity
from bot.core.decks.in_deck import InDeck
from bot.core.decks.keys import is_derived
from bot.core.decks.lint import lint
from bot.core.decks.lint_answers import AnswerGrader, labelled
from bot.core.grading.result import Grade
from bot.core.teaching import accuracy
from bot.core.teaching.knowledge import known_of, summary
from bot.core.wording import plural
from bot.services.decks.errors import NoSuchDeck

SHOWN = 10
"""Cards that lack something, of which it is said what would help; `--cards` tells it of all."""
SHOWN_EACH = 25
"""Answers between two changes of the line that tells how far it is."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Which decks, and how much to tell."""
    parser.add_argument(
        "decks",
        nargs="*",
        metavar="DECK|FILE",
        help="default: all that come with the bot (about half a minute)",
    )
    parser.add_argument("--kinds", action="store_true", help="tell what each card's answer is graded as")
    parser.add_argument("--cards", action="store_true", help="tell of each card how much it knows")


def run(options: argparse.Namespace) -> int:
    """Print it; status 1 when a deck has an error."""
    decks = [_named(name, options.guild) for name in options.decks]
    decks = decks or [*assets.load_decks(), *assets.load_more()]
    loaded = load_grader()
    failed = False
    for deck in decks:
        grader = Counted(InDeck(loaded, deck.cards), deck, sys.stderr)
        findings = lint(deck, grader)
        expected = accuracy.expected(deck.cards, grader)
        grader.end()
        for line in (*_kinds(deck, each=options.kinds), *findings, *_knowledge(deck, each=options.cards)):
            print(f"{deck.slug}: {line}")
        print(f"{deck.slug}: examples left out in turn: {expected}")
        counts = [sum(each.severity is severity for each in findings) for severity in Severity]
        errors, warnings = plural(counts[0], "error"), plural(counts[1], "warning")
        print(f"{deck.slug}: {errors}, {warnings} in {plural(len(deck.cards), 'card')}", flush=True)
        failed |= counts[0] > 0
    return int(failed)


class Counted:
    """A grader that tells how far it is: a line at first and, on a terminal, one that changes."""

    def __init__(self, grader: AnswerGrader, deck: Deck, stream: TextIO) -> None:
        self._grader, self._stream, self._slug = grader, stream, deck.slug
        self._live = stream.isatty()
        self._count = 0
        examples = sum(1 for card in deck.cards for _ in labelled(card))
        what = f"{plural(len(deck.cards), 'card')} with {plural(examples, 'example')}"
        print(f"Looking over {deck.slug}: {what} ...", file=stream, flush=True)

    def grade(self, card: Card, answer: str) -> Grade:
        """The grade, one more counted."""
        self._count += 1
        if self._live and self._count % SHOWN_EACH == 0:
            self._stream.write(f"{CLEAR_LINE}{self._slug}: {plural(self._count, 'answer')} graded")
            self._stream.flush()
        return self._grader.grade(card, answer)

    def end(self) -> None:
        """Leave no half line behind."""
        if self._live:
            self._stream.write(CLEAR_LINE)
            self._stream.flush()


def _named(name: str, server: int) -> Deck:
    """The deck in that file, else the stored one, else the one that comes with the bot."""
    try:
        return source_of(name, server).deck
    except NoSuchDeck:
        file = assets.more_decks().get(name.lower())
        if file is None:
            raise
        return source_of(str(file), server).deck


def _kinds(deck: Deck, *, each: bool) -> Iterator[str]:
    """What the answers are graded as: how many are of each kind, after a line for `each` card."""
    kinds = lint_forms.kinds(deck.cards)
    for card in deck.cards if each else ():
        said = f" (its author says {card.answer.kind})" if card.answer and card.answer.kind else ""
        yield f"{card.key}: {kinds[card.key]}{said}"
    yield f"answers: {lint_forms.summary(kinds.values())}"


def _knowledge(deck: Deck, *, each: bool) -> Iterator[str]:
    """How much the cards know: the first that lack something, or `each` card."""
    known = [(card, known_of(card)) for card in deck.cards]
    lacking = [pair for pair in known if pair[1].helps]
    shown = known if each else lacking[:SHOWN]
    for card, state in shown:
        name = f"“{short(card.prompt)}”" if is_derived(card.key) else card.key
        helps = f"; what would help most: {', '.join(state.helps)}" if state.helps else ""
        yield f"{name}: {state.state}{helps}"
    if not each and len(lacking) > SHOWN:
        yield f"and {plural(len(lacking) - SHOWN, 'more card')} of the kind: --cards shows all"
    yield f"cards: {summary(state.state for _, state in known)}"
