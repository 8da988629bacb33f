"""Bytes of any deck format to a deck: finds the encoding and the format, then hands over to its parser."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.core.cards import Deck
from bot.core.decks import limits
from bot.core.decks.check import short, slugify
from bot.core.decks.problems import DeckError
from bot.formats import answer_lines, flashcards, qa_text, red_trivia, word_lists
from bot.formats.anki import apkg_reader
from bot.formats.decode import decode
from bot.formats.detect import binary_format, text_format
from bot.formats.documents import reader as documents
from bot.formats.documents import tables
from bot.formats.names import (
    APKG,
    CSV,
    DOCUMENT,
    FLASHCARDS,
    FORMATS,
    LINES,
    ORG,
    QA,
    RECORDS,
    TABLE,
    TRIVIA,
    TSV,
    WORDS,
    YAML,
)
from bot.formats.records import cards as record_cards
from bot.formats.tables import csv_format
from bot.formats.yaml import reader

_Result = tuple[Deck, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A deck out of a file."""

    deck: Deck
    format: str
    """One of FORMATS."""
    skipped: tuple[str, ...] = ()
    """What was guessed or left out, a line each."""


def load(data: bytes, *, filename: str, format: str | None = None) -> Loaded:  # noqa: A002  # what users call it
    """The deck in a file's bytes; DeckError with every problem and its line.

    Without `format` (one of FORMATS) the content decides, and the name where the content may be several. The
    slug and title are the deck's own, or made of the name.
    """
    if format is not None and format not in FORMATS:
        raise DeckError.of(f"{short(format)!r} is no deck format: {', '.join(FORMATS)}")
    if len(data) > limits.MAX_BYTES:
        raise DeckError.of(f"the file has {len(data) / 2**20:,.1f} MiB, over {limits.MAX_BYTES // 2**20}")
    if not data.strip():
        raise DeckError.of("the file is empty")
    title = title_of(filename)
    if format == APKG or (format is None and binary_format(data)):
        deck, notes = apkg_reader.parse(data, slug=slugify(title), title=title)
        return Loaded(deck, APKG, notes)
    text, guesses = decode(data)
    kind = format or text_format(text, filename)
    deck, notes = _PARSERS[kind](text, slugify(title), title)
    return Loaded(deck, kind, (*guesses, *notes))


def title_of(filename: str) -> str:
    """A deck's title out of its file's name, without folders and extension."""
    name = re.split(r"[/\\]", filename[-500:])[-1]
    stem = name.rpartition(".")[0] or name
    words = re.sub(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff_\s]+", " ", stem).strip()
    return words[: limits.MAX_TITLE].strip() or "Deck"


def _yaml(text: str, _slug: str, _title: str) -> _Result:
    return reader.parse_with_notes(text)


def _qa(text: str, slug: str, title: str) -> _Result:
    return qa_text.parse_with_notes(text, slug=slug, title=title)


def _csv(text: str, slug: str, title: str) -> _Result:
    return csv_format.parse(text, slug=slug, title=title)


def _tsv(text: str, slug: str, title: str) -> _Result:
    return csv_format.parse(text, slug=slug, title=title, delimiter="\t")


def _words(text: str, slug: str, title: str) -> _Result:
    return word_lists.parse(text, slug=slug, title=title)


def _trivia(text: str, slug: str, title: str) -> _Result:
    return red_trivia.parse(text, slug=slug, title=title)


def _records(text: str, slug: str, title: str) -> _Result:
    return record_cards.parse(text, slug=slug, title=title)


def _flashcards(text: str, slug: str, title: str) -> _Result:
    return flashcards.parse(text, slug=slug, title=title)


def _document(text: str, slug: str, title: str) -> _Result:
    return documents.parse(text, slug=slug, title=title)


def _org(text: str, slug: str, title: str) -> _Result:
    return documents.parse(text, slug=slug, title=title, org=True)


def _tables_in_markdown(text: str, slug: str, title: str) -> _Result:
    return tables.parse(text, slug=slug, title=title)


def _lines(text: str, slug: str, title: str) -> _Result:
    return answer_lines.parse(text, slug=slug, title=title)


_PARSERS: dict[str, Callable[[str, str, str], _Result]] = {
    YAML: _yaml,
    QA: _qa,
    CSV: _csv,
    TSV: _tsv,
    TRIVIA: _trivia,
    WORDS: _words,
    RECORDS: _records,
    FLASHCARDS: _flashcards,
    DOCUMENT: _document,
    ORG: _org,
    TABLE: _tables_in_markdown,
    LINES: _lines,
}
