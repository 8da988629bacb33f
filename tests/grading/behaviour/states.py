"""The states of knowledge that the rules are measured in: cards, their graders, and answers that no card holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache

from bot import assets
from bot.assets import load_grader
from bot.core.cards import AnswerKind, Card
from bot.core.grading import Grader
from bot.core.grading.facts import kind_of
from bot.formats.load import load
from tests.grading import corpora
from tests.grading.behaviour.rule import Answers, Knows
from tests.grading.behaviour.wording import overlapping
from tests.grading.corpora import DATA, Labelled
from tests.grading.figures import answers as mlops_answers
from tests.grading.folds import fold, graders

FIELD_DECK = DATA / "field-deck.yaml"
FIELD_ANSWERS = DATA / "field-1.jsonl"
_SMALL = (12, 6, 3)
Known = tuple[list[Card], list[Labelled]]
"""Cards, and answers to them."""


@dataclass(frozen=True, slots=True)
class State:
    """Cards that know the same amount, and who grades them."""

    name: str
    cards: tuple[Card, ...]
    answers: Answers
    grader: Callable[[str], Grader]
    """The grader for a card by key: one whose weights have not seen it."""
    knows: Knows = Knows.TAUGHT

    def others(self, card: Card) -> list[Card]:
        """The cards whose answers cannot be taken for answers to this one."""
        return [other for other in self.cards if other.key != card.key and not overlapping(card, other)]


SQL = "sql"
"""The SQL cards that come with the bot; measured where it is asked for, not with the others."""
ALONE, READ = "alone", "read"
"""Bare cards of three fields that are in no fit, without the cross-encoders and with them."""
READ_FEW = "3 examples, read"
"""Cards of two of these fields and of nursing, with 3 of their examples; with the cross-encoders."""
FACTS, FACTS_READ = "facts", "facts, read"
"""Bare cards whose answer is a value, in no fit, without the cross-encoders and with them."""
FACTS_SEEN = "facts, seen"
"""Others, whose answers were read while rules for facts were made; measured where it is asked for, to be mended for."""
_KNOWS = {"bare": Knows.BARE, ALONE: Knows.BARE, READ: Knows.BARE} | dict.fromkeys(
    (FACTS, FACTS_READ, FACTS_SEEN), Knows.FACT
)
_VALUES = (AnswerKind.NUMBER, AnswerKind.QUANTITY, AnswerKind.DATE, AnswerKind.NAME, AnswerKind.TERM)


WITH_MODELS = (READ, READ_FEW, FACTS_READ)


def names() -> list[str]:
    """The states that are measured together; "field" only where its files are, those with models where they are."""
    few = [f"{count} examples" for count in _SMALL]
    without = ["deck", *few, "bare", *(["field"] if field_deck() else []), ALONE, FACTS]
    return [*without, *(WITH_MODELS if has_models() else ())]


def has_models() -> bool:
    """Whether the cross-encoders can be run: the extra `semantic` is installed."""
    return assets.cross_encoders() is not None


def knows(name: str) -> Knows:
    """What the cards of a state know."""
    return _KNOWS.get(name, Knows.TAUGHT)


@cache
def state(name: str) -> State:
    """The state of that name. Raises KeyError for one that does not exist."""
    if name in _CHANGES:
        changed = tuple(_CHANGES[name](card) for card in corpora.deck().values())
        return State(name, changed, _by_card(mlops_answers()), _crossed, knows(name))
    cards, rows = _KNOWN[name]()
    grader = load_grader(semantic=name in WITH_MODELS)
    return State(name, tuple(cards), _by_card(rows), lambda key: grader, knows(name))


def _field() -> Known:
    return field_deck(), corpora.labelled(FIELD_ANSWERS.stem)


def _sql() -> Known:
    return list(corpora.sql_deck().values()), corpora.labelled(corpora.SQL_SET)


def _alone() -> Known:
    found = [card for one in corpora.ALONE_APART for card in corpora.alone(one).values()]
    rows = [row for one in corpora.ALONE_APART for row in corpora.labelled(one)]
    return [card for card in found if kind_of(card) is AnswerKind.SENTENCE], rows


def _few() -> Known:
    found = [card for name in corpora.FIELDS_APART for card in corpora.deck_of(name)]
    rows = [row for name in corpora.FIELDS_APART for row in corpora.labelled(f"{name}-1")]
    return [corpora.thinned(card, 3, concepts=False, seed="read") for card in found], rows


def _facts(sets: Iterable[str]) -> Known:
    """Each card's answers by its key; a question that several sets ask is asked once."""
    every = {card.prompt: (card, rows) for name in sets for card, rows in corpora.facts(name)}
    found = {card.key: (card, rows) for card, rows in every.values() if kind_of(card) in _VALUES}
    cards = [card for card, _ in found.values()]
    return cards, [replace(row, card=key) for key, (_, rows) in found.items() for row in rows]


@cache
def field_deck() -> list[Card]:
    """The cards of another field; none where the deck and its answers are not there."""
    if not (FIELD_DECK.exists() and FIELD_ANSWERS.exists()):
        return []
    return list(load(FIELD_DECK.read_bytes(), filename=FIELD_DECK.name).deck.cards)


@cache
def _graders() -> tuple[Grader, ...]:
    return tuple(graders())


def _crossed(key: str) -> Grader:
    return _graders()[fold(key)]


def _by_card(rows: Iterable[Labelled]) -> Answers:
    found: dict[str, list[Labelled]] = defaultdict(list)
    for row in rows:
        found[row.card].append(row)
    return Answers(found)


def _facts_apart() -> Known:
    return _facts(corpora.FACTS_APART)


def _bare(card: Card) -> Card:
    return Card(card.key, card.prompt, card.reference)


_CHANGES: dict[str, corpora.State] = {
    "deck": lambda card: card,
    **{f"{count} examples": corpora.STATES[f"examples, {count}"] for count in _SMALL},
    "bare": _bare,
}
_KNOWN: dict[str, Callable[[], Known]] = {
    "field": _field,
    SQL: _sql,
    ALONE: _alone,
    READ: _alone,
    READ_FEW: _few,
    FACTS: _facts_apart,
    FACTS_READ: _facts_apart,
    FACTS_SEEN: lambda: _facts(corpora.FACTS_READ),
}
