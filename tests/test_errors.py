"""Errors carry what happened, as dataclasses would."""

from __future__ import annotations

import pickle

import pytest

from bot.errors import Conflict, LimitReached


class Used(LimitReached):
    """Of so many."""

    of: int
    kind: str


class UsedToday(Used):
    """The same, with a day."""

    day: str = "today"


class Plain(Conflict):
    """Nothing to say."""


def test_data_are_given_in_their_order_or_by_name() -> None:
    for error in (Used(3, "tries"), Used(3, kind="tries"), Used(kind="tries", of=3)):
        assert (error.of, error.kind) == (3, "tries")
        assert str(error) == repr(error) == "Used(of=3, kind='tries')"


def test_a_kind_of_an_error_has_its_data_too() -> None:
    error = UsedToday(1, "hints", day="Monday")
    assert (error.of, error.kind, error.day) == (1, "hints", "Monday")
    assert str(UsedToday(1, "hints")) == "UsedToday(of=1, kind='hints', day='today')"
    assert str(Plain()) == "Plain()"


def test_two_errors_are_two() -> None:
    assert Used(3, "tries") != Used(3, "tries")


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ((), {}),
        ((3,), {}),
        ((3, "tries", 5), {}),
        ((3,), {"of": 3}),
        ((3,), {"other": 3}),
        ((3, "tries"), {"kind": "tries"}),
    ],
    ids=["none", "few", "many", "twice", "unknown", "again"],
)
def test_data_that_are_missing_or_too_many_are_refused(
    values: tuple[object, ...], named: dict[str, object]
) -> None:
    with pytest.raises(TypeError, match="Used takes"):
        Used(*values, **named)  # type: ignore[arg-type]


def test_an_error_reaches_another_process() -> None:
    error = pickle.loads(pickle.dumps(Used(3, "tries")))
    assert str(error) == "Used(of=3, kind='tries')"
