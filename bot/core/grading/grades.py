"""The grades that are given: to what was weighed, to a value, and to what says nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.core.cards import AnswerKind, Card, Need
from bot.core.grading import feedback, policy, refusals
from bot.core.grading.coverage import ideas
from bot.core.grading.cross_encoders.pair import Opinion
from bot.core.grading.deck_index import Elsewhere
from bot.core.grading.evidence import Evidence
from bot.core.grading.facts import FactGrade, Value
from bot.core.grading.model import Regime
from bot.core.grading.policy import Ruling
from bot.core.grading.prepared_card import PreparedCard
from bot.core.grading.result import Grade, Verdict, within

SCORES = {Verdict.CORRECT: 1.0, Verdict.PARTIAL: 0.5, Verdict.INCORRECT: 0.0}


class Weighed(NamedTuple):
    """An answer that was read as assertions, with what is known of it before any rule."""

    card: PreparedCard
    evidence: Evidence
    answer: str
    regime: Regime
    probabilities: tuple[float, float]
    """Of right, and of at least partly right."""
    read: Opinion | None = None
    """What the cross-encoders say of it; None where they were not asked."""
    denies: float = 0.0
    """The cross-encoders' probability that what it denies is at least partly right."""
    elsewhere: Elsewhere = Elsewhere()
    """How it stands between the card and the others of the deck."""

    @property
    def credited(self) -> bool:
        """Whether the weights alone call it partly right or right."""
        return self.probabilities[1] >= self.regime.cut_partly


def noticed(weighed: Weighed) -> tuple[str, ...]:
    """The flags of what was noticed, by name."""
    return refusals.flags(weighed.card, weighed.evidence)


def hopeless(card: Card, flag: str = "empty", reason: str = "there is no word to grade") -> Grade:
    """The grade of a text that says nothing, so that nothing is weighed."""
    needed = [concept for concept in ideas(card) if concept.needed is Need.CORRECT]
    return Grade(
        Verdict.INCORRECT,
        0.0,
        missing=tuple(concept.idea for concept in needed),
        asks=feedback.opening(concept.ask for concept in needed),
        flags=(flag,),
        reasons=(reason,),
    )


def of_fact(kind: AnswerKind, found: FactGrade) -> Grade:
    """The grade of an answer that was compared as a value.

    Not named as false is what was denied, which may be right, and a part of the value, which is too little.
    """
    return Grade(
        verdict=found.verdict,
        score=SCORES[found.verdict],
        matched=found.matched,
        missing=found.missing,
        false=() if "denied" in found.flags or found.flags == ("part",) else found.false,
        flags=found.flags,
        unsure=found.unsure,
        reasons=(f"graded as a fact: {kind.value}", *found.reasons),
    )


def graded(
    weighed: Weighed,
    verdict: Verdict,
    score: float,
    flags: Iterable[str] = (),
    ruled: Sequence[Ruling] = (),
    *,
    sure: bool,
    closeness: float = 0.0,
    conflicts: Sequence[tuple[Value, Value]] = (),
) -> Grade:
    """The grade with all that is said of it.

    Of `conflicts` the values that are wrong are named, and no idea is shown as had that tells the right ones.
    """
    card, evidence, answer, probabilities = (
        weighed.card,
        weighed.evidence,
        weighed.answer,
        weighed.probabilities,
    )
    taught = feedback.lesson(card, evidence, verdict, answer)
    matched = taught.matched
    false: tuple[str, ...] = ()
    if verdict is not Verdict.CORRECT:
        right = [asked.text for asked, _ in conflicts]
        matched = tuple([idea for idea in matched if not any(value in idea for value in right)])
        told = feedback.false_parts(evidence, answer, complete=policy.complete(card, evidence))
        false = (*(given.text for _, given in conflicts), *told)
    if verdict is Verdict.INCORRECT and not taught.missing and not false:
        taught = feedback.anew(card)
        matched = ()
    return Grade(
        verdict=verdict,
        score=within(verdict, score),
        matched=matched,
        missing=taught.missing,
        asks=taught.asks if matched else feedback.opening(taught.asks),
        false=false,
        flags=tuple(dict.fromkeys(flags)),
        correction=feedback.correction(card, evidence, verdict),
        unsure=not sure,
        closeness=closeness,
        closest=feedback.closest(card, evidence),
        reasons=feedback.reasons(card, evidence, probabilities, ruled),
    )
