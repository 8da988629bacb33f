"""`/stats`: what is counted, for whom; and leaderboards by streak and accuracy, as answers keep them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from bot.core.cards import Card, Deck
from bot.core.leaderboard import MIN_ANSWERS, Board, Metric
from bot.core.members import Person
from bot.core.periods import Period
from bot.core.statistics import Activity, Outlook, Tally, TopicTally, first_day
from bot.services.leaderboard import HiddenFromAll, NotRanked
from bot.services.privacy import PrivacyService
from bot.services.recount import RecountService
from bot.services.statistics import HardCard, Statistics, StatisticsKept, StatisticsService
from tests.services.days_off_game import Off
from tests.services.game import ANA, BEN, GUILD, HALF, RIGHT, WRONG, Game
from tests.services.review_game import DIRECT, ReviewGame

STREAKS, ACCURACY = Board(Metric.STREAK), Board(Metric.ACCURACY)
ELSEWHERE = Person(ANA.user_id, GUILD + 1, "ana elsewhere")


def statistics(game: Game) -> StatisticsService:
    return StatisticsService(game.store, game.clock, game.zone)


async def own(game: Game, who: Person = ANA) -> Statistics:
    return await statistics(game).of(who, who)


async def answer(game: Game, *texts: str, who: Person = ANA) -> None:
    """Each to another question of one quiz."""
    starter = replace(BEN, guild_id=who.guild_id)
    quiz = await game.start(starter, game.new_id(), questions=len(texts))
    for text in texts:
        round_ = await game.ask(quiz)
        await game.say(round_, who, text)
        await game.quiz.skip(round_.id, starter, moderator=True)
        game.clock.move(seconds=1)
    await game.quiz.end(round_.id, starter, moderator=True)


async def names(game: Game, board: Board, guild_id: int = GUILD) -> list[tuple[int, str]]:
    return [(row.rank, row.name) for row in (await game.leaderboard.page(guild_id, BEN.user_id, board)).rows]


async def test_nothing_yet(game: Game) -> None:
    found = await own(game)
    assert (found.tally, found.points, found.place, found.topics) == (Tally(), 0, None, ())
    assert (found.hardest, found.outlook.cards, found.streak.longest, found.shared) == ((), 0, 0, False)
    service = statistics(game)
    assert await service.activity(ANA, ANA) == Activity(date(2026, 3, 2), ())
    assert await service.outlook(ANA, ANA) == Outlook(today=date(2026, 3, 2))


async def test_what_was_answered_is_summed(any_game: Game) -> None:
    game = any_game
    await answer(game, RIGHT, HALF, WRONG, RIGHT)
    game.clock.move(days=1)
    await answer(game, WRONG, WRONG, WRONG, RIGHT)
    game.clock.move(minutes=20)
    await ReviewGame(game).say(RIGHT)
    found = await own(game)
    assert found.tally == Tally(9, 4, 1)
    assert found.points == 40
    assert found.place is not None
    assert found.place.rank == 1
    assert found.streak.current == 2
    assert sum((each.tally for each in found.topics), Tally()) == found.tally
    assert {each.topic for each in found.topics} == {"Data", "Models"}
    shares = [each.tally.accuracy for each in found.topics]
    assert shares == sorted(shares)
    assert all(card.prompt.startswith("Question") and card.tally.accuracy < 0.7 for card in found.hardest)
    assert found.hardest
    assert found.outlook.cards == 4
    assert 0 < found.outlook.retention <= 1
    service = statistics(game)
    assert (await service.activity(ANA, ANA)).days == ((date(2026, 3, 2), 4), (date(2026, 3, 3), 5))
    assert await service.topics(ANA, ANA) == found.topics
    assert await service.outlook(ANA, ANA) == found.outlook


async def test_a_server_sees_its_own_and_a_direct_message_all(game: Game) -> None:
    await answer(game, RIGHT, RIGHT)
    await answer(game, WRONG, who=ELSEWHERE)
    assert (await own(game)).tally == Tally(2, 2)
    assert (await own(game, ELSEWHERE)).tally == Tally(1, 0)
    everywhere = await own(game, DIRECT)
    assert (everywhere.tally, everywhere.points, everywhere.place) == (Tally(3, 2), None, None)
    days = (await statistics(game).activity(ELSEWHERE, ELSEWHERE)).days
    assert [count for _, count in days] == [1]


async def test_a_day_is_one_of_the_persons_calendar(game: Game) -> None:
    await game.settings.set_own_zone(ANA.user_id, "Pacific/Auckland")  # noon UTC is past midnight there
    await answer(game, RIGHT)
    found = await statistics(game).activity(ANA, ANA)
    assert (found.today, found.days) == (date(2026, 3, 3), ((date(2026, 3, 3), 1),))


async def test_days_off_without_answers_are_known_to_oneself_alone(any_game: Game) -> None:
    game, days = any_game, Off(any_game)
    await answer(game, RIGHT)  # Monday
    await days.rest("sat sun", ANA)
    await days.away("4 Mar to 5 Mar", ANA)
    await days.holiday("6 Mar")
    game.clock.move(days=3)
    await answer(game, WRONG)  # Thursday: of the vacation, and not without an answer
    game.clock.move(days=4)
    service = statistics(game)
    found = await service.activity(ANA, ANA)
    assert found.off == {date(2026, 3, day) for day in (4, 6, 7, 8)}, "the 3rd was missed"
    assert [day for day, _ in found.days] == [date(2026, 3, 2), date(2026, 3, 5)]
    await service.share(ANA.user_id, on=True)
    seen = await service.activity(BEN, ANA)
    assert (seen.days, seen.off) == (found.days, frozenset())


async def test_days_off_of_more_than_a_year_ago_are_none_of_the_calendar(game: Game) -> None:
    await answer(game, RIGHT)
    await Off(game).rest("sun", ANA)
    game.clock.move(days=400)
    found = await statistics(game).activity(ANA, ANA)
    assert min(found.off) == first_day(found.today) + timedelta(days=6)
    assert all(day.weekday() == 6 for day in found.off)
    assert len(found.off) == 52


async def test_a_removed_deck_counts_and_is_named_no_more(game: Game) -> None:
    own_deck = Deck("ours", "Ours", cards=(Card("a", "Is it ours?", "Yes it is"),))
    async with game.store.write() as tx:
        await tx.decks.save(GUILD, own_deck)
    starter = replace(BEN, guild_id=GUILD)
    for _ in range(2):
        quiz = await game.start(starter, game.new_id(), deck="ours", questions=1)
        await game.say(await game.ask(quiz), ANA, WRONG)
    found = await own(game)
    assert found.topics == (TopicTally("Ours", Tally(2)),), "a card without topic goes under its deck"
    assert found.hardest == (HardCard("Is it ours?", Tally(2)),)
    async with game.store.write() as tx:
        removed = await tx.decks.find(GUILD, "ours")
        assert removed is not None
        await tx.decks.remove(removed.id)
    found = await own(game)
    assert (found.tally, found.topics, found.hardest, found.outlook.cards) == (Tally(2), (), (), 0)


async def test_others_see_it_once_the_member_lets_them(game: Game) -> None:
    service = statistics(game)
    await answer(game, RIGHT)
    about_ana = replace(ANA, name="ana")

    async def refused(viewer: Person = BEN) -> None:
        for ask in (service.of, service.activity, service.topics, service.outlook):
            with pytest.raises(StatisticsKept):
                await ask(viewer, about_ana)

    await refused()
    await service.share(ANA.user_id, on=True)
    found = await service.of(BEN, about_ana)
    assert (found.tally, found.shared) == (Tally(1, 1), True)
    await refused(replace(BEN, guild_id=GUILD + 1))  # where ana is not known
    await refused(replace(BEN, guild_id=0))
    privacy = PrivacyService(game.store, game.clock, timedelta(days=90))
    await privacy.set_hidden(ANA.user_id, hidden=True)
    await refused()
    assert (await own(game)).points == 12, "to herself nothing is hidden"
    await privacy.set_hidden(ANA.user_id, hidden=False)
    await game.leaderboard.left(GUILD, ANA.user_id)
    await refused()
    await game.leaderboard.back(GUILD, ANA.user_id)
    assert (await service.of(BEN, about_ana)).tally.answers == 1
    await service.share(ANA.user_id, on=False)
    await refused()
    await service.share(ANA.user_id, on=True)
    await privacy.forget(ANA.user_id)
    await refused()
    assert (await own(game)).tally == Tally()


async def test_accuracy_counts_from_enough_answers_on(any_game: Game) -> None:
    game = any_game
    for number in range(MIN_ANSWERS // 2):
        await answer(game, RIGHT if number else WRONG, RIGHT)
        await answer(game, RIGHT, who=BEN)
    assert await names(game, ACCURACY) == [(1, "ana")]
    page = await game.leaderboard.own_page(GUILD, ANA.user_id, ACCURACY)
    assert page.own is not None
    assert (page.own.per_mille, page.own.answers) == (900, MIN_ANSWERS)
    with pytest.raises(NotRanked):
        await game.leaderboard.own_page(GUILD, BEN.user_id, ACCURACY)
    game.clock.move(days=1)
    assert await names(game, Board(Metric.ACCURACY, Period.TODAY)) == []


async def test_streaks_are_reached_in_periods(any_game: Game) -> None:
    game = any_game
    for _ in range(3):
        await answer(game, RIGHT)
        game.clock.move(days=1)
    await answer(game, RIGHT, who=BEN)
    page = await game.leaderboard.page(GUILD, ANA.user_id, STREAKS)
    assert [(row.name, row.streak) for row in page.rows] == [("ana", 3), ("ben", 1)]
    assert await names(game, Board(Metric.STREAK, Period.TODAY)) == [(1, "ben")]
    game.clock.move(days=7)
    assert await names(game, Board(Metric.STREAK, Period.WEEK)) == []
    await answer(game, RIGHT)
    assert await names(game, Board(Metric.STREAK, Period.WEEK)) == [(1, "ana")]
    assert await names(game, STREAKS) == [(1, "ana"), (2, "ben")], "of all time the longest counts"


async def test_a_day_that_counted_elsewhere_is_on_the_board_with_the_next_answer(game: Game) -> None:
    await answer(game, RIGHT)
    game.clock.move(days=1)
    await answer(game, RIGHT, who=ELSEWHERE)
    today = Board(Metric.STREAK, Period.TODAY)
    assert await names(game, today) == []
    await answer(game, RIGHT)
    page = await game.leaderboard.page(GUILD, ANA.user_id, today)
    assert [row.streak for row in page.rows] == [2]
    assert [row.streak for row in (await game.leaderboard.page(GUILD + 1, 1, today)).rows] == [2]


async def test_a_review_keeps_the_streak_on_the_board_too(game: Game) -> None:
    await answer(game, RIGHT)
    game.clock.move(days=1)
    await ReviewGame(game).say(RIGHT)
    page = await game.leaderboard.page(GUILD, ANA.user_id, Board(Metric.STREAK, Period.TODAY))
    assert [(row.streak, row.points) for row in page.rows] == [(2, 0)]
    assert await RecountService(game.store).check() == []


@pytest.mark.parametrize("board", [STREAKS, ACCURACY])
async def test_who_hides_or_is_forgotten_is_on_no_board(game: Game, board: Board) -> None:
    for _ in range(MIN_ANSWERS):
        await answer(game, RIGHT)
        await answer(game, RIGHT, who=BEN)
    assert await names(game, board) == [(1, "ana"), (1, "ben")]
    privacy = PrivacyService(game.store, game.clock, timedelta(days=90))
    await privacy.set_hidden(ANA.user_id, hidden=True)
    assert await names(game, board) == [(1, "ben")]
    with pytest.raises(HiddenFromAll):
        await game.leaderboard.own_page(GUILD, ANA.user_id, board)
    game.clock.move(days=1)
    await answer(game, RIGHT)
    assert await names(game, board) == [(1, "ben")], "what is answered meanwhile is put by as well"
    await privacy.set_hidden(ANA.user_id, hidden=False)
    assert {name for _, name in await names(game, board)} == {"ana", "ben"}
    await privacy.forget(ANA.user_id)
    assert await names(game, board) == [(1, "ben")]
    assert await RecountService(game.store).check() == []
