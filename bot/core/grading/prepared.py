"""A card made ready for grading: everything that does not depend on the answer, done once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from bot.core.cards import Card, Need
from bot.core.grading.comparison import bound_phrases, owners, sides_of
from bot.core.grading.coverage import Coverage, ideas
from bot.core.grading.lexicon import Lexicon
from bot.core.grading.memory import Memo, Memory
from bot.core.grading.reading import Reading, listed, reading_of
from bot.core.grading.sketch import Sketch, sketch
from bot.core.grading.spelling import Speller
from bot.core.grading.text import BREAK, words
from bot.core.grading.views import view

PHRASE_MARK = 0.5
"""A concept's phrasing alone is about half an answer to the regression."""
SURE_COUNT = 3
"""A word that this many texts of the card use is taken to be spelled right."""


@dataclass(frozen=True, slots=True)
class Spans:
    """Where each kind of example lies among the memos: [start, end) of each."""

    accepted: tuple[int, int]
    """The reference comes first."""
    partial: tuple[int, int]
    wrong: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A card ready for grading."""

    card: Card
    speller: Speller
    sides: tuple[frozenset[str], ...]
    asked: frozenset[str]
    """Content meanings of the question."""
    memory: Memory
    sketches: tuple[Sketch, ...]
    """Of the memos that are examples, in the memos' order."""
    spans: Spans
    whys: tuple[str | None, ...]
    """For each wrong example its correction."""
    coverage: Coverage
    vocabulary: frozenset[str]
    """Content meanings of all right examples."""
    strong: frozenset[str]
    """Overclaiming stems that right answers use too."""
    owners: dict[str, frozenset[int]]
    """Content meaning -> the sides of which right answers say it."""
    remembered: dict[tuple[str, ...], int]
    """Words of an example -> its memo."""
    words: frozenset[str]
    """Every word that the card uses of what is right, and asks with."""
    novel: tuple[str, ...]
    """Content words of the reference that the question does not say, for bare cards."""
    letters: frozenset[str]
    """The reference's character n-grams."""
    line: str
    """The reference's words."""
    listable: bool
    """A right answer may be a bare list of names."""
    echoable: bool
    """A right answer may consist of the question's own words."""

    @property
    def bare(self) -> bool:
        """Nothing is known to be wrong: the reference and perhaps more right answers are all there is."""
        return self.spans.partial[0] == self.spans.wrong[1]

    def read(self, raw: list[str], lexicon: Lexicon) -> Reading:
        """An answer's words, mended and read."""
        return reading_of(lexicon, self.speller.mended(raw), self.sides)


def prepare(lexicon: Lexicon, card: Card) -> Prepared:
    """The card made ready; tens of milliseconds for a card with a hundred examples."""
    right = (card.reference, *card.accepted)
    wrong = tuple(text for group in card.wrong for text in group.answers)
    texts = (*right, *card.partial, *wrong)
    spans = _spans(len(right), len(card.partial), len(wrong))
    speller = _speller(lexicon, card, texts)
    sides = sides_of(lexicon, card)

    def read(text: str) -> Reading:
        return reading_of(lexicon, speller.mended(words(text)), sides)

    marks = [1.0] * len(right) + [0.0] * len(card.partial) + [-1.0] * len(wrong)
    taught = [*zip(texts, marks, strict=True), (card.prompt, -1.0), *_phrases(card), *bound_phrases(card)]
    memos = [Memo(text, read(text), mark) for text, mark in taught]
    readings = [memo.reading for memo in memos]
    asked = frozenset(sketch(lexicon, readings[len(texts)]).order)
    sketches = tuple(sketch(lexicon, reading, asked) for reading in readings[: len(texts)])
    concepts = ideas(card)
    phrasings = [
        [(text, sketch(lexicon, read(text), asked)) for text in concept.phrasings] for concept in concepts
    ]
    accepted = sketches[: len(right)]
    own = (*readings[: spans.partial[1]], readings[len(texts)])
    return Prepared(
        card=card,
        speller=speller,
        sides=sides,
        asked=asked,
        memory=Memory(memos, len(texts) + 1),
        sketches=sketches,
        spans=spans,
        whys=tuple(group.why for group in card.wrong for _ in group.answers),
        coverage=Coverage(concepts, phrasings),
        vocabulary=frozenset(meaning for one in accepted for meaning in one.weights),
        strong=frozenset(stem for one in accepted for stem in one.strong),
        owners=owners(readings[: len(right)]),
        remembered={
            key: at for at, text in reversed(list(enumerate(texts))) if (key := fingerprint(words(text)))
        },
        words=frozenset(word for reading in own for word in reading.surface),
        novel=_novel(lexicon, card),
        letters=view(readings[0]).letters,
        line=" ".join(readings[0].surface),
        listable=any(map(listed, readings[: len(right)])),
        echoable=any(one.order and asked.issuperset(one.order) for one in accepted),
    )


def _spans(right: int, partial: int, wrong: int) -> Spans:
    return Spans((0, right), (right, right + partial), (right + partial, right + partial + wrong))


def _phrases(card: Card) -> list[tuple[str, float]]:
    """What teaches the regression the card's ideas: the phrasings of all but the extras."""
    ideas_ = (concept for concept in card.concepts if concept.needed is not Need.BONUS)
    return [(phrase, PHRASE_MARK) for concept in ideas_ for phrase in concept.phrasings]


def fingerprint(raw: list[str]) -> tuple[str, ...]:
    """What makes two texts the same text: their words, whatever the punctuation."""
    return tuple(word for word in raw if word is not BREAK)


def _speller(lexicon: Lexicon, card: Card, texts: tuple[str, ...]) -> Speller:
    """Corrects towards the author's words: those of the question, the reference, the phrasings, or used often."""
    counts = Counter(word for text in texts for word in sorted(set(words(text))))
    phrases = (phrase for concept in card.concepts for phrase in concept.phrasings)
    sure = [word for text in (card.prompt, card.reference, *phrases) for word in words(text)]
    sure.extend(word for word, count in counts.most_common() if count >= SURE_COUNT)
    return Speller(lexicon.known_words.union(sure), sure)


def _novel(lexicon: Lexicon, card: Card) -> tuple[str, ...]:
    """The reference's content words, by stem, less those of the question."""

    def content(text: str) -> dict[str, str]:
        idle = lexicon.function | lexicon.articles
        return {lexicon.stem(word): word for word in words(text) if word is not BREAK and word not in idle}

    asked = content(card.prompt)
    return tuple(word for stem, word in content(card.reference).items() if stem not in asked)
