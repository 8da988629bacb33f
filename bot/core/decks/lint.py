"""Looks a deck over as a careful editor would: questions asked twice, answers that the grader gets wrong.

Time is bounded for the largest deck: the number of gradings has a budget, and where a deck has more examples
than that, evenly spaced ones are looked at and a note says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from msgspec.structs import replace

from bot.core.cards import Deck
from bot.core.decks import lint_answers, lint_explanations, lint_forms, lint_questions
from bot.core.decks.check import quoted
from bot.core.decks.findings import Finding, Severity
from bot.core.decks.lint_answers import AnswerGrader
from bot.core.decks.lint_questions import folded
from bot.core.teaching.knowledge import explains
from bot.core.wording import plural

TYPED_WORDS = 60
"""A longer answer is hardly ever typed in a chat."""


def lint(deck: Deck, grader: AnswerGrader) -> list[Finding]:
    """Everything found about `deck`, errors first, in the order of its cards."""
    read = chain(_questions(deck), _texts(deck), _explanations(deck), _forms(deck), _concepts(deck))
    found = [*read, *_answers(deck, grader)]
    order = {card.key: place for place, card in enumerate(deck.cards)}
    questions = {card.key: card.prompt for card in deck.cards}
    found = [replace(each, question=questions.get(each.card, "")) for each in found]
    rank = list(Severity)
    return sorted(found, key=lambda each: (rank.index(each.severity), order.get(each.card, -1), each.rule))


def _questions(deck: Deck) -> Iterator[Finding]:
    cards = {card.key: card for card in deck.cards}
    for pair in lint_questions.alike(deck.cards):
        earlier, later = cards[pair.earlier], cards[pair.later]
        rule, how = ("same-question", "") if pair.equal else ("like-question", "nearly ")
        what = f"asks {how}the same as {quoted(earlier.prompt)}"
        if pair.equal and folded(earlier.reference) != folded(later.reference):
            what += f", where the answer is {quoted(earlier.reference)} and here {quoted(later.reference)}"
        yield Finding(Severity.WARNING, pair.later, rule, what)


def _texts(deck: Deck) -> Iterator[Finding]:
    for card in deck.cards:
        count = len(card.reference.split())
        if count > TYPED_WORDS and not any(len(text.split()) <= TYPED_WORDS // 2 for text in card.accepted):
            message = f"the answer has {plural(count, 'word')}, too many to type: add a short accepted answer"
            yield Finding(Severity.WARNING, card.key, "long-answer", message)
        for text, labels in lint_questions.contradictions(card):
            message = f"{quoted(text)} is listed as {' and as '.join(labels)}"
            yield Finding(Severity.ERROR, card.key, "two-labels", message)


def _explanations(deck: Deck) -> Iterator[Finding]:
    for card in deck.cards:
        for rule, message in lint_explanations.faults(card):
            yield Finding(Severity.WARNING, card.key, rule, message)


def _forms(deck: Deck) -> Iterator[Finding]:
    for card in deck.cards:
        for message in lint_forms.contradictions(card):
            yield Finding(Severity.WARNING, card.key, "answer-form", message)


def _concepts(deck: Deck) -> Iterator[Finding]:
    without = [card for card in deck.cards if not card.concepts]
    if len(without) == len(deck.cards):
        message = "no card has concepts: feedback can name words of the answer only"
        yield Finding(Severity.NOTE, "", "no-concepts", message)
        return
    for card in filter(explains, without):  # a value that is compared as what it is has no parts
        message = "has no concepts, so feedback cannot say what is missing"
        yield Finding(Severity.WARNING, card.key, "no-concepts", message)


def _answers(deck: Deck, grader: AnswerGrader) -> Iterator[Finding]:
    report = lint_answers.check(deck.cards, grader)
    for fault in report.faults:
        severity = Severity.ERROR if fault.certain else Severity.WARNING
        if fault.rule == lint_answers.ODD and report.odd <= lint_answers.ODD_BY_CHANCE * report.left_out:
            severity = Severity.NOTE
        yield Finding(severity, fault.card, fault.rule, fault.message)
    for some, whole, what in (
        (report.graded, report.examples, "examples were graded"),
        (report.left_out, report.accepted, "accepted answers were graded on their card without them"),
    ):
        if some < whole:
            yield Finding(Severity.NOTE, "", "sampled", f"{some:,} of {whole:,} {what}, evenly spaced")
