"""Points, periods, bonuses, places and streak days counted again from the attempts, on both databases."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text

from bot.services.recount import RecountService
from bot.storage import schema
from bot.storage.store import Store
from tests.fakes import FakeClock
from tests.services import privacy_game
from tests.services.appeal_game import MANAGER, AppealGame
from tests.services.game import ANA, BEN, CY, DECK, GUILD, HALF, RIGHT, WRONG, Game
from tests.services.review_game import ReviewGame

TAMPERED = {
    "a point too many": "UPDATE score SET points = points + 1 WHERE period = 'all'",
    "a period forgotten": "DELETE FROM score WHERE period LIKE '%-W%'",
    "a correct answer too many": "UPDATE score SET correct = correct + 1",
    "scores of nobody": "INSERT INTO score (guild_id, period, user_id, points, correct) VALUES (1, 'all', 2, 3, 4)",
    "an answer counted twice": "UPDATE entry SET tries = tries + 1 WHERE user_id = 101",
    "points of no answer": "UPDATE entry SET user_id = 9 WHERE user_id = 102",
    "an entry lost": "DELETE FROM entry WHERE user_id = 101",
    "points of an attempt": "UPDATE attempt SET points = 7 WHERE user_id = 101",
    "a second bonus": "UPDATE attempt SET first = true WHERE verdict = 'correct'",
    "a lost bonus": "UPDATE attempt SET first = false",
    "a bonus of a wrong answer": "UPDATE attempt SET first = true WHERE verdict = 'incorrect'",
    "a streak day lost": "DELETE FROM streak_day",
    "a streak day of nothing": "UPDATE streak_day SET day = '2020-01-01'",
    "a score of who has left": "UPDATE score_away SET points = points + 5",
    "a place that nobody has": "UPDATE points_count SET members = members + 1",
}


async def played(store: Store) -> Game:
    """Two days: tries, a hint, a bonus, a streak; and a member who has left since."""
    game = Game(store, FakeClock())
    await game.decks.save([DECK])
    round_ = await game.begin()
    for who, said in ((ANA, WRONG), (CY, HALF), (ANA, HALF), (BEN, RIGHT), (ANA, RIGHT)):
        await game.say(round_, who, said, public=False)
    async with store.write() as tx:
        await tx.members.left(GUILD, CY.user_id)
    return game


TABLES = (
    schema.attempt,
    schema.entry,
    schema.score,
    schema.score_away,
    schema.points_count,
    schema.streak_day,
)
LEAVES_ZEROS = ("scores of nobody", "points of no answer")


async def everything(store: Store) -> dict[str, list[str]]:
    """All rows that may be counted again."""
    async with store.engine.connect() as connection:
        return {table.name: sorted(map(str, await connection.execute(select(table)))) for table in TABLES}


async def change(store: Store, statement: str) -> None:
    async with store.engine.connect() as connection:
        await connection.execution_options(cuecard_write=True)
        async with connection.begin():
            assert (await connection.execute(text(statement))).rowcount > 0


async def test_what_was_played_is_as_it_is_counted_again(store: Store) -> None:
    await played(store)
    service = RecountService(store)
    assert await service.check() == []
    before = await everything(store)
    assert await service.repair() == []
    assert await everything(store) == before


@pytest.mark.parametrize("what", TAMPERED)
async def test_what_differs_is_found_and_mended(store: Store, what: str) -> None:
    await played(store)
    service = RecountService(store)
    before = await everything(store)
    await change(store, TAMPERED[what])
    found = await service.check()
    assert found != []
    assert sorted(await service.repair()) == sorted(found)  # in no order on PostgreSQL
    assert await service.check() == []
    if what not in LEAVES_ZEROS:
        assert await everything(store) == before


async def test_an_attempt_that_is_gone_is_said_and_cannot_be_mended(store: Store) -> None:
    await played(store)
    await change(store, "DELETE FROM attempt WHERE user_id = 101 AND number = 1")
    service = RecountService(store)
    gone = [line for line in await service.repair() if "attempts numbered [2, 3]" in line]
    assert len(gone) == 1
    assert await service.check() == gone


COPIED, COPY = "this is the right answer here", "this is the rigt answer here"


async def test_decisions_on_appeals_and_their_taking_back_are_no_difference(store: Store) -> None:
    game = AppealGame(store, FakeClock())
    await game.decks.save([DECK])
    round_ = await game.begin()
    service = RecountService(store)
    first = await game.appeal(round_, ANA, WRONG)
    await game.accept(first, MANAGER)  # holds the bonus from now on
    await game.attempt(round_, CY, COPIED, public=True)
    copy = await game.appeal(round_, BEN, COPY)
    await game.accept(copy, MANAGER)
    assert await service.check() == []
    for appeal in (first, copy):
        await game.reviewing.reopen(appeal, MANAGER)
        assert await service.check() == []


async def test_an_accepted_copy_counts_no_more_than_one_that_was_right_at_once(store: Store) -> None:
    game = AppealGame(store, FakeClock())
    await game.decks.save([DECK])
    round_ = await game.begin()
    await game.attempt(round_, CY, COPIED, public=True)
    await game.attempt(round_, ANA, COPIED)
    await game.accept(await game.appeal(round_, BEN, COPY), MANAGER)
    assert await game.points(ANA) == await game.points(BEN) == (0, 0)
    assert await game.days(ANA) == await game.days(BEN) == []


async def test_who_is_hidden_or_forgotten_makes_no_difference(store: Store) -> None:
    game = AppealGame(store, FakeClock())
    await game.decks.save([DECK])
    await privacy_game.play(game)
    service, privacy = RecountService(store), privacy_game.service(game)
    assert await service.check() == []
    await privacy.set_hidden(privacy_game.WHO, hidden=True)
    assert await service.check() == []
    before = await everything(store)
    await change(store, f"UPDATE score_away SET points = 99 WHERE user_id = {privacy_game.WHO}")
    assert await service.repair() != []
    assert await everything(store) == before
    await privacy.forget(privacy_game.WHO)
    assert await service.check() == []
    before = await everything(store)
    assert await service.repair() == []
    assert await everything(store) == before


async def test_a_day_that_a_review_kept_stays(store: Store) -> None:
    game = await played(store)
    game.clock.move(days=3)
    reviews = ReviewGame(game)
    await reviews.say(RIGHT)
    assert len(await game.days(ANA)) == 2
    service = RecountService(store)
    assert await service.check() == []
    await change(store, "DELETE FROM review")  # as with a deck that is gone for good
    assert await service.repair() == []
    assert len(await game.days(ANA)) == 2


async def test_a_server_whose_data_is_being_deleted_makes_no_difference(store: Store) -> None:
    """In the middle of it, and afterwards: the days that its members earned there stay theirs."""
    game = await played(store)
    privacy, service = privacy_game.service(AppealGame(store, game.clock)), RecountService(store)
    await privacy.server_left(GUILD)
    game.clock.move(days=91)
    days = await game.days(ANA)
    while await privacy.purge_some() is not None:
        assert await service.check() == []
        assert await service.repair() == []
    assert await game.days(ANA) == days != []
