"""What services tell whoever watches: what was committed, in the order in which it was, and nothing that was not."""

from __future__ import annotations

import asyncio
from typing import TypeVar

import pytest
from msgspec.structs import asdict

from bot.core.appeals import Decision
from bot.core.delivery import Obstacle
from bot.core.events import (
    AnswerCounted,
    AnswerGraded,
    AnswerPath,
    AppealChanged,
    AppealOutcome,
    DatabaseFailed,
    Event,
    PostFailed,
    PostsClaimed,
    PostSent,
    TransactionEnded,
)
from bot.core.grading import Verdict
from bot.errors import StorageUnavailable
from bot.services.daily.due import ToPost
from bot.services.quiz.errors import TriesUsed
from bot.services.timed_grader import TimedGrader
from bot.storage.engine import sqlite_file
from bot.storage.store import Store
from tests.fakes import FakeClock, FakeGrader
from tests.services.appeal_game import MANAGER, AppealGame
from tests.services.game import ANA, BEN, DECK, GUILD, HALF, RIGHT, WRONG, Game
from tests.services.review_game import ReviewGame
from tests.services.test_daily_posts import Daily

_E = TypeVar("_E", bound=Event)


class Seen(list[Event]):
    """All that was told."""

    def of(self, kind: type[_E]) -> list[_E]:
        return [event for event in self if isinstance(event, kind)]


def watched(store: Store) -> Seen:
    seen = Seen()
    store.observe = seen.append
    return seen


async def test_each_answer_that_counts_is_told_once_with_its_verdict(game: Game) -> None:
    seen = watched(game.store)
    round_ = await game.begin()
    for text in (WRONG, HALF):
        await game.say(round_, ANA, text)
    await game.say(round_, BEN, RIGHT, source=9)
    assert await game.say(round_, BEN, RIGHT, source=9) is None, "delivered twice"
    expected = [
        AnswerCounted(AnswerPath.QUIZ, verdict, GUILD, round_.id)
        for verdict in (Verdict.INCORRECT, Verdict.PARTIAL, Verdict.CORRECT)
    ]
    assert seen.of(AnswerCounted) == expected


async def test_what_is_rolled_back_has_not_happened(game: Game) -> None:
    round_ = await game.begin()
    for number in range(3):
        await game.say(round_, ANA, f"{WRONG} {number}")
    seen = watched(game.store)
    with pytest.raises(TriesUsed):
        await game.say(round_, ANA, RIGHT)
    with pytest.raises(ZeroDivisionError):
        async with game.store.write() as tx:
            tx.note(PostFailed())
            _ = 1 / 0
    assert {type(event) for event in seen} == {TransactionEnded}
    assert [event.writing for event in seen.of(TransactionEnded)] == [True, True]


async def test_an_answer_in_review_has_no_round(game: Game) -> None:
    reviews = ReviewGame(game)
    seen = watched(game.store)
    await reviews.say(RIGHT)
    await reviews.say("dunno")
    assert seen.of(AnswerCounted) == [AnswerCounted(AnswerPath.REVIEW, Verdict.CORRECT, GUILD)]


async def test_a_daily_post_is_claimed_sent_and_answered(game: Game) -> None:
    seen = watched(game.store)
    daily = Daily(game)
    await daily.claim()
    due = await daily.service.advance(daily.post_id)
    assert isinstance(due, ToPost)
    await daily.service.posted(due, 77)
    await game.say(await game.round(due.round.id), ANA, RIGHT)
    told = [event for event in seen if not isinstance(event, TransactionEnded)]
    assert told == [
        PostsClaimed(claimed=1, missed=0),
        PostSent(GUILD, due.round.id),
        AnswerCounted(AnswerPath.DAILY, Verdict.CORRECT, GUILD, due.round.id),
    ]
    game.clock.move(days=3)
    await daily.service.claim_due()
    assert seen.of(PostsClaimed)[1] == PostsClaimed(claimed=1, missed=2)


async def test_a_post_that_discord_refuses_is_told_as_failed(game: Game) -> None:
    daily = Daily(game)
    await daily.claim()
    due = await daily.service.advance(daily.post_id)
    assert isinstance(due, ToPost)
    seen = watched(game.store)
    await daily.service.not_sent(due, Obstacle.OUTAGE, "503")
    assert seen.of(PostFailed) == []
    await daily.service.not_sent(due, Obstacle.REFUSED, "403")
    assert seen.of(PostFailed) == [PostFailed()]


@pytest.mark.parametrize(
    ("decision", "outcome"),
    [
        (Decision.ACCEPT, AppealOutcome.OVERRIDDEN),
        (Decision.PARTLY, AppealOutcome.OVERRIDDEN),
        (Decision.DECLINE, AppealOutcome.UPHELD),
    ],
)
async def test_an_appeal_is_told_as_it_moves_on(
    sqlite_store: Store, decision: Decision, outcome: AppealOutcome
) -> None:
    game = AppealGame(sqlite_store, FakeClock())
    await game.decks.save([DECK])
    round_ = await game.begin()
    seen = watched(game.store)
    appeal = await game.appeal(round_, ANA, WRONG)
    await game.reviewing.settle(appeal, MANAGER, decision)
    await game.reviewing.settle(appeal, MANAGER, decision)
    await game.reviewing.reopen(appeal, MANAGER)
    expected = [AppealOutcome.FILED, outcome, AppealOutcome.REOPENED]
    assert seen.of(AppealChanged) == [AppealChanged(each, GUILD, round_.id) for each in expected]


async def test_a_database_that_is_away_is_told(game: Game) -> None:
    seen = watched(game.store)
    file = sqlite_file(game.store.engine)
    assert file is not None
    await asyncio.to_thread(file.rename, file.with_suffix(".away"))
    with pytest.raises(StorageUnavailable):
        async with game.store.read() as tx:
            await tx.uptime.last_beat()
    assert seen.of(DatabaseFailed) == [DatabaseFailed()]


def test_each_grading_is_timed() -> None:
    seen = Seen()
    grader = TimedGrader(FakeGrader(), seen.append)
    assert grader.grade(DECK.cards[0], RIGHT) == FakeGrader().grade(DECK.cards[0], RIGHT)
    (event,) = seen.of(AnswerGraded)
    assert event.seconds >= 0


async def test_no_event_holds_a_text_or_a_person(game: Game) -> None:
    """Else it would stand in a metric or a log."""
    seen = watched(game.store)
    round_ = await game.begin()
    await game.say(round_, ANA, f"{RIGHT}, says ana")
    values = {value for event in seen for value in asdict(event).values()}
    assert ANA.user_id not in values
    words = {value for value in values if isinstance(value, str)}
    assert words <= {*AnswerPath, *Verdict, *AppealOutcome}
