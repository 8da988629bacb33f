"""Grades a deck's own examples and reports those that come out otherwise than labelled."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from bot.core.cards import Card, Need
from bot.core.decks.check import quoted
from bot.core.decks.lint_questions import content_words, folded
from bot.core.grading.result import Grade, Verdict

_T = TypeVar("_T")
EXAMPLES_BUDGET = 12_000
"""Gradings of examples on their own card; half a millisecond each."""
FOLDS = 4
FOLDED_BUDGET = 10_000
"""Examples on the cards that are made without a part of theirs; a grader prepares each, near a millisecond."""
ODD = "odd-accepted"
ODD_BY_CHANCE = 0.05
"""Of a good deck's accepted answers so many are odd, since they say what no other says: there is nothing to mend."""
ODD_SCORE = 0.1
"""Below it fall a few in a hundred of the accepted answers of a good deck when left out, and half of the wrong ones."""
VISITS_BUDGET = 8_000
VISITS = 4
"""The most answers of a card that are tried on another."""
NEIGHBOURS = 3
_COMMON = 30
"""A word in more cards than this says nothing about which are close."""
_SHOWN = 2
"""Examples quoted in one message."""


class AnswerGrader(Protocol):
    """Whatever can grade an answer."""

    def grade(self, card: Card, answer: str) -> Grade:
        """The grade of `answer` on `card`."""
        ...


class Fault(Struct, frozen=True):
    """Examples of one card that come out wrong in the same way."""

    card: str
    rule: str
    message: str
    certain: bool = False
    """Whether it is wrong whatever was meant."""


class Report(Struct, frozen=True):
    """What grading a deck's examples showed."""

    faults: tuple[Fault, ...]
    graded: int
    """How many examples were graded on their own card, of `examples`."""
    examples: int
    odd: int
    """How many accepted answers all else on their card speaks against."""
    left_out: int
    """How many accepted answers were graded on their card without them, of `accepted`."""
    accepted: int


def check(cards: Sequence[Card], grader: AnswerGrader) -> Report:
    """Grade examples on their own card, on their card without them, and on the cards closest to it.

    Card by card, so that a grader which keeps what it prepared for a card prepares each once.
    """
    count = max(1, len(cards))
    visitors = _visitors(cards)
    visits = max(1, min(VISITS, VISITS_BUDGET // (NEIGHBOURS * count)))
    folds = _folds(cards)
    graded = examples = left_out = odd = 0
    faults: list[Fault] = []
    for card in cards:
        known = [(card.reference, Verdict.CORRECT), *labelled(card)]
        picked = spread(known, max(1, EXAMPLES_BUDGET // count))
        graded, examples = graded + len(picked), examples + len(known)
        faults += _own(card, picked, grader, whole=len(picked) == len(known))
        faults += _visits(card, visitors[card.key], visits, grader)
        alone = _left_out(card, folds.get(card.key, 0), grader)
        if alone:
            message = f"accepted, but wrong by all else on the card: {_quoted(alone)}"
            faults.append(Fault(card.key, ODD, message))
        odd += len(alone)
        left_out += sum(len(card.accepted[fold::FOLDS]) for fold in range(folds.get(card.key, 0)))
    return Report(tuple(faults), graded, examples, odd, left_out, sum(len(card.accepted) for card in cards))


def _folds(cards: Sequence[Card]) -> dict[str, int]:
    """How many parts of its accepted answers each card (its key) is to be tried without, within FOLDED_BUDGET."""
    with_accepted = [card for card in cards if card.accepted]
    cost = sum(1 + len(list(labelled(card))) for card in with_accepted)
    if cost <= FOLDED_BUDGET:
        return dict.fromkeys((card.key for card in with_accepted), min(FOLDS, FOLDED_BUDGET // max(1, cost)))
    some = spread(with_accepted, len(with_accepted) * FOLDED_BUDGET // cost)
    return dict.fromkeys((card.key for card in some), 1)


def spread(items: Sequence[_T], most: int) -> list[_T]:
    """At most `most` of `items`, evenly spaced from the first on."""
    if len(items) <= most:
        return list(items)
    return [items[place * len(items) // most] for place in range(most)]


def labelled(card: Card) -> Iterator[tuple[str, Verdict]]:
    """The card's examples with their labels, its own answer not among them."""
    yield from ((text, Verdict.CORRECT) for text in card.accepted)
    yield from ((text, Verdict.PARTIAL) for text in card.partial)
    yield from ((text, Verdict.INCORRECT) for text in card.wrong_answers)


def _own(
    card: Card, labelled: Iterable[tuple[str, Verdict]], grader: AnswerGrader, *, whole: bool
) -> Iterator[Fault]:
    """Faults among examples graded on their own card; concepts are judged only by a `whole` look."""
    off: dict[tuple[str, str, bool], list[str]] = defaultdict(list)
    shown: set[str] = set()
    for text, label in labelled:
        grade = grader.grade(card, text)
        if label is Verdict.CORRECT:
            shown.update(grade.matched)
        if grade.verdict is not label:
            off[_fault(label, grade.verdict, is_reference=text == card.reference)].append(text)
    for (rule, message, certain), texts in off.items():
        yield Fault(card.key, rule, f"{message}: {_quoted(texts)}", certain)
    for concept in card.concepts if whole else ():
        if concept.needed is Need.CORRECT and concept.idea not in shown:
            message = f"no accepted answer shows the concept {quoted(concept.idea)}"
            yield Fault(card.key, "unshown-concept", message)


def _fault(label: Verdict, verdict: Verdict, *, is_reference: bool) -> tuple[str, str, bool]:
    """Rule, message and certainty for an example that was graded otherwise than labelled."""
    if is_reference:
        return "answer-fails", f"the card's own answer is graded {verdict}", True
    if label is Verdict.CORRECT:
        return "accepted-fails", f"accepted, but graded {verdict}", True
    if verdict is Verdict.CORRECT:
        return f"{_name(label)}-passes", f"listed as {_name(label)}, but passes", True
    return f"{_name(label)}-off", f"listed as {_name(label)}, but graded {verdict}", False


def _name(label: Verdict) -> str:
    return "wrong" if label is Verdict.INCORRECT else str(label)


def _left_out(card: Card, folds: int, grader: AnswerGrader) -> list[str]:
    """Accepted answers that the rest of the card speaks against: mislabelled, or alone in what they say."""
    odd = []
    for fold in range(folds):
        out = card.accepted[fold::FOLDS]
        rest = replace(card, accepted=tuple(text for text in card.accepted if text not in out))
        for text in out:
            grade = grader.grade(rest, text)
            if grade.verdict is Verdict.INCORRECT and not grade.unsure and grade.score < ODD_SCORE:
                odd.append(text)
    return odd


def _visits(card: Card, visitors: Sequence[Card], most: int, grader: AnswerGrader) -> Iterator[Fault]:
    """The close cards half of whose answers would pass on `card`."""
    for other in visitors:
        texts = spread((other.reference, *other.accepted), most)
        passing = [text for text in texts if grader.grade(card, text).verdict is Verdict.CORRECT]
        if 2 * len(passing) >= len(texts):
            message = f"its answers would also pass on {quoted(card.prompt)}: {_quoted(passing)}"
            yield Fault(other.key, "passes-elsewhere", message)


def _visitors(cards: Sequence[Card]) -> dict[str, list[Card]]:
    """For each card (its key) those that it is among the closest to."""
    visitors: dict[str, list[Card]] = defaultdict(list)
    for card, others in closest(cards):
        for other in others:
            visitors[other.key].append(card)
    return visitors


def closest(cards: Sequence[Card]) -> Iterator[tuple[Card, list[Card]]]:
    """Each card with the others that share the most of its rare words, the closest first."""
    words = [content_words(f"{card.prompt} {card.reference}") for card in cards]
    places: dict[str, list[int]] = defaultdict(list)
    for place, found in enumerate(words):
        for word in found:
            places[word].append(place)
    for place, card in enumerate(cards):
        scores: dict[int, float] = defaultdict(float)
        for word in words[place]:
            if 1 < len(places[word]) <= _COMMON:
                for other in places[word]:
                    scores[other] += math.log(len(cards) / len(places[word]))
        scores.pop(place, None)
        nearest = heapq.nsmallest(NEIGHBOURS, scores, key=lambda other: (-scores[other], other))
        close = [cards[other] for other in nearest]
        yield card, [other for other in close if folded(other.prompt) != folded(card.prompt)]


def _quoted(texts: Sequence[str]) -> str:
    shown = ", ".join(quoted(text) for text in texts[:_SHOWN])
    return f"{shown} and {len(texts) - _SHOWN} more" if len(texts) > _SHOWN else shown
