"""A document's lines to its sections: what is asked or titled, and the lines below it.

    ## What is a mutex?                               a heading, also numbered, or an item of a list
    <details><summary>What is a mutex?</summary>      a part that is folded
    **What is a mutex?**                              a line in bold that asks something
    What is a mutex?                                  a line with a rule right below it
    ---

Where a heading or a folded part is called "Answer", it begins no section: its text is the answer of the one above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from bot.formats.documents import wording
from bot.formats.documents.code import in_code

_HEADING = re.compile(r"(?:[-*+] +|\d{1,4}[.)] *)?(#{1,6}) +(\S.*)")
_CLOSING = re.compile(r" +#+ *$")
_SUMMARY = re.compile(r"(?:<details[^<>]{0,80}>\s*)?<summary[^<>]{0,80}>(.+)</summary>(.*)", re.IGNORECASE)
_BOLD = re.compile(r"(?:\d{1,4}[.)] *)?(?:\*\*|__)(?! )([^*]{3,500})(?:\*\*|__):?")
_NO_TEXT = re.compile(
    r"(?:[-*_] ?){3,}|!\[[^\]]{0,300}\]\([^()]{0,600}\)|\W{0,9}\[?\W{0,9}(?:back )?to (?:the )?top\b.*|\[toc\]"
    r"|(?:(?:[-*+]|\d{1,4}[.)]) +)?\[[^\[\]]{0,300}\]\(#[^()]{0,300}\)|`mdfc;[^`]{0,300}`",
    re.IGNORECASE,
)
"""Rules, pictures, ways back to the top, lines of a table of contents, and what a program notes of its own."""
_CONTENTS = re.compile(
    r"\W*(?:(?:table of )?contents|toc|index|inhalt(?:sverzeichnis)?|índice|sommaire|indice|содержание|目录|目次)\W*",
    re.IGNORECASE,
)
"""A heading of a list of what the page holds: no topic."""
_RULE = re.compile(r"-{3,200}|={3,200}")
FOLDED, BOLD = 7, 8
"""Levels of sections below those of headings."""


class Section(Struct):
    """A heading, a folded part or a bold line, with what stands below it and above the next one."""

    level: int
    """1 to 6 for headings, then FOLDED and BOLD."""
    title: str
    asks: bool
    """Whether the title is a question or a task."""
    numbered: bool
    line: int
    """In the file, from 1."""
    topic: str
    """The nearest heading above that asks nothing; empty where there is none."""
    lines: list[str] = field(default_factory=list)
    """As the file has them, tags and pictures taken out; code in fences as it is."""

    @property
    def is_empty(self) -> bool:
        """Whether no text stands below the title."""
        return not any(map(str.strip, self.lines))


def sections_of(text: str, *, org: bool = False) -> Iterator[Section]:
    """The sections of `text` in order, the lines above the first heading left out. `org`: headings begin with `*`."""
    above: dict[int, str] = {}
    section: Section | None = None
    lines = list(_from_org(text) if org else _with_marks(text.split("\n")))
    for number, (raw, code) in enumerate(zip(lines, in_code(lines), strict=True), start=1):
        mark = None if code else _mark(raw.strip())
        if mark is None:
            if section is not None:
                section.lines.append(raw if code else _plain(raw))
            continue
        level, said, rest = mark
        title = wording.tidied(said)
        if section is not None and wording.names_answer(title):
            section.lines += [wording.answer_line(title), rest]
            continue
        if section is not None and section.asks and (part := wording.part_line(title)) is not None:
            section.lines += [part, rest]
            continue
        if section is not None:
            yield section
        topic = next((above[up] for up in sorted(above, reverse=True) if up < level), "")
        section = Section(
            level, title, wording.asks(said), wording.is_numbered(said), number, topic, [rest] if rest else []
        )
        if level < FOLDED:
            above = {up: name for up, name in above.items() if up < level}
            if not (section.asks or _CONTENTS.fullmatch(title)):
                above[level] = title
    if section is not None:
        yield section


def _mark(line: str) -> tuple[int, str, str] | None:
    """The level, the title and what follows on the same line, where a section begins."""
    if heading := _HEADING.fullmatch(line):
        return len(heading[1]), _CLOSING.sub("", heading[2]), ""
    if summary := _SUMMARY.fullmatch(line):
        return FOLDED, summary[1], _plain(summary[2]).strip()
    bold = _BOLD.fullmatch(line)
    if bold and wording.asks(bold[1]):
        return BOLD, bold[1], ""
    return None


def _plain(raw: str) -> str:
    """The line without tags; empty where nothing of it is text."""
    return "" if _NO_TEXT.fullmatch(raw.strip()) else wording.without_tags(raw)


def _with_marks(lines: Sequence[str]) -> Iterator[str]:
    """The lines, those that are headings by the rule below them marked as such, and the rule empty."""
    code = list(in_code(lines))
    ruled = False
    for place, line in enumerate(lines):
        below = lines[place + 1].strip() if place + 1 < len(lines) and not code[place + 1] else ""
        alone = place == 0 or not lines[place - 1].strip()
        if ruled:
            ruled = False
            yield ""
        elif alone and not code[place] and line[:1].isalnum() and (rule := _RULE.fullmatch(below)):
            ruled = True
            yield f"{'#' if rule[0][0] == '=' else '##'} {line.strip()}"
        else:
            yield line


def _from_org(text: str) -> Iterator[str]:
    """The lines of an Org outline as Markdown has them; drawers, dates and settings are empty lines."""
    drawer = False
    for line in text.split("\n"):
        mark = line.strip().upper()
        stars = re.match(r"(\*{1,20}) +(?:TODO +|DONE +)?(\S.*?)(?:\s+:[\w@#%:]{1,200}:)?\s*$", line)
        if stars:
            yield f"{'#' * min(len(stars[1]), 6)} {stars[2]}"
        elif mark.startswith(("#+BEGIN_", "#+END_")):
            yield "```"
        elif drawer or mark.startswith(("#+", "SCHEDULED:", "DEADLINE:", "CLOSED:")):
            drawer = drawer and mark != ":END:"
            yield ""
        elif drawer := mark in (":PROPERTIES:", ":LOGBOOK:"):
            yield ""
        else:
            yield line
