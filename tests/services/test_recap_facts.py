"""What a recap tells of a week, on each engine; and that it costs the same however many members a server has."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace
from sqlalchemy import event, update

from bot.core.quiz.state import RoundState
from bot.core.recap.facts import Recap
from bot.core.recap.weeks import week_told
from bot.core.statistics import Tally
from bot.services.decks.lookup import DeckService
from bot.services.recap.facts import gather
from bot.services.settings import SettingsService
from bot.storage.schema import card, deck, score
from bot.storage.store import Store
from tests.services.game import DECK, GUILD
from tests.services.recap_weeks import WEEK, Player, asked, play
from tests.services.test_tick_queries import plans, scans

MONDAY = datetime(2026, 3, 9, 9, tzinfo=UTC)
ALL_RIGHT, TWO_OF_FOUR, ONE_OF_FOUR = (
    ["correct"] * 4,
    ["correct", "partial"] * 2,
    ["correct", *["incorrect"] * 3],
)


async def told(store: Store, now: datetime = MONDAY) -> Recap:
    async with store.read() as tx:
        return await gather(tx, GUILD, week_told(now.date()), now, "UTC")


@pytest.fixture
async def kept(store: Store) -> Store:
    await DeckService(store).save([DECK])
    return store


@pytest.fixture
async def simple(sqlite_store: Store) -> Store:
    await DeckService(sqlite_store).save([DECK])
    return sqlite_store


async def test_a_week(kept: Store) -> None:
    await play(
        kept,
        [
            Player(1, "steady", (20, 10), (40, 20), streak=9),
            Player(2, "better", (10, 8), (20, 10), streak=3),
            Player(3, "best", (12, 12), (20, 4)),
            Player(4, "worse", (30, 3), (30, 30)),
            Player(5, "wrong", (5, 0)),
        ],
    )
    await asked(kept, "q1", ONE_OF_FOUR)
    await asked(kept, "q2", TWO_OF_FOUR)
    found = await told(kept)
    assert (found.week, found.people, found.tally) == (WEEK, 5, Tally(77, 33))
    assert [(each.rank, each.name, each.points) for each in found.leaders] == [
        (1, "best", 120),
        (2, "steady", 100),
        (3, "better", 80),
        (4, "worse", 30),
    ]
    assert [(each.name, each.before.percent, each.week.percent) for each in found.improved] == [
        ("best", 20, 100),
        ("better", 50, 80),
    ]
    assert [(run.name, run.days) for run in found.streaks] == [("steady", 9), ("better", 3)]
    assert found.hardest is not None
    assert (found.hardest.prompt, found.hardest.right, found.hardest.players) == ("Question 1?", 1, 4)
    assert found.named == {1, 2, 3, 4}


async def test_a_streak_that_was_kept_elsewhere_divides_nothing_by_nothing(kept: Store) -> None:
    await play(kept, [Player(1, "ana", (10, 9))])
    async with kept.write() as tx:
        await tx.metrics.reach(GUILD, 1, {"2026-W09": 3})
        await tx.metrics.reach(GUILD, 2, {"2026-W10": 3})
    found = await told(kept)
    assert (found.people, found.improved) == (1, ())


@pytest.mark.parametrize(
    ("week", "before", "named"),
    [
        ((10, 6), (20, 10), True),
        ((9, 9), (20, 0), False),  # too few in the week
        ((10, 10), (19, 0), False),  # and before
        ((20, 11), (40, 20), True),  # five points exactly
        ((50, 27), (40, 20), False),  # less is no news
        ((10, 10), (0, 0), False),
    ],
)
async def test_who_has_improved(
    simple: Store, week: tuple[int, int], before: tuple[int, int], *, named: bool
) -> None:
    await play(simple, [Player(1, "ana", week, before)])
    assert bool((await told(simple)).improved) is named


async def test_the_weeks_before_are_four(simple: Store) -> None:
    await play(simple, [Player(1, "ana", (10, 10))])
    for weeks, period in ((1, "2026-W09"), (4, "2026-W06"), (5, "2026-W05")):
        async with simple.write() as tx:
            await tx.scores.add(GUILD, 1, [period], 0, weeks, 10)
    (ana,) = (await told(simple)).improved
    assert ana.before == Tally(20, 5)


async def test_who_hides_or_left_is_counted_and_not_named(kept: Store) -> None:
    await play(kept, [Player(n, f"member {n}", (10, 9), (20, 2), streak=4) for n in (1, 2, 3)])
    async with kept.write() as tx:
        await tx.members.set_hidden(1, hidden=True)
        await tx.members.left(GUILD, 2)
    found = await told(kept)
    assert (found.people, found.tally) == (3, Tally(30, 27))
    assert found.named == {3}
    async with kept.write() as tx:
        await tx.members.set_hidden(3, hidden=True)
    found = await told(kept)
    assert (found.quiet, found.named, found.leaders) == (False, frozenset(), ())
    async with kept.read() as tx:
        assert await tx.recap_facts.any_answers(GUILD, "2026-W10")


async def test_streaks_are_told_while_they_live(simple: Store) -> None:
    ended = WEEK + timedelta(days=3)
    await play(
        simple,
        [
            Player(1, "alive", (1, 1), streak=5),
            Player(2, "ended", (1, 1), streak=6, until=ended),
            Player(3, "frozen", (1, 1), streak=7, until=WEEK + timedelta(days=5)),
            Player(4, "one day", (1, 1), streak=1),
        ],
    )
    assert [(run.name, run.days) for run in (await told(simple)).streaks] == [("frozen", 7), ("alive", 5)]


async def test_a_streak_is_alive_on_its_owners_calendar(simple: Store) -> None:
    """On Tuesday at 01:00 UTC it is still Monday in New York: Sunday's streak can be kept there."""
    await play(simple, [Player(1, "ana", (1, 1), streak=3), Player(2, "ben", (1, 1), streak=3)])
    await SettingsService(simple, "UTC").set_own_zone(1, "America/New_York")
    now = datetime(2026, 3, 10, 3, 30, tzinfo=UTC)
    assert [run.name for run in (await told(simple, now)).streaks] == ["ana"]


async def test_what_is_removed_open_or_of_another_week_is_not_the_hardest(kept: Store) -> None:
    await play(kept, [Player(1, "ana", (1, 1))])
    last = datetime(2026, 3, 8, 23, 59, tzinfo=UTC)
    await asked(kept, "q1", ONE_OF_FOUR, state=RoundState.OPEN)
    await asked(kept, "q2", ["incorrect"] * 2)  # too few people
    await asked(kept, "q3", ONE_OF_FOUR, at=last + timedelta(minutes=2))
    await asked(kept, "q4", ALL_RIGHT)
    assert (await told(kept)).hardest is None
    await asked(kept, "q4", ONE_OF_FOUR, at=last)
    hard = (await told(kept)).hardest
    assert hard is not None
    assert (hard.prompt, hard.tally.percent) == ("Question 4?", 62)
    async with kept.write() as tx:
        await tx._connection.execute(update(card).where(card.c.key == "q4").values(retired=True))
    assert (await told(kept)).hardest is None
    async with kept.write() as tx:
        await tx._connection.execute(update(card).values(retired=False))
        await tx._connection.execute(update(deck).values(removed=True))
    assert (await told(kept)).hardest is None


async def test_the_week_is_on_the_servers_calendar(simple: Store) -> None:
    await play(simple, [Player(1, "ana", (1, 1))])
    await asked(simple, "q1", ONE_OF_FOUR, at=datetime(2026, 3, 1, 16, tzinfo=UTC))
    assert (await told(simple)).hardest is None
    await SettingsService(simple, "UTC").set_guild_zone(GUILD, "Asia/Tokyo")
    assert (await told(simple)).hardest is not None, "it is Monday there"


async def test_who_was_forgotten_has_left_no_trace_in_it(simple: Store) -> None:
    await play(simple, [Player(1, "ana", (10, 9), (20, 2), streak=4)])
    async with simple.write() as tx:
        await tx.personal.forget(1)
    found = await told(simple)
    assert (found.quiet, found.named) == (True, frozenset())


async def measured(store: Store) -> tuple[Recap, list[str]]:
    """A recap, and every statement that it took."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(store.engine.sync_engine, "before_cursor_execute", note)
    try:
        return await told(store), [each for each in seen if each.startswith("SELECT")]
    finally:
        event.remove(store.engine.sync_engine, "before_cursor_execute", note)


def crowd(count: int, rng: random.Random) -> Sequence[Player]:
    """Members who answered in both weeks, a few of them with a streak."""
    return [
        Player(
            n,
            f"member {n}",
            (answers := rng.randint(1, 40), rng.randint(0, answers)),
            (before := rng.randint(1, 80), rng.randint(0, before)),
            streak=rng.randint(2, 30) if n < 4 or n % 50 == 0 else 0,
        )
        for n in range(1, count + 1)
    ]


async def test_many_members_take_as_many_statements_as_ten(kept: Store) -> None:
    await play(kept, crowd(10, random.Random(1)))
    await asked(kept, "q1", ONE_OF_FOUR)
    _, few = await measured(kept)
    count = 10_000 if kept.engine.dialect.name == "sqlite" else 2_000  # PostgreSQL takes long to fill
    more = crowd(count - 10, random.Random(2))
    await play(kept, [replace(player, user_id=player.user_id + 10) for player in more])
    await asked(kept, "q2", ["incorrect"] * (count // 2))
    found, many = await measured(kept)
    assert found.people == count
    assert len(found.improved) == len(found.streaks) == 3
    assert len(found.leaders) == 10
    assert len(many) == len(few) <= 17
    assert not [each for each in many if "FROM attempt" in each or "JOIN attempt" in each]


async def test_no_statement_reads_a_table_through(simple: Store) -> None:
    """What is read is found by the server and the week."""
    await play(simple, crowd(50, random.Random(3)))
    await asked(simple, "q1", ONE_OF_FOUR)

    async def recap() -> None:
        assert (await told(simple)).people == 50
        async with simple.read() as tx:
            assert await tx.recap_facts.any_answers(GUILD, "2026-W10")
            assert not await tx.recap_facts.any_answers(GUILD, "2025-W10")
            assert await tx.recap_facts.own(GUILD, 1, ("2026-W10", "2026-W09"))
            await tx.recap.next_due("me", MONDAY)
            await tx.recap.due(MONDAY, 10)
            await tx.recap.take("me", MONDAY, MONDAY, 10)
            await tx.recap.taken([GUILD], date(2026, 3, 2))
            await tx.recap.told_before(GUILD, date(2026, 3, 2), 2)

    found = await plans(simple, recap)
    assert len(found) > 15
    own = ("each", "best", "hard", "asked", "anon", "page")
    wrong = {
        statement: lines
        for statement, plan in found.items()
        if (lines := [line for line in scans(plan) if not line.split()[1].startswith(own)])
    }
    assert wrong == {}
    used = "\n".join(line for plan in found.values() for line in plan)
    for index in ("ix_score_accuracy", "ix_round_guild_id_opened_at", "ix_score_away_guild_id_period"):
        assert index in used
    assert score.name in used
