"""Pages of HTML that are decks: a table that names a question and an answer, or a list of terms.

    <dl><dt>Mutex</dt><dd>A lock that one thread holds.</dd></dl>
    <table><tr><th>Question</th><th>Answer</th></tr><tr><td>Which port has HTTP?</td><td>80</td></tr></table>

Lists of terms, and tables of two columns that name nothing, count where they are most of what the page says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from bot.core.cards import Deck
from bot.core.decks import limits
from bot.core.decks.check import slugify
from bot.core.decks.problems import DeckError
from bot.formats import markup, no_decks
from bot.formats.documents import tables, wording
from bot.formats.documents.tables import Table
from bot.formats.tables import columns

_FRAGMENT = re.compile(
    r"\ufeff?\s{0,200}<(?:dl|table|div|main|section|article|center|h[1-6]|p)(?=[\s>])", re.IGNORECASE
)
_DROPPED = re.compile(r"<(script|style|template|svg|nav|footer|head|!--)(?=[\s>-]|--)", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^<>]{0,200}>([^<>]{1,300})</title", re.IGNORECASE)
_MARK = re.compile(r"<(/?)(dl|dt|dd|table|tr|th|td|h[1-6])(?=[\s/>])[^<>]*+>", re.IGNORECASE)
_PARTS = ("dt", "dd", "th", "td")
_LEAST, _SHARE = 2, 2
"""Rows from which a list is one, and the part of a page that it is."""
_DEEPEST = 40
"""Tables that may stand in one another."""
_TERM = ("term", "definition")


class _Grid(Struct):
    """A table or a list of terms as it is read."""

    topic: str
    listed: bool = False
    rows: list[list[str]] = field(default_factory=list)
    headed: bool = False
    """Whether the first row holds names."""
    nests: bool = False
    """Whether another stands in it, so that it is a layout."""


def is_page(text: str) -> bool:
    """Whether the text begins as HTML does."""
    return no_decks.is_page(text) or _FRAGMENT.match(text) is not None


def looks_like(text: str) -> bool:
    """Whether it is a page with cards in it."""
    return is_page(text) and bool(_tables(text))


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck of a page, and what was left out of it; DeckError with every problem."""
    found = _tables(text)
    if not found:
        raise DeckError.of(
            "there is no table with a question and an answer, and no list of terms, in this page"
        )
    named = _TITLE.search(text[:20_000])
    if named and (called := " ".join(markup.strip(named[1]).text.split())[: limits.MAX_TITLE].strip()):
        title, slug = called, slugify(called)
    return tables.deck_of(found, slug=slug, title=title)


def _tables(text: str) -> list[Table]:
    """The tables of the page that hold cards: those that name them, else what most of the page is."""
    body = _without_asides(text)
    grids = [grid for grid in _grids(body) if grid.rows and not grid.nests]
    named = [Table(grid.topic, tuple(grid.rows[0]), _even(grid.rows)[1:]) for grid in grids if _names(grid)]
    if named:
        return named
    said = len(markup.strip(body).text)
    for listed in (True, False):
        held = [grid for grid in grids if grid.listed == listed and _is_of_two(grid)]
        rows = [row for grid in held for row in grid.rows]
        if len(rows) >= _LEAST and _SHARE * sum(len(cell) for row in rows for cell in row) >= said:
            return [Table(grid.topic, _TERM, grid.rows[1:] if grid.headed else grid.rows) for grid in held]
    return []


def _names(grid: _Grid) -> bool:
    known = {columns.PROMPT, columns.REFERENCE} <= set(columns.fields_of(grid.rows[0]))
    return not grid.listed and known and len(grid.rows) > 1


def _is_of_two(grid: _Grid) -> bool:
    """Whether each row, without the names, has a term and a meaning."""
    rows = grid.rows[1:] if grid.headed else grid.rows
    return bool(rows) and all(len(row) == len(_TERM) and all(row) for row in rows)


def _even(rows: Sequence[list[str]]) -> list[list[str]]:
    """The rows as wide as the first."""
    width = len(rows[0])
    return [(row + [""] * width)[:width] for row in rows]


def _grids(body: str) -> Iterator[_Grid]:
    """The tables and lists of terms, inner ones before those around them."""
    topic, open_ = "", list[_Grid]()
    marks = list(_MARK.finditer(body))
    for at, mark in enumerate(marks):
        closes, name = bool(mark[1]), mark[2].lower()
        said = body[mark.end() : marks[at + 1].start() if at + 1 < len(marks) else len(body)]
        if name[0] == "h" and not closes:
            topic = wording.tidied(" ".join(markup.strip(said).text.split()))[: limits.MAX_TOPIC].strip()
        elif name in ("table", "dl") and not closes:
            for around in open_:
                around.nests = True
            open_.append(_Grid(topic, name == "dl"))
            if len(open_) > _DEEPEST:
                raise DeckError.of(f"tables over {_DEEPEST} deep in one another")
        elif name in ("table", "dl") and open_:
            yield open_.pop()
        elif open_ and not closes:
            _read(open_[-1], name, said)
        if sum(len(grid.rows) for grid in open_) > limits.MAX_ROWS:
            raise DeckError.of(f"over {limits.MAX_ROWS:,} rows")
    yield from reversed(open_)


def _read(grid: _Grid, name: str, said: str) -> None:
    """Adds a row, or the text of a cell, a term or a meaning."""
    if name == "tr":
        grid.rows.append([])
        return
    text, row = " ".join(markup.strip(said).text.split()), grid.rows[-1] if grid.rows else None
    if name == "dt" and (row is None or len(row) != 1):
        grid.rows.append([text])
    elif name == "dt" and row:
        row[0] += f", {text}"
    elif name == "dd" and row and len(row) == len(_TERM):
        row[1] += f"\n{text}"
    elif row is not None:
        row.append(text)
        grid.headed = grid.headed or (name == "th" and len(grid.rows) == 1)


def _without_asides(text: str) -> str:
    """The page without comments, programs, styles and what leads through it."""
    kept, place, low = [], 0, text.lower()
    open_ = set[str]()
    while found := _DROPPED.search(text, place):
        kept.append(text[place : found.start()])
        end = "-->" if found[1] == "!--" else f"</{found[1].lower()}"
        last = -1 if end in open_ else low.find(end, found.end())
        if last < 0:
            open_.add(end)
            place = found.end()
            continue
        place = last + len(end) if end == "-->" else low.find(">", last) + 1 or len(text)
    return "".join([*kept, text[place:]])
