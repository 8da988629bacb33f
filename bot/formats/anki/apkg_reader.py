"""Reads Anki packages (`.apkg`).

The fields named like a question and an answer make a card, else those that hold one (`fields`). Text only: markup is
stripped, pictures and sounds are left out and counted, and so are notes that no text card can be made of.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from bot.core.cards import Card, Deck
from bot.core.decks import limits
from bot.core.decks.check import slugify
from bot.core.decks.problems import DeckError, Problems
from bot.formats import explanations
from bot.formats.anki import database, fields, notes, package
from bot.formats.anki.notes import LeftOut
from bot.formats.assemble import Draft, assemble
from bot.formats.tables import columns

_NAMES = "notes that hold the names of the fields"


def parse(data: bytes, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in the package `data`, and what was left out of it; DeckError with every problem."""
    content = package.unpack(data)
    notes = database.notes(content.database)
    held = fields.of_types(notes)
    left_out = LeftOut({"media files": content.media})
    paths = [[part for part in note.deck.split("::") if part.strip()][:20] for note in notes]
    common = _common(paths)
    drafts: list[Draft] = []
    keys: set[str] = set()
    for note, path in zip(notes, paths, strict=True):
        if fields.names_itself(note):
            left_out[_NAMES] += 1
            continue
        for card in _cards(note, held[fields.names_of(note)], path[len(common) :], left_out):
            fit = explanations.fitting(card, left_out)
            drafts.append((replace(fit, key="") if fit.key in keys else fit, 0))
            keys.add(fit.key)
        if len(drafts) > limits.MAX_CARDS:
            raise DeckError.of(limits.TOO_MANY)
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


def _cards(
    note: database.Note, held: Sequence[str | None], path: list[str], left_out: LeftOut
) -> Iterator[Card]:
    """The cards in one note, whose fields hold the parts `held`; the decks below the common one are its topic."""
    sources = [text for _, text in note.fields]
    cells = list(_cells(note, held, left_out))
    if note.guid:
        cells.append((columns.KEY, notes.key_of(note.guid)))
    cells += [(columns.TOPIC, " / ".join(path)), (columns.TAGS, note.tags[:1000])]
    yield from notes.cards(columns.card_of(cells), sources, left_out)


def _cells(note: database.Note, held: Sequence[str | None], left_out: LeftOut) -> Iterator[tuple[str, str]]:
    """The parts of a card in the note's fields."""
    texts = [notes.text_of(text, left_out) for _, text in note.fields]
    for (name, source), field, text in zip(note.fields, held, texts, strict=False):
        if field and text and columns.is_guess(name):
            left_out[f"notes whose {columns.shown_name(name)!r} was taken as the {field}"] += 1
        if field:
            yield field, notes.link_of(source, LeftOut()) if field == columns.SOURCE else text
