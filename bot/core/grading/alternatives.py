"""Makes each phrase of a reference such as "I'm happy / I'm looking forward to it" a right answer by itself.

`facts` does so with values, terms and short phrases; here it is done for cards that are graded as sentences.
"""

from __future__ import annotations

from msgspec.structs import replace

from bot.core.cards import Card


def with_alternatives(card: Card) -> Card:
    """The card with each phrase that is all its reference tells among the right answers; itself where it has none."""
    if " / " not in card.reference or card.answer is not None or card.concepts:
        return card
    from bot.core.grading.facts.detection.phrases import phrases_of  # a bot without such cards never needs it

    return replace(card, accepted=(*phrases_of(card.reference, card.prompt), *card.accepted))
