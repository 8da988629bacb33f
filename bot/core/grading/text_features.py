"""The sparse features two texts are compared by: the very letters, what is said in which order, and of which side.

Character 4-grams forgive typing and inflection; meanings and their neighbours see through synonyms and keep
roles apart ("data changes the model" is not "the model changes the data"). Each view is scaled to length one,
so that none drowns the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from bot.core.grading.lexicon import Token
from bot.core.grading.reading import Reading
from bot.core.grading.text import STOP

GRAM = 4
"""Length of the character n-grams; three to six measured alike, four is the cheapest."""
SHARES = (1.0, 1.0, 0.6)
"""Weights of letters, meanings and side-bound meanings in the kernel; the last is empty for most cards."""


class TextFeatures(Struct):
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
    marked = [_marked(token, no) for token, no in zip(reading.tokens, reading.negated, strict=True)]
    return TextFeatures(
        letters=frozenset([line[at : at + GRAM] for at in range(len(line) - GRAM + 1)]),
        single=frozenset(marked),
        pairs=frozenset([f"{one}>{two}" for one, two in pairwise(marked)]),
        sided=_sided(reading),
    )


def joined_features(parts: Sequence[tuple[Reading, TextFeatures]], whole: Reading) -> TextFeatures:
    """The features of `whole`, the readings of `parts` joined: theirs, and what stands across the joints."""
    ends = [
        (_marked(one.tokens[0], one.negated[0]), _marked(one.tokens[-1], one.negated[-1]))
        for one, _ in parts
        if one.tokens
    ]
    pairs = [f"{one[1]}>{two[0]}" for one, two in pairwise(ends)]
    found = [features for _, features in parts]
    return TextFeatures(
        letters=across(whole).union(*[one.letters for one in found]),
        single=frozenset().union(*[one.single for one in found]),
        pairs=frozenset(pairs).union(*[one.pairs for one in found]),
        sided=_sided(whole),
    )


def across(whole: Reading) -> frozenset[str]:
    """The character n-grams that a STOP is part of."""
    line = f" {' '.join(whole.surface)} "
    last = len(line) - GRAM + 1
    found: list[str] = []
    joint = line.find(STOP)
    while joint >= 0:
        grams = range(max(0, joint - GRAM + 1), min(joint + len(STOP), last))
        found += [line[at : at + GRAM] for at in grams]
        joint = line.find(STOP, joint + 1)
    return frozenset(found)


def _marked(token: Token, negated: bool) -> str:
    return f"m~{token.meaning}" if negated else f"m:{token.meaning}"


def _sided(reading: Reading) -> frozenset[str]:
    """Content meanings with their sides; sides hang on what is named before and after, so parts cannot be joined."""
    if not reading.sides:
        return frozenset()
    bound = zip(reading.tokens, reading.negated, reading.sides, strict=True)
    return frozenset(
        f"s{side}{_marked(token, no)}" for token, no, side in bound if side >= 0 and not token.function
    )
