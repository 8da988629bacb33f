"""A card made ready for grading: everything that does not depend on the answer, done once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import chain, filterfalse
from math import log1p
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from bot.core.cards import AnswerKind, Card, Concept, Need
from bot.core.grading.comparison import bound_phrases, owners, sides_of
from bot.core.grading.content import ContentProfile, content_profile
from bot.core.grading.contrast import Contrast
from bot.core.grading.coverage import Coverage, ideas
from bot.core.grading.example_index import Example, ExampleIndex, Solution
from bot.core.grading.facts import Value, prepare_fact, same, values_in
from bot.core.grading.focus import Focus, implied
from bot.core.grading.lexicon import Lexicon
from bot.core.grading.reading import Reading, listed, reading_of
from bot.core.grading.spelling import Speller
from bot.core.grading.text import MARKS, words
from bot.core.grading.text_features import text_features
from bot.core.grading.verbatim import OwnTexts
from bot.core.grading.word_order import WordOrder
from bot.core.listed_options import without_options

if TYPE_CHECKING:
    from bot.core.grading.facts.card import FactCard

PHRASE_MARK = 0.5
"""A concept's phrasing alone is about half an answer to the regression."""
SURE_COUNT = 3
"""A word that this many texts of the card use is taken to be spelled right."""


RELATED_ALONE, RELATED_GROWTH = 0.02, 0.03
"""The bar of `PreparedCard.related_from` for a reference alone, and how it grows with the logarithm of the examples."""


class Span(NamedTuple):
    """A stretch of the examples: from `start` on, before `end`."""

    start: int
    end: int

    @property
    def size(self) -> int:
        """How many examples it holds."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Spans:
    """Where the examples of each label lie among all of them."""

    accepted: Span
    """The reference comes first."""
    partial: Span
    wrong: Span


@dataclass(frozen=True, slots=True)
class PreparedCard:
    """A card ready for grading."""

    card: Card
    lexicon: Lexicon
    speller: Speller
    sides: tuple[frozenset[str], ...]
    asked: frozenset[str]
    """Content meanings of the question."""
    index: ExampleIndex
    profiles: tuple[ContentProfile, ...]
    """Of the examples that are examples, in the examples' order."""
    spans: Spans
    whys: tuple[str | None, ...]
    """For each wrong example its correction."""
    coverage: Coverage
    contrast: Contrast
    vocabulary: frozenset[str]
    """Content meanings of all right examples."""
    told: frozenset[str]
    """Those that the question does not say."""
    content: frozenset[str]
    """Content meanings of all examples, whatever their label, and of the ideas' phrasings."""
    strong: frozenset[str]
    """Overclaiming stems that right answers use too."""
    owners: dict[str, frozenset[int]]
    """Content meaning -> the sides of which right answers say it."""
    remembered: dict[tuple[str, ...], int]
    """Words of an example -> its place among the examples."""
    words: frozenset[str]
    """Every word that the card uses of what is right, and asks with."""
    foci: tuple[Focus, ...]
    """What has to be told, by each right text; for bare cards alone."""
    novel: tuple[str, ...]
    """Content words of the reference that the question does not say, for bare cards."""
    letters: int
    """How many character n-grams the reference has."""
    line: str
    """The reference's words."""
    prompt: tuple[str, ...]
    """The question's words, without apostrophes."""
    listable: bool
    """A right answer may be a bare list of names."""
    enough: int
    """How many needed ideas suffice, at least 1."""
    order: WordOrder
    own: OwnTexts
    """The card's examples, as they are found under capitals and hedges."""
    fact: FactCard | None
    """How to compare an answer that is a value; None for a card whose answer is a sentence."""
    values: tuple[Value, ...]
    """Numbers, quantities and dates that the reference gives, of a sentence card."""
    allowed_values: tuple[Value, ...]
    """Other values that are no mistake: those that the question and other right answers give."""
    echoable: bool
    """A right answer may consist of the question's own words."""
    bare: bool
    """Nothing is known to be wrong: the reference and perhaps more right answers are all there is."""
    related_from: float
    """Similarity to an example from which an assertion relates to the card.

    Chance likeness grows with the number of examples, and so does the bar. One in ten off-topic sentences reaches
    .16 beside 147 examples, .12 beside 12 and .09 beside 3, where the bar is .17, .10 and .06; one in ten sentences
    of right answers stays below .15, .07 and .03.
    """

    def read(self, raw: Sequence[str]) -> Reading:
        """An answer's words, mended and read."""
        return reading_of(self.lexicon, self.speller.mended(raw), self.sides)


def prepare(
    lexicon: Lexicon, order: WordOrder, card: Card, solutions: Mapping[str, Solution] | None = None
) -> PreparedCard:
    """The card made ready; tens of milliseconds for a card with a hundred examples.

    `solutions` holds regressions that were solved before, by `digest` of what they learnt from.
    """
    card = without_options(card)
    fact = prepare_fact(card, lexicon)
    right = (card.reference, *card.accepted)
    wrong = tuple(text for group in card.wrong for text in group.answers)
    texts = (*right, *card.partial, *wrong)
    spans = _spans(len(right), len(card.partial), len(wrong))
    split = cache(words)  # most texts are asked for more than once
    speller = _speller(lexicon, card, texts, split)
    sides = sides_of(lexicon, card)

    @cache
    def read(text: str) -> Reading:
        return reading_of(lexicon, speller.mended(split(text)), sides)

    marks = [1.0] * len(right) + [0.0] * len(card.partial) + [-1.0] * len(wrong)
    taught = [*zip(texts, marks, strict=True), (card.prompt, -1.0), *_phrases(card), *bound_phrases(card)]
    examples = [Example(text, mark) for text, mark in taught]
    solution = solutions.get(digest(taught)) if solutions else None
    readings = [read(text) for text, _ in taught]
    features = [text_features(reading) for reading in readings]
    asked = frozenset(content_profile(lexicon, readings[len(texts)]).order)
    profiles = tuple(content_profile(lexicon, reading, asked) for reading in readings[: len(texts)])
    concepts = ideas(card)
    phrasings = [
        [(text, content_profile(lexicon, read(text), asked)) for text in concept.phrasings]
        for concept in concepts
    ]
    accepted = profiles[: len(right)]
    vocabulary = frozenset(meaning for one in accepted for meaning in one.weights)
    own = (*readings[: spans.partial.end], readings[len(texts)])
    return PreparedCard(
        card=card,
        lexicon=lexicon,
        order=order,
        speller=speller,
        sides=sides,
        asked=asked,
        index=ExampleIndex(examples, features, len(texts) + 1, solution),
        profiles=profiles,
        spans=spans,
        whys=tuple(group.why for group in card.wrong for _ in group.answers),
        coverage=Coverage(concepts, phrasings),
        contrast=Contrast(
            accepted, profiles[spans.partial.start : spans.partial.end], profiles[spans.wrong.start :]
        ),
        vocabulary=vocabulary,
        told=vocabulary - asked,
        content=frozenset(
            meaning
            for one in (*profiles, *(phrase for said in phrasings for _, phrase in said))
            for meaning in one.weights
        ),
        strong=frozenset(stem for one in accepted for stem in one.strong),
        owners=owners(readings[: len(right)]),
        remembered={
            tuple(map(intern, key)): at
            for at, text in reversed(list(enumerate(texts)))
            if (key := fingerprint(split(text)))
        },
        words=frozenset(word for reading in own for word in reading.surface),
        foci=tuple(
            Focus(lexicon, one, implied(asked, readings[len(texts)].surface))
            for one in readings[: len(right)]
        )
        if len(right) == len(texts)
        else (),
        novel=_novel(lexicon, card),
        letters=len(features[0].letters),
        line=" ".join(readings[0].surface),
        prompt=tuple(word.replace("'", "") for word in split(card.prompt) if word not in MARKS),
        enough=_enough(card, concepts),
        listable=any(map(listed, readings[: len(right)])),
        own=OwnTexts(
            texts,
            cased=bool(fact and (fact.kind is AnswerKind.FORMULA or (card.answer and card.answer.exact))),
        ),
        fact=fact,
        values=() if fact else values_in(card.reference),
        allowed_values=() if fact else _allowed_values(card),
        echoable=any(one.order and asked.issuperset(one.order) for one in accepted),
        bare=len(right) == len(texts),
        related_from=RELATED_ALONE + RELATED_GROWTH * log1p(len(texts) - 1),
    )


def _allowed_values(card: Card) -> tuple[Value, ...]:
    """Values that are not the reference's and yet no mistake: those of the question and of other right answers."""
    own = values_in(card.reference)
    if not own:
        return ()
    others = (value for text in (card.prompt, *card.accepted) for value in values_in(text))
    return tuple(value for value in others if not any(same(value, known) for known in own))


def digest(taught: Iterable[tuple[str, float]]) -> str:
    """What a card's regressions learn from, in 16 hexadecimal digits."""
    return sha256(repr(list(taught)).encode()).hexdigest()[:16]


def _spans(right: int, partial: int, wrong: int) -> Spans:
    return Spans(Span(0, right), Span(right, right + partial), Span(right + partial, right + partial + wrong))


def _enough(card: Card, concepts: Sequence[Concept]) -> int:
    needed = sum(concept.needed is Need.CORRECT for concept in concepts)
    return min(card.enough or needed, needed) or 1


def _phrases(card: Card) -> list[tuple[str, float]]:
    """What teaches the regression the card's ideas: the phrasings of all but the extras."""
    ideas_ = (concept for concept in card.concepts if concept.needed is not Need.BONUS)
    return [(phrase, PHRASE_MARK) for concept in ideas_ for phrase in concept.phrasings]


def fingerprint(raw: list[str]) -> tuple[str, ...]:
    """What makes two texts the same text: their words, whatever the punctuation."""
    return tuple(filterfalse(MARKS.__contains__, raw))


def _speller(
    lexicon: Lexicon, card: Card, texts: Sequence[str], split: Callable[[str], list[str]]
) -> Speller:
    """Corrects towards the author's words: those of the question, the reference, the phrasings, or used often."""
    counts = Counter(chain.from_iterable(sorted(set(split(text))) for text in texts))
    phrases = (phrase for concept in card.concepts for phrase in concept.phrasings)
    sure = [word for text in (card.prompt, card.reference, *phrases) for word in split(text)]
    common = lexicon.common
    sure.extend(word for word, count in counts.most_common() if count >= SURE_COUNT or word in common)
    return Speller(lexicon.known_words, sure, lexicon.common)


def _novel(lexicon: Lexicon, card: Card) -> tuple[str, ...]:
    """The reference's content words, by stem, less those of the question."""

    def content(text: str) -> dict[str, str]:
        idle = lexicon.function | lexicon.articles
        return {lexicon.stem(word): word for word in words(text) if word not in MARKS and word not in idle}

    asked = content(card.prompt)
    return tuple(word for stem, word in content(card.reference).items() if stem not in asked)
