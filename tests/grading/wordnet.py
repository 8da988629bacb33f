"""Makes the tables of related words and of antonyms from WordNet: `python -m tests.grading.wordnet FOLDER`.

FOLDER holds the files of WordNet 3.0 (`data.noun`, `index.noun` and so on; Debian's `wordnet-base` has them). Writes
`data/grading/related.txt`: for each stem of a frequent word the stems of words that stand near it, a stem a line. What
WordNet calls synonyms, derived forms, similar adjectives and pertainyms comes first, then behind a "|" what is more
general or more special, a part, a cause, an attribute. `data/grading/antonyms.txt`
has pairs of opposites. Only the first senses of a word count, and only frequent words. `synonyms.txt`, beside
`bot/core/grading/facts/words/synonyms.py`, has all nouns that name one thing with others, in every sense.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from bot.assets import GRADING
from bot.core.grading.facts.tables import listed
from bot.core.grading.facts.words import synonyms
from bot.core.grading.facts.words.phrases import phrase
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
TOLD_APART = tuple(
    frozenset(pair.split("/"))
    for pair in listed("""
        speed/velocity momentum/impulse frog/toad stack/heap/pile data/information power/force/strength/energy
        atom/molecule resistance/impedance/resistivity mass/volume/bulk democracy/republic server/host
        encryption/encoding irony/sarcasm/satire dash/hyphen trumpet/cornet/horn theory/hypothesis sea/ocean
        vulnerability/exposure risk/hazard derivative/differential taiwan/china russia/ussr
        jaguar/panther puma/panther forte/fortissimo piano/pianissimo elk/moose respiration/breathing average/mean
        carbohydrate/sugar profit/gain treaty/pact evaporation/vapor rhombus/diamond prawn/shrimp
        mean/norm color/hue process/procedure ethics/morality weight/mass
        """)
)
"""Nouns that WordNet takes for one meaning and textbooks tell apart; the first of each is the more usual."""
SHORTEST_NAME = 3
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


def names(every: dict[Key, Synset]) -> str:
    """The nouns that name one thing with others, a noun a line.

    In a line are the keys of its words, how many meanings it has, and the numbers of those that it shares.
    """
    senses: dict[str, int] = defaultdict(int)
    shared: dict[str, list[int]] = defaultdict(list)
    for number, meaning in enumerate(meaning for (part, _), meaning in every.items() if part == "n"):
        keys = dict.fromkeys(" ".join(phrase(word.replace("_", " ")).keys) for word in meaning.words)
        for key in keys:
            senses[key] += 1
        told = [key for key in _one_thing(keys) if len(key) >= SHORTEST_NAME]
        for key in told if len(told) > 1 else ():
            shared[key].append(number)
    lines = (
        f"{key}\t{senses[key]} {' '.join(map(str, shared[key]))}" for key in sorted(shared, key=str.encode)
    )
    return "\n" + "\n".join(lines) + "\n"


def _one_thing(keys: Iterable[str]) -> list[str]:
    """The names without those that are told apart from one before them, and without groups of animals and plants."""
    kept: list[str] = []
    for key in keys:
        apart = any(key in pair and not pair.isdisjoint(kept) for pair in TOLD_APART)
        if not apart and not key.startswith(("genu ", "genus ", "family ", "order ")):
            kept.append(key)
    return kept


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
    beside = Path(synonyms.__file__).with_name("synonyms.txt")
    beside.write_text(names(synsets(Path(folder))), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
