"""Rules on what a card's author stored."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from bot.core.cards import Card, Concept, Need
from bot.core.grading import Verdict
from tests.grading.behaviour.rule import Answers, Measure, Row, rule
from tests.grading.behaviour.wording import length, mixed


@rule("stored phrasing of a needed idea", Measure.REFUSED, 0.0, bare=None, every=True)
def phrasings(card: Card, others: Sequence[Card], answers: Answers, chance: random.Random) -> Iterator[Row]:
    """An idea that the author asks for earns at least "partly right" in any words that the author listed."""
    needed = (concept for concept in card.concepts if concept.needed is not Need.BONUS)
    yield from (Row(text) for text in mixed([text for one in needed for text in one.phrasings], chance))


@rule("stored right answer", Measure.MISJUDGED, 0.0, bare=0.0, fact=0.0, every=True)
def accepted(card: Card, others: Sequence[Card], answers: Answers, chance: random.Random) -> Iterator[Row]:
    """What the author calls right is right."""
    yield from _said(dict.fromkeys((card.reference, *card.accepted)), Verdict.CORRECT, chance)


@rule("stored partly right answer", Measure.MISJUDGED, 0.0, bare=None, every=True)
def partial(card: Card, others: Sequence[Card], answers: Answers, chance: random.Random) -> Iterator[Row]:
    """What the author calls partly right is partly right."""
    yield from _said(card.partial, Verdict.PARTIAL, chance)


@rule("stored wrong answer", Measure.MISJUDGED, 0.0, bare=None, every=True)
def wrong(card: Card, others: Sequence[Card], answers: Answers, chance: random.Random) -> Iterator[Row]:
    """What the author calls wrong is wrong."""
    yield from _said([text for group in card.wrong for text in group.answers], Verdict.INCORRECT, chance)


@rule("phrasing exchanged for another", Measure.LOST, 0.10, bare=None)
def rephrased(card: Card, others: Sequence[Card], answers: Answers, chance: random.Random) -> Iterator[Row]:
    """The same idea in another of the author's own words is as right."""
    texts = mixed(answers.right(card.key), chance) + mixed(card.accepted, chance)
    for text in texts:
        for concept in mixed(card.concepts, chance):
            if changed := exchanged(text, concept, chance):
                yield Row(changed, base=text)


def exchanged(text: str, concept: Concept, chance: random.Random) -> str | None:
    """The text with one phrasing of the idea replaced by another of a like shape; None where none occurs in it."""
    for phrase in sorted(concept.phrasings, key=len, reverse=True):
        found = re.search(rf"\b{re.escape(phrase)}\b", text, re.IGNORECASE)
        if found and length(phrase) >= 2 and length(text) > length(phrase):
            like = [
                other for other in concept.phrasings if other != phrase and _shape(other) == _shape(phrase)
            ]
            if like:
                return text[: found.start()] + chance.choice(like) + text[found.end() :]
    return None


def _shape(phrase: str) -> str:
    """How the first word ends, so that what replaces a phrase is about as grammatical."""
    first = phrase.split()[0].lower()
    return next((end for end in ("ing", "ed", "s") if first.endswith(end)), "")


def _said(texts: Sequence[str] | dict[str, None], verdict: Verdict, chance: random.Random) -> Iterator[Row]:
    yield from (Row(text, expected=verdict) for text in mixed(list(texts), chance))


RULES = (phrasings, accepted, partial, wrong, rephrased)
