"""A glossary as it is read: the English words of each form, stem and phrase of a language.

`data/grading/languages/XX.tsv` has a line for each sense: its English words, then forms, stems and phrases that have
it, each folded and once in the file. `tests/grading/glossaries.py` makes it of `XX.txt`, which people write.
"""

from __future__ import annotations

from collections.abc import Sequence
from sys import intern

from bot.core.grading.text import MARKS

UNMARKED = "~"
"""Stands before each word of a phrase as it is typed without marks, where these tell words apart."""
APART = "|"
"""Stands between phrases."""


class Table:
    """The senses of a language's words. A sense is a text of English words, empty for what says nothing."""

    def __init__(self, text: str) -> None:
        """Raises ValueError for a malformed text."""
        self.forms: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        """Those that are no form of the same sense."""
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        """By their first word the words that follow it, the longest first."""
        for number, line in enumerate(text.splitlines(), start=1):
            parts = line.split("\t")
            if len(parts) != 4:
                raise ValueError(f"glossary: line {number} does not have its four fields")
            sense = intern(parts[0])
            self.forms.update(dict.fromkeys(parts[1].split(), sense))
            self._stems.update(dict.fromkeys(parts[2].split(), sense))
            for phrase in filter(None, parts[3].split(APART)):
                first, *rest = phrase.split()
                self._phrases.setdefault(first, []).append((tuple(rest), sense))
        for phrases in self._phrases.values():
            phrases.sort(key=lambda one: -len(one[0]))

    def by_stem(self, stem: str) -> str | None:
        """The sense of the forms with that stem."""
        found = self._stems.get(stem)
        return self.forms.get(stem) if found is None else found

    def phrase(self, words: Sequence[str], at: int) -> tuple[str, int]:
        """The sense of the longest phrase that begins at `at`, and how many places it takes; 0 where none does.

        A mark may stand between its words.
        """
        for rest, sense in self._phrases.get(words[at], ()):
            end = at + 1
            for word in rest:
                end += end < len(words) and words[end] in MARKS
                if end >= len(words) or words[end] != word:
                    break
                end += 1
            else:
                return sense, end - at
        return "", 0
