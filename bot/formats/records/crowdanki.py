"""Decks of Anki as CrowdAnki writes them in JSON: notes whose fields have their names in a model beside them.

Format: https://github.com/Stvad/CrowdAnki
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.formats.anki.notes import key_of
from bot.formats.records import names
from bot.formats.tables import columns

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
    for deck in _decks(root, 0):
        heading = "" if deck is root else str(deck.get("name", "")).rpartition("::")[2]
        for note in deck.get("notes", ()):
            if isinstance(note, dict) and isinstance(note.get("fields"), list):
                yield _named(note, models.get(str(note.get("note_model_uuid")), [])), heading


def _decks(deck: dict[str, Any], level: int) -> Iterator[dict[str, Any]]:
    yield deck
    for child in deck.get("children", ()) if level < _MOST_LEVELS else ():
        if isinstance(child, dict):
            yield from _decks(child, level + 1)


def _named(note: dict[str, Any], called: list[str]) -> dict[str, Any]:
    """The filled fields of a note; the first two are question and answer where none is called so."""
    texts = [each for each in note["fields"] if isinstance(each, str)]
    fields = dict(zip(map(names.plain, called), texts, strict=False))
    held = {names.field_of(name) for name in fields}
    if not {columns.PROMPT, columns.REFERENCE} <= held and len(texts) > 1:
        fields = {"question": texts[0], "answer": texts[1]}
    tags = note.get("tags")
    extras = {"key": key_of(str(note.get("guid", ""))), "tags": tags if isinstance(tags, list) else []}
    return {name: value for name, value in {**fields, **extras}.items() if value}
