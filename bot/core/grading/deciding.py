"""From probabilities and rules to a verdict."""

from __future__ import annotations

from bot.core.grading import policy
from bot.core.grading.facts import Value, conflicting, values_in
from bot.core.grading.grades import SCORES, Weighed, graded, noticed
from bot.core.grading.model import Regime
from bot.core.grading.policy import Ruling
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
    # The rules on words and values need no verdict. What is doubted depends on the verdict by the weights, and a doubt
    # on what the one before it left. Only where neither spoke is there anything to raise.
    verdict, sure = _decide(regime, *probabilities)
    copied = verdict is Verdict.PARTIAL and policy.nearly_copied(card, evidence)
    conflicts = _conflicts(weighed)
    another = tuple(policy.elsewhere(card, evidence, weighed.elsewhere))
    doubts = _doubts(weighed, verdict, copied=copied)
    ruled = (*_rulings(weighed, conflicts, another), *doubts)
    capped = min((verdict, *(one.cap for one in ruled)), key=lambda one: one.rank)
    given = capped if ruled else _raised(weighed, capped, copied=copied)
    sure = sure and not another and not doubts and given is capped
    doubt = (CANNOT_TELL,) if card.card.bare and not sure else ()
    return graded(
        weighed,
        given,
        _score(verdict, given, sum(probabilities) / 2),
        (*(one.rule for one in ruled), *noticed(weighed), *flags, *doubt),
        ruled,
        sure=sure,
        closeness=_closeness(regime, *probabilities),
        conflicts=conflicts,
    )


def _conflicts(weighed: Weighed) -> tuple[tuple[Value, Value], ...]:
    """Pairs of a value of the reference and the one that the answer gives in its place; in digits where it was read."""
    card = weighed.card
    if not card.values:
        return ()
    found = conflicting(card.values, values_in(weighed.answer), card.allowed_values)
    return found if weighed.read is None else tuple(pair for pair in found if _in_digits(pair[0]))


def _rulings(
    weighed: Weighed, conflicts: tuple[tuple[Value, Value], ...], another: tuple[Ruling, ...]
) -> tuple[Ruling, ...]:
    """What is ruled whatever the weights say, `another` card's claim on the answer among it."""
    given = tuple(value.text for _, value in conflicts)
    silent = _silent(weighed)
    ruled = tuple(
        one for one in policy.rulings(weighed.card, weighed.evidence, given) if one.rule not in silent
    )
    ruled = (*ruled, *another)
    denied = policy.denies(weighed.denies) and all(one.rule != policy.DENIES.rule for one in ruled)
    return (*ruled, policy.DENIES) if denied else ruled


def _silent(weighed: Weighed) -> frozenset[str]:
    """The rules that do not speak, since the cross-encoders have read the answer."""
    read = weighed.read
    if read is None:
        return frozenset()
    sure = read.right >= weighed.regime.told
    return policy.SILENT_WHERE_READ | (policy.SILENT_WHERE_SURE if sure else frozenset())


def _doubts(weighed: Weighed, verdict: Verdict, *, copied: bool) -> tuple[Ruling, ...]:
    """What takes from the verdict by the weights: the cross-encoders' word, then no relation to the card."""
    read, left, found = weighed.read, verdict, list[Ruling]()
    if read is not None and (verdict is Verdict.CORRECT or copied):
        if read.right < _vouched(weighed):
            found, left = [policy.UNVOUCHED], policy.UNVOUCHED.cap
        if policy.told_by_one(weighed.card, weighed.evidence, read.least):
            found.append(policy.UNTOLD)
    far = policy.strange(left)
    if far is not None and _strange(weighed, closely=left is Verdict.CORRECT):
        found.append(far)
    return tuple(found)


def _raised(weighed: Weighed, verdict: Verdict, *, copied: bool) -> Verdict:
    """The verdict, or a better one that the answer deserves though the weights do not see it."""
    if verdict is Verdict.INCORRECT and policy.deserves_partial(weighed.card, weighed.evidence):
        return Verdict.PARTIAL
    return Verdict.CORRECT if verdict is Verdict.PARTIAL and copied else verdict


def _vouched(weighed: Weighed) -> float:
    """The cross-encoders' probability that it takes to be right; more beside a phrase, whose words are soon had."""
    least = weighed.regime.vouched
    phrase = least and policy.asks_phrase(weighed.card)
    return max(least, THRESHOLDS.vouched_phrase) if phrase else least


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
