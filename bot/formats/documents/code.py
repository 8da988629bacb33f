"""Which lines of Markdown are code in a fence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_FENCES = ("```", "~~~")


def in_code(lines: Iterable[str]) -> Iterator[bool]:
    """Of each line whether it belongs to code in a fence, the fences too.

    A fence may begin behind the mark of a list's item, and that line is the item's. Only a bare fence ends one, so that
    after one that was forgotten the next with a language is not taken for the end.
    """
    fence = ""
    for raw in lines:
        line = raw.strip()
        mark = fence or next((each for each in _FENCES if each in line), "")
        odd = bool(mark) and line.count(mark) % 2 == 1
        if fence:
            yield True
            fence = "" if line.strip(fence[0]) == "" and line else fence
        else:
            yield odd and line.startswith(mark)
            fence = mark if odd else ""
