"""The rows of a table as cards, whichever file they stand in.

Columns are found by what they are called (`columns.field_of`); without names the first is the question and the
second the answer. Multiple-choice sheets are read too (`choices`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from bot.core.cards import Deck
from bot.core.decks import limits
from bot.core.decks.problems import DeckError, Problems
from bot.formats import around_texts, letters, responses, statements
from bot.formats.anki import text_export
from bot.formats.assemble import Draft, assemble
from bot.formats.tables import columns, counted
from bot.formats.tables.table_reader import Row, TableReader

_LOOKED_AT = 200
"""Rows that show what the columns hold."""


def parse(
    rows: Iterable[Row],
    problems: Problems,
    *,
    slug: str,
    title: str,
    head: text_export.Head | None = None,
    names: list[str] | None = None,
    escaped: bool = False,
    styled: bool = False,
) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `rows`, none of them empty, and what was left out of it; DeckError with every problem.

    `head` is what Anki's lines at the top say; `names` are those of the columns where they stand in no row; `escaped`
    says that the cells hold entities and the like, `styled` that tags give them a look and are not spoken of.
    """
    plain = names is None and not (head and head.lines)
    rows = counted.without_counts(_below_one_another(iter(rows))) if plain else iter(rows)
    first = list(islice(rows, _LOOKED_AT))
    below = [cells for _, cells in first[1:]]
    reader = TableReader(head or text_export.Head(), names, problems, below, escaped=escaped, styled=styled)
    drafts: list[Draft] = []
    for number, row in enumerate(chain(first, rows)):
        drafts += reader.row(row)
        if len(drafts) > limits.MAX_CARDS or number > limits.MAX_ROWS:
            raise DeckError.of(limits.TOO_MANY, row[0])
    drafts = letters.opened(reader.whole(list(reader.forms.given(drafts, problems))), reader.left_out)
    drafts = drafts if reader.own else statements.asked(drafts)
    drafts, keys = reader.keyed(responses.plain(around_texts.unquoted(around_texts.without(drafts))))
    deck, told = assemble(drafts, problems, slug=slug, title=title)
    return deck, (*reader.notes(), *keys, *told)


def _below_one_another(rows: Iterator[Row]) -> Iterator[Row]:
    """The rows of a table; of several side by side, each with the same names of columns, those of all."""
    first = next(rows, None)
    if first is None:
        return
    names = [columns.plain(cell) for cell in first[1]]
    starts = [place for place, name in enumerate(names) if columns.field_of(name) == columns.PROMPT]
    width = starts[1] - starts[0] if len(starts) > 1 else 0
    parts = [" ".join(names[start : start + width]).strip() for start in starts]
    if not width or starts[0] != 0 or any(part != parts[0] for part in parts):
        yield first
        yield from rows
        return
    yield first[0], first[1][:width]
    for line, cells in rows:
        for start in starts:
            if any(cell.strip() for cell in cells[start : start + width]):
                yield line, cells[start : start + width]
