"""The entries of a glossary, as its file has them: the English words of each form and phrase of a language."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.grading.text import MARKS, spelled_words

DROPPED = "-"
"""What stands for English words where a form says nothing and is left out."""
Sense = tuple[str, ...]
"""The English words of an entry; none of one that is dropped."""


def entries(text: str) -> Iterator[tuple[list[str], Sense]]:
    """The words of each form in lower case, accents kept, and its sense. Raises ValueError for a malformed text."""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        english, mark, forms = line.partition("=")
        if not mark or not english.strip():
            raise ValueError(f"glossary: line {number} has no English")
        sense = () if english.strip() == DROPPED else tuple(english.split())
        for form in forms.split(","):
            spelled = [word for word in spelled_words(form) if word not in MARKS]
            if spelled:
                yield spelled, sense


class Phrases:
    """Phrases of several words."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Sense]]] = {}

    def add(self, words: list[str], sense: Sense) -> None:
        """One phrase of two or more folded words; of those that are alike the first counts."""
        known = self._by_first.setdefault(words[0], [])
        known.append((tuple(words[1:]), sense))
        known.sort(key=lambda one: -len(one[0]))

    def longest(self, words: list[str], at: int) -> tuple[Sense, int]:
        """The sense of the longest phrase that begins at `at`, and how many places it takes; 0 where none does.

        A comma may stand between its words.
        """
        for rest, sense in self._by_first.get(words[at], ()):
            end = at + 1
            for word in rest:
                end += end < len(words) and words[end] in MARKS
                if end >= len(words) or words[end] != word:
                    break
                end += 1
            else:
                return sense, end - at
        return (), 0
