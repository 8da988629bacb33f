"""Dictionaries of ABBYY Lingvo, as GoldenDict reads them too: `.dsl`.

#NAME "Animals"
#INDEX_LANGUAGE "English"
#CONTENTS_LANGUAGE "German"

bat
        [m1][p]n[/p] [trn]Fledermaus[/trn][/m]
        [m2][ex]as blind as a bat[/ex][/m]

Lines at the margin are words, those set in below them what is said of them. Of it the translations (`[trn]`) are the
meanings, else all but examples, labels, transcriptions and pointers to other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, field

from bot.core.cards import Deck
from bot.core.decks import limits
from bot.core.decks.check import slugify
from bot.core.decks.problems import DeckError
from bot.formats.dictionaries import entries
from bot.formats.dictionaries.entries import Entry

_HEAD = re.compile(r"\ufeff?#(?:NAME|INDEX_LANGUAGE|CONTENTS_LANGUAGE)\b")
_NAME = re.compile(r'^\ufeff?#NAME\s+"([^"\n]{1,200})"', re.MULTILINE)
_TAG = re.compile(r"(?<!\\)\[[^\[\]\n]{0,200}\]")
_COMMENT = re.compile(r"\{\{[^{}\n]{0,200}\}\}")
_ASIDE = ("ex", "*", "s", "p", "t", "com", "ref", "url", "video")
"""Tags around what is no meaning: examples, sounds, labels, transcriptions, remarks, pointers."""
_MARK = re.compile(r"^(?:(?:\d{1,2}|[a-zа-я])[.)]|[•·–—-])\s*")
_POINTER = re.compile(r"<<[^<>\n]{0,200}>>")
_READING = re.compile(r"[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü ,;'’-]{1,100}", re.IGNORECASE)
_SUBENTRY = "@"
_LONGEST = 100
"""Characters of a word for which ~ stands."""


class _Block(Struct):
    """The words of one entry, and the lines below them."""

    line: int
    words: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)


def looks_like(text: str) -> bool:
    """Whether the first line is one of a Lingvo dictionary."""
    return _HEAD.match(text) is not None


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError with every problem."""
    if text.count("\n") > limits.MAX_LINES:
        raise DeckError.of(f"over {limits.MAX_LINES:,} lines")
    if (named := _NAME.search(text)) is not None:
        title = named[1][: limits.MAX_TITLE].strip() or title
        slug = slugify(title)
    return entries.deck_of(map(_entry, _blocks(text)), slug=slug, title=title)


def _blocks(text: str) -> Iterator[_Block]:
    block = _Block(0)
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if line[0] in " \t":
            block.body.append(line.strip())
            continue
        if block.body:
            yield block
            block = _Block(number)
        block.line = block.line or number
        block.words.append(_word(line))
    if block.words:
        yield block


def _word(line: str) -> str:
    """A word as it is shown: braces are around what is not looked up."""
    return _plain(re.sub(r"(?<!\\)[{}]", "", line))


def _entry(block: _Block) -> Entry:
    own: list[str] = []
    for line in block.body:
        if line.startswith(_SUBENTRY):  # another word's entry within this one
            break
        own.append(line)
    reading = ""
    if len(own) > 1 and "[" not in own[0] and not block.words[0].isascii() and _READING.fullmatch(own[0]):
        reading = own.pop(0)
    translated = [text for line in own for text in _translations(line)]
    others = [] if translated else [_without(line, _ASIDE) for line in own if not _POINTER.search(line)]
    word = block.words[0]
    meanings = [_named(_MARK.sub("", _plain(_without(text, _ASIDE))), word) for text in translated or others]
    return Entry(word, meanings, block.line, reading, block.words[1:])


def _named(meaning: str, word: str) -> str:
    """The meaning with its word for each ~; neither may be so long that they grow out of bounds together."""
    fit = len(word) <= _LONGEST and len(meaning) <= limits.MAX_REFERENCE
    return meaning.replace("~", word) if fit else meaning


def _translations(line: str) -> Iterator[str]:
    """What stands between `[trn]` and `[/trn]`."""
    place = 0
    while (start := line.find("[trn]", place)) >= 0:
        end = line.find("[/trn]", start)
        end = len(line) if end < 0 else end
        yield line[start + len("[trn]") : end]
        place = end


def _without(line: str, names: tuple[str, ...]) -> str:
    """The line without what stands between these tags; to its end where one is not closed."""
    for name in names:
        closing = f"[/{name}]"
        kept, place = [], 0
        while (start := line.find(f"[{name}]", place)) >= 0:
            kept.append(line[place:start])
            end = line.find(closing, start)
            place = len(line) if end < 0 else end + len(closing)
        line = "".join(kept) + line[place:]
    return line


def _plain(text: str) -> str:
    """The text without tags and comments."""
    plain = re.sub(r"\\(.)", r"\1", _TAG.sub("", _COMMENT.sub("", text)))
    return re.sub(r"\[[\s,;]{0,9}\]|\([\s,;]{0,9}\)", "", plain).strip()
