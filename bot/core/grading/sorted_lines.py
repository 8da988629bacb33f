"""Lines in the order of their letters, searched as the one text that they are: a tenth of what a dict takes."""

from __future__ import annotations

import sys

_CACHE = 20_000
_LAST = chr(sys.maxunicode)
"""Comes after all letters."""
_HEAD = 2
"""Letters by which the part of the text is found that is then looked through."""


def no_text() -> str:
    """A table that is left out, read as its text."""
    return ""


def no_bytes() -> bytes:
    """A table that is left out, read as it stands in its file."""
    return b""


class SortedLines:
    """The lines of a text. Each begins with a key and a blank; no two have the same key."""

    def __init__(self, text: str) -> None:
        self._text = "\n{}\n".format(text.strip("\n"))
        self._spans: dict[str, tuple[int, int]] = {}

    def rest(self, key: str) -> str | None:
        """What stands in the key's line behind the blank; None where there is no such line."""
        at = self._text.find(f"\n{key} ", *self._span(key[:_HEAD]))
        return None if at < 0 else self._text[at + len(key) + 2 : self._text.find("\n", at + 1)]

    def starting(self, start: str) -> list[str]:
        """The lines that begin so."""
        return self.part(start).splitlines()

    def part(self, start: str) -> str:
        """The same as one text."""
        first, last = self._span(start)
        return self._text[first + 1 : last]

    def _span(self, start: str) -> tuple[int, int]:
        """Where the lines are that begin so: from the line end before the first to that of the last."""
        found = self._spans.get(start)
        if found is None:
            if len(self._spans) >= _CACHE:
                self._spans.clear()
            found = self._spans[start] = self._edge(start), self._edge(start + _LAST) + 1
        return found

    def _edge(self, start: str) -> int:
        """Where the line end is in front of the first line that does not come before `start`."""
        text, low, high = self._text, 0, len(self._text) - 1
        while low < high:
            middle = text.rfind("\n", 0, (low + high) // 2 + 1)
            end = text.find("\n", middle + 1)
            if text[middle + 1 : end] < start:
                low = end
            else:
                high = middle
        return low
