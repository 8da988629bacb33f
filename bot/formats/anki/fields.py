"""Which fields of a note type are question and answer: by their names, else by what stands in them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.formats import explanations
from bot.formats.anki import cloze
from bot.formats.anki.database import Note
from bot.formats.tables import columns, sides

_LOOKED_AT = 200
"""Notes of a type that show what its fields hold."""
Names = tuple[str, ...]


def of_types(notes: Sequence[Note]) -> dict[Names, list[str | None]]:
    """What each field holds, for each note type by the names of its fields."""
    kinds: dict[Names, list[list[str]]] = {}
    for note in notes:
        rows = kinds.setdefault(names_of(note), [])
        if len(rows) < _LOOKED_AT and not names_itself(note):
            rows.append([text for _, text in note.fields])
    return {names: held(names, rows) for names, rows in kinds.items()}


def names_of(note: Note) -> Names:
    """The names of the note's fields."""
    return tuple(name for name, _ in note.fields)


def names_itself(note: Note) -> bool:
    """Whether the note is the line of names of a table that was imported with it."""
    filled = [(name, text) for name, text in note.fields if text.strip()]
    return len(filled) > 1 and all(name and name == text.strip() for name, text in filled)


def held(names: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str | None]:
    """What each field of a note type holds; `rows` are the texts of some of its notes."""
    found = columns.fields_of(names)
    gaps = next(
        (place for place in range(len(names)) if any(cloze.is_cloze(row[place]) for row in rows)), None
    )
    if gaps is not None and columns.REFERENCE not in found:
        found = [None if field == columns.PROMPT else field for field in found]
        found[gaps] = columns.PROMPT
        if gaps == 0 and len(found) > 1 and found[1] is None:
            found[1] = columns.REFERENCE
    elif not {columns.PROMPT, columns.REFERENCE} <= set(found):
        found = _by_content(found, rows)
    return explanations.arranged(names, found, rows[0] if rows else ())


def _by_content(found: Sequence[str | None], rows: Sequence[Sequence[str]]) -> list[str | None]:
    """The fields, with a question and an answer that no names tell; of the others only extras keep their part."""
    if len(found) < 2:
        return [columns.PROMPT]
    asked = found.index(columns.PROMPT) if columns.PROMPT in found else None
    answered = found.index(columns.REFERENCE) if columns.REFERENCE in found else None
    free = [place for place in range(len(found)) if place not in (asked, answered)]
    if asked is None and answered is None:
        asked, answered = sides.placed(rows, free)
    elif asked is None:
        asked = sides.placed(rows, free)[0] if len(free) > 1 else free[0]
    else:
        answered = sides.placed(rows, [asked, *free])[1]
    extras = (columns.EXPLANATION, columns.SOURCE)
    parts = [field if field in extras else None for field in found]
    parts[asked], parts[answered or 0] = columns.PROMPT, columns.REFERENCE
    return parts
