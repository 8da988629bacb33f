"""Records to cards: what of a record stands where, and what is left out."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from bot.core.cards import Card, Deck
from bot.core.decks import limits
from bot.core.decks.check import card_problems, short, slugify, tidy
from bot.core.decks.keys import derive
from bot.core.decks.problems import DeckError, Problem, Problems
from bot.core.listed_options import listed
from bot.formats import around_texts, explanations, letters, markup, responses, statements, together
from bot.formats.anki import cloze, notes
from bot.formats.anki.notes import LeftOut
from bot.formats.assemble import Draft, assemble, with_own_keys
from bot.formats.records import encodings, finding, names, quizbowl
from bot.formats.records.finding import Record
from bot.formats.records.options import Options, counts_from, options_of, right, text_of
from bot.formats.tables import choice_names, columns

_ENTITY = re.compile(r"&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,10});")
_UNPICKED = "questions that name none of their options as the right one"
_UNFIT = "questions without an answer, or with one that no card can hold"
_HTML = "HTML in fields, of which the text was taken"
_LISTS = (columns.ACCEPTED, columns.PARTIAL, columns.WRONG)
_JOINED = {columns.TAGS: " ", columns.TOPIC: ": ", columns.SOURCE: " "}
"""How several texts of a part become one; a line each elsewhere."""
_SEVERAL, _LEAST = 4, 3
"""Records, and answers of nearly each, from which these are options."""
_PASSAGES = ("passage", "context")
"""Of fields that hold a text to be read before a question with options."""
_NEAR = 50_000
"""Characters within which the next record's question is looked for."""
_IGNORED = 10
"""Names of fields that are no part of a card and that are told."""


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError with every problem."""
    return deck_of(finding.read(text), text, slug=slug, title=title)


def deck_of(found: finding.Found, text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck of the records found in `text`, and what was left out of it; DeckError with every problem."""
    if found.title:
        title, slug = found.title[: limits.MAX_TITLE], slugify(found.title)
    records = _plain_texts(found.records)
    all_options = [options_of(record.fields) for record in records]
    first = counts_from(each for each in all_options if each)
    if _are_options(records, all_options):
        raise DeckError.of("no question tells which of its options is the right one")
    reader, lines = (
        _Reader(first, html=found.html or markup.is_escaped(text) or markup.is_styled(text)),
        _Lines(text),
    )
    drafts: list[Draft] = []
    unfit: list[Problem] = []
    for record, options in zip(records, all_options, strict=True):
        line = lines.of(record)
        card = reader.card(record, options)
        if card is None:
            continue
        for each in reader.filled(card):
            card = explanations.fitting(listed(each, limits.MAX_PROMPT), reader.left_out, line)
            wrong = card_problems(derive([card])[0], line)
            unfit = unfit or wrong
            if wrong:
                reader.left_out.note(_UNFIT, line)
            else:
                drafts.append((card, line))
    if not drafts:
        problems = Problems()
        problems.extend(unfit)
        problems.raise_any()
        raise DeckError.of("no question tells which of its options is the right one")
    drafts, repeated = with_own_keys(
        letters.opened(responses.plain(statements.asked(around_texts.unquoted(drafts))), reader.left_out)
    )
    deck, told = assemble(drafts, Problems(), slug=slug, title=title)
    return deck, (*found.notes, *reader.notes(), *repeated, *told)


def _are_options(records: Sequence[Record], all_options: Sequence[Options | None]) -> bool:
    """Whether the lists of answers are options of which none is said to be right: nearly all have three and more."""
    lists = [
        value
        for record, options in zip(records, all_options, strict=True)
        for name, value in record.fields.items()
        if options is None and names.field_of(name) == columns.REFERENCE and isinstance(value, list)
    ]
    long = sum(len(value) >= _LEAST for value in lists)
    return len(lists) >= _SEVERAL and 5 * len(lists) >= 4 * len(records) and 10 * long >= 9 * len(lists)


def _asks_all(record: Record, options: Options) -> bool:
    """Whether all right options are the answer together: several letters in one text, or a kind that says so."""
    said = record.fields.get(options.said_in)
    letters = (
        isinstance(said, str) and said.isalpha() and len(said) > 1 and said.casefold() not in options.letters
    )
    kinds = (record.fields.get(name) for name in together.KINDS)
    return letters or any(isinstance(kind, str) and together.is_of_all(kind) for kind in kinds)


def _passage(record: Record, asking: str) -> str:
    """The text to be read before the question, and the question; empty where there is none, or it is too long."""
    found = (record.fields.get(name) for name in _PASSAGES)
    passage = next((text for text in found if isinstance(text, str) and text.strip()), "")
    question = text_of(record.fields.get(asking))
    whole = f"{passage.strip()}\n\n{question.strip()}"
    return whole if passage and asking not in _PASSAGES and len(whole) <= limits.MAX_PROMPT - 300 else ""


class _Lines:
    """Finds the line of each record by its question; records come in the order of the file."""

    def __init__(self, text: str) -> None:
        self._text, self._place, self._line = text, 0, 1

    def of(self, record: Record) -> int:
        """The line of the record's question, 0 where it is written in another way than it reads."""
        prompt = text_of(record.fields.get(_asking(record)))
        start = prompt[:60].split("\n", 1)[0].split('"', 1)[0]
        place = self._text.find(start, self._place, self._place + _NEAR)
        if place < 0 or not prompt:
            return 0
        self._line += self._text.count("\n", self._place, place)
        self._place = place
        return self._line


def _plain_texts(records: list[Record]) -> list[Record]:
    """The records, their texts decoded where a web service sent all of them in an encoding of its own."""
    decode = encodings.decoder_of([text_of(record.fields.get(_asking(record))) for record in records])
    if decode is None:
        return records
    return [Record(encodings.decoded(record.fields, decode), record.heading) for record in records]


def _asking(record: Record) -> str:
    """The name of the field that holds the question."""
    asking = (name for name in record.fields if names.field_of(name) == columns.PROMPT)
    others = (name for name in ("clue", *names.TITLES) if isinstance(record.fields.get(name), str))
    return next(asking, next(others, ""))


class _Reader:
    """Makes cards of records, and counts what none can hold."""

    def __init__(self, first: int, *, html: bool) -> None:
        self._first = first
        """What the number of a first option is."""
        self._html = html
        """Whether texts are HTML."""
        self.left_out = LeftOut()
        self._unused: dict[str, None] = {}

    def card(self, record: Record, options: Options | None) -> Card | None:
        """The card of a record; None where it does not tell which of its options is right."""
        if (
            options is None
            and not self._has(record, columns.REFERENCE)
            and any(isinstance(record.fields.get(name), list | dict) for name in names.OPTIONS)
        ):
            self.left_out[_UNPICKED] += 1
            return None
        places: tuple[int, ...] = ()
        cells = [(columns.TOPIC, record.heading)] if not self._has_topic(record) else []
        if options is not None:
            places = right(options, self._first)
            if not places:
                self.left_out[_UNPICKED] += 1
                return None
            texts = self._option_texts(options)
            cells += [(columns.REFERENCE, texts[places[0]])]
            cells += [(columns.ACCEPTED, columns.join_texts([texts[place]])) for place in places[1:]]
            others = [text for place, text in enumerate(texts) if place not in places]
            cells += [(columns.WRONG, columns.join_texts([text])) for text in others]
        asking = _asking(record)
        taken = (options.name, options.said_in) if options else ()
        if options is not None and (read_first := _passage(record, asking)):
            cells += [(columns.PROMPT, self._text(read_first))]
            taken = (*taken, asking, *_PASSAGES)
        for name, value in record.fields.items():
            if name not in taken:
                field = columns.PROMPT if name == asking else names.field_of(name)
                cells += self._cells(name, field, value, chosen=options is not None)
        card = columns.card_of(_once(cells))
        if options is None:
            return card
        called = "".join(options.letters[place] for place in places if place < len(options.letters))
        card = replace(card, prompt=letters.without_key(card.prompt, called))
        return together.brought(card, all_asked=_asks_all(record, options))

    def filled(self, card: Card) -> Iterator[Card]:
        """The card, or one for each gap where it is a text with gaps of Anki's."""
        if card.wrong or not cloze.is_cloze(card.prompt):
            yield card
        else:
            yield from notes.cards(card, [card.prompt], self.left_out)

    def _option_texts(self, options: Options) -> list[str]:
        """The texts of the options: as they stand where these are tags of HTML, without which they would be alike."""
        written = choice_names.without_marks(options.texts)
        texts = [self._text(text) for text in written]
        if all(texts) and len(set(texts)) == len(set(written)):
            return texts
        return [html.unescape(text) for text in written]

    def _has_topic(self, record: Record) -> bool:
        return self._has(record, columns.TOPIC, columns.TAGS)

    @staticmethod
    def _has(record: Record, *fields: str) -> bool:
        return any(names.field_of(name) in fields for name in record.fields)

    def _cells(self, name: str, field: str | None, value: Any, *, chosen: bool) -> Iterator[tuple[str, str]]:
        texts = self._texts(value)
        if field is None or not texts:
            self._unused[name] = None
        elif field == columns.REFERENCE:
            line = quizbowl.read(text_of(value)) if isinstance(value, str) else None
            if line is not None and not chosen:
                yield field, line.shown
                yield columns.ACCEPTED, columns.join_texts(line.accepted)
                yield columns.PARTIAL, columns.join_texts(line.partial)
                yield columns.WRONG, columns.join_texts(line.wrong)
            elif not chosen:
                yield field, texts[0]
                yield columns.ACCEPTED, columns.join_texts([*texts, *self._aliases(value)])
        elif field in _LISTS:
            yield field, columns.join_texts(texts)
        else:
            yield field, _JOINED.get(field, "\n").join(texts)

    def _aliases(self, value: Any) -> list[str]:
        """What an answer may be called as well, where it says so itself: `{"value": "Bat", "aliases": ["Bats"]}`."""
        told = {names.plain(name): each for name, each in value.items()} if isinstance(value, dict) else {}
        return [text for name in names.ALIASES if name in told for text in self._texts(told[name])]

    def _texts(self, value: Any) -> list[str]:
        values = value if isinstance(value, list) else [value]
        return [self._text(text) for each in values if (text := text_of(each))]

    def _text(self, text: str) -> str:
        """The text; tags are taken off only in a file that shows to be HTML, since cards may ask about tags."""
        if self._html:
            self.left_out[_HTML] += markup.looks_like_html(text)
            return notes.text_of(text, self.left_out)
        return markup.without_formula_marks(html.unescape(text) if _ENTITY.search(text) else text)

    def notes(self) -> tuple[str, ...]:
        """What was left out, a line each."""
        unused = [f"the field {short(name)!r}, which is no part of a card" for name in self._unused][
            :_IGNORED
        ]
        return (*unused, *self.left_out.notes())


def _once(cells: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The cells without accepted and wrong answers that are the answer itself, or stand there twice."""
    answer = next((tidy(cell) for field, cell in cells if field == columns.REFERENCE), "")
    kept, seen = [], {(field, answer) for field in _LISTS}
    for field, cell in cells:
        texts = [cell]
        if field in _LISTS:
            texts = [text for text in columns.split_texts(cell) if (field, text) not in seen]
            seen.update((field, text) for text in texts)
            texts = [columns.join_texts(dict.fromkeys(texts))] if texts else []
        kept += [(field, text) for text in texts]
    return kept
