"""Sections of Markdown as mdanki makes cards of them: the heading asks, and a line of linked tags tells that it does.

    # Trees                     ## Balance
    ## B-tree                   What is it called when all leaves are as deep?
    Its search is O(log n).     %
    [#complexity](c.md)         A balanced tree.

Format: https://github.com/ashlinchak/mdanki
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core.cards import Card, Deck
from bot.core.decks import limits
from bot.core.decks.check import slugify, tidy
from bot.core.decks.problems import DeckError, Problems
from bot.formats import explanations
from bot.formats.anki.notes import LeftOut
from bot.formats.assemble import Draft, assemble
from bot.formats.documents import wording
from bot.formats.documents.code import in_code
from bot.formats.tables import columns

_TAG = r"\[#([\w/:-]{1,60})\]\([^()\n]{0,300}\)"
_TAGS = re.compile(rf"{_TAG}(?:[ \t]+{_TAG}){{0,20}}[ \t]*")
_TAGGED = re.compile(rf"^{_TAGS.pattern}$", re.MULTILINE)
_HEADING = re.compile(r"(#{1,6})[ \t]+(\S.*)")
_PICTURE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{0,600}\)")
_EMPTY = "sections without text below their heading"
_LEAST = 2
Section = tuple[int, int, str, list[str]]
"""Level, line, heading and the lines below it."""


def looks_like(text: str) -> bool:
    """Whether a line of such tags stands below the text of a section, of which there are several."""
    if _TAGGED.search(text) is None or text.count("\n") > limits.MAX_LINES:
        return False
    return sum(any(map(str.strip, lines)) for _, _, _, lines in _sections(text)) >= _LEAST


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError with every problem."""
    if text.count("\n") > limits.MAX_LINES:
        raise DeckError.of(f"over {limits.MAX_LINES:,} lines")
    sections = list(_sections(text))
    if sections and sections[0][0] == 1 and not any(map(str.strip, sections[0][3])):
        title = wording.tidied(sections[0][2])[: limits.MAX_TITLE]
        slug, sections = slugify(title), sections[1:]
    left_out, drafts = LeftOut(), list[Draft]()
    for _, line, heading, lines in sections:
        card = explanations.fitting(_card(heading, lines), left_out, line)
        if card.reference and len(card.prompt) <= limits.MAX_PROMPT:
            drafts.append((card, line))
        else:
            left_out.note(_EMPTY, line)
    if len(drafts) > limits.MAX_CARDS:
        raise DeckError.of(limits.TOO_MANY)
    deck, told = assemble(drafts, Problems(), slug=slug, title=title)
    return deck, (*left_out.notes(), *told)


def _sections(text: str) -> Iterator[Section]:
    lines = text.removeprefix("\ufeff").split("\n")
    section: Section | None = None
    for number, (line, code) in enumerate(zip(lines, in_code(lines), strict=True), start=1):
        heading = None if code else _HEADING.fullmatch(line.strip())
        if heading:
            if section:
                yield section
            section = (len(heading[1]), number, heading[2], [])
        elif section:
            section[3].append(line.rstrip())
    if section:
        yield section


def _card(heading: str, lines: list[str]) -> Card:
    tags = [found for line in lines if _TAGS.fullmatch(line.strip()) for found in re.findall(_TAG, line)]
    kept = [_PICTURE.sub("", line) for line in lines if not _TAGS.fullmatch(line.strip())]
    marks = [place for place, line in enumerate(kept) if line.strip() == "%"]
    front, back = (kept[: marks[0]], kept[marks[0] + 1 :]) if marks else ([], kept)
    prompt = tidy("\n".join([wording.tidied(heading), *front]))
    return Card("", prompt, tidy("\n".join(back)), columns.topic_of_tags(" ".join(tags))[: limits.MAX_TOPIC])
