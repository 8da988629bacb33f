"""Decides whether one word is another as somebody writes it who only heard it: "kreshendo", "assetic", "bo'lin".

Letters become the sounds that English ears have for them. Words of their own, other names and meaningful endings are
other words, however alike they sound; where the vowels differ, more has to agree.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.vocabulary import COUNTRIES, GIVEN_NAMES, STATES
from bot.core.grading.facts.words.spellings import turned
from bot.core.grading.facts.words.synonyms import is_known
from bot.core.grading.facts.words.word_forms import is_word

SHORTEST = 4
"""Letters from which a word may be known by its sound; within a phrase whose other words are right one fewer."""
SHORTEST_LOOSE = 7
"""Letters from which its consonants alone may tell it."""
SHORTEST_KEY = 6
"""Letters from which a word that sounds the same may be written with any letters."""
LETTERS_A_SLIP = 4
"""Letters of a word for each that may be another, beside one."""
_SOUNDS = tuple(
    (pattern(letters), sound)
    for letters, sound in (
        (r"[^a-z]", ""),
        (r"^mc(?=[a-z])", "mac"),
        (r"^(?:[kg]n|pn|mn)", "n"),
        (r"^wr", "r"),
        (r"^[pt]s", "s"),
        (r"^pt", "t"),
        (r"^x", "z"),
        (r"mb$", "m"),
        (r"([aeiou])gh(?=t|$)", r"\1"),
        (r"ph", "f"),
        (r"ght", "t"),
        (r"[ct]i(?=ous|on|an|al)", "sh"),
        (r"sc?h(?=[rlmn])", "s"),
        (r"s?ch(?=[rlmn])", "k"),
        (r"t?ch|sch|sh", "S"),
        (r"(?:dge?|g(?=[eiy]))", "j"),
        (r"s?c(?=[eiy])", "s"),
        (r"ck|c|q(?!u)", "k"),
        (r"qu", "kw"),
        (r"x", "ks"),
        (r"z", "s"),
        (r"th", "t"),
        (r"[rw]h", lambda found: found[0][0]),
        (r"(?<=[aeiou])h", ""),
        (r"(?<=[bcdfgjklmnpqrstvwxz])h", ""),
        (r"([^aeiou])\1+", r"\1"),
    )
)
"""Letters, and how they sound."""
_VOWELS = tuple(
    (pattern(letters), sound)
    for letters, sound in (
        (r"(?<=[^aeiouy])e$", ""),
        (r"e[aei]|i[ei]|[ei]y$|y", "i"),
        (r"o[ou]|[eu]w|ue", "u"),
        (r"oa|o[wh]|a[uw]|oe", "o"),
        (r"a[iey]+|a+", "a"),
        (r"(.)\1+", r"\1"),
    )
)
_VOWEL = pattern(r"[aeiouy]")
_LONG_VOWEL = pattern(r"(?:[aou][^aeiouy]|i[^aeiouyn])e$")
_ANY_VOWEL = pattern(r"[aeiou](?:[aeiouyw](?![aeiou]*$)|[aeiouyw])*|y")


@lru_cache(maxsize=2048)
def _tight(word: str) -> str:
    """The word's sounds, its vowels among them."""
    text = fold(word)
    for letters, sound in (*_SOUNDS, *_VOWELS):
        text = letters.sub(sound, text)
    return text


@lru_cache(maxsize=2048)
def _loose(word: str) -> str:
    """The word's consonants as they sound, and where vowels stand."""
    text = fold(word)
    for letters, sound in _SOUNDS:
        text = letters.sub(sound, text)
    text = pattern(r"(?<=[^aeiouy])e$").sub("", text).replace("S", "s").replace("v", "f")
    return pattern(r"(.)\1+").sub(r"\1", _ANY_VOWEL.sub("a", text))


def heard_as(asked: str, said: str, language: str = "en", *, within: bool = False) -> bool:
    """Whether `said` is how somebody writes `asked` by the ear. Both folded; `within` a phrase that is right else."""
    asked, said = asked.replace("'", ""), said.replace("'", "")
    shortest = SHORTEST - within
    if asked == said or min(len(asked), len(said)) < shortest or not (asked.isalpha() and said.isalpha()):
        return False
    if not (asked.isascii() and said.isascii()) or turned(asked, said):
        return False
    tight = _sounds_same(asked, said)
    if not tight and not _sounds_nearly(asked, said, within=within):
        return False
    spelled = tight and within and _VOWEL.findall(asked) == _VOWEL.findall(said)
    return spelled or not _is_other(said, language, rare=not tight)


def sounds_alike(asked: str, said: str) -> bool:
    """Whether two names sound alike, each of them a name or word of its own or not. Both folded."""
    if min(len(asked), len(said)) < SHORTEST - 1 or not (asked.isascii() and said.isascii()):
        return False
    if (_LONG_VOWEL.search(asked) is None) != (_LONG_VOWEL.search(said) is None):
        return False  # "Blake", "Black"
    same = _tight(said) in map(_tight, _ways(asked))
    return asked != said and (same or _sounds_nearly(asked, said, within=False))


def _sounds_same(asked: str, said: str) -> bool:
    same = _tight(said) in map(_tight, _ways(asked))
    return same and (len(asked) >= SHORTEST_KEY or _is_near(asked, said))


def _sounds_nearly(asked: str, said: str, *, within: bool) -> bool:
    """Whether the consonants alone sound the same, and few letters differ."""
    if not within and min(len(asked), len(said)) < SHORTEST_LOOSE:
        return False
    return _is_near(asked, said) and _loose(said) in map(_loose, _ways(asked))


def _is_near(asked: str, said: str) -> bool:
    room = 1 + max(len(asked), len(said)) // LETTERS_A_SLIP
    return OSA.distance(asked, said, score_cutoff=room) <= room


def _ways(word: str) -> tuple[str, ...]:
    """How a word may be said: with the "ch" of Greek, and the "j" of Spanish."""
    said = (word.replace("cch", "k").replace("ch", "k"), word.replace("j", "h"))
    return tuple(dict.fromkeys((word, *said)))


def _is_other(word: str, language: str, *, rare: bool) -> bool:
    """Whether the word is one of its own, with `rare` a rare one too, or another's name."""
    return (
        word in COUNTRIES
        or word in STATES
        or word in GIVEN_NAMES
        or is_word(word, language, rare=rare or len(word) < SHORTEST_LOOSE)
        or is_known(word)
    )
