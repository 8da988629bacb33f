"""The states of knowledge that the rules are measured in: cards, their graders, and answers that no card holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from bot.assets import load_grader
from bot.core.cards import AnswerKind, Card
from bot.core.grading import Grader
from bot.core.grading.facts import kind_of
from bot.formats.load import load
from tests.grading import corpora
from tests.grading.behaviour.rule import Answers
from tests.grading.behaviour.wording import overlapping
from tests.grading.corpora import DATA, Labelled
from tests.grading.figures import answers as mlops_answers
from tests.grading.folds import fold, graders

FIELD_DECK = DATA / "field-deck.yaml"
FIELD_ANSWERS = DATA / "field-1.jsonl"
_SMALL = (12, 6, 3)


@dataclass(frozen=True, slots=True)
class State:
    """Cards that know the same amount, and who grades them."""

    name: str
    cards: tuple[Card, ...]
    answers: Answers
    grader: Callable[[str], Grader]
    """The grader for a card by key: one whose weights have not seen it."""
    bare: bool = False

    def others(self, card: Card) -> list[Card]:
        """The cards whose answers cannot be taken for answers to this one."""
        return [other for other in self.cards if other.key != card.key and not overlapping(card, other)]


SQL = "sql"
"""The SQL cards that come with the bot; measured where it is asked for, not with the others."""
READ, ALONE = "read", "alone"
"""Bare cards of four fields that are in no fit, with the cross-encoders and without; the same."""


def names() -> list[str]:
    """The states that are measured together; "field" only where its files are."""
    return ["deck", *(f"{count} examples" for count in _SMALL), "bare", *(["field"] if field_deck() else [])]


@cache
def state(name: str) -> State:
    """The state of that name. Raises KeyError for one that does not exist."""
    if name == "field" and field_deck():
        grader = load_grader(semantic=False)
        rows = corpora.labelled(FIELD_ANSWERS.stem)
        return State(name, tuple(field_deck()), _by_card(rows), lambda key: grader)
    if name == SQL:
        grader = load_grader(semantic=False)
        rows = corpora.labelled(corpora.SQL_SET)
        return State(name, tuple(corpora.sql_deck().values()), _by_card(rows), lambda key: grader)
    if name in (READ, ALONE):
        grader = load_grader(semantic=name == READ)
        rows = [row for one in corpora.ALONE_APART for row in corpora.labelled(one)]
        found = [card for one in corpora.ALONE_APART for card in corpora.alone(one).values()]
        kept = tuple(card for card in found if kind_of(card) is AnswerKind.SENTENCE)
        return State(name, kept, _by_card(rows), lambda key: grader, bare=True)
    change = _CHANGES[name]
    cards = tuple(change(card) for card in corpora.deck().values())
    return State(name, cards, _by_card(mlops_answers()), _crossed, bare=name == "bare")


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


def _bare(card: Card) -> Card:
    return Card(card.key, card.prompt, card.reference)


_CHANGES: dict[str, corpora.State] = {
    "deck": lambda card: card,
    **{f"{count} examples": corpora.STATES[f"examples, {count}"] for count in _SMALL},
    "bare": _bare,
}
