"""What Anki's packages and its text exports share: HTML fields, identifiers, gaps, and what no card comes of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from bot.core.cards import Card
from bot.core.decks import limits
from bot.core.decks.keys import digest
from bot.formats import markup
from bot.formats.anki import cloze

MEDIA = "pictures and sounds in notes"
EMPTY = "notes without text as question or answer"
LONG = "notes too long for a card"
NESTED = "cloze notes with gaps inside one another, too many or none"
OCCLUSION = "notes that hide parts of a picture"


class LeftOut(Counter[str]):
    """How often each thing was left out."""

    def notes(self) -> tuple[str, ...]:
        """One line for each thing, as `pictures: 3`."""
        return tuple(f"{what}: {count:,}" for what, count in self.items() if count)


def key_of(guid: str) -> str:
    """A card key out of Anki's own identifier, which may hold any punctuation."""
    return f"a-{digest(guid)}"


def text_of(source: str, left_out: LeftOut) -> str:
    """The text in a field's HTML."""
    plain = markup.strip(source)
    left_out[MEDIA] += plain.media
    return plain.text


def cards(note: Card, sources: list[str], left_out: LeftOut) -> Iterator[Card]:
    """The cards that come of `note`, whose fields were the HTML `sources`: one, one a gap, or none."""
    if any("image-occlusion:" in source for source in sources):
        left_out[OCCLUSION] += 1
        return
    gaps = any(map(cloze.is_cloze, sources)) and cloze.is_cloze(note.prompt)
    found = cloze.cards(note) if gaps else [note]
    left_out[NESTED] += not found
    for card in found:
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
