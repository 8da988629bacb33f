"""Options that a question lists below itself: people need them where it asks which of them; they are not its words."""

from __future__ import annotations

import re

from msgspec.structs import replace

from bot.core.cards import Card

_MARK = "\n• "
_REFERS = (
    r"(?i)"
    r"\bof (?:the (?:following|options?|choices|answers|statements|below|above|two|three|four|five)|these|those|them)\b"
    r"|\bthe following\b|\bexcept\b|\bodd (?:one|man)\b|\blisted below\b"
    r"|\b(?:options?|choices|statements?|answers?) below\b"
    r"|\bwhich (?:option|choice|statement|answer|sentence|one|pair|line|code|snippet|expression)s?\b"
    r"|\b(?:choose|select|pick|mark) (?:the|all|one|two|three|any)\b"
    r"|^which\b.{0,80}?\b(?:is|are|was|were|does|do|did|can|would) ?n[o']t\b"
    r"|\b(?:is|are) (?:true|false|correct|incorrect|wrong)\b(?! or\b)"
)
"""What a question says that cannot be answered without its options; compiled when the first deck file is read."""
MOST, LONGEST = 10, 300
"""Options that are listed, and characters of each."""


def refers(prompt: str) -> bool:
    """Whether a question can only be answered by who sees its options."""
    return re.search(_REFERS, prompt) is not None


def listed(card: Card, most: int) -> Card:
    """The card of a multiple-choice question, its options below the question where this refers to them.

    They stand in the order of the alphabet, which tells nothing. `most`: characters that a question can have.
    """
    texts = _texts(card)
    fits = 1 < len(texts) <= MOST and all(len(text) <= LONGEST for text in texts)
    if not (card.wrong and fits and refers(card.prompt)):
        return card
    prompt = card.prompt + "".join(f"{_MARK}{text}" for text in sorted(texts, key=_order))
    return replace(card, prompt=prompt) if len(prompt) <= most else card


def without_options(card: Card) -> Card:
    """The card as it is graded: without the options that its question lists, which are none of the question's words."""
    if _MARK not in card.prompt:
        return card
    asked, *options = card.prompt.split(_MARK)
    return replace(card, prompt=asked) if set(options) <= set(_texts(card)) else card


def _texts(card: Card) -> list[str]:
    """The options of the card: of several that are right together each by itself."""
    right = card.answer.all_of if card.answer and card.answer.all_of else (card.reference,)
    return list(dict.fromkeys((*right, *card.accepted, *card.wrong_answers)))


def _order(text: str) -> tuple[float, str]:
    """Numbers by value, before words."""
    number = re.match(r"[^\w-]{0,3}(-?\d{1,15}(?:\.\d{1,9})?)", text)
    return (float(number[1]) if number else float("inf"), text.casefold())
