"""Word tables and patterns of this package.

Patterns are compiled when first used, to keep the import fast.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

Replacement = str | Callable[[re.Match[str]], str]


def listed(table: str) -> tuple[str, ...]:
    """The words of a table that is written as running text, in order."""
    return tuple(table.split())


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression that is compiled when first used: compiling all of them would double the import's time."""

    text: str
    flags: int = 0

    @property
    def compiled(self) -> re.Pattern[str]:
        """The expression, compiled once in the process."""
        return _compiled(self.text, self.flags)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        return _compiled(self.text, self.flags).search(text, start)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """As `re.Pattern.match`."""
        return _compiled(self.text, self.flags).match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """As `re.Pattern.fullmatch`."""
        return _compiled(self.text, self.flags).fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        return _compiled(self.text, self.flags).finditer(text)

    def findall(self, text: str) -> list[str]:
        """As `re.Pattern.findall`, for expressions with one group at most."""
        return _compiled(self.text, self.flags).findall(text)

    def split(self, text: str) -> list[str]:
        """As `re.Pattern.split`."""
        return list(_compiled(self.text, self.flags).split(text))

    def sub(self, replacement: Replacement, text: str, count: int = 0) -> str:
        """As `re.Pattern.sub`."""
        return _compiled(self.text, self.flags).sub(replacement, text, count)


@cache
def _compiled(text: str, flags: int) -> re.Pattern[str]:
    """Bounded: the expressions are this package's constants."""
    return re.compile(text, flags)


def pattern(text: str, flags: int = 0) -> Pattern:
    """The expression, to be compiled when first used."""
    return Pattern(text, int(flags))
