"""Word tables and patterns of this package.

Patterns are compiled when first used, to keep the import fast, and the large ones when a text may hold what they find.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, cached_property

from msgspec import Struct

DIGIT = r"\d"
"""What expressions need that find nothing but what has digits."""


def listed(table: str) -> tuple[str, ...]:
    """The words of a table that is written as running text, in order."""
    return tuple(table.split())


class Pattern(Struct, frozen=True, dict=True):
    """A regular expression that is compiled when first used: compiling all of them would double the import's time.

    What it offers are the methods of `re.Pattern` themselves, so that using one costs no call more.
    """

    text: str
    flags: int = 0
    needs: str = ""
    """A quick expression that is found in every text that `finditer` finds something in; "" for none."""

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression."""
        return re.compile(self.text, self.flags)

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """As `re.Pattern.search`."""
        return self.compiled.search

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """As `re.Pattern.match`."""
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """As `re.Pattern.fullmatch`."""
        return self.compiled.fullmatch

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """As `re.Pattern.finditer` of a whole text."""
        return self._where_needed if self.needs else self.compiled.finditer

    def _where_needed(self, text: str) -> Iterator[re.Match[str]]:
        return self.compiled.finditer(text) if _quick(self.needs).search(text) else iter(())

    @cached_property
    def findall(self) -> Callable[..., list[str]]:
        """As `re.Pattern.findall`, for expressions with one group at most."""
        return self.compiled.findall

    @cached_property
    def split(self) -> Callable[..., list[str]]:
        """As `re.Pattern.split`."""
        return self.compiled.split

    @cached_property
    def sub(self) -> Callable[..., str]:
        """As `re.Pattern.sub`."""
        return self.compiled.sub


@cache
def _quick(needs: str) -> re.Pattern[str]:
    """What several expressions need, compiled once."""
    return re.compile(needs)


def pattern(text: str, flags: int = 0, *, needs: str = "") -> Pattern:
    """The expression, to be compiled when first used; `needs` as `Pattern` has it."""
    return Pattern(text, int(flags), needs)
