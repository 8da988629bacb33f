"""A card made ready for grading: everything that does not depend on the answer, done once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import filterfalse
from math import log1p
from sys import intern

from msgspec import Struct

from bot.core.cards import Card, Concept, Need
from bot.core.grading.aims import HARMS, harms_aimed_at
from bot.core.grading.card_reading import CardReading, Spans
from bot.core.grading.comparison import owners
from bot.core.grading.content import ContentProfile
from bot.core.grading.contrast import Contrast
from bot.core.grading.coverage import Coverage
from bot.core.grading.example_index import ExampleIndex, Solution
from bot.core.grading.exchanged import Exchangeable, exchangeable
from bot.core.grading.facts import Value, same, values_in
from bot.core.grading.focus import Focus, implied
from bot.core.grading.lexicon import Lexicon
from bot.core.grading.model import MANY
from bot.core.grading.reading import Reading, listed, reading_of
from bot.core.grading.spelling import Speller
from bot.core.grading.subject import Subject
from bot.core.grading.text import MARKS
from bot.core.grading.word_order import WordOrder
from bot.core.listed_options import without_options

RELATED_ALONE, RELATED_GROWTH = 0.02, 0.03
"""The bar of `PreparedCard.related_from` for a reference alone, and how it grows with the logarithm of the examples."""


SPOKEN_OF = 3
"""Texts that speak of a harm from which a card is about it: in other subjects the word may mean something else."""


class PreparedCard(Struct, frozen=True):
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
    """What has to be told, by each right text; none where so many examples show it that nobody asks."""
    subject: Subject | None
    """What the card is about; none where so many examples show it that nobody asks."""
    novel: tuple[str, ...]
    """Content words of the reference that the question does not say."""
    contraries: Mapping[str, frozenset[str]]
    """Bare cards: by the stem of a word those of the right texts' words that it is the opposite of."""
    exchangeable: Exchangeable | None
    """Bare cards: what of the reference may stand the wrong way round."""
    harms: frozenset[str]
    """Harms (`aims.HARMS`) that some texts that are not wrong speak of (`SPOKEN_OF`), and none aims at."""
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
    values: tuple[Value, ...]
    """Numbers, quantities and dates that the reference gives; none of a card that compares facts itself."""
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
        return reading_of(self.lexicon, self.speller.mended(raw), self.sides, behind=True)


def prepare(
    lexicon: Lexicon,
    order: WordOrder,
    card: Card,
    solutions: Mapping[str, Solution] | None = None,
    *,
    fact: bool = False,
) -> PreparedCard:
    """The card made ready; tens of milliseconds for a card with a hundred examples.

    `solutions` holds regressions that were solved before, by `card_reading.digest` of what they learnt from.
    `fact`: the card wants one, so values are compared before an answer comes here.
    """
    card = without_options(card)
    lexicon = lexicon if card.partial or card.wrong else lexicon.asking(card.prompt)
    read = CardReading(lexicon, card)
    spans, asked, right, accepted = read.spans, read.asked, read.right, read.right_profiles
    vocabulary = _meanings(accepted)
    foci, subject, novel = _to_tell(lexicon, card, read)
    return PreparedCard(
        card=card,
        lexicon=lexicon,
        order=order,
        speller=read.speller,
        sides=read.sides,
        asked=asked,
        index=read.index((solutions or {}).get),
        profiles=read.profiles,
        spans=spans,
        whys=tuple(group.why for group in card.wrong for _ in group.answers),
        coverage=Coverage(read.concepts, read.phrasings),
        contrast=Contrast(accepted, read.profiles[slice(*spans.partial)], read.profiles[slice(*spans.wrong)]),
        vocabulary=vocabulary,
        told=vocabulary - asked,
        content=_meanings((*read.profiles, *(phrase for said in read.phrasings for _, phrase in said))),
        strong=frozenset(stem for one in accepted for stem in one.strong),
        owners=owners(right),
        remembered=_remembered(map(read.split, read.texts)),
        words=read.words,
        foci=foci,
        subject=subject,
        novel=novel,
        contraries=_contraries(lexicon, right, read.prompt) if read.bare else {},
        exchangeable=exchangeable(lexicon, right[0]) if read.bare else None,
        harms=_harms(lexicon, read),
        letters=read.letters,
        line=" ".join(right[0].surface),
        prompt=tuple(word.replace("'", "") for word in read.split(card.prompt) if word not in MARKS),
        enough=_enough(card, read.concepts),
        listable=any(map(listed, right)),
        values=() if fact else values_in(card.reference),
        allowed_values=() if fact else _allowed_values(card),
        echoable=any(one.order and asked.issuperset(one.order) for one in accepted),
        bare=read.bare,
        related_from=RELATED_ALONE + RELATED_GROWTH * log1p(len(read.texts) - 1),
    )


def _meanings(profiles: Iterable[ContentProfile]) -> frozenset[str]:
    """All content meanings of some texts."""
    return frozenset().union(*[one.weights for one in profiles])


def _to_tell(
    lexicon: Lexicon, card: Card, read: CardReading
) -> tuple[tuple[Focus, ...], Subject | None, tuple[str, ...]]:
    """(`foci`, `subject`, `novel`) of the card; nothing where so many examples show what has to be told."""
    if not read.bare and len(read.texts) >= MANY:
        return (), None, ()
    implied_ = implied(read.asked, read.prompt.surface)
    foci = tuple(Focus(lexicon, one, implied_) for one in read.right)
    return foci, Subject(lexicon, read.prompt, read.right), _novel(lexicon, card)


def _remembered(texts: Iterable[list[str]]) -> dict[tuple[str, ...], int]:
    """For the words of each text its place; of texts that look alike the first counts."""
    found: dict[tuple[str, ...], int] = {}
    for at, split in enumerate(texts):
        if key := fingerprint(split):
            found.setdefault(tuple(intern(str(word)) for word in key), at)
    return found


def _allowed_values(card: Card) -> tuple[Value, ...]:
    """Values that are not the reference's and yet no mistake: those of the question and of other right answers."""
    own = values_in(card.reference)
    if not own:
        return ()
    others = (value for text in (card.prompt, *card.accepted) for value in values_in(text))
    return tuple(value for value in others if not any(same(value, known) for known in own))


def _enough(card: Card, concepts: Sequence[Concept]) -> int:
    needed = sum(concept.needed is Need.CORRECT for concept in concepts)
    return min(card.enough or needed, needed) or 1


def fingerprint(raw: list[str]) -> tuple[str, ...]:
    """What makes two texts the same text: their words, whatever the punctuation."""
    return tuple(filterfalse(MARKS.__contains__, raw))


def _contraries(lexicon: Lexicon, right: Sequence[Reading], prompt: Reading) -> dict[str, frozenset[str]]:
    """By the stem of a word that no right text says, nor the question, their stems that it is the opposite of.

    Empty where a right text denies something: what is the opposite then?
    """
    said = frozenset(token.stem for reading in right for token in reading.tokens)
    asked = frozenset(token.stem for token in prompt.tokens)
    if any(token.negator for reading in right for token in reading.tokens):
        return {}
    opposites = {other for stem in said for other in lexicon.antonyms.get(stem, ())} - said - asked
    return {stem: lexicon.antonyms[stem] & said for stem in opposites}


def _harms(lexicon: Lexicon, read: CardReading) -> frozenset[str]:
    """`PreparedCard.harms` of a card with examples; none of a bare one."""
    if read.bare or lexicon.foreign:
        return frozenset()
    texts = read.texts[: read.spans.partial.end]
    aimed = set[str]().union(*(harms_aimed_at(lexicon, read.split(text)) for text in texts))
    told = Counter(
        harm for one in read.profiles[: read.spans.partial.end] for harm in HARMS & one.weights.keys()
    )
    return frozenset(harm for harm, count in told.items() if count >= SPOKEN_OF) - aimed


def _novel(lexicon: Lexicon, card: Card) -> tuple[str, ...]:
    """The reference's content words, by stem, less those of the question."""

    def content(text: str) -> dict[str, str]:
        idle = lexicon.function | lexicon.articles
        return {
            lexicon.stem(word): word for word in lexicon.words(text) if word not in MARKS and word not in idle
        }

    asked = content(card.prompt)
    return tuple(word for stem, word in content(card.reference).items() if stem not in asked)
