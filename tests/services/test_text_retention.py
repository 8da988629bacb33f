"""The words of old answers go, and nothing that was worked out from them does; on each engine."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot.core.appeals import Decision
from bot.core.grading import Grade, Verdict
from bot.core.review import Rating
from bot.core.shards import Part
from bot.services.appeals.errors import AnswerGone
from bot.services.privacy import PrivacyService
from bot.services.shards import Served, everything
from bot.storage.privacy import texts
from bot.storage.store import Store
from tests.fakes import FakeGrader
from tests.services.appeal_game import REVIEWER, AppealGame, appeal_game
from tests.services.game import ANA, BEN, CHANNEL, RIGHT, WRONG
from tests.services.privacy_game import SECRET, dump, play
from tests.services.review_game import ReviewGame

DAYS = 30
LATER = DAYS + 1


@pytest.fixture
async def game(store: Store) -> AppealGame:
    return await appeal_game(store)


async def empty(game: AppealGame, served: Served = everything, days: int | None = DAYS) -> int:
    """All that is due; in how many steps."""
    kept = timedelta(days=days) if days else None
    service = PrivacyService(game.store, game.clock, timedelta(days=90), served, kept)
    return len([None async for _ in service.empty_texts()])


async def answers(game: AppealGame) -> list[str]:
    return [row["answer"] for row in (await dump(game.store))["attempt"]]


def wordless(rows: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """Everything but what is emptied, in an order that does not depend on the engine."""
    words = {name: each.column.name for name, each in texts.WRITTEN.items()}
    return {
        table: sorted(
            ({name: value for name, value in row.items() if name != words.get(table)} for row in each),
            key=repr,
        )
        for table, each in rows.items()
    }


async def test_nothing_goes_before_its_time_or_where_it_was_not_asked_for(game: AppealGame) -> None:
    await play(game)
    before = await dump(game.store)
    game.clock.move(days=DAYS - 1)
    await empty(game)
    game.clock.move(days=5000)
    await empty(game, days=None)
    assert await dump(game.store) == before


async def test_the_words_go_and_all_else_stays(game: AppealGame, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "ROWS", 1)
    await play(game)
    open_appeals = {row["attempt_id"] for row in (await dump(game.store))["appeal"] if row["state"] == "open"}
    before = await dump(game.store)
    game.clock.move(days=LATER)
    assert await empty(game) > len(before["attempt"]), "in small steps"
    after = await dump(game.store)
    assert open_appeals
    for row in after["attempt"]:
        assert bool(row["answer"]) is (row["id"] in open_appeals)
    assert all(not row["answer"] for row in after["review"])
    assert not any(SECRET in row["detail"] for row in after["audit"] if row["action"].startswith("appeal."))
    assert after["learned"] == before["learned"], "what a card has learned is the deck's"
    assert {**wordless(after), "emptied": []} == wordless(before)


async def test_an_answer_to_an_open_appeal_goes_once_it_is_decided(game: AppealGame) -> None:
    round_ = await game.begin()
    appeal_id = await game.appeal(round_, ANA, WRONG)
    await game.attempt(round_, BEN, RIGHT)
    game.clock.move(days=LATER)
    await empty(game)
    assert await answers(game) == [WRONG, ""]
    await game.reviewing.settle(appeal_id, REVIEWER, Decision.ACCEPT)
    await empty(game)
    assert await answers(game) == ["", ""]


async def test_later_runs_go_on_where_the_first_came_to(game: AppealGame) -> None:
    round_ = await game.begin()
    await game.attempt(round_, ANA, WRONG)
    game.clock.move(days=LATER)
    await empty(game)
    await game.attempt(await game.begin(channel_id=CHANNEL + 1), ANA, WRONG)
    await empty(game)
    assert await answers(game) == ["", WRONG]
    game.clock.move(days=LATER)
    await empty(game)
    assert await answers(game) == ["", ""]


async def test_one_of_several_processes_does_it(game: AppealGame) -> None:
    round_ = await game.begin()
    await game.attempt(round_, ANA, WRONG)
    game.clock.move(days=LATER)
    assert await empty(game, lambda: Part(4, frozenset({1, 2}))) == 0
    assert await answers(game) == [WRONG]
    await empty(game, lambda: Part(4, frozenset({0, 3})))
    assert await answers(game) == [""]


async def test_an_answer_without_words_cannot_be_appealed_and_an_old_decision_can_be_undone(
    game: AppealGame,
) -> None:
    round_ = await game.begin()
    attempt_id = await game.attempt(round_, BEN, WRONG)
    appeal_id = await game.appeal(round_, ANA, WRONG)
    await game.accept(appeal_id)
    before = await game.state()
    game.clock.move(days=LATER)
    await empty(game)
    with pytest.raises(AnswerGone):
        await game.file(attempt_id, BEN)
    emptied = await game.state()
    await game.reviewing.reopen(appeal_id, REVIEWER)
    ruled = await game.reviewing.settle(appeal_id, REVIEWER, Decision.REMEMBER)
    assert await game.state() == emptied
    assert before["score"] == emptied["score"]
    assert emptied["learned"] == [], "nothing can be learned from no words"
    assert not ruled.lead.case.appeal.remembered, "nor is it said"
    await game.reviewing.reopen(appeal_id, REVIEWER)
    await game.reviewing.settle(appeal_id, REVIEWER, Decision.DECLINE)
    with pytest.raises(AnswerGone):
        await game.reviewing.remember_wrong(appeal_id, REVIEWER)


async def test_a_review_whose_words_are_gone_can_be_rated(
    game: AppealGame, monkeypatch: pytest.MonkeyPatch
) -> None:
    reviews = ReviewGame(game)
    reviewed = await reviews.say(WRONG)
    game.clock.move(days=LATER)
    await empty(game)
    wordless = Grade(Verdict.INCORRECT, 0.0, flags=("empty",))
    monkeypatch.setattr(FakeGrader, "grade", lambda *_: wordless)
    rated = await reviews.sessions.rate(ANA, reviewed.review_id, Rating.GOOD)
    assert (rated.grade, rated.rating) == (None, Rating.GOOD)


async def test_answers_are_taken_while_it_goes_on(game: AppealGame, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "ROWS", 1)
    await play(game)
    game.clock.move(days=LATER)
    round_ = await game.begin(channel_id=CHANNEL + 50)
    _, attempt_id = await asyncio.gather(empty(game), game.attempt(round_, ANA, RIGHT))
    async with game.store.read() as tx:
        attempt = await tx.attempts.get(attempt_id)
    assert attempt is not None
    assert attempt.answer == RIGHT


async def test_a_row_dated_into_the_future_by_a_wrong_clock_stops_nothing(game: AppealGame) -> None:
    round_ = await game.begin()
    game.clock.move(days=3650)
    elsewhere = await game.begin(channel_id=CHANNEL + 50)
    await game.attempt(elsewhere, ANA, WRONG)
    game.clock.move(days=-3650)
    await game.attempt(round_, BEN, WRONG)
    game.clock.move(days=LATER)
    await empty(game)
    assert await answers(game) == ["", ""]
