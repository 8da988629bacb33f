"""References with words exchanged for synonyms, which are right, or one for its opposite, which is wrong.

Of words that have one part of speech almost always, by WordNet's counts in tagged texts, and whose most usual sense
both share: "it makes searching quicker". A fifth of what comes out is no fair synonym ("keeps trains apart",
"maintains trains apart"), so that only some of it is read, beside what people wrote (`corpora.COPIES`).
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from bot.assets import GRADING
from bot.core.cards import Card
from bot.core.grading import Verdict
from tests.grading.corpora import Labelled
from tests.grading.wordnet import ANTONYM, Key, lines, senses, synsets

FREQUENT, TOO_FREQUENT, SHORTEST = 15_000, 60, 4
"""Ranks in the list of common words between which a word is exchanged, and its letters."""
DOMINANT = 0.85
"""Of a word's uses that are of one part of speech."""
PART_OF_TYPE = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
MOST_EXCHANGED = (1, 1, 2, 3)
ENDINGS = ("es", "s", "ed", "d", "ing")
_TOKENS = re.compile(r"\w+|\W+")


class NearCopies:
    """Makes them from the files of WordNet in a folder (as `tests.grading.wordnet` reads them)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._synsets, self._senses = synsets(folder), senses(folder)
        words = (GRADING / "words.txt").read_text(encoding="utf-8").split()
        self._rank = {word: rank for rank, word in enumerate(words[:FREQUENT])}
        self._irregular = {line.split()[0] for line in lines(folder / "verb.exc")}

    def of(self, card: Card, chance: random.Random) -> Iterator[Labelled]:
        """The reference with synonyms, and with one opposite, where it has words that have any."""
        tokens = _TOKENS.findall(card.reference.rstrip("."))
        same: dict[int, list[str]] = {}
        contrary: dict[int, list[str]] = {}
        for at, token in enumerate(tokens):
            for lemma in self._lemmas(token.lower()):
                for found, others in zip((same, contrary), self._exchanges(lemma), strict=True):
                    forms = [form for other in others if (form := self._like(token.lower(), lemma, other))]
                    if forms:
                        found[at] = forms
        if same:
            places = chance.sample(sorted(same), min(len(same), chance.choice(MOST_EXCHANGED)))
            text = _with(tokens, {at: chance.choice(same[at]) for at in places})
            yield Labelled(card.key, text, Verdict.CORRECT.rank, "synonyms", "made")
        if contrary:
            at = chance.choice(sorted(contrary))
            text = _with(tokens, {at: chance.choice(contrary[at])})
            yield Labelled(card.key, text, Verdict.INCORRECT.rank, "opposite", "made")

    @cached_property
    def _uses(self) -> Counter[tuple[str, str]]:
        found: Counter[tuple[str, str]] = Counter()
        for line in lines(self._folder / "cntlist.rev"):
            sense, _, count = line.split()
            word, kind = sense.split("%")
            found[word, PART_OF_TYPE[kind[0]]] += int(count)
        return found

    def _usual(self, word: str) -> Key | None:
        """The most usual sense of a word that hardly has another part of speech."""
        keys: dict[str, Key] = {}
        for key in self._senses.get(word, ()):
            keys.setdefault(key[0], key)
        counts = {part: self._uses[word, part] for part in keys}
        best = max(counts, key=lambda part: counts[part], default="")
        sure = len(counts) == 1 or counts.get(best, 0) > DOMINANT * sum(counts.values()) > 0
        return keys[best] if best and sure else None

    def _exchanges(self, lemma: str) -> tuple[list[str], list[str]]:
        """Synonyms by the most usual sense of both, and opposites."""
        key = self._usual(lemma)
        if key is None:
            return [], []
        meaning = self._synsets[key]
        same = [word for word in meaning.words if word != lemma and self._usual(word) == key]
        place = meaning.words.index(lemma) + 1 if lemma in meaning.words else 0
        contrary = [
            self._synsets[other].words[target - 1]
            for kind, other, source, target in meaning.pointers
            if kind == ANTONYM and source in (0, place)
        ]
        return [word for word in same if word in self._rank], [word for word in contrary if "_" not in word]

    def _lemmas(self, word: str) -> list[str]:
        if len(word) < SHORTEST or self._rank.get(word, FREQUENT) < TOO_FREQUENT:
            return []
        stems = [
            word,
            *(word.removesuffix(end) + e for end in ENDINGS if word.endswith(end) for e in ("", "e")),
        ]
        return [stem for stem in dict.fromkeys(stems) if self._usual(stem)][:1]

    def _like(self, form: str, lemma: str, other: str) -> str | None:
        """The other word in the form that `form` is of `lemma`; None where that takes more than an ending."""
        if form == lemma:
            return other
        ending = next((end for end in ENDINGS if form.endswith(end)), "")
        if other in self._irregular or not ending or other.endswith("y"):
            return None
        if ending in ("s", "es"):
            return other + ("es" if other.endswith(("s", "x", "ch", "sh")) else "s")
        return other.removesuffix("e") + ("ing" if ending == "ing" else "ed")


def _with(tokens: list[str], exchanged: dict[int, str]) -> str:
    """The text with some of its words exchanged, each with a capital where its word has one."""
    found = list(tokens)
    for at, word in exchanged.items():
        found[at] = word if tokens[at].islower() else word.capitalize()
    return "".join(found)
