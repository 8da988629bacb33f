"""Rules on texts that have nothing to do with the card."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from bot.core.cards import Card
from tests.grading.behaviour.off_topic import injections, off_topic
from tests.grading.behaviour.rule import Answers, Measure, Row, Rule, rule
from tests.grading.behaviour.wording import crossed, gist, mixed, sentence

_LENGTHS = (5, 12, 25, 40, 80, 200)
_ECHOES = (
    "{prompt}",
    "{lower}",
    "{shuffled}",
    "it is about {words}",
    "{words} is {words}",
    "well, {words} means {words}, like it says",
    "that is what {words} is",
    "{words}, {words} and {words}",
)
"""Ways to say nothing but the question; `words` are those of it that carry meaning."""


def _off_topic(words: int) -> Rule:
    @rule(f"off topic, {words} words", Measure.ACCEPTED, 0.0, bare=0.0, fact=0.0)
    def made(card: Card, others: Sequence[Card], answers: Answers, chance: random.Random) -> Iterator[Row]:
        """A text about something else is no answer, however long it is."""
        while True:
            yield Row(off_topic(words, chance))

    return made


OFF_TOPIC = tuple(_off_topic(words) for words in _LENGTHS)


def _credited(words: int) -> Rule:
    @rule(f"off topic, {words} words: partly right", Measure.CREDITED, 0.05, bare=0.05, fact=0.05)
    def made(card: Card, others: Sequence[Card], answers: Answers, chance: random.Random) -> Iterator[Row]:
        """A text about something else is not half of an answer either."""
        while True:
            yield Row(off_topic(words, chance))

    return made


CREDITED = tuple(_credited(words) for words in (12, 40, 200))


@rule("another card's answer", Measure.ACCEPTED, 0.01, bare=0.01, fact=0.01)
def other_answer(
    card: Card, others: Sequence[Card], answers: Answers, chance: random.Random
) -> Iterator[Row]:
    """The right answer to another question does not answer this one."""
    for other in mixed(others, chance):
        if found := answers.right(other.key):
            yield Row(chance.choice(found))


@rule("three other cards' answers", Measure.ACCEPTED, 0.01, bare=0.01, fact=0.01)
def three_joined(
    card: Card, others: Sequence[Card], answers: Answers, chance: random.Random
) -> Iterator[Row]:
    """Three right answers to other questions do not answer this one either."""
    known = [other.key for other in others if answers.right(other.key)]
    while len(known) >= 3:
        three = (sentence(chance.choice(answers.right(key))) for key in chance.sample(known, 3))
        yield Row(" ".join(three))


@rule("another card's stored answer", Measure.ACCEPTED, 0.01, bare=0.01, fact=0.01)
def stored_elsewhere(
    card: Card, others: Sequence[Card], answers: Answers, chance: random.Random
) -> Iterator[Row]:
    """What a card stores as right is right for that card alone."""
    for other in mixed(others, chance):
        yield Row(chance.choice((other.reference, *other.accepted)))


@rule("echo of the question", Measure.ACCEPTED, 0.0, bare=0.0, fact=0.0)
def echo(card: Card, others: Sequence[Card], answers: Answers, chance: random.Random) -> Iterator[Row]:
    """The words of the question are no answer to it."""
    words = gist(card.prompt)
    for form, _ in crossed(_ECHOES, ("",), chance):
        yield Row(
            form.format(
                prompt=card.prompt,
                lower=card.prompt.lower().rstrip("?."),
                shuffled=" ".join(mixed(card.prompt.rstrip("?.").split(), chance)),
                words=" ".join(words),
            )
        )


@rule("injection alone", Measure.ACCEPTED, 0.0, bare=0.0, fact=0.0)
def injection(card: Card, others: Sequence[Card], answers: Answers, chance: random.Random) -> Iterator[Row]:
    """Asking the grader for the point is no answer."""
    yield from (Row(text) for text in mixed(injections(), chance))


RULES = (*OFF_TOPIC, *CREDITED, other_answer, three_joined, stored_elsewhere, echo, injection)
