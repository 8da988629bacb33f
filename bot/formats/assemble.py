"""The last step of every parser: cards as they were read become a checked deck, or every problem is raised."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.cards import Card, Deck
from bot.core.decks import limits
from bot.core.decks.check import card_problems, duplicate_keys
from bot.core.decks.keys import derive
from bot.core.decks.problems import Problems

_REPEATED = "repeated cards (the same question and answer): {:,}"
Draft = tuple[Card, int]
"""A card, its key empty where the file gives none, and the line where it stands (0 where lines mean nothing)."""


def assemble(
    drafts: Sequence[Draft], problems: Problems, *, slug: str, title: str, description: str = ""
) -> tuple[Deck, tuple[str, ...]]:
    """The deck of `drafts`, and notes on what was left out; DeckError with `problems` and those of the cards.

    A card that repeats the question and answer of an earlier one, both without a key, is left out.
    """
    if len(drafts) > limits.MAX_CARDS:
        problems.add(0, f"{len(drafts):,} cards, over {limits.MAX_CARDS:,}")
        problems.raise_any()
    if not drafts and not problems:
        problems.add(0, "there is no card in it")
    seen: set[str] = set()
    kept: list[Draft] = []
    for (draft, line), card in zip(drafts, derive([card for card, _ in drafts]), strict=True):
        if draft.key or card.key not in seen:
            kept.append((card, line))
        seen.add(card.key)
    for card, line in kept:
        problems.extend(card_problems(card, line))
    problems.extend(duplicate_keys((card.key, line) for card, line in kept))
    problems.raise_any()
    repeated = len(drafts) - len(kept)
    notes = (_REPEATED.format(repeated),) if repeated else ()
    return Deck(slug, title, description, tuple(card for card, _ in kept)), notes


def with_own_keys(drafts: list[Draft]) -> tuple[list[Draft], tuple[str, ...]]:
    """The drafts, without any key where one stands twice (numbers that start anew in each part), and what to say of it.

    Cards that are the same throughout do not count: they are one.
    """
    held = {(card.key, card.prompt, card.reference) for card, _ in drafts if card.key}
    if len({key for key, _, _ in held}) == len(held):
        once = _once(drafts)
        repeated = len(drafts) - len(once)
        return once, (_REPEATED.format(repeated),) if repeated else ()
    told = "identifiers that stand at several questions: keys are made of the questions instead"
    return [(replace(card, key=""), line) for card, line in drafts], (told,)


def _once(drafts: list[Draft]) -> list[Draft]:
    """The drafts, of those with the same key the first."""
    seen: set[str] = set()
    kept: list[Draft] = []
    for card, line in drafts:
        if not card.key or card.key not in seen:
            kept.append((card, line))
        seen.add(card.key)
    return kept
