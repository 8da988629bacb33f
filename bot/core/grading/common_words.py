"""Common English words, the most frequent first: which typed words are no words, and which one is meant.

The list is `data/grading/words.txt`, made of the counts of `pyspellchecker` and the lexicons' words by
`tests/shipped.py`. What is read is `words-sorted.txt`, the same words in the order of their letters, each with its
place on the list (`SortedLines`).
"""

from __future__ import annotations

from itertools import count
from math import log1p

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.words.word_forms import american, is_word
from bot.core.grading.sorted_lines import SortedLines

FREQUENT = 20_000
"""So many of the words are what somebody may have meant; rarer ones are only known to be words."""
START = 5
"""Letters by which families of words are told."""
SHORTEST, LONG = 4, 8
"""Letters of a word that may be a slip of another, and from which on two slips are forgiven."""
COMMONEST = 0.1
"""How much a word counts that everybody uses all the time."""
_HEAD = 50
"""So many of the words are about equally frequent."""
_CACHE = 20_000
_FLAT = 10
"""Zipf's law with an offset: how often a word comes goes with one over its rank and this."""
_TOTAL = 6.1
"""The sum of that over all words that carry content, so that `frequency` is a share of those."""
PLAIN = 1_000
"""So many of the words a word of SHORTEST letters may be a slip of: short ones have too many neighbours."""
_PREFIXES = ("re", "un", "non", "pre", "sub", "over", "under", "mis", "multi", "auto", "de", "dis")
_ENDINGS = ("", "s", "es", "d", "ed", "r", "er", "rs", "ers", "ing", "ly", "less", "ness", "able")

_DOUBLING = ("ing", "ed", "er")
_FREQUENT = pattern(rf"(?m)^(\S{{{SHORTEST},}}) 1?\d{{1,4}}$")
"""A line with a word that may be meant: its rank is below FREQUENT. Cutting line by line takes ten times as long."""


class CommonWords:
    """The words of a list. Looks them up, and mends what is none of them."""

    def __init__(self, text: str = "", table: str = "") -> None:
        """`text` holds a word a line; `table` is what `table_of` makes of it."""
        self._table = SortedLines(table or table_of(text))
        self._by_letter: dict[str, dict[int, list[str]]] = {}
        self._meant: dict[str, str] = {}
        self._rarities: dict[str, float] = {}
        self._frequencies: dict[str, float] = {}
        self._beginnings: dict[str, float] = {}

    def __contains__(self, word: str) -> bool:
        return self._rank(word) is not None

    def _rank(self, word: str) -> int | None:
        """How many words are more frequent; None for what is none of them."""
        rank = self._table.rest(word)
        return None if rank is None else int(rank)

    def _place(self, word: str) -> int:
        """The same; FREQUENT for what is none of them."""
        rank = self._rank(word)
        return FREQUENT if rank is None else rank

    def _frequent(self, letter: str) -> dict[int, list[str]]:
        """By length the frequent words that begin with the letter."""
        found = self._by_letter.get(letter)
        if found is None:
            found = self._by_letter[letter] = {}
            for word in _FREQUENT.findall(self._table.part(letter)):
                found.setdefault(len(word), []).append(word)
        return found

    def rarity(self, stem: str) -> float:
        """How rare a word is by its stem: COMMONEST for the most frequent, 1 for one that is hardly ever used."""
        found = self._rarities.get(stem)
        if found is None:
            if len(self._rarities) >= _CACHE:
                self._rarities.clear()
            found = self._rarities[stem] = max(map(self._rarity, stem.split()), default=COMMONEST)
        return found

    def frequency(self, stem: str) -> float:
        """Which share of the content words of English are forms of that stem; of a phrase its rarest word's share."""
        found = self._frequencies.get(stem)
        if found is None:
            if len(self._frequencies) >= _CACHE:
                self._frequencies.clear()
            shares = (sum(map(self._share, {*_forms(word)})) for word in stem.split())
            found = self._frequencies[stem] = max(min(shares, default=0.0), _zipf(FREQUENT))
        return found

    def beginning(self, start: str) -> float:
        """Which share of the content words of English begin with these letters, as many as `START`."""
        found = self._beginnings.get(start)
        if found is None:
            if len(self._beginnings) >= _CACHE:
                self._beginnings.clear()
            ranks = sorted(int(line.partition(" ")[2]) for line in self._table.starting(start))
            found = self._beginnings[start] = max(sum(map(_zipf, ranks)), _zipf(FREQUENT))
        return found

    def _share(self, word: str) -> float:
        rank = self._rank(word)
        return 0.0 if rank is None else _zipf(rank)

    def _rarity(self, stem: str) -> float:
        """The same for one word, of which the most frequent form that is easily made of the stem is looked up."""
        rank = min(map(self._place, _forms(stem)))
        return max(COMMONEST, min(1.0, log1p(rank / _HEAD) / log1p(FREQUENT / _HEAD)))

    def meant(self, word: str) -> str:
        """The word that one in lower case which is no word is a slip of; `word` itself where none is near.

        The first letter is taken to be right, a long word may have two slips, and of words equally near those of the
        same letters are taken first, then such as a letter was lost of, then the most frequent.
        """
        if len(word) < SHORTEST or word in self:
            return word
        found = self._meant.get(word)
        if found is None:
            if len(self._meant) >= _CACHE:
                self._meant.clear()
            found = self._meant[word] = self._search(word)
        return found

    def _search(self, word: str) -> str:
        for slips in range(1, 3 if len(word) >= LONG else 2):
            near = self._near(word, slips)
            if near:
                return word if self._real(word) else min(near, key=lambda target: self._order(word, target))
        return word

    def _near(self, word: str, slips: int) -> list[str]:
        sizes = range(len(word) - slips, len(word) + slips + 1)
        targets = [target for size in sizes for target in self._frequent(word[0]).get(size, ())]
        near = [
            hit[0]
            for hit in process.extract(word, targets, scorer=OSA.distance, score_cutoff=slips, limit=None)
        ]
        return near if len(word) > SHORTEST else [target for target in near if self._plain(word, target)]

    def _plain(self, word: str, target: str) -> bool:
        """Whether a short word is a very common one with two letters exchanged or one lost."""
        alike = sorted(word) == sorted(target) or len(target) > len(word)
        return alike and self._place(target) < PLAIN

    def _order(self, word: str, target: str) -> tuple[bool, bool, int]:
        return set(word) != set(target), len(target) <= len(word), self._place(target)

    def _real(self, word: str) -> bool:
        """Whether a word that is not on the list is one all the same: rare, in British spelling, or built of one."""
        if is_word(word) or american(word) in self:
            return True
        if any(
            f"{word[: -len(end)]}{word[-len(end) - 1]}{end}" in self
            for end in _DOUBLING
            if word.endswith(end)
        ):
            return False  # "runing"
        cores = [word, *(word[len(prefix) :] for prefix in _PREFIXES if word.startswith(prefix))]
        return any(
            core[: len(core) - len(ending)] in self
            for core in cores
            for ending in _ENDINGS
            if core.endswith(ending) and len(core) - len(ending) >= SHORTEST
        )


def table_of(text: str) -> str:
    """The words of a text, a word a line, in the order of their letters, with their places from 0; a line end first."""
    return "".join(f"\n{word} {rank}" for word, rank in sorted(zip(text.split(), count(), strict=False)))


def _forms(stem: str) -> tuple[str, ...]:
    """The words that are easily made of a stem."""
    return stem, f"{stem}e", f"{stem[:-1]}y", f"{stem}s", f"{stem}ed", f"{stem}ing", f"{stem}ion"


def _zipf(rank: int) -> float:
    """Which share of the content words is the one of that rank."""
    return 1 / (rank + _FLAT) / _TOTAL
