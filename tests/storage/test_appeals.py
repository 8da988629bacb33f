"""Appeals, what reviewers taught, offices and the audit list, on both engines."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from bot.core.appeals import MAX_LEARNED, Appeal, AppealState
from bot.core.grading import Verdict
from bot.core.members import GuildRoles
from bot.core.quiz.attempts import Attempt
from bot.core.streaks import StreakDay
from bot.storage import schema
from bot.storage.audit import DETAIL_LENGTH
from bot.storage.store import Store
from bot.storage.transaction import Transaction
from tests.storage.rows import ANA, BEN, GUILD, NOON, attempt, open_round, stored_quiz


async def filed(tx: Transaction, *, number: int = 1, user_id: int = ANA.user_id) -> Appeal:
    """An open appeal about an attempt of its own, in a round of its own, all about cards of one deck."""
    quiz = await stored_quiz(tx, channel_id=8_000 + number * 1_000 + user_id)
    round_ = await open_round(tx, quiz, message_id=number * 1_000 + user_id)
    given = attempt(round_.id, user_id=user_id, source_id=number * 1_000 + user_id, verdict=Verdict.PARTIAL)
    attempt_id = await tx.attempts.add(given)
    added = await tx.appeals.add(
        attempt_id,
        guild_id=GUILD,
        card_id=round_.card_id,
        user_id=user_id,
        graded=Verdict.PARTIAL,
        at=NOON + timedelta(hours=number),
    )
    assert added is not None
    return added


async def test_an_attempt_has_one_appeal(store: Store) -> None:
    async with store.write() as tx:
        first = await filed(tx)
        assert (first.state, first.graded, first.remembered) == (AppealState.OPEN, Verdict.PARTIAL, False)
        values: dict[str, Any] = {
            "guild_id": GUILD,
            "card_id": first.card_id,
            "user_id": ANA.user_id,
            "at": NOON,
        }
        assert await tx.appeals.add(first.attempt_id, graded=Verdict.PARTIAL, **values) is None
        assert await tx.appeals.get(first.id) == await tx.appeals.of_attempt(first.attempt_id) == first
        assert await tx.appeals.get(999) is None


async def test_an_attempt_comes_back_and_only_its_judgment_changes(store: Store) -> None:
    async with store.write() as tx:
        round_ = await open_round(tx, await stored_quiz(tx))
        given = attempt(round_.id, flags=("echo",), verdict=Verdict.INCORRECT, points=0, hinted=True)
        attempt_id = await tx.attempts.add(given)
        assert await tx.attempts.get(attempt_id) == given
        judged = attempt(round_.id, flags=(), answer="forged", points=12, first=True, copied=True)
        await tx.attempts.amend(attempt_id, judged)
        stored = await tx.attempts.of_member(round_.id, ANA.user_id)
        assert list(stored) == [attempt_id]
        assert (stored[attempt_id].verdict, stored[attempt_id].points) == (Verdict.CORRECT, 12)
        assert (stored[attempt_id].first, stored[attempt_id].copied) == (True, True)
        assert (stored[attempt_id].answer, stored[attempt_id].hinted) == (given.answer, True)


async def test_only_correct_answers_of_the_time_that_were_not_copied(store: Store) -> None:
    async with store.write() as tx:
        round_ = await open_round(tx, await stored_quiz(tx))
        rows = [
            attempt(round_.id, answer="counts"),
            attempt(round_.id, answer="half", verdict=Verdict.PARTIAL),
            attempt(round_.id, answer="copied", copied=True),
            attempt(round_.id, answer="late", at=NOON + timedelta(days=3)),
            attempt(round_.id, answer="ben's", user_id=BEN.user_id),
        ]
        for number, row in enumerate(rows, start=1):
            await tx.attempts.add(attempt(**{**_fields(row), "number": number, "source_id": number}))
        day = timedelta(days=1)
        found = await tx.attempts.counted_correct(ANA.user_id, NOON - day, NOON + day)
        assert [each.answer for each in found] == ["counts"]


def _fields(value: Attempt) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__struct_fields__}


async def test_the_tally_and_the_queue(store: Store) -> None:
    async with store.write() as tx:
        first = await filed(tx, number=1)
        second = await filed(tx, number=2)
        await filed(tx, number=1, user_id=BEN.user_id)
        await tx.appeals.update(first.id, state=AppealState.DECLINED, lead_id=first.id)
        assert await tx.appeals.tally(GUILD, ANA.user_id, NOON) == (1, 2)
        assert await tx.appeals.tally(GUILD, ANA.user_id, NOON + timedelta(hours=1)) == (1, 1)
        assert await tx.appeals.tally(GUILD + 1, ANA.user_id, NOON) == (0, 0)
        assert await tx.appeals.oldest_open(GUILD) == second
        assert await tx.appeals.count_open(GUILD) == 2
        assert await tx.appeals.oldest_open(GUILD + 1) is None


async def test_what_a_decision_may_touch(store: Store) -> None:
    async with store.write() as tx:
        one, two = await filed(tx, number=1), await filed(tx, number=2)
        three, done = await filed(tx, number=3), await filed(tx, number=4)
        await tx.appeals.update(done.id, state=AppealState.DECLINED, lead_id=done.id)
        assert [a.id for a in await tx.appeals.related(two.id)] == [one.id, two.id, three.id]
        for each in (one, three):
            await tx.appeals.update(each.id, state=AppealState.ACCEPTED, lead_id=three.id)
        assert [a.id for a in await tx.appeals.related(one.id)] == [one.id, two.id, three.id]
        assert [a.id for a in await tx.appeals.related(two.id)] == [two.id]
        assert await tx.appeals.related(999) == []


async def test_a_server_learns_for_itself_the_newest_win_and_not_without_end(store: Store) -> None:
    async with store.write() as tx:
        appeal = await filed(tx)
        await tx.appeals.teach(appeal, Verdict.CORRECT, "it is so", NOON)
        await tx.appeals.teach(appeal, Verdict.INCORRECT, "twice", NOON)
        assert (await tx.decks.card_for(GUILD, appeal.card_id)).accepted == ("it is so",)
        assert await tx.decks.card_for(GUILD + 1, appeal.card_id) == await tx.decks.card(appeal.card_id)
        for number in range(2, MAX_LEARNED + 3):
            await tx.appeals.teach(await filed(tx, number=number), Verdict.CORRECT, f"so {number}", NOON)
        learned = (await tx.decks.card_for(GUILD, appeal.card_id)).accepted
        assert len(learned) == MAX_LEARNED
        assert "it is so" not in learned
        await tx.appeals.unteach(appeal.id)
        await tx.appeals.unteach(appeal.id)


async def test_what_was_learned_outlives_the_answer_it_came_from(store: Store) -> None:
    async with store.write() as tx:
        appeal = await filed(tx)
        await tx.appeals.teach(appeal, Verdict.CORRECT, "it is so", NOON)
    async with store.engine.begin() as connection:
        await connection.execute(delete(schema.attempt).where(schema.attempt.c.id == appeal.attempt_id))
    async with store.read() as tx:
        assert await tx.appeals.get(appeal.id) is None
        assert (await tx.decks.card_for(GUILD, appeal.card_id)).accepted == ("it is so",)


async def test_of_two_at_once_for_a_member_the_second_waits(store: Store) -> None:
    async with store.write() as tx:
        await tx.members.saw(ANA)
    order = []

    async def hold(name: str) -> None:
        async with store.write() as tx:
            await tx.locks.people([ANA.user_id])
            order.append(f"{name} in")
            await asyncio.sleep(0.05)  # time for the other to come in, if nothing held it
            order.append(f"{name} out")

    await asyncio.gather(hold("one"), hold("two"))
    assert [entry.split()[1] for entry in order] == ["in", "out", "in", "out"]


async def test_an_unknown_state_is_refused(store: Store) -> None:
    async with store.write() as tx:
        appeal = await filed(tx)
    with pytest.raises(IntegrityError):
        async with store.write() as tx:
            await tx.appeals.update(appeal.id, state="maybe")


async def test_streak_days_know_their_answer_and_can_be_taken_back(store: Store) -> None:
    async with store.write() as tx:
        day = NOON.date()
        values: dict[str, Any] = {"guild_id": GUILD, "schedule_id": None, "zone": "UTC", "at": NOON}
        assert await tx.members.add_streak_day(ANA.user_id, day, **values)
        assert await tx.members.streak_sources(ANA.user_id) == [StreakDay(day, NOON, None, GUILD)]
        await tx.members.remove_streak_day(ANA.user_id, day)
        await tx.members.remove_streak_day(ANA.user_id, day)
        assert await tx.members.streak_sources(ANA.user_id) == []


async def test_offices_stay_beside_the_zone(store: Store) -> None:
    async with store.write() as tx:
        assert await tx.members.guild_roles(GUILD) == GuildRoles()
        await tx.members.set_guild(GUILD, reviewer_role_id=5)
        await tx.members.set_guild_zone(GUILD, "Europe/Paris")
        await tx.members.set_guild(GUILD, review_channel_id=6)
        assert await tx.members.guild_roles(GUILD) == GuildRoles(None, 5, 6)
        assert await tx.members.guild_zone(GUILD) == "Europe/Paris"
        await tx.members.saw(ANA)
        assert await tx.members.name(GUILD, ANA.user_id) == "ana"
        assert await tx.members.name(GUILD, BEN.user_id) is None


async def test_the_audit_list_is_newest_first_and_each_server_s_own(store: Store) -> None:
    async with store.write() as tx:
        for number in range(3):
            await tx.audit.record(GUILD, number, "deck.edit", "x" * 10_000, NOON)
        await tx.audit.record(GUILD + 1, 9, "deck.edit", "elsewhere", NOON)
        lines = await tx.audit.latest(GUILD, 2)
    assert [line.actor_id for line in lines] == [2, 1]
    assert len(lines[0].detail) == DETAIL_LENGTH
