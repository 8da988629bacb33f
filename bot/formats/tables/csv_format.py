"""Tables of cards as text: CSV and TSV with or without a line of column names, and Anki's text export."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import chain, islice

from bot.core.cards import Deck
from bot.core.decks import limits
from bot.core.decks.check import slugify
from bot.core.decks.problems import Problems
from bot.formats import markup
from bot.formats.anki import text_export
from bot.formats.anki.notes import LeftOut
from bot.formats.tables import answer_columns, columns, formulas, loose_commas, row_reader
from bot.formats.tables.table_reader import Row

_DELIMITERS = "\t,;|"
_SAMPLE_LINES = 50
_SAMPLE_CHARS = 20_000
_FEW = 10
"""One of so many rows may have a quote that nothing closes."""
_LOOSE = "quotes that do not fit together: rows with them are read as they stand"
_QUOTED = re.compile(r'^\s*"(.*)"\s*$')
_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")
"""What parts the columns of a table that is set with spaces."""
_LONGEST_WORD, _LEAST_SPACED, _MOST_SPACED = 40, 3, 6
"""Characters of a first cell, lines, and columns of such a table."""
_ABOVE = 8
"""Rows above the names of the columns."""
_RULE = re.compile(r":?-{3,200}:?")
_COMMENT = re.compile(r"\s*(?:#|//)")
_SPREADSHEET = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)
"""The line by which spreadsheets tell each other the delimiter."""


def parse(text: str, *, slug: str, title: str, delimiter: str | None = None) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError with every problem.

    The delimiter is tab, comma, semicolon or bar, found from the first lines where it is not given.
    """
    text = text.removeprefix("\ufeff")
    head = text_export.read(text)
    skipped, body = head.lines, text.split("\n", head.lines)[-1]
    if not head.lines and (mark := _SPREADSHEET.match(body)):
        delimiter, skipped, body = mark[1], 1, body[mark.end() :]
    if not (head.separator or delimiter) and is_spaced(body):
        delimiter, body = "\t", _SPACES.sub("\t", body)
    delimiter = head.separator or delimiter or find_delimiter(body)
    problems = Problems()
    plain = _as_they_stand(body, skipped, delimiter) if _broken(body, delimiter) else None
    rows = _below_title(_rows(body, skipped, delimiter, problems) if plain is None else iter(plain))
    told = LeftOut()
    if delimiter == "," and not head.lines:
        rows = loose_commas.parted(rows, text.split("\n"), told)
    loose = () if plain is None else (_LOOSE,)
    styled = markup.is_styled(body)
    escaped = styled or markup.is_escaped(body[:_SAMPLE_CHARS])
    if head.deck:
        title = head.deck.rpartition("::")[2][: limits.MAX_TITLE] or title
        slug = slugify(title)
    deck, notes = row_reader.parse(
        rows,
        problems,
        slug=slug,
        title=title,
        head=head,
        names=_names(head, delimiter),
        escaped=escaped,
        styled=styled,
    )
    return deck, (*loose, *told.notes(), *notes)


def _names(head: text_export.Head, delimiter: str) -> list[str] | None:
    """The names of the columns that the lines at the top tell."""
    return None if head.columns is None else next(csv.reader([head.columns], delimiter=delimiter), [])


def _below_title(rows: Iterator[Row]) -> Iterator[Row]:
    """The rows without a title and advice above the names of columns, which fill one cell each."""
    first = list(islice(rows, _ABOVE + 1))
    for place, (_, cells) in enumerate(first):
        if columns.PROMPT in columns.fields_of(cells):
            return chain(first[place:], rows)
        if sum(bool(cell.strip()) for cell in cells) > 1 or len(cells) < 2:
            break
    return chain(first, rows)


def _broken(text: str, delimiter: str) -> bool:
    """Whether quotes do not fit together somewhere."""
    problems = Problems()
    for _ in _rows(text, 0, delimiter, problems):
        pass
    return bool(problems)


def _as_they_stand(text: str, skipped: int, delimiter: str) -> list[Row] | None:
    """The rows of a table with broken quotes, each line by itself and those of broken lines as they stand.

    None where the lines are no steady table then: cells that go over several lines need their quotes.
    """
    if text.count("\n") > limits.MAX_ROWS:
        return None
    rows: list[Row] = []
    unclosed = 0
    for number, line in enumerate(text.split("\n"), start=1 + skipped):
        problems = Problems()
        cells = next((cells for _, cells in _rows(line, 0, delimiter, problems)), [])
        if problems:
            unclosed += line.count('"') % 2
            cells = [_QUOTED.sub(r"\1", cell) for cell in line.split(delimiter)]
        if any(cell.strip() for cell in cells):
            rows.append((number, cells))
    steady = sum(len(cells) == len(rows[0][1]) for _, cells in rows) if rows else 0
    if _FEW * unclosed > len(rows):
        return None
    return rows if rows and len(rows[0][1]) > 1 and 20 * steady >= 19 * len(rows) else None


def is_tabbed(text: str) -> bool:
    """Whether nearly all lines are parted by tabs, though not all into as many cells."""
    lines = [line for line in text[:_SAMPLE_CHARS].split("\n")[:-1] if line.strip()]
    return len(lines) > 2 and 10 * sum("\t" in line.strip() for line in lines) >= 9 * len(lines)


def is_spaced(text: str) -> bool:
    """Whether each of the lines has the same few cells, parted by two spaces and more, and the first are short."""
    sample = text if len(text) < _SAMPLE_CHARS else text[:_SAMPLE_CHARS].rpartition("\n")[0]
    rows = [_SPACES.split(line.strip()) for line in sample.split("\n") if line.strip()]
    if len(rows) < _LEAST_SPACED or any(mark in sample for mark in "\t|;"):
        return False
    short_ = all(len(row[0]) <= _LONGEST_WORD and row[0][-1] not in ".:!,{}" for row in rows)
    return 1 < len(rows[0]) < _MOST_SPACED and short_ and all(len(row) == len(rows[0]) for row in rows)


def find_delimiter(text: str) -> str:
    """The delimiter that gives the first rows the steadiest number of cells; a comma when none gives two."""
    sample = text[:_SAMPLE_CHARS]
    return max(_DELIMITERS, key=lambda delimiter: (_steadiness(sample, delimiter), delimiter == ","))


def is_table(text: str) -> bool:
    """Whether every one of the first rows has the same number of cells, two or more, or the first names columns."""
    sample = text[:_SAMPLE_CHARS]
    return _steadiness(sample, find_delimiter(sample)) >= 1


def _steadiness(sample: str, delimiter: str) -> float:
    problems = Problems()
    rows = [cells for _, cells in _rows(sample, 0, delimiter, problems, _SAMPLE_LINES)]
    if len(sample) == _SAMPLE_CHARS:
        rows = rows[:-1] or rows
    if not rows or len(rows[0]) < 2:
        return 0
    named = {columns.field_of(cell) for cell in rows[0]} & {columns.PROMPT, columns.REFERENCE}
    return sum(len(cells) == len(rows[0]) for cells in rows) / len(rows) + len(named)


def _rows(
    text: str, skipped: int, delimiter: str, problems: Problems, most: int | None = None
) -> Iterator[Row]:
    """The rows that are not empty; what breaks the quoting is a problem and ends them."""
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter, strict=True, skipinitialspace=True
    )
    line, top = 1, True
    try:
        for cells in reader:
            top = top and _COMMENT.match("".join(cells[:1]) or "#") is not None
            if any(cell.strip() for cell in cells) and not (_is_comment(cells, top=top) or _is_rule(cells)):
                yield line + skipped, cells
            line = reader.line_num + 1
            if most is not None and line > most:
                return
    except csv.Error as error:
        problems.add(
            line + skipped, f"the quotes or cells of the row that starts here do not fit together: {error}"
        )


def _is_comment(cells: list[str], *, top: bool) -> bool:
    """Whether a row is a remark or a heading of a program's: `# words of unit 1`, `//HSK/Level 1`.

    At the top of a file a remark may hold delimiters; there it may name the columns, too.
    """
    if _COMMENT.match(cells[0].lstrip("\ufeff")) is None:
        return False
    return not any(map(str.strip, cells[1:])) or (top and columns.PROMPT not in columns.fields_of(cells))


def _is_rule(cells: list[str]) -> bool:
    """Whether a row only rules a line below the names of columns, as tables in Markdown have it: `| --- | :-: |`."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return len(filled) > 1 and all(_RULE.fullmatch(cell) for cell in filled)


def write(deck: Deck) -> bytes:
    """The deck as CSV (RFC 4180, UTF-8 with a byte order mark, which spreadsheets need)."""
    rows = [{**columns.cells_of(card), **answer_columns.cells_of(card.answer)} for card in deck.cards]
    used = {name for cells in rows for name, cell in cells.items() if cell}
    names = [name for name in (*columns.ORDER, *answer_columns.ORDER) if name in used]
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(names)
    for cells in rows:
        writer.writerow([formulas.defuse(cells[name]) for name in names])
    return out.getvalue().encode("utf-8-sig")
