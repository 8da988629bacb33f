"""Several texts in one cell of a table that people made: "Amsterdam|The Hague", "Delhi; NCT of Delhi"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.formats.tables import columns

_ANSWERS = re.compile(r"[\w'’.\- ]{2,60}(?:\|[\w'’.\- ]{2,60}){1,9}")
_WORD = re.compile(r"[^\W\d_]{3}")
_LISTS = (columns.ACCEPTED, columns.PARTIAL, columns.WRONG)


def parted(cells: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The cells by field: answers parted by bars all count, the first is shown; a list may be parted by semicolons."""
    for field, text in cells:
        if field in _LISTS and "|" not in text:
            yield field, text.replace(";", "|")
        elif field == columns.REFERENCE and _are_answers(text):
            first, _, others = text.partition("|")
            yield field, first
            yield columns.ACCEPTED, others
        else:
            yield field, text


def _are_answers(text: str) -> bool:
    """Whether words stand between the bars; with spaces around these, names, since commands are piped so."""
    parts = [part.strip() for part in text.split("|")]
    spaced = " |" in text or "| " in text
    worded = _ANSWERS.fullmatch(text) is not None and all(map(_WORD.search, parts))
    return worded and not (spaced and any(part[:1].islower() for part in parts))
