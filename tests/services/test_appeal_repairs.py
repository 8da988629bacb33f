"""What a decision repairs: points, tries, the bonus, streak days; and that taking it back restores them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core.appeals import AppealState, Decision
from bot.core.grading import Verdict
from bot.core.leaderboard import Board
from bot.core.quiz.entries import Entry
from bot.storage.store import Store
from tests.services.appeal_game import REVIEWER, AppealGame, appeal_game
from tests.services.game import ANA, BEN, GUILD

RIGHT, HALF, WRONG = "that is right", "partly so", "no idea of it"


@pytest.fixture
async def game(sqlite_store: Store) -> AppealGame:
    return await appeal_game(sqlite_store)


async def test_an_accepted_appeal_is_paid_everywhere(game: AppealGame) -> None:
    round_ = await game.begin()
    appeal = await game.appeal(round_, ANA, WRONG)
    ruling = await game.accept(appeal)
    assert ruling.changed
    assert (ruling.lead.repair.gained, ruling.lead.repair.day) == (12, date(2026, 3, 2))
    assert await game.entry(round_, ANA) == Entry(
        tries=1, best=Verdict.CORRECT, points=12, first=True, joined=True
    )
    for period in ("2026-03-02", "2026-W10", "2026-03", "all"):
        assert await game.points(ANA, period) == (12, 1)
    assert await game.days(ANA) == ["2026-03-02"]
    case = ruling.lead.case
    assert (case.appeal.state, case.appeal.reviewer_id, case.attempt.verdict) == (
        AppealState.ACCEPTED,
        REVIEWER.user_id,
        Verdict.CORRECT,
    )


async def test_ranks_follow_a_decision_and_its_being_taken_back(store: Store) -> None:
    game = await appeal_game(store)
    round_ = await game.begin()
    await game.attempt(round_, BEN, HALF)
    appeal = await game.appeal(round_, ANA, WRONG)

    async def ranks() -> list[tuple[int, str]]:
        page = await game.leaderboard.page(GUILD, ANA.user_id, Board())
        assert page.own == next((row for row in page.rows if row.user_id == ANA.user_id), None)
        assert page.members == len(page.rows)
        return [(row.rank, row.name) for row in page.rows]

    assert await ranks() == [(1, "ben")]
    await game.accept(appeal)
    assert await ranks() == [(1, "ana"), (2, "ben")]
    await game.reviewing.reopen(appeal, REVIEWER)
    assert await ranks() == [(1, "ben")]


async def test_the_points_go_to_the_day_of_the_answer_by_the_zones_of_that_time(game: AppealGame) -> None:
    await game.settings.set_guild_zone(GUILD, "Pacific/Auckland")  # noon in London is past midnight there
    await game.settings.set_own_zone(ANA.user_id, "Pacific/Honolulu")
    round_ = await game.begin()
    appeal = await game.appeal(round_, ANA, WRONG)
    game.clock.move(days=9)
    await game.settings.set_guild_zone(GUILD, "UTC")
    await game.settings.set_own_zone(ANA.user_id, "UTC")
    await game.accept(appeal)
    assert await game.points(ANA, "2026-03-03") == (12, 1)
    assert await game.points(ANA, "2026-03-02") == (0, 0)
    assert await game.days(ANA) == ["2026-03-02"]


@pytest.mark.parametrize(
    ("texts", "appealed", "decision", "points", "tries"),
    [
        ([WRONG, "another", WRONG], 2, Decision.ACCEPT, 8, 3),
        ([WRONG, "another", WRONG], 1, Decision.ACCEPT, 10, 2),  # the third try counts no more
        ([WRONG, RIGHT], 0, Decision.ACCEPT, 12, 1),
        ([HALF, WRONG], 1, Decision.PARTLY, 4, 2),
        ([WRONG, HALF], 0, Decision.PARTLY, 4, 2),
        ([HALF], 0, Decision.ACCEPT, 12, 1),
        ([HALF], 0, Decision.PARTLY, 4, 1),
        ([HALF], 0, Decision.DECLINE, 4, 1),
        ([WRONG], 0, Decision.DECLINE, 0, 1),
    ],
)
async def test_what_a_decision_leaves_the_member_with(
    game: AppealGame, texts: list[str], appealed: int, decision: Decision, points: int, tries: int
) -> None:
    round_ = await game.begin()
    attempts = [await game.attempt(round_, ANA, text) for text in texts]
    before = await game.state()
    appeal = (await game.file(attempts[appealed], ANA)).case.appeal.id
    await game.reviewing.settle(appeal, REVIEWER, decision)
    entry = await game.entry(round_, ANA)
    assert (entry.points, entry.tries) == (points, tries)
    assert await game.points(ANA) == (points, int(entry.correct))
    await game.reviewing.reopen(appeal, REVIEWER)
    assert await game.state() == before


async def test_a_hint_keeps_its_price_and_has_none_for_the_try_before_it(game: AppealGame) -> None:
    round_ = await game.begin()
    early = await game.appeal(round_, ANA, WRONG)
    await game.quiz.hint(round_.id, ANA)
    late = await game.appeal(round_, ANA, WRONG + " again")
    await game.accept(late)
    assert (await game.entry(round_, ANA)).points == 10 - 2 - 2 + 2
    await game.reviewing.reopen(late, REVIEWER)
    await game.accept(early)
    assert (await game.entry(round_, ANA)).points == 12


async def test_the_bonus_goes_to_whom_the_appeal_makes_first_and_is_taken_from_nobody(
    game: AppealGame,
) -> None:
    round_ = await game.begin()
    appeal = await game.appeal(round_, ANA, WRONG)
    await game.say(round_, BEN, RIGHT)
    ruling = await game.accept(appeal)
    assert ruling.lead.repair.gained == 10
    assert await game.points(BEN) == (12, 1)
    second = await game.begin(channel_id=801)
    appeal = await game.appeal(second, ANA, WRONG)
    assert (await game.accept(appeal)).lead.repair.gained == 12
    later = await game.say(second, BEN, RIGHT)
    assert later is not None
    assert later.gained == 10, "the appeal holds the bonus now"


async def test_two_appeals_of_one_entry_come_apart_in_any_order(game: AppealGame) -> None:
    round_ = await game.begin()
    one = await game.appeal(round_, ANA, WRONG)
    two = await game.appeal(round_, ANA, "something else entirely")
    before = await game.state()
    await game.accept(two)
    only_two = await game.state()
    await game.accept(one)
    await game.reviewing.reopen(one, REVIEWER)
    assert await game.state() == only_two
    await game.accept(one)
    await game.reviewing.reopen(two, REVIEWER)
    assert (await game.entry(round_, ANA)).points == 12
    await game.reviewing.reopen(one, REVIEWER)
    assert await game.state() == before


async def test_an_accepted_copy_of_what_all_could_read_earns_nothing(game: AppealGame) -> None:
    round_ = await game.begin()
    text = "an idea of it in words that are long enough"
    mine = await game.appeal(round_, ANA, text, public=True)
    await game.appeal(round_, BEN, text)
    ruling = await game.accept(mine)
    assert [(o.case.name, o.repair.gained, o.repair.copied) for o in ruling.all] == [
        ("ana", 12, False),
        ("ben", 0, True),
    ]
    assert (await game.entry(round_, BEN)).correct
    assert await game.points(BEN) == (0, 0)
    assert await game.days(BEN) == []


async def test_a_streak_is_whole_again(game: AppealGame) -> None:
    await game.say(await game.begin(), ANA, RIGHT)
    game.clock.move(days=1)
    missed = await game.appeal(await game.begin(channel_id=801), ANA, WRONG)
    game.clock.move(days=1)
    await game.say(await game.begin(channel_id=802), ANA, RIGHT)
    assert (await game.streaks.report(ANA.user_id, GUILD)).streak.current == 1
    await game.accept(missed)
    assert (await game.streaks.report(ANA.user_id, GUILD)).streak.current == 3
    await game.reviewing.reopen(missed, REVIEWER)
    assert (await game.streaks.report(ANA.user_id, GUILD)).streak.current == 1


async def test_within_the_grace_period_the_day_before_is_saved(game: AppealGame) -> None:
    await game.say(await game.begin(), ANA, RIGHT)
    game.clock.move(days=1, hours=13)  # 01:00 on the 4th; the 3rd is still open
    appeal = await game.appeal(await game.begin(channel_id=801), ANA, WRONG)
    game.clock.move(days=3)
    await game.accept(appeal)
    assert await game.days(ANA) == ["2026-03-02", "2026-03-03"]


async def test_an_appeal_counts_for_the_day_for_which_its_answer_would_have_counted(game: AppealGame) -> None:
    await game.say(await game.begin(), ANA, RIGHT)
    game.clock.move(days=1, hours=13)
    appeal = await game.appeal(await game.begin(channel_id=801), ANA, WRONG)
    game.clock.move(minutes=30)
    await game.say(await game.begin(channel_id=802), ANA, RIGHT)
    saved = ["2026-03-02", "2026-03-03"]
    assert await game.days(ANA) == saved
    await game.accept(appeal)
    assert await game.days(ANA) == saved, (
        "the day before was open when it was given, not yet saved by the later one"
    )
    await game.reviewing.reopen(appeal, REVIEWER)
    assert await game.days(ANA) == saved


async def test_a_day_that_a_later_answer_made_is_its_own(game: AppealGame) -> None:
    await game.say(await game.begin(), ANA, RIGHT)
    game.clock.move(days=1, hours=13)
    appeal = await game.appeal(await game.begin(channel_id=801), ANA, WRONG)
    await game.accept(appeal)
    game.clock.move(minutes=30)
    await game.say(await game.begin(channel_id=802), ANA, RIGHT)
    assert await game.days(ANA) == ["2026-03-02", "2026-03-03", "2026-03-04"]
    await game.reviewing.reopen(appeal, REVIEWER)
    assert await game.days(ANA) == ["2026-03-02", "2026-03-04"]


async def test_a_day_with_another_right_answer_stays(game: AppealGame) -> None:
    appeals = []
    for hour, channel in enumerate((801, 802)):
        game.clock.move(hours=hour)
        appeals.append(await game.appeal(await game.begin(channel_id=channel), ANA, WRONG))
    before = await game.state()
    for appeal in appeals:
        await game.accept(appeal)
    await game.reviewing.reopen(appeals[0], REVIEWER)
    assert await game.days(ANA) == ["2026-03-02"], "the second answer holds it"
    await game.reviewing.reopen(appeals[1], REVIEWER)
    assert await game.state() == before
