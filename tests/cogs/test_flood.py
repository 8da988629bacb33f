"""The limit on what one member sends: a flood meets it, whoever plays does not, and memory stays bounded."""

from __future__ import annotations

import asyncio

import pytest

from bot.cogs import flood
from bot.cogs.flood import FloodGate, TooFast, answers_gate, presses_gate


class Seconds:
    """The loop's time, as the test sets it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1_000.0
        monkeypatch.setattr(asyncio.get_running_loop(), "time", lambda: self.now)


@pytest.fixture
async def seconds(monkeypatch: pytest.MonkeyPatch) -> Seconds:
    return Seconds(monkeypatch)


def taken(gate: FloodGate, user_id: int, count: int) -> int:
    """How many of so many acts at once are let through."""
    passed = 0
    for _ in range(count):
        try:
            gate.check(user_id)
        except TooFast:
            continue
        passed += 1
    return passed


async def test_a_flood_of_a_minute_meets_it_and_a_bystander_does_not(seconds: Seconds) -> None:
    gate = answers_gate()
    passed = 0
    for _ in range(60):
        passed += taken(gate, 1, 17)
        seconds.now += 1
    assert passed <= 140, "of a thousand"
    assert taken(gate, 2, 3) == 3
    seconds.now += 60
    assert taken(gate, 1, 30) == 30, "a minute later all is forgotten"


async def test_who_plays_the_fastest_quiz_never_meets_it(seconds: Seconds) -> None:
    """Three tries and the hint, then the next question, for all 25 questions: at once, as a program would."""
    answers, presses = answers_gate(), presses_gate()
    for _ in range(25):
        presses.check(1)
        for _ in range(3):
            presses.check(1)
            answers.check(1)


async def test_it_is_told_once_until_the_flood_is_over(seconds: Seconds) -> None:
    gate = FloodGate(burst=4, per_second=1)
    told = 0
    for _ in range(50):
        try:
            gate.check(1)
        except TooFast:
            told += gate.first_refusal(1)
        seconds.now += 0.25
    assert told == 1
    seconds.now += 60
    assert taken(gate, 1, 5) == 4
    assert gate.first_refusal(1)


async def test_it_remembers_so_many_members(seconds: Seconds, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flood, "MOST_MEMBERS", 10)
    gate = FloodGate(burst=1, per_second=1)
    for user_id in range(100):
        gate.check(user_id)
    assert len(gate._buckets) == 10
