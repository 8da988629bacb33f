"""The texts of a card, read: the first step of making it ready."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from hashlib import sha256
from itertools import chain
from typing import NamedTuple

from bot.core.cards import Card, Need
from bot.core.grading.comparison import bound_phrases, sides_of
from bot.core.grading.content import content_profile
from bot.core.grading.coverage import ideas
from bot.core.grading.example_index import Example, ExampleIndex, Solution
from bot.core.grading.lexicon import Lexicon
from bot.core.grading.reading import Reading, reading_of
from bot.core.grading.spelling import Speller
from bot.core.grading.text_features import text_features

PHRASE_MARK = 0.5
"""A concept's phrasing alone is about half an answer to the regression."""
SURE_COUNT = 3
"""A word that this many texts of the card use is taken to be spelled right."""


class Span(NamedTuple):
    """A stretch of the examples: from `start` on, before `end`."""

    start: int
    end: int

    @property
    def size(self) -> int:
        """How many examples it holds."""
        return self.end - self.start


class Spans(NamedTuple):
    """Where the examples of each label lie among all of them."""

    accepted: Span
    """The reference comes first."""
    partial: Span
    wrong: Span


def examples_of(card: Card) -> tuple[tuple[str, ...], Spans]:
    """The card's examples, the reference first, and where those of each label lie."""
    right = (card.reference, *card.accepted)
    wrong = tuple(text for group in card.wrong for text in group.answers)
    half = len(right) + len(card.partial)
    spans = Spans(Span(0, len(right)), Span(len(right), half), Span(half, half + len(wrong)))
    return (*right, *card.partial, *wrong), spans


class CardReading:
    """All that a card says, in words, tokens and content."""

    def __init__(self, lexicon: Lexicon, card: Card) -> None:
        self.texts, self.spans = examples_of(card)
        self.split = cache(lexicon.words)  # most texts are asked for more than once
        self.speller = _speller(lexicon, card, self.texts, self.split)
        self.sides = sides_of(lexicon, card)

        @cache
        def read(text: str) -> Reading:
            return reading_of(lexicon, self.speller.mended(self.split(text)), self.sides)

        marks = [mark for span, mark in zip(self.spans, (1.0, 0.0, -1.0), strict=True) for _ in range(*span)]
        self._taught = [
            *zip(self.texts, marks, strict=True),
            (card.prompt, -1.0),
            *_phrases(card),
            *bound_phrases(card),
        ]
        readings = [read(text) for text, _ in self._taught]
        self.examples, self.prompt = readings[: len(self.texts)], readings[len(self.texts)]
        self._features = [text_features(reading) for reading in readings]
        self.letters = len(self._features[0].letters)
        self.asked = frozenset(self.prompt.content)
        self.profiles = tuple(content_profile(lexicon, reading, self.asked) for reading in self.examples)
        right = self.spans.accepted.end
        self.right, self.right_profiles = self.examples[:right], self.profiles[:right]
        self.bare = right == len(self.texts)
        """Nothing but right answers is known."""
        self.concepts = ideas(card)
        self.phrasings = [
            [(text, content_profile(lexicon, read(text), self.asked)) for text in concept.phrasings]
            for concept in self.concepts
        ]

    @property
    def words(self) -> frozenset[str]:
        """Every word that the card uses of what is right, and asks with."""
        said = (*self.examples[: self.spans.partial.end], self.prompt)
        return frozenset(word for reading in said for word in reading.surface)

    def index(self, find: Callable[[str], Solution | None]) -> ExampleIndex:
        """The examples, ready to be compared with answers; `find` has what was solved before, by `digest`."""
        examples = [Example(text, mark) for text, mark in self._taught]
        return ExampleIndex(examples, self._features, len(self.texts) + 1, find(digest(self._taught)))


def digest(taught: Iterable[tuple[str, float]]) -> str:
    """What a card's regressions learn from, in 16 hexadecimal digits."""
    return sha256(repr(list(taught)).encode()).hexdigest()[:16]


def _phrases(card: Card) -> list[tuple[str, float]]:
    """What teaches the regression the card's ideas: the phrasings of all but the extras."""
    ideas_ = (concept for concept in card.concepts if concept.needed is not Need.BONUS)
    return [(phrase, PHRASE_MARK) for concept in ideas_ for phrase in concept.phrasings]


def _speller(
    lexicon: Lexicon, card: Card, texts: Sequence[str], split: Callable[[str], list[str]]
) -> Speller:
    """Corrects towards the author's words: those of the question, the reference, the phrasings, or used often."""
    counts = Counter(chain.from_iterable(sorted(set(split(text))) for text in texts))
    phrases = (phrase for concept in card.concepts for phrase in concept.phrasings)
    sure = [word for text in (card.prompt, card.reference, *phrases) for word in split(text)]
    common = lexicon.common
    sure.extend(word for word, count in counts.most_common() if count >= SURE_COUNT or word in common)
    return Speller(lexicon.known_words, sure, None if lexicon.foreign else common)
