"""Which open questions are to be shown anew: who plays, how many have answered or when it closes has changed.

What the questions of an earlier process show is known to nobody: they are looked at, a few at a time, and shown anew
where that is not what they should show.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.cogs.panels import Panel
from bot.core.quiz.state import Round

REST = timedelta(seconds=3)
"""Between two edits of a question: Discord allows five in five seconds in a channel, and posts need some of them."""

UNKNOWN_AT_ONCE = 5
"""Questions of an earlier process that are looked at in one tick: posts go before."""


class OpenQuestions:
    """What each open question shows as far as this process knows, and which of them have changed since."""

    def __init__(self) -> None:
        self._shown: dict[int, Panel] = {}
        self._changed: dict[int, Round] = {}
        self._rests_until: dict[int, datetime] = {}
        self._unknown: deque[Round] = deque()

    def unknown(self, rounds: Iterable[Round]) -> None:
        """These are open; another process may have shown them, or meant to."""
        self._shown.clear()
        self._unknown = deque(rounds)

    def changed(self, round_: Round) -> None:
        """Something about the round may look different now."""
        self._changed[round_.id] = round_

    @property
    def any_changed(self) -> bool:
        """Whether there is one to be looked at or shown anew, now or after its rest."""
        return bool(self._changed or self._unknown)

    def due(self, now: datetime) -> dict[int, Round]:
        """Rounds that have changed and may be edited, by id; a few more of those that are unknown."""
        for _ in range(min(UNKNOWN_AT_ONCE, len(self._unknown))):
            self.changed(self._unknown.popleft())
        return {round_id: round_ for round_id, round_ in self._changed.items() if self._rested(round_id, now)}

    def _rested(self, round_id: int, now: datetime) -> bool:
        """A rest that a clock set back makes longer than any is over."""
        until = self._rests_until.get(round_id, now)
        return now >= until or until > now + REST

    def taken(self, round_id: int, now: datetime) -> None:
        """The round is read now, to be shown anew: what changes later makes it due again."""
        self._changed.pop(round_id, None)
        self._rests_until[round_id] = now + REST

    def shows(self, round_id: int, panel: Panel) -> bool | None:
        """Whether the round's message shows that panel already; None where nobody knows."""
        shown = self._shown.get(round_id)
        return None if shown is None else shown == panel

    def show(self, round_id: int, panel: Panel) -> None:
        """The round's message shows that panel."""
        self._shown[round_id] = panel

    def uncertain(self, round_: Round) -> None:
        """Showing the round anew failed: its message shows what it did before, or not any more."""
        self._shown.pop(round_.id, None)
        self.changed(round_)

    def closed(self, round_id: int) -> None:
        """Nothing of the round changes any more."""
        for known in (self._shown, self._changed, self._rests_until):
            known.pop(round_id, None)
