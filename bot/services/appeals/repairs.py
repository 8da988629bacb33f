"""What follows from an attempt's new verdict: its entry, the points of its day, the card's history, the streak.

Every function leads to the state that the verdicts call for, whatever it was before: done twice it changes
nothing, and setting a verdict back restores what there was.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from bot.core.appeals import Replayed, Try, replay
from bot.core.grading import Verdict
from bot.core.quiz.attempts import Attempt
from bot.core.quiz.state import Round
from bot.core.recount import days_of
from bot.core.similarity import is_copy
from bot.core.streaks import StreakDay, day_for
from bot.core.zones import NEARBY, local_day
from bot.services.quiz.answers import score_keys
from bot.services.review.memory import work_out
from bot.services.streaks import excused_days_for, restate_streaks
from bot.storage.review.sessions import StoredReview
from bot.storage.transaction import Transaction


class Repair(Struct, frozen=True):
    """What changed for the member."""

    gained: int = 0
    """Points more than before; less than 0 when a decision was taken back."""
    copied: bool = False
    """Someone had written these very words before, so it earns nothing."""
    day: date | None = None
    """A day that counts for the streak from now on."""


async def set_verdict(
    tx: Transaction, round_: Round, user_id: int, attempt_id: int, verdict: Verdict
) -> Repair:
    """Give the attempt the verdict and repair all that hangs on it; the caller holds the round's lock."""
    given = await tx.attempts.of_member(round_.id, user_id)
    old = given[attempt_id]
    if old.verdict is verdict:
        return Repair(copied=old.copied)
    new = await _with_verdict(tx, attempt_id, old, verdict)
    entry = await tx.attempts.entry(round_.id, user_id)
    amended = {**given, attempt_id: new}
    before, after = _played(given.values(), entry.hinted), _played(amended.values(), entry.hinted)
    for number, (each_id, each) in enumerate(amended.items()):
        gain = after.gains[number] or 0
        await tx.attempts.amend(each_id, replace(each, points=gain))
        correct = int(after.right == number) - int(before.right == number)
        answers = int(after.gains[number] is not None) - int(before.gains[number] is not None)
        points = gain - each.points
        if points or correct or answers:
            keys, on = score_keys(each), each.played_on
            await tx.scores.add(round_.guild_id, user_id, keys, points, correct, answers, day=on)
    await tx.members.place_scores(round_.guild_id, user_id)  # they may have left, or be hidden
    await tx.attempts.save_entry(round_.id, user_id, after.entry)
    await tx.decks.adjust_history(
        round_.guild_id,
        round_.card_id,
        answers=before.gains.count(None) - after.gains.count(None),
        correct=int(after.right is not None) - int(before.right is not None),
    )
    await work_out(tx, user_id, round_.card_id)
    day = await _repair_streak(tx, round_, old, new)
    return Repair(after.entry.points - entry.points, new.copied, day)


async def _with_verdict(tx: Transaction, attempt_id: int, old: Attempt, verdict: Verdict) -> Attempt:
    """The attempt with the verdict, and whether it is copied and takes the bonus that nobody else holds."""
    copied = first = False
    if verdict is Verdict.CORRECT:
        round_id, user_id = old.round_id, old.user_id
        seen = await tx.attempts.public_correct(round_id, other_than=user_id, before=attempt_id)
        copied = is_copy(old.answer, seen) if old.answer else old.copied
        first = not copied and not await tx.attempts.bonus_taken(round_id, other_than=user_id)
    return replace(old, verdict=verdict, copied=copied, first=first)


def _played(attempts: Iterable[Attempt], hinted: bool) -> Replayed:
    return replay([Try(a.verdict, a.hinted, a.copied, a.first) for a in attempts], hinted=hinted)


def _counts(attempt: Attempt) -> bool:
    return attempt.verdict is Verdict.CORRECT and not attempt.copied


async def _repair_streak(tx: Transaction, round_: Round, old: Attempt, new: Attempt) -> date | None:
    if _counts(new) == _counts(old):
        return None
    await tx.reminders.look_again(new.user_id)
    day = None
    if _counts(new):
        day = await count_day(tx, round_, new)
    else:
        await _uncount_day(tx, new)
    await restate_streaks(tx, new.user_id, new.own_zone, min(days_of(new.at, new.own_zone)))
    return day


async def count_day(tx: Transaction, round_: Round, attempt: Attempt) -> date | None:
    """Have the right answer's day count; None where it does already."""
    day = await _day_of(tx, attempt, await tx.members.streak_sources(attempt.user_id))
    return day if await _add_day(tx, round_, attempt, day) else None


async def _uncount_day(tx: Transaction, attempt: Attempt) -> None:
    """Take the day back that the attempt made count; another correct answer that falls on it keeps it."""
    days = await tx.members.streak_sources(attempt.user_id)
    lost = next((day for day in days if day.at == attempt.at), None)
    if lost is None:
        return
    await tx.members.remove_streak_day(attempt.user_id, lost.day)
    rest = [day for day in days if day is not lost]
    made_another = {day.at for day in rest}
    since, until = attempt.at - NEARBY, attempt.at + NEARBY
    for other in await tx.attempts.counted_correct(attempt.user_id, since, until):
        if other.at in made_another or await _day_of(tx, other, rest) != lost.day:
            continue
        source = await tx.quizzes.round(other.round_id)
        assert source is not None  # an attempt goes with its round
        await _add_day(tx, source, other, lost.day)
        return
    await _count_review(tx, attempt, lost.day, rest)


async def _count_review(tx: Transaction, attempt: Attempt, lost: date, rest: list[StreakDay]) -> None:
    """Let a correct answer in review keep the day that an attempt no longer keeps."""
    made_another = {day.at for day in rest}
    for other in await tx.sessions.correct(attempt.user_id, attempt.at - NEARBY, attempt.at + NEARBY):
        if other.at in made_another or await _day_of(tx, other, rest) != lost:
            continue
        user_id, zone = attempt.user_id, other.own_zone
        await tx.members.add_streak_day(
            user_id, lost, guild_id=other.guild_id, schedule_id=None, zone=zone, at=other.at
        )
        return


async def _day_of(tx: Transaction, attempt: Attempt | StoredReview, days: list[StreakDay]) -> date:
    """The day that a correct answer counts for, by the days that counted at its moment."""
    known = {day.day: day.source for day in days if day.at <= attempt.at}
    zone = attempt.own_zone
    excused_days = await excused_days_for(tx, attempt.user_id, known, zone, local_day(attempt.at, zone))
    return day_for(attempt.at, zone, known, excused_days)


async def _add_day(tx: Transaction, round_: Round, attempt: Attempt, day: date) -> bool:
    return await tx.members.add_streak_day(
        attempt.user_id,
        day,
        guild_id=round_.guild_id,
        schedule_id=round_.schedule_id,
        zone=attempt.own_zone,
        at=attempt.at,
    )
