"""Whether two answers are the same: one copied from the other, or one for which a single decision fits both."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import chain

from rapidfuzz import fuzz, utils
from rapidfuzz.distance import OSA

from bot.core.grading.text import MARKS, words

SIMILAR = 92.0
"""RapidFuzz ratio, 0 to 100, that two texts need to be one and the same with typing slips."""
LONG_WORD = 5
"""Letters from which a word may hold a slip: shorter ones (TP, FN, not, over) differ by meaning."""
COPY_WORDS = 5
"""Words from which an answer may be a copy: shorter ones are alike by chance."""

_ARTICLES = frozenset(("an", "the"))
"""Not "a": it may be the name of something, and then it matters."""
_SIGN = re.compile(r"[+*/^<>=≤≥≠×÷%|~]|(?<=\s)-(?=\s)")


_QUOTES = re.compile('["“”„«»]')
_MARKS = re.compile(r"[.,;:!?…。、，！？]+(?=\s|$)")


def is_repeat(text: str, before: str) -> bool:
    """Whether an answer is the one before it, sent once more: case, blanks, quotes and marks behind words aside."""
    bare = _bare(text)
    return bool(bare) and bare == _bare(before)


def _bare(text: str) -> str:
    plain = _QUOTES.sub("", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(_MARKS.sub(" ", plain).split())


def is_copy(text: str, others: Iterable[str]) -> bool:
    """Whether the answer repeats one of those that others gave before."""
    if len(text.split()) < COPY_WORDS:
        return False
    return any(fuzz.ratio(text, other, processor=utils.default_process) >= SIMILAR for other in others)


def size(text: str) -> int:
    """The words that `alike` compares: texts of unlike sizes are never alike."""
    return sum(map(len, _clauses(text)))


def alike(one: str, other: str) -> bool:
    """Whether two texts are one answer, so that one decision fits both.

    Forgiven are case, punctuation, the articles "the" and "an", the order of clauses, and one slip (a letter missing,
    added, changed or swapped) in a long word after its first letter. Word order within a clause, short words, numbers
    and signs of arithmetic are not: "X causes Y" is not "Y causes X", TP is not TN, and P(A|B) is not P(B|A).
    """
    mine, theirs = _clauses(one), _clauses(other)
    if not mine or not theirs or _SIGN.findall(one) != _SIGN.findall(other):
        return False
    if sorted(mine) == sorted(theirs):
        return True
    left, right = list(chain.from_iterable(mine)), list(chain.from_iterable(theirs))
    if len(left) != len(right) or fuzz.ratio(" ".join(left), " ".join(right)) < SIMILAR:
        return False
    return all(a == b or _slip(a, b) for a, b in zip(left, right, strict=True))


def _clauses(text: str) -> list[tuple[str, ...]]:
    clauses: list[list[str]] = [[]]
    for word in words(text):
        if word in MARKS:
            clauses.append([])
        elif word not in _ARTICLES and (clauses[-1] or word != "and"):
            clauses[-1].append(word)
    return [tuple(clause) for clause in clauses if clause]


def _slip(one: str, other: str) -> bool:
    """Whether one word is the other mistyped: unlike in one place, and not at the front, where un- and over- sit."""
    long = min(len(one), len(other)) >= LONG_WORD and one.isalpha() and other.isalpha()
    return long and one[0] == other[0] and OSA.distance(one, other, score_cutoff=1) <= 1
