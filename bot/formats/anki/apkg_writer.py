"""Writes a deck as an Anki package, with a note type that has a field for each part of a card that Anki can hold.

The same deck gives the same bytes. Identifiers come from the deck's slug and the cards' keys, so that Anki
updates its notes when it is given the deck again.
"""

from __future__ import annotations

import hashlib
import html
import io
import itertools
import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterable
from contextlib import closing
from typing import Any

from bot.core.cards import Card, Deck, Source
from bot.formats.tables import columns

_MODEL = 1_607_392_319
_FIELDS = (
    ("Question", columns.PROMPT),
    ("Answer", columns.REFERENCE),
    ("Topic", columns.TOPIC),
    ("Hint", columns.HINT),
    ("Accepted", columns.ACCEPTED),
    ("Partial", columns.PARTIAL),
    ("Wrong", columns.WRONG),
    ("Key", columns.KEY),
    ("Explanation", columns.EXPLANATION),
    ("Source", columns.SOURCE),
)
_LOST_SPACE = re.compile("(?<=[ \n]) | (?=\n)|[\t\xa0]")
"""White space that HTML would drop or collapse."""
_FRONT = "{{Question}}{{#Hint}}<br><br>{{hint:Hint}}{{/Hint}}"
_BACK = (
    "{{FrontSide}}<hr id=answer>{{Answer}}{{#Explanation}}<br><br>{{Explanation}}{{/Explanation}}"
    "{{#Source}}<br><br>{{Source}}{{/Source}}"
)


def write(deck: Deck, *, modified: int) -> bytes:
    """The deck as an `.apkg` of the older kind, which every Anki opens.

    `modified` is in seconds since 1970: Anki takes changes over only from a package newer than its notes.
    """
    return pack([deck], modified=modified)


def pack(
    decks: Iterable[Deck], *, modified: int, finish: Callable[[sqlite3.Connection], None] = lambda _: None
) -> bytes:
    """Decks of different names as one `.apkg`; `finish` may still change its database."""
    import genanki  # type: ignore[import-untyped]  # slow to import (it brings asyncio), seldom needed

    fields = [{"name": name} for name, _ in _FIELDS]
    template = {"name": "Card", "qfmt": _FRONT, "afmt": _BACK}
    model = genanki.Model(_MODEL, "Cuecard", fields=fields, templates=[template])
    targets = []
    for deck in decks:
        targets.append(genanki.Deck(_number(deck.slug), deck.title, deck.description))
        for card in deck.cards:
            targets[-1].add_note(_note(genanki, model, deck.slug, card))
    with closing(sqlite3.connect(":memory:")) as connection:
        genanki.Package(targets).write_to_db(connection.cursor(), modified, itertools.count(modified * 1000))
        finish(connection)
        connection.commit()
        database = connection.serialize()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (("collection.anki2", database), ("media", b"{}")):
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _note(genanki: Any, model: Any, slug: str, card: Card) -> Any:
    cells = columns.cells_of(card)
    tags = ["_".join(card.topic.split())] if card.topic else []
    texts = [_link(card.source) if field == columns.SOURCE else _html(cells[field]) for _, field in _FIELDS]
    return genanki.Note(model=model, fields=texts, guid=guid_of(slug, card.key), tags=tags)


def guid_of(slug: str, key: str) -> str:
    """By what Anki knows a card again."""
    import genanki

    return str(genanki.guid_for(slug, key))


def _number(slug: str) -> int:
    """A deck id out of its slug, in the range that Anki's documentation for such ids uses (2**30 to 2**31)."""
    return int.from_bytes(hashlib.sha256(slug.encode()).digest()[:4], "big") % 2**30 + 2**30


def _link(source: Source | None) -> str:
    """A source as a link that Anki opens."""
    if source is None:
        return ""
    return f'<a href="{html.escape(source.url)}">{_html(source.title or source.url)}</a>'


def _html(text: str) -> str:
    """`text` as HTML in which nothing is a tag, a sound or a gap, and every space stays."""
    escaped = html.escape(text, quote=False).replace("[", "&#91;").replace("{", "&#123;")
    escaped = _LOST_SPACE.sub(lambda space: f"&#{ord(space[0])};", escaped)
    return escaped.replace("\n", "<br>")
