"""The steps of a daily post, taken on a real store: what is committed, what is left to be done on Discord."""

from __future__ import annotations

import logging
import random
from datetime import time

import pytest
from msgspec.structs import replace

from bot.core.cards import Deck
from bot.core.daily.posts import DailyPost, PostState
from bot.core.daily.schedules import Schedule
from bot.core.delivery import Obstacle
from bot.core.quiz.state import RoundState
from bot.services.daily import reasons
from bot.services.daily.due import ToFind, ToPost
from bot.services.daily.errors import NoCardsToPost
from bot.services.daily.posts import DailyService
from bot.services.daily.schedules import ScheduleRequest, ScheduleService
from tests.services.game import CHANNEL, DECK, GUILD, Game

ELSEWHERE = CHANNEL + 1
TOPIC = "Data"


class Daily:
    """A server with one schedule, whose post of today is due and claimed."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self.service = DailyService(game.store, game.clock, random.Random(7), "this process", "UTC")
        self.schedules = ScheduleService(game.store, game.clock, "UTC")
        self.post_id = 0

    async def claim(self) -> Schedule:
        request = ScheduleRequest(CHANNEL, time(12, 30), topic=TOPIC)
        schedule = (await self.schedules.set_up(GUILD, request)).schedule
        self.game.clock.move(minutes=30)
        assert await self.service.claim_due() == 1
        (post,) = await self.service.take(10)
        self.post_id = post.id
        return schedule

    async def move(self, schedule: Schedule, channel_id: int) -> None:
        request = ScheduleRequest(channel_id, time(12, 30))
        await self.schedules.set_up(GUILD, request, schedule_id=schedule.id)

    async def send(self) -> ToPost:
        """The step that a fresh post needs."""
        due = await self.service.advance(self.post_id)
        assert isinstance(due, ToPost)
        return due

    async def post(self) -> DailyPost:
        async with self.game.store.read() as tx:
            found = await tx.daily.post(self.post_id)
        assert found is not None
        return found

    async def outcome(self) -> tuple[PostState, str | None]:
        post = await self.post()
        return post.state, post.reason


@pytest.fixture
def daily(game: Game) -> Daily:
    return Daily(game)


async def test_a_new_post_is_sent_without_a_look_and_then_marked(daily: Daily) -> None:
    await daily.claim()
    due = await daily.send()
    assert (due.round.channel_id, due.card.topic) == (CHANNEL, TOPIC)
    await daily.service.posted(due, 4_000)
    assert await daily.outcome() == (PostState.POSTED, None)
    round_ = await daily.game.round(due.round.id)
    assert (round_.state, round_.message_id) == (RoundState.OPEN, 4_000)
    assert await daily.service.advance(daily.post_id) is None


async def test_a_try_that_may_have_gone_through_is_looked_for_and_sent_again_with_its_round(
    daily: Daily,
) -> None:
    await daily.claim()
    due = await daily.send()
    look = await daily.service.advance(daily.post_id)
    assert isinstance(look, ToFind)
    assert look.round == due.round
    again = await daily.service.advance(daily.post_id, absent=look.round.id)
    assert again == replace(due, post=look.post)


async def test_a_question_found_after_its_day_counts_as_posted(daily: Daily) -> None:
    await daily.claim()
    await daily.send()
    daily.game.clock.move(days=1)
    look = await daily.service.advance(daily.post_id)
    assert isinstance(look, ToFind)
    await daily.service.posted(look, 4_000)
    assert await daily.outcome() == (PostState.POSTED, None)


async def test_a_claim_found_after_its_day_is_given_up_and_uses_up_no_card(
    daily: Daily, caplog: pytest.LogCaptureFixture
) -> None:
    schedule = await daily.claim()
    daily.game.clock.move(hours=12)
    assert await daily.service.advance(daily.post_id) is None
    assert await daily.outcome() == (PostState.FAILED, reasons.TOO_LATE)
    assert (await daily.post()).round_id is None
    (line,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert line.getMessage() == "a daily post was given up"
    assert (line.schedule, line.day, line.reason) == (schedule.id, "2026-03-02", reasons.TOO_LATE)  # type: ignore[attr-defined]


async def test_the_last_failure_is_the_reason_when_its_day_ends(daily: Daily) -> None:
    await daily.claim()
    due = await daily.send()
    assert await daily.service.not_sent(due, Obstacle.FORBIDDEN, "50013")
    daily.game.clock.move(days=1)
    assert await daily.service.advance(daily.post_id, absent=due.round.id) is None
    assert await daily.outcome() == (PostState.FAILED, "I may not post in that channel.")
    assert (await daily.game.round(due.round.id)).state is RoundState.DONE


@pytest.mark.parametrize(
    ("obstacle", "again", "state", "reason"),
    [
        (Obstacle.OUTAGE, True, PostState.POSTING, "Discord did not take it."),
        (Obstacle.FORBIDDEN, True, PostState.POSTING, "I may not post in that channel."),
        (Obstacle.GONE, True, PostState.POSTING, "The channel is gone."),
        (Obstacle.REFUSED, False, PostState.FAILED, "Discord refused the post (400: bad form)."),
    ],
)
async def test_a_failed_try(
    daily: Daily, obstacle: Obstacle, again: bool, state: PostState, reason: str
) -> None:
    await daily.claim()
    due = await daily.send()
    assert await daily.service.not_sent(due, obstacle, "400: bad form") is again
    assert await daily.outcome() == (state, reason)
    if again:
        await daily.service.posted(due, 4_000)
        assert await daily.outcome() == (PostState.POSTED, None), "the reason is of no interest any more"


async def test_a_schedule_set_up_for_another_channel_meanwhile_asks_there(daily: Daily) -> None:
    schedule = await daily.claim()
    due = await daily.send()
    await daily.move(schedule, ELSEWHERE)
    look = await daily.service.advance(daily.post_id)
    assert isinstance(look, ToFind)
    assert look.round.channel_id == CHANNEL, "it may be out in the old one"
    moved = await daily.service.advance(daily.post_id, absent=due.round.id)
    assert isinstance(moved, ToPost)
    assert moved.round.channel_id == ELSEWHERE
    assert (await daily.game.round(due.round.id)).state is RoundState.DONE
    assert (await daily.post()).round_id == moved.round.id


async def test_a_removed_schedule_posts_no_more(daily: Daily) -> None:
    schedule = await daily.claim()
    due = await daily.send()
    await daily.schedules.remove(GUILD, schedule.id)
    assert await daily.service.advance(daily.post_id) is None
    assert await daily.outcome() == (PostState.FAILED, reasons.REMOVED)
    assert (await daily.game.round(due.round.id)).state is RoundState.DONE


@pytest.mark.parametrize("when", ["before it is marked", "after"])
@pytest.mark.parametrize("hours", [None, 24])
async def test_the_last_question_of_a_removed_schedule_is_answered(
    daily: Daily, when: str, hours: int | None
) -> None:
    schedule = await daily.claim()
    if hours:
        request = ScheduleRequest(CHANNEL, time(12, 30), reveal_hours=hours)
        await daily.schedules.set_up(GUILD, request, schedule_id=schedule.id)
    due = await daily.send()
    if when == "after":
        await daily.service.posted(due, 4_000)
    await daily.schedules.remove(GUILD, schedule.id)
    if when != "after":
        await daily.service.posted(due, 4_000)
    assert await daily.service.to_reveal(10) == ([] if hours else [due.round.id])
    daily.game.clock.move(hours=25)
    assert await daily.service.to_reveal(10) == [due.round.id], (
        "with the next post that never comes, or in its time"
    )


async def test_a_topic_without_cards_is_told(daily: Daily) -> None:
    await daily.claim()
    others = tuple(card for card in DECK.cards if card.topic != TOPIC)
    await daily.game.decks.save([Deck(DECK.slug, DECK.title, cards=others)])
    assert await daily.service.advance(daily.post_id) is None
    assert await daily.outcome() == (PostState.FAILED, reasons.NO_CARDS)


async def test_no_post_by_hand_is_promised_that_has_no_card_to_ask(daily: Daily) -> None:
    schedule = await daily.claim()
    others = tuple(card for card in DECK.cards if card.topic != TOPIC)
    await daily.game.decks.save([Deck(DECK.slug, DECK.title, cards=others)])
    with pytest.raises(NoCardsToPost):
        await daily.service.claim_now(schedule, 17)
    assert [post.id for post in await daily.service.take(10)] == [daily.post_id]
