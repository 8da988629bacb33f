"""Cuts texts into word pieces, as models of the BERT kind without capitals read them (Devlin et al. 2018).

The package `tokenizers` does the same and brings a client of a model hub with it; this is all that is needed of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_SIGN = re.compile(r"\w+|[^\w\s]")
LONGEST_WORD = 60
"""Letters of a word that is cut into pieces; a longer one is unknown."""


class WordPieces:
    """The vocabulary of a model: the number of a piece is its line."""

    def __init__(self, vocabulary: str) -> None:
        """`vocabulary` has a piece a line; those that do not begin a word have `##` in front."""
        self._pieces = {piece: number for number, piece in enumerate(vocabulary.split("\n"))}
        self.first, self.between, self._unknown = (self._pieces[name] for name in ("[CLS]", "[SEP]", "[UNK]"))
        """The numbers that open a text and end each part of one."""
        self.blank = self._pieces.get("[MASK]", self._unknown)
        """The number of what stands for a word that is left out."""

    def of(self, text: str, most: int) -> list[int]:
        """The numbers of the text's pieces, `most` at most."""
        found: list[int] = []
        for word in _words(text):
            if len(found) >= most:
                break
            found += self._of(word)
        return found[:most]

    def _of(self, word: str) -> list[int]:
        """The longest pieces that make up a word, from its front; unknown where none do."""
        if len(word) > LONGEST_WORD:
            return [self._unknown]
        found, start = [], 0
        while start < len(word):
            mark = "##" if start else ""
            ends = range(len(word), start, -1)
            end = next((end for end in ends if mark + word[start:end] in self._pieces), 0)
            if not end:
                return [self._unknown]
            found.append(self._pieces[mark + word[start:end]])
            start = end
        return found


def _words(text: str) -> Iterator[str]:
    """Lower-case words without accents, and signs, each by itself."""
    plain = "".join(
        sign for sign in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(sign)
    )
    return (match.group() for match in _SIGN.finditer(plain.replace("_", " _ ")))
