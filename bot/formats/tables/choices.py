"""Multiple-choice sheets: columns of options, and one that says which of them is right.

    Question, A, B, C, Correct            Question, Answer 1, Answer 2, Answer 3, Correct answer(s)
    Which flies?, Bat, Cow, Pig, A        Which fly?, Bat, Cow, Owl, "1, 3"

The right option becomes the answer, the others wrong answers. That the cell of the right one holds a letter, a number
or the text of an option tells such a sheet from a table in which it holds the answer itself. In sheets without names
of columns the numbers alone tell it. Where the right answer stands in no option of any row, all options are wrong ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from bot.core.cards import Card, Misconception
from bot.core.decks import limits
from bot.core.decks.check import tidy
from bot.core.listed_options import listed
from bot.formats import together
from bot.formats.tables import choice_names, columns

_LETTERS = "abcdefgh"
_NAMED = re.compile(r"(?:option|choice|answer)?[_ ]*\(?([a-h]|\d)\)?[.:)]?", re.IGNORECASE)
_FILLED = re.compile(r"fill|blank|short answer|type (?:the|in)", re.IGNORECASE)
"""The kind of a question whose options are what may be written, all of them right."""
LEAST = 2
"""Options from which a sheet is one of choices."""
_SECONDS = re.compile(r"(?:5|10|15|20|30|45|60|90|120|180|240|300)(?: ?s(?:ec(?:ond)?s?)?)?\.?")
"""Of which quiz games give so many for a question."""
_LEAST_UNNAMED, _MOST_UNNAMED, _LEAST_ROWS = 3, 6, 3
"""Options in a sheet whose columns have no names, and rows of one in which a column says them again."""


class Choices(Struct, frozen=True):
    """The columns of options of a sheet, and the one of the right one."""

    options: tuple[int, ...]
    right: int
    first: int = 1
    """What the number of the first option is."""
    apart: bool = False
    """Whether the column of the right one holds an answer that is none of the options."""
    in_words: bool = False
    """Whether it holds texts of options, and a number there is no count of them."""
    kind: int | None = None
    """The column that tells the kind of the question."""

    @classmethod
    def among(cls, names: Sequence[str], below: Sequence[Sequence[str]]) -> Choices | None:
        """Found in a line of names; the right cells of the rows below it have to name options."""
        plain = [columns.plain(name) for name in names]
        places = _option_places(plain)
        telling = [
            place for place, name in enumerate(plain) if choice_names.says_right(name) and place not in places
        ]
        if len(places) < LEAST or not telling:
            return None
        plainest = sorted(telling, key=lambda place: _rank(plain[place]))
        fitting = (cls.of(places, place, below, plain[place]) for place in plainest)
        found = next((found for found in fitting if found is not None), None)
        kind = next((place for place, name in enumerate(plain) if name in together.KINDS), None)
        return found and replace(found, kind=kind)

    @classmethod
    def unnamed(cls, rows: Sequence[Sequence[str]]) -> Choices | None:
        """Found in rows without names: a question, options, and in the same column of each row the number of one.

        Or its text, in nearly all rows.
        """
        width = min(map(len, rows), default=0)
        for right in range(1 + _LEAST_UNNAMED, min(width, 2 + _MOST_UNNAMED)):
            options = tuple(range(1, right - _times_out(rows, right - 1)))
            cells = [row[right].strip() for row in rows]
            if _repeat(rows, options, right):
                return cls(options, right, in_words=True)
            if len(rows) > 1 and all(re.fullmatch(r"[0-8a-hA-H]", cell) for cell in cells):
                found = cls.of(options, right, rows, "")
                if found is not None and all(found.picked(row) for row in rows):
                    return found
        return None

    @classmethod
    def of(
        cls, options: Sequence[int], right: int, rows: Sequence[Sequence[str]], name: str
    ) -> Choices | None:
        """The choices in these columns, as the first rows show them; None where these name no option."""
        said = [(_cell(row, right), [_cell(row, place) for place in options]) for row in rows]
        told = [(cell, texts) for cell, texts in said if cell and sum(map(bool, texts)) >= LEAST]
        numbers = [
            (int(part), len(options))
            for cell, texts in told
            if cell.casefold() not in map(str.casefold, texts)
            for part in _parts(cell)
            if part.isdecimal()
        ]
        first = choice_names.first_number(numbers, name)
        found = cls(tuple(options), right, 1 if first is None else first)
        if any(found.picked(row) for row in rows):
            ways = {
                (bool(found._written(row)), bool(found._named(cell)))
                for row, (cell, _) in zip(rows, said, strict=True)
            }
            return replace(found, in_words=(True, False) in ways and (False, True) not in ways)
        marks = sum(_NAMED.fullmatch(cell) is not None for cell, _ in told)
        return cls(tuple(options), right, apart=True) if 5 * marks < len(told) > 1 else None

    def holds(self, place: int) -> bool:
        """Whether the column is one of these; the answer that is none of the options is not."""
        return place in self.options or (place == self.right and not self.apart)

    def picked(self, cells: Sequence[str]) -> tuple[int, ...]:
        """Places of the right options of a row: named by letter, number or their text; empty where none is.

        Empty, too, where it could be either: "2" among options of which the first reads 2.
        """
        written, named = self._written(cells), self._named(_cell(cells, self.right))
        if self.in_words:
            return written
        if written and named and written != named:
            return ()
        return written or tuple(place for place in named if _cell(cells, place))

    def _written(self, cells: Sequence[str]) -> tuple[int, ...]:
        """Places of the options whose texts are told: "Bat", "Bat, Owl"."""
        said = _cell(cells, self.right).casefold()
        places = {tidy(_cell(cells, place)).casefold(): place for place in reversed(self.options)}
        places.pop("", None)
        parts = [said] if said in places else list(_parts(said))
        return tuple(places[part] for part in parts) if all(part in places for part in parts) else ()

    def _named(self, said: str) -> tuple[int, ...]:
        """Places of the options whose letters or numbers are told: "B", "1, 3", "Option c"."""
        places = []
        for part in _parts(said):
            found = _NAMED.fullmatch(part)
            if found is None:
                return ()
            mark = found[1].casefold()
            number = _LETTERS.index(mark) if mark in _LETTERS else int(mark) - self.first
            if not 0 <= number < len(self.options):
                return ()
            places.append(self.options[number])
        return tuple(places)

    def with_options(self, card: Card, cells: Sequence[str]) -> Card | None:
        """The card with the right option as its answer (more of them as accepted) and the others as wrong ones.

        None where the row names no right one.
        """
        right = self.picked(cells)
        if not right and self.kind is not None and _FILLED.search(_cell(cells, self.kind)):
            right = tuple(place for place in self.options if _cell(cells, place))
        if not right and not (self.apart and card.reference):
            return None
        filled = {place: text for place in self.options if (text := tidy(_cell(cells, place)))}
        texts = dict(zip(filled, choice_names.without_marks(list(filled.values())), strict=True))
        others = tuple(text for place, text in texts.items() if place not in right)
        said = [texts[place] for place in right] or [card.reference]
        chosen = Card(
            key=card.key,
            prompt=card.prompt,
            reference=said[0],
            topic=card.topic,
            hint=card.hint,
            accepted=tuple(said[1:]),
            wrong=tuple(Misconception((text,)) for text in others),
            explanation=card.explanation,
            source=card.source,
        )
        every = self.kind is not None and together.is_of_all(_cell(cells, self.kind))
        return listed(together.brought(chosen, all_asked=every), limits.MAX_PROMPT)


def _times_out(rows: Sequence[Sequence[str]], place: int) -> bool:
    """Whether a column before that of the right option holds the seconds that a quiz game gives for a question."""
    cells = {_cell(row, place) for row in rows}
    return place > _LEAST_UNNAMED and 2 * len(cells) <= len(rows) + 1 and all(map(_SECONDS.fullmatch, cells))


def _repeat(rows: Sequence[Sequence[str]], options: Sequence[int], right: int) -> bool:
    """Whether nearly all cells of a column say an option of their row again, not always the same one."""
    if len(rows) < _LEAST_ROWS or right < max(map(len, rows)) - 2:
        return False
    said = [
        [_cell(row, place).casefold() for place in options].index(_cell(row, right).casefold())
        for row in rows
        if _cell(row, right).casefold() in [_cell(row, place).casefold() for place in options]
    ]
    return len(set(said)) > 1 and 10 * len(said) >= 9 * len(rows)


def _option_places(plain: Sequence[str]) -> tuple[int, ...]:
    """The columns that are called like options: a run from the first on, or side by side whatever they count."""
    marked = [(mark, place) for place, name in enumerate(plain) if (mark := choice_names.option_mark(name))]
    places = [place for _, place in marked]
    if places and places == list(range(places[0], places[0] + len(places))):
        return tuple(places)
    for marks in (_LETTERS, "12345678", "01234567"):
        found = {mark: place for mark, place in reversed(marked) if mark in marks}
        run = [found[mark] for mark in marks[: len(found)] if mark in found]
        if len(run) >= LEAST and len(run) == len(found):
            return tuple(run)
    return ()


def _rank(name: str) -> int:
    names = choice_names.RIGHT_NAMES
    return names.index(name) if name in names else len(names)


def _parts(said: str) -> Iterable[str]:
    return filter(None, re.split(r"\s*(?:[,;/&+|]|\band\b)\s*", said))


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place].strip() if place < len(cells) else ""
