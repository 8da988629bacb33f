"""Lists of terms and meanings that are parted by marks of somebody's own, as exports of Quizlet may be.

Mutex/////A lock                           Mutex<->A lock|||Race<->Two writers|||Key<->A name
Race/////Two writers                       Mutex,A lock;Race,Two writers;Key,A name
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core.decks import limits

Pair = tuple[int, str, str]
"""The line where it begins, a term, its meaning."""
_LEAST = 3
"""Cards from which marks are marks."""
_LONGEST_TERM = 400
_RUN = re.compile(r"([-/~|@#$%^&*+=<>;:!?_¬§•·])\1{1,9}")
_ARROW = re.compile(r"(?<!\S)(?:<?[-=~]{1,3}>|<[-=~]{1,3}>?|<>)(?!\S)|<[-=]{1,3}>|(?<=\s)[~@¬§·•](?=\s)")
_NO_MARK = frozenset(("//", "--", "**", "__", "::", ":::", "==", "!!", "??", "<<", ">>", "&&", "++"))
"""What stands in texts and programs as well, or means something else."""
_ROW_RUN = re.compile(r"([-/~|@#$%^&*+=;])\1{1,9}|[-=]{2,9}[|;]|;")
_MOST_MARKS = 12


def pairs(text: str) -> list[Pair] | None:
    """The terms and meanings where one mark parts each of them, None where none does."""
    lines = [(number, line.strip()) for number, line in _numbered(text) if line.strip()]
    if len(lines) > limits.MAX_LINES or not lines:
        return None
    return _by_lines(lines) or _by_rows(text) or _by_blank_lines(text)


def _by_lines(lines: list[tuple[int, str]]) -> list[Pair] | None:
    """The pairs of a text with one in each line."""
    if len(lines) < _LEAST:
        return None
    for mark in _marks(lines[0][1]):
        if found := _parted(lines, mark):
            return found
    return None


def _by_rows(text: str) -> list[Pair] | None:
    """The pairs of a text in which a mark stands between cards, too, and line ends mean little."""
    body = text.strip()
    if 2 * body.count("\n") > body.count(";") + len(_ROW_RUN.findall(body)):
        return None
    seen: dict[str, None] = {}
    for found in _ROW_RUN.finditer(body[:4_000]):
        seen.setdefault(found[0])
    for mark in list(seen)[:_MOST_MARKS]:
        rows = _split(text, mark)
        if len(rows) < _LEAST:
            continue
        usual = ("\t", *_marks(rows[0][1], frozenset()), ",", " - ")
        for between in usual if mark == ";" else (*usual, ";", ": "):
            if between != mark and (found_pairs := _parted(rows, between)):
                return found_pairs
    return None


def _by_blank_lines(text: str) -> list[Pair] | None:
    """The pairs of a text whose meanings go over several lines, parted from their terms by a tab."""
    rows = _split(text, "\n\n")
    if len(rows) < _LEAST or not any("\n" in row for _, row in rows):
        return None
    return _parted(rows, "\t")


def _split(text: str, mark: str) -> list[tuple[int, str]]:
    """The parts of a text that hold anything, with their lines."""
    rows, number = [], 1
    for part in text.split(mark):
        if part.strip():
            rows.append((number + part[: len(part) - len(part.lstrip())].count("\n"), part.strip()))
        number += part.count("\n") + mark.count("\n")
    return rows


def _marks(line: str, never: frozenset[str] = _NO_MARK) -> list[str]:
    """What may be the mark within a line."""
    held: dict[str, None] = {}
    for pattern in (_RUN, _ARROW):
        for found in pattern.finditer(line[:2_000]):
            if found[0] not in never:
                held.setdefault(found[0])
    return list(held)[:_MOST_MARKS]


def _parted(rows: list[tuple[int, str]], mark: str) -> list[Pair] | None:
    """The rows in two, where the mark stands in each of them once, or again as texts have it."""
    made: list[Pair] = []
    for number, row in rows:
        term, _, meaning = row.partition(mark)
        term, meaning = term.strip(), meaning.strip()
        if (
            not (term and meaning)
            or (mark in meaning and not _goes_on(row, mark))
            or len(term) > _LONGEST_TERM
            or meaning[0] == mark[0] != ","
        ):
            return None
        made.append((number, term, meaning))
    terms = {term.casefold() for _, term, _ in made}
    return made if 2 * len(terms) > len(made) else None


def _goes_on(row: str, mark: str) -> bool:
    """Whether the mark stands again within the meaning: a dash between spaces, a comma with one behind it."""
    first = row.find(mark)
    return mark == " - " or (
        mark == "," and re.search(r",(?! )", row[first + 1 :]) is None and row[first + 1] != " "
    )


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    return enumerate(text.removeprefix("\ufeff").split("\n"), start=1)
