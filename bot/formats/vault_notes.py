"""Notes for Anki among those of a notebook, as Obsidian_to_Anki marks them, their fields by name or in order.

    START                           STARTI [Basic] What is DNS? Back: Names to addresses ENDI
    Basic
    What is a mutex?                START
    Back: A lock that one           Cloze
    thread holds.                   The {{c1::nucleus}} holds DNA.
    Tags: threads                   END
    <!--ID: 1566052191670-->
    END

Format: https://github.com/ObsidianToAnki/Obsidian_to_Anki
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.core.cards import Card, Deck
from bot.core.decks import limits
from bot.core.decks.check import slugify, tidy
from bot.core.decks.problems import DeckError, Problems
from bot.formats import explanations
from bot.formats.anki import notes
from bot.formats.anki.notes import LeftOut
from bot.formats.assemble import Draft, assemble
from bot.formats.tables import columns

_START = re.compile(r"^[ \t]{0,9}(?:STARTI[ \t]+\[|START[ \t]*$)", re.MULTILINE)
_INLINE = re.compile(r"STARTI[ \t]+\[([^\[\]\n]{1,80})\][ \t]*(.*?)[ \t]*ENDI\b")
_FIELD = re.compile(r"(?:^|(?<=\s))([A-Z][\w ]{0,30}):(?:[ \t]+|$)")
_DECK = re.compile(r"TARGET DECK:?[ \t]*(.*)")
_COMMENT = re.compile(r"<!--.*-->")
_ID = re.compile(r"<!-- ?ID:? ?\d{1,20} ?-->")
"""By which a note is found again in Anki."""
_MOST_LINES = 300
"""Of one note."""
_FRONT = "Front"


def looks_like(text: str) -> bool:
    """Whether a note is marked in it."""
    return _START.search(text) is not None and next(_found(text.split("\n")), None) is not None


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck of the notes in `text`, and what was left out of it; DeckError with every problem."""
    lines = text.removeprefix("\ufeff").split("\n", limits.MAX_LINES)
    if len(lines) > limits.MAX_LINES:
        raise DeckError.of(f"over {limits.MAX_LINES:,} lines")
    left_out, drafts = LeftOut(), list[Draft]()
    for number, inside in _found(lines):
        note = _note(inside)
        for card in notes.cards(note, [note.prompt], left_out):
            drafts.append((explanations.fitting(card, left_out, number), number))
        if len(drafts) > limits.MAX_CARDS:
            raise DeckError.of(limits.TOO_MANY, number)
    if called := _called(lines):
        title, slug = called, slugify(called)
    deck, told = assemble(drafts, Problems(), slug=slug, title=title)
    return deck, (*left_out.notes(), *told)


def _found(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The lines of each note without its type, and where it begins."""
    begun: int | None = None
    for place, raw in enumerate(lines):
        line = raw.strip()
        if line == "START":
            begun = place
        elif line == "END" and begun is not None:
            if 2 < place - begun < _MOST_LINES:
                yield (
                    begun + 1,
                    [each for each in lines[begun + 2 : place] if not _COMMENT.fullmatch(each.strip())],
                )
            begun = None
        elif (
            begun is None
            and line.startswith("STARTI")
            and (inline := _INLINE.match(line[: limits.MAX_PROMPT * 2]))
        ):
            yield place + 1, [inline[2]]


def _note(lines: Sequence[str]) -> Card:
    """The card that a note's fields make, gaps of Anki's as they stand."""
    fields: dict[str, list[str]] = {}
    name = _FRONT
    for line in (_ID.sub("", line) for line in lines):
        place = 0
        for mark in _FIELD.finditer(line):
            if columns.field_of(mark[1]) is None:
                continue
            fields.setdefault(name, []).append(line[place : mark.start()])
            name, place = mark[1], mark.end()
        fields.setdefault(name, []).append(line[place:])
    told = {name: text for name, texts in fields.items() if (text := tidy("\n".join(texts)))}
    held = zip(columns.fields_of(list(told)), told.values(), strict=True)
    return columns.card_of((field, text) for field, text in held if field is not None)


def _called(lines: Sequence[str]) -> str:
    """What the deck is called, the last part of its path: `TARGET DECK: Biology::Cells`."""
    for place, line in enumerate(lines[:50]):
        if found := _DECK.fullmatch(line.strip()):
            named = found[1] or (lines[place + 1].strip() if place + 1 < len(lines) else "")
            return named.rpartition("::")[2][: limits.MAX_TITLE].strip()
    return ""
