"""Tokens and money: nothing begins that could take more than is left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.teaching.budget import BudgetSpent, Meter, Price

CALLS = st.lists(
    st.tuples(
        st.sampled_from(["short", "Anweisungen, länger: " * 20]),
        st.text(max_size=200),
        st.integers(1, 300),
        st.floats(0, 1),
        st.floats(0, 1),
        st.sampled_from(["settle", "lose", "free"]),
    ),
    max_size=30,
)


@given(CALLS, st.integers(1, 4_000), st.integers(1, 4))
def test_the_budget_is_never_passed_however_many_calls_are_under_way(
    calls: list[tuple[str, str, int, float, float, str]], most: int, parallel: int
) -> None:
    """Tokens are bytes at most; each call takes some share of its texts' bytes and of the reply it may have."""
    meter, under_way = Meter(most), []
    for fixed, text, reply, sent, came, end in calls:
        try:
            held = meter.hold(fixed, text, reply)
        except BudgetSpent:
            continue
        fixed_tokens = len(fixed) // 4 + 1
        prompt = fixed_tokens + int(sent * len(text.encode()))
        under_way.append((held, fixed, prompt, int(came * reply), end))
        if len(under_way) >= parallel:
            _ended(meter, *under_way.pop(0))
        assert meter.spent <= most
    for one in under_way:
        _ended(meter, *one)
    assert meter.spent <= most


def _ended(meter: Meter, held: int, fixed: str, prompt: int, reply: int, end: str) -> None:
    if end == "settle":
        meter.settle(held, fixed, prompt, reply)
    else:
        getattr(meter, end)(held)


def test_what_never_changes_is_known_once_it_was_counted() -> None:
    meter, instructions = Meter(), "i" * 4_000
    first = meter.hold(instructions, "a card", 100)
    meter.settle(first, instructions, 1_010, 50)
    assert first >= 4_000
    assert meter.hold(instructions, "a card", 100) < 1_300
    assert (meter.spent, meter.guessed) == (1_060, False)


def test_a_call_that_broke_off_is_counted_whole_and_one_that_never_was_not_at_all() -> None:
    meter = Meter(1_000)
    meter.free(meter.hold("", "x", 400))
    assert meter.spent == 0
    held = meter.hold("", "x", 400)
    meter.lose(held)
    assert (meter.spent, meter.guessed) == (held, True)
    meter.hold("", "x", 400)
    with pytest.raises(BudgetSpent):
        meter.hold("", "x", 400)


def test_prices_are_of_a_million_tokens() -> None:
    meter = Meter(price=Price.parse("0.15 / 0.60"))
    meter.settle(meter.hold("", "", 1), "", 2_000_000, 1_000_000)
    assert meter.cost == pytest.approx(0.9)
    assert Price.parse("2") == Price(2.0, 2.0)
    assert Meter().cost is None


@pytest.mark.parametrize("text", ["", "cheap", "-1", "1/2/3", "1e5", "0.1/"])
def test_other_prices_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="a million tokens"):
        Price.parse(text)
