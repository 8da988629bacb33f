"""Whether a name in one script is one in another by its sound: Tchaikovsky, Чайковский, チャイコフスキー, تشايكوفسكي.

Scripts differ in the sounds that they tell apart, and languages in how they spell each with Latin letters. What is
compared are the consonants, in the classes that both scripts have, and roughly the vowels, where both write them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from rapidfuzz import fuzz

from bot.core.grading.facts.scripts.romanise import romanised
from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.tables import pattern

LONG = 5
"""Consonants of a name that is told by them alone, and whose last is not heard in every language."""
ALIKE = {2: 90, 3: 70, 4: 55}
"""`fuzz.ratio` of two names with as many same consonants, with their vowels, at least; with fewer none is told."""
LONGEST, MOST_SPELLINGS = 40, 16
"""Characters of a name, and ways to read its letters."""
_MARKED = {
    "č": "ch",
    "ć": "ch",
    "š": "sh",
    "ś": "sh",
    "ş": "sh",
    "ž": "zh",
    "ż": "zh",
    "ź": "zh",
    "ç": "s",
    "ñ": "n",
}
_SPELLED = (
    ("tsch", "S"), ("shch", "S"), ("tch", "S"), ("tsh", "S"), ("dsch", "S"), ("dzh", "S"), ("sch", "S"), ("cz", "S"),
    ("sz", "S"), ("sh", "S"), ("zh", "S"), ("ts", "S"), ("tz", "S"), ("ph", "v"), ("th", "t"), ("qu", "kv"), ("q", "k"),
)  # fmt: skip
"""What spells one sound, whatever the language."""
_DOUBTFUL = {
    "ch": ("S", "k"), "ck": ("k", "Sk"), "kh": ("k", ""), "gh": ("g", ""), "w": ("v", ""), "j": ("S", ""),
    "x": ("kS", "k"), "ng": ("n", "ng"), "g": ("g", "S"), "h": ("g", ""), "ew": ("iu", "ev"),
}  # fmt: skip
"""What spells one sound here and another there, or none."""
_DOUBT = pattern("(ch|ck|kh|gh|ew(?![aeiouy])|w|j|x|ng(?![eiy])|g(?=[eiy])|^h)")
_MERGED = {
    "kana": ("rl", "bv"), "hangul": ("rl", "bv", "pv", "dt", "gk"), "arabic": ("pv", "bv", "gk"),
    "hebrew": ("pv", "bv"), "greek": ("bv",), "cyrillic": (), "devanagari": ("bv",),
}  # fmt: skip
"""For each script the sounds that it does not tell apart."""
_SCRIPTS = (
    ("kana", pattern("[\u3040-\u30ff]")), ("hangul", pattern("[\uac00-\ud7a3]")),
    ("arabic", pattern("[\u0600-\u06ff]")), ("hebrew", pattern("[\u0590-\u05ff]")),
    ("greek", pattern("[\u0370-\u03ff]")), ("cyrillic", pattern("[\u0400-\u04ff]")),
    ("devanagari", pattern("[\u0900-\u097f]")), ("latin", pattern("[a-zA-Z\u00c0-\u024f]")),
)  # fmt: skip
_UNVOWELLED = frozenset(("arabic", "hebrew"))


def script_of(text: str) -> str:
    """The script of a text's letters; "" where it is mixed, or none whose sounds are known."""
    letters = [char for char in text if char.isalpha() and char != "ー"]
    found = next((name for name, signs in _SCRIPTS if letters and signs.match(letters[0])), "")
    signs = dict(_SCRIPTS)
    return found if found and all(map(signs[found].match, letters)) else ""


def sound_alike(one: str, other: str) -> bool:
    """Whether two names, each in another script, are one by their sound."""
    scripts = {script_of(one), script_of(other)}
    if len(scripts) < 2 or "" in scripts or max(len(one), len(other)) > LONGEST:
        return False
    merged = tuple(pair for script in sorted(scripts) for pair in _MERGED.get(script, ()))
    vowelled = _UNVOWELLED.isdisjoint(scripts)
    return any(
        _same(mine, theirs, vowelled=vowelled)
        for mine, theirs in product(_spellings(one, merged), _spellings(other, merged))
    )


def _same(one: str, other: str, *, vowelled: bool) -> bool:
    mine, theirs = sorted((_frame(one), _frame(other)), key=len)
    last = len(theirs) >= LONG and len(mine) == len(theirs) - 1 and theirs.startswith(mine)
    if len(mine) < min(ALIKE) or not (mine == theirs or last):
        return False
    least = ALIKE.get(len(theirs), 0)
    return fuzz.ratio(one, other) >= least if vowelled else len(mine) > min(ALIKE)


def _frame(spelling: str) -> str:
    """The consonants alone."""
    return re.sub(r"(.)\1+", r"\1", re.sub("[aeiou]", "", spelling))


@lru_cache(maxsize=1024)
def _spellings(name: str, merged: tuple[str, ...]) -> tuple[str, ...]:
    """The sounds of a name, in each way in which its doubtful letters may be read."""
    script = script_of(name)
    text = (
        "".join(_MARKED.get(char, char) for char in name.lower())
        if script == "latin"
        else romanised(fold(re.sub(r"[\s・·=＝-]+", "", name)))
    )
    text = re.sub("[^a-z]", "", fold(text))
    if script in _UNVOWELLED:
        text = re.sub("[wy]", "", text)
    for letters, sound in _SPELLED:
        text = text.replace(letters, sound)
    parts = _DOUBT.split(text)
    ways = (_DOUBTFUL.get(part, (part,)) for part in parts)
    found = ["".join(way) for _, way in zip(range(MOST_SPELLINGS), product(*ways), strict=False)]
    return tuple(dict.fromkeys(_classed(one, merged) for one in found))


def _classed(spelling: str, merged: tuple[str, ...]) -> str:
    """A spelling with one letter for each class of sounds."""
    spelling = re.sub("c(?=[eiy])", "S", spelling).replace("c", "k").replace("h", "")
    spelling = re.sub("[szS]", "s", spelling).replace("f", "v").replace("y", "i")
    for pair in merged:
        spelling = spelling.replace(pair[0], pair[1])
    return re.sub(r"(.)\1+", r"\1", spelling)
