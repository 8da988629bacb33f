"""Seasons on a server's calendar: what counts for which, ending and undoing, two managers at once; on each engine."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from bot.core.leaderboard import Board, Metric
from bot.core.members import Person
from bot.core.periods import Period
from bot.core.seasons import MAX_DAYS, SeasonKey
from bot.errors import UserError
from bot.services.leaderboard import LeaderboardPage, NoSeasonNow, NotRanked
from bot.services.recount import RecountService
from bot.services.seasons import (
    Changed,
    InvalidSeasonDate,
    InvalidSeasonName,
    NoSeasonToEnd,
    SeasonBegun,
    SeasonEndsFirst,
    SeasonGone,
    SeasonInPast,
    SeasonService,
    SeasonsOverlap,
    SeasonTooFar,
    TooLateToUndo,
)
from bot.storage.schema import points_count, score, score_away, season
from bot.storage.store import Store
from tests.services import privacy_game
from tests.services.appeal_game import MANAGER, AppealGame, appeal_game
from tests.services.game import ANA, BEN, CHANNEL, CY, GUILD, HALF, RIGHT, WRONG

TODAY = date(2026, 3, 2)
DAY = timedelta(days=1)
BOSS = 902


class Seasons(AppealGame):
    """A game whose server has seasons."""

    @property
    def seasons(self) -> SeasonService:
        return SeasonService(self.store, self.clock, self.zone)

    async def start_season(
        self, first: date | None = None, last: date | None = None, name: str = "Cup"
    ) -> Changed:
        return await self.seasons.start(GUILD, BOSS, name, first, last)

    async def play(self, *answers: tuple[Person, str]) -> None:
        """One question, answered."""
        round_ = await self.begin(channel_id=self.new_id())
        for who, said in answers:
            await self.say(round_, who, said, public=False)

    async def board(self, key: str, metric: Metric = Metric.POINTS) -> LeaderboardPage:
        period = Period(key) if key in tuple(Period) else SeasonKey(key)
        return await self.leaderboard.page(GUILD, ANA.user_id, Board(metric, period))

    async def points_in(self, key: str) -> dict[str, int]:
        return {row.name: row.points for row in (await self.board(key)).rows}

    async def agrees(self) -> None:
        """Every sum is what the attempts give, and every place what the sums give."""
        assert await RecountService(self.store).check() == []


@pytest.fixture
async def game(store: Store) -> Seasons:
    made = await appeal_game(store)
    return Seasons(store, made.clock)


async def test_a_season_counts_its_days_and_is_kept(game: Seasons) -> None:
    await game.play((ANA, RIGHT))
    game.clock.move(days=1)
    key = (await game.start_season(TODAY + 2 * DAY, TODAY + 4 * DAY)).season.key
    await game.play((BEN, RIGHT))  # the day before
    game.clock.move(days=1)
    await game.play((BEN, RIGHT), (CY, HALF))
    game.clock.move(days=2)
    await game.play((CY, RIGHT))  # the last day
    running = await game.board(key)
    assert [(row.rank, row.name, row.points) for row in running.rows] == [(1, "cy", 16), (2, "ben", 12)]
    game.clock.move(days=1)
    await game.play((BEN, RIGHT), (ANA, RIGHT))
    over = await game.board(key)
    assert over.rows == running.rows
    assert over.season is not None
    assert over.season.is_over(over.today)
    assert await game.points_in("all") == {"ana": 22, "ben": 36, "cy": 16}
    await game.agrees()


async def test_every_metric_page_and_rank_of_a_season(game: Seasons) -> None:
    game.clock.move(days=-1)
    await game.play((ANA, RIGHT), (BEN, RIGHT))
    game.clock.move(days=1)
    key = (await game.start_season()).season.key
    await game.play((ANA, RIGHT), (BEN, HALF))
    game.clock.move(days=1)
    await game.play((ANA, RIGHT), (BEN, RIGHT))
    streaks = (await game.board(key, Metric.STREAK)).rows
    assert [(row.rank, row.name, row.streak) for row in streaks] == [(1, "ana", 3), (2, "ben", 1)]
    for _ in range(8):
        await game.play((ANA, RIGHT))
    accurate = await game.board(key, Metric.ACCURACY)
    assert [(row.name, row.per_mille, row.answers) for row in accurate.rows] == [("ana", 1000, 10)]
    own = await game.leaderboard.own_page(GUILD, BEN.user_id, Board(period=key))
    assert own.own is not None
    assert (own.own.rank, own.own.points) == (2, 14)
    with pytest.raises(NotRanked):
        await game.leaderboard.own_page(GUILD, CY.user_id, Board(period=key))
    await game.agrees()


async def test_what_was_answered_on_the_day_it_begins_counts_also_of_who_is_hidden(game: Seasons) -> None:
    await game.play((ANA, RIGHT), (BEN, RIGHT), (CY, HALF))
    async with game.store.write() as tx:
        await tx.members.set_hidden(CY.user_id, hidden=True)
    key = (await game.start_season()).season.key
    assert await game.points_in(key) == {"ana": 12, "ben": 10}
    assert [row.streak for row in (await game.board(key, Metric.STREAK)).rows] == [1, 1]
    await game.agrees()
    async with game.store.write() as tx:
        await tx.members.set_hidden(CY.user_id, hidden=False)
    assert await game.points_in(key) == {"ana": 12, "ben": 10, "cy": 4}
    await game.agrees()


async def test_the_default_board_is_that_of_the_season_that_is_on(game: Seasons) -> None:
    every = Board(Metric.STREAK)
    assert await game.leaderboard.current(GUILD, Metric.STREAK, or_all=True) == every
    with pytest.raises(NoSeasonNow):
        await game.leaderboard.current(GUILD, Metric.POINTS)
    key = (await game.start_season(None, TODAY)).season.key
    assert await game.leaderboard.current(GUILD, Metric.STREAK) == Board(Metric.STREAK, key)
    game.clock.move(days=1)
    assert await game.leaderboard.current(GUILD, Metric.STREAK, or_all=True) == every


async def test_seasons_each_month_are_the_months(game: Seasons) -> None:
    await game.play((ANA, RIGHT))
    await game.seasons.set_monthly(GUILD, BOSS, on=True)
    assert await game.leaderboard.current(GUILD, Metric.POINTS) == Board(period=SeasonKey("2026-03"))
    assert await game.points_in("2026-03") == await game.points_in("month") == {"ana": 12}
    game.clock.move(days=31)
    await game.play((BEN, RIGHT))
    seen = await game.seasons.overview(GUILD)
    assert seen.monthly
    assert seen.running is not None
    assert (seen.running.key, [led.season.key for led in seen.past]) == ("2026-04", ["2026-03"])
    await game.seasons.set_monthly(GUILD, BOSS, on=False)
    assert await game.points_in("2026-03") == {"ana": 12}
    with pytest.raises(SeasonGone):
        await game.board("2026-04")
    await game.seasons.set_monthly(GUILD, BOSS, on=True)  # is its own undo
    assert await game.points_in("2026-04") == {"ben": 12}
    async with game.store.read() as tx:
        assert len(await tx.seasons.plans(GUILD)) == 1
    game.clock.move(days=40)
    keys = [each.key for each in await game.seasons.begun(GUILD)]
    assert keys == ["2026-05", "2026-04", "2026-03"]


async def test_monthly_seasons_switched_off_at_once_leave_nothing(game: Seasons) -> None:
    for on in (False, True, True, False, False):
        await game.seasons.set_monthly(GUILD, BOSS, on=on)
    async with game.store.read() as tx:
        assert await tx.seasons.plans(GUILD) == []
        lines = [(line.action, line.detail) for line in await tx.audit.latest(GUILD, 9)]
    assert lines == [("season.monthly", "monthly seasons: off"), ("season.monthly", "monthly seasons: on")]


async def test_ending_and_going_on_loses_no_answer(game: Seasons) -> None:
    started = await game.start_season(None, TODAY + 9 * DAY)
    game.clock.move(days=3)
    ended = await game.seasons.end(GUILD, BOSS)
    assert (ended.season.ends_on, ended.ended_before) == (TODAY + 3 * DAY, TODAY + 9 * DAY)
    await game.play((ANA, RIGHT))  # the day counts to its end
    went_on = await game.seasons.go_on(GUILD, BOSS, started.season.id, ended.ended_before)
    assert went_on.season == started.season
    game.clock.move(days=1)
    await game.play((ANA, RIGHT))
    assert await game.points_in(started.season.key) == {"ana": 24}
    again = await game.seasons.end(GUILD, BOSS, started.season.id)
    game.clock.move(days=1)
    await game.play((ANA, RIGHT))
    with pytest.raises(TooLateToUndo):
        await game.seasons.go_on(GUILD, BOSS, started.season.id, again.ended_before)
    with pytest.raises(NoSeasonToEnd):
        await game.seasons.end(GUILD, BOSS)
    assert await game.points_in(started.season.key) == {"ana": 24}
    await game.agrees()


async def test_a_season_cannot_go_on_over_the_days_of_another(game: Seasons) -> None:
    first = await game.start_season(name="First")
    game.clock.move(days=1)
    await game.seasons.end(GUILD, BOSS)
    second = await game.start_season(TODAY + 2 * DAY, name="Second")
    with pytest.raises(SeasonsOverlap) as refused:
        await game.seasons.go_on(GUILD, BOSS, first.season.id, None)
    assert refused.value.other.id == second.season.id
    assert await game.leaderboard.current(GUILD, Metric.POINTS) == Board(period=first.season.key)


async def test_cancelling_and_taking_it_back_loses_no_answer(game: Seasons) -> None:
    made = (await game.start_season()).season
    season_id, key = made.id, made.key
    await game.play((ANA, RIGHT))
    for _ in range(2):  # two managers
        await game.seasons.cancel(GUILD, BOSS, season_id)
    with pytest.raises(SeasonGone):
        await game.board(key)
    await game.play((BEN, RIGHT))
    async with game.store.read() as tx:
        assert await tx.scores.count(GUILD, key) == 0
    await game.agrees()
    for _ in range(2):
        await game.seasons.restore(GUILD, BOSS, season_id)
    assert await game.points_in(key) == {"ana": 12, "ben": 12}
    await game.agrees()
    await game.seasons.cancel(GUILD, BOSS, season_id)
    game.clock.move(days=1)
    with pytest.raises(TooLateToUndo):
        await game.seasons.restore(GUILD, BOSS, season_id)
    assert await game.points_in("all") == {"ana": 12, "ben": 12}, "nothing of points is ever deleted"


async def test_only_the_season_cancelled_last_can_be_brought_back(game: Seasons) -> None:
    one = (await game.start_season(name="One")).season.id
    await game.seasons.cancel(GUILD, BOSS, one)
    two = (await game.start_season(name="Two")).season.id
    with pytest.raises(SeasonsOverlap):
        await game.seasons.restore(GUILD, BOSS, one)
    await game.seasons.cancel(GUILD, BOSS, two)
    with pytest.raises(SeasonGone):
        await game.seasons.restore(GUILD, BOSS, one)
    await game.seasons.restore(GUILD, BOSS, two)


async def test_a_season_that_has_begun_before_today_is_ended_and_not_cancelled(game: Seasons) -> None:
    made = (await game.start_season()).season.id
    game.clock.move(days=1)
    with pytest.raises(SeasonBegun):
        await game.seasons.cancel(GUILD, BOSS, made)


@pytest.mark.parametrize(
    ("first", "last", "error"),
    [
        (-1, None, SeasonInPast),
        (0, -1, SeasonEndsFirst),
        (5, 4, SeasonEndsFirst),
        (0, MAX_DAYS, SeasonTooFar),
        (MAX_DAYS + 1, None, SeasonTooFar),
    ],
)
async def test_days_that_cannot_be(
    game: Seasons, first: int, last: int | None, error: type[UserError]
) -> None:
    with pytest.raises(error):
        await game.start_season(TODAY + first * DAY, None if last is None else TODAY + last * DAY)
    assert await game.seasons.begun(GUILD) == ()


@pytest.mark.parametrize("name", ["", "\u200b\n ", "x" * 41])
async def test_names_that_cannot_be(game: Seasons, name: str) -> None:
    with pytest.raises(InvalidSeasonName):
        await game.start_season(name=name)


async def test_a_date_that_cannot_be_read(game: Seasons) -> None:
    assert await game.seasons.day(GUILD, "4 March") == TODAY + 2 * DAY
    with pytest.raises(InvalidSeasonDate):
        await game.seasons.day(GUILD, "soon")


async def test_seasons_share_no_day(game: Seasons) -> None:
    await game.start_season(TODAY + 5 * DAY, TODAY + 9 * DAY)
    for first, last in ((0, None), (0, 5), (7, 8), (9, 20)):
        with pytest.raises(SeasonsOverlap):
            await game.start_season(TODAY + first * DAY, None if last is None else TODAY + last * DAY)
    with pytest.raises(SeasonsOverlap):
        await game.seasons.set_monthly(GUILD, BOSS, on=True)
    await game.start_season(TODAY, TODAY + 4 * DAY, "Before")
    await game.start_season(TODAY + 10 * DAY, None, "After")
    game.clock.move(days=20)
    await game.seasons.end(GUILD, BOSS)
    game.clock.move(days=1)
    await game.seasons.set_monthly(GUILD, BOSS, on=True)
    with pytest.raises(SeasonsOverlap) as refused:
        await game.start_season()
    assert refused.value.other.monthly


async def test_two_managers_at_once_make_one_season(game: Seasons) -> None:
    made = await asyncio.gather(*(game.start_season() for _ in range(3)))
    assert len({each.season.key for each in made}) == 1
    names = [f"Cup {n}" for n in range(3)]
    starts = (game.start_season(TODAY + 5 * DAY, name=name) for name in names)
    await game.seasons.end(GUILD, BOSS)
    results = await asyncio.gather(*starts, return_exceptions=True)
    assert sorted(type(each).__name__ for each in results) == ["Changed", "SeasonsOverlap", "SeasonsOverlap"]
    switched = (game.seasons.end(GUILD, BOSS) for _ in range(2))
    assert len({each.season for each in await asyncio.gather(*switched)}) == 1


async def test_no_answer_is_lost_or_counted_twice_while_a_season_begins(game: Seasons) -> None:
    """Answers, somebody who hides and somebody who leaves, all while it is set up."""
    round_ = await game.begin()
    people = [Person(1_000 + number, GUILD, f"p{number}") for number in range(12)]
    for who in people[:4]:
        await game.say(round_, who, RIGHT, public=False)

    async def hide(who: Person) -> None:
        async with game.store.write() as tx:
            await tx.members.set_hidden(who.user_id, hidden=True)

    await asyncio.gather(
        *(game.say(round_, who, RIGHT, public=False) for who in people[4:8]),
        hide(people[0]),
        game.start_season(),
        game.leaderboard.left(GUILD, people[1].user_id),
        hide(people[2]),
        *(game.say(round_, who, RIGHT, public=False) for who in people[8:]),
    )
    await game.agrees()
    key = (await game.seasons.begun(GUILD))[0].key
    assert await game.points_in(key) == await game.points_in("today")
    async with game.store.write() as tx:
        for who in (people[0], people[2]):
            await tx.members.set_hidden(who.user_id, hidden=False)
        await tx.members.back(GUILD, people[1].user_id)
    assert (await game.board(key)).members == len(people)


async def test_the_servers_zone_says_which_day_it_is_and_a_new_one_moves_no_answer(game: Seasons) -> None:
    await game.settings.set_guild_zone(GUILD, "Pacific/Kiritimati")  # 02:00 on the 3rd
    await game.play((ANA, RIGHT))
    await game.settings.set_guild_zone(GUILD, "Pacific/Honolulu")  # 02:00 on the 2nd
    key = (await game.start_season(TODAY + DAY, TODAY + DAY)).season.key
    with pytest.raises(SeasonGone):
        await game.board(key)  # not begun yet
    await game.play((BEN, RIGHT))  # on the 2nd
    game.clock.move(hours=23)  # 01:00 on the 3rd
    await game.play((CY, RIGHT))
    assert await game.points_in(key) == {"ana": 12, "cy": 12}
    await game.settings.set_guild_zone(GUILD, "Pacific/Kiritimati")  # 01:00 on the 4th
    await game.play((BEN, RIGHT))
    assert await game.points_in(key) == {"ana": 12, "cy": 12}
    await game.agrees()


@pytest.mark.parametrize("night", ["2026-03-29", "2026-10-25"])
async def test_a_season_begins_at_midnight_also_on_nights_in_which_clocks_change(
    game: Seasons, night: str
) -> None:
    await game.settings.set_guild_zone(GUILD, "Europe/Berlin")
    first = date.fromisoformat(night)
    key = (await game.start_season(first, first)).season.key
    before = game.clock.now()
    for hours, counts in ((-1, False), (1, True), (5, True), (22, True), (26, False)):
        game.clock.current = before.replace(month=first.month, day=first.day, hour=0)
        game.clock.move(hours=hours - (1 if night < "2026-04" else 2))  # from midnight in Berlin
        who = Person(2_000 + hours, GUILD, f"at {hours}")
        await game.play((who, RIGHT))
        async with game.store.read() as tx:
            assert (await tx.scores.own(GUILD, key, who.user_id) is not None) is counts, hours
    await game.agrees()


async def test_an_appeal_counts_for_the_season_of_its_answer_also_when_that_is_over(game: Seasons) -> None:
    key = (await game.start_season(None, TODAY)).season.key
    appeal = await game.appeal(await game.begin(), ANA, WRONG)
    await game.say(await game.begin(channel_id=CHANNEL + 5), BEN, HALF)
    game.clock.move(days=20)
    later = (await game.start_season(name="Later")).season.key
    assert await game.points_in(key) == {"ben": 4}
    await game.accept(appeal)
    assert await game.points_in(key) == {"ana": 12, "ben": 4}
    assert [row.streak for row in (await game.board(key, Metric.STREAK)).rows] == [1]
    assert await game.points_in(later) == {}
    await game.agrees()
    await game.reviewing.reopen(appeal, MANAGER)
    assert await game.points_in(key) == {"ben": 4}
    await game.agrees()


async def test_who_led_is_told_with_exact_ties(game: Seasons) -> None:
    key = (await game.start_season(None, TODAY)).season.key
    points = [50, 40, 40] + [30] * 4 + [20] * 3
    async with game.store.write() as tx:
        for number, each in enumerate(points):
            await tx.members.saw(Person(number + 1, GUILD, f"user {number}"))
            await tx.scores.add(GUILD, number + 1, [key], each, 1)
    game.clock.move(days=1)
    (led,) = (await game.seasons.overview(GUILD)).past
    assert [(row.rank, row.points) for row in led.rows] == [(1, 50), (2, 40), (2, 40)]
    assert led.more == 0
    async with game.store.write() as tx:
        for number in range(11, 31):
            await tx.members.saw(Person(number, GUILD, f"user {number}"))
            await tx.scores.add(GUILD, number, [key], 40, 1)
    (led,) = (await game.seasons.overview(GUILD)).past
    assert (len(led.rows), led.more) == (10, 13)
    assert {row.rank for row in led.rows} == {1, 2}


async def test_past_seasons_are_found_by_name_and_the_last_few_are_told(game: Seasons) -> None:
    for number in range(7):
        await game.start_season(None, TODAY + number * DAY, f"Cup {number}")
        game.clock.move(days=1)
    seen = await game.seasons.overview(GUILD)
    assert [led.season.name for led in seen.past] == ["Cup 6", "Cup 5", "Cup 4", "Cup 3", "Cup 2"]
    assert seen.older == 2
    assert (await game.seasons.find(GUILD, " cup 0 ")).name == "Cup 0"
    with pytest.raises(SeasonGone):
        await game.seasons.find(GUILD, "")
    with pytest.raises(SeasonGone):
        await game.seasons.find(GUILD + 1, "Cup 0")
    with pytest.raises(SeasonGone):
        await game.leaderboard.page(GUILD + 1, ANA.user_id, Board(period=seen.past[0].season.key))
    with pytest.raises(SeasonGone):
        await game.seasons.end(GUILD + 1, BOSS, seen.past[0].season.id)


async def test_being_forgotten_takes_a_person_out_of_past_seasons_and_leaves_the_others(
    game: Seasons,
) -> None:
    key = (await game.start_season(None, TODAY)).season.key
    await privacy_game.play(game)
    await game.play((BEN, RIGHT))
    game.clock.move(days=1)
    before = await game.points_in(key)
    assert privacy_game.ZOE.name in before
    exported = await privacy_game.service(game).export(privacy_game.WHO)
    assert f'"period": "{key}"' in exported.decode()
    await privacy_game.service(game).forget(privacy_game.WHO)
    left = {name: points for name, points in before.items() if name != privacy_game.ZOE.name}
    assert await game.points_in(key) == left
    await game.agrees()


async def test_nothing_of_a_season_is_left_of_a_server_that_is_purged(game: Seasons) -> None:
    await game.start_season()
    await game.play((ANA, RIGHT))
    await game.seasons.start(GUILD + 1, BOSS, "Theirs", None, None)
    async with game.store.write() as tx:
        while await tx.retention.purge_some(GUILD):
            pass
    async with game.store.read() as tx:
        assert await tx.seasons.plans(GUILD) == []
        assert [plan.name for plan in await tx.seasons.plans(GUILD + 1)] == ["Theirs"]
        for table in (score, score_away, points_count):
            rows = select(func.count()).select_from(table).where(table.c.guild_id == GUILD)
            assert (await tx._connection.execute(rows)).scalar() == 0


@pytest.mark.parametrize("lost", ["a season's sums", "a season's points", "of one that was cancelled"])
async def test_a_seasons_sums_are_counted_again(game: Seasons, lost: str) -> None:
    made = (await game.start_season()).season
    await game.play((ANA, RIGHT), (BEN, HALF))
    before = await game.points_in(made.key)
    async with game.store.write() as tx:
        if lost == "a season's sums":
            await tx.seasons.clear(GUILD, made.key)
        elif lost == "a season's points":
            await tx.scores.add(GUILD, BEN.user_id, [made.key], 100, 3)
        else:
            await tx._connection.execute(season.update().values(cancelled=True))
    service = RecountService(game.store)
    found = await service.check()
    assert any(made.key in line for line in found)
    assert await service.repair() == found
    await game.agrees()
    if lost != "of one that was cancelled":
        assert await game.points_in(made.key) == before
