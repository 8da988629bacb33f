"""Word tables and patterns of this package.

Patterns are compiled when first used, to keep the import fast.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from msgspec import Struct


def listed(table: str) -> tuple[str, ...]:
    """The words of a table that is written as running text, in order."""
    return tuple(table.split())


class Pattern(Struct, frozen=True, dict=True):
    """A regular expression that is compiled when first used: compiling all of them would double the import's time.

    What it offers are the methods of `re.Pattern` themselves, so that using one costs no call more.
    """

    text: str
    flags: int = 0

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
        """As `re.Pattern.finditer`."""
        return self.compiled.finditer

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


def pattern(text: str, flags: int = 0) -> Pattern:
    """The expression, to be compiled when first used."""
    return Pattern(text, int(flags))
