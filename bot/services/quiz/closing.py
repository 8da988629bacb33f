"""Moving the closing time of an open question when a member acts in it, by the rules of `core.quiz.timing`."""

from __future__ import annotations

from datetime import datetime

from bot.core.quiz.entries import Entry
from bot.core.quiz.state import Round, RoundState
from bot.core.quiz.timing import deadline, early_close
from bot.storage.transaction import Transaction


async def keep_fair(
    tx: Transaction,
    round_: Round,
    after: Entry,
    *,
    seconds: int | None,
    extra_time: float,
    now: datetime,
    others_wait: bool | None = None,
) -> None:
    """After a member acted: count down once all have finished; a member who has not finished ends the countdown.

    `after` is the member's entry, already stored; `seconds` are the quiz's for each question, None for a daily one,
    which closes when it was promised. `others_wait`: somebody else has not finished, where that was read already.
    """
    if seconds is None or round_.state is not RoundState.OPEN:
        return
    assert round_.opened_at is not None  # an open question of a quiz has both
    assert round_.deadline_at is not None
    until = round_.deadline_at
    if not after.finished:
        until = closes_at = max(until, deadline(round_.opened_at, seconds, extra_time))
    else:
        if others_wait is None:
            others_wait = not await tx.attempts.all_finished(round_.id)
        if others_wait:
            return
        closes_at = early_close(round_, now)
    if (closes_at, until) != (round_.closes_at, round_.deadline_at):
        await tx.quizzes.set_closing(round_.id, closes_at, until)
