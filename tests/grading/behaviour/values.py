"""Rules on answers to facts: two values, one that is denied, another card's, and remarks beside the right one."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from bot.core.cards import Card
from bot.core.grading.facts import kind_of
from tests.grading.behaviour.rule import Answers, Measure, Row, rule
from tests.grading.behaviour.wording import crossed, length, mixed, stems
from tests.grading.cross_encoders.competing import named, values

_LONGEST = 3
_ALTERNATIVES = (
    "{} or {}",
    "I think {} but could be {}",
    "{}? {}?",
    "either {} or {}",
    "{}, or possibly {}",
    "it's {} or {}, one of those",
    "torn between {} and {}",
    "{}. Or is it {}?",
    "hmm {}, if not then {}",
    "could be {}, could be {}",
)
_DENIALS = (
    "not {}",
    "it isn't {}",
    "anything but {}",
    "definitely not {}",
    "{}? No.",
    "{} is wrong",
    "it was never {}",
    "people say {} but that's false",
)
_AGAINST = (
    "{}, not {}",
    "not {1} but {0}",
    "{} and certainly not {}",
    "it's {}, definitely not {}",
    "{}, so not {}",
    "not {1}, it's {0}",
)
"""The first value said, the second denied."""
_REMARKS = (
    ", one of the few I know by heart",
    ", which surprises many people",
    ", we had that in class",
    ". It comes up in every exam.",
    " because our teacher told us so",
    ", that is what the book says",
    ". My sister always gets this wrong.",
    ", it has been like that in all the sources I have seen",
)


@rule("two values", Measure.ACCEPTED, None, bare=None, fact=0.02)
def two_values(card: Card, others: Sequence[Card], answers: Answers, chance: random.Random) -> Iterator[Row]:
    """Who offers a right and a wrong value leaves the choice to the tutor."""
    yield from _alternatives(_pairs(card, answers), chance)


@rule("two values: partly right", Measure.REFUSED, None, bare=None, fact=0.05)
def half_right(card: Card, others: Sequence[Card], answers: Answers, chance: random.Random) -> Iterator[Row]:
    """A right value beside a wrong one is half of an answer."""
    yield from _alternatives(_pairs(card, answers), chance)


@rule("two wrong values", Measure.CREDITED, None, bare=None, fact=0.02)
def two_wrong_values(
    card: Card, others: Sequence[Card], answers: Answers, chance: random.Random
) -> Iterator[Row]:
    """Two wrong values are no better than one."""
    wrong = list(dict.fromkeys(two for _, two in _pairs(card, answers)))
    yield from _alternatives([(one, two) for one in wrong for two in wrong if one != two], chance)


@rule("right value denied", Measure.CREDITED, None, bare=None, fact=0.02)
def value_denied(
    card: Card, others: Sequence[Card], answers: Answers, chance: random.Random
) -> Iterator[Row]:
    """Who says what it is not has not said what it is."""
    right = [
        text
        for text in (card.reference, *answers.right(card.key))
        if named(text) and length(text) <= _LONGEST
    ]
    for value, form in crossed(right, _DENIALS, chance):
        yield Row(form.format(value))


@rule("right value against a wrong one", Measure.LOST, None, bare=None, fact=0.05)
def against_wrong(
    card: Card, others: Sequence[Card], answers: Answers, chance: random.Random
) -> Iterator[Row]:
    """Who also says what it is not has answered."""
    for (right, wrong), form in crossed(_pairs(card, answers), _AGAINST, chance):
        yield Row(form.format(right, wrong), base=right)


@rule("wrong value against the right one", Measure.CREDITED, None, bare=None, fact=0.02)
def against_right(
    card: Card, others: Sequence[Card], answers: Answers, chance: random.Random
) -> Iterator[Row]:
    """Who denies the right value and says another one is wrong."""
    for (right, wrong), form in crossed(_pairs(card, answers), _AGAINST, chance):
        yield Row(form.format(wrong, right))


@rule("another card's value", Measure.CREDITED, None, bare=None, fact=0.01)
def other_value(card: Card, others: Sequence[Card], answers: Answers, chance: random.Random) -> Iterator[Row]:
    """A value of the same kind that answers another question does not answer this one."""
    kind = kind_of(card)
    for other in mixed(others, chance):
        if kind_of(other) is kind and not _alike(card, other):
            yield Row(other.reference)


@rule("right value and a remark", Measure.LOST, None, bare=None, fact=0.02)
def remarked(card: Card, others: Sequence[Card], answers: Answers, chance: random.Random) -> Iterator[Row]:
    """A remark behind the right value that names no other one does not matter."""
    for remark in mixed(_REMARKS, chance):
        yield Row(card.reference.rstrip(".") + remark, base=card.reference)


def _pairs(card: Card, answers: Answers) -> list[tuple[str, str]]:
    """Right values and wrong ones, both short enough to stand in any of the sentences."""
    found = values(card, answers.rows.get(card.key, ()))
    return [pair for pair in found if max(map(length, pair)) <= _LONGEST]


def _alternatives(pairs: Sequence[tuple[str, str]], chance: random.Random) -> Iterator[Row]:
    for pair, form in crossed(pairs, _ALTERNATIVES, chance):
        yield Row(form.format(*mixed(pair, chance)))


def _alike(card: Card, other: Card) -> bool:
    """Whether the references share a word or a number, or the questions half of their words."""
    ours, theirs = stems(card.prompt), stems(other.prompt)
    asked = 2 * len(ours & theirs) >= min(len(ours), len(theirs))
    return asked or bool(_said(card.reference) & _said(other.reference))


def _said(text: str) -> set[str]:
    return {*stems(text), *re.findall(r"\d+", text)}


RULES = (
    two_values,
    half_right,
    two_wrong_values,
    value_denied,
    against_wrong,
    against_right,
    other_value,
    remarked,
)
