"""What Anki's packages and its text exports share: HTML fields, identifiers, gaps, and what no card comes of."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from bot.core.cards import Card, Source
from bot.core.decks import limits, sources
from bot.core.decks.keys import digest
from bot.formats import long_answers, markup
from bot.formats.anki import cloze

MEDIA = "pictures and sounds in notes"
EMPTY = "notes without text as question or answer"
LONG = "notes too long for a card"
NESTED = "cloze notes with gaps inside one another, too many or none"
OCCLUSION = "notes that hide parts of a picture"
_ANCHOR = re.compile(r"<a\s([^<>]{0,2000}+)>([^<]*+(?:<(?!/?a\b)[^<]*+)*)", re.IGNORECASE)
"""A linked text: what its tag says, and the text."""
_HREF = re.compile(r"""\bhref\s?=\s?(?:"([^"]*+)"|'([^']*+)'|([^\s"']++))""", re.IGNORECASE)


class LeftOut(Counter[str]):
    """How often each thing was left out."""

    def __init__(self, counts: Mapping[str, int] | None = None) -> None:
        super().__init__(counts or {})
        self._lines: dict[str, int] = {}

    def note(self, what: str, line: int) -> None:
        """Count one thing that stands at `line` of the file, 0 where lines mean nothing."""
        self[what] += 1
        self._lines.setdefault(what, line)

    def notes(self) -> tuple[str, ...]:
        """One line for each thing, as `pictures: 3`."""
        return tuple(f"{what}: {count:,}{self._where(what)}" for what, count in self.items() if count)

    def _where(self, what: str) -> str:
        line = self._lines.get(what)
        return f" (the first in line {line})" if line else ""


def key_of(guid: str) -> str:
    """A card key out of Anki's own identifier, which may hold any punctuation."""
    return f"a-{digest(guid)}"


def text_of(source: str, left_out: LeftOut) -> str:
    """The text in a field's HTML."""
    plain = markup.strip(source)
    left_out[MEDIA] += plain.media
    return plain.text


def link_of(source: str, left_out: LeftOut) -> str:
    """The text in the HTML of a field for a source; of a linked text, the address with it."""
    anchor = _ANCHOR.search(source)
    href = _HREF.search(anchor[1]) if anchor else None
    if anchor is None or href is None:
        return text_of(source, left_out)
    url, title = html.unescape("".join(filter(None, href.groups()))).strip(), text_of(anchor[2], left_out)
    return url if "://" in title else sources.written(Source(url, title))


def cards(note: Card, sources: list[str], left_out: LeftOut) -> Iterator[Card]:
    """The cards that come of `note`, whose fields were the HTML `sources`: one, one a gap, or none."""
    if any("image-occlusion:" in source for source in sources):
        left_out[OCCLUSION] += 1
        return
    gaps = any(map(cloze.is_cloze, sources)) and cloze.is_cloze(note.prompt)
    found = cloze.cards(note) if gaps else [note]
    left_out[NESTED] += not found
    for each in found:
        card = long_answers.shortened(each, left_out)
        if why := _unfit(card):
            left_out[why] += 1
        else:
            yield replace(card, topic=card.topic[: limits.MAX_TOPIC].strip())


def _unfit(card: Card) -> str:
    """Why it cannot be asked; empty if it can."""
    if not card.prompt or not card.reference:
        return EMPTY
    long = len(card.prompt) > limits.MAX_PROMPT or len(card.reference) > limits.MAX_REFERENCE
    return LONG if long or len(card.hint) > limits.MAX_HINT else ""
