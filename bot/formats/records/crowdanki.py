"""Decks of Anki as CrowdAnki writes them in JSON: notes whose fields have their names in a model beside them.

Format: https://github.com/Stvad/CrowdAnki
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.formats.anki import fields
from bot.formats.anki.notes import key_of
from bot.formats.records import names
from bot.formats.tables import columns

_SIDES = (columns.PROMPT, columns.REFERENCE, columns.KEY)
_LOOKED_AT = 200
"""Notes of a type that show what its fields hold."""
_MOST_LEVELS = 20
"""Of decks within decks."""


def is_deck(root: Any) -> bool:
    """Whether a file's value is such a deck."""
    return isinstance(root, dict) and root.get("__type__") == "Deck"


def notes_of(root: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    """The notes as fields by plain name, and what the deck is called in which each lies, empty for the whole."""
    models = {
        str(model.get("crowdanki_uuid")): [
            str(each.get("name", "")) for each in model.get("flds", ()) if isinstance(each, dict)
        ]
        for deck in _decks(root, 0)
        for model in deck.get("note_models", ())
        if isinstance(model, dict)
    }
    found = list(_notes(root))
    rows: dict[str, list[list[str]]] = {}
    for note, _ in found:
        known = rows.setdefault(str(note.get("note_model_uuid")), [])
        if len(known) < _LOOKED_AT:
            known.append(_texts(note))
    held = {
        kind: fields.held(called, [row for row in rows.get(kind, ()) if len(row) == len(called)])
        for kind, called in models.items()
    }
    for note, heading in found:
        kind = str(note.get("note_model_uuid"))
        yield _named(note, models.get(kind, []), held.get(kind, [])), heading


def _notes(root: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    for deck in _decks(root, 0):
        heading = "" if deck is root else str(deck.get("name", "")).rpartition("::")[2]
        for note in deck.get("notes", ()):
            if isinstance(note, dict) and isinstance(note.get("fields"), list):
                yield note, heading


def _texts(note: dict[str, Any]) -> list[str]:
    return [each if isinstance(each, str) else "" for each in note["fields"]]


def _decks(deck: dict[str, Any], level: int) -> Iterator[dict[str, Any]]:
    yield deck
    for child in deck.get("children", ()) if level < _MOST_LEVELS else ():
        if isinstance(child, dict):
            yield from _decks(child, level + 1)


def _named(note: dict[str, Any], called: list[str], held: list[str | None]) -> dict[str, Any]:
    """The filled fields of a note; the first two are question and answer where its model is not known."""
    texts = _texts(note)
    named = dict(zip(map(names.plain, called), texts, strict=False))
    if {columns.PROMPT, columns.REFERENCE} <= set(held) and len(texts) == len(held):
        asked, answered = held.index(columns.PROMPT), held.index(columns.REFERENCE)
        shown = {names.plain(called[place]) for place in (asked, answered)}
        unnamed = (name for name in named if name not in shown and names.field_of(name) not in _SIDES)
        rest = {name: named[name] for name in unnamed}
        named = {"question": texts[asked], "answer": texts[answered], **rest}
    elif len(texts) > 1:
        named = {"question": texts[0], "answer": texts[1]}
    tags = note.get("tags")
    extras = {"key": key_of(str(note.get("guid", ""))), "tags": tags if isinstance(tags, list) else []}
    return {name: value for name, value in {**named, **extras}.items() if value}
