"""What an answer has to tell where little is known: the words of a right text that the question has not said yet.

They count by how rare they are in English, and another word has a part of one that it stands near (`related_words.py`)
or begins like. What having them tells is corrected for chance (`chance.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from math import log1p
from operator import mul
from typing import NamedTuple

from bot.core.grading import chance
from bot.core.grading.common_words import START
from bot.core.grading.lexicon import Lexicon, Token
from bot.core.grading.reading import Reading
from bot.core.grading.related_words import ALIKE, NEAR

SAME = 1.0
"""How much of a word the word itself has, whatever its form."""
FAMILY = 0.7
"""How much of a word another one of its family has, and of a phrase one of its words."""


WHY, CAUSAL = frozenset(("why",)), frozenset(("=causal", "=because_of", "=therefore"))
"""Words that ask for a cause, and the meanings that an answer to them says for its form alone ("because of")."""


class Told(NamedTuple):
    """How an answer stands to what has to be told."""

    covered: float = 0.0
    """Share of the text's own words that the answer has or comes near to, by rarity."""
    told: float = 0.0
    """Logarithm of one plus how much that is."""
    explained: float = 0.0
    """Share of what the answer adds to the question that the text has or comes near to, by rarity."""
    telling: float = 0.0
    """Logarithm of how much likelier somebody who tells it says what the answer does than chance (`chance.py`)."""
    relating: float = 0.0
    """The same with the words of the question."""


class Focus:
    """The own words of one right text."""

    def __init__(self, lexicon: Lexicon, reading: Reading, asked: Collection[str]) -> None:
        """`asked` holds the content meanings of the question; a text that has no other counts whole."""
        every = {token.meaning: token for token in _content(reading.tokens)}
        own = {meaning: token for meaning, token in every.items() if meaning not in asked} or every
        self._lexicon = lexicon
        self._asked = {meaning: lexicon.frequency(meaning) for meaning in sorted(asked)}
        """How frequent what the question says is, in a fixed order: sums hang on it in their last bits."""
        self._weights = [lexicon.common.rarity(token.stem) for token in own.values()]
        self._total = sum(self._weights) or 1.0
        self._levels = [_levels(lexicon, token) for token in own.values()]
        """For each own word how frequent the words are that have as much of it or more, by share."""
        self._same: dict[str, tuple[int, float]] = {}
        """By a meaning, a stem or the beginning of one the place of the own word and how much it has of that; -1 is the
        place of words that the question says, too."""
        self._stems: dict[str, int] = {}
        """The place of each stem that a word of the answer may be related to."""
        places = {meaning: place for place, meaning in enumerate(own)}
        for meaning, token in every.items():
            place = places.get(meaning, -1)
            for key, share in ((meaning, SAME), (token.stem, SAME), (_family(token.stem), FAMILY)):
                if share > self._same.get(key, (0, 0.0))[1]:
                    self._same[key] = place, share
            for stem in _parts(lexicon, token.stem):
                self._stems.setdefault(stem, place)

    def beside(self, reading: Reading) -> Told:
        """What an answer tells of it."""
        covered = [0.0] * len(self._weights)
        rarity, asked = self._lexicon.common.rarity, self._asked
        added = explained = 0.0
        said = {one.meaning: one for one in _content(reading.tokens)}
        for meaning, token in said.items():
            best = 0.0
            for place, share in self._of(meaning, token.stem):
                if share > best:
                    best = share
                if place >= 0 and share > covered[place]:
                    covered[place] = share
            if meaning not in asked:
                weight = rarity(token.stem)
                added += weight
                explained += weight * best
        told = sum(map(mul, self._weights, covered))
        size = len(said)
        known = [
            chance.having(frequency, size) for meaning, frequency in self._asked.items() if meaning in said
        ]
        telling = chance.LACKING * covered.count(0.0) + sum(
            [chance.having(at[share], size) for share, at in zip(covered, self._levels, strict=True) if share]
        )
        relating = telling + chance.LACKING * (len(self._asked) - len(known)) + sum(known)
        return Told(told / self._total, log1p(told), explained / added if added else 0.0, telling, relating)

    def _of(self, meaning: str, stem: str) -> list[tuple[int, float]]:
        """The places of the words that one of the answer's stands near, and how much it has of each."""
        same = self._same.get
        found = same(meaning) or same(stem) or same(_family(stem))
        if found:
            return [found]
        if meaning in self._asked:
            return []  # the question's words tell nothing, near as they may stand
        near: list[tuple[int, float]] = []
        for part in _parts(self._lexicon, stem):
            if part in self._stems:
                near.append((self._stems[part], FAMILY))
            related = self._lexicon.related.of(part)
            if not self._stems.keys().isdisjoint(related):
                near += [
                    (self._stems[other], share) for other, share in related.items() if other in self._stems
                ]
        return near


def implied(asked: Collection[str], surface: Iterable[str]) -> frozenset[str]:
    """The content meanings of a question, `asked`, and what its words, `surface`, imply that an answer says."""
    return frozenset(asked) | (CAUSAL if not WHY.isdisjoint(surface) else frozenset())


def _levels(lexicon: Lexicon, token: Token) -> dict[float, float]:
    """How frequent the words are that have some share of a word, by share."""
    common = lexicon.common
    same = max(lexicon.frequency(token.meaning), common.frequency(token.stem))
    parts = _parts(lexicon, token.stem)
    alike = common.beginning(token.stem[:START]) if len(token.stem) >= START else 0.0
    family = max(0.0, alike - same)
    if len(parts) > 1:
        family += sum(map(common.frequency, parts))
    frequencies = {SAME: same, ALIKE: 0.0, FAMILY: family, NEAR: 0.0}
    for part in parts:
        for other, share in lexicon.related.of(part).items():
            frequencies[share] += common.frequency(other)
    return chance.levels(frequencies)


def _content(tokens: Iterable[Token]) -> list[Token]:
    return [token for token in tokens if not (token.function or token.negator)]


def _parts(lexicon: Lexicon, stem: str) -> Sequence[str]:
    """The stem of a word, or those of the words of a phrase."""
    if " " not in stem:
        return (stem,)
    return [part for part in stem.split() if part not in lexicon.grammar]


def _family(stem: str) -> str:
    """What the stems of a family begin with; the stem itself where it is too short to tell."""
    return f"{stem[:START]}-" if len(stem) >= START else stem
