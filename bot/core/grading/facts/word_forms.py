"""British and American spellings and singular and plural of one word."""

from __future__ import annotations

from functools import lru_cache

from bot.core.grading.facts.tables import pattern

_BRITISH = (
    (pattern(r"^(\w{2,})our(s|ed|ing|less|ful|ite|able)?$"), r"\1or\2"),
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
    "strata": "stratum", "ova": "ovum", "villi": "villus", "wolves": "wolf", "leaves": "leaf",
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
