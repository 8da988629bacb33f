"""Points: a right idea is always worth something, help and retries cost a little, never more than a little."""

from __future__ import annotations

from itertools import product

import pytest

from bot.core.grading import Verdict
from bot.core.scoring import FIRST_BONUS, MAX_TRIES, earned

TRIES = range(1, MAX_TRIES + 1)


@pytest.mark.parametrize(
    ("verdict", "tries", "hinted", "first", "points"),
    [
        (Verdict.CORRECT, 1, False, True, 12),
        (Verdict.CORRECT, 1, False, False, 10),
        (Verdict.CORRECT, 1, True, False, 8),
        (Verdict.CORRECT, 2, False, False, 8),
        (Verdict.CORRECT, 3, True, False, 4),
        (Verdict.PARTIAL, 1, False, False, 4),
        (Verdict.PARTIAL, 1, False, True, 4),
        (Verdict.PARTIAL, 2, False, False, 2),
        (Verdict.PARTIAL, 3, True, False, 1),
        (Verdict.INCORRECT, 1, False, True, 0),
    ],
)
def test_the_price_list(verdict: Verdict, tries: int, hinted: bool, first: bool, points: int) -> None:
    assert earned(verdict, tries=tries, hinted=hinted, first=first).total == points


def test_a_right_idea_is_always_worth_a_point_and_a_wrong_one_never() -> None:
    for tries, hinted, first in product(TRIES, (False, True), (False, True)):
        assert earned(Verdict.CORRECT, tries=tries, hinted=hinted, first=first).total >= 1
        assert earned(Verdict.PARTIAL, tries=tries, hinted=hinted, first=first).total >= 1
        assert earned(Verdict.INCORRECT, tries=tries, hinted=hinted, first=first).total == 0


def test_correct_at_the_last_try_with_a_hint_still_pays_as_much_as_partly_right_at_once() -> None:
    """Else a member would do best to stop at half an answer."""
    worst = earned(Verdict.CORRECT, tries=MAX_TRIES, hinted=True, first=False).total
    assert worst >= earned(Verdict.PARTIAL, tries=1, hinted=False, first=False).total


def test_being_first_is_worth_less_than_a_right_answer_without_help() -> None:
    quick_and_hinted = earned(Verdict.CORRECT, tries=1, hinted=True, first=True).total
    slow = earned(Verdict.CORRECT, tries=1, hinted=False, first=False).total
    assert FIRST_BONUS > 0
    assert quick_and_hinted <= slow
