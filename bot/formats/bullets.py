"""Cards in outlines of bullets, as Logseq and other outliners keep them.

    - What is a mutex? #card                  - What is a mutex?
        - A lock that one thread holds.           - A lock that one thread holds.

What is set in below a bullet with the tag `#card`, or below one that asks something, is its answer. Lines that note
something for the program (`card-last-score:: 5`) are no text. Headings are topics, in bullets too.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence

from msgspec import Struct

from bot.core.cards import Card, Deck
from bot.core.decks import limits
from bot.core.decks.check import tidy
from bot.core.decks.problems import DeckError, Problems
from bot.formats.anki.cloze import BLANK, MAX_GAPS
from bot.formats.anki.notes import LeftOut
from bot.formats.assemble import Draft, assemble
from bot.formats.documents import wording

_BULLET = re.compile(r"([ \t]*)[-*+•] +(.*)")
_TAG = re.compile(r"(?:^|\s)#\[{0,2}(?:flash)?cards?\]{0,2}(?=\s|$)", re.IGNORECASE)
_OTHER_TAGS = re.compile(r"\s#(?:\[\[[^\]\n]{1,80}\]\]|[\w/-]{1,60})(?=\s|$)")
_PROPERTY = re.compile(r"[ \t]*[A-Za-z][\w-]{0,40}:: ?.*")
_CLOZE = re.compile(r"\{\{cloze:? ?([^{}\n]{1,500})\}\}")
_LINK = re.compile(r"\[\[([^\]\n]{1,200})\]\]")
_HEADING = re.compile(r"#{1,6} +(\S.*)")
_TAB = 4
_UNANSWERED = "cards without an answer below them"
_LONG = "cards too long for a card"
_DEEPEST = 40
"""Spaces by which a line of an answer is set in."""
_LEAST = 2
"""Questions without a tag from which an outline is taken for a deck."""


class _Line(Struct, frozen=True):
    """A line of the outline that is text."""

    depth: int
    text: str
    number: int
    topic: str
    bullet: bool


def looks_like(text: str) -> bool:
    """Whether bullets are tagged as cards, or most of those with others below them ask something."""
    lines = list(_lines(text))
    if any(line.bullet and _TAG.search(line.text) for line in lines):
        return True
    top = min((line.depth for line in lines if line.bullet), default=0)
    parents = [place for place, line in enumerate(lines) if line.bullet and line.depth == top]
    asking = sum(wording.asks(lines[place].text) and _has_below(lines, place) for place in parents)
    return asking >= _LEAST and 10 * asking >= 8 * len(parents)


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError with every problem."""
    if text.count("\n") > limits.MAX_LINES:
        raise DeckError.of(f"over {limits.MAX_LINES:,} lines")
    left_out = LeftOut()
    lines = list(_lines(text))
    tagged = any(line.bullet and _TAG.search(line.text) for line in lines)
    top = min((line.depth for line in lines if line.bullet), default=0)
    drafts: list[Draft] = []
    for place, line in enumerate(lines):
        if line.bullet and (
            _TAG.search(line.text) if tagged else line.depth == top and wording.asks(line.text)
        ):
            drafts += _cards(lines, place, left_out)
        if len(drafts) > limits.MAX_CARDS:
            raise DeckError.of(limits.TOO_MANY, line.number)
    if not drafts:
        raise DeckError.of("; ".join(("there is no bullet with an answer below it", *left_out.notes())))
    deck, notes = assemble(drafts, Problems(), slug=slug, title=title)
    return deck, (*left_out.notes(), *notes)


def _lines(text: str) -> Iterator[_Line]:
    """The lines that are text, headings left out."""
    topic = ""
    for number, raw in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        line = raw.rstrip()
        if not line or _PROPERTY.fullmatch(line):
            continue
        bullet = _BULLET.fullmatch(line)
        indent = bullet[1] if bullet else line[: len(line) - len(line.lstrip())]
        said = (bullet[2] if bullet else line).strip()
        heading = _HEADING.fullmatch(said)
        if heading and not _TAG.search(said):
            topic = _plain(heading[1])[: limits.MAX_TOPIC]
        else:
            yield _Line(_depth(indent), said, number, topic, bullet is not None)


def _has_below(lines: Sequence[_Line], place: int) -> bool:
    return place + 1 < len(lines) and lines[place + 1].depth > lines[place].depth


def _below(lines: Sequence[_Line], place: int) -> list[str]:
    """What is set in below a bullet, as far as a card can hold it and a line more."""
    held: list[str] = []
    size, depth = 0, lines[place].depth
    for at in range(place + 1, len(lines)):
        line = lines[at]
        if line.depth <= depth or size > limits.MAX_REFERENCE:
            break
        held.append(
            " " * min(line.depth - depth, _DEEPEST) + ("- " if line.bullet else "") + _plain(line.text)
        )
        size += len(line.text) + 1
    return textwrap.dedent("\n".join(held)).split("\n")


def _depth(indent: str) -> int:
    return len(indent.replace("\t", " " * _TAB))


def _cards(all_lines: Sequence[_Line], place: int, left_out: LeftOut) -> Iterator[Draft]:
    """The cards of a bullet: one of it and its answer, or one of each gap."""
    bullet = all_lines[place]
    asked = _HEADING.sub(r"\1", _TAG.sub("", bullet.text).strip())
    gaps = list(_CLOZE.finditer(asked))[:MAX_GAPS]
    for gap in gaps:
        prompt = asked[: gap.start()] + BLANK + asked[gap.end() :]
        yield Card("", _plain(_CLOZE.sub(r"\1", prompt)), _plain(gap[1]), bullet.topic), bullet.number
    if gaps:
        return
    lines = _below(all_lines, place)
    if sum(line.startswith("- ") for line in lines) == 1 and lines[0].startswith("- "):
        lines = textwrap.dedent("\n".join([f"  {lines[0][2:]}", *lines[1:]])).split("\n")
    answer = tidy("\n".join(lines))
    if not answer:
        left_out.note(_UNANSWERED, bullet.number)
    elif len(answer) > limits.MAX_REFERENCE or len(asked) > limits.MAX_PROMPT:
        left_out.note(_LONG, bullet.number)
    else:
        yield Card("", _plain(asked), answer, bullet.topic), bullet.number


def _plain(text: str) -> str:
    """The text without tags of the outliner and with the words of its links."""
    return _LINK.sub(r"\1", _OTHER_TAGS.sub("", text)).strip()
