"""Times of day as people write them: read where they can mean one thing, offered where they can mean more."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.daily.clock_time import likely_times, parse_time


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9:00", time(9)),
        ("09.30", time(9, 30)),
        ("23h59", time(23, 59)),
        (" 0:00 ", time(0)),
        ("9am", time(9)),
        ("9 AM", time(9)),
        ("at 9 a.m.", time(9)),
        ("9:00 pm", time(21)),
        ("9.15pm", time(21, 15)),
        ("930pm", time(21, 30)),
        ("12am", time(0)),
        ("12 pm", time(12)),
        ("12:30am", time(0, 30)),
        ("21h", time(21)),
        ("9 h", time(9)),
        ("21 Uhr", time(21)),
        ("21", time(21)),
        ("0", time(0)),
        ("0930", time(9, 30)),
        ("at 0930", time(9, 30)),
        ("2130", time(21, 30)),
        ("15pm", time(15)),
        ("noon", time(12)),
        ("Midnight", time(0)),
        ("９：００", time(9)),
        ("２１ｈ", time(21)),
        ("٩:٠٠", time(9)),
        ("۹:۳۰ pm", time(21, 30)),
    ],
)
def test_what_can_mean_one_time_is_read(text: str, expected: time) -> None:
    assert parse_time(text) == expected
    assert likely_times(text) == (expected,)


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("9", (time(9), time(21))),
        ("at 9", (time(9), time(21))),
        ("12", (time(0), time(12))),
        ("930", (time(9, 30), time(21, 30))),
        ("9 o'clock", (time(9), time(21))),
        ("9:5", (time(9, 5), time(21, 5))),
        ("24:00", (time(0),)),
        ("24h", (time(0),)),
        ("２４：００", (time(0),)),
    ],
)
def test_what_can_mean_several_is_asked_for(text: str, likely: tuple[time, ...]) -> None:
    assert parse_time(text) is None
    assert likely_times(text) == likely


@pytest.mark.parametrize(
    "text", ["9:60", "25:00", "", "soon", "٩:٠٠x", "9:000", "0pm", "13am", "-9", "24:30", "9:00:00"]
)
def test_what_is_no_time(text: str) -> None:
    assert parse_time(text) is None
    assert likely_times(text) == ()


@given(st.times())
def test_every_time_is_read_as_it_is_shown(at: time) -> None:
    assert parse_time(f"{at:%H:%M}") == at.replace(second=0, microsecond=0)
    assert parse_time(f"{at:%I:%M %p}") == at.replace(second=0, microsecond=0)


@given(st.text(max_size=12))
def test_any_text_has_three_meanings_at_most(text: str) -> None:
    assert len(likely_times(text)) <= 3
    assert parse_time(text) in (None, *likely_times(text))
