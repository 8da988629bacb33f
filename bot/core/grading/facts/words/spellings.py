"""Decides whether one word is another with typing slips: not where it is a word of its own or turns the meaning.

Short words, prefixes and endings that carry meaning are not forgiven.
"""

from __future__ import annotations

from rapidfuzz.distance import OSA

from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.vocabulary import COUNTRIES
from bot.core.grading.facts.words.synonyms import is_known
from bot.core.grading.facts.words.word_forms import is_word

SHORTEST = 5
"""Shorter words have too many neighbours to forgive a slip."""
SHORTEST_FUMBLE = 3
"""The same for two swapped letters; one letter more for a key struck twice."""
MOVED = 6
"""From this length on a letter may have moved by two places."""
LONG, MOST_SLIPS = 9, 2
"""From this length on two slips are forgiven, below it one (optimal string alignment distance)."""
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
_ALIKE = (("f", "ph"), ("k", "c"), ("s", "c"), ("j", "g"), ("z", "x"), ("i", "e"), ("c", "k"), ("k", "ch"))


def slip(asked: str, said: str, language: str = "en") -> bool:
    """Whether `said` is `asked` with typing slips, and no word of its own. Both in lower case, folded."""
    if abs(len(asked) - len(said)) > MOST_SLIPS:
        return False
    if min(len(asked), len(said)) > SHORTEST:
        if _closing_y(asked) == _closing_y(said):
            return asked != said
        if _CLOSING_L.sub("l", asked) == _CLOSING_L.sub("l", said) and not is_word(said, language):
            return asked != said
    return _slipped(asked, said, language)


def _slipped(asked: str, said: str, language: str) -> bool:
    if not said.isalpha() or not asked.isalpha() or asked == said:
        return False
    if fumbled(asked, said):
        return not is_word(said, language, rare=False)
    if len(asked) < SHORTEST:
        return False
    if (
        len(asked) >= MOVED
        and asked[-1] == said[-1]
        and asked in COUNTRIES
        and said not in COUNTRIES
        and OSA.distance(asked, said, score_cutoff=1) == 1
    ):
        return not is_word(said, language, rare=False)
    if len(asked) >= MOVED and asked.replace("y", "i") == said.replace("y", "i"):
        return not is_word(said, language, rare=False)
    room = MOST_SLIPS if len(asked) >= LONG else 1
    if len(asked) >= MOVED and sorted(asked) == sorted(said):
        room = MOST_SLIPS  # a letter out of its place: "Ghandi"
    if len(asked) >= MOVED and _sounded(asked) == _sounded(said) and not turned(asked, said):
        return not is_word(said, language)
    distance = OSA.distance(asked, said, score_cutoff=room)
    if distance > room or not _same_start(asked, said):
        return False
    if turned(asked, said) or is_word(said, language) or (distance > 1 and is_known(said)):
        return False
    return _plausible(asked, said, known=is_word(asked, language))


_NO_WORD = pattern(r"[ivxlcdm]+|[^aeiouy]+")
"""Roman numerals and abbreviations, where every letter tells."""
_REPEATED = pattern(r"(\w)\1+")
_TRIPLE = pattern(r"(\w)\1\1")


def fumbled(asked: str, said: str) -> bool:
    """Whether the fingers only swapped two neighbours or struck a key once too often or too seldom."""
    if asked == said or abs(len(asked) - len(said)) > 1 or set(asked) != set(said):
        return False
    if not asked.isascii() or _NO_WORD.fullmatch(asked):
        return False
    if _TRIPLE.search(said) and _REPEATED.sub(r"\1", asked) == _REPEATED.sub(r"\1", said):
        return True
    if len(asked) < SHORTEST_FUMBLE or (len(asked) == SHORTEST_FUMBLE and not is_word(asked, rare=False)):
        return False
    if len(asked) == len(said) and sorted(asked) == sorted(said):
        return OSA.distance(asked, said, score_cutoff=1) == 1
    return max(len(asked), len(said)) > SHORTEST_FUMBLE and _REPEATED.sub(r"\1", asked) == _REPEATED.sub(
        r"\1", said
    )


_SOUNDED = tuple(
    (pattern(sign), sound)
    for sign, sound in (
        ("ph", "f"),
        ("th", "t"),
        ("rh", "r"),
        ("c?k|c(?![eihy])|ch", "k"),
        ("[ao]e", "e"),
        ("y", "i"),
    )
)
"""How words from Greek and Latin are written in other languages, and by the ear: "profase" for "prophase"."""


def _sounded(word: str) -> str:
    """A word as other languages spell its sounds."""
    for sign, sound in _SOUNDED:
        word = sign.sub(sound, word)
    return word


_CLOSING_L = pattern(r"(?<=[^aeiou])(?:le|el|al)$")
"""Endings that sound alike: "ventricle", "ventrical"."""


def _closing_y(word: str) -> str:
    """The word with "y" for "ey" and "ie" at its end."""
    return word[:-2] + "y" if word.endswith(("ey", "ie")) else word


def neighbour(asked: str, said: str) -> bool:
    """Whether the words look alike without being the same."""
    if asked == said or min(len(asked), len(said)) < 3:
        return False
    return OSA.distance(asked, said, score_cutoff=2) <= (2 if len(asked) >= 6 else 1)


def _same_start(asked: str, said: str) -> bool:
    if asked[0] == said[0]:
        return True
    if len(asked) >= 6 and sorted(asked[:2]) == sorted(said[:2]):
        return True
    return any(
        asked.startswith(one) and said.startswith(other)
        for pair in _ALIKE
        for one, other in (pair, pair[::-1])
    )


def turned(asked: str, said: str) -> bool:
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
    if sorted(asked) == sorted(said) or (len(asked) >= LONG and len(changed) == 1):
        return True
    return all(
        other in _NEAR_KEYS.get(one, ())
        or (one in _VOWELS and other in _VOWELS and (known or len(asked) >= MOVED))
        or one + other in _SOUNDS
        for one, other in changed
    )
