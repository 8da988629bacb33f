"""Dictionaries of Chinese and Japanese with an entry a line: CC-CEDICT and EDICT.

    學習 学习 [xue2 xi2] /to learn/to study/
    学習 [がくしゅう] /(n,vs) study/learning/tutorial/(P)/EntL1206760X/

The format is that of CC-CEDICT's wiki and of the EDICT documentation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core.cards import Deck
from bot.core.decks import limits
from bot.core.decks.problems import DeckError
from bot.formats.dictionaries import entries
from bot.formats.dictionaries.entries import Entry

_LINE = re.compile(r"(\S{1,200})(?: ([^\s\[]\S{0,199}))?(?: \[([^\[\]\n]{1,300})\])? ?/(?=[^/\s])(.*)/\s*")
_PARTS = re.compile(r"\((?:\d{1,2}|[a-z][a-z0-9-]{0,7}(?:,[a-z][a-z0-9-]{0,7})*)\) ?")
"""What EDICT writes before a meaning: the number of the sense, parts of speech."""
_ASIDE = re.compile(r"\(P\)|EntL\d+X?|CL:.*|(?:Taiwan|also|old) pr\. .*|also written .*")
"""What stands among the meanings and is none: marks of EDICT, measure words, ways to say or write it."""
_ASIAN = re.compile("[\u3041-\u30ff\u3400-\u9fff\uff21-\uff5a\u3005-\u3007]")
_LEAST = 2


def looks_like(text: str) -> bool:
    """Whether every line is an entry of such a dictionary, or a comment."""
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith(("#", "\ufeff#"))]
    return len(lines) >= _LEAST and all(map(_LINE.fullmatch, lines)) and bool(_ASIAN.search(text))


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError with every problem."""
    return entries.deck_of(_entries(text), slug=slug, title=title)


def _entries(text: str) -> Iterator[Entry]:
    if text.count("\n") > limits.MAX_LINES:
        raise DeckError.of(f"over {limits.MAX_LINES:,} lines")
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        found = _LINE.fullmatch(line)
        if found is None:
            raise DeckError.of("no entry of a dictionary: word [reading] /meaning/meaning/", number)
        yield _chinese(found, number) if found[2] else _japanese(found, number)


def _chinese(found: re.Match[str], number: int) -> Entry:
    traditional, simplified, reading = found[1], found[2], found[3] or ""
    meanings = found[4].split("/")
    asides = [text for text in meanings if _ASIDE.fullmatch(text)]
    other = [traditional] if traditional != simplified else []
    plain = [text for text in meanings if text not in asides]
    return Entry(simplified, plain, number, reading, [*other, *asides])


def _japanese(found: re.Match[str], number: int) -> Entry:
    """An entry of EDICT, in which several spellings are parted by semicolons: 学校(P);學校."""
    spellings = [re.sub(r"\([^()]*\)$", "", each) for each in found[1].split(";")]
    meanings = [_PARTS.sub("", text) for text in found[4].split("/") if not _ASIDE.fullmatch(text)]
    return Entry(spellings[0], meanings, number, found[3] or "", spellings[1:])
