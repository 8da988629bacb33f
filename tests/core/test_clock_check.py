"""How far a clock is off, by whole seconds of another one and the time that asking took."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.clock_check import away

STATED = datetime(2026, 11, 24, 6, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("began", "ended", "off"),
    [
        (0, 0, 0),
        (0.9, 0.9, 0),  # the second that is stated is not over yet
        (-3, 5, 0),  # asking took long: the time in between is not known
        (8, 9, 7),
        (-9, -8, 8),
    ],
)
def test_only_what_is_certain_counts(began: float, ended: float, off: float) -> None:
    found = away(STATED, STATED + timedelta(seconds=began), STATED + timedelta(seconds=ended))
    assert found == timedelta(seconds=off)
