"""The ids of the buttons, the menu and the form of days off; `cogs.custom_ids` says what holds of all ids."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from bot.cogs.id_kinds import ID, IdKind, one_of


class DaysOffAction(StrEnum):
    """What a button of days off does."""

    SHOW = "show"
    SERVER = "server"
    VACATION = "vacation"


class DaysOffButtonId(Struct, frozen=True):
    """A button that is about the days off of whoever presses it."""

    action: DaysOffAction


class StreakButtonId(Struct, frozen=True):
    """The button from days off back to the streak."""


class RestMenuId(Struct, frozen=True):
    """The menu of weekdays."""


class VacationEndId(Struct, frozen=True):
    """The button that ends or cancels a vacation."""

    vacation_id: int


class VacationFormId(Struct, frozen=True):
    """The form for a vacation's dates."""


DAYS_OFF_BUTTON = IdKind(DaysOffButtonId, "cuecard:off", one_of(DaysOffAction))
STREAK_BUTTON = IdKind(StreakButtonId, "cuecard:streak")
REST_MENU = IdKind(RestMenuId, "cuecard:off:rest")
VACATION_END = IdKind(VacationEndId, "cuecard:off:end", ID)
VACATION_FORM = IdKind(VacationFormId, "cuecard:vacation")
