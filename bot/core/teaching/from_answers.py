"""Teaching a deck from the answers that people gave: which of them a teacher is shown, in which order.

Shown is what the grader was not sure of, one answer for all that are alike. What a tap says most about comes first:
what its author has sent, then what many said, what was nearest to being judged otherwise, and what is far from every
example of its card.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct
from rapidfuzz import fuzz, utils

from bot.core.cards import Card
from bot.core.grading import Grade
from bot.core.similarity import alike, size


class StoredAnswer(Struct, frozen=True):
    """An answer that somebody gave, without its author."""

    attempt_id: int
    card_id: int
    answer: str
    at: datetime
    sent: bool
    """Its author wants whoever teaches the deck to look at it."""


class Group(Struct, frozen=True):
    """Answers to one card that are alike, so that one tap is about all of them."""

    lead: StoredAnswer
    """The first of them that came."""
    grade: Grade
    """Of the lead."""
    count: int
    sent: int
    """How many of them were sent by their authors."""
    worth: float
    """How much a tap says, to compare; 1 at least."""


def grouped(card: Card, doubted: Iterable[tuple[StoredAnswer, Grade]]) -> list[Group]:
    """The answers to `card` in groups, in any order; without those that are alike to an example of the card."""
    known: dict[int, list[str]] = {}
    for example in card.known_answers:
        known.setdefault(size(example), []).append(example)
    found: dict[int, list[list[tuple[StoredAnswer, Grade]]]] = {}
    for answer, grade in sorted(doubted, key=lambda each: each[0].attempt_id):
        words = size(answer.answer)
        if any(alike(answer.answer, example) for example in known.get(words, ())):
            continue
        groups = found.setdefault(words, [])
        same = next((group for group in groups if alike(group[0][0].answer, answer.answer)), None)
        if same is None:
            groups.append([(answer, grade)])
        else:
            same.append((answer, grade))
    return [_group(card, members) for groups in found.values() for members in groups]


def in_order(groups: Iterable[Group]) -> list[Group]:
    """The groups, those about which a tap says most first."""
    return sorted(groups, key=lambda group: (not group.sent, -group.worth, group.lead.attempt_id))


def _group(card: Card, members: list[tuple[StoredAnswer, Grade]]) -> Group:
    lead, grade = members[0]
    worth = len(members) * (1 + grade.closeness) * (2 - _nearness(card, lead.answer))
    return Group(lead, grade, len(members), sum(each.sent for each, _ in members), worth)


def _nearness(card: Card, answer: str) -> float:
    """How much the answer is like the example that is most like it, 0 to 1."""
    return (
        max(
            fuzz.token_set_ratio(answer, example, processor=utils.default_process)
            for example in card.known_answers
        )
        / 100
    )
