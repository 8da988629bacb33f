"""Spellings of one word: British and American, singular and plural, and typing slips that make no other word."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.core.grading.facts.real_words import is_word
from bot.core.grading.facts.tables import listed, pattern

SHORTEST = 5
"""Shorter words have too many neighbours to forgive a slip."""
MOVED = 6
"""From this length on a letter may have moved by two places."""
LONG = 9
"""From this length on two slips are forgiven, below it one (optimal string alignment distance)."""
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
    (pattern(r"^(program)me"), r"\1"),
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
}  # fmt: skip
_MEANING_PREFIXES = listed("""
    hyper hypo endo exo ecto inter intra infra ultra anti pro pre post macro micro mono poly uni bi tri multi
    over under ab ad in ex im em iso hetero homo meta para peri epi sub super an a non un dis mis de re ortho
    tele il ir ante contra eu pro aero anaero oligo omni pan proto pseudo quasi semi trans syn sym allo auto
    """)
_MEANING_ENDINGS = listed("""
    ide ite ate ine ane ene yne ous ic ium ol al yl ose ase one ade ism ist osis itis oma emia uria phil phobe
    phase
    """)
_PREFIXES = frozenset(_MEANING_PREFIXES)
_ENDINGS = frozenset(_MEANING_ENDINGS)
_NEAR_KEYS = {
    key: frozenset(near)
    for key, near in (
        pair.split(":")
        for pair in listed("""
    q:wa w:qes e:wrds r:etdf t:ryfg y:tugh u:yihj i:uojk o:ipkl p:ol a:qsz s:awdzx d:sefxc f:drgcv g:fthvb
    h:gyjbn j:hukmn k:jilm l:kop z:asx x:zsdc c:xdfv v:cfgb b:vghn n:bhjm m:njk
    """)
    )
}
_SOUNDS = frozenset(
    (
        "cs",
        "sc",
        "ck",
        "kc",
        "gj",
        "jg",
        "sz",
        "zs",
        "mn",
        "nm",
        "td",
        "dt",
        "fv",
        "vf",
        "bp",
        "pb",
        "qk",
        "vw",
        "wv",
        "cg",
        "gc",
    )
)
_VOWELS = frozenset("aeiouy")
_SILENT = ("pn", "ps", "pt", "kn", "wr", "gn", "mn", "ts", "rh", "ch", "wh", "cz")
_ALIKE = (("f", "ph"), ("k", "c"), ("s", "c"), ("j", "g"), ("z", "x"), ("i", "e"), ("c", "k"), ("k", "ch"))


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


def slip(asked: str, said: str, language: str = "en") -> bool:
    """Whether `said` is `asked` with typing slips, and no word of its own. Both in lower case, folded."""
    if len(asked) < SHORTEST or not said.isalpha() or not asked.isalpha() or asked == said:
        return False
    room = 2 if len(asked) >= LONG else 1
    if len(asked) >= MOVED and sorted(asked) == sorted(said):
        room = 2  # a letter out of its place: "Ghandi"
    distance = OSA.distance(asked, said, score_cutoff=room)
    if distance > room or not _same_start(asked, said):
        return False
    if _turned(asked, said) or is_word(said, language):
        return False
    return _plausible(asked, said, known=is_word(asked, language))


def neighbour(asked: str, said: str) -> bool:
    """Whether the words look alike without being the same."""
    if asked == said or min(len(asked), len(said)) < 3:
        return False
    return OSA.distance(asked, said, score_cutoff=2) <= (2 if len(asked) >= 6 else 1)


def _same_start(asked: str, said: str) -> bool:
    if asked[0] == said[0]:
        return True
    if asked[:2] in _SILENT and said[0] == asked[1]:
        return True
    if len(asked) >= 6 and sorted(asked[:2]) == sorted(said[:2]):
        return True
    return any(
        asked.startswith(one) and said.startswith(other)
        for pair in _ALIKE
        for one, other in (pair, pair[::-1])
    )


def _turned(asked: str, said: str) -> bool:
    """Whether the words differ in a prefix or an ending that turns the meaning (hyper-/hypo-, -ide/-ite)."""
    start = 0
    while start < min(len(asked), len(said)) and asked[start] == said[start]:
        start += 1
    stop = 0
    while stop < min(len(asked), len(said)) - start and asked[-1 - stop] == said[-1 - stop]:
        stop += 1
    for back in range(4):
        at = start - back
        if at >= 2 and asked[at:] in _ENDINGS and said[at:] in _ENDINGS:
            return True
    for more in range(4):
        cut = stop - more
        if cut < 3:
            break
        one, other = asked[: len(asked) - cut], said[: len(said) - cut]
        if one != other and (one in _PREFIXES or not one) and (other in _PREFIXES or not other):
            return True
    return False


def _plausible(asked: str, said: str, *, known: bool) -> bool:
    """Whether the difference is how fingers and ears slip; stricter for words that the list does not know."""
    if len(asked) != len(said):
        longer, shorter = (asked, said) if len(asked) > len(said) else (said, asked)
        return known or longer[:-1] != shorter or longer[-1] == longer[-2]
    changed = [(one, other) for one, other in zip(asked, said, strict=True) if one != other]
    if sorted(asked) == sorted(said):
        return True
    return all(
        other in _NEAR_KEYS.get(one, ())
        or (one in _VOWELS and other in _VOWELS and (known or len(asked) >= 7))
        or one + other in _SOUNDS
        for one, other in changed
    )
