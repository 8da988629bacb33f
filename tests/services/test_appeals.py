"""Appeals: who may file and reviewer, once and only once, and what a server's cards learn from it."""

from __future__ import annotations

import asyncio

import pytest

from bot.core.appeals import MAX_A_DAY, MAX_OPEN, AppealState, Decision
from bot.core.grading import Verdict
from bot.core.members import GuildRoles
from bot.services.appeals.errors import (
    AnswerCorrect,
    AnswerGone,
    AppealGone,
    EmptyNote,
    NotDeclined,
    NotYourAnswer,
    OwnAppeal,
    TooManyOpen,
    TooManyToday,
)
from bot.services.appeals.reviewing import Reviewer
from bot.services.guild_roles import RoleSetting
from bot.storage.store import Store
from tests.services.appeal_game import MANAGER, REVIEWER, AppealGame, appeal_game
from tests.services.game import ANA, BEN, CY, GUILD

RIGHT, HALF, WRONG = "that is right", "partly so", "no idea of it"


@pytest.fixture
async def game(sqlite_store: Store) -> AppealGame:
    return await appeal_game(sqlite_store)


@pytest.fixture
async def any_game(store: Store) -> AppealGame:
    return await appeal_game(store)


async def test_a_second_decision_and_a_second_reopening_change_nothing(game: AppealGame) -> None:
    round_ = await game.begin()
    appeal = await game.appeal(round_, ANA, WRONG)
    await game.accept(appeal)
    accepted = await game.state()
    late = await game.reviewing.settle(appeal, MANAGER, Decision.DECLINE)
    assert not late.changed
    assert late.lead.case.appeal.reviewer_id == REVIEWER.user_id
    assert await game.state() == accepted
    assert (await game.reviewing.reopen(appeal, MANAGER)).changed
    opened = await game.state()
    assert not (await game.reviewing.reopen(appeal, MANAGER)).changed
    assert await game.state() == opened


async def test_of_many_reviewers_at_once_one_decides(any_game: AppealGame) -> None:
    round_ = await any_game.begin()
    appeal = await any_game.appeal(round_, ANA, WRONG)
    await any_game.appeal(round_, BEN, WRONG.upper())  # settled with it
    seats = [Reviewer(GUILD, 900 + n, manager=True) for n in range(4)]
    decisions = (Decision.ACCEPT, Decision.DECLINE, Decision.PARTLY, Decision.REMEMBER)
    rulings = await asyncio.gather(
        *(any_game.reviewing.settle(appeal, s, d) for s, d in zip(seats, decisions, strict=True))
    )
    assert [r.changed for r in rulings].count(True) == 1
    assert len({r.lead.case.appeal.reviewer_id for r in rulings}) == 1
    decided = next(r for r in rulings if r.changed)
    points = {AppealState.ACCEPTED: 12, AppealState.PARTLY: 4, AppealState.DECLINED: 0}
    assert (await any_game.points(ANA))[0] == points[decided.lead.case.appeal.state]


async def test_similar_appeals_tapped_at_once_are_each_decided_once(any_game: AppealGame) -> None:
    appeals = []
    for channel, who in enumerate((ANA, BEN, CY), start=801):
        appeals.append(await any_game.appeal(await any_game.begin(channel_id=channel), who, WRONG))
    rulings = await asyncio.gather(*(any_game.accept(appeal, MANAGER) for appeal in reversed(appeals)))
    assert sorted(len(r.all) for r in rulings if r.changed) in ([3], [1, 1, 1])
    for who in (ANA, BEN, CY):
        assert await any_game.points(who) == (12, 1)


async def test_an_answer_while_a_reviewer_decides_waits_its_turn(any_game: AppealGame) -> None:
    round_ = await any_game.begin()
    appeal = await any_game.appeal(round_, ANA, WRONG)
    ruling, answered = await asyncio.gather(any_game.accept(appeal), any_game.say(round_, BEN, RIGHT))
    assert answered is not None
    assert sorted([ruling.lead.repair.gained, answered.gained]) == [10, 12]


async def test_similar_appeals_go_together_and_come_back_together(game: AppealGame) -> None:
    first = await game.begin()
    mine = await game.appeal(first, ANA, "The inputs drift, and nobody notices.")
    theirs = await game.appeal(first, BEN, "nobody notices: the inputs drift")
    await game.appeal(first, CY, "the outputs drift and nobody notices")
    before = await game.state()
    ruling = await game.accept(mine)
    assert [o.case.name for o in ruling.all] == ["ana", "ben"]
    assert (await game.points(BEN))[0] == 10
    again = await game.reviewing.settle(theirs, REVIEWER, Decision.DECLINE)
    assert not again.changed
    undone = await game.reviewing.reopen(theirs, REVIEWER)
    assert {o.case.name for o in undone.all} == {"ana", "ben"}
    assert await game.state() == before
    assert (await game.appeals.waiting(GUILD))[1] == 3


async def test_a_reviewer_decides_nothing_of_their_own_but_a_manager_may(game: AppealGame) -> None:
    round_ = await game.begin()
    theirs = await game.appeal(round_, BEN, WRONG)
    mine = await game.appeal(round_, ANA, WRONG)
    ana, manager = Reviewer(GUILD, ANA.user_id, manager=False), Reviewer(GUILD, ANA.user_id, manager=True)
    with pytest.raises(OwnAppeal):
        await game.accept(mine, ana)
    ruling = await game.accept(theirs, ana)
    assert not ruling.others, "nor by way of a similar one"
    assert (await game.accept(mine, manager)).changed
    with pytest.raises(OwnAppeal):
        await game.reviewing.reopen(mine, ana)


async def test_reviewers_of_another_server_have_no_say(game: AppealGame) -> None:
    appeal = await game.appeal(await game.begin(), ANA, WRONG)
    stranger = Reviewer(GUILD + 1, 1, manager=True)
    for deed in (
        game.accept(appeal, stranger),
        game.reviewing.reopen(appeal, stranger),
        game.reviewing.remember_wrong(appeal, stranger),
        game.reviewing.add_note(appeal, stranger, "a note"),
        game.accept(99_999),
    ):
        with pytest.raises(AppealGone):
            await deed
    assert await game.appeals.waiting(GUILD + 1) == (None, 0)


async def test_what_is_remembered_counts_in_this_server_until_it_is_reopened(game: AppealGame) -> None:
    round_ = await game.begin()
    appeal = await game.appeal(round_, ANA, WRONG)
    before = await game.state()
    ruling = await game.reviewing.settle(appeal, REVIEWER, Decision.REMEMBER)
    assert ruling.lead.case.appeal.remembered
    later = await game.say(round_, BEN, WRONG)
    assert later is not None
    assert later.grade.verdict is Verdict.CORRECT
    async with game.store.read() as tx:
        assert WRONG in (await tx.decks.card_for(GUILD, round_.card_id)).accepted
        assert WRONG not in (await tx.decks.card_for(GUILD + 1, round_.card_id)).accepted
    await game.reviewing.reopen(appeal, REVIEWER)
    assert (await game.state())["learned"] == before["learned"] == []


async def test_a_declined_answer_may_be_remembered_as_wrong(game: AppealGame) -> None:
    round_ = await game.begin()
    appeal = await game.appeal(round_, ANA, HALF)
    with pytest.raises(NotDeclined):
        await game.reviewing.remember_wrong(appeal, REVIEWER)
    await game.reviewing.settle(appeal, REVIEWER, Decision.DECLINE)
    assert await game.reviewing.remember_wrong(appeal, REVIEWER)
    assert not await game.reviewing.remember_wrong(appeal, REVIEWER)
    later = await game.say(round_, BEN, HALF)
    assert later is not None
    assert later.grade.verdict is Verdict.INCORRECT
    await game.reviewing.reopen(appeal, REVIEWER)
    assert (await game.state())["learned"] == []


async def test_a_declined_answer_that_was_wrong_counts_as_wrong_until_it_is_reopened(
    game: AppealGame,
) -> None:
    round_ = await game.begin()
    appeal, other = await game.appeal(round_, ANA, WRONG), await game.appeal(round_, BEN, WRONG)
    before = await game.state()
    ruling = await game.reviewing.settle(appeal, REVIEWER, Decision.DECLINE)
    assert [outcome.case.appeal.remembered for outcome in ruling.all] == [True, False]
    assert not await game.reviewing.remember_wrong(appeal, REVIEWER), "it is known already"
    async with game.store.read() as tx:
        card = await tx.decks.card_for(GUILD, round_.card_id)
        assert await tx.decks.card_for(GUILD + 1, round_.card_id) == await tx.decks.card(round_.card_id)
    assert [group.answers for group in card.wrong] == [(WRONG,)]
    assert card.bare, "one declined answer is not what makes a card a taught one"
    await game.reviewing.reopen(other, REVIEWER)
    assert await game.state() == before


async def test_one_appeal_an_answer_and_its_fate_on_asking_again(game: AppealGame) -> None:
    attempt = await game.attempt(await game.begin(), ANA, WRONG)
    filed = [await game.file(attempt, ANA) for _ in range(2)]
    assert [f.new for f in filed] == [True, False]
    await game.reviewing.settle(filed[0].case.appeal.id, REVIEWER, Decision.DECLINE)
    ruling = await game.reviewing.add_note(
        filed[0].case.appeal.id, REVIEWER, "  It is the other way round. \x00"
    )
    assert ruling.lead.case.appeal.note == "It is the other way round."
    told = (await game.file(attempt, ANA)).case.appeal
    assert (told.state, told.note) == (AppealState.DECLINED, "It is the other way round.")
    with pytest.raises(EmptyNote):
        await game.reviewing.add_note(told.id, REVIEWER, " \x00 ")


async def test_pressed_many_times_at_once_it_is_filed_once(any_game: AppealGame) -> None:
    attempt = await any_game.attempt(await any_game.begin(), ANA, WRONG)
    filed = await asyncio.gather(*(any_game.file(attempt, ANA) for _ in range(4)))
    assert sorted(f.new for f in filed) == [False, False, False, True]
    assert len({f.case.appeal.id for f in filed}) == 1


async def test_who_may_not_file(game: AppealGame) -> None:
    round_ = await game.begin()
    right, wrong = await game.attempt(round_, ANA, RIGHT), await game.attempt(round_, BEN, WRONG)
    with pytest.raises(AnswerCorrect):
        await game.file(right, ANA)
    with pytest.raises(NotYourAnswer):
        await game.file(wrong, ANA)
    with pytest.raises(AnswerGone):
        await game.file(99_999, ANA)


async def guesses(game: AppealGame, count: int) -> list[int]:
    """Wrong answers of Ana's, each another text; their attempts."""
    attempts: list[int] = []
    while len(attempts) < count:
        round_ = await game.begin(channel_id=801 + len(attempts))
        attempts += [await game.attempt(round_, ANA, f"guess {len(attempts) + n}") for n in range(3)]
    return attempts[:count]


async def test_open_appeals_are_bounded_also_when_pressed_at_once(any_game: AppealGame) -> None:
    attempts = await guesses(any_game, MAX_OPEN + 2)
    filed = await asyncio.gather(*(any_game.file(a, ANA) for a in attempts), return_exceptions=True)
    assert sum(isinstance(each, TooManyOpen) for each in filed) == 2
    assert (await any_game.appeals.waiting(GUILD))[1] == MAX_OPEN


async def test_appeals_of_a_day_are_bounded(game: AppealGame) -> None:
    attempts = await guesses(game, MAX_A_DAY + 1)
    for attempt in attempts[:MAX_A_DAY]:
        filed = await game.file(attempt, ANA)
        await game.reviewing.settle(filed.case.appeal.id, REVIEWER, Decision.DECLINE)
    with pytest.raises(TooManyToday, match="of=10"):
        await game.file(attempts[MAX_A_DAY], ANA)
    game.clock.move(hours=25)
    assert (await game.file(attempts[MAX_A_DAY], ANA)).new


async def test_every_decision_is_in_the_audit_list(game: AppealGame) -> None:
    round_ = await game.begin()
    appeal = await game.appeal(round_, ANA, HALF)
    await game.appeal(round_, BEN, HALF)
    await game.reviewing.settle(appeal, REVIEWER, Decision.REMEMBER)
    await game.reviewing.reopen(appeal, MANAGER)
    await game.reviewing.settle(appeal, REVIEWER, Decision.DECLINE)
    await game.reviewing.remember_wrong(appeal, REVIEWER)
    await game.reviewing.add_note(appeal, REVIEWER, "Think of time.")
    await game.offices.set(GUILD, MANAGER.user_id, RoleSetting.REVIEWER_ROLE, 77)
    async with game.store.read() as tx:
        lines = await tx.audit.latest(GUILD, 10)
    assert [(line.action, line.actor_id) for line in reversed(lines)] == [
        ("appeal.remembered", REVIEWER.user_id),
        ("appeal.reopened", MANAGER.user_id),
        ("appeal.declined", REVIEWER.user_id),
        ("appeal.remembered_wrong", REVIEWER.user_id),
        ("appeal.note", REVIEWER.user_id),
        ("settings.judge_role", MANAGER.user_id),
    ]
    assert lines[-1].detail.endswith("“partly so”; 1 more with it")
    assert lines[1].detail.endswith("note: Think of time.")


async def test_offices_are_set_and_taken_back(game: AppealGame) -> None:
    assert await game.offices.of(GUILD) == GuildRoles()
    for number, office in enumerate(RoleSetting, start=1):
        await game.offices.set(GUILD, 1, office, number)
    assert await game.offices.of(GUILD) == GuildRoles(1, 2, 3)
    await game.settings.set_guild_zone(GUILD, "Europe/Paris")
    await game.offices.set(GUILD, 1, RoleSetting.DECK_ROLE, None)
    assert await game.offices.of(GUILD) == GuildRoles(None, 2, 3)
