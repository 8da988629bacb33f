"""How much a card knows of its answer, and what would help it most.

The numbers are those at which more was no longer measured to help (docs/teaching.md): wrong and partly right answers
carry the gain, right ones help a little, ideas are for what people are told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from bot.core.cards import AnswerKind, Card
from bot.core.grading.facts import kind_of
from bot.core.grading.model import FEW
from bot.core.wording import plural

WRONG, PARTLY, RIGHT, IDEAS = 12, 4, 5, 2
"""So many of each are enough."""
TERM_WORDS = 2
"""A term of so many words has no other words."""


class State(StrEnum):
    """How well a card's answers can be judged."""

    BARE = "bare"
    """A reference, perhaps more right answers, and nothing else: little better than a guess."""
    LITTLE = "a little taught"
    TAUGHT = "taught"
    """Examples enough; or an answer that is compared as the value it is, and needs none."""


class Knowledge(Struct, frozen=True):
    """What is known of one card."""

    state: State
    helps: tuple[str, ...]
    """What would help, the most useful first: "12 wrong answers"."""


def explains(card: Card) -> bool:
    """Whether the answer is in people's own words, so that examples help: no value that is compared as what it is.

    A term of several words ("a lean to one side") may be put in others, and those the grader knows by examples alone.
    """
    kind = kind_of(card)
    return kind is AnswerKind.SENTENCE or (
        kind is AnswerKind.TERM and len(card.reference.split()) > TERM_WORDS
    )


def known_of(card: Card) -> Knowledge:
    """The state of the card, and what would help it."""
    if not explains(card):
        return Knowledge(State.TAUGHT, ())
    wrong = len(card.wrong_answers)
    if not wrong and not card.partial:
        return Knowledge(State.BARE, tuple(_lacking(card, wrong)))
    examples = 1 + len(card.accepted) + len(card.partial) + wrong
    return Knowledge(State.LITTLE if examples < FEW else State.TAUGHT, tuple(_lacking(card, wrong)))


def _lacking(card: Card, wrong: int) -> Iterator[str]:
    for has, wanted, what in (
        (wrong, WRONG, "wrong answer"),
        (len(card.partial), PARTLY, "partly right answer"),
        (len(card.accepted), RIGHT, "right answer"),
        (len(card.concepts), IDEAS, "idea"),
    ):
        if has < wanted:
            yield plural(wanted - has, f"more {what}" if has else what)


def summary(states: Iterable[State]) -> str:
    """How many cards are in which state: "3 bare, 45 taught"."""
    found = Counter(states)
    return ", ".join(f"{found[state]:,} {state}" for state in State if found[state])
