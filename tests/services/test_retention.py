"""Servers that the bot was taken out of: kept for a while, then deleted in small steps; on each engine."""

from __future__ import annotations

import random
from datetime import date, time
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import func, select

from bot.core.cards import Card, Deck
from bot.core.daily.schedules import Schedule
from bot.core.streaks import Day
from bot.services.daily.due import ToPost
from bot.services.daily.posts import DailyService
from bot.services.daily.schedules import ScheduleRequest, ScheduleService
from bot.services.days_off.servers import ServerDaysOffService
from bot.storage.privacy import retention
from bot.storage.schema import points_count
from bot.storage.store import Store
from tests.services.appeal_game import AppealGame, appeal_game
from tests.services.game import ANA, BEN, CHANNEL, DECK, GUILD, RIGHT
from tests.services.privacy_game import OTHER_GUILD, WHO, dump, play, service
from tests.services.review_game import ReviewGame
from tests.services.test_streaks import right_answer

OWN = Deck("own", "Our own cards", "What we know", (Card("o1", "Ours?", "Yes"), Card("o2", "Whose?", "Ours")))


@pytest.fixture
async def game(store: Store) -> AppealGame:
    return await appeal_game(store)


async def purge(game: AppealGame) -> int:
    """Everything that is due; in how many steps."""
    steps = 0
    while await service(game).purge_some() is not None:
        steps += 1
        assert steps < 500
    return steps


async def daily(game: AppealGame, channel_id: int, deck: str) -> Schedule:
    schedules = ScheduleService(game.store, game.clock, "UTC")
    request = ScheduleRequest(channel_id, time(13), "UTC", deck=deck)
    return (await schedules.set_up(GUILD, request)).schedule


async def answered_daily(game: AppealGame) -> Schedule:
    """A schedule of the server's own deck whose question made Ana's day count; and one that nobody answered."""
    await game.decks.save([OWN], GUILD)
    made = await daily(game, CHANNEL + 8, OWN.slug)
    await daily(game, CHANNEL + 9, "mlops")
    game.clock.move(hours=1)
    service = DailyService(game.store, game.clock, random.Random(7), "me", "UTC")
    await service.claim_due()
    for post in await service.take(10):
        due = await service.advance(post.id)
        assert isinstance(due, ToPost)
        await service.posted(due, due.round.id + 9_000)
        if post.schedule_id == made.id:
            await game.say(await game.round(due.round.id), ANA, RIGHT)
    return made


def of_guild(rows: dict[str, list[dict[str, Any]]], guild_id: int) -> dict[str, int]:
    """How many rows of each table are the server's, but for the days of people's streaks."""
    found = {
        name: sum(guild_id in (row.get("guild_id"), row["id"] if name == "guild" else None) for row in each)
        for name, each in rows.items()
        if name != "streak_day"
    }
    return {name: count for name, count in found.items() if count}


async def test_nothing_is_deleted_before_its_time(game: AppealGame) -> None:
    await play(game)
    before = await dump(game.store)
    assert await purge(game) == 0
    await service(game).server_left(GUILD)
    game.clock.move(days=90)
    assert await purge(game) == 0
    assert {**await dump(game.store), "guild": []} == {**before, "guild": []}


async def test_then_everything_of_the_server_goes_and_others_keep_theirs(
    game: AppealGame, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "ROWS", 1)
    monkeypatch.setattr(retention, "WITH_ANSWERS", 1)
    await play(game)
    await game.settings.set_guild_zone(GUILD, "Asia/Tokyo")
    there = of_guild(await dump(game.store), OTHER_GUILD)
    await service(game).server_left(GUILD)
    game.clock.move(days=50)
    await service(game).server_left(GUILD)  # told again: the first moment counts
    game.clock.move(days=41)
    assert await purge(game) > 20, "in small steps"
    rows = await dump(game.store)
    assert of_guild(rows, GUILD) == {}
    assert of_guild(rows, OTHER_GUILD) == there
    assert {row["round_id"] for row in rows["attempt"]} == {row["id"] for row in rows["round"]}
    assert (await service(game).overview(WHO)).counts["streak_days"] == 1, "a streak is the person's own"
    async with game.store.read() as tx:
        counted = select(func.count()).where(points_count.c.guild_id == GUILD)
        assert (await tx._connection.execute(counted)).scalar() == 0


async def test_of_a_schedule_that_a_streak_leans_on_an_empty_shell_is_kept(game: AppealGame) -> None:
    made = await answered_daily(game)
    days = await game.days(ANA)
    await service(game).server_left(GUILD)
    game.clock.move(days=91)
    await purge(game)
    rows = await dump(game.store)
    (schedule,) = rows["schedule"]
    assert (schedule["id"], schedule["removed"], schedule["channel_id"]) == (made.id, True, 0)
    assert [(row["state"], row["round_id"]) for row in rows["daily_post"]] == [("posted", None)]
    (shell,) = [row for row in rows["deck"] if row["guild_id"] == GUILD]
    assert (shell["title"], shell["description"], shell["removed"]) == ("", "", True)
    assert not rows["round"]
    assert not rows["attempt"]
    assert {row["deck_id"] for row in rows["card"]} == {row["id"] for row in rows["deck"]} - {shell["id"]}
    assert await game.days(ANA) == days == ["2026-03-02"]
    assert {row["guild_id"] for row in rows["streak_day"]} == {0}, "it says no more which server it was"


async def test_a_server_that_takes_the_bot_back_loses_nothing_more(
    game: AppealGame, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "ROWS", 1)
    await play(game)
    await service(game).server_left(GUILD)
    game.clock.move(days=91)
    await service(game).purge_some()
    await service(game).server_joined(GUILD)
    rest = await dump(game.store)
    assert await purge(game) == 0
    assert await dump(game.store) == rest


async def test_what_happened_while_the_bot_was_away_is_noticed(game: AppealGame) -> None:
    await play(game)
    await service(game).server_left(OTHER_GUILD)
    await service(game).servers_are({OTHER_GUILD})
    async with game.store.read() as tx:
        assert await tx.retention.removed() == {GUILD}
    await service(game).servers_are({GUILD, OTHER_GUILD})
    async with game.store.read() as tx:
        assert await tx.retention.removed() == set()
        assert await tx.retention.known() == {GUILD, OTHER_GUILD}


async def test_past_days_off_excuse_for_ever_and_say_no_more_whose_they_were(game: AppealGame) -> None:
    """Two servers are deleted: each has a number of its own, and from then on its days off excuse nobody."""
    off = ServerDaysOffService(game.store, game.clock, "UTC")
    for guild_id, feast in ((GUILD, "3 Mar to 5 Mar"), (OTHER_GUILD, "7 Mar")):
        await off.add_holiday(guild_id, 900, feast, "Our secret feast")
        await off.add_holiday(guild_id, 900, "1 May", "May Day", yearly=True)
        await off.set_rest(guild_id, 900, "sun")
    for days, who in ((0, BEN), (4, replace(BEN, guild_id=OTHER_GUILD)), (3, BEN)):
        game.clock.move(days=days)
        await right_answer(game, who)
    before = (await game.streaks.report(BEN.user_id, None)).streak
    assert (before.current, before.calendar[date(2026, 3, 7)]) == (3, Day.HOLIDAY)
    for guild_id in (GUILD, OTHER_GUILD):
        await service(game).server_left(guild_id)
    game.clock.move(days=91)
    await purge(game)
    rows = await dump(game.store)
    assert {row["guild_id"] for row in rows["streak_day"]} == {-1, -2}
    assert {row["name"] for row in rows["holiday"]} == {""}
    assert {row["guild_id"] for row in rows["holiday"]} == {-1, -2}
    purged = game.clock.now().date()
    game.clock.move(days=14)
    later = (await game.streaks.report(BEN.user_id, None)).streak
    kept = {day: state for day, state in later.calendar.items() if day < before.today}
    assert kept == {day: state for day, state in before.calendar.items() if day < before.today}
    sundays = {day: state for day, state in later.calendar.items() if day.weekday() == 6}
    gone = {state for day, state in sundays.items() if day > purged}
    assert gone == {Day.MISSED}, "the server is no more"
    assert {state for day, state in sundays.items() if day < purged} == {Day.REST}
    async with game.store.read() as tx:
        assert await tx.retention.known() == set()
    await game.decks.save([DECK])
    await ReviewGame(game).say(RIGHT, replace(BEN, guild_id=0))
    rows = await dump(game.store)
    assert not rows["score"], "a server that is no more has no leaderboard"
    assert [row["guild_id"] for row in rows["review"]] == [0]


async def test_a_server_that_set_nothing_but_days_off_is_known(game: AppealGame) -> None:
    await ServerDaysOffService(game.store, game.clock, "UTC").add_holiday(777, 900, "5 May", "Feast")
    async with game.store.read() as tx:
        assert 777 in await tx.retention.known()
