"""The form of an answer in words."""

from __future__ import annotations

import pytest

from bot.cogs.decks.answer_forms import words
from bot.core.cards import AnswerKind, AnswerSpec


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        (AnswerSpec(), ""),
        (AnswerSpec(AnswerKind.YES_NO), "yes or no"),
        (AnswerSpec(AnswerKind.QUANTITY, "2%", "m/s"), "a quantity, within 2%, in m/s"),
        (AnswerSpec(AnswerKind.LIST, any=3), "a list, any 3 of its members"),
        (
            AnswerSpec(all_of=("red", "green"), ordered=True, exact=True),
            "all of: red; green, in that order, exactly as written",
        ),
        (AnswerSpec(AnswerKind.LIST, all_of=("red", "green"), any=1), "a list, any 1 of: red; green"),
    ],
)
def test_words(spec: AnswerSpec, said: str) -> None:
    assert words(spec) == said


def test_every_kind_has_a_word() -> None:
    assert len({words(AnswerSpec(kind)) for kind in AnswerKind}) == len(AnswerKind)
