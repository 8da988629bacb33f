"""Cards in outlines of bullets, as Logseq and other outliners keep them.

    - What is a mutex? #card                  - What is a mutex?
        - A lock that one thread holds.           - A lock that one thread holds.

What is set in below a bullet with the tag `#card`, or below one that asks something, is its answer. Lines that note
something for the program (`card-last-score:: 5`) are no text. Headings are topics, in bullets too.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.core.cards import Card, Deck
from bot.core.decks import limits
from bot.core.decks.check import short, tidy
from bot.core.decks.problems import DeckError, Problems
from bot.formats.anki.cloze import BLANK
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
_LEAST = 2
"""Questions without a tag from which an outline is taken for a deck."""


@dataclass(slots=True)
class _Bullet:
    """A bullet with what is set in below it."""

    depth: int
    text: str
    line: int
    topic: str
    below: list[str] = field(default_factory=list)


def looks_like(text: str) -> bool:
    """Whether bullets are tagged as cards, or most of those with others below them ask something."""
    bullets = list(_bullets(text))
    if any(_TAG.search(bullet.text) for bullet in bullets):
        return True
    top = min((bullet.depth for bullet in bullets), default=0)
    parents = [bullet for bullet in bullets if bullet.depth == top]
    asking = sum(wording.asks(bullet.text) and bool(bullet.below) for bullet in parents)
    return asking >= _LEAST and 10 * asking >= 8 * len(parents)


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError with every problem."""
    if text.count("\n") > limits.MAX_LINES:
        raise DeckError.of(f"over {limits.MAX_LINES:,} lines")
    left_out = LeftOut()
    bullets = list(_bullets(text))
    tagged = any(_TAG.search(bullet.text) for bullet in bullets)
    top = min((bullet.depth for bullet in bullets), default=0)
    drafts: list[Draft] = []
    for bullet in bullets:
        if _TAG.search(bullet.text) if tagged else bullet.depth == top and wording.asks(bullet.text):
            drafts += _cards(bullet, left_out)
        if len(drafts) > limits.MAX_CARDS:
            raise DeckError.of(f"over {limits.MAX_CARDS:,} cards", bullet.line)
    if not drafts:
        raise DeckError.of("; ".join(("there is no bullet with an answer below it", *left_out.notes())))
    deck, notes = assemble(drafts, Problems(), slug=slug, title=title)
    return deck, (*left_out.notes(), *notes)


def _bullets(text: str) -> Iterator[_Bullet]:
    """The bullets in order, each with the lines below it that are set in deeper."""
    open_: list[_Bullet] = []
    found: list[_Bullet] = []
    topic = ""
    for number, raw in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        line = raw.rstrip()
        if not line or _PROPERTY.fullmatch(line):
            continue
        bullet = _BULLET.fullmatch(line)
        depth = _depth(bullet[1] if bullet else line[: len(line) - len(line.lstrip())])
        said = (bullet[2] if bullet else line).strip()
        open_ = [each for each in open_ if depth > each.depth]
        if heading := _HEADING.fullmatch(said):
            topic = _plain(heading[1])[: limits.MAX_TOPIC] if not _TAG.search(said) else topic
            if not _TAG.search(said):
                continue
        for each in open_:
            each.below.append(" " * max(depth - each.depth - 2, 0) + (f"- {said}" if bullet else said))
        if bullet:
            made = _Bullet(depth, said, number, topic)
            open_.append(made)
            found.append(made)
    yield from found


def _depth(indent: str) -> int:
    return len(indent.replace("\t", " " * _TAB))


def _cards(bullet: _Bullet, left_out: LeftOut) -> Iterator[Draft]:
    """The cards of a bullet: one of it and its answer, or one of each gap."""
    asked = _TAG.sub("", bullet.text).strip()
    asked = _HEADING.sub(r"\1", asked)
    gaps = list(_CLOZE.finditer(asked))
    for gap in gaps:
        prompt = asked[: gap.start()] + BLANK + asked[gap.end() :]
        yield Card("", _plain(_CLOZE.sub(r"\1", prompt)), _plain(gap[1]), bullet.topic), bullet.line
    if gaps:
        return
    lines = textwrap.dedent("\n".join(map(_plain, bullet.below))).split("\n")
    if sum(line.startswith("- ") for line in lines) == 1 and lines[0].startswith("- "):
        lines = textwrap.dedent("\n".join([f"  {lines[0][2:]}", *lines[1:]])).split("\n")
    answer = tidy("\n".join(lines))
    if not answer:
        left_out.note(_UNANSWERED, bullet.line)
    elif len(answer) > limits.MAX_REFERENCE or len(asked) > limits.MAX_PROMPT:
        left_out.note(f"cards too long, such as {short(asked)!r}", bullet.line)
    else:
        yield Card("", _plain(asked), answer, bullet.topic), bullet.line


def _plain(text: str) -> str:
    """The text without tags of the outliner and with the words of its links."""
    indent = text[: len(text) - len(text.lstrip())]
    return indent + _LINK.sub(r"\1", _OTHER_TAGS.sub("", text.strip())).strip()
