"""A word of an answer in English, which remembers how it was written."""

from __future__ import annotations

from collections.abc import Iterator


class Translated(str):
    """An English word that stands for a word, or for a phrase, of another language."""

    __slots__ = ("source",)
    source: str
    """What was written, in lower case; empty for the second word and later ones that stand for one phrase."""

    def __new__(cls, english: str, source: str) -> Translated:
        """The word `english`, for `source`."""
        word = super().__new__(cls, english)
        word.source = source
        return word


def said(sense: str, source: str) -> Iterator[Translated]:
    """The words of a sense, the first of which remembers `source`; an empty word of a sense without any."""
    first, *others = sense.split() or [""]
    yield Translated(first, source)
    for word in others:
        yield Translated(word, "")


def written(word: str) -> str:
    """A word as somebody wrote it."""
    return word.source if isinstance(word, Translated) else word
