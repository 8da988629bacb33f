"""Whether a card wants a fact at all.

A card that wants sentences does without `card` and all that it stands on, half of the grader: a bot with no other
cards never imports it. What does is made ready in a thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.cards import AnswerKind, Card

if TYPE_CHECKING:
    from bot.core.grading.facts.card import FactCard
    from bot.core.grading.lexicon import Lexicon

SENTENCE_WORDS = 6
"""Examples that are longer on average show that a card wants sentences."""


def prepare_fact(card: Card, lexicon: Lexicon | None = None) -> FactCard | None:
    """The card ready to grade facts; None for a card that wants sentences.

    With the `lexicon` phrases are compared by what their words mean, too.
    """
    if _wants_sentences(card):
        return None
    from bot.core.grading.facts.card import fact_of

    return fact_of(card, lexicon)


def kind_of(card: Card) -> AnswerKind:
    """What form the card's answer has, as the author says or as found."""
    found = prepare_fact(card)
    return AnswerKind.SENTENCE if found is None else found.kind


def _wants_sentences(card: Card) -> bool:
    """Whether the card shows that it does, and its author does not say otherwise."""
    spec = card.answer
    told = spec is not None and (spec.kind is not None or spec.exact or bool(spec.all_of))
    return not told and (bool(card.concepts) or _has_sentences(card))


def _has_sentences(card: Card) -> bool:
    texts = (*card.partial, *(text for one in card.wrong for text in one.answers))
    return bool(texts) and sum(len(text.split()) for text in texts) > SENTENCE_WORDS * len(texts)
