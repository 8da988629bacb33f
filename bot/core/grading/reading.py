"""One text as the grader sees it: tokens with their clause, their polarity and the comparison side they speak of.

A `Reading` knows nothing of other texts. Examples and answers are read by the same code, so that whatever is
lost on one side is lost on the other too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from bot.core.grading.lexicon import Lexicon, Token
from bot.core.grading.text import STOP

NEGATION_REACH = 5
"""Tokens after a negator that it may turn round, within its clause."""
LISTED = 5
"""Words from which a text with nothing but commas between is a list."""
SIDE_NAMES = 4
"""Sides of a comparison that are told apart at most."""


class Reading(Struct):
    """A text in tokens. Lists run in parallel."""

    tokens: list[Token] = field(default_factory=list)
    clauses: list[int] = field(default_factory=list)
    negated: list[bool] = field(default_factory=list)
    sides: list[int] = field(default_factory=list)
    """Index of the comparison side a token is bound to, or -1; empty where the card compares nothing."""
    surface: list[str] = field(default_factory=list)
    """Raw words, for character n-grams and the typo search."""
    content: list[str] = field(default_factory=list)
    """Meanings of the words that are neither grammar nor negators, in the order said."""


def read(lexicon: Lexicon, text: str, sides: Sequence[frozenset[str]] = ()) -> Reading:
    """The reading of `text`; `sides` holds, for each side of a comparison, the meanings that name it."""
    raw = lexicon.words(text)
    return reading_of(lexicon, raw, sides)


def reading_of(lexicon: Lexicon, raw: list[str], sides: Sequence[frozenset[str]] = ()) -> Reading:
    """The reading of words already split."""
    reading = Reading(surface=[word for word in raw if len(word) > 1 or word.isalnum()])
    tokens, clauses, negated, meant = reading.tokens, reading.clauses, reading.negated, reading.content
    contrast = lexicon.contrast
    clause = 0
    reach = 0
    for token in lexicon.tokens(raw):
        if token is None:
            clause += 1
            reach = 0
            continue
        tokens.append(token)
        clauses.append(clause)
        content = not (token.function or token.negator)
        if content:
            meant.append(token.meaning)
        negated.append(content and reach > 0)
        if token.negator:
            reach = NEGATION_REACH
        elif token.stem in contrast:
            reach = 0
            clause += 1
        elif reach and content:
            reach -= 1
    if sides:
        reading.sides = _bind(reading, sides)
    return reading


def joined(parts: Iterable[Reading], sides: Sequence[frozenset[str]] = ()) -> Reading:
    """The reading of several texts as of one, with STOP after each: nothing but the sides reaches over that."""
    whole = Reading()
    clause = 0
    for part in parts:
        whole.tokens += part.tokens
        whole.clauses += [clause + one for one in part.clauses] if clause else part.clauses
        whole.negated += part.negated
        whole.content += part.content
        whole.surface += part.surface
        whole.surface.append(STOP)
        clause = whole.clauses[-1] + 1 if whole.clauses else clause + 1
    if sides:
        whole.sides = _bind(whole, sides)
    return whole


def _bind(reading: Reading, sides: Sequence[frozenset[str]]) -> list[int]:
    """For each token the side it speaks of: the one its clause names, else the last one named, else the next."""
    named = [
        next((i for i, names in enumerate(sides) if token.meaning in names or token.stem in names), -1)
        for token in reading.tokens
    ]
    by_clause: dict[int, set[int]] = {}
    for side, clause in zip(named, reading.clauses, strict=True):
        if side >= 0:
            by_clause.setdefault(clause, set()).add(side)
    bound: list[int] = []
    last = -1
    for side, clause in zip(named, reading.clauses, strict=True):
        own = by_clause.get(clause, set())
        if side >= 0:
            last = side
        bound.append(next(iter(own)) if len(own) == 1 else last)
    first = next((side for side in bound if side >= 0), -1)
    return [side if side >= 0 else first for side in bound]


def listed(reading: Reading) -> bool:
    """Whether the text is a bare list of words: one whole word between commas each time, and no grammar."""
    items = len(set(reading.clauses))
    return LISTED <= items == len(reading.tokens) and all(
        not token.function and len(token.stem) > 2 and token.stem.isalpha() for token in reading.tokens
    )
