"""The sparse features two texts are compared by: the very letters, what is said in which order, and of which side.

Character 4-grams forgive typing and inflection; meanings and their neighbours see through synonyms and keep
roles apart ("data changes the model" is not "the model changes the data"). Each view is scaled to length one,
so that none drowns the others.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.grading.reading import Reading

GRAM = 4
"""Length of the character n-grams; three to six measured alike, four is the cheapest."""
SHARES = (1.0, 1.0, 0.6)
"""Weights of letters, meanings and side-bound meanings in the kernel; the last is empty for most cards."""


@dataclass(frozen=True, slots=True)
class TextFeatures:
    """The features of one text. No feature occurs in two of the sets."""

    letters: frozenset[str]
    """Character 4-grams across word boundaries, so that function words and order leave a mark too."""
    single: frozenset[str]
    """Meanings with their polarity."""
    pairs: frozenset[str]
    """Neighbouring meanings in order."""
    sided: frozenset[str]
    """Content meanings with the comparison side they are said of."""


def text_features(reading: Reading) -> TextFeatures:
    """The features of a text."""
    line = f" {' '.join(reading.surface)} "
    marked = [
        ("m~" if no else "m:") + token.meaning
        for token, no in zip(reading.tokens, reading.negated, strict=True)
    ]
    return TextFeatures(
        letters=frozenset([line[at : at + GRAM] for at in range(len(line) - GRAM + 1)]),
        single=frozenset(marked),
        pairs=frozenset(map("{}>{}".format, marked, marked[1:])),
        sided=frozenset(_sided(reading, marked)) if reading.sides else frozenset(),
    )


def _sided(reading: Reading, marked: list[str]) -> list[str]:
    bound = zip(reading.tokens, marked, reading.sides, strict=True)
    return [f"s{side}{meaning}" for token, meaning, side in bound if side >= 0 and not token.function]
