"""The labelled answers, and the cards in the states of knowledge that the grader will meet.

Five writers wrote for the 50 MLOps cards without seeing each other's texts: two the deck's examples, three (the
sets) answers as members would type them. An answer is never graded by a card that holds it, and the
writer of a set never wrote examples.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from bot.assets import GRADING, load_decks
from bot.core.cards import Card, Misconception
from bot.core.grading import Verdict
from bot.core.grading.lexicon import Lexicon

DATA = Path(__file__).parent / "data"
MLOPS_SETS = ("mlops-1", "mlops-2", "mlops-3")
OTHER_SETS = ("other-1", "other-2")
RANK = {verdict.value: verdict.rank for verdict in Verdict}


@dataclass(frozen=True, slots=True)
class Labelled:
    """One answer with the verdict a careful reader gave it."""

    card: str
    answer: str
    label: int
    """`Verdict.rank`: 0 incorrect, 1 partial, 2 correct."""
    kind: str
    writer: str


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon."""
    return Lexicon.parse((GRADING / "lexicon.yaml").read_text(encoding="utf-8"))


@cache
def deck() -> dict[str, Card]:
    """The shipped MLOps cards by key."""
    (mlops,) = (deck for deck in load_decks() if deck.slug == "mlops")
    return {card.key: card for card in mlops.cards}


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a JSON lines file that are not marked ambiguous."""
    found = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [row for row in found if not row.get("ambiguous")]


def labelled(name: str) -> list[Labelled]:
    """The answers of a set of `data/`."""
    return [
        Labelled(row["card"], row["answer"], RANK[row["label"]], row["kind"], name)
        for row in rows(DATA / f"{name}.jsonl")
    ]


def other_cards() -> dict[str, Card]:
    """The 50 cards that are not in the deck, with their references alone."""
    return {
        row["card"]: Card(row["card"], row["question"], row["reference"])
        for row in rows(DATA / "other-1.jsonl")
    }


def examples(card: Card, writer: str) -> list[Labelled]:
    """A card's examples as labelled answers."""
    wrong = [text for group in card.wrong for text in group.answers]
    kinds = ((card.accepted, 2), (card.partial, 1), (wrong, 0))
    return [Labelled(card.key, text, label, "example", writer) for texts, label in kinds for text in texts]


def first_writer(card: Card) -> Card:
    """The card with the first writer's examples alone."""
    accepted, partial, wrong = _counts()[card.key]
    return replace(
        card, accepted=card.accepted[:accepted], partial=card.partial[:partial], wrong=card.wrong[:wrong]
    )


def second_writer(card: Card) -> Card:
    """The card with the second writer's examples alone (the concepts are the first writer's)."""
    accepted, partial, wrong = _counts()[card.key]
    return replace(
        card, accepted=card.accepted[accepted:], partial=card.partial[partial:], wrong=card.wrong[wrong:]
    )


@cache
def _counts() -> dict[str, tuple[int, int, int]]:
    """How many accepted, partial and wrong groups of each card the first writer wrote; the second one's follow."""
    found = json.loads((DATA / "writers.json").read_text(encoding="utf-8"))
    return {key: (numbers[0], numbers[1], numbers[2]) for key, numbers in found.items()}


def taught(card: Card, answers: Iterable[Labelled]) -> Card:
    """A card that knows nothing but its reference and those answers."""
    found = list(answers)
    wrong = tuple(row.answer for row in found if row.label == 0)
    return Card(
        card.key, card.prompt, card.reference,
        accepted=tuple(row.answer for row in found if row.label == 2),
        partial=tuple(row.answer for row in found if row.label == 1),
        wrong=(Misconception(wrong),) if wrong else (),
    )  # fmt: skip


def thinned(card: Card, count: int, *, concepts: bool, seed: str) -> Card:
    """The card with about `count` of its examples left, and with or without its concepts and sides."""
    chance = random.Random(f"{seed}{card.key}")
    every = examples(card, "")
    kept = [
        row
        for label in (2, 1, 0)
        for row in _some([row for row in every if row.label == label], count / len(every), chance)
    ]
    small = taught(card, kept)
    return replace(small, concepts=card.concepts, enough=card.enough, sides=card.sides) if concepts else small


def _some(rows_: list[Labelled], share: float, chance: random.Random) -> list[Labelled]:
    return chance.sample(rows_, min(len(rows_), max(1, round(len(rows_) * share))))


State = Callable[[Card], Card]


def _with_concepts(count: int) -> State:
    return lambda card: thinned(first_writer(card), count, concepts=True, seed=f"c{count}")


def _examples_alone(count: int) -> State:
    return lambda card: thinned(second_writer(card), count, concepts=False, seed=f"e{count}")


STATES: dict[str, State] = {
    "both writers": lambda card: card,
    "first writer": first_writer,
    "second writer": second_writer,
    **{f"concepts, {count}": _with_concepts(count) for count in (3, 6, 12, 24)},
    **{f"examples, {count}": _examples_alone(count) for count in (3, 6, 12, 24)},
}
"""The deck's cards with ever less knowledge."""
