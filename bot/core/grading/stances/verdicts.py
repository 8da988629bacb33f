"""What the stance of an answer towards what it says does to its grade.

The grade by rules knows what else an answer says of a value (another unit, half of it, a false remark), and the stance
only who holds it. So the stance takes credit from what is not held, leaves half to what is open or corrected, and
gives it back where rules took something for another answer that is none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from bot.core.cards import AnswerKind
from bot.core.grading.facts.outcome import partly, right, wrong
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.talk import is_everyday
from bot.core.grading.grades import of_fact
from bot.core.grading.result import Grade, Verdict, within
from bot.core.grading.stances.naming import Span, has_talk, is_talk_word, rest_of, stands_apart
from bot.core.grading.stances.passages import Passages, may_reject
from bot.core.grading.stances.stance import Likely, Stance

SURE = 0.8
"""From which probability on a stance takes credit, or leaves half of it."""
SURELY_NOT_HELD = 0.95
"""The same where no word is one that who rejects, reports or takes back something mostly has."""
SURELY_HELD = 0.95
"""From which probability on a stance gives back credit."""
_TAKEN_FOR_MORE = frozenset(listed("rivals false-member denied corrected other-values cannot-tell"))
"""Flags of answers of which a part may have been taken for another answer, or for a denial."""
_TAKEN_FOR_OTHER = _TAKEN_FOR_MORE | frozenset(
    listed("""
    other-term other-formula other-number other-date other-name other-members neighbour far unrelated
    """)
)
"""Flags of answers that may have been taken for another one, where no word of another touches the value."""
_JOINED_BEHIND = pattern(
    r"(?i)[\s,]{0,4}(?:(?:with|also|too|together|shared|same|i\.?e|aka|equals?)\b"
    r"|(?:[&+]|(?:and|plus)\b)\s?(?:(?:the|an?|also) )?(?P<other>[^\W_]+))"
)
_JOINED_BEFORE = pattern(r"(?i)(?:[&+]|\b(?:and|both|with|plus)) ?$")
_TOO = pattern(r"(?i)\b(?:too|as well|also|or (?:is|was|maybe|perhaps))\b")
"""What joins another answer to the right one, however much that is held."""
_LISTED_BEHIND = pattern(r" ?, ?(?:and )?([^\W_]+)")

GradeOne = Callable[[str], Grade]


def is_surely_held(likely: Likely) -> bool:
    """Whether no rule need be asked whether an answer denies the value."""
    return likely.stance is Stance.HELD and likely.probability >= SURELY_HELD


def of_value(
    grade: Grade, likely: Likely, answer: str, spans: Sequence[Span], kind: AnswerKind, reference: str
) -> Grade:
    """The grade of an answer that names the right value at `spans`, and says more; `grade` is that by rules."""
    if likely.stance is Stance.HELD:
        given_back = is_surely_held(likely) and _is_mistaken(grade, answer, spans)
        return of_fact(kind, right(kind.value, reference, reference)) if given_back else grade
    if likely.probability < (SURE if may_reject(rest_of(answer, spans)) else SURELY_NOT_HELD):
        return grade
    if likely.stance is Stance.REJECTED:
        credited = grade.verdict is not Verdict.INCORRECT
        return of_fact(kind, wrong(kind.value, reference, "", "denied")) if credited else grade
    if grade.verdict is Verdict.CORRECT and is_everyday(rest_of(answer, spans)):
        return grade  # a doubt, and no other value: "maybe Quito, not sure"
    if grade.verdict is Verdict.CORRECT or (
        grade.verdict is Verdict.INCORRECT and _is_mistaken(grade, answer, spans)
    ):
        return of_fact(kind, partly(kind.value, reference, "", "rivals"))
    return grade


def _is_mistaken(grade: Grade, answer: str, spans: Sequence[Span]) -> bool:
    """Whether rules may have taken credit for what is around a value, and is no other answer."""
    if grade.verdict is Verdict.CORRECT or not _TAKEN_FOR_OTHER.issuperset(grade.flags):
        return False
    if not _TAKEN_FOR_MORE.issuperset(grade.flags) and not stands_apart(answer, spans):
        return False
    rest = rest_of(answer, spans)
    joined = _is_joined(answer, spans, listed="false-member" in grade.flags)
    if joined or not has_talk(rest):
        return False  # "Quito (Lima)" and "Quito, Lima" have no frame
    return "denied" not in grade.flags or not is_everyday(rest)  # else nothing is said that could be denied


def _is_joined(answer: str, spans: Sequence[Span], *, listed: bool) -> bool:
    """Whether another answer may be joined to the value; with `listed` by a comma, too."""
    before, behind = answer[: spans[0].start], answer[spans[-1].end :]
    joined = _JOINED_BEHIND.match(behind)
    if (
        _TOO.search(behind)
        or _JOINED_BEFORE.search(before)
        or (joined and not (joined["other"] and is_talk_word(joined["other"])))
    ):
        return True
    member = _LISTED_BEHIND.match(behind) if listed else None
    return member is not None and not is_talk_word(member[1])


def of_passages(grade: Grade, told: Passages, one: GradeOne) -> Grade:
    """The grade of a statement of which something is rejected, taken back or left open; `one` grades any text."""
    if told.corrected:
        own = one(told.corrected)
        return _at_most_partial(own) if own.verdict is Verdict.CORRECT else own
    if told.rejected:
        grade = _without_rejected(grade, told, one)
    if told.open and grade.verdict is Verdict.CORRECT:
        return _at_most_partial(grade)
    return grade


def _without_rejected(grade: Grade, told: Passages, one: GradeOne) -> Grade:
    """The grade by what is held, where that is worse for what right is rejected, or better for what wrong is."""
    rejected = one(told.rejected).verdict
    if not told.held:
        credited = rejected is not Verdict.INCORRECT
        return _lowered(grade, Verdict.INCORRECT, "denied") if credited else grade
    held = one(told.held)
    if rejected is Verdict.CORRECT:
        return min(grade, held, key=_rank)
    return max(grade, held, key=_rank) if rejected is Verdict.INCORRECT else grade


def _rank(grade: Grade) -> int:
    return grade.verdict.rank


def _at_most_partial(grade: Grade) -> Grade:
    return _lowered(grade, Verdict.PARTIAL, "rivals")


def _lowered(grade: Grade, verdict: Verdict, flag: str) -> Grade:
    """The grade with a lower verdict; what was found right is not said of an answer that rejects it."""
    if grade.verdict.rank <= verdict.rank:
        return grade
    flags = tuple(dict.fromkeys((flag, *grade.flags)))
    matched = grade.matched if verdict is not Verdict.INCORRECT else ()
    reasons = (*grade.reasons, f"by who holds what: {flag}")
    return replace(
        grade,
        verdict=verdict,
        score=within(verdict, grade.score),
        flags=flags,
        matched=matched,
        reasons=reasons,
    )
