"""A term or phrase in other words than any table has: what the cross-encoders say of it, and when they are asked.

"When pity and fear are purged" for "catharsis" shares nothing with it, and "generates electrical charge" all but one
word with "stores electrical charge". `docs/grading.md` has how often they are right.
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
DOUBTED = 0.2
"""The same below which words that seem to mean the same are not believed: the answer is read as a sentence."""
WORDS = 2
"""Of an answer at least: of single words that are another term (chlorine for chloride) most are one."""
ANOTHER = frozenset(("other-term", "exchanged"))
"""Findings that they are asked about. Not an opposite, nor a part of a name or date."""
NEARLY = ANOTHER | {"neighbour", "part"}
"""The same of a phrase, not of a name of two words: "die Katze" is a neighbour of "der Katze"."""
PHRASE = 3
"""Words of a phrase, at least."""
PHRASES = (AnswerKind.TERM, AnswerKind.SENTENCE)
"""Kinds of facts that have no one wording."""
SAME = frozenset(("meaning",))
"""A right answer that is so by what its words mean."""


def may_be_told(card: Card, fact: FactCard | None) -> bool:
    """Whether answers to the card may be other words for its term or phrase, so that they have to be read."""
    exact = card.answer is not None and card.answer.exact
    return fact is not None and fact.kind in PHRASES and not exact


def may_be(card: Card, kind: AnswerKind, found: FactGrade, answer: str) -> bool:
    """Whether it takes the cross-encoders to tell if an answer's other words are the reference's term."""
    exact = card.answer is not None and card.answer.exact
    otherwise = NEARLY if kind in PHRASES and len(card.reference.split()) >= PHRASE else ANOTHER
    asked = SAME if found.verdict is Verdict.CORRECT else otherwise
    open_ = bool(found.flags) and asked.issuperset(found.flags) and not exact
    return open_ and len(answer.split()) >= WORDS and _digits(answer) == _digits(card.reference)


def _digits(text: str) -> set[str]:
    """Those of a text: another number is another thing, L1 for L2, whatever it sounds like."""
    return set(filter(str.isdigit, text))


def decided(card: Card, found: FactGrade, answer: str, probability: float) -> FactGrade | None:
    """The grade of such an answer by the cross-encoders' probability of "right"; None for one to read as a sentence."""
    if found.verdict is Verdict.CORRECT:
        return found if probability >= DOUBTED else None
    if probability < SURE:
        return found
    return outcome.right(AnswerKind.TERM.value, card.reference, answer, "meaning", unsure=True)
