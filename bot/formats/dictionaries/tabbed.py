r"""Dictionaries with an entry a line, as PyGlossary and StarDict's editor write them: parted by tabs, or as CSV.

    ##name	Animals
    bat|bats	a mammal that flies\nby night

Lines at the top that begin with # tell of the dictionary; spellings are parted by bars, and `\n` is a line end.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from bot.core.cards import Deck
from bot.core.decks import limits
from bot.core.decks.check import slugify
from bot.core.decks.problems import DeckError
from bot.formats import markup
from bot.formats.dictionaries import entries
from bot.formats.dictionaries.entries import Entry

_INFO = re.compile(r"##?(\w{2,40})")
_TOP = re.compile(r"\ufeff?\"?#(?:#\w{2,40}|name|bookname)\"?([\t,])")
_BAR = re.compile(r"(?<!\\)\|")
_ESCAPE = re.compile(r"\\([nt\\|])")
_ESCAPED = {"n": "\n", "t": " "}


def looks_like(text: str) -> bool:
    """Whether the first line tells of a dictionary, and a further one does or is an entry."""
    top = _TOP.match(text)
    return top is not None and any(top[1] in line for line in text.split("\n", 2)[1:2])


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError with every problem."""
    told: dict[str, str] = {}
    found = list(_entries(text.removeprefix("\ufeff"), told))
    if name := " ".join(told.get("name", told.get("bookname", "")).split()):
        title, slug = name[: limits.MAX_TITLE].strip(), slugify(name)
    return entries.deck_of(found, slug=slug, title=title)


def _entries(text: str, told: dict[str, str]) -> Iterator[Entry]:
    """The entries; what the lines at the top say goes to `told`."""
    for line, cells in _rows(text):
        if len(cells) < 2 or line > limits.MAX_LINES:
            raise DeckError.of("no entry of a dictionary: a word and its meaning", line)
        if info := _INFO.fullmatch(cells[0]):
            told[info[1].casefold()] = cells[1]
            continue
        words = [_ESCAPE.sub(_character, word) for word in _BAR.split(cells[0])]
        meaning = _ESCAPE.sub(_character, cells[1])
        if markup.looks_like_html(meaning):
            meaning = markup.strip(meaning).text
        yield Entry(words[0], [meaning], line, notes=words[1:])


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    top = _TOP.match(text)
    if top is None or top[1] == "\t":
        lines = enumerate(text.split("\n"), start=1)
        yield from ((number, line.split("\t", 1)) for number, line in lines if line.strip())
        return
    reader, line = csv.reader(io.StringIO(text, newline="")), 1
    try:
        for cells in reader:
            if any(cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise DeckError.of(f"the quotes of this entry do not fit together: {error}", line) from error


def _character(escape: re.Match[str]) -> str:
    return _ESCAPED.get(escape[1], escape[1])
