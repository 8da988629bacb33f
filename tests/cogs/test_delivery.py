"""The delivery engine: tasks that are not lost sight of, waits, and looking before sending."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import aiohttp
import discord
import pytest
from msgspec.structs import replace

from bot.cogs.custom_ids import RoundAction
from bot.cogs.delivery.channel import DeliveryChannel
from bot.cogs.delivery.retry import SEND_ERRORS, Backoff, Pace, obstacle
from bot.cogs.delivery.tasks import DeliveryTasks
from bot.cogs.panels import Panel
from bot.cogs.quiz.buttons import question_buttons
from bot.cogs.quiz.reveal_buttons import reveal_buttons
from bot.core.cards import Card
from bot.core.delivery import Obstacle
from tests.cogs.conftest import World, labels, text_of
from tests.cogs.test_mentions import sent

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
PANEL = Panel("Answer: What is drift?", "Data that changes.")
CARD = Card("drift", "What is drift?", "Data that changes.")


def seconds(count: float) -> datetime:
    return NOW + timedelta(seconds=count)


class Deliveries:
    """Deliveries that wait until they are told how to end."""

    def __init__(self) -> None:
        self.tasks = DeliveryTasks(
            "a delivery failed", "post", Backoff(timedelta(seconds=2), timedelta(seconds=60))
        )
        self.started: Counter[int] = Counter()
        self.done: set[int] = set()
        self.cancelled: set[int] = set()
        self.may_end = asyncio.Event()
        self.error: Exception | None = None

    async def deliver(self, key: int) -> None:
        self.started[key] += 1
        try:
            await self.may_end.wait()
        except asyncio.CancelledError:
            self.cancelled.add(key)
            raise
        if self.error:
            raise self.error
        self.done.add(key)

    async def start(self, *keys: int, now: datetime = NOW) -> None:
        self.tasks.start_due(keys, now, self.deliver)
        await settle()


async def settle() -> None:
    """Let every task run as far as it can."""
    for _ in range(5):
        await asyncio.sleep(0)


async def test_a_key_has_one_task_at_a_time() -> None:
    deliveries = Deliveries()
    await deliveries.start(1, 2)
    await deliveries.start(1, 2, 3)
    assert deliveries.started == {1: 1, 2: 1, 3: 1}
    deliveries.may_end.set()
    await settle()
    await deliveries.start(1)
    assert deliveries.started == {1: 2, 2: 1, 3: 1}


async def test_a_task_that_fails_is_logged_and_can_be_started_again(caplog: pytest.LogCaptureFixture) -> None:
    deliveries = Deliveries()
    deliveries.error = RuntimeError("the disk is on fire")
    deliveries.may_end.set()
    await deliveries.start(7)
    (line,) = caplog.records
    assert (line.levelno, line.getMessage(), line.post) == (logging.ERROR, "a delivery failed", 7)  # type: ignore[attr-defined]
    assert "the disk is on fire" in caplog.text
    deliveries.error = None
    await deliveries.start(7)
    assert deliveries.done == {7}


async def test_a_key_that_failed_is_left_alone_until_its_wait_is_over() -> None:
    deliveries = Deliveries()
    deliveries.tasks.backoff.failed(1, NOW)
    await deliveries.start(1, 2, now=seconds(1.9))
    assert deliveries.started == {2: 1}
    await deliveries.start(1, 2, now=seconds(2))
    assert deliveries.started == {1: 1, 2: 1}


async def test_a_drain_waits_for_what_is_under_way_and_starts_nothing_more() -> None:
    deliveries = Deliveries()
    await deliveries.start(1)
    draining = asyncio.create_task(deliveries.tasks.drain(3_600))
    await settle()
    await deliveries.start(2)
    assert not draining.done()
    deliveries.may_end.set()
    await draining
    assert deliveries.done == {1}
    assert deliveries.started == {1: 1}


async def test_a_drain_cancels_what_takes_too_long(caplog: pytest.LogCaptureFixture) -> None:
    deliveries = Deliveries()
    await deliveries.start(1, 2)
    await deliveries.tasks.drain(0)
    assert deliveries.cancelled == {1, 2}
    assert not caplog.records, "no failure"


async def test_a_drain_waits_for_a_command_that_delivers_by_itself() -> None:
    deliveries = Deliveries()

    async def command() -> None:
        with deliveries.tasks.joined():
            await deliveries.deliver(1)
        await asyncio.Event().wait()  # what it does afterwards is no delivery

    running = asyncio.create_task(command())
    await settle()
    draining = asyncio.create_task(deliveries.tasks.drain(0))
    await draining
    assert deliveries.cancelled == {1}
    assert running.cancelled()

    running = asyncio.create_task(command())
    deliveries.may_end.set()
    await settle()
    await deliveries.tasks.drain(0)
    assert not running.done()
    running.cancel()


def test_the_wait_doubles_to_its_longest_and_is_forgotten_after_success() -> None:
    backoff = Backoff(timedelta(seconds=2), timedelta(seconds=60))
    assert backoff.ready(1, NOW)
    waits = [backoff.failed(1, NOW) for _ in range(7)]
    assert waits == [(1, 2.0), (2, 4.0), (3, 8.0), (4, 16.0), (5, 32.0), (6, 60.0), (7, 60.0)]
    assert not backoff.ready(1, seconds(59.9))
    assert backoff.ready(1, seconds(60))
    assert backoff.ready(2, NOW), "each key waits for itself"
    backoff.clear(1)
    assert backoff.ready(1, NOW)
    assert backoff.failed(1, NOW) == (1, 2.0)


async def test_a_burst_goes_out_at_once_and_the_rest_at_its_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    now, waits = 100.0, []

    async def sleep(delay: float) -> None:
        nonlocal now
        waits.append(round(delay, 6))
        now += delay

    monkeypatch.setattr(asyncio.get_running_loop(), "time", lambda: now)
    monkeypatch.setattr("bot.cogs.delivery.retry.asyncio.sleep", sleep)
    pace = Pace(10, burst=3)
    for _ in range(5):
        await pace.turn()
    assert waits == [0.1, 0.1]
    now += 60
    for _ in range(4):
        await pace.turn()
    assert waits == [0.1, 0.1, 0.1]
    pace.change(2, burst=1)
    for _ in range(2):
        await pace.turn()
    assert waits == [0.1, 0.1, 0.1, 0.5, 0.5]


@pytest.mark.parametrize(("a_second", "step", "burst"), [(50, 1 / 40, 5), (25, 1 / 20, 2.5), (5, 1 / 4, 1)])
def test_a_pace_keeps_its_part_of_what_a_process_may_send(a_second: float, step: float, burst: float) -> None:
    pace = Pace(40, burst=25)
    pace.share(3)
    pace.share(a_second)
    assert pace._step == pytest.approx(step)
    assert pace._burst == pytest.approx(burst)


def answered(status: int) -> discord.HTTPException:
    kinds = {403: discord.Forbidden, 404: discord.NotFound}
    kind = kinds.get(status, discord.DiscordServerError if status >= 500 else discord.HTTPException)
    return kind(SimpleNamespace(status=status, reason=""), "")


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (answered(500), Obstacle.OUTAGE),
        (answered(502), Obstacle.OUTAGE),
        (answered(429), Obstacle.OUTAGE),
        (discord.RateLimited(60), Obstacle.OUTAGE),
        (aiohttp.ServerDisconnectedError(), Obstacle.OUTAGE),
        (ConnectionResetError(), Obstacle.OUTAGE),
        (TimeoutError(), Obstacle.OUTAGE),
        (answered(403), Obstacle.FORBIDDEN),
        (answered(404), Obstacle.GONE),
        (answered(400), Obstacle.REFUSED),
        (answered(413), Obstacle.REFUSED),
    ],
)
def test_what_an_error_says_about_the_next_try(error: Exception, expected: Obstacle) -> None:
    assert isinstance(error, SEND_ERRORS)
    assert obstacle(error) is expected


def delivery_channel(world: World, channel: discord.TextChannel) -> DeliveryChannel:
    return DeliveryChannel(world.app.client, world.guild.id, channel.id)


async def test_a_found_post_is_not_sent_again(world: World) -> None:
    shown = world.guild.create_text_channel("shown")
    channel = delivery_channel(world, shown)
    asked = await channel.send(Panel("Question 1 of 3", "What is drift?"), *question_buttons(1, *RoundAction))
    after = discord.Object(asked)
    await channel.send_once(PANEL, *reveal_buttons(1, CARD), nonce="r1", look_after=after)
    await channel.send_once(PANEL, *reveal_buttons(1, CARD), nonce="r2", look_after=after)
    titles = ["Question 1 of 3", "Answer: What is drift?"]
    assert [text_of(m).splitlines()[0] for m in shown.history()] == titles
    # Another question's, one that is not to be looked for, and one that was posted too early to be this one.
    await channel.send_once(PANEL, *reveal_buttons(2, CARD), nonce="r3", look_after=after)
    await channel.send_once(PANEL, *reveal_buttons(1, CARD), nonce="r4", look_after=None)
    await channel.send_once(
        PANEL, *reveal_buttons(1, CARD), nonce="r5", look_after=discord.Object(shown.last_message.id)
    )
    assert len(shown.history()) == 5


async def test_a_question_is_found_by_its_round(world: World) -> None:
    channel = delivery_channel(world, world.channel)
    sent = await channel.send(PANEL, *question_buttons(12, *RoundAction))
    assert await channel.find_question(12, world.env.now()) == sent
    assert await channel.find_question(1, world.env.now()) is None
    assert await channel.find_question(12, world.env.now() + timedelta(days=2)) is None


async def test_a_channel_that_cannot_be_read_is_sent_to(world: World) -> None:
    channel = delivery_channel(world, world.channel)
    world.env.inject_error("GET", f"/channels/{world.channel.id}/messages", status=403, code=50001)
    await channel.send_once(PANEL, *reveal_buttons(1, CARD), nonce="r1", look_after=world.env.now())
    assert len(world.channel.history()) == 1


async def test_closing_a_question_that_is_gone_is_no_failure(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    channel = delivery_channel(world, world.channel)
    sent = await channel.send(PANEL, *question_buttons(12, *RoundAction))
    await channel.close_question(sent, Panel("Question", "Closed."), 12)
    assert not labels(world.last)
    assert text_of(world.last) == "Question\nClosed."
    await world.mod.delete(world.last)
    await channel.close_question(sent, Panel("Question", "Closed."), 12)
    assert "a closed question could not be edited" in caplog.text


async def test_commands_in_posts_can_be_tapped_and_the_post_is_known_again(world: World) -> None:
    channel, panel = delivery_channel(world, world.channel), Panel("Over", "`/leaderboard` shows who leads.")
    message_id = await channel.send(panel, *question_buttons(12, *RoundAction))
    assert "</leaderboard:" in sent(world.last)
    assert await channel.shows(message_id, panel)
    await channel.edit(message_id, replace(panel, body="`/streak` shows your days."))
    assert "</streak:" in sent(world.last)
    assert not await channel.shows(message_id, panel)
