"""What the cross-encoders are fitted on: question, reference and answer in the words that they will read, with a label.

Every labelled answer to a card without examples, those to facts that are told in
words, and a part of the answers made by rule: off topic, other cards', denied, padded, shuffled, of two values.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from zlib import crc32

from msgspec import Struct

from bot.core.cards import AnswerKind, Card
from bot.core.grading.assertions import assertions
from bot.core.grading.cross_encoders.cross_encoder import Triple
from bot.core.grading.cross_encoders.texts import as_written, in_english
from bot.core.grading.facts import kind_of
from bot.core.grading.facts.scripts.language import language_of_card
from bot.core.grading.gathering import gather
from bot.core.grading.prepared_card import prepare
from tests.grading import corpora, samples, synthetic
from tests.grading.corpora import Labelled
from tests.grading.cross_encoders.competing import competing
from tests.grading.cross_encoders.disturbed import disturbed
from tests.grading.cross_encoders.near_copies import NearCopies
from tests.grading.cross_encoders.talk import unrelated
from tests.grading.hard import hard

WEIGHT = {"difficult": 0.5, "deck": 0.6}
"""Weight of the sets that are not like what members write; 1 for the others."""
MADE_WEIGHT = 0.5
DISTURBED_WEIGHT = 0.6
MADE = {"students": 14, "general": 22, "varied": 8, "field": 22, "difficult": 8}
"""Answers made by rule for each card of a set, at most."""
ELSEWHERE, NEAR = 8, 10
"""Right answers to other cards of the same set for each card, and of how many times as many the nearest are taken. In
as many places as they are right answers: else what sounds like its field is learnt to be right whatever is asked."""
IN_OTHER_TERMS = ("analog", "everyday", "example")
"""Kinds of answers that speak of something else: beside another card nothing tells them from off-topic talk."""
OFF_TOPIC = 2
"""Texts about other things for each card, with full weight."""
ELSEWHERE_IN_DECKS = 2
"""The same for cards of wide decks, which have few answers of their own."""
TALK = 1
"""Texts of talk that answers nothing for each card that is disturbed."""
ELSEWHERE_WEIGHT = 1.0
DENIED_IN = ("general", "varied", "field")
"""Kinds of sets whose cards have denials and texts about other things."""
DENIALS = (
    "{}? no, that is not it",
    "{}. no, that is exactly what does not happen",
    "many believe that {}, but it is false",
    "it has nothing to do with this: {}",
    "it is a myth that {}",
    "{}? wrong",
    "certainly not because {}",
)
TOLD_IN_WORDS = (AnswerKind.TERM, AnswerKind.NAME, AnswerKind.LIST, AnswerKind.YES_NO, AnswerKind.SENTENCE)
"""Kinds of facts whose answers are read, too: it is asked about other words for a phrase."""
NEARLY_COPIED = (AnswerKind.TERM, AnswerKind.SENTENCE)
"""Kinds whose words may be exchanged."""
DECK = 60
"""Examples of a card of the shipped deck, at most: they speak of the same 50 questions."""
FOLDS = 10
"""The first of so many parts of the questions is left out of the fit; the cuts are chosen on it."""


class Row(Struct, frozen=True):
    """One answer beside its card."""

    english: Triple
    """In English words, as the one model reads it."""
    written: Triple
    """In the card's language, as the other one does; the same for an English card."""
    label: int
    """`Verdict.rank`."""
    weight: float

    @property
    def held_out(self) -> bool:
        """The question is in the part that is not fitted on."""
        return crc32(self.english.question.encode()) % FOLDS == 0

    @property
    def abroad(self) -> bool:
        """The card is in another language than English."""
        return self.written is not self.english


def rows(students: Path, wordnet: Path | None = None) -> Iterator[Row]:
    """All rows of the fit, and those that are held out; near copies by the synonyms of WordNet in a folder."""
    references = tuple(card.reference for card in corpora.deck().values())
    jobs = samples.bare_jobs(students, corpora.READ_FITTED)
    right = _right(jobs)
    for name, card, written, strangers in jobs:
        chance = random.Random(card.key)
        made = [
            *hard(corpora.lexicon(), card, written, samples.deck_neighbours(), chance),
            *synthetic.made(card, "bare", references),
            *strangers,
        ]
        chance.shuffle(made)
        yield from _of(card, written, WEIGHT.get(name, 1.0))
        yield from _of(card, made[: MADE[name]], MADE_WEIGHT)
        yield from _disturbed(card, written)
        yield from _of(card, _elsewhere(card, right[_field(name, written)], chance), ELSEWHERE_WEIGHT)
        if name in DENIED_IN:
            yield from _of(card, _denials(card, written, chance), MADE_WEIGHT)
            prose = [one for one in strangers if one.kind == "off topic"][:OFF_TOPIC]
            yield from _of(card, prose, ELSEWHERE_WEIGHT)
    accepted = [
        one for card in corpora.deck().values() for one in corpora.examples(card, "deck") if one.label == 2
    ]
    for card in corpora.deck().values():
        examples, chance = list(corpora.examples(card, "deck")), random.Random(card.key)
        chance.shuffle(examples)
        yield from _of(card, examples[:DECK], WEIGHT["deck"])
        yield from _of(card, _elsewhere(card, accepted, chance), WEIGHT["deck"])
    for name in ("science", "trade"):
        for card in corpora.field_decks()[name]:
            yield from _of(card, corpora.examples(card, "deck"), 1.0)
    yield from _of_people()
    if wordnet:
        yield from _near_copies(NearCopies(wordnet))


def _of_people() -> Iterator[Row]:
    """Decks as people bring them, and facts."""
    for name in (
        *corpora.NARROW,
        *corpora.PHRASES,
        *corpora.PARTS,
        *corpora.NATURAL,
        *corpora.DENIED,
        *corpora.SECOND,
        *corpora.COPIES,
    ):
        yield from _of_decks(name)
    for name in corpora.FACTS_READ:
        for card, answers in corpora.facts(name):
            if kind_of(card) in TOLD_IN_WORDS:
                yield from _of(card, answers, 1.0)


def _of_decks(name: str) -> Iterator[Row]:
    """The answers of a set of decks, and right answers to other cards of the same deck."""
    cards, answers = corpora.alone(name), corpora.labelled(name)
    for card in cards.values():
        if kind_of(card) not in TOLD_IN_WORDS:
            continue
        deck = card.key.rpartition("-")[0]
        right = [one for one in answers if one.label == 2 and one.card.rpartition("-")[0] == deck]
        own = [one for one in answers if one.card == card.key]
        yield from _of(card, own, 1.0)
        yield from _disturbed(card, own)
        language = language_of_card(card.prompt, card.reference)
        both = competing(card, own, random.Random(card.key), language)
        yield from _of(card, both, DISTURBED_WEIGHT)
        others = _elsewhere(card, right, random.Random(card.key))
        few = ELSEWHERE if name in corpora.NARROW else ELSEWHERE_IN_DECKS
        yield from _of(card, islice(others, few), ELSEWHERE_WEIGHT)


def _near_copies(copies: NearCopies) -> Iterator[Row]:
    """References of English cards of a few sets with synonyms, and with an opposite."""
    for name in (*corpora.VARIED, *corpora.PHRASES, *corpora.NATURAL, *corpora.PARTS):
        for card in corpora.alone(name).values():
            if not language_of_card(card.prompt, card.reference) and kind_of(card) in NEARLY_COPIED:
                yield from _of(card, copies.of(card, random.Random(card.key)), MADE_WEIGHT)


def _right(jobs: Iterable[samples.Bare]) -> dict[str, list[Labelled]]:
    """The right answers of each field."""
    found: dict[str, list[Labelled]] = {}
    for name, _, written, _ in jobs:
        found.setdefault(_field(name, written), []).extend(one for one in written if one.label == 2)
    return found


def _field(name: str, written: Sequence[Labelled]) -> str:
    """Whose cards are about the same: a writer's, where a kind of set has many writers."""
    return written[0].writer if name in ("general", "varied") else name


def _elsewhere(card: Card, right: Sequence[Labelled], chance: random.Random) -> Iterator[Labelled]:
    """Right answers to other cards: any, those with most words of the question, and analogies."""
    others = [one for one in chance.sample(right, min(ELSEWHERE * NEAR, len(right))) if one.card != card.key]
    asked = set(card.prompt.lower().split())
    near = sorted(others, key=lambda one: -len(asked & set(one.answer.lower().split())))
    alike = [one for one in others if any(word in one.kind for word in IN_OTHER_TERMS)]
    for one in (*near[: ELSEWHERE // 2], *others[: ELSEWHERE - ELSEWHERE // 2], *alike[: ELSEWHERE // 2]):
        yield Labelled(card.key, one.answer, 0, "another card", "made")


def _denials(card: Card, written: Sequence[Labelled], chance: random.Random) -> Iterator[Labelled]:
    """A right answer and the reference, denied."""
    right = [one.answer for one in written if one.label == 2]
    for text in (card.reference, *chance.sample(right, min(1, len(right)))):
        told = text.strip().rstrip(".")
        yield Labelled(
            card.key, chance.choice(DENIALS).format(told[0].lower() + told[1:]), 0, "denied", "made"
        )


def _disturbed(card: Card, written: Sequence[Labelled]) -> Iterator[Row]:
    """The card's answers in no order and with talk beside them, and talk alone."""
    language, chance = language_of_card(card.prompt, card.reference), random.Random(card.key)
    yield from _of(card, disturbed(card, written, chance, language), DISTURBED_WEIGHT)
    yield from _of(card, unrelated(card, TALK, chance), ELSEWHERE_WEIGHT)


def _of(card: Card, answers: Iterable[Labelled], weight: float) -> Iterator[Row]:
    lexicon = corpora.bare_lexicons().of(card)
    ready = prepare(lexicon, corpora.word_order(), card)
    for one in answers:
        statement = assertions(lexicon, lexicon.words(one.answer), ready.prompt)
        if statement.assertions:
            english = in_english(ready, card.reference, gather(ready, statement).assertions)
            yield Row(english, as_written(ready, card.reference, one.answer, english), one.label, weight)
