"""Texts whose lines or paragraphs have gaps as Anki writes them, without its lines at the top.

    {{c1::Lima}} is the capital of Peru.	a city at the sea       # Organs
    The {{c1::femur}} is a {{c2::bone}}.
                                                                The {{c1::heart}} pumps blood
                                                                and the {{c2::lungs}} breathe.

Nearly all lines have gaps then, and what stands behind a tab explains them; or nearly all paragraphs have, and
headings are topics.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core.cards import Card, Deck
from bot.core.decks import limits
from bot.core.decks.problems import DeckError, Problems
from bot.formats.anki import cloze, notes, text_export
from bot.formats.assemble import assemble

_HEADING = re.compile(r"#{1,6} +(\S.{0,300})")
_LEFT = "paragraphs that are no card"
_COLUMNS = "columns past the second, which have no name"
_MOST = 0.8
"""The share of lines or paragraphs that have gaps."""
Block = tuple[int, str, str]
"""Line, topic and text of a line or paragraph."""


def looks_like(text: str) -> bool:
    """Whether nearly all lines or paragraphs have gaps."""
    return cloze.is_cloze(text) and not text_export.read(text).lines and _blocks(text) is not None


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError with every problem."""
    left_out = notes.LeftOut()
    drafts: list[tuple[Card, int]] = []
    for line, topic, said in _blocks(text) or ():
        asked, explained, *others = (*said.split("\t"), "") if "\t" in said else (said, "")
        if any(each.strip() for each in others):
            left_out.note(_COLUMNS, line)
        if cloze.is_cloze(asked):
            note = Card("", notes.text_of(asked, left_out), notes.text_of(explained, left_out), topic)
            drafts += [(card, line) for card in notes.cards(note, [asked], left_out)]
        else:
            left_out.note(_LEFT, line)
        if len(drafts) > limits.MAX_CARDS:
            raise DeckError.of(limits.TOO_MANY, line)
    deck, told = assemble(drafts, Problems(), slug=slug, title=title)
    return deck, (*left_out.notes(), *told)


def _blocks(text: str) -> list[Block] | None:
    """The lines, where nearly all have gaps, else the paragraphs; None where too few of these have, too."""
    if text.count("\n") > limits.MAX_LINES:
        return None
    lines = text.removeprefix("\ufeff").split("\n")
    for found, least in ((list(_lines(lines)), 1), (list(_paragraphs(lines)), 2)):
        if len(found) >= least and sum(cloze.is_cloze(said) for _, _, said in found) >= _MOST * len(found):
            return found
    return None


def _lines(lines: list[str]) -> Iterator[Block]:
    topic = ""
    for number, line in enumerate(lines, start=1):
        if heading := _HEADING.fullmatch(line.strip()):
            topic = heading[1][: limits.MAX_TOPIC].strip()
        elif line.strip():
            yield number, topic, line if "\t" in line.strip() else f"{line.strip()}\t"


def _paragraphs(lines: list[str]) -> Iterator[Block]:
    topic, held, first = "", list[str](), 0
    for number, line in enumerate([*lines, ""], start=1):
        heading = _HEADING.fullmatch(line.strip())
        if line.strip() and not heading:
            first = first if held else number
            held.append(line.strip())
            continue
        if held:
            yield first, topic, "<br>\n".join(held)
        held = []
        if heading:
            topic = heading[1][: limits.MAX_TOPIC].strip()
