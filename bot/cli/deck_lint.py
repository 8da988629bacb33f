"""`python -m bot deck lint`: what is wrong with decks, how much their cards know, and how well they will judge."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from bot import assets
from bot.cli.deck_source import source_of
from bot.cli.grader import load_grader
from bot.core.cards import Deck
from bot.core.decks import lint_forms
from bot.core.decks.check import short
from bot.core.decks.findings import Severity
from bot.core.decks.keys import is_derived
from bot.core.decks.lint import lint
from bot.core.teaching import accuracy
from bot.core.teaching.knowledge import known_of, summary
from bot.core.wording import plural

SHOWN = 10
"""Cards that lack something, of which it is said what would help; `--cards` tells it of all."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Which decks, and how much to tell."""
    parser.add_argument("decks", nargs="*", metavar="DECK|FILE", help="default: all that come with the bot")
    parser.add_argument("--kinds", action="store_true", help="tell what each card's answer is graded as")
    parser.add_argument("--cards", action="store_true", help="tell of each card how much it knows")


def run(options: argparse.Namespace) -> int:
    """Print it; status 1 when a deck has an error."""
    decks = [source_of(name, options.guild).deck for name in options.decks]
    decks = decks or [*assets.load_decks(), *assets.load_more()]
    grader = load_grader()
    failed = False
    for deck in decks:
        findings = lint(deck, grader)
        for line in (*_kinds(deck, each=options.kinds), *findings, *_knowledge(deck, each=options.cards)):
            print(f"{deck.slug}: {line}")
        print(f"{deck.slug}: examples left out in turn: {accuracy.expected(deck.cards, grader)}")
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
