"""Daily posts without Discord: what falls due, what becomes of it, and which card comes."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import update

from bot.core.cards import Card, Deck
from bot.core.daily.posts import LEASE, DailyPost, PostState
from bot.core.daily.schedules import Schedule
from bot.core.quiz.state import ANSWER_GRACE, RoundState
from bot.services.daily import reasons
from bot.services.daily.due import ToFind, ToPost
from bot.services.daily.posts import UNREADABLE, DailyService
from bot.services.daily.schedules import ScheduleRequest, ScheduleService
from bot.services.decks.lookup import DeckService
from bot.storage import schema
from bot.storage.store import Store
from tests.fakes import FakeClock
from tests.services.game import BEN, CHANNEL, GUILD, Game

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


def deck(count: int) -> Deck:
    cards = tuple(Card(f"k{n}", f"Question {n}?", f"Reference {n}") for n in range(count))
    return Deck("mlops", "MLOps", cards=cards)


@dataclass
class Calendar:
    """One process that makes daily posts at nine, with the time in the test's hands."""

    store: Store
    clock: FakeClock
    daily: DailyService
    schedules: ScheduleService
    decks: DeckService

    async def plan(self, count: int = 4, *, zone: str = "UTC") -> Schedule:
        """A schedule over a deck of so many cards; its first post is due at nine."""
        await self.decks.save([deck(count)])
        return (await self.schedules.set_up(GUILD, ScheduleRequest(CHANNEL, time(9), zone))).schedule

    async def next_at(self, schedule: Schedule) -> datetime | None:
        return (await self.schedules.one(GUILD, schedule.id)).next_at

    async def posts(self) -> list[DailyPost]:
        """All posts of the server's only schedule, newest first."""
        (report,) = await self.schedules.reports(GUILD)
        return report.posts

    async def ask(self) -> ToPost | None:
        """Claim what is due, take it as far as the send; None when it came to nothing."""
        await self.daily.claim_due()
        (post,) = await self.daily.take(10)
        due = await self.daily.advance(post.id)
        assert due is None or isinstance(due, ToPost), "a claim that is new was never sent"
        return due

    async def post(self) -> ToPost:
        """Today's question, posted and marked."""
        due = await self.ask()
        assert due is not None
        await self.daily.posted(due, due.round.id + 9_000)
        return due


@pytest.fixture
def calendar(sqlite_store: Store) -> Calendar:
    clock = FakeClock(NINE - timedelta(hours=1))
    return Calendar(
        sqlite_store,
        clock,
        DailyService(sqlite_store, clock, random.Random(7), "me", "UTC"),
        ScheduleService(sqlite_store, clock, "UTC"),
        DeckService(sqlite_store),
    )


async def test_a_post_is_due_at_its_time_and_not_a_moment_earlier(calendar: Calendar) -> None:
    schedule = await calendar.plan()
    calendar.clock.current = NINE - timedelta(microseconds=1)
    assert await calendar.daily.claim_due() == 0
    calendar.clock.current = NINE
    assert await calendar.daily.claim_due() == 1
    assert [(post.day, post.state, post.due_at) for post in await calendar.posts()] == [
        (NINE.date(), PostState.CLAIMED, NINE)
    ]
    assert await calendar.next_at(schedule) == NINE + timedelta(days=1)
    assert await calendar.daily.claim_due() == 0


async def test_what_comes_next_is_known_before(calendar: Calendar) -> None:
    assert await calendar.daily.next_due() is None
    schedule = await calendar.plan()
    assert await calendar.daily.next_due() == NINE
    calendar.clock.current = NINE
    due = await calendar.ask()
    assert due is not None
    assert await calendar.daily.next_due() == NINE, "the post is claimed and not out"
    calendar.clock.move(seconds=5)
    await calendar.daily.posted(due, 5000)
    assert await calendar.daily.next_due() == NINE + timedelta(days=1)
    async with calendar.store.write() as tx:
        await tx.quizzes.set_closing(due.round.id, NINE + timedelta(hours=2), NINE)
    assert await calendar.daily.next_due() == NINE + timedelta(hours=2) + ANSWER_GRACE
    calendar.clock.move(hours=3)
    assert len(await calendar.daily.to_reveal(10)) == 1
    assert await calendar.daily.next_due() == calendar.clock.now(), "the answer is not shown yet"
    await calendar.daily.revealed(due.round.id)
    await calendar.schedules.pause(GUILD, schedule.id)
    assert await calendar.daily.next_due() is None


async def test_a_day_that_had_its_post_is_never_promised_again(calendar: Calendar) -> None:
    """From one end of the calendar to the other: the day that Kiritimati had is still to come in Honolulu."""
    schedule = await calendar.plan(zone="Pacific/Kiritimati")
    calendar.clock.current = datetime(2026, 3, 2, 19, tzinfo=UTC)  # 09:00 of the third day there
    await calendar.post()
    moved = ScheduleRequest(CHANNEL, time(22), "Pacific/Honolulu")
    done = await calendar.schedules.set_up(GUILD, moved, schedule_id=schedule.id)
    assert done.schedule.next_at == datetime(2026, 3, 3, 8, tzinfo=UTC)  # 22:00 of the second
    assert not done.had_today
    calendar.clock.current = datetime(2026, 3, 3, 8, tzinfo=UTC)
    await calendar.post()
    promised = await calendar.next_at(schedule)
    assert promised == datetime(2026, 3, 5, 8, tzinfo=UTC), "the third has been: the fourth comes"
    calendar.clock.current = promised
    await calendar.post()
    assert [post.day.day for post in await calendar.posts() if post.day] == [4, 2, 3]


async def test_a_zone_that_nobody_knows_any_more_holds_up_no_other_schedule(calendar: Calendar) -> None:
    lost, kept = await calendar.plan(), await calendar.plan(zone="Etc/UTC")
    async with calendar.store.engine.begin() as connection:
        await connection.execute(
            update(schema.schedule).where(schema.schedule.c.id == lost.id).values(zone="Mars/Olympus")
        )
    calendar.clock.current = NINE
    assert await calendar.daily.claim_due() == 2
    assert [post.schedule_id for post in await calendar.daily.take(10)] == [kept.id]
    async with calendar.store.engine.begin() as connection:
        await connection.execute(update(schema.schedule).values(zone="UTC"))
    assert await calendar.next_at(lost) == NINE + UNREADABLE, (
        "it is looked at again, not lost and not at once"
    )
    calendar.clock.current = NINE + UNREADABLE
    assert await calendar.daily.claim_due() == 1


async def test_an_empty_deck_fails_the_post_with_a_reason_and_the_schedule_goes_on(
    calendar: Calendar,
) -> None:
    schedule = await calendar.plan()
    async with calendar.store.engine.begin() as connection:
        await connection.execute(update(schema.card).values(retired=True))
    calendar.clock.current = NINE
    assert await calendar.ask() is None
    (post,) = await calendar.posts()
    assert post.state is PostState.FAILED
    assert post.reason
    assert await calendar.daily.take(10) == []
    assert await calendar.next_at(schedule) == NINE + timedelta(days=1)


@pytest.mark.parametrize("count", [1, 2, 3])
async def test_a_small_deck_goes_round_and_never_runs_out(calendar: Calendar, count: int) -> None:
    await calendar.plan(count)
    keys = []
    for day in range(3 * count):
        calendar.clock.current = NINE + timedelta(days=day)
        keys.append((await calendar.post()).card.key)
    rounds = [keys[start : start + count] for start in range(0, len(keys), count)]
    assert all(sorted(each) == [f"k{n}" for n in range(count)] for each in rounds)
    if count > 1:
        assert all(one != following for one, following in pairwise(keys))


async def test_the_next_post_closes_the_one_before_and_its_answer_is_due(calendar: Calendar) -> None:
    await calendar.plan()
    calendar.clock.current = NINE
    first = await calendar.post()
    assert await calendar.daily.to_reveal(10) == []
    calendar.clock.current = NINE + timedelta(days=1)
    second = await calendar.post()
    assert await calendar.daily.to_reveal(10) == [first.round.id]
    reveal = await calendar.daily.prepare_reveal(first.round.id)
    assert reveal is not None
    assert (reveal.card.key, reveal.entries) == (first.card.key, [])
    assert await calendar.daily.prepare_reveal(second.round.id) is None, "it is still open"
    await calendar.daily.revealed(first.round.id)
    assert await calendar.daily.to_reveal(10) == []
    assert await calendar.daily.prepare_reveal(first.round.id) is None, "it was shown meanwhile"


async def test_a_claim_is_taken_over_when_its_holder_died_and_not_before(calendar: Calendar) -> None:
    await calendar.plan()
    calendar.clock.current = NINE
    due = await calendar.ask()
    assert due is not None
    other = DailyService(calendar.store, calendar.clock, random.Random(8), "other", "UTC")
    calendar.clock.current = NINE + LEASE - timedelta(microseconds=1)
    assert await other.take(10) == []
    calendar.clock.current = NINE + LEASE
    (post,) = await other.take(10)
    again = await other.advance(post.id)
    assert isinstance(again, ToFind), "its send may have gone through"
    assert again.round.id == due.round.id
    assert await calendar.daily.take(10) == []


async def test_a_process_that_leaves_hands_its_claims_over_at_once(calendar: Calendar) -> None:
    await calendar.plan()
    calendar.clock.current = NINE
    await calendar.daily.claim_due()
    await calendar.daily.release(10)
    other = DailyService(calendar.store, calendar.clock, random.Random(8), "other", "UTC")
    assert len(await other.take(10)) == 1


async def test_a_post_may_be_tried_until_its_local_day_ends(calendar: Calendar) -> None:
    await calendar.plan(zone="America/New_York")
    calendar.clock.current = datetime(2026, 3, 2, 14, tzinfo=UTC)  # nine o'clock there
    due = await calendar.ask()
    assert due is not None
    midnight = datetime(2026, 3, 3, 5, tzinfo=UTC)
    calendar.clock.current = midnight - timedelta(microseconds=1)
    assert isinstance(await calendar.daily.advance(due.post.id, absent=due.round.id), ToPost)
    calendar.clock.current = midnight
    assert await calendar.daily.advance(due.post.id, absent=due.round.id) is None
    (post,) = await calendar.posts()
    assert (post.state, post.reason) == (PostState.FAILED, reasons.TOO_LATE)
    async with calendar.store.read() as tx:
        dropped = await tx.quizzes.round(due.round.id)
    assert dropped is None or dropped.state is RoundState.DONE


async def test_a_schedule_removed_meanwhile_fails_its_claim(calendar: Calendar) -> None:
    schedule = await calendar.plan()
    calendar.clock.current = NINE
    await calendar.daily.claim_due()
    await calendar.schedules.remove(GUILD, schedule.id)
    (post,) = await calendar.daily.take(10)
    assert await calendar.daily.advance(post.id) is None
    async with calendar.store.read() as tx:
        failed = await tx.daily.post(post.id)
    assert failed is not None
    assert failed.state is PostState.FAILED
    assert failed.reason


async def test_the_counter_asks_for_one_change_per_new_number(calendar: Calendar) -> None:
    await calendar.plan()
    calendar.clock.current = NINE
    due = await calendar.post()
    game = Game(calendar.store, calendar.clock)
    assert await calendar.daily.counters(10) == []
    await game.say(due.round, BEN, "no such thing", public=False)
    (count,) = await calendar.daily.counters(10)
    assert (count.answered, count.round.id, count.card.key) == (1, due.round.id, due.card.key)
    await calendar.daily.counted(count.post, count.answered)
    assert await calendar.daily.counters(10) == []
    await game.say(due.round, BEN, "no idea still", public=False)
    assert await calendar.daily.counters(10) == [], "the same person again is nobody more"
    (post,) = await calendar.posts()
    assert (post.state, post.shown) == (PostState.POSTED, 1)


@pytest.mark.parametrize(("default", "title"), [("birds", "birds"), ("gone", "MLOps")])
async def test_a_schedule_without_a_deck_asks_from_the_default_one(
    sqlite_store: Store, default: str, title: str
) -> None:
    birds = Deck("birds", "birds", "", deck(1).cards)
    await DeckService(sqlite_store).save([birds, deck(1)])
    schedules = ScheduleService(sqlite_store, FakeClock(NINE), "UTC", default)
    made = await schedules.set_up(GUILD, ScheduleRequest(CHANNEL, time(9)))
    assert made.deck_title == title
