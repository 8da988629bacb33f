"""Which open questions are to be shown anew: who plays, how many have answered or when it closes has changed."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.cogs.panels import Panel
from bot.core.quiz.state import Round

REST = timedelta(seconds=3)
"""Between two edits of a question: Discord allows five in five seconds in a channel, and posts need some of them."""


class OpenQuestions:
    """What each open question of this process shows, and which of them have changed since."""

    def __init__(self) -> None:
        self._shown: dict[int, Panel] = {}
        self._changed: dict[int, Round] = {}
        self._rests_until: dict[int, datetime] = {}

    def changed(self, round_: Round) -> None:
        """Something about the round may look different now."""
        self._changed[round_.id] = round_

    @property
    def any_changed(self) -> bool:
        """Whether there is one to be shown anew, now or after its rest."""
        return bool(self._changed)

    def due(self, now: datetime) -> dict[int, Round]:
        """Rounds that have changed and may be edited, by id."""
        return {round_id: round_ for round_id, round_ in self._changed.items() if self._rested(round_id, now)}

    def _rested(self, round_id: int, now: datetime) -> bool:
        """A rest that a clock set back makes longer than any is over."""
        until = self._rests_until.get(round_id, now)
        return now >= until or until > now + REST

    def taken(self, round_id: int, now: datetime) -> None:
        """The round is read now, to be shown anew: what changes later makes it due again."""
        self._changed.pop(round_id, None)
        self._rests_until[round_id] = now + REST

    def shows(self, round_id: int, panel: Panel) -> bool:
        """Whether the round's message shows that panel already."""
        return self._shown.get(round_id) == panel

    def show(self, round_id: int, panel: Panel) -> None:
        """The round's message shows that panel."""
        self._shown[round_id] = panel

    def closed(self, round_id: int) -> None:
        """Nothing of the round changes any more."""
        for known in (self._shown, self._changed, self._rests_until):
            known.pop(round_id, None)
