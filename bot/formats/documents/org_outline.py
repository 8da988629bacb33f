"""An Org outline as its headings, each with its tags, properties and text.

** Greeting                 :drill:
   :PROPERTIES:
   :DRILL_CARD_TYPE: twosided
   :END:
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

_HEADING = re.compile(r"(\*{1,30}) +(?:(?:TODO|DONE|NEXT|WAITING) +)?(.*)")
_TAGS = re.compile(r"(?:^|\s)(:[\w@#%:]{1,200}:)\s*$")
_PROPERTY = re.compile(r":([\w+-]{1,60}):\s*(.*)")
_DRAWER = re.compile(r":[A-Za-z_-]{1,40}:")
_BLOCK = re.compile(r"#\+(BEGIN|END)_(SRC|EXAMPLE|QUOTE|VERSE|LATEX)\b.*", re.IGNORECASE)
_END = ":END:"
_PLANNED = ("SCHEDULED:", "DEADLINE:", "CLOSED:")
_LINK = re.compile(r"\[\[([^\[\]]{1,500})\](?:\[([^\[\]]{1,500})\])?\]")
_PICTURE = re.compile(r"\S{0,400}\.(?:png|jpe?g|gif|svg|webp)", re.IGNORECASE)


class Heading(Struct):
    """A heading and what stands below it, above the next one."""

    level: int
    title: str
    tags: frozenset[str]
    """In lower case."""
    line: int
    """In the file, from 1."""
    parent: Heading | None
    properties: dict[str, str] = {}
    """By their names in capital letters."""
    lines: list[str] = []
    children: list[Heading] = []

    def told(self, name: str) -> str:
        """The value of a property, that of the nearest heading above where it has none itself; else empty."""
        at: Heading | None = self
        while at is not None:
            if name in at.properties:
                return at.properties[name].strip(" \"'")
            at = at.parent
        return ""

    @property
    def text(self) -> str:
        """The text below it, without the lines that are empty at its ends."""
        return "\n".join(self.lines).strip("\n")


def headings_of(text: str) -> Iterator[Heading]:
    """The headings in the order of the file; each is complete when the next one is asked for."""
    reader = _Reader()
    for number, raw in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        found = None if reader.block else _HEADING.fullmatch(raw.rstrip())
        if found is None:
            reader.feed(raw)
            continue
        before, reader.at = reader.at, _heading(found, number, reader.at)
        reader.drawer = ""
        if before is not None:
            yield before
    if reader.at is not None:
        yield reader.at


class _Reader:
    def __init__(self) -> None:
        self.at: Heading | None = None
        self.drawer = ""
        """The drawer that is open, as it is called; empty outside of any."""
        self.block = False
        """Whether a block of code, a quote or the like is open."""

    def feed(self, raw: str) -> None:
        """Read a line that is no heading."""
        line = raw.strip()
        if self.at is None:
            return
        if mark := _BLOCK.fullmatch(line):
            self.block = mark[1].upper() == "BEGIN"
            self.at.lines += ["```"] if mark[2].upper() in ("SRC", "EXAMPLE") else []
        elif self.block:
            self.at.lines.append(raw.rstrip())
        elif self.drawer:
            if self.drawer == ":PROPERTIES:" and (told := _PROPERTY.fullmatch(line)):
                self.at.properties[told[1].upper()] = told[2]
            self.drawer = "" if line.upper() == _END else self.drawer
        elif _DRAWER.fullmatch(line):
            self.drawer = line.upper() if line.upper() != _END else ""
        elif not line.startswith(_PLANNED) and not raw.startswith(("#+", "# ")):
            self.at.lines.append(_LINK.sub(_shown, raw.rstrip()))


def _heading(found: re.Match[str], number: int, before: Heading | None) -> Heading:
    level, title = len(found[1]), found[2]
    tags = _TAGS.search(title)
    parent = before
    while parent is not None and parent.level >= level:
        parent = parent.parent
    plain = _LINK.sub(_shown, title[: tags.start()] if tags else title).strip()
    heading = Heading(
        level,
        plain,
        frozenset(tags[1].casefold().strip(":").split(":")) if tags else frozenset(),
        number,
        parent,
    )
    if parent is not None:
        parent.children.append(heading)
    return heading


def _shown(link: re.Match[str]) -> str:
    """What is shown of a link: its words; nothing of a picture."""
    return "" if _PICTURE.fullmatch(link[1]) else link[2] or link[1]
