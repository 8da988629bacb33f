"""What the cross-encoder is fitted on: question, reference and answer in the words that it will read, with a label.

Every labelled answer to a card without examples, as for the weights of bare cards, and a part of the answers made by
rule: off topic, other cards', denied, padded, shuffled.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from zlib import crc32

from msgspec import Struct

from bot.core.cards import Card
from bot.core.grading.assertions import assertions
from bot.core.grading.cross_encoder import as_read, as_said
from bot.core.grading.gathering import gather
from bot.core.grading.prepared_card import prepare
from tests.grading import corpora, samples, synthetic
from tests.grading.corpora import Labelled
from tests.grading.hard import hard

WEIGHT = {"difficult": 0.5, "deck": 0.6}
"""Weight of the sets that are not like what members write; 1 for the others."""
MADE_WEIGHT = 0.5
MADE = {"students": 14, "general": 22, "field": 22, "difficult": 8}
"""Answers made by rule for each card of a set, at most."""
DECK = 60
"""Examples of a card of the shipped deck, at most: they speak of the same 50 questions."""
FOLDS = 10
"""The first of so many parts of the questions is left out of the fit; the cuts are chosen on it."""


class Row(Struct, frozen=True):
    """One answer beside its card."""

    question: str
    reference: str
    answer: str
    label: int
    """`Verdict.rank`."""
    weight: float

    @property
    def held_out(self) -> bool:
        """The question is in the part that is not fitted on."""
        return crc32(self.question.encode()) % FOLDS == 0


def rows(students: Path) -> Iterator[Row]:
    """All rows of the fit, and those that are held out."""
    references = tuple(card.reference for card in corpora.deck().values())
    for name, card, written, strangers in samples.bare_jobs(students):
        chance = random.Random(card.key)
        made = [
            *hard(corpora.lexicon(), card, written, samples.deck_neighbours(), chance),
            *synthetic.made(card, "bare", references),
            *strangers,
        ]
        chance.shuffle(made)
        yield from _of(card, written, WEIGHT.get(name, 1.0))
        yield from _of(card, made[: MADE[name]], MADE_WEIGHT)
    for card in corpora.deck().values():
        examples = list(corpora.examples(card, "deck"))
        random.Random(card.key).shuffle(examples)
        yield from _of(card, examples[:DECK], WEIGHT["deck"])
    for name in ("science", "trade"):
        for card in corpora.field_decks()[name]:
            yield from _of(card, corpora.examples(card, "deck"), 1.0)


def _of(card: Card, answers: Iterable[Labelled], weight: float) -> Iterator[Row]:
    lexicon = corpora.bare_lexicons().of(card)
    ready = prepare(lexicon, corpora.word_order(), card)
    question, reference = as_read(card.prompt, lexicon), as_read(card.reference, lexicon)
    for one in answers:
        statement = assertions(lexicon, lexicon.words(one.answer), ready.prompt)
        if statement.assertions:
            answer = as_said(ready, gather(ready, statement).assertions)
            yield Row(question, reference, answer, one.label, weight)
