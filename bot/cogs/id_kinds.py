"""Kinds of ids: what the text in a button, a menu or a form may hold, how it is made and how it is read.

`cogs.custom_ids` and `cogs.menu_ids` have the kinds that there are, and why they stay as they are.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from enum import StrEnum
from functools import cached_property
from typing import Any, Generic, TypeVar

from msgspec import Struct
from msgspec.structs import astuple

from bot.core.decks import check
from bot.core.leaderboard import Board, Metric
from bot.core.periods import Period
from bot.core.seasons import KEY_PATTERN

MAX_NUMBER = 2**63 - 1
"""The largest number that both databases hold: of a row's id and of a Discord id."""

Values = TypeVar("Values", bound=Struct)


class Value(Struct, frozen=True):
    """One value of an id."""

    pattern: str
    read: Callable[[str], Any]
    """May raise ValueError for a text that `pattern` fits."""


def number(most: int) -> Value:
    """A whole number from 0 to `most`, in ASCII digits, without leading zeros.

    The pattern has as many digits alone: one that is exact takes ten times as long to compile, at each start.
    """

    def read(text: str) -> int:
        found = int(text)
        if found > most:
            raise ValueError(f"{found} is more than {most}")
        return found

    return Value(f"(?!0[0-9])[0-9]{{1,{len(str(most))}}}", read)


def one_of(names: type[StrEnum]) -> Value:
    """One of these words."""
    return Value("|".join(names), names)


ID = number(MAX_NUMBER)
PAGE = number(999_999)
SLUG = Value(check.SLUG.pattern, str)
SLUG_OR_NONE = Value(f"(?:{check.SLUG.pattern})?", str)
BOARD = Value(f"(?:(?:{Metric.STREAK}|{Metric.ACCURACY})-)?(?:{'|'.join(Period)}|{KEY_PATTERN})", Board.read)
MARK = Value("[0-9a-f]{16}", str)
SHORT_MARKS = Value("(?:[0-9a-f]{6}){0,5}", str)
"""Of up to five texts, one after the other."""
SHORT_MARK = 6


def mark_of(text: str) -> str:
    """Stands in an id for a text that may hold colons, or more characters than an id."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class IdKind(Generic[Values]):
    """One kind of id, which holds the values of a record, in their order."""

    def __init__(self, holds: type[Values], prefix: str, *values: Value) -> None:
        self._holds, self._prefix, self._values = holds, prefix, values

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Fits the whole of an id (`fullmatch`), and what would be one but for a number that is too large."""
        return re.compile(":".join([self._prefix, *(f"({value.pattern})" for value in self._values)]))

    def make(self, values: Values) -> str:
        """The id with these values; ValueError for values that it may not hold."""
        made = ":".join(map(str, (self._prefix, *astuple(values))))
        if self.parse(made) is None:
            raise ValueError(f"{made!r} could not be read again as {self._holds.__name__}")
        return made

    def read(self, match: re.Match[str]) -> Values:
        """The values of an id that `pattern` fits; ValueError for a number that is too large."""
        pairs = zip(self._values, match.groups(), strict=True)
        return self._holds(*(value.read(text) for value, text in pairs))

    def parse(self, text: str) -> Values | None:
        """The values of an id; None for a text that is none of this kind."""
        match = self.pattern.fullmatch(text)
        try:
            return self.read(match) if match else None
        except ValueError:
            return None
