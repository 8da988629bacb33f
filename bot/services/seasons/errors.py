"""Why a season was not set up, ended or found. The words are in `bot/cogs/seasons/texts.py`."""

from __future__ import annotations

from datetime import date

from bot.core.seasons import SeasonPlan
from bot.errors import Conflict, InvalidInput, LimitReached, NotFound


class InvalidSeasonName(InvalidInput):
    """The name is too long, or has nothing that can be seen."""

    most: int


class InvalidSeasonDate(InvalidInput):
    """What was typed is no date."""

    typed: str


class SeasonInPast(InvalidInput):
    """The first day is over."""

    today: date


class SeasonEndsFirst(InvalidInput):
    """The last day lies before the first."""


class SeasonTooFar(InvalidInput):
    """It begins too far ahead, or lasts too long."""

    most: int


class SeasonsOverlap(Conflict):
    """Another season has a day of it."""

    other: SeasonPlan


class SeasonsFull(LimitReached):
    """The server has set up as many as it may."""

    of: int


class NoSeasonToEnd(NotFound):
    """No season with days of its own runs or is set up."""


class SeasonGone(NotFound):
    """The season is none of the server's, or was cancelled."""


class SeasonBegun(Conflict):
    """The season began before today, so that it can be ended and not cancelled."""


class TooLateToUndo(Conflict):
    """The day is over on which that could be taken back without losing an answer."""
