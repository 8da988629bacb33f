"""From probabilities and rules to a verdict."""

from __future__ import annotations

from bot.core.grading import policy
from bot.core.grading.facts import Value, conflicting, values_in
from bot.core.grading.grades import SCORES, Weighed, graded, noticed
from bot.core.grading.model import Regime
from bot.core.grading.prepared_card import PreparedCard
from bot.core.grading.result import CANNOT_TELL, Grade, Verdict
from bot.core.grading.thresholds import THRESHOLDS


def by_rules(weighed: Weighed, flags: tuple[str, ...]) -> Grade:
    """The grade by the weights, and by the rules that stand above them."""
    card, evidence, regime, probabilities = (
        weighed.card,
        weighed.evidence,
        weighed.regime,
        weighed.probabilities,
    )
    conflicts = _conflicts(card, weighed.answer)
    read = weighed.read
    if read is not None:
        conflicts = tuple(pair for pair in conflicts if _in_digits(pair[0]))
    ruled = tuple(policy.rulings(card, evidence, tuple(given.text for _, given in conflicts)))
    if read is not None:
        silent = policy.SILENT_WHERE_READ | (
            policy.SILENT_WHERE_SURE if read.right >= regime.told else frozenset()
        )
        ruled = tuple(one for one in ruled if one.rule not in silent)
    verdict, sure = _decide(regime, *probabilities)
    another = tuple(policy.elsewhere(card, evidence, weighed.elsewhere))
    ruled, sure = (*ruled, *another), sure and not another
    if policy.denies(weighed.denies) and all(one.rule != policy.DENIES.rule for one in ruled):
        ruled = (*ruled, policy.DENIES)
    left, copied = verdict, verdict is Verdict.PARTIAL and policy.nearly_copied(card, evidence)
    right = verdict is Verdict.CORRECT or copied
    if right and read is not None and read.right < _vouched(weighed):
        ruled, left, sure = (*ruled, policy.UNVOUCHED), policy.UNVOUCHED.cap, False
    if right and read is not None and policy.told_by_one(card, evidence, read.least):
        ruled, sure = (*ruled, policy.UNTOLD), False
    far = policy.strange(left)
    if far is not None and _strange(weighed, closely=left is Verdict.CORRECT):
        ruled, sure = (*ruled, far), False
    capped = min((verdict, *(one.cap for one in ruled)), key=lambda one: one.rank)
    if capped is Verdict.INCORRECT and not ruled and policy.deserves_partial(card, evidence):
        capped, sure = Verdict.PARTIAL, False
    elif capped is Verdict.PARTIAL and not ruled and copied:
        capped, sure = Verdict.CORRECT, False
    doubt = (CANNOT_TELL,) if card.card.bare and not sure else ()
    return graded(
        weighed,
        capped,
        _score(verdict, capped, sum(probabilities) / 2),
        (*(one.rule for one in ruled), *noticed(weighed), *flags, *doubt),
        ruled,
        sure=sure,
        closeness=_closeness(regime, *probabilities),
        conflicts=conflicts,
    )


def _vouched(weighed: Weighed) -> float:
    """The cross-encoders' probability that it takes to be right; more beside a phrase, whose words are soon had."""
    least = weighed.regime.vouched
    phrase = least and policy.asks_phrase(weighed.card)
    return max(least, THRESHOLDS.vouched_phrase) if phrase else least


def _conflicts(card: PreparedCard, answer: str) -> tuple[tuple[Value, Value], ...]:
    """Pairs of a value of the reference and the one that the answer gives in its place."""
    if not card.values:
        return ()
    return conflicting(card.values, values_in(answer), card.allowed_values)


def _in_digits(value: Value) -> bool:
    """Whether a value is one that is counted or measured; "two" and "first" of a sentence are words like others."""
    return any(sign.isdigit() for sign in value.text)


def _decide(regime: Regime, right: float, partly: float) -> tuple[Verdict, bool]:
    """The verdict by the cuts, and whether the probabilities are clear of them."""
    if right >= regime.cut_right:
        return Verdict.CORRECT, right >= regime.cut_right + regime.doubt
    if partly >= regime.cut_partly:
        sure = right < regime.cut_right - regime.doubt and partly >= regime.cut_partly + regime.doubt
        return Verdict.PARTIAL, sure
    return Verdict.INCORRECT, partly < regime.cut_partly - regime.doubt


def _closeness(regime: Regime, right: float, partly: float) -> float:
    """`Grade.closeness`: `Regime.doubt` away from both cuts is far enough."""
    away = min(abs(right - regime.cut_right), abs(partly - regime.cut_partly))
    return round(max(0.0, 1 - away / regime.doubt), 4) if regime.doubt else 0.0


def _strange(weighed: Weighed, *, closely: bool) -> bool:
    """Whether the answer has neither a relation to the card nor one of its ideas, nor the cross-encoders' word."""
    read = weighed.read
    if read is not None and (read.right if closely else read.partly) >= weighed.regime.trusted:
        return False
    related = weighed.regime.relates(weighed.evidence.vector, closely=closely)
    return not related and not policy.deserves_partial(weighed.card, weighed.evidence)


def _score(weighed: Verdict, verdict: Verdict, score: float) -> float:
    """The expected share of the full mark; that of the verdict itself where a rule changed it."""
    if weighed is verdict:
        return score
    return min(score, SCORES[verdict]) if verdict.rank < weighed.rank else max(score, SCORES[verdict])
