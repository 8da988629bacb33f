"""What is due in a part of all servers, on each engine: its own and nobody else's, and together all of it."""

from __future__ import annotations

import random
from datetime import time, timedelta

import pytest
from msgspec.structs import replace

from bot.core.shards import EVERYTHING, NOTHING, Part, shard_of
from bot.services.daily.due import ToPost
from bot.services.daily.posts import DailyService
from bot.services.daily.schedules import ScheduleRequest, ScheduleService
from bot.services.privacy import PrivacyService
from bot.services.reminders import ReminderService
from bot.storage.store import Store
from tests.fakes import FakeClock
from tests.services.game import ANA, DECK, RIGHT, Game
from tests.storage.rows import NOON, draft, stored_deck_id

COUNT = 4
GUILDS = [(1_000 + number) << 22 | number for number in range(6)]
PARTS = [Part(COUNT, frozenset({0, 1})), Part(COUNT, frozenset({2})), Part(COUNT, frozenset({3}))]


class Turns:
    """The part that a service asks for; the test says which."""

    part: Part = EVERYTHING

    def __call__(self) -> Part:
        return self.part


def mine(part: Part) -> set[int]:
    return {guild for guild in GUILDS if shard_of(guild, COUNT) in part.ids}


async def test_quizzes(store: Store) -> None:
    async with store.write() as tx:
        deck_id = await stored_deck_id(tx)
        made = {}
        for channel, guild in enumerate(GUILDS, 1):
            quiz = await tx.quizzes.add(
                draft(deck_id, channel_id=channel, guild_id=guild, next_at=NOON - timedelta(minutes=channel))
            )
            assert quiz is not None
            made[guild] = quiz.id
        for part in PARTS:
            assert set(await tx.quizzes.needing_a_step(NOON, part)) == {made[each] for each in mine(part)}
            assert await tx.quizzes.next_step_at(NOON, part) is not None
        assert await tx.quizzes.needing_a_step(NOON, NOTHING) == []
        assert await tx.quizzes.next_step_at(NOON, NOTHING) is None
        assert set(await tx.quizzes.needing_a_step(NOON)) == set(made.values())


async def test_a_daily_question_from_its_claim_to_its_answer(store: Store) -> None:
    clock, turns = FakeClock(), Turns()
    game = Game(store, clock)
    await game.decks.save([DECK])
    schedules = ScheduleService(store, clock, "UTC")
    for channel, guild in enumerate(GUILDS, 500):
        await schedules.set_up(
            guild, ScheduleRequest(channel, time(13), "UTC", deck=DECK.slug, reveal_hours=1)
        )
    clock.move(hours=2)
    daily = DailyService(store, clock, random.Random(1), "me", "UTC", turns)
    turns.part = NOTHING
    assert await daily.next_due() is None
    assert await daily.claim_due() == 0
    posted: list[int] = []
    for part in PARTS:
        turns.part = part
        assert (await daily.next_due() or clock.now()) < clock.now()
        assert await daily.claim_due() == len(mine(part))
        taken = await daily.take(100)
        assert await daily.next_due() is not None
        for post in taken:
            due = await daily.advance(post.id)
            assert isinstance(due, ToPost)
            assert due.schedule.guild_id in mine(part)
            await daily.posted(due, due.round.id + 9_000)
            who = replace(ANA, guild_id=due.round.guild_id)
            await game.say(await game.round(due.round.id), who, RIGHT)
            posted.append(due.round.id)
        assert {each.round.guild_id for each in await daily.counters(100)} == mine(part)
    assert len(posted) == len(set(posted)) == len(GUILDS)
    clock.move(hours=3)
    shown: list[int] = []
    for part in [*PARTS, NOTHING]:
        turns.part = part
        due_rounds = await daily.to_reveal(100)
        assert len(due_rounds) == len(mine(part))
        shown += due_rounds
    assert sorted(shown) == sorted(posted)


async def test_claims_of_one_that_gave_the_shard_up_are_taken_over(store: Store) -> None:
    """And not before their lease has run out: what it has under way ends first."""
    clock, turns = FakeClock(), Turns()
    await Game(store, clock).decks.save([DECK])
    await ScheduleService(store, clock, "UTC").set_up(
        GUILDS[0], ScheduleRequest(500, time(13), "UTC", deck=DECK.slug)
    )
    clock.move(hours=2)
    before = DailyService(store, clock, random.Random(1), "before", "UTC", turns)
    after = DailyService(store, clock, random.Random(1), "after", "UTC")
    assert await before.claim_due() == 1
    turns.part = NOTHING
    assert await before.take(10) == []
    assert await after.take(10) == []
    clock.move(seconds=16)
    assert len(await after.take(10)) == 1


async def test_servers_that_others_serve_are_not_missed(store: Store) -> None:
    """Each process sees its own servers only: the others have not been left."""
    game, turns = Game(store, FakeClock()), Turns()
    privacy = PrivacyService(store, game.clock, timedelta(days=90), turns)
    await game.decks.save([DECK])
    for channel, guild in enumerate(GUILDS, 500):
        await ScheduleService(store, game.clock, "UTC").set_up(
            guild, ScheduleRequest(channel, time(13), "UTC", deck=DECK.slug)
        )
    gone = GUILDS[2]
    for part in PARTS:
        turns.part = part
        await privacy.servers_are(mine(part) - {gone})
    async with store.read() as tx:
        assert await tx.retention.removed() == {gone}
        later = game.clock.now() + timedelta(days=1)
        for part in PARTS:
            assert await tx.retention.overdue(later, part) == (gone if gone in mine(part) else None)


@pytest.mark.parametrize(("part", "reminded"), [(PARTS[0], 1), (PARTS[1], 0), (NOTHING, 0), (EVERYTHING, 1)])
async def test_reminders_are_of_the_process_with_direct_messages(
    sqlite_store: Store, part: Part, reminded: int
) -> None:
    game = Game(sqlite_store, FakeClock())
    await game.decks.save([DECK])
    quiz = await game.start(questions=2)
    await game.say(await game.ask(quiz), ANA, RIGHT)
    reminders = ReminderService(sqlite_store, game.clock, "UTC", lambda: part)
    await reminders.set(ANA.user_id, on=True)
    game.clock.move(hours=33)
    assert len(await reminders.due()) == reminded
