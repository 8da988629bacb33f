"""Tells which forms are one word (British and American, singular and plural) and which words are real.

A real word one letter away from the answer is another answer, not a typing slip. The lists are those of
`pyspellchecker` (MIT), read when a near miss first needs them and kept as one sorted text, a tenth of a set's memory.
English, which nearly every card needs, lies beside this as such a text: `english.txt`, written by `tests/shipped.py`.
"""

from __future__ import annotations

import gzip
import json
import pkgutil
from functools import cache, lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path

from bot.core.grading.facts.tables import pattern

LISTS = frozenset(("en", "de", "es", "fr", "it", "pt", "nl", "ru"))
"""Languages with a list."""
RARE = 60
"""Occurrences in the subtitles up to which a word counts as rare: names mostly, and misspellings that slipped in."""
_RARE_MARK = b"\t"


@cache
def _sorted_words(language: str) -> bytes | mmap:
    """All words of a language as `sorted_words` writes them; English ones in their file, of which little is read."""
    if language != "en":
        return sorted_words(language)
    with Path(__file__).with_name("english.txt").open("rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


def sorted_words(language: str) -> bytes:
    """All words of a language in the order of their UTF-8 bytes, each between line ends, rare ones marked."""
    # Read as its own class reads it, but for the copies that this makes: half of the time, a fifth of a second.
    packed = pkgutil.get_data("spellchecker", f"resources/{language}.json.gz")
    counts = json.loads(gzip.decompress(packed or b""))
    marked = [word.encode() + (b"" if count > RARE else _RARE_MARK) for word, count in sorted(counts.items())]
    return b"\n" + b"\n".join(marked) + b"\n"


def is_word(word: str, language: str = "en", *, rare: bool = True) -> bool:
    """Whether a lower-case word is on the language's list; False for languages without one.

    Without `rare` only common words count.
    """
    if language not in LISTS:
        return False
    text, wanted = _sorted_words(language), word.encode()
    low, high = 0, len(text) - 1
    while low < high:
        middle = text.rfind(b"\n", 0, (low + high) // 2 + 1)
        end = text.find(b"\n", middle + 1)
        if end < 0:
            return False
        line = text[middle + 1 : end]
        found = line.rstrip(_RARE_MARK)
        if found == wanted:
            return rare or found == line
        if found < wanted:
            low = end
        else:
            high = middle
    return False


_BRITISH = (
    (pattern(r"^(\w{2,})our(s|ed|ing|less|ful|ite|able|ably|al|ally|ist|hood|y|ation)?$"), r"\1or\2"),
    (pattern(r"is(e|es|ed|ing|ation|ations|er|ers)$"), r"iz\1"),
    (pattern(r"ys(e|ed|es|ing)$"), r"yz\1"),
    (pattern(r"^(\w{2,}[^aeiou])re(s?)$"), r"\1er\2"),
    (pattern(r"^(\w{2,})ogue(s?)$"), r"\1og\2"),
    (pattern(r"^(\w{3,})ll(ed|ing|er|or)$"), r"\1l\2"),
    (pattern(r"sulph"), "sulf"),
    (pattern(r"^alumini"), "alumin"),
    (pattern(r"^(defen|offen|licen|preten)ce"), r"\1se"),
    (pattern(r"^grey"), "gray"),
    (pattern(r"^(\w*gram)me(s?)$"), r"\1\2"),
    (pattern(r"^(mo|smo)uld"), r"\1ld"),
    (pattern(r"(?<=\w)ae(?=\w{2})"), "e"),
    (pattern(r"oe(?=\w{3})"), "e"),
    (pattern(r"(?<=\w{3})phth"), "pth"),
    (pattern(r"^(jewel)le"), r"\1e"),
)  # fmt: skip
_IRREGULAR = {
    "mitochondria": "mitochondrion", "bacteria": "bacterium", "nuclei": "nucleus", "men": "man",
    "women": "woman",
    "children": "child", "feet": "foot", "teeth": "tooth", "mice": "mouse", "geese": "goose",
    "phenomena": "phenomenon",
    "criteria": "criterion", "fungi": "fungus", "vertebrae": "vertebra", "larvae": "larva", "algae": "alga",
    "cacti": "cactus", "alveoli": "alveolus", "bronchi": "bronchus", "stimuli": "stimulus", "nebulae": "nebula",
    "antennae": "antenna", "formulae": "formula", "quanta": "quantum", "data": "datum", "media": "medium",
    "strata": "stratum", "atria": "atrium", "septa": "septum", "maxima": "maximum", "minima": "minimum",
    "ova": "ovum", "villi": "villus", "wolves": "wolf", "leaves": "leaf",
    "knives": "knife",
    "lives": "life", "halves": "half", "calves": "calf", "loaves": "loaf", "oxen": "ox", "radii": "radius",
    "axes": "axis", "hypotheses": "hypothesis", "analyses": "analysis", "crises": "crisis",
    "matrices": "matrix",
    "vertices": "vertex", "indices": "index", "genera": "genus", "foci": "focus", "loci": "locus",
    "testes": "testis",
    "gases": "gas", "buses": "bus", "lenses": "lens", "viruses": "virus", "ganglia": "ganglion",
    "spectra": "spectrum", "papyri": "papyrus", "people": "person", "protozoa": "protozoon",
    "octopi": "octopus", "syllabi": "syllabus", "hippopotami": "hippopotamus",
}  # fmt: skip
_PLURALS = {one: many for many, one in _IRREGULAR.items()}


def plural(word: str) -> str:
    """The irregular plural of a word; the word itself where it has none."""
    return _PLURALS.get(word, word)


@lru_cache(maxsize=4096)
def american(word: str) -> str:
    """One spelling for a word's British and American forms (lower case)."""
    if len(word) < 4 or not word.isascii():
        return word
    for spelling, form in _BRITISH:
        word = spelling.sub(form, word)
    return word


@lru_cache(maxsize=4096)
def singular(word: str) -> str:
    """A guess at the singular of a lower-case English noun; the same guess for both numbers."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("oes"):
        return word[:-2]
    return word[:-1]


def stem(word: str) -> str:
    """The word without a verb's ending, to find a question's words again: "ended" for "end"."""
    for ending in ("ing", "ied", "ed", "es", "e", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
