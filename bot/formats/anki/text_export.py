"""The lines at the top of Anki's text exports: `#separator:tab`, `#html:true`, `#tags column:3` ...

Their meaning is that of Anki's manual, "Importing: text files".
"""

from __future__ import annotations

import re

from msgspec import Struct, field

from bot.formats.tables.columns import TAGS

_SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "space": " ", "pipe": "|", "colon": ":"}
_DIRECTIVE = re.compile(r"#([a-z][a-z ]{0,30}):(.*)", re.IGNORECASE)
DECK, GUID = "deck", "guid"
_COLUMNS = {"tags column": TAGS, "guid column": GUID, "deck column": DECK, "notetype column": ""}
_KNOWN = frozenset(("separator", "html", "tags", "columns", "notetype", "deck", "if matches", *_COLUMNS))


class Head(Struct):
    """What the lines at the top say."""

    lines: int = 0
    """How many there are; the cards begin after them."""
    separator: str | None = None
    html: bool | None = None
    columns: str | None = None
    """The line that names the columns, as it stands."""
    deck: str = ""
    tags: str = ""
    places: dict[int, str] = field(default_factory=dict)
    """Column, from 0, to what stands in it: TAGS, GUID, DECK or nothing of use ("")."""


def read(text: str) -> Head:
    """The directives at the top of `text`; `lines` is 0 where there are none."""
    head = Head()
    known = False
    for line in _top(text):
        head.lines += 1
        if (match := _DIRECTIVE.fullmatch(line)) and match[1].strip().lower() in _KNOWN:
            known = True
            _set(head, match[1].strip().lower(), match[2])
    return head if known else Head()


def _top(text: str) -> list[str]:
    """The lines before the first that is no comment."""
    lines: list[str] = []
    start = 0
    while text.startswith("#", start) and len(lines) < 100:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        lines.append(text[start:end])
        start = end + 1
    return lines


def _set(head: Head, name: str, value: str) -> None:
    if name == "separator":
        head.separator = _SEPARATORS.get(value.strip().lower()) or (value if len(value) == 1 else None)
    elif name == "html":
        head.html = value.strip().lower() == "true"
    elif name == "columns":
        head.columns = value
    elif name in ("deck", "tags"):
        setattr(head, name, value.strip())
    elif name in _COLUMNS and re.fullmatch(r"[1-9]\d{0,2}", value.strip()):
        head.places[int(value) - 1] = _COLUMNS[name]
