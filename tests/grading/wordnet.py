"""Makes the tables of related words and of antonyms from WordNet: `python -m tests.grading.wordnet FOLDER`.

FOLDER holds the files of WordNet 3.0 (`data.noun`, `index.noun` and so on; Debian's `wordnet-base` has them). Writes
`data/grading/related.txt`: for each stem of a frequent word the stems of words that stand near it, a stem a line. What
WordNet calls synonyms, derived forms, similar adjectives and pertainyms comes first, then behind a "|" what is more
general or more special, a part, a cause, an attribute. `data/grading/antonyms.txt`
has pairs of opposites. Only the first senses of a word count, and only frequent words.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bot.assets import GRADING
from bot.core.grading.related_words import GAP
from bot.core.grading.stemming import Stemmer
from tests.grading import corpora

FREQUENT = 15_000
"""So many words of `words.txt` are in the table."""
SENSES = 4
"""Senses of a word that count, the most usual first."""
SHORTEST = 3
PARTS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
ALIKE = frozenset("+&\\<")
"""Pointers to derived forms, similar adjectives, pertainyms and participles."""
NEAR = frozenset(("@", "~", "#p", "%p", "#m", "#s", "%s", "*", ">", "$", "^", "="))
"""Pointers to what is more general or special, wholes and parts, what follows or is caused, groups, attributes."""
ANTONYM = "!"
IDLE = frozenset("be have do get make go take give put come thing something one person people way".split())  # noqa: SIM905
"""Words that mean too much to stand near anything."""
Key = tuple[str, str]
"""Part of speech and offset of a synset."""


class Synset(NamedTuple):
    """One meaning."""

    words: list[str]
    pointers: list[tuple[str, Key, int, int]]
    """Kind, other synset, and the numbers of the words between which it holds; 0 for all of them."""


def synsets(folder: Path) -> dict[Key, Synset]:
    """Every meaning of the database."""
    found = {}
    for part, name in PARTS.items():
        for line in lines(folder / f"data.{name}"):
            fields = line.split("|", 1)[0].split()
            count = int(fields[3], 16)
            words = [re.sub(r"\(.*\)", "", fields[4 + 2 * at]).lower() for at in range(count)]
            rest = fields[5 + 2 * count :]
            pointers = [
                (kind, (other.replace("s", "a"), offset), *bytes.fromhex(between))
                for kind, offset, other, between in zip(
                    *(rest[at : 4 * int(fields[4 + 2 * count]) : 4] for at in range(4)), strict=True
                )
            ]
            found[part, fields[0]] = Synset(words, pointers)
    return found


def senses(folder: Path) -> dict[str, list[Key]]:
    """The first meanings of each word, of every part of speech."""
    found: dict[str, list[Key]] = defaultdict(list)
    for part, name in PARTS.items():
        for line in lines(folder / f"index.{name}"):
            fields = line.split()
            found[fields[0].lower()] += [(part, offset) for offset in fields[6 + int(fields[3]) :][:SENSES]]
    return found


def lines(path: Path) -> Iterator[str]:
    """The lines of a file below its licence."""
    return (line for line in path.read_text(encoding="latin-1").splitlines() if not line.startswith("  "))


def table(folder: Path) -> dict[str, tuple[set[str], set[str]]]:
    """For each stem those alike and those near, both ways."""
    words = (GRADING / "words.txt").read_text(encoding="utf-8").split()[:FREQUENT]
    usual = {word for word in words if len(word) >= SHORTEST and word not in IDLE}
    stem, every = Stemmer(), synsets(folder)
    found: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for word, keys in senses(folder).items():
        if word not in usual:
            continue
        for alike, other in _related(word, [every[key] for key in keys], every):
            one, two = stem(word), stem(other)
            if other in usual and one != two:
                found[one][not alike].add(two)
                found[two][not alike].add(one)
    return found


def _related(word: str, meanings: list[Synset], every: dict[Key, Synset]) -> Iterator[tuple[bool, str]]:
    """Whether alike or only near, and the other word."""
    for meaning in meanings:
        yield from ((True, other) for other in meaning.words)
        place = meaning.words.index(word) + 1 if word in meaning.words else 0
        for kind, key, source, target in meaning.pointers:
            if kind in ALIKE | NEAR and source in (0, place):
                others = every[key].words
                yield from ((kind in ALIKE, other) for other in ([others[target - 1]] if target else others))


def antonyms(folder: Path) -> str:
    """Pairs of stems of frequent words that WordNet has as antonyms, a line each.

    Left out are small words ("on" and "off" are said of much), and those whose stem is another word ("useful").
    """
    common = frozenset((GRADING / "words.txt").read_text(encoding="utf-8").split()[:FREQUENT])
    stem, every = Stemmer(), synsets(folder)
    idle = IDLE | corpora.lexicon().function
    words = {word for word in common - idle if stem(word) == word or stem(word) not in common}
    pairs: set[tuple[str, ...]] = {
        ("differ", "same")
    }  # left out with "differ", and told apart too often to do without
    for word, keys in senses(folder).items():
        for meaning in (every[key] for key in keys if word in words):
            place = meaning.words.index(word) + 1 if word in meaning.words else 0
            for kind, key, source, target in meaning.pointers:
                other = every[key].words[target - 1]
                if kind == ANTONYM and source == place and other in words and stem(word) != stem(other):
                    pairs.add(tuple(sorted((stem(word), stem(other)))))
    return "".join(f"{one} {two}\n" for one, two in sorted(pairs))


def text(found: dict[str, tuple[set[str], set[str]]]) -> str:
    """The table as it is kept."""
    return "\n".join(
        " ".join((one, *sorted(alike), GAP, *sorted(near - alike)))
        for one, (alike, near) in sorted(found.items())
    )


def main(argv: list[str] | None = None) -> int:
    """Write the table; the exit status is 0."""
    (folder,) = sys.argv[1:] if argv is None else argv
    (GRADING / "related.txt").write_text(text(table(Path(folder))) + "\n", encoding="utf-8")
    (GRADING / "antonyms.txt").write_text(antonyms(Path(folder)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
