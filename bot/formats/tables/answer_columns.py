"""The columns of a table that say what form an answer has: `answer_kind`, `answer_unit` and so on.

The same names without `answer_` are taken too, but tables in the wild have columns called `kind` or `unit` that hold
something else. So those count only where everything about them fits, and are never a problem.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from bot.core.cards import AnswerKind, AnswerSpec
from bot.core.decks.answer_rules import NUMERIC
from bot.core.decks.check import short
from bot.core.decks.problems import Problems
from bot.formats import answer_model
from bot.formats.assemble import Draft
from bot.formats.tables.columns import join_texts, split_texts

PREFIX = "answer_"
PARTS = ("kind", "all_of", "tolerance", "unit", "any", "ordered", "exact")
"""In the order in which a plain column needs the others to be known."""
ORDER = tuple(PREFIX + part for part in PARTS)
"""Of the columns in a table of ours."""


def field_of(header: str) -> str | None:
    """What a column called `header` says of the answer's form, with the prefix where it has it; else None."""
    name = re.sub(r"[\W_]+", "_", header[:100].casefold()).strip("_")
    return name if name.removeprefix(PREFIX) in PARTS else None


def cells_of(spec: AnswerSpec | None) -> dict[str, str]:
    """A text for each column in ORDER."""
    spec = spec or AnswerSpec()
    texts = (
        spec.kind or "",
        join_texts(spec.all_of),
        spec.tolerance,
        spec.unit,
        str(spec.any or ""),
        "true" if spec.ordered else "",
        "true" if spec.exact else "",
    )
    return dict(zip(ORDER, texts, strict=True))


class Forms:
    """What a table says of its answers' forms; what a column means shows only when all of it is read."""

    def __init__(self) -> None:
        self._columns: dict[int, tuple[str, str]] = {}
        """By place: what the column says, and what it is called."""
        self._rows: list[tuple[int, dict[str, str]]] = []
        """The line of each row, and its filled cells by what they say."""
        self._taken: Counter[str] = Counter()
        self._left_out: Counter[str] = Counter()

    def column(self, place: int, header: str) -> bool:
        """Note that a column is called `header`; whether it may say something of the form."""
        name = field_of(header)
        if name is not None:
            self._columns[place] = (name, short(header))
        return name is not None

    def row(self, line: int, cells: Iterable[str]) -> None:
        """Note one row of the table; of two columns of one name the first that is filled counts."""
        if not self._columns:
            return
        found: dict[str, str] = {}
        for place, cell in enumerate(cells):
            if place in self._columns and cell.strip():
                found.setdefault(self._columns[place][0], cell.strip())
        self._rows.append((line, found))

    def given(self, drafts: Sequence[Draft], problems: Problems) -> Sequence[Draft]:
        """The drafts, one a row, with the forms of their answers; what is wrong goes to `problems`."""
        if not self._columns:
            return drafts
        trusted = [part for part in PARTS if all(_fits_alone(part, cells) for _, cells in self._rows)]
        pairs = zip(drafts, self._rows, strict=True)
        return [
            (replace(card, answer=self._spec(row, trusted, problems)), line) for (card, line), row in pairs
        ]

    def _spec(
        self, row: tuple[int, Mapping[str, str]], trusted: Sequence[str], problems: Problems
    ) -> AnswerSpec | None:
        line, cells = row
        said = {part: cells[PREFIX + part] for part in PARTS if PREFIX + part in cells}
        spec, wrong = _read(said)
        for message in wrong:
            problems.add(line, message)
        for part in (part for part in PARTS if part in cells and part not in said):
            fuller, unfit = _read({**said, part: cells[part]})
            if unfit or part not in trusted or not _belongs(part, spec):
                self._left_out[part] += 1
            else:
                spec, said[part] = fuller, cells[part]
                self._taken[part] += 1
        return spec

    def notes(self) -> Iterator[str]:
        """What was left out, a line for each column."""
        for part, header in self._columns.values():
            count = self._left_out[part]
            if count and not self._taken[part]:
                yield f"the column {header!r}, which is no part of a card"
            elif count:
                yield f"cells of the column {header!r} that do not fit the answer: {count:,}"


def _fits_alone(part: str, cells: Mapping[str, str]) -> bool:
    return part not in cells or not _read({part: cells[part]})[1]


def _belongs(part: str, spec: AnswerSpec | None) -> bool:
    """Whether what is known of the answer makes it likely that a plain column means its form."""
    kind = spec.kind if spec else None
    if part in ("tolerance", "unit"):
        return kind in NUMERIC
    if part in ("any", "ordered"):
        return kind is AnswerKind.LIST or bool(spec and spec.all_of)
    return True


def _read(cells: Mapping[str, str]) -> tuple[AnswerSpec | None, list[str]]:
    spec, messages = answer_model.read(dict(_values(cells)), "answer")
    return spec, [message.replace("answer.", PREFIX, 1) for message in messages]


def _values(cells: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    for part, text in cells.items():
        whole = part == "all_of" and text.casefold() in answer_model.WHOLE
        yield part, _members(text) if part == "all_of" and not whole else text


def _members(cell: str) -> tuple[str, ...]:
    """The members of a list, parted by bars, or by semicolons where there is no bar."""
    texts = split_texts(cell)
    return tuple(filter(None, map(str.strip, texts[0].split(";")))) if len(texts) == 1 else texts
