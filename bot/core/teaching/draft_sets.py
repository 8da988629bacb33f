"""Sets of drafts in a server, where those who look after its decks decide about them."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from bot.core.teaching.proposals import WAITING, Stage

DECIDED = (Stage.ACCEPTED, Stage.DROPPED)
"""Stages of what somebody has looked at, and that is in no deck yet."""


class DraftSet(Struct, frozen=True):
    """The drafts of one file."""

    guild_id: int
    user_id: int
    """Who brought them."""
    slug: str
    """Of the server's deck that they are for."""
    at: datetime


def next_waiting(stages: tuple[Stage, ...], number: int) -> int | None:
    """The number of the next draft that nobody has decided about, round and round from `number` on; None for none."""
    turn = [(number + 1 + step) % len(stages) for step in range(len(stages))]
    return next((each for each in turn if stages[each] in WAITING), None)
