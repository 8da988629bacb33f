"""Makes cards and grades answers for the tests of facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, partial

import pytest

from bot.assets import GRADING, load_grader
from bot.core.cards import AnswerSpec, Card
from bot.core.grading import Grader
from bot.core.grading.facts import FactGrade, prepare_fact
from bot.core.grading.lexicon import Lexicon
from bot.core.grading.related_words import RelatedWords

Row = tuple[str, str, str, tuple[str, ...]]
"""A question, its reference, a verdict, answers that get it."""
Neighbours = tuple[str, str, tuple[str, ...], tuple[str, ...]]
"""A question, its reference, answers that are right, answers that are not."""


@cache
def lexicon() -> Lexicon:
    """The lexicon that bare cards are graded with."""
    texts = (
        (GRADING / f"{name}.json").read_text(encoding="utf-8") for name in ("lexicon", "lexicon-general")
    )
    related = RelatedWords(partial((GRADING / "related.txt").read_text, encoding="utf-8"))
    return Lexicon.parse(*texts, related=related)


def card(
    reference: str,
    question: str = "Which is it?",
    *,
    spec: AnswerSpec | None = None,
    accepted: tuple[str, ...] = (),
) -> Card:
    return Card("card", question, reference, accepted=accepted, answer=spec)


def graded(
    reference: str, answer: str, question: str = "Which is it?", *, spec: AnswerSpec | None = None
) -> FactGrade | None:
    ready = prepare_fact(card(reference, question, spec=spec), lexicon())
    assert ready is not None, f"{reference!r} is taken for a sentence"
    return ready.grade(answer)


def verdict(
    reference: str, answer: str, question: str = "Which is it?", *, spec: AnswerSpec | None = None
) -> str:
    grade = graded(reference, answer, question, spec=spec)
    return "undecided" if grade is None else grade.verdict.value


def unlike(wanted: str, fact: tuple[str, str], answers: str | Iterable[str]) -> dict[str, str]:
    """Which answers to a reference and its question get another verdict, and which; " | " may part them."""
    found = {
        answer: verdict(fact[0], answer, fact[1])
        for answer in (answers.split(" | ") if isinstance(answers, str) else answers)
    }
    return {answer: told for answer, told in found.items() if told != wanted}


def each_row(tables: Mapping[str, tuple[Row, ...]]) -> pytest.MarkDecorator:
    """Runs a test with each row."""
    return pytest.mark.parametrize(
        "row",
        [
            pytest.param(row, id=f"{name}-{at}-{row[2]}")
            for name, rows in tables.items()
            for at, row in enumerate(rows)
        ],
    )


def unfair(row: Row) -> dict[str, str]:
    """Which answers get another verdict than the row's, and which."""
    question, reference, wanted, answers = row
    return unlike(wanted, (reference, question), answers)


def mixed_up(row: Neighbours) -> dict[str, str]:
    """Which answers that are right are not correct, or the other way round, and their verdict."""
    question, reference, rights, others = row
    told = {answer: verdict(reference, answer, question) for answer in (*rights, *others)}
    return {answer: one for answer, one in told.items() if (one == "correct") != (answer in rights)}


def whole_verdict(reference: str, answer: str, question: str) -> str:
    """What the whole grader says, which weighs the values of an answer against each other."""
    return _grader().grade(Card("card", question, reference), answer).verdict.value


@cache
def _grader() -> Grader:
    return load_grader(semantic=False)
