"""What stands in which column of a table, and the cards of its rows."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.cards import Card
from bot.core.decks import limits
from bot.core.decks.check import short
from bot.core.decks.problems import DeckError, Problems
from bot.formats import explanations, markup
from bot.formats.anki import cloze, notes, text_export
from bot.formats.anki.notes import LeftOut
from bot.formats.assemble import Draft, with_own_keys
from bot.formats.tables import (
    answer_columns,
    columns,
    formulas,
    headers,
    listed_column,
    several,
    sides,
    translations,
)
from bot.formats.tables.choices import Choices

_NEEDED = {columns.PROMPT: "question", columns.REFERENCE: "answer"}
_EXTRA = "rows with more cells than the first (the cells past them)"
_UNPICKED = "rows that name none of their options as the right one"
_LACKING = "rows without a question or an answer"
_FEW = 10
"""One of so many rows may lack its question or answer and be left out; where it is more, something else is wrong."""
_HTML = "HTML in cells, of which the text was taken"
_UNNAMED = "columns past the second, which have no name: {}"
_TURNED = "the second column, which asks something, was taken as the question"
_NO_QUESTION = (
    "this looks like a table of records, not of cards: the first column holds the same few texts again and again, or "
    "dates and numbers. Call the columns of a deck `question` and `answer`"
)
_STAMPED = frozenset(
    ("timestamp", "zeitstempel", "marca_temporal", "horodateur", "отметка_времени", "时间戳记")
)
"""How the first column is called of what a form collects."""
_RESPONSES = (
    "these are answers to a form, a person a row: make a table with a question and an answer in each row"
)
Row = tuple[int, list[str]]
"""The line at which a row starts, and its cells."""


class TableReader:
    """Knows what stands in which column once the first row is read."""

    def __init__(
        self,
        head: text_export.Head,
        names: list[str] | None,
        problems: Problems,
        below: list[list[str]],
        *,
        escaped: bool,
        styled: bool,
    ) -> None:
        self._head, self._told = head, names
        """The second: names of the columns that stand elsewhere than in the first row."""
        self._below = below
        """The rows below the first, as many as are looked at; they show whether the first holds names."""
        self._second = below[0] if below else []
        self._styled = styled
        """Tags give cells a look: they are HTML in all tables but those of ours."""
        self._escaped = escaped
        """Cells hold entities and the like: where no column is named, as by older Anki, they are HTML."""
        self._html = head.html
        """Whether cells are HTML; None: each shows for itself, in a file with lines of Anki's at its top."""
        self._choices: Choices | None = None
        self._listed: int | None = None
        """The column whose cells hold all options of a question."""
        self._problems = problems
        self._fields: list[str | None] | None = None
        self._unused: list[str] = []
        self._guessed: list[tuple[str, str | None]] = []
        self.forms = answer_columns.Forms()
        self.left_out = LeftOut()
        self._key_names: list[str] = []
        """Of the columns that hold keys."""
        self._lost = 0
        """Columns that have no name and are left out."""
        self._header = ""
        """The first row, where it was taken for names that say nothing of question and answer."""
        self.own = False
        """Whether the columns are called as in a table of ours, whose texts are what they are."""
        self._turned, self._translated, self._size = False, False, 0

    def whole(self, drafts: list[Draft]) -> list[Draft]:
        """The drafts without the few that lack a question or an answer; all of them where those are many."""
        lacking = [(card, line) for card, line in drafts if not (card.prompt and card.reference)]
        if _FEW * len(lacking) > len(drafts):
            return drafts
        for _, line in lacking:
            self.left_out.note(_LACKING, line)
        return [(card, line) for card, line in drafts if card.prompt and card.reference]

    def keyed(self, drafts: list[Draft]) -> tuple[list[Draft], tuple[str, ...]]:
        """The drafts without keys where a column that only counts the rows gives one twice, and what to say of it."""
        named = [columns.plain(name) for name in self._key_names]
        return (drafts, ()) if "key" in named else with_own_keys(drafts)

    def row(self, row: Row) -> list[Draft]:
        """The cards of one row: none for a line of names, several for an Anki cloze note."""
        line, cells = row
        if self._fields is None:
            names = self._names(cells)
            if len(names) > limits.MAX_COLUMNS:
                raise DeckError.of(f"{len(names):,} columns, over {limits.MAX_COLUMNS}", line)
            self.own = {columns.PROMPT, columns.REFERENCE} <= set(names)
            if self._styled and not self._head.lines and not self.own:
                self._html = True
            self._choices = None if self._head.lines else Choices.among(names, self._below)
            fields = self._fields_of(names)
            if self._are_names(names, fields):
                self._listed = listed_column.of(names, fields) if self._choices is None else None
                self._fields = self._named(names, fields, line)
                self._translated = translations.are_sides(names, fields)
                if names is cells:
                    return []
            elif (
                names is cells
                and columns.plain(cells[0]) not in _STAMPED
                and headers.are_names(cells, self._below)
            ):
                self._fields = self._placed(self._below, line)
                self._header = ", ".join(short(cell.strip(), 20) for cell in cells if cell.strip())
                return []
            else:
                if columns.plain(cells[0]) in _STAMPED:
                    raise DeckError.of(_RESPONSES, line)
                self._fields = self._placed([cells, *self._below], line)
                if self._escaped and not self._head.lines:
                    self._html = True
        self.forms.row(line, map(formulas.restore, cells))
        return [(explanations.fitting(card, self.left_out, line), line) for card in self._cards(cells)]

    def _fields_of(self, names: list[str]) -> list[str | None]:
        """What each column holds; of two that hold the answer the second holds another right one."""
        told = headers.without_empty(names, self._below)
        named = [self._head.places.get(place, field) for place, field in enumerate(columns.fields_of(told))]
        fields: list[str | None] = []
        for place, field in enumerate(explanations.arranged(names, named, self._second)):
            if self._choices and self._choices.holds(place):
                field = None
            elif field == columns.REFERENCE and field in fields:
                field = columns.ACCEPTED if columns.is_answer(names[place]) else None
            fields.append(field)
        explains = fields == [columns.PROMPT, columns.EXPLANATION] and not columns.is_guess(names[1])
        if explains and not self._choices:
            return [columns.PROMPT, columns.REFERENCE]  # what explains a concept is all that is told of it
        if self._choices is None and columns.REFERENCE not in fields:
            fields = listed_column.with_key(names, fields)
        known = [field for field in fields if field is not None]
        if len(fields) == len(_NEEDED) == len(known) + 1 and known[0] in _NEEDED and _name_two(names, fields):
            (other,) = set(_NEEDED) - set(known)
            fields[fields.index(None)] = other
        return fields

    def _names(self, first: list[str]) -> list[str]:
        """The names of the columns, if these are names: Anki's line of them, else the first row; Anki has no other."""
        if self._told is not None:
            return self._told
        return [] if self._head.lines else first

    def _are_names(self, names: list[str], fields: list[str | None]) -> bool:
        """Whether a question and an answer are named, or one of them by a word and the first row is no card."""
        found = {field: place for place, field in enumerate(fields) if field in _NEEDED}
        if len(found) == 2 or (self._choices and found):
            return True
        if self._head.lines or not found:
            return False
        ((field, place),) = found.items()
        usual = place == list(_NEEDED).index(field) or any(each not in (None, field) for each in fields)
        repeated = place < len(self._second) and self._second[place].strip() == names[place].strip()
        shaped = len(names) < 3 or all(headers.is_name(name.strip()) for name in names if name.strip())
        return len(names[place].strip()) > 1 and usual and shaped and not repeated

    def _named(self, names: list[str], fields: list[str | None], line: int) -> list[str | None]:
        for place, name in enumerate(names):
            known = fields[place] or (self._choices and self._choices.holds(place))
            known = (
                known or (not self._head.lines and self.forms.column(place, name)) or place == self._listed
            )
            if not known and name:
                self._unused.append(short(name))
            elif columns.is_guess(name) and not self._head.lines:
                self._guessed.append((short(name), fields[place]))
        self._key_names = [name for name, field in zip(names, fields, strict=False) if field == columns.KEY]
        for field, want in _NEEDED.items():
            if field not in fields and not (
                field == columns.REFERENCE and (self._choices or self._gapped(fields))
            ):
                self._problems.add(line, f"no column is called {want!r} (this line names the columns)")
        return fields

    def _gapped(self, fields: list[str | None]) -> bool:
        """Whether the column of questions holds texts with gaps of Anki's, which hold their answers."""
        place = fields.index(columns.PROMPT) if columns.PROMPT in fields else len(fields)
        return any(place < len(row) and cloze.is_cloze(row[place]) for row in self._below)

    def _placed(self, rows: list[list[str]], line: int) -> list[str | None]:
        """The first column that Anki has not set aside is the question, the second the answer or the first option."""
        width = len(rows[0])
        free = [
            place
            for place in range(width)
            if place not in self._head.places and not sides.identifies(rows, place)
        ]
        if len(free) < 2:
            raise DeckError.of("one column only: a card needs a question and an answer", line)
        placed = sides.placed(rows, free)
        asked = placed if self._head.lines else sides.turned(rows, *placed)
        self._turned = asked != placed
        order = dict(zip(asked, _NEEDED, strict=True))
        if sides.is_no_question(rows, next(iter(order))):
            raise DeckError.of(_NO_QUESTION, line)
        if not self._head.lines and (choices := Choices.unnamed(rows)) is not None:
            self._choices, order = choices, {0: columns.PROMPT}
        lost = [
            place
            for place in free
            if place not in order and not (self._choices and self._choices.holds(place))
        ]
        self._lost = sum(any(row[place].strip() for row in rows if place < len(row)) for place in lost)
        return [order.get(place, self._head.places.get(place)) for place in range(width)]

    def _cards(self, cells: list[str]) -> Iterator[Card]:
        fields = self._fields or []
        self.left_out[_EXTRA] += any(cell.strip() for cell in cells[len(fields) :])
        named = [
            (field, self._text(cell, field)) for field, cell in zip(fields, cells, strict=False) if field
        ]
        if not self._head.lines:
            card = columns.card_of(named if self.own else several.parted(columns.said(named)))
            kept = card.wrong or self._choices or (self.own and card.reference)
            if kept or not cloze.is_cloze(card.prompt):
                yield from self._chosen(card, cells)
            else:
                yield from notes.cards(card, cells, self.left_out)
            return
        texts = dict(reversed(named))
        if guid := texts.get(text_export.GUID):
            named.append((columns.KEY, notes.key_of(guid)))
        _, nested, leaf = texts.get(text_export.DECK, "").rpartition("::")
        named += [(columns.TOPIC, leaf if nested else ""), (columns.TAGS, self._head.tags)]
        yield from notes.cards(columns.card_of(named), cells, self.left_out)

    def _chosen(self, card: Card, cells: list[str]) -> Iterator[Card]:
        """The card, of a multiple-choice sheet with the option that is right."""
        if self._listed is not None and self._listed < len(cells):
            yield from self._with_options(card, cells[self._listed])
        elif self._choices is None:
            yield translations.each_right(card) if self._translated else card
        elif chosen := self._choices.with_options(card, [self._text(cell) for cell in cells]):
            yield chosen
        else:
            self.left_out[_UNPICKED] += 1

    def _with_options(self, card: Card, cell: str) -> Iterator[Card]:
        """The card with the options of that cell; none where the answer is a letter that names none of them."""
        found = listed_column.with_options(card, self._text(cell))
        if found is None:
            self.left_out[_UNPICKED] += 1
        else:
            yield found

    def _text(self, cell: str, field: str = "") -> str:
        cell = formulas.restore(cell)
        html = self._html
        if html is None:
            html = self._head.lines > 0 and markup.looks_like_html(cell)
        if not html:
            return markup.without_formula_marks(cell)
        self.left_out[_HTML] += not self._head.lines and markup.looks_like_html(cell)
        self._size += len(cell)
        if self._size > limits.MAX_TEXT:
            raise DeckError.of(f"over {limits.MAX_TEXT:,} characters of HTML")
        read = notes.link_of if field == columns.SOURCE else notes.text_of
        return read(cell, self.left_out)

    def notes(self) -> tuple[str, ...]:
        """What was left out."""
        unused = (f"the column {name!r}, which is no part of a card" for name in self._unused)
        guessed = (f"the column {name!r}, which was taken as the {field}" for name, field in self._guessed)
        lost = (_UNNAMED.format(self._lost),) if self._lost else ()
        header = (f"the first row, taken as names of columns: {self._header}",) if self._header else ()
        turned = (_TURNED,) if self._turned else ()
        return (*header, *turned, *unused, *guessed, *lost, *self.forms.notes(), *self.left_out.notes())


def _name_two(names: list[str], fields: list[str | None]) -> bool:
    """Whether two cells of which one is known name columns: no letter alone, as in a list of words, and no text."""
    known = next(name.strip() for name, field in zip(names, fields, strict=True) if field)
    return len(known) > 1 and all(name.strip() and headers.is_name(name.strip()) for name in names)
