"""Exporting one's cards, and being told at one's hour what is due, on real databases."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest

from bot.core.cards import Card, Deck
from bot.core.members import Person
from bot.core.shards import Part
from bot.services.reminders import ReminderService
from bot.services.review.errors import InvalidHour, NothingToExport
from bot.services.review.exporting import Format, ReviewExportService
from bot.services.review.reminding import ReviewReminder, ReviewReminderService
from tests.services.game import ANA, BEN, GUILD, RIGHT, WRONG, Game
from tests.services.review_desk import Desk


@pytest.fixture
async def desk(any_game: Game) -> Desk:
    return Desk(any_game)


def exporter(desk: Desk) -> ReviewExportService:
    return ReviewExportService(desk.store, desk.clock)


def reminders(desk: Desk) -> ReviewReminderService:
    return ReviewReminderService(desk.store, desk.clock, desk.game.zone)


async def due(desk: Desk) -> list[ReviewReminder]:
    found: AsyncIterator[ReviewReminder] = reminders(desk).due()
    return [each async for each in found]


async def table(desk: Desk, who: Person = ANA) -> list[dict[str, Any]]:
    made = await exporter(desk).export(who, Format.CSV)
    return list(csv.DictReader(io.StringIO(made.data.decode("utf-8-sig"))))


async def test_an_export_has_what_was_answered_anywhere_with_its_history(desk: Desk) -> None:
    first = await desk.say(RIGHT)
    desk.clock.move(hours=1)
    second = await desk.say(WRONG)
    desk.clock.move(hours=1)
    await desk.sessions.suspend(ANA, second.card_id)
    desk.clock.move(days=9)
    await desk.say(RIGHT)
    found = {row["question"]: row for row in await table(desk)}
    assert len(found) == 2
    one, two = found[first.card.prompt], found[second.card.prompt]
    assert (one["state"], one["reviews"], one["suspended"]) == ("review", "2", "no")
    assert (two["state"], two["reviews"], two["suspended"]) == ("learning", "1", "yes")
    kept = (await desk.kept(first.card_id)).memory
    assert kept is not None
    assert one["due"] == f"{kept.due_at:%Y-%m-%dT%H:%M:%SZ}"
    assert (await exporter(desk).export(ANA, Format.APKG)).cards == 2


async def test_an_export_has_nothing_of_others_and_nothing_that_one_may_not_see(desk: Desk) -> None:
    with pytest.raises(NothingToExport):
        await exporter(desk).export(ANA, Format.CSV)
    own = Deck("own", "Own", cards=(Card("o", "Ours?", "Yes."),))
    await desk.game.decks.save([own], GUILD)
    decks = (await desk.settings.decks(ANA)).decks
    await desk.settings.turn(ANA, next(deck.id for deck in decks if deck.title == "Own"))
    await desk.say(RIGHT)
    assert [row["question"] for row in await table(desk)] == ["Ours?"]
    with pytest.raises(NothingToExport):
        await exporter(desk).export(BEN, Format.CSV)
    async with desk.store.write() as tx:
        await tx.members.left(GUILD, ANA.user_id)
    with pytest.raises(NothingToExport):
        await exporter(desk).export(ANA, Format.CSV)


async def begin(desk: Desk, hour: int) -> None:
    """Ana has a card that is due in ten minutes, and chooses her hour. It is 12:00."""
    await desk.say(WRONG)
    assert await desk.settings.remind(ANA, hour) == "UTC"


async def test_at_her_hour_she_is_told_once_how_many_are_due(desk: Desk) -> None:
    await begin(desk, 18)
    desk.clock.move(hours=5)
    assert await due(desk) == []
    desk.clock.move(hours=1)
    (told,) = await due(desk)
    assert (told.user_id, told.cards, told.day.isoformat(), told.before) == (
        ANA.user_id,
        1,
        "2026-03-02",
        None,
    )
    assert await due(desk) == []
    desk.clock.move(hours=23)
    assert await due(desk) == []
    desk.clock.move(hours=1)
    assert [each.day.isoformat() for each in await due(desk)] == ["2026-03-03"]


async def test_the_process_that_has_the_direct_messages_tells_her(desk: Desk) -> None:
    await begin(desk, 18)
    desk.clock.move(hours=7)
    for part, told in ((Part(2, frozenset({1})), 0), (Part(2, frozenset({0})), 1)):
        service = ReviewReminderService(
            desk.store, desk.clock, desk.game.zone, partial(lambda part: part, part)
        )
        assert len([each async for each in service.due()]) == told


async def test_an_hour_that_has_passed_begins_tomorrow(desk: Desk) -> None:
    await begin(desk, 9)
    desk.clock.move(hours=3)
    assert await due(desk) == []
    desk.clock.move(hours=18)
    assert len(await due(desk)) == 1


async def test_the_hour_is_on_her_own_clock(desk: Desk) -> None:
    await desk.game.settings.set_own_zone(ANA.user_id, "Asia/Tokyo")
    await desk.say(WRONG)
    assert await desk.settings.remind(ANA, 23) == "Asia/Tokyo"
    desk.clock.current = datetime(2026, 3, 2, 13, 59, tzinfo=UTC)
    assert await due(desk) == []
    desk.clock.move(minutes=1)
    assert len(await due(desk)) == 1


async def test_nothing_due_no_message_and_none_later_that_day(desk: Desk) -> None:
    await desk.say(RIGHT)
    await desk.settings.remind(ANA, 13)
    desk.clock.move(hours=1)
    assert await due(desk) == []
    async with desk.store.read() as tx:
        assert (
            await tx.review_reminders.listeners(desk.clock.now().date(), 23, ["UTC"], "UTC", after=0, limit=9)
            == []
        )


async def test_none_while_paused_none_without_an_hour_none_to_closed_messages(desk: Desk) -> None:
    await begin(desk, 18)
    desk.clock.move(hours=7)
    await desk.settings.pause(ANA, on=True)
    assert await due(desk) == []
    await desk.settings.pause(ANA, on=False)
    await ReminderService(desk.store, desk.clock, desk.game.zone).undeliverable(ANA.user_id)
    assert await due(desk) == []
    await desk.settings.remind(ANA, None)
    assert await due(desk) == []
    await desk.settings.remind(ANA, 19)
    desk.clock.move(days=1)
    (told,) = await due(desk)
    await reminders(desk).release(told)
    assert await due(desk) == [told], "it did not go out, so it is tried again"


@pytest.mark.parametrize("hour", [-1, 24])
async def test_there_is_no_such_hour(desk: Desk, hour: int) -> None:
    with pytest.raises(InvalidHour):
        await desk.settings.remind(ANA, hour)
