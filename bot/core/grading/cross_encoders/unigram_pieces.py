"""Cuts texts of any language into the likeliest pieces of words (Kudo 2018), as multilingual models read them.

Each piece has a log-probability, and a word is cut where the sum over its pieces is highest. The packages
`sentencepiece` and `tokenizers` do the same for texts of any length and kind; this is all that is needed of them.
"""

from __future__ import annotations

import unicodedata

START = "▁"
"""Stands before a word."""
LONGEST_WORD = 200
"""Characters of a stretch without a blank, which in Chinese may be a whole answer; the rest of a longer one is left."""
UNLIKELY = 10.0
"""How much less likely than the least likely piece a character is that no piece has."""
KEPT = 4_096
"""Words whose pieces are remembered."""


class UnigramPieces:
    """The vocabulary of a model: the number of a piece is its line."""

    def __init__(self, vocabulary: str) -> None:
        """`vocabulary` has a piece a line with a hundred times its log-probability behind a tab."""
        lines = (line.rpartition("\t") for line in vocabulary.split("\n"))
        self._pieces = {piece: (number, int(likely) / 100) for number, (piece, _, likely) in enumerate(lines)}
        self.first, self.between, self._unknown = (
            self._pieces.pop(name)[0] for name in ("<s>", "</s>", "<unk>")
        )
        """The numbers that open a text and end each part of one."""
        self._longest = max(map(len, self._pieces))
        self._unlikely = min(likely for _, likely in self._pieces.values()) - UNLIKELY
        self._words: dict[str, list[int]] = {}

    def of(self, text: str, most: int) -> list[int]:
        """The numbers of the text's pieces, `most` at most; capitals and forms of the same sign are alike."""
        found: list[int] = []
        for word in unicodedata.normalize("NFKC", text.lower()).split():
            if len(found) >= most:
                break
            found += self._of(START + word[:LONGEST_WORD])
        return found[:most]

    def _of(self, word: str) -> list[int]:
        known = self._words.get(word)
        if known is None:
            if len(self._words) >= KEPT:
                self._words.clear()
            known = self._words[word] = self._likeliest(word)
        return known

    def _likeliest(self, word: str) -> list[int]:
        """The pieces of the likeliest cut: the best one up to each character, from the front (Viterbi 1967)."""
        best: list[tuple[float, int, int]] = [(0.0, 0, 0)]
        """Up to each character: how likely, where its last piece begins, and that piece's number."""
        for end in range(1, len(word) + 1):
            unknown = (best[end - 1][0] + self._unlikely, end - 1, self._unknown)
            ways = [
                (best[start][0] + piece[1], start, piece[0])
                for start in range(max(0, end - self._longest), end)
                if (piece := self._pieces.get(word[start:end]))
            ]
            best.append(max([*ways, unknown], key=lambda way: way[0]))
        found, end = [], len(word)
        while end:
            _, end, number = best[end]
            found.append(number)
        return found[::-1]
