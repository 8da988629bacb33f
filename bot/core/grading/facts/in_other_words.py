"""A term that is told in other words than any table has: what the cross-encoders say of it, and when they are asked.

"When pity and fear are purged" for "catharsis" shares nothing with it. Of 450 answers by writers whom nobody read that
were compared with a term and found to be another one, they take 19 for right: 16 are, one is partly, two are not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.cards import AnswerKind, Card
from bot.core.grading.facts import outcome
from bot.core.grading.facts.outcome import FactGrade
from bot.core.grading.result import Verdict

if TYPE_CHECKING:
    from bot.core.grading.facts.card import FactCard

SURE = 0.8
"""The cross-encoders' probability of "right" from which they are believed."""
WORDS = 2
"""Of an answer at least: of single words that are another term (chlorine for chloride) most are one."""
ANOTHER = frozenset(("other-term", "exchanged"))
"""Findings that they are asked about. Not a word that looks much the same, nor an opposite."""


def may_be_told(card: Card, fact: FactCard | None) -> bool:
    """Whether answers to the card may be other words for its term, so that they have to be read."""
    exact = card.answer is not None and card.answer.exact
    return fact is not None and fact.kind is AnswerKind.TERM and not exact


def may_be(card: Card, found: FactGrade, answer: str) -> bool:
    """Whether an answer that is not the reference's term may still be other words for it."""
    exact = card.answer is not None and card.answer.exact
    refused = found.verdict is Verdict.INCORRECT and bool(found.flags) and ANOTHER.issuperset(found.flags)
    return refused and not exact and len(answer.split()) >= WORDS


def right(card: Card, answer: str) -> FactGrade:
    """The grade of one that is."""
    return outcome.right(AnswerKind.TERM.value, card.reference, answer, "meaning", unsure=True)
