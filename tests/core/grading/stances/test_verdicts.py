"""What the stance towards a value, or a passage, does to a grade."""

from __future__ import annotations

import pytest

from bot.core.cards import AnswerKind
from bot.core.grading import Grade, Verdict
from bot.core.grading.result import RANGES
from bot.core.grading.stances.naming import written
from bot.core.grading.stances.passages import Passages
from bot.core.grading.stances.stance import Likely, Stance
from bot.core.grading.stances.verdicts import SURE, SURELY_HELD, of_passages, of_value

CORRECT, PARTIAL, INCORRECT = Verdict.CORRECT, Verdict.PARTIAL, Verdict.INCORRECT


def grade(verdict: Verdict, *flags: str) -> Grade:
    return Grade(verdict, RANGES[verdict][1], flags=flags)


MORE = "many say Guayaquil, i'd say Quito"


def value(before: Grade, stance: Stance, probability: float, answer: str = MORE) -> Grade:
    spans = written(answer, ["Quito"])
    return of_value(before, Likely(stance, probability), answer, spans, AnswerKind.NAME, "Quito")


@pytest.mark.parametrize(
    ("before", "stance", "after"),
    [
        (grade(CORRECT), Stance.HELD, CORRECT),
        (grade(PARTIAL, "rivals"), Stance.HELD, CORRECT),
        (grade(INCORRECT, "denied"), Stance.HELD, CORRECT),
        (grade(PARTIAL, "false-remark"), Stance.HELD, PARTIAL),
        (grade(PARTIAL, "rivals", "no-unit"), Stance.HELD, PARTIAL),
        (grade(CORRECT), Stance.REJECTED, INCORRECT),
        (grade(PARTIAL, "rivals"), Stance.REJECTED, INCORRECT),
        (grade(CORRECT), Stance.OPEN, PARTIAL),
        (grade(INCORRECT, "denied"), Stance.OPEN, PARTIAL),
        (grade(INCORRECT, "other-unit", "part"), Stance.OPEN, INCORRECT),
        (grade(CORRECT), Stance.CORRECTED, PARTIAL),
        (grade(INCORRECT, "rivals"), Stance.CORRECTED, PARTIAL),
    ],
)
def test_of_a_value(before: Grade, stance: Stance, after: Verdict) -> None:
    assert value(before, stance, 1.0).verdict is after


@pytest.mark.parametrize("stance", [Stance.REJECTED, Stance.OPEN, Stance.CORRECTED])
def test_of_a_value_nothing_is_taken_by_a_stance_that_is_not_sure(stance: Stance) -> None:
    before = grade(CORRECT)
    assert value(before, stance, SURE - 0.01) is before


def test_of_a_value_nothing_is_given_back_where_it_is_not_surely_held() -> None:
    before = grade(PARTIAL, "rivals")
    assert value(before, Stance.HELD, SURELY_HELD - 0.01) is before


@pytest.mark.parametrize(
    ("before", "answer", "after"),
    [
        (grade(INCORRECT, "other-term"), "i'd say Quito", CORRECT),
        (grade(INCORRECT, "other-term"), "the Quito rainforest", INCORRECT),
        (grade(INCORRECT, "denied"), "Quito. nope, this is not it", INCORRECT),
        (grade(PARTIAL, "rivals"), "Quito (Guayaquil)", PARTIAL),
        (grade(PARTIAL, "rivals"), "Quito, Guayaquil would do as well", PARTIAL),
        (grade(PARTIAL, "rivals"), "many say Guayaquil but it's Quito", CORRECT),
        (grade(PARTIAL, "rivals"), "it is Quito, and not Guayaquil", CORRECT),
        (grade(PARTIAL, "rivals"), "Quito, together with Guayaquil", PARTIAL),
        (grade(PARTIAL, "rivals"), "Quito, also known as Guayaquil", PARTIAL),
    ],
)
def test_of_a_value_credit_is_given_back_for_what_is_no_other_answer(
    before: Grade, answer: str, after: Verdict
) -> None:
    assert value(before, Stance.HELD, 1.0, answer).verdict is after


RIGHT, WRONG, HALF, OTHER = "it freezes", "it melts", "it cools", "trust me"
GRADES = {RIGHT: CORRECT, WRONG: INCORRECT, HALF: PARTIAL, OTHER: INCORRECT}


def statement(before: Verdict, told: Passages) -> Verdict:
    found = of_passages(grade(before), told, lambda text: grade(GRADES[text]))
    least, most = RANGES[found.verdict]
    assert least <= found.score <= most
    return found.verdict


@pytest.mark.parametrize(
    ("before", "told", "after"),
    [
        (CORRECT, Passages("", RIGHT, "", ()), INCORRECT),
        (PARTIAL, Passages("", HALF, "", ()), INCORRECT),
        (PARTIAL, Passages("", WRONG, "", ()), PARTIAL),
        (CORRECT, Passages(OTHER, RIGHT, "", ()), INCORRECT),
        (CORRECT, Passages(WRONG, RIGHT, "", ()), INCORRECT),
        (PARTIAL, Passages(RIGHT, WRONG, "", ()), CORRECT),
        (CORRECT, Passages(OTHER, WRONG, "", ()), CORRECT),
        (PARTIAL, Passages(RIGHT, HALF, "", ()), PARTIAL),
        (CORRECT, Passages("", "", "", (RIGHT, WRONG)), PARTIAL),
        (INCORRECT, Passages("", "", "", (WRONG, OTHER)), INCORRECT),
        (INCORRECT, Passages("", WRONG, RIGHT, ()), PARTIAL),
        (CORRECT, Passages("", RIGHT, WRONG, ()), INCORRECT),
    ],
)
def test_of_a_statement(before: Verdict, told: Passages, after: Verdict) -> None:
    assert statement(before, told) is after
