"""Rules on what is claimed: denial, rival answers, and clauses added to a right answer."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from bot.core.cards import Card
from tests.grading.behaviour.rule import Answers, Measure, Row, rule
from tests.grading.behaviour.verbs import negated
from tests.grading.behaviour.wording import capital, crossed, inner, length, mixed, sentence, statement

_DENIALS = (
    "It is wrong to say that {right}.",
    "{capital} is a myth.",
    "It's not true that {right}",
    "nobody would say {right}",
    "{capital}? No way.",
    "People think {right} but that is false.",
    "don't believe that {right}",
)
_RIVALS = (
    "{right}, or maybe {wrong}",
    "either {wrong} or {right}",
    "{wrong}, no wait, {other}, or {right}",
    "{right}, no, {wrong}",
)
"""Self-correction ("wrong, no sorry, right") is not among them: it may pass."""
_JOINTS = (
    "{right} {claim}",
    "{right} Also, {inner}.",
    "{open} and {inner}",
    "{open}, and by the way {inner}",
)


@rule("right answer denied", Measure.ACCEPTED, 0.05, bare=0.05, fact=0.05)
def denied(card: Card, others: Sequence[Card], answers: Answers, chance: random.Random) -> Iterator[Row]:
    """Who says that the right answer is wrong has not given it."""
    for answer, form in crossed(answers.assertions(card.key), _DENIALS, chance):
        yield Row(form.format(right=inner(answer), capital=capital(inner(answer))))


@rule("rival answers", Measure.ACCEPTED, 0.15, bare=0.30, fact=0.15)
def rivals(card: Card, others: Sequence[Card], answers: Answers, chance: random.Random) -> Iterator[Row]:
    """Who offers a right and a wrong answer leaves the choice to the tutor."""
    wrong = answers.claims(card.key)
    for answer, form in crossed(answers.assertions(card.key), _RIVALS, chance):
        if len(wrong) >= 2:
            one, other = chance.sample(wrong, 2)
            yield Row(form.format(right=inner(answer), wrong=inner(one), other=inner(other)))


@rule("own wrong example added", Measure.ACCEPTED, 0.15, bare=None)
def own_claim_added(
    card: Card, others: Sequence[Card], answers: Answers, chance: random.Random
) -> Iterator[Row]:
    """A right answer followed by a known mistake is not right."""
    groups = [group for group in card.wrong if group.why] or card.wrong
    known = [text for group in groups for text in group.answers if 3 <= length(text) <= 20]
    for answer in mixed(answers.right(card.key), chance) if known else ():
        yield Row(_joined(answer, chance.choice(known), chance))


@rule("another's wrong answer added", Measure.ACCEPTED, 0.15, bare=None)
def unknown_claim_added(
    card: Card, others: Sequence[Card], answers: Answers, chance: random.Random
) -> Iterator[Row]:
    """A right answer followed by a mistake that somebody else made is not right, whether the card knows it or not."""
    for answer in mixed(answers.right(card.key), chance):
        if found := answers.claims(card.key):
            yield Row(_joined(answer, chance.choice(found), chance))


@rule("another card's wrong answer added", Measure.ACCEPTED, 0.15, bare=None)
def strange_claim_added(
    card: Card, others: Sequence[Card], answers: Answers, chance: random.Random
) -> Iterator[Row]:
    """A right answer followed by a claim that is false of its subject is not right."""
    for answer in mixed(answers.right(card.key), chance):
        if found := answers.claims(chance.choice(others).key, other=False):
            yield Row(_joined(answer, chance.choice(found), chance))


@rule("another card's truth added", Measure.DROPPED, 0.05, bare=0.05, fact=0.05)
def truth_added(card: Card, others: Sequence[Card], answers: Answers, chance: random.Random) -> Iterator[Row]:
    """A right answer followed by something true of another subject is not wrong."""
    for answer in mixed(answers.right(card.key), chance):
        other = chance.choice(others)
        short = [text for text in answers.assertions(other.key, typed=False) if length(text) <= 12]
        truths = [said for text in short if (said := statement(other.prompt, text))]
        if truths:
            yield Row(_joined(answer, chance.choice(truths), chance), base=answer)


@rule("reference negated", Measure.ACCEPTED, 0.10, bare=0.10)
def reference_negated(
    card: Card, others: Sequence[Card], answers: Answers, chance: random.Random
) -> Iterator[Row]:
    """A copy of the reference with a "not" in it is not right."""
    text = negated(card.reference)
    if text:
        bare = re.sub(r"\b(?:the|an?) ", "", text, flags=re.IGNORECASE)
        copies = (text, text.lower(), text.rstrip("."), f"I think {inner(text)}", bare)
        yield from (Row(copy) for copy in mixed(copies, chance))


def _joined(answer: str, claim: str, chance: random.Random) -> str:
    parts = {"right": sentence(answer), "open": answer.strip().rstrip(".!"), "claim": sentence(claim)}
    return chance.choice(_JOINTS).format(**parts, inner=inner(claim))


RULES = (
    denied,
    rivals,
    own_claim_added,
    unknown_claim_added,
    strange_claim_added,
    truth_added,
    reference_negated,
)
