"""Lists of terms and their meanings, a line each, parted by the same mark in every line.

mitosis - division into two            - **Ribosome**: makes proteins
meiosis - division into four           - **Nucleus**: holds the genes
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core.cards import Card, Deck
from bot.core.decks import limits
from bot.core.decks.check import tidy
from bot.core.decks.problems import DeckError, Problems
from bot.formats import separators
from bot.formats.anki.notes import LeftOut
from bot.formats.assemble import Draft, assemble

_SPACED = ("---", " -> ", " → ", " => ", " -- ", " >> ", " - ", " – ", " — ", " = ")
_MARKS = {
    "\t": re.compile(r"[^\t]{1,80}\t[^\t]+"),
    **{mark: re.compile(rf"(?!.{{0,80}}\t)(?:(?!{mark}).){{1,80}}{mark}\s*\S.*") for mark in _SPACED},
    ";": re.compile(r"(?!.{0,200}\t)[^;\"]{1,300};\s*[^;\s].*"),
    ",": re.compile(r"[^,\"]{1,40},[^,].*"),
    ":": re.compile(r"(?!.{0,60}\t)(?!\w{1,20}://)[^:,;.!?\"]{1,60}:\s+\S.*"),
    **{
        mark: re.compile(rf"(?!.{{0,60}}\t)[^{mark}。？！\"]{{1,60}}{mark}\s*[^\s{mark}].*")
        for mark in "：＝→"
    },
}
"""What may part a term from its meaning, and a line that it parts."""
_BULLET = re.compile(r"^(?:[-*+•]|\d{1,4}[.)]) +")
_BOLD = re.compile(r"^(\*\*|__)([^*_\t]{1,80}?)(?::\1|\1\s*(?:->|[:–—=→-]))\s*(?=\S)")
"""A term in bold, with what parts it from its meaning."""
_HEADING = re.compile(r"#{1,6} +(\S.*)")
_HEADER = re.compile(r"[A-Z][a-z]{1,20}(?:-[A-Z][A-Za-z]{0,20}){1,4}")
_LABELS = {"q", "a"}
"""Terms that are none, but say what their lines are."""
_COUNTED = re.compile(r"(?:q|question) ?\d{1,3}")
"""Which question a line is, and no term."""
_LACKING = "lines without a meaning"
_FEW = 10
"""One of so many lines may lack its mark and be left out."""
_LOOKED_AT = 100
"""Lines that show the mark where not all have it."""
_STEADY = 8
"""Of ten lines, those in which a semicolon stands once, where it parts terms and not the cells of a table."""
LEAST = 2
"""Lines from which a text is such a list."""


def looks_like(text: str) -> bool:
    """Whether one mark parts every line into a short term and its meaning, and the terms are no labels."""
    return _mark([term for _, term, topic in _lines(text) if topic is not None]) is not None


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was taken as part of an answer; DeckError with every problem."""
    if text.count("\n") > limits.MAX_LINES:
        raise DeckError.of(f"over {limits.MAX_LINES:,} lines")
    if (pairs := separators.pairs(text)) is not None:
        own: list[Draft] = [(Card("", tidy(term), tidy(meaning)), number) for number, term, meaning in pairs]
        return assemble(own, Problems(), slug=slug, title=title)
    lines = [(number, line, topic) for number, line, topic in _lines(text) if topic is not None]
    texts = [line for _, line, _ in lines]
    mark = _mark(texts) or _mark(texts[:_LOOKED_AT]) or ","
    drafts: list[Draft] = []
    left_out = LeftOut()
    few = _FEW * sum(mark not in line for _, line, _ in lines) <= len(lines)
    for number, line, topic in lines:
        term, _, meaning = line.partition(mark)
        if few and mark not in line:
            left_out.note(_LACKING, number)
        else:
            drafts.append((Card("", tidy(term), tidy(meaning), topic), number))
    deck, notes = assemble(drafts, Problems(), slug=slug, title=title)
    notes = (*left_out.notes(), *notes)
    if all(line.count(mark) < 2 for _, line, _ in lines):
        return deck, notes
    what = "semicolons" if mark == ";" else "commas" if mark == "," else repr(mark.strip())
    return deck, (f"{what} past the first of a line, which were taken as part of the answer", *notes)


def _lines(text: str) -> Iterator[tuple[int, str, str | None]]:
    """The lines without bullets and bold, their numbers and the heading above each; None for the topic of a heading."""
    topic = ""
    for number, raw in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        line = raw.strip()
        if heading := _HEADING.fullmatch(line):
            topic = heading[1].strip("# ")[: limits.MAX_TOPIC].strip()
            yield number, line, None
        elif line:
            yield number, _BOLD.sub(r"\2\t", _BULLET.sub("", line, count=1), count=1), topic


def _are_headers(lines: list[str]) -> bool:
    """Whether these are what programs write above a message or a package: `Metadata-Version: 2.1`."""
    names = [line.partition(":")[0] for line in lines]
    told = sum(_HEADER.fullmatch(name) is not None for name in names)
    return told >= LEAST and not any(" " in name for name in names)


def _mark(lines: list[str]) -> str | None:
    if len(lines) < LEAST:
        return None
    for mark, looks in _MARKS.items():
        if all(map(looks.fullmatch, lines)):
            terms = {line.partition(mark)[0].casefold() for line in lines}
            if mark == ";" and 10 * sum(line.count(";") == 1 for line in lines) < _STEADY * len(lines):
                continue
            labels = terms >= _LABELS or all(map(_COUNTED.fullmatch, terms))
            told = 2 * len(terms) > len(lines) and not labels and not _are_headers(lines)
            return mark if told else None
    return None
