"""What the fit is made of: every card in every state of knowledge, with answers that the state does not hold."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.core.cards import AnswerKind, Card
from bot.core.grading.assertions import assertions
from bot.core.grading.facts import kind_of
from bot.core.grading.gathering import gather
from bot.core.grading.lexicon import Lexicon
from bot.core.grading.model import FEW
from bot.core.grading.prepared_card import prepare
from tests.grading import corpora, synthetic
from tests.grading.corpora import MLOPS_SETS, OTHER_SETS, STATES, Labelled
from tests.grading.hard import Neighbour, hard
from tests.grading.strange import STRANGE, another_cause, strange

STATE_WEIGHT = {"whole deck": 2.0, "writers": 1.5, "writer": 1.0, "field": 2.0, "other, all": 1.0}
"""Weight of a state's answers by the first words of its name; 0.5 for the others, which know little."""
SOME_STATES = re.compile(r"field|other|concepts, 24|examples, 24|writers 1 2$")
"""States that the weights for cards with some examples are fitted on: what members bring, and near it."""
MADE = {"synthetic": 0.5, "hard": 0.4, STRANGE: 0.0}
"""Weight of what is made by rule beside what somebody wrote; 0 for what teaches the relation alone."""
STRANGE_TEXTS = {"students": 10, "general": 10, "varied": 4, "field": 10, "difficult": 4}
"""Off-topic texts for each card of a set."""
BARE_WEIGHT = {"students": 1.0, "general": 1.0, "field": 0.5, "difficult": 0.05}
"""Weight of the sets in the fit for bare cards. Answers written to be difficult alone teach that near the reference
means wrong."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One answer as the learner sees it."""

    vector: tuple[float, ...]
    label: int
    group: str
    """What must not be split between fitting and measuring: the card or the question."""
    weight: float
    state: str
    examples: int
    """How many the card has, its reference among them."""
    row: Labelled

    @property
    def few(self) -> bool:
        """The card has fewer examples than `model.FEW`."""
        return self.examples < FEW

    @property
    def some(self) -> bool:
        """The card knows about as much as one that members bring."""
        return SOME_STATES.match(self.state) is not None


def vectors(
    lexicon: Lexicon, card: Card, answers: Iterable[Labelled], state: str, weight: float
) -> Iterator[Sample]:
    """The samples of answers to one card."""
    ready = prepare(lexicon, corpora.word_order(), card)
    for row in answers:
        statement = assertions(lexicon, lexicon.words(row.answer), ready.prompt)
        if statement.assertions:
            vector = gather(ready, statement).vector
            share = MADE.get(row.writer, 1.0)
            yield Sample(vector, row.label, card.key, weight * share, state, ready.spans.wrong.end, row)


def taught_jobs() -> list[tuple[str, str]]:
    """Pairs of a state and a card key, for `taught`."""
    return [
        *((state, key) for key in corpora.deck() for state in STATES),
        *((f"other, {part}", key) for key in corpora.other_cards() for part in ("even", "odd", "all")),
        *((f"field, {part}", key) for key, (card, _) in _field().items() for part in _parts(card)),
    ]


def rich_alone(state: str) -> bool:
    """Whether nothing but the weights for many examples is fitted on a state."""
    return state.startswith(("whole deck", "writer")) and not SOME_STATES.match(state)


def _parts(card: Card) -> tuple[str, ...]:
    """What a card of another field knows in the states of the fit; without ideas its examples are all it has."""
    return ("full", *(("examples",) if card.concepts else ()), "12", "6", "3")


def taught(job: tuple[str, str]) -> list[Sample]:
    """The samples of one state of one card."""
    state, key = job
    known, rows, others = _other(state, key) if state.startswith("other") else _known(state, key)
    chance = random.Random(f"{state} {key}")
    references = tuple(other.card.reference for other in others)
    made = [*hard(corpora.lexicon(), known, rows, others, chance), *synthetic.made(known, state, references)]
    if state in ("whole deck", "writers 1 2"):
        made += hard(corpora.lexicon(), known, rows, others, chance)
    weight = next((value for name, value in STATE_WEIGHT.items() if state.startswith(name)), 0.5)
    return list(
        vectors(corpora.languages().lexicon(known, corpora.lexicon()), known, [*rows, *made], state, weight)
    )


def _known(state: str, key: str) -> tuple[Card, list[Labelled], list[Neighbour]]:
    """A card of the deck or of another field, with answers it does not hold and its neighbours."""
    if state.startswith("field"):
        card, rows = _field()[key]
        part = state.removeprefix("field, ")
        if part == "examples":
            card = corpora.taught(card, corpora.examples(card, "deck"))
        elif part != "full":
            card = corpora.thinned(card, int(part), concepts=False, seed=state)
        return card, rows, [_neighbour(other, found) for other, found in _field().values()]
    whole = corpora.deck()[key]
    rows = [row for row in _sets() if row.card == key]
    for writer in corpora.left_out(state):
        rows += corpora.examples(corpora.by_writers(whole, writer), f"writer {writer}")
    return STATES[state](whole), rows, deck_neighbours()


def _other(state: str, key: str) -> tuple[Card, list[Labelled], list[Neighbour]]:
    """A card of no deck that knows a part of one writer's answers."""
    first, second = ([row for row in corpora.labelled(name) if row.card == key] for name in OTHER_SETS)
    known, rows = {
        "even": (first[::2], first[1::2]),
        "odd": (first[1::2], first[::2]),
        "all": (first, second),
    }[state.removeprefix("other, ")]
    return corpora.taught(corpora.other_cards()[key], known), rows, _other_neighbours()


@cache
def _sets() -> tuple[Labelled, ...]:
    return tuple(row for name in MLOPS_SETS for row in corpora.labelled(name))


@cache
def _field() -> dict[str, tuple[Card, list[Labelled]]]:
    """The cards of the other fields with the answers of a writer who wrote none of their examples."""
    return {
        card.key: (card, [row for row in corpora.labelled(f"{name}-1") if row.card == card.key])
        for name, cards in corpora.field_decks().items()
        for card in cards
    }


def _neighbour(card: Card, rows: Iterable[Labelled]) -> Neighbour:
    return Neighbour(card, tuple(row.answer for row in rows if row.label == 2 and row.card == card.key))


@cache
def deck_neighbours() -> list[Neighbour]:
    return [_neighbour(card, _sets()) for card in corpora.deck().values()]


@cache
def _other_neighbours() -> list[Neighbour]:
    rows = corpora.labelled(OTHER_SETS[0])
    return [_neighbour(card, rows) for card in corpora.other_cards().values()]


Bare = tuple[str, Card, Sequence[Labelled], Sequence[Labelled]]
"""The set's name, the card with its reference alone, answers to it, and what was made with the set's other cards."""


def bare_jobs(students: Path, sets: Sequence[str] = corpora.ALONE_FITTED) -> list[Bare]:
    """References alone: real students, general knowledge in the `sets`, the decks without their knowledge."""
    found = [("students", card, rows) for card, rows in _students(students)]
    for name in sets:
        every = corpora.labelled(name)
        for key, card in corpora.alone(name).items():
            if name in corpora.ABROAD and kind_of(card) is not AnswerKind.SENTENCE:
                continue
            kind = "varied" if name in corpora.VARIED else "general"
            found.append((kind, card, [one for one in every if one.card == key]))
    for card, rows in _field().values():
        if rows[0].writer not in corpora.ALONE_FITTED:
            found.append(("field", _alone(card), [*rows, *corpora.examples(card, "deck")]))
    for card in (*corpora.deck().values(), *corpora.other_cards().values()):
        rows = [
            row
            for name in (*MLOPS_SETS, *OTHER_SETS)
            for row in corpora.labelled(name)
            if row.card == card.key
        ]
        found.append(("difficult", _alone(card), rows))
    cards: dict[str, list[Card]] = {}
    for name, card, _ in found:
        cards.setdefault(name, []).append(card)
    return [
        (name, card, rows, _made(card, rows, cards[name], STRANGE_TEXTS[name])) for name, card, rows in found
    ]


def _made(card: Card, rows: Sequence[Labelled], others: Sequence[Card], count: int) -> list[Labelled]:
    chance = random.Random(f"strange {card.key}")
    right = [row.answer for row in rows if row.label == 2]
    return [
        *strange(card, count, chance),
        *another_cause(corpora.bare_lexicons().of(card), card, right, others, chance),
    ]


def _alone(card: Card) -> Card:
    return Card(card.key, card.prompt, card.reference)


def bare(job: Bare) -> list[Sample]:
    """The samples of one bare card."""
    name, card, rows, strangers = job
    chance = random.Random(card.key)
    references = tuple(other.reference for other in corpora.deck().values())
    made = [
        *hard(corpora.lexicon(), card, rows, deck_neighbours(), chance),
        *synthetic.made(card, "bare", references),
        *strangers,
    ]
    return list(vectors(corpora.bare_lexicons().of(card), card, [*rows, *made], name, BARE_WEIGHT[name]))


def _students(path: Path) -> list[tuple[Card, list[Labelled]]]:
    found: dict[tuple[str, str], list[Labelled]] = {}
    for row in corpora.rows(path):
        answer = Labelled(
            row["question_id"], row["answer"], corpora.RANK[row["label"]], "student", "students"
        )
        found.setdefault((row["question"], row["reference"]), []).append(answer)
    return [(Card(rows[0].card, *texts), rows) for texts, rows in found.items()]
