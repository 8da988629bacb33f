"""Lists of terms and what they mean, as extensions of Markdown have them: a term, and a colon before each meaning.

    Mutex
    : A lock that one thread holds.

    Race
    :   Two threads that write
        what is the same.
    :   A contest.

Each meaning is a right answer. Source: https://michelf.ca/projects/php-markdown/extra/#def-list
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core.cards import Card, Deck
from bot.core.decks import limits
from bot.core.decks.check import tidy
from bot.core.decks.problems import DeckError, Problems
from bot.formats.around_texts import unbold
from bot.formats.assemble import assemble

_MEANING = re.compile(r" {0,3}[:~][ \t]+(\S.*)")
_HEADING = re.compile(r"#{1,6} +(\S.{0,300})")
_OTHERS = (" ", "\t", "- ", "* ", "|", ">")
"""How lines begin that are no term."""
_LEAST = 2
"""Terms from which a text is such a list."""
_LONGEST = 200
"""Characters of a term."""
_Term = tuple[int, str, str, list[str]]
"""Line, topic, term and meanings."""


def looks_like(text: str) -> bool:
    """Whether a text is nothing but headings and such terms."""
    found = _terms(text)
    return found is not None and len(found) >= _LEAST


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`; DeckError with every problem."""
    drafts = [
        (Card("", term, meanings[0], topic, accepted=tuple(dict.fromkeys(meanings[1:]))), line)
        for line, topic, term, meanings in _terms(text) or ()
    ]
    return assemble(drafts, Problems(), slug=slug, title=title)


def _terms(text: str) -> list[_Term] | None:
    """The terms, each with a meaning; None where anything else stands in the text, or nothing is meant."""
    if "\n:" not in text and "\n~" not in text and "\n " not in text:
        return None
    if text.count("\n") > limits.MAX_LINES:
        raise DeckError.of(f"over {limits.MAX_LINES:,} lines")
    found: list[_Term] = []
    for term in _read(text.removeprefix("\ufeff").split("\n")):
        if term is None or not term[3]:
            return None
        found.append(term)
    return [(at, topic, unbold(term), list(map(tidy, told))) for at, topic, term, told in found]


def _read(lines: list[str]) -> Iterator[_Term | None]:
    """The terms as their meanings end; None for a line that is neither."""
    topic, at, begun = "", 0, _Open()
    for number, line in enumerate(lines, start=1):
        if heading := _HEADING.fullmatch(line.strip()):
            topic = heading[1].strip("# ")[: limits.MAX_TOPIC]
        elif meaning := _MEANING.fullmatch(line):
            if not begun.term:
                yield None
            begun.meanings.append(meaning[1])
        elif line.strip() and line[0] in " \t" and begun.meanings:
            begun.meanings[-1] += f"\n{line.strip()}"
        elif line.strip():
            if begun.term:
                yield at, begun.topic, begun.term, begun.meanings
            if len(line) > _LONGEST or line.startswith(_OTHERS):
                yield None
            at, begun = number, _Open(topic, line.strip())
    if begun.term:
        yield at, begun.topic, begun.term, begun.meanings


class _Open:
    """The term whose meanings are being read."""

    def __init__(self, topic: str = "", term: str = "") -> None:
        self.topic, self.term = topic, term
        self.meanings: list[str] = []
