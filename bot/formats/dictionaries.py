"""Dictionaries in plain text: CC-CEDICT and EDICT, a line each, and DSL of Lingvo.

愛 爱 [ai4] /to love/to be fond of/          #NAME "Polish-English"
会う [あう] /(v5u,vi) to meet/to see/(P)/     kot
                                                 [m1][trn]cat[/trn][/m]

The first meaning is the answer, the others are right, too. Sources: https://cc-cedict.org/wiki/format:syntax,
https://www.edrdg.org/wiki/index.php/EDICT-JMdict, the help of ABBYY Lingvo on DSL
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core.cards import Card, Deck
from bot.core.decks import limits
from bot.core.decks.check import tidy
from bot.core.decks.problems import DeckError, Problems
from bot.formats import explanations
from bot.formats.anki.notes import LeftOut
from bot.formats.assemble import Draft, assemble

_ENTRY = re.compile(r"([^\s/\[#][^/\[\n]{0,200}?)\s{0,9}(?:\[([^\]\n]{1,200})\]\s{0,9})?/(\S[^\n]*)/\s{0,9}")
_SAME = re.compile(r"(\S+) (\S+)")
_MARKS = re.compile(
    r"(?:\((?:\d{1,2}|P|[a-zA-Z0-9-]{1,7}(?:,[a-zA-Z0-9-]{1,7}){0,6}:?)\)\s*|\{[a-zA-Z]{1,9}\}\s*)+"
)
"""What EDICT says before a meaning: parts of speech, numbers, fields."""
_LINKS = re.compile(
    r"CL:|(?:old |Japanese |erroneous )?variant of |see (?:also )?\S|also written |used in |EntL\d|\(P\)$"
)
"""What stands among the meanings of an entry and is none."""
_DSL = re.compile(r"\s{0,9}#NAME\s")
_LEFT_OUT = re.compile(
    r"\[(ex|com|t|s|p|ref|url|!trs)\b[^\]\n]{0,80}\](?:(?!\[/\1\]).)*\[/\1\]|<<[^<>\n]*>>|\{\{(?:(?!\}\}).)*\}\}"
)
"""Parts of a card of DSL that are no meaning: examples, remarks, sounds, links."""
_MEANT = re.compile(r"\[trn\d?\]((?:(?!\[/trn\d?\]).)*)\[/trn\d?\]")
_TAG = re.compile(r"(?<!\\)\[/?(?:[a-z!*'][^\]\n]{0,80}|\*|')\]|(?<!\\)[{}]")
_ESCAPE = re.compile(r"\\(.)")
_COUNT = re.compile(r"^(?:\(?\d{1,2}[.)]|[a-zа-я]\)|[•·–-])\s*")
_NO_MEANING = "entries that only point to others"
_SHARE = 0.9


def looks_like(text: str) -> bool:
    """Whether it is DSL, or nearly each of its lines is an entry, and many tell a reading."""
    if _DSL.match(text):
        return True
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
    entries = [found for line in lines if (found := _ENTRY.fullmatch(line))]
    return (
        len(entries) > 1
        and len(entries) >= _SHARE * len(lines)
        and 4 * sum(bool(each[2]) for each in entries) > len(entries)
    )


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError with every problem."""
    if text.count("\n") > limits.MAX_LINES:
        raise DeckError.of(f"over {limits.MAX_LINES:,} lines")
    left_out = LeftOut()
    drafts: list[Draft] = []
    for line, word, meanings in _of_dsl(text) if _DSL.match(text) else _of_lines(text):
        if not (word and meanings):
            left_out.note(_NO_MEANING, line)
            continue
        others = [each for each in meanings[1 : limits.MAX_EXAMPLES] if len(each) <= limits.MAX_EXAMPLE]
        card = Card("", word[: limits.MAX_PROMPT], meanings[0], accepted=tuple(others))
        drafts.append((explanations.fitting(card, left_out, line), line))
        if len(drafts) > limits.MAX_CARDS:
            raise DeckError.of(f"over {limits.MAX_CARDS:,} cards: take a part of the dictionary", line)
    deck, told = assemble(drafts, Problems(), slug=slug, title=title)
    return deck, (*left_out.notes(), *told)


def _of_lines(text: str) -> Iterator[tuple[int, str, list[str]]]:
    """The entries of CEDICT and EDICT with their lines."""
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if found := _ENTRY.fullmatch(line):
            yield number, _word(found[1]), _meanings(found[3])


def _word(head: str) -> str:
    """The word: of two ways to write it with as many characters the second, as CEDICT has them; of others the first."""
    both = _SAME.fullmatch(head.strip())
    if both and len(both[1]) == len(both[2]):
        return both[2]
    return tidy(re.sub(r"\([^()]{0,20}\)", "", head.split(";")[0]))


def _meanings(said: str) -> list[str]:
    parts = [
        tidy(_MARKS.sub("", part, count=1)) for part in said.split("/") if not _LINKS.match(part.strip())
    ]
    return list(dict.fromkeys(part for part in parts if part))


def _of_dsl(text: str) -> Iterator[tuple[int, str, list[str]]]:
    """The entries of DSL with their lines: a word at the margin and what is set in below it."""
    word, start, body = "", 0, list[str]()
    for number, line in enumerate((text + "\n#").split("\n"), start=1):
        if line[:1] in (" ", "\t"):
            body.append(line)
        elif line.strip():
            if body:
                yield start, word, _senses(body)
                word, body = "", []
            if not word and not line.startswith("#"):
                word, start = _plain(line), number


def _senses(body: list[str]) -> list[str]:
    lines = [_LEFT_OUT.sub("", line) for line in body]
    meant = [each for line in lines for each in _MEANT.findall(line)]
    plain = [_COUNT.sub("", _plain(line), count=1).strip(" ;") for line in meant or lines]
    return list(dict.fromkeys(line for line in plain if any(map(str.isalnum, line))))


def _plain(line: str) -> str:
    return tidy(_ESCAPE.sub(r"\1", _TAG.sub("", line)).replace("[]", ""))
