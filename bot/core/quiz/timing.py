"""How long a question stays open: fair to everybody who plays.

1. A member plays a question from the moment they join, open the form, take the hint or answer. Whoever started the
   quiz plays its first question; whoever played a question plays the next, and is waited for there. Who then sits a
   whole question out is waited for no longer.
2. A question is open for the quiz's seconds. Where somebody who plays has asked for more time, it is open longer for
   all, so that nobody can see for whom.
3. Once everybody who plays has finished (was right, or has no tries left) it closes after a countdown that all see;
   the first question not before a third of its time is over, since people are still coming in.
4. A newcomer ends the countdown: the question is then open for its whole time again.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.core.quiz.state import Round

COUNTDOWN = timedelta(seconds=8)
"""How long a question stays open once everybody who plays has finished it."""
EXTRA_TIMES = (1.0, 1.5, 2.0)
"""What a member may multiply the time of questions by which they play."""


def deadline(opened_at: datetime, seconds: int, extra_time: float) -> datetime:
    """When the time is up of a question that `extra_time` is the largest of among those who play (rule 2)."""
    return opened_at + timedelta(seconds=seconds * extra_time)


def early_close(round_: Round, now: datetime) -> datetime:
    """When an open question closes that everybody who plays has finished now (rule 3); never after its deadline."""
    assert round_.opened_at is not None  # it is open, and a quiz's
    assert round_.deadline_at is not None
    whole = round_.deadline_at - round_.opened_at
    earliest = round_.opened_at + whole / 3 if round_.number == 1 else now
    return min(max(now + COUNTDOWN, earliest), round_.deadline_at)
