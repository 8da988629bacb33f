"""Grades what a short form stands for: its letters alone prove nothing, and a gap in it leaves it partly right.

"Cardiac pressure response" has the initials of CPR and no word of it; "cardio something resuscitation" has two. A word
in another one's place makes another expansion ("rapid access memory"); a word left out or cut short does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from bot.core.grading.facts.outcome import FactGrade, partly, right, wrong
from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.vocabulary import CARRIER, SMALL
from bot.core.grading.facts.words.phrases import Phrase, same_root
from bot.core.grading.facts.words.spellings import slip
from bot.core.grading.facts.words.word_forms import is_word
from bot.core.grading.facts.words.words import Word

SHORTEST = 4
"""Letters of a word's beginning that tell it: "cardio"."""
SHORTEST_CUT = 3
"""Letters of a word that is cut short and no word of its own: "org"."""
FEWEST = 2
"""Words of an expansion."""
LONGEST = 120
"""Characters of one."""
_SHORT = pattern(r"\b[A-Z]{2,8}\b")
_WORD = pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_GAP = pattern(
    r"(?i)\b(?:something|sth|whatever|blank|irgendwas|quelque chose|algo|qualcosa)\b|\.\.\.|\?\?|_{2,}"
)
"""What stands for a word that somebody does not know."""
_CLAUSE_MARK = pattern(r"[,;:.!?()\n]|\s[-–—]\s")
_OTHERWISE = {"'": "", "mission": "mitting", "gonna": "going", "wanna": "want"}
_SPELLED = pattern("|".join(_OTHERWISE))
_ASKS = pattern(
    r"(?i)\b(?:stands? for|standing for|abbreviat\w+|acronym|initialism|short for|full form|letters?|spelled out"
    r"|means?)\b"
)


@lru_cache(maxsize=64)
def spelled_words(text: str, question: str) -> tuple[str, ...]:
    """The words of a text whose letters are a short form that the question asks about; none where they are not.

    "hypertext", "markup" and "language" for HTML; small words may be left out, others not.
    """
    if not _ASKS.search(question) or len(text) > LONGEST:
        return ()
    told = _told_words(text)
    rows = (_spelling(short.lower(), told) for short in _SHORT.findall(question))
    return next((row for row in rows if len(row) >= FEWEST), ())


def _told_words(text: str) -> tuple[str, ...]:
    return tuple(fold(word.replace("’", "'")) for word in _WORD.findall(text))


def _spelling(letters: str, told: Sequence[str]) -> tuple[str, ...]:
    """The words that begin with the letters, in order, or hold some of them behind the first; none without."""
    if not told:
        return ()
    if told[0] in SMALL and (rest := _spelling(letters, told[1:])):
        return rest
    if not letters or not told[0].startswith(letters[0]):
        return ()
    held = [len(letters)] if len(told) == 1 else range(1, len(letters))
    for many in held:
        inner = iter(told[0])
        if not all(letter in inner for letter in letters[:many]):
            continue
        after = [word for word in told[1:] if word not in SMALL]
        rest = _spelling(letters[many:], told[1:])
        if rest or (many == len(letters) and not after):
            return (told[0], *rest)
    return ()


def expanded(kind: str, asked: Phrase, found: Sequence[Word], question: str, text: str) -> FactGrade | None:
    """The grade of an expansion with a gap, or of another one of the same letters; None for all others."""
    told = [word for word in found if not word.mark and word.key not in SMALL]
    own = [key for key in asked.keys if key not in SMALL]
    if len(own) < FEWEST and len(told) < FEWEST:
        return None
    had = [key for key in own if any(_is(key, word.key) for word in told)]
    if _GAP.search(text):
        return partly(kind, asked.text, text, "part") if had else None
    letters = "".join(word.text[0].upper() for word in told)
    same = len(letters) >= FEWEST and letters in _SHORT.findall(question)
    return wrong(kind, asked.text, text, "other-expansion") if same and not had else None


def expansion(kind: str, reference: str, question: str, text: str) -> FactGrade | None:
    """The grade of an expansion with a word in another one's place, or with some cut short; None for all others."""
    own = spelled_words(reference, question)
    if not own or _GAP.search(text) or len(text) > LONGEST:
        return None
    asked = frozenset(_told_words(question))
    clauses = [_told_words(clause) for clause in _CLAUSE_MARK.split(text)]
    content = [word for told in clauses for word in told if word not in SMALL]
    if len(content) == len(own) and set(content) != set(own) and all(map(_is_cut, own, content)):
        return right(kind, reference, text, "slip")
    had = {key for key in own if any(_is(key, word) for told in clauses for word in _with_pairs(told))}
    had.update(_by_initials(own, clauses))
    for told in clauses:
        kept = [word for word in told if word in own or word not in SMALL]
        other = _in_place(own, had, kept, asked)
        if other:
            return wrong(kind, reference, text, "other-expansion", false=(other,))
    whole = all(key in had or key in SMALL or "'" in key for key in own)
    plain = all(
        word in CARRIER | SMALL or any(_is(key, word) for key in own) for told in clauses for word in told
    )
    return partly(kind, reference, text, "part") if plain and not whole and 2 * len(had) >= len(own) else None


def _with_pairs(told: Sequence[str]) -> list[str]:
    """The words, and each two of them written together: "hyper text"."""
    return [*told, *map("".join, pairwise(told))]


def _by_initials(own: Sequence[str], clauses: Sequence[Sequence[str]]) -> set[str]:
    """The words of an expansion of which the answer has the initials of several in a row: "UN"."""
    told = {word for clause in clauses for word in clause if len(word) >= FEWEST}
    initials = "".join(key[0] for key in own)
    found = {(at, len(word)) for word in told for at in range(len(own)) if initials.startswith(word, at)}
    return {key for at, size in found for key in own[at : at + size] if size < len(own)}


def _in_place(own: Sequence[str], had: set[str], told: Sequence[str], asked: frozenset[str]) -> str:
    """The word of a clause that stands where one of the expansion's own is missing; "" for none."""
    places = {key: at for key in own if key in had for at, word in enumerate(told) if _is(key, word)}
    if not places or list(places.values()) != sorted(places.values()):
        return ""
    for at, key in enumerate(own):
        if key in had or key in SMALL or "'" in key:  # "you ain't", "you are not"
            continue
        before = next((places[one] for one in reversed(own[:at]) if one in places), None)
        after = next((places[one] for one in own[at + 1 :] if one in places), None)
        first = before + 1 if before is not None else max(0, (after or 0) - 1)
        last = after if after is not None else first + 1
        slot = [told[at]] if len(told) == len(own) else told[first:last]
        other = next((word for word in slot if _is_other(key, word, own, asked)), "")
        if other:
            return other
    return ""


def _is_other(key: str, told: str, own: Sequence[str], asked: frozenset[str]) -> bool:
    """Whether a word in the place of one of the expansion's is another one of English, and no talk."""
    if told in asked or not is_word(told) or any(_is(one, told) for one in own):
        return False
    return told not in CARRIER or (len(told) >= SHORTEST and told[0] == key[0])


def _is_cut(key: str, told: str) -> bool:
    """Whether a word is one of the expansion's, misspelled, in another form or cut short: "org", "lang"."""
    if key == told or slip(key, told) or (same_root(key, told) and key[:SHORTEST] == told[:SHORTEST]):
        return True
    cut = len(told) >= SHORTEST_CUT and key.startswith(told)
    return cut and (len(key) >= 2 * len(told) or not is_word(told, rare=False))


def _is(key: str, told: str) -> bool:
    """Whether a word is one of the reference's, or its beginning or end."""
    key, told = (_SPELLED.sub(lambda found: _OTHERWISE[found[0]], word) for word in (key, told))
    part = len(told) >= SHORTEST and (key.startswith(told) or key.endswith(told) or told.startswith(key))
    return key == told or part or slip(key, told) or _is_cut(key, told) or _begins_alike(key, told)


def _begins_alike(one: str, other: str) -> bool:
    """Whether two words share their beginning and much of the longer: "identity", "identification"."""
    pairs = enumerate(zip(one, other, strict=False))
    size = next((at for at, pair in pairs if pair[0] != pair[1]), min(len(one), len(other)))
    return size > SHORTEST and 5 * size >= 2 * max(len(one), len(other))
