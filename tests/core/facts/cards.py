"""Makes cards and grades answers for the tests of facts."""

from __future__ import annotations

from functools import cache, partial

from bot.assets import GRADING, load_grader
from bot.core.cards import AnswerSpec, Card
from bot.core.grading import Grader
from bot.core.grading.facts import FactGrade, prepare_fact
from bot.core.grading.lexicon import Lexicon
from bot.core.grading.related_words import RelatedWords


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


def whole_verdict(reference: str, answer: str, question: str) -> str:
    """What the whole grader says, which weighs the values of an answer against each other."""
    return _grader().grade(Card("card", question, reference), answer).verdict.value


@cache
def _grader() -> Grader:
    return load_grader(semantic=False)
