"""Answers of one instant, which share a transaction: each is counted, whatever becomes of the others."""

from __future__ import annotations

import asyncio

import pytest

from bot.core.members import Person
from bot.services.quiz.given import Answered
from bot.storage.quiz.answering import AnsweringQueries, Recorded
from tests.services.game import GUILD, RIGHT, WRONG, Game

PEOPLE = [Person(2_000 + number, GUILD, f"p{number}") for number in range(12)]


class StumbledError(Exception):
    """What one of the answers stumbles over, after it is written."""


async def test_one_that_fails_after_it_is_written_costs_nobody_else_theirs(
    any_game: Game, monkeypatch: pytest.MonkeyPatch
) -> None:
    round_ = await any_game.begin()
    record, failed = AnsweringQueries.record, PEOPLE[5].user_id

    async def stumbling(self: AnsweringQueries, answer: Recorded) -> tuple[int, bool, bool]:
        written = await record(self, answer)
        if answer.who.user_id == failed:
            raise StumbledError
        return written

    monkeypatch.setattr(AnsweringQueries, "record", stumbling)
    said = [RIGHT if number % 2 else WRONG for number in range(len(PEOPLE))]
    done = await asyncio.gather(
        *(any_game.say(round_, who, text, public=False) for who, text in zip(PEOPLE, said, strict=True)),
        return_exceptions=True,
    )
    assert [
        who.user_id for who, each in zip(PEOPLE, done, strict=True) if isinstance(each, StumbledError)
    ] == [failed]
    answered = [each for each in done if isinstance(each, Answered)]
    assert len(answered) == len(PEOPLE) - 1
    assert sum(each.entry.first for each in answered) == 1
    async with any_game.store.read() as tx:
        entries = await tx.attempts.entries(GUILD, round_.id)
        assert {each.user_id: each.entry.tries for each in entries} == {
            who.user_id: 1 for who in PEOPLE if who.user_id != failed
        }
