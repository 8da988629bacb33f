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
from tests.services.review_game import ReviewGame


@pytest.fixture
async def reviews(any_game: Game) -> ReviewGame:
    return ReviewGame(any_game)


def exporter(reviews: ReviewGame) -> ReviewExportService:
    return ReviewExportService(reviews.store, reviews.clock)


def reminders(reviews: ReviewGame) -> ReviewReminderService:
    return ReviewReminderService(reviews.store, reviews.clock, reviews.game.zone)


async def due(reviews: ReviewGame) -> list[ReviewReminder]:
    found: AsyncIterator[ReviewReminder] = reminders(reviews).due()
    return [each async for each in found]


async def table(reviews: ReviewGame, who: Person = ANA) -> list[dict[str, Any]]:
    made = await exporter(reviews).export(who, Format.CSV)
    return list(csv.DictReader(io.StringIO(made.data.decode("utf-8-sig"))))


async def test_an_export_has_what_was_answered_anywhere_with_its_history(reviews: ReviewGame) -> None:
    first = await reviews.say(RIGHT)
    reviews.clock.move(hours=1)
    second = await reviews.say(WRONG)
    reviews.clock.move(hours=1)
    await reviews.sessions.suspend(ANA, second.card_id)
    reviews.clock.move(days=9)
    await reviews.say(RIGHT)
    found = {row["question"]: row for row in await table(reviews)}
    assert len(found) == 2
    one, two = found[first.card.prompt], found[second.card.prompt]
    assert (one["state"], one["reviews"], one["suspended"]) == ("review", "2", "no")
    assert (two["state"], two["reviews"], two["suspended"]) == ("learning", "1", "yes")
    kept = (await reviews.kept(first.card_id)).memory
    assert kept is not None
    assert one["due"] == f"{kept.due_at:%Y-%m-%dT%H:%M:%SZ}"
    assert (await exporter(reviews).export(ANA, Format.APKG)).cards == 2


async def test_an_export_has_nothing_of_others_and_nothing_that_one_may_not_see(reviews: ReviewGame) -> None:
    with pytest.raises(NothingToExport):
        await exporter(reviews).export(ANA, Format.CSV)
    own = Deck("own", "Own", cards=(Card("o", "Ours?", "Yes."),))
    await reviews.game.decks.save([own], GUILD)
    decks = (await reviews.settings.decks(ANA)).decks
    await reviews.settings.turn(ANA, next(deck.id for deck in decks if deck.title == "Own"))
    await reviews.say(RIGHT)
    assert [row["question"] for row in await table(reviews)] == ["Ours?"]
    with pytest.raises(NothingToExport):
        await exporter(reviews).export(BEN, Format.CSV)
    async with reviews.store.write() as tx:
        await tx.members.left(GUILD, ANA.user_id)
    with pytest.raises(NothingToExport):
        await exporter(reviews).export(ANA, Format.CSV)


async def begin(reviews: ReviewGame, hour: int) -> None:
    """Ana has a card that is due in ten minutes, and chooses her hour. It is 12:00."""
    await reviews.say(WRONG)
    assert await reviews.settings.remind(ANA, hour) == "UTC"


async def test_at_her_hour_she_is_told_once_how_many_are_due(reviews: ReviewGame) -> None:
    await begin(reviews, 18)
    reviews.clock.move(hours=5)
    assert await due(reviews) == []
    reviews.clock.move(hours=1)
    (told,) = await due(reviews)
    assert (told.user_id, told.cards, told.day.isoformat(), told.before) == (
        ANA.user_id,
        1,
        "2026-03-02",
        None,
    )
    assert await due(reviews) == []
    reviews.clock.move(hours=23)
    assert await due(reviews) == []
    reviews.clock.move(hours=1)
    assert [each.day.isoformat() for each in await due(reviews)] == ["2026-03-03"]


async def test_the_process_that_has_the_direct_messages_tells_her(reviews: ReviewGame) -> None:
    await begin(reviews, 18)
    reviews.clock.move(hours=7)
    for part, told in ((Part(2, frozenset({1})), 0), (Part(2, frozenset({0})), 1)):
        service = ReviewReminderService(
            reviews.store, reviews.clock, reviews.game.zone, partial(lambda part: part, part)
        )
        assert len([each async for each in service.due()]) == told


async def test_an_hour_that_has_passed_begins_tomorrow(reviews: ReviewGame) -> None:
    await begin(reviews, 9)
    reviews.clock.move(hours=3)
    assert await due(reviews) == []
    reviews.clock.move(hours=18)
    assert len(await due(reviews)) == 1


async def test_the_hour_is_on_her_own_clock(reviews: ReviewGame) -> None:
    await reviews.game.settings.set_own_zone(ANA.user_id, "Asia/Tokyo")
    await reviews.say(WRONG)
    assert await reviews.settings.remind(ANA, 23) == "Asia/Tokyo"
    reviews.clock.current = datetime(2026, 3, 2, 13, 59, tzinfo=UTC)
    assert await due(reviews) == []
    reviews.clock.move(minutes=1)
    assert len(await due(reviews)) == 1


async def test_nothing_due_no_message_and_none_later_that_day(reviews: ReviewGame) -> None:
    await reviews.say(RIGHT)
    await reviews.settings.remind(ANA, 13)
    reviews.clock.move(hours=1)
    assert await due(reviews) == []
    async with reviews.store.read() as tx:
        assert (
            await tx.review_reminders.listeners(
                reviews.clock.now().date(), 23, ["UTC"], "UTC", after=0, limit=9
            )
            == []
        )


async def test_none_while_paused_none_without_an_hour_none_to_closed_messages(reviews: ReviewGame) -> None:
    await begin(reviews, 18)
    reviews.clock.move(hours=7)
    await reviews.settings.pause(ANA, on=True)
    assert await due(reviews) == []
    await reviews.settings.pause(ANA, on=False)
    await ReminderService(reviews.store, reviews.clock, reviews.game.zone).undeliverable(ANA.user_id)
    assert await due(reviews) == []
    await reviews.settings.remind(ANA, None)
    assert await due(reviews) == []
    await reviews.settings.remind(ANA, 19)
    reviews.clock.move(days=1)
    (told,) = await due(reviews)
    await reminders(reviews).release(told)
    assert await due(reviews) == [told], "it did not go out, so it is tried again"


@pytest.mark.parametrize("hour", [-1, 24])
async def test_there_is_no_such_hour(reviews: ReviewGame, hour: int) -> None:
    with pytest.raises(InvalidHour):
        await reviews.settings.remind(ANA, hour)
