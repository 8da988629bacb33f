"""A term or phrase in other words than any table has: what the cross-encoders say of it, and when they are asked.

"When pity and fear are purged" for "catharsis" shares nothing with it, and "generates electrical charge" all but one
word with "stores electrical charge". `docs/grading-figures.md` has how often they are right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from rapidfuzz import fuzz

from bot.core.cards import AnswerKind, Card
from bot.core.grading.facts import outcome
from bot.core.grading.facts.equated import equated
from bot.core.grading.facts.namesakes import names_another
from bot.core.grading.facts.outcome import FactGrade
from bot.core.grading.facts.roles import exchanged
from bot.core.grading.facts.scripts.language import in_another_script
from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.vocabulary import CARRIER
from bot.core.grading.facts.wavering import wavers
from bot.core.grading.facts.words.words import undotted, words
from bot.core.grading.result import Verdict
from bot.core.grading.text import word_count

if TYPE_CHECKING:
    from bot.core.grading.cross_encoders.pair import Opinion
    from bot.core.grading.facts.card import FactCard

SURE = 0.8
"""The cross-encoders' probability of "right" from which they are believed."""
DOUBTED = 0.3
"""The same below which words that seem to mean the same are not believed: the answer is read as a sentence."""
PARTLY = 0.6
"""The same of "at least partly right", from which what seemed another phrase is a part of it, and below which what
seemed a part is none. Of 71 answers to phrases above it 42 are partly right and 20 right, of 16 below 15 wrong."""
WORDS = 2
"""Of an answer at least: of single words that are another term (chlorine for chloride) most are one."""
ANOTHER = frozenset(("other-term", "exchanged"))
"""Findings that they are asked about. Not an opposite, nor a part of a name or date."""
DISPUTED = frozenset(("rivals", "false-member", "other-members", "other-name", "no-value", "opposite"))
"""Findings that what stands around a value may have led to, of a name, list or term. Of 62 such answers that the models
called right in sets that nothing was fitted on 57 are right, 3 partly right."""
NEARLY = ANOTHER | {"neighbour", "part"}
"""The same of a phrase, not of a name of two words: "die Katze" is a neighbour of "der Katze"."""
ALIKE = 70
"""`fuzz.ratio` from which one word is another one misspelled, if it is not the same."""
PHRASE = 3
"""Words of a phrase, at least."""
PHRASES = (AnswerKind.TERM, AnswerKind.SENTENCE)
"""Kinds of facts that have no one wording."""
TOLD = (*PHRASES, AnswerKind.NAME, AnswerKind.LIST)
"""Kinds of facts in words."""
SAME = frozenset(("meaning",))
"""A right answer that is so by what its words mean."""


def may_be_told(card: Card, fact: FactCard | None) -> bool:
    """Whether answers to the card may be other words for its term or phrase, so that they have to be read."""
    exact = card.answer is not None and card.answer.exact
    return fact is not None and fact.kind in TOLD and not exact


def may_be(card: Card, kind: AnswerKind, found: FactGrade, answer: str) -> bool:
    """Whether it takes the cross-encoders to tell if an answer's other words are the reference's term."""
    exact = card.answer is not None and card.answer.exact
    otherwise = NEARLY if kind in PHRASES and _is_phrase(card) else ANOTHER
    if kind in TOLD and not (wavers(answer) or any(equated(answer))):  # which the models do not read
        otherwise |= DISPUTED
    asked = SAME if found.verdict is Verdict.CORRECT else otherwise
    open_ = bool(found.flags) and asked.issuperset(found.flags) and not exact
    if open_ and exchanged(card.reference, answer):  # all of its words are there, which misleads the models
        return False
    if kind is AnswerKind.NAME and _names_another_first(card.reference, answer):
        return False
    if found.verdict is not Verdict.CORRECT and names_another(card.prompt, card.reference, answer, kind):
        return False
    several = word_count(answer) >= WORDS or in_another_script(card.reference, answer)
    told = several and not _is_misspelled(card.reference, answer)
    return open_ and told and _digits(answer) == _digits(card.reference)


def _only_asks(question: str, answer: str) -> bool:
    """Whether the answer has no word but the question's, and such as carry them: "the capital of Egypt"."""
    asked, told = ({word.key for word in words(undotted(text))} for text in (question, answer))
    return not told.isdisjoint(asked) and told <= asked | CARRIER


def _names_another_first(reference: str, answer: str) -> bool:
    """Whether a name comes only behind a comma, and what is said of it is no answer: "Paraná, the Amazon is wider"."""
    first, comma, rest = fold(answer).partition(",")
    return bool(comma) and fold(reference) in rest and fold(reference) not in first


def _is_misspelled(reference: str, answer: str) -> bool:
    """Whether one word differs in few letters only, which the models take for the same: がつこう for がっこう."""
    one_word = len(reference.split()) == 1 and len(answer.split()) == 1
    return one_word and fuzz.ratio(reference, answer, score_cutoff=ALIKE) > 0


def _digits(text: str) -> set[str]:
    """Those of a text: another number is another thing, L1 for L2, whatever it sounds like."""
    return set(filter(str.isdigit, text))


def decided(card: Card, found: FactGrade, answer: str, read: Opinion) -> FactGrade | None:
    """The grade of such an answer by what the cross-encoders say of it; None for one to read as a sentence."""
    kind = AnswerKind.TERM.value
    if found.verdict is Verdict.CORRECT:
        return found if read.right >= DOUBTED else None
    if read.right >= SURE and not _only_asks(card.prompt, answer):
        return outcome.right(kind, card.reference, answer, "meaning", unsure=True)
    if not DISPUTED.isdisjoint(found.flags) or not _is_phrase(card):
        return found
    if read.partly < PARTLY and found.verdict is Verdict.PARTIAL:
        return outcome.wrong(kind, card.reference, answer, "other-term")
    if read.partly >= PARTLY and found.verdict is Verdict.INCORRECT:
        return replace(outcome.partly(kind, card.reference, answer, "part"), unsure=True)
    return found


def _is_phrase(card: Card) -> bool:
    return word_count(card.reference) >= PHRASE
