"""What tells a card's right examples from the others."""

from __future__ import annotations

import pytest

from bot.core.grading.contrast import Contrast, Leaning
from tests.core.grading.making import profile

RIGHT = ("xa xb", "xa xc", "xa xd xb")
PARTIAL = ("xb xd", "xb")
WRONG = ("xe xb", "xe xd", "xe")


def leaning(text: str, *, partial: tuple[str, ...] = PARTIAL, wrong: tuple[str, ...] = WRONG) -> Leaning:
    parts = ([profile(one.split()) for one in part] for part in (RIGHT, partial, wrong))
    return Contrast(*parts).of(profile(text.split()))


def test_what_only_right_examples_have_leans_to_them() -> None:
    told = leaning("xa")
    assert told.right_over_partial > 0
    assert (
        told.right_over_wrong > told.right_over_partial
    )  # more wrong examples lack it than partly right ones


def test_what_partly_right_examples_have_as_well_tells_less() -> None:
    assert leaning("xb").right_over_partial < leaning("xa").right_over_partial
    assert leaning("xb").right_over_wrong > 0
    assert leaning("xb").partial_over_wrong > 0


def test_what_only_wrong_examples_have_leans_to_them() -> None:
    assert leaning("xe").right_over_wrong < 0
    assert leaning("xe").partial_over_wrong < 0


def test_the_words_of_an_answer_add_up_and_unknown_ones_add_nothing() -> None:
    both = leaning("xa xe")
    for at, name in enumerate(Leaning._fields):
        assert both[at] == pytest.approx(leaning("xa")[at] + leaning("xe")[at]), name
    assert leaning("xa xz xy xx") == leaning("xa")
    assert leaning("xz xy") == leaning("") == Leaning()


def test_two_labels_are_told_apart_where_both_have_examples() -> None:
    told = leaning("xa xb xe", partial=())
    assert (told.right_over_partial, told.partial_over_wrong) == (0, 0)
    assert told.right_over_wrong != 0
    assert leaning("xa xb", partial=(), wrong=()) == Leaning()
