"""Answers made for the fit of bare cards: on other things altogether, and with another cause than the right one.

Off-topic texts come in every length; a card whose reference is made of everyday words meets as many as any other.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from math import exp, log

from bot.core.cards import Card
from bot.core.grading.lexicon import Lexicon
from bot.core.grading.text import MARKS, words
from tests.grading.corpora import Labelled
from tests.grading.hard import off_topic

SHORTEST, LONGEST = 3, 160
"""Words of an off-topic text; lengths between are drawn evenly by their logarithm."""
STRANGE = "strange"
"""The writer of answers that only teach what relates to a card."""
_LEAST = 3
"""Words of its own that a text needs so that all but one may be exchanged."""


def strange(card: Card, count: int, chance: random.Random) -> Iterator[Labelled]:
    """So many texts about other things."""
    for _ in range(count):
        length = round(exp(chance.uniform(log(SHORTEST), log(LONGEST))))
        yield Labelled(card.key, off_topic(chance, length), 0, "off topic", STRANGE)


def another_cause(
    lexicon: Lexicon, card: Card, right: Sequence[str], others: Sequence[Card], chance: random.Random
) -> Iterator[Labelled]:
    """The reference and right answers with what they add to the question exchanged for what other references add.

    What is left is the frame ("because of the ... of the earth") and the question's words: wrong, near as it is. So is
    one with its most usual word kept.
    """
    others = [other for other in others if other.key != card.key]
    for text in (card.reference, *chance.sample(right, min(2, len(right)))):
        source = chance.choice(others)
        rivals = [word for word, own in _marked(lexicon, source.prompt, source.reference) if own]
        marked = _marked(lexicon, card.prompt, text)
        own = [word for word, added in marked if added]
        if not (own and rivals):
            continue
        yield Labelled(card.key, _exchanged(marked, rivals, ()), 0, "another cause", "hard")
        if len(own) >= _LEAST:
            usual = max(own, key=lambda word: lexicon.common.frequency(lexicon.stem(word)))
            yield Labelled(card.key, _exchanged(marked, rivals, (usual,)), 0, "another cause", "hard")


def _marked(lexicon: Lexicon, prompt: str, text: str) -> list[tuple[str, bool]]:
    """The words of a text, and whether each is one of content that the question does not have."""
    idle = lexicon.grammar
    asked = {lexicon.stem(word) for word in words(prompt)}
    return [
        (word, word not in idle and word.isalnum() and lexicon.stem(word) not in asked)
        for word in words(text)
    ]


def _exchanged(marked: Sequence[tuple[str, bool]], rivals: Sequence[str], kept: Sequence[str]) -> str:
    """The text with its own words but those `kept` exchanged for the rivals, one after the other."""
    own = list(dict.fromkeys(word for word, added in marked if added and word not in kept))
    instead = {word: rivals[at % len(rivals)] for at, word in enumerate(own)}
    return " ".join("." if word in MARKS else instead.get(word, word) for word, _ in marked)
