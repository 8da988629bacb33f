"""What the readers of dictionaries share: entries become cards that ask for the meaning of a word.

Each meaning is a right answer, the first of them the reference. How a word is read, and how else it is written, is
shown after the answer; where one spelling has several readings, the question says which is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct, field

from bot.core.cards import Card, Deck
from bot.core.decks import limits
from bot.core.decks.check import tidy
from bot.core.decks.problems import DeckError, Problems
from bot.formats import explanations
from bot.formats.anki.notes import LeftOut
from bot.formats.assemble import Draft, assemble

_BARE = "entries without a meaning"
_KINDS = "old|erhua|archaic|japanese|alternative|another|misspelling|same"
_POINTER = re.compile(
    rf"\(?(?:(?:(?:{_KINDS}) ){{0,2}}(?:variant|spelling|form|as) (?:of )?|see(?: also)?:? |abbr\. (?:of|for) |used in "
    r"|(?:->|→|⇒|=) ?)\W?[\u3400-\u9fff\u3041-\u30ff].*|(?:see(?: also)?|cf|vgl|siehe|voir|см|→)[.:]{1,2}",
    re.IGNORECASE,
)
"""A text that points to another word, which is written in Chinese or Japanese or was a link, and tells no meaning."""
_LONG = "entries too long for a card"
_MOST = 20
"""Meanings of one word that are kept."""


class Entry(Struct):
    """A word of a dictionary."""

    word: str
    meanings: list[str]
    line: int = 0
    reading: str = ""
    """How it is said, or written in another script."""
    notes: list[str] = field(default_factory=list)
    """What is shown after the answer."""


def deck_of(
    entries: Iterable[Entry], *, slug: str, title: str, notes: tuple[str, ...] = ()
) -> tuple[Deck, tuple[str, ...]]:
    """The deck of a dictionary's entries, and what was left out; DeckError with every problem.

    Entries of one word that is read in one way are one card. `notes` are what the reader has left out itself.
    """
    left_out = LeftOut()
    words: dict[str, dict[str, Entry]] = {}
    count = 0
    for entry in entries:
        entry.word = tidy(entry.word)
        entry.meanings = [text for text in map(tidy, entry.meanings) if text and not _POINTER.fullmatch(text)]
        if not entry.word or not entry.meanings:
            left_out.note(_BARE, entry.line)
            continue
        readings = words.setdefault(entry.word, {})
        known = readings.setdefault(entry.reading.casefold(), entry)
        if known is not entry:
            known.meanings += entry.meanings
            known.notes += entry.notes
        count += known is entry
        if count > limits.MAX_CARDS:
            raise DeckError.of(f"over {limits.MAX_CARDS:,} words: cut the part out that is to be learned")
    drafts: list[Draft] = []
    for readings in words.values():
        for entry in readings.values():
            card = explanations.fitting(_card(entry, told=len(readings) > 1), left_out, entry.line)
            if len(card.reference) > limits.MAX_REFERENCE or len(card.prompt) > limits.MAX_PROMPT:
                left_out.note(_LONG, entry.line)
            else:
                drafts.append((card, entry.line))
    deck, told = assemble(drafts, Problems(), slug=slug, title=title)
    return deck, (*notes, *left_out.notes(), *told)


def _card(entry: Entry, *, told: bool) -> Card:
    """The card of a word; `told`: its reading is part of the question."""
    first, *others = list(dict.fromkeys(entry.meanings))[:_MOST]
    lines = dict.fromkeys(map(tidy, (entry.reading, *entry.notes)))
    return Card(
        "",
        f"{entry.word} [{entry.reading}]" if told and entry.reading else entry.word,
        first,
        accepted=tuple(text for text in others if len(text) <= limits.MAX_EXAMPLE),
        explanation="\n".join(filter(None, lines)),
    )
