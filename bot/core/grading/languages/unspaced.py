"""Reads texts without spaces, or whose words carry endings that are words of their own, through a glossary.

At each place the longest entry that stands there is taken. Of what no entry has, ideographs, katakana and Latin letters
are kept, each run of one script as a word; hiragana, which is grammar then, is dropped, and so are endings of Korean
words behind what is known.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.grading.facts.tables import pattern
from bot.core.grading.languages.table import Table
from bot.core.grading.languages.translated import Translated, said
from bot.core.grading.text import MARKS, folded, spelled_words

_RUN = pattern(r"[0-9a-z.,]+|[\u3041-\u309f]+|[\u30a0-\u30ff]+|[\u3400-\u9fff\u3005]+|[^\W_]+")
"""A run of one script: Latin letters and digits, hiragana, katakana, ideographs, another."""
_HIRAGANA = pattern(r"[\u3041-\u309f]+")


class UnspacedReader:
    """Cuts texts into the longest entries."""

    def __init__(self, table: Table, *, endings: bool = False) -> None:
        """`endings`: words stand apart, and what follows their known beginning is grammar."""
        self._endings = endings
        self._entries = table.forms
        self._longest = max(map(len, self._entries), default=0)

    def words(self, text: str) -> Iterator[str]:
        """The words in English, and the marks; an empty word for what is dropped."""
        for word in spelled_words(text):
            if word in MARKS:
                yield word
            else:
                yield from self._word(folded(word)) if self._endings else self._segments(folded(word))

    def _word(self, text: str) -> Iterator[str]:
        """A word with its endings; one that begins like a short entry and goes on unknown is kept whole."""
        found = list(self._segments(text))
        if len(found) > 1 and found[0].source == text[:1] and any(one == one.source for one in found[1:]):
            yield from said(text, text)
            return
        for at, one in enumerate(found):
            unknown = one == one.source and not one.isascii()
            yield one if not at or not unknown else Translated("", one.source)

    def _segments(self, text: str) -> Iterator[Translated]:
        at = kept = 0
        while at < len(text):
            size = self._entry(text, at)
            if size:
                yield from _unknown(text[kept:at])
                yield from said(self._entries[text[at : at + size]], text[at : at + size])
                kept = at + size
            at += size or _step(text, at)
        yield from _unknown(text[kept:])

    def _entry(self, text: str, at: int) -> int:
        """The length of the longest entry at `at`; 0 where there is none."""
        longest = min(self._longest, len(text) - at)
        return next((size for size in range(longest, 0, -1) if text[at : at + size] in self._entries), 0)


def _step(text: str, at: int) -> int:
    """How many signs are passed over where no entry stands: a run of Latin letters and digits, else one."""
    run = _RUN.match(text, at)
    return len(run.group()) if run and run.group().isascii() else 1


def _unknown(text: str) -> Iterator[Translated]:
    """What no entry has, a run of one script after the other."""
    for run in _RUN.findall(text):
        yield from said("" if _HIRAGANA.fullmatch(run) else run, run)
