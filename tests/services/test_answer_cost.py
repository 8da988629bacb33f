"""How many statements an answer takes: no time is measured, since statements are what the time goes into."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from bot.core.members import Person
from bot.services.seasons.seasons import SeasonService
from tests.services.game import ANA, BEN, CHANNEL, CY, GUILD, HALF, RIGHT, WRONG, Game


@contextmanager
def statements(game: Game) -> Iterator[list[str]]:
    """What SQLite executes meanwhile, but for beginnings, ends and settings; not what triggers do."""
    seen: list[str] = []

    def note(statement: str) -> None:
        triggered = seen[-1:] == [statement]  # SQLite names the statement again for each of its triggers
        if not triggered and not statement.startswith(("BEGIN", "COMMIT", "PRAGMA")):
            seen.append(statement)

    def watch(connection: Any, *_rest: Any) -> None:
        connection.driver_connection._conn.set_trace_callback(note)

    def leave(connection: Any, *_rest: Any) -> None:
        connection.driver_connection._conn.set_trace_callback(None)

    engine = game.store.engine.sync_engine
    event.listen(engine, "checkout", watch)
    event.listen(engine, "checkin", leave)
    try:
        yield seen
    finally:
        event.remove(engine, "checkout", watch)
        event.remove(engine, "checkin", leave)


@pytest.mark.parametrize(("text", "most"), [(WRONG, 6), (HALF, 6), (RIGHT, 8)])
async def test_an_answer_takes_few_statements(game: Game, text: str, most: int) -> None:
    """The situation, the entry, the attempt, the card's history; points; the streak's day, and who still plays.

    One more saves what the member remembers of the card, in the same transaction: a memory state that was saved after
    it would be lost with the process, and what it follows is read with the situation.
    """
    quiz = await game.start(questions=2)
    first = await game.ask(quiz)
    await game.say(first, BEN, RIGHT)  # known by name, and the day counts already
    await game.quiz.skip(first.id, ANA, moderator=False)
    round_ = await game.ask(quiz)
    with statements(game) as seen:
        assert await game.say(round_, BEN, text) is not None
    assert len(seen) <= most, seen


async def test_the_first_right_answer_of_a_day_notes_the_streak_with_the_points(game: Game) -> None:
    """One that continues a streak reads its days, once, also after midnight; the first of all has none to read."""
    counts = []
    for hours in (0, 24, 13):
        game.clock.move(hours=hours)
        round_ = await game.begin(channel_id=game.new_id())
        await game.answers.warm(GUILD, round_.card_id)  # as whoever asks does: the deck is read once
        with statements(game) as seen:
            answered = await game.say(round_, BEN, RIGHT)
        assert answered is not None
        counts.append((answered.streak.current if answered.streak else None, len(seen)))
    assert counts == [(1, 8), (2, 8), (3, 8)]


async def test_only_who_missed_a_day_reads_which_were_off(game: Game) -> None:
    read = []
    for days in (0, 1, 2):
        game.clock.move(days=days)
        round_ = await game.begin(channel_id=game.new_id())
        with statements(game) as seen:
            await game.say(round_, BEN, RIGHT)
        read.append(sum("rest_rule" in statement or "holiday" in statement for statement in seen))
    assert read == [0, 0, 3], "the person's and the server's weekdays, and holidays"


async def test_it_takes_no_more_while_a_season_is_on(game: Game) -> None:
    """Nor does the first right answer of a day, which notes the streak as well."""
    counts = []
    for phase in (0, 1):
        if phase:
            await SeasonService(game.store, game.clock, game.zone).start(GUILD, 1, "Cup", None, None)
        round_ = await game.begin(channel_id=CHANNEL + phase)
        await game.answers.warm(GUILD, round_.card_id)
        for number, said in enumerate((WRONG, HALF, RIGHT, RIGHT)):
            who = Person(1_000 * (phase + 1) + number, GUILD, f"p{number}")
            with statements(game) as seen:
                assert await game.say(round_, who, said, public=False) is not None
            counts.append(len(seen))
    assert counts[:4] == counts[4:]
    async with game.store.read() as tx:
        (plan,) = await tx.seasons.plans(GUILD)
        assert await tx.scores.count(GUILD, f"s{plan.id}") == 6, "those before it began, too"


async def test_it_takes_no_more_after_a_hundred_others(game: Game) -> None:
    round_ = await game.begin()
    counts = []
    for number in range(102):
        with statements(game) as seen:
            assert await game.say(round_, Person(1_000 + number, GUILD, f"p{number}"), RIGHT, public=False)
        counts.append(len(seen))
    assert counts[-1] == counts[1]


async def test_it_reads_no_more_of_a_round_than_its_indexes_hold_for_it(game: Game) -> None:
    """By SQLite's own plans: who has the bonus, who still plays, what may have been copied, out of any number."""
    await SeasonService(game.store, game.clock, game.zone).start(GUILD, 1, "Cup", None, None)
    round_ = await game.begin()
    await game.say(round_, CY, RIGHT)
    with statements(game) as seen:
        await game.say(round_, BEN, RIGHT)
    async with game.store.engine.connect() as connection:
        plans = {
            statement: [
                row.detail for row in await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}")
            ]
            for statement in seen
        }
    lines = [line for plan in plans.values() for line in plan]
    assert not [line for line in lines if re.match(r"SCAN (?!CONSTANT|\d+ CONSTANT)", line)], plans
    wanted = (
        "ix_entry_first",
        "ix_entry_unfinished",
        "ix_attempt_public_right",
        "ix_season_guild_id_starts_on",
    )
    for index in wanted:
        assert any(index in line for line in lines), (index, plans)
