"""Rules on what stands around an answer and changes nothing about it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from bot.core.cards import Card
from tests.grading.behaviour.off_topic import off_topic
from tests.grading.behaviour.rule import Answers, Measure, Row, rule
from tests.grading.behaviour.wording import crossed, mixed, sentence

_PADDING = 30
_PLACES = ("{pad} {answer}", "{answer} {pad}", "{pad} {answer} {more}")
_FRIENDLY = (
    "Thanks for running this quiz every day!",
    "I really enjoyed this one.",
    "Say hello to the others from me.",
    "I hope everybody has a nice evening.",
    "Sorry that it took me a while today.",
    "We had this one in the group last week.",
    "I am on the train, so please excuse the typing.",
    "My coffee is getting cold, so that's all for now.",
    "Good luck to all who are still at it!",
    "This was a fun question to get.",
)


@rule("wrong answer padded", Measure.BETTER, 0.01, bare=0.05, fact=0.01)
def wrong_padded(
    card: Card, others: Sequence[Card], answers: Answers, chance: random.Random
) -> Iterator[Row]:
    """Thirty words about something else make a wrong answer no better."""
    for answer, place in crossed(answers.wrong(card.key), _PLACES, chance):
        pad, more = off_topic(_PADDING, chance), off_topic(_PADDING, chance)
        yield Row(place.format(pad=sentence(pad), answer=sentence(answer), more=sentence(more)), base=answer)


@rule("wrong answer doubled", Measure.BETTER, 0.0, bare=0.0, fact=0.0)
def wrong_doubled(
    card: Card, others: Sequence[Card], answers: Answers, chance: random.Random
) -> Iterator[Row]:
    """A wrong answer said twice is no better."""
    for answer in mixed(answers.wrong(card.key), chance):
        yield Row(f"{sentence(answer)} {sentence(answer)}", base=answer)


@rule("right answer and a friendly sentence", Measure.LOST, 0.02, bare=0.05, fact=0.02)
def right_padded(
    card: Card, others: Sequence[Card], answers: Answers, chance: random.Random
) -> Iterator[Row]:
    """Small talk beside a right answer does not matter."""
    for answer, friendly in crossed(answers.right(card.key), _FRIENDLY, chance):
        both = (friendly, sentence(answer)) if chance.random() < 0.5 else (sentence(answer), friendly)
        yield Row(" ".join(both), base=answer)


RULES = (wrong_padded, wrong_doubled, right_padded)
