"""One language's words in English: its glossary, and a text put through it.

The files are in `data/grading/languages/`: what people write (`XX.txt`), and what is read of it (`table.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from bot.core.grading.languages.habits import HABITS
from bot.core.grading.languages.spaced import SpacedReader
from bot.core.grading.languages.table import Table
from bot.core.grading.languages.translated import Translated, written
from bot.core.grading.languages.unspaced import UnspacedReader
from bot.core.grading.languages.verb_last import nots_in_front
from bot.core.grading.text import MARKS, MAX_WORDS

NOT = "not"


class Glossary:
    """The words of one language. Immutable, but for what it remembers of words that it saw."""

    def __init__(self, text: str, language: str, grammar: Collection[str] = ()) -> None:
        """`language` is a code of HABITS, `grammar` holds the English words that carry no content.

        Raises ValueError for a malformed text.
        """
        habits = HABITS[language]
        self._grammar = grammar
        self._behind = habits.behind
        self._verb_last = habits.verb_last
        table = Table(text)
        self._reader = (
            UnspacedReader(table, endings=habits.endings) if habits.unspaced else SpacedReader(table, habits)
        )

    def words(self, text: str) -> list[str]:
        """The words of `text` in English where they are known, with its marks; at most MAX_WORDS words."""
        found = self._reader.words(text)
        if self._verb_last:
            return _bounded(nots_in_front(found, self._grammar))
        return _bounded(_nots_in_front(found, self._grammar) if self._behind else found)


def _nots_in_front(found: Iterable[str], grammar: Collection[str]) -> list[str]:
    """Each "not" that follows a word of content put before that: a negator reaches forwards."""
    out: list[str] = []
    for word in found:
        at = len(out)
        if word == NOT:
            while at and not out[at - 1]:  # what is dropped
                at -= 1
            at -= bool(at) and out[at - 1] not in MARKS and out[at - 1] not in grammar
        out.insert(at, word)
    return out


def _bounded(found: Iterable[str]) -> list[str]:
    """At most MAX_WORDS words; what is dropped is remembered by the word before it."""
    out: list[str] = []
    count = 0
    for word in found:
        if word in MARKS:
            if out and out[-1] not in MARKS:
                out.append(word)
        elif word:
            count += 1
            if count > MAX_WORDS:
                break
            out.append(word)
        elif out and isinstance(out[-1], Translated):
            out[-1] = Translated(out[-1], f"{out[-1].source} {written(word)}".strip())
    return out
