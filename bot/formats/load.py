"""Bytes of any deck format to a deck: finds the encoding and the format, then hands over to its parser."""

from __future__ import annotations

import re
from functools import partial
from typing import Protocol

from msgspec import Struct

from bot.core.cards import Deck
from bot.core.decks import limits
from bot.core.decks.check import short, slugify
from bot.core.decks.problems import DeckError
from bot.formats import (
    answer_lines,
    arrows,
    bullets,
    definition_lists,
    fenced,
    flashcards,
    h5p,
    headed_sides,
    latex,
    line_blocks,
    open_trivia,
    packages,
    parted_sides,
    pub_quizzes,
    qa_text,
    red_trivia,
    tagged_sections,
    vault_notes,
    wikilinks,
    word_lists,
    xml_tree,
)
from bot.formats.anki import apkg_reader, cloze_texts
from bot.formats.decode import decode
from bot.formats.detect import binary_format, text_format
from bot.formats.dictionaries import dsl, tabbed, xml_entries
from bot.formats.dictionaries import lines as dictionary_lines
from bot.formats.documents import front_matter, tables, web_pages
from bot.formats.documents import reader as documents
from bot.formats.moodle import gift, quiz_xml
from bot.formats.names import (
    APKG,
    BLOCKS,
    BULLETS,
    CODE,
    CSV,
    DICTIONARY,
    DOCUMENT,
    FLASHCARDS,
    FORMATS,
    GIFT,
    H5P,
    LATEX,
    LINES,
    OPEN_TRIVIA,
    ORG,
    PACKAGE,
    QA,
    RECORDS,
    SPREADSHEET,
    SQL,
    TABLE,
    TRIVIA,
    TSV,
    WORDS,
    XML,
    YAML,
)
from bot.formats.qti import reader as qti
from bot.formats.records import cards as record_cards
from bot.formats.records import source_code, xml_records
from bot.formats.sheets import reader as sheet_reader
from bot.formats.sql import reader as sql
from bot.formats.tables import csv_format
from bot.formats.yaml import reader

_Result = tuple[Deck, tuple[str, ...]]


class _Parser(Protocol):
    def __call__(self, text: str, *, slug: str, title: str) -> _Result: ...


class Loaded(Struct, frozen=True):
    """A deck out of a file."""

    deck: Deck
    format: str
    """One of FORMATS."""
    skipped: tuple[str, ...] = ()
    """What was guessed or left out, a line each."""


def load(
    data: bytes,
    *,
    filename: str,
    format: str | None = None,  # noqa: A002  # what users call it
    within: bool = False,
) -> Loaded:
    """The deck in a file's bytes; DeckError with every problem and its line.

    Without `format` (one of FORMATS) the content decides, and the name where the content may be several. The
    slug and title are the deck's own, or made of the name. `within`: the file stood in a zip file, and may be none that
    holds another.
    """
    if format is not None and format not in FORMATS:
        raise DeckError.of(f"{short(format)!r} is no deck format: {', '.join(FORMATS)}")
    if len(data) > limits.MAX_BYTES:
        raise DeckError.of(f"the file has {len(data) / 2**20:,.1f} MiB, over {limits.MAX_BYTES // 2**20}")
    if not data.strip():
        raise DeckError.of("the file is empty")
    if data.startswith(b"\x1f\x8b"):
        data, filename = packages.gunzipped(data), re.sub(r"\.gz$", "", filename, flags=re.IGNORECASE)
    title = title_of(filename)
    binary = format if format in _BINARY else binary_format(data) if format is None else None
    if binary == PACKAGE and within:
        raise DeckError.of("a zip file within a zip file: unpack it first")
    if binary is not None:
        deck, notes = _BINARY[binary](data, slug=slugify(title), title=title)
        return Loaded(deck, binary, notes)
    text, guesses = decode(data)
    if format is None:
        text, kind = _found(text, filename)
    else:
        kind = format
    if kind in _OF_NOTES:
        text = wikilinks.plain(text)
    deck, notes = _PARSERS[kind](text, slug=slugify(title), title=title)
    return Loaded(deck, kind, (*guesses, *notes))


def _found(text: str, filename: str) -> tuple[str, str]:
    """The text of the deck, which may stand in a block of code, and its format."""
    try:
        return text, text_format(text, filename)
    except DeckError:
        if (block := fenced.deck_in(text)) is None:
            raise
        held, extension = block
        return held, text_format(held, f"{filename}.{extension}")


def title_of(filename: str) -> str:
    """A deck's title out of its file's name, without folders and extension."""
    name = re.split(r"[/\\]", filename[-500:])[-1]
    stem = name.rpartition(".")[0] or name
    words = re.sub(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff_\s]+", " ", stem).strip()
    return words[: limits.MAX_TITLE].strip() or "Deck"


def _inner(data: bytes, filename: str) -> _Result:
    """The deck in a file that stood in a zip file."""
    found = load(data, filename=filename, within=True)
    return found.deck, found.skipped


class _BinaryParser(Protocol):
    def __call__(self, data: bytes, *, slug: str, title: str) -> _Result: ...


_BINARY: dict[str, _BinaryParser] = {
    APKG: apkg_reader.parse,
    SPREADSHEET: sheet_reader.parse,
    PACKAGE: partial(packages.parse, load=_inner),
}


def _xml(text: str, *, slug: str, title: str) -> _Result:
    root = xml_tree.read(text)
    if quiz_xml.is_quiz(root):
        return quiz_xml.parse(root, slug=slug, title=title)
    if qti.is_test(root):
        return qti.parse(root, slug=slug, title=title)
    if xml_entries.is_dictionary(root):
        return xml_entries.parse(root, slug=slug, title=title)
    return record_cards.deck_of(xml_records.read(root), text, slug=slug, title=title)


def _qa(text: str, *, slug: str, title: str) -> _Result:
    parse = headed_sides.parse if headed_sides.looks_like(text) else qa_text.parse_with_notes
    if vault_notes.looks_like(text):
        parse = vault_notes.parse
    return parse(text, slug=slug, title=title)


def _words(text: str, *, slug: str, title: str) -> _Result:
    parse = definition_lists.parse if definition_lists.looks_like(text) else word_lists.parse
    return parse(text, slug=slug, title=title)


def _flashcards(text: str, *, slug: str, title: str) -> _Result:
    parse = parted_sides.parse if parted_sides.looks_like(text) else flashcards.parse
    for own in (cloze_texts, tagged_sections):
        if own.looks_like(text):
            parse = own.parse
    return parse(text, slug=slug, title=title)


def _records(text: str, *, slug: str, title: str) -> _Result:
    return record_cards.parse(front_matter.cards(text) or text, slug=slug, title=title)


def _table(text: str, *, slug: str, title: str) -> _Result:
    parse = web_pages.parse if web_pages.is_page(text) else tables.parse
    return parse(text, slug=slug, title=title)


def _bullets(text: str, *, slug: str, title: str) -> _Result:
    parse = arrows.parse if arrows.looks_like(text) else bullets.parse
    return parse(text, slug=slug, title=title)


def _blocks(text: str, *, slug: str, title: str) -> _Result:
    parse = (
        line_blocks.parse
        if line_blocks.looks_like(text) or not pub_quizzes.looks_like(text)
        else pub_quizzes.parse
    )
    return parse(text, slug=slug, title=title)


def _dictionary(text: str, *, slug: str, title: str) -> _Result:
    parse: _Parser = dictionary_lines.parse
    if dsl.looks_like(text):
        parse = dsl.parse
    elif tabbed.looks_like(text):
        parse = tabbed.parse
    return parse(text, slug=slug, title=title)


_OF_NOTES = (FLASHCARDS, DOCUMENT, QA, WORDS, TABLE)
"""Formats of notes whose links are read here; bullets know their own."""
_PARSERS: dict[str, _Parser] = {
    YAML: reader.parse_with_notes,
    QA: _qa,
    CSV: csv_format.parse,
    TSV: partial(csv_format.parse, delimiter="\t"),
    TRIVIA: red_trivia.parse,
    RECORDS: _records,
    FLASHCARDS: _flashcards,
    LINES: answer_lines.parse,
    OPEN_TRIVIA: open_trivia.parse,
    WORDS: _words,
    DOCUMENT: documents.parse,
    ORG: partial(documents.parse, org=True),
    TABLE: _table,
    GIFT: gift.parse,
    XML: _xml,
    CODE: source_code.parse,
    H5P: h5p.parse,
    LATEX: latex.parse,
    BULLETS: _bullets,
    BLOCKS: _blocks,
    SQL: sql.parse,
    DICTIONARY: _dictionary,
}
