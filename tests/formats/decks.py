"""Reads files for the tests of formats, and says in short what cards came of them."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.cards import Card
from bot.formats.load import Loaded, load


def loaded(text: str, filename: str) -> Loaded:
    return load(text.encode(), filename=filename)


def pairs(of: Loaded | Iterable[Card]) -> list[tuple[str, str]]:
    """Each card's question and answer."""
    cards = of.deck.cards if isinstance(of, Loaded) else of
    return [(card.prompt, card.reference) for card in cards]


def wrong(card: Card) -> list[str]:
    """The answers that the card says are wrong."""
    return [text for group in card.wrong for text in group.answers]


def wrong_and_why(card: Card) -> list[tuple[str, str | None]]:
    """The same with what corrects each."""
    return [(text, group.why) for group in card.wrong for text in group.answers]
