"""Reads Anki packages (`.apkg`).

The fields named like a question and an answer make a card, else the first and the second. Text only: markup is
stripped, pictures and sounds are left out and counted, and so are notes that no text card can be made of.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from bot.core.cards import Card, Deck
from bot.core.decks import limits
from bot.core.decks.check import slugify
from bot.core.decks.problems import DeckError, Problems
from bot.formats import explanations
from bot.formats.anki import database, notes, package
from bot.formats.anki.notes import LeftOut
from bot.formats.assemble import Draft, assemble
from bot.formats.tables import columns


def parse(data: bytes, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in the package `data`, and what was left out of it; DeckError with every problem."""
    content = package.unpack(data)
    notes = database.notes(content.database)
    left_out = LeftOut({"media files": content.media})
    paths = [[part for part in note.deck.split("::") if part.strip()][:20] for note in notes]
    common = _common(paths)
    drafts: list[Draft] = []
    for note, path in zip(notes, paths, strict=True):
        found = _cards(note, path[len(common) :], left_out)
        drafts += [(explanations.fitting(card, left_out), 0) for card in found]
        if len(drafts) > limits.MAX_CARDS:
            raise DeckError.of(f"over {limits.MAX_CARDS:,} cards")
    if not drafts:
        raise DeckError.of("; ".join(("there is no text card in it", *left_out.notes())))
    if common and common[-1] != "Default":
        title = " ".join(common[-1].split())[: limits.MAX_TITLE]
        slug = slugify(title)
    deck, more = assemble(drafts, Problems(), slug=slug, title=title)
    return deck, (*left_out.notes(), *more)


def _common(paths: list[list[str]]) -> list[str]:
    """The path of the deck above all notes."""
    levels = itertools.takewhile(lambda names: len(set(names)) == 1, zip(*paths, strict=False))
    return [names[0] for names in levels]


def _cards(note: database.Note, path: list[str], left_out: LeftOut) -> Iterator[Card]:
    """The cards in one note; the decks below the common one are its topic."""
    sources = [text for _, text in note.fields]
    cells = list(_cells(note, left_out))
    if note.guid:
        cells.append((columns.KEY, notes.key_of(note.guid)))
    cells += [(columns.TOPIC, " / ".join(path)), (columns.TAGS, note.tags[:1000])]
    yield from notes.cards(columns.card_of(cells), sources, left_out)


def _cells(note: database.Note, left_out: LeftOut) -> Iterator[tuple[str, str]]:
    """The parts of a card in the note's fields."""
    names = [name for name, _ in note.fields]
    texts = [notes.text_of(text, left_out) for _, text in note.fields]
    fields = explanations.arranged(names, [columns.field_of(name) for name in names], texts)
    if not {columns.PROMPT, columns.REFERENCE} <= set(fields):
        fields[:2] = [columns.PROMPT, columns.REFERENCE]
        fields[2:] = [
            field if field in (columns.EXPLANATION, columns.SOURCE) else None for field in fields[2:]
        ]
    for name, field, text, (_, source) in zip(names, fields, texts, note.fields, strict=False):
        if field and text and columns.is_guess(name):
            left_out[f"notes whose {columns.shown_name(name)!r} was taken as the {field}"] += 1
        if field:
            yield field, notes.link_of(source, LeftOut()) if field == columns.SOURCE else text
