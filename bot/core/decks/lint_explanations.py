"""Explanations that say nothing new, and sources that nobody can open."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.cards import Card
from bot.core.decks import sources
from bot.core.decks.lint_questions import content_words

_REPEATED = 0.8
"""The share of an explanation's words that the answer has when the explanation only says it again."""


def repeats(card: Card) -> bool:
    """Whether the explanation hardly says anything that the question and the answer do not."""
    words = content_words(card.explanation)
    known = {*content_words(card.prompt), *content_words(card.reference)}
    return bool(card.explanation) and len(known.intersection(words)) >= _REPEATED * len(words)


def faults(card: Card) -> Iterator[tuple[str, str]]:
    """The rule and the message of each thing to mend."""
    if repeats(card):
        yield "explanation-repeats", "the explanation only repeats the answer: say why, or give an example"
    if card.source is None and sources.read(card.explanation):
        yield "explanation-is-link", "the explanation is a link: make it the source"
    if card.source is not None:
        yield from (("source-link", message) for message in sources.problems(card.source))
