"""Comparisons: the sides of a card, what names each, and what belongs to which.

"Precision is about false alarms" and "recall is about false alarms" share every content word; what tells them
apart is the side that a thing is said of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from bot.core.cards import Card, Side
from bot.core.grading.lexicon import Lexicon, Token
from bot.core.grading.reading import SIDE_NAMES, Reading, bound, is_plain, plainly_named

BOUND, CROSSED = 0.5, -1.0
"""Marks of a phrase that is said of its own side (about half an answer), and of another side (wrong)."""
_VERSUS = re.compile(
    r"difference between (?:an? |the )?(.+?) and (?:an? |the )?(.+?)(?:\s+in\s+.+)?[?.]?$"
    r"|([\w -]+?) (?:vs\.?|versus) ([\w -]+?)(?:\s+in\s+.+)?[?.]?$",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^(?:what(?:'s| is| are)|explain|compare|describe)\s+", re.IGNORECASE)


def sides_of(lexicon: Lexicon, card: Card) -> tuple[frozenset[str], ...]:
    """For each side of a comparison the meanings and stems that name it and no other side."""
    sides = card.sides or _guessed(card.prompt)
    named: list[set[str]] = []
    for side in sides[:SIDE_NAMES]:
        names: set[str] = set()
        for text in (side.name, *side.aliases):
            content = [token for token in lexicon.tokens(lexicon.words(text)) if token and not token.function]
            names.update(name for token in content for name in (token.meaning, token.stem))
        named.append(names)
    common = set[str]().union(*(one & two for i, one in enumerate(named) for two in named[i + 1 :]))
    bare = tuple(frozenset(names - common) for names in named)
    return bare if all(bare) else ()


def _guessed(prompt: str) -> tuple[Side, ...]:
    """The sides that a question of the form "difference between X and Y" or "X vs Y" names."""
    hit = _VERSUS.search(prompt.strip())
    names = [_LEAD.sub("", name).strip() for name in hit.groups() if name] if hit else []
    return tuple(Side(name) for name in names)


def bound_phrases(card: Card) -> Iterator[tuple[str, float]]:
    """Short texts that bind each side to what belongs to it, right, and to what belongs to another, wrong."""
    for side in card.sides[:SIDE_NAMES]:
        for other in card.sides[:SIDE_NAMES]:
            for phrase in other.belongs:
                yield f"{side.name}: {phrase}", (BOUND if side is other else CROSSED)


def owners(readings: Sequence[Reading]) -> dict[str, frozenset[int]]:
    """For each content meaning the sides that right answers bind it to."""
    found: dict[str, set[int]] = {}
    for reading in readings:
        for token, side in zip(reading.tokens, reading.sides, strict=bool(reading.sides)):
            if side >= 0 and not token.function:
                found.setdefault(token.meaning, set()).add(side)
    return {meaning: frozenset(sides) for meaning, sides in found.items()}


def crossed(one: Reading, two: Reading, sides: Sequence[frozenset[str]]) -> float:
    """How much more each text says of a side what the other says of the other side than what that says of it, -2 to 2.

    0 where they do not both name the same two sides plainly.
    """
    ours, theirs = _definitions(one, sides), _definitions(two, sides)
    if len(ours) != 2 or ours.keys() != theirs.keys():
        return 0.0
    own = sum(_alike(said, theirs[side]) for side, said in ours.items())
    across = sum(map(_alike, ours.values(), (theirs[side] for side in reversed(ours))))
    return across - own


def _definitions(reading: Reading, sides: Sequence[frozenset[str]]) -> dict[int, set[str]]:
    """The content that is said of each side; nothing where that is not plain."""
    named = plainly_named(reading, sides)
    found: dict[int, set[str]] = {}
    if is_plain(reading, named):
        for token, name, side in zip(reading.tokens, named, bound(reading, named, behind=True), strict=True):
            if name < 0 <= side and not (token.function or token.negator):
                found.setdefault(side, set()).add(token.meaning)
    return found


def _alike(one: set[str], two: set[str]) -> float:
    return len(one & two) / len(one | two)


def exchanged(reading: Reading, sides: Sequence[frozenset[str]]) -> tuple[Reading, Reading] | None:
    """The text, and the same with the two sides that it names in each other's place.

    None where it does not name two, or where it is not plain what it says of which: clauses before the first name
    are of a name behind them or of both.
    """
    named = plainly_named(reading, sides)
    first: dict[int, Token] = {}
    for token, side in zip(reading.tokens, named, strict=True):
        if side >= 0:
            first.setdefault(side, token)
    if len(first) != 2 or not is_plain(reading, named):
        return None
    own = replace(reading, sides=bound(reading, named, behind=True))
    other = dict(zip(first, reversed(first), strict=True))
    tokens = [
        first[other[side]] if side >= 0 else token for token, side in zip(reading.tokens, named, strict=True)
    ]
    return own, replace(own, tokens=tokens, sides=[other.get(side, side) for side in own.sides])
