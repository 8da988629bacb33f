"""How much there is of each part of a mixture, where the reference says that it is as much of one as of another.

"Equal parts flour, butter, sugar and eggs" may be told by a ratio of ones, by an equal share or amount of each, or of
all of them. The members alone are half of it, and unequal amounts are another mixture.
"""

from __future__ import annotations

import re

from msgspec import Struct

from bot.core.cards import AnswerKind
from bot.core.grading.facts.lengths import BRIEF
from bot.core.grading.facts.lists.members import Matcher, members_of
from bot.core.grading.facts.numbers.surroundings import in_figures
from bot.core.grading.facts.outcome import FactGrade, partly, right, wrong
from bot.core.grading.facts.said import Said
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.vocabulary import ARTICLES, SMALL
from bot.core.grading.facts.words.phrases import same_root
from bot.core.grading.facts.words.spellings import slip
from bot.core.grading.facts.words.words import words

_REFERENCE = pattern(
    r"(?:in )?(?:equal|the same|same)\s+(?:parts|amounts?|quantit(?:y|ies)|weights?|volumes?|measures?|shares?"
    r"|proportions?)\s+(?:of\s+)?(?P<members>[^()]{3,150}?)\s*(?:\((?P<more>[^()]{1,60})\))?\.?",
    re.IGNORECASE,
)
_RATIO = pattern(r"(?<![\d:])\d{1,3}(?:\s*(?::|\bto\b)\s*\d{1,3})+(?![\d:])")
_UNEQUAL = pattern(
    r"(?i)\b(?:mostly|mainly|chiefly|more|less|fewer|twice|double|triple|most|majority|dash|splash|pinch|drop|bit|rest"
    r"|left|half as|third as|two[- ]thirds)\b"
)
_EQUAL = pattern(
    r"(?i)\b(?:equal\w*|even(?:ly)?|same|identical|each|apiece|alike|as much|quarters|thirds|halves|one to one)\b"
    r"|\b(half|a third|a quarter)\b.*\b\1\b"
)
_NOT_EQUAL = pattern(r"(?i)\b(?:not|never|un)\s?(?:equal|even|the same|as much|each)\w*|n't\b")
_NUMBER = pattern(r"(?<!all )(?<!the )(?<!both )(?<![\w.,])(?P<number>\d{1,4}(?:[.,]\d{1,3})?)(?![\d:])")
"""An amount; "all 3", "of the 3" say how many members there are."""
_ALL = pattern(
    r"(?i)\b(?:all|each|every)\b(?: (?:of )?(?:them|it|these|the))?(?: (?:the|of|single|one|\d))*"
    r"(?: \w+)?\W*$|\b(?:of|for) (?:all|both|each|every)\b|\ball (?:of them|the|\d)"
)
_SHARE = pattern(r"\s*(?:[,;/&+\n]|\band\b|\bwith\b)\s*")


class Proportions(Struct, frozen=True):
    """Things of which there is as much of one as of another, ready to grade answers."""

    text: str
    members: tuple[frozenset[str], ...]
    """The words of each."""
    kind: AnswerKind = AnswerKind.LIST

    def grade(self, said: Said) -> FactGrade | None:
        """The grade of an answer by what it names, and by whether it says that it is as much of each."""
        text = in_figures(said.text)
        if len(text) > BRIEF:
            return None
        told = [word.key for word in words(text) if not word.mark]
        named = sum(any(_is(key, word) for key in keys for word in told) for keys in self.members)
        size = len(self.members)
        ratios = [[int(one) for one in re.findall(r"\d+", ratio)] for ratio in _RATIO.findall(text)]
        numbers = set(_NUMBER.findall(_RATIO.sub(" ", text)))
        unequal = len(numbers) > 1 or any(len(set(ratio)) > 1 for ratio in ratios)
        if unequal or _UNEQUAL.search(text) or _NOT_EQUAL.search(text):
            return wrong("list", self.text, said.text, "other-amounts")
        equal = _EQUAL.search(text) is not None or bool(ratios)
        whole = any(len(ratio) == size for ratio in ratios) or _ALL.search(text) is not None
        listed = len([one for one in _SHARE.split(text) if one.strip()]) == size and 2 * named >= size
        if (equal or numbers) and (named == size or (whole and equal and named in (0, size)) or listed):
            return right("list", self.text, said.text)
        if named == 0 and not equal:
            return wrong("list", self.text, said.text, "no-value")
        return partly("list", self.text, said.text, "part")


def _is(key: str, told: str) -> bool:
    return key == told or slip(key, told) or same_root(key, told)


def proportions(text: str) -> Matcher | None:
    """The reference as equal parts of several things; None where it is no such."""
    found = _REFERENCE.fullmatch(text.strip())
    names = members_of(found["members"]) if found else []
    if len(names) < 2:
        return None
    keys = [frozenset(word.key for word in words(name) if word.key not in SMALL | ARTICLES) for name in names]
    own = tuple(one.difference(*(other for other in keys if other is not one)) for one in keys)
    return Proportions(text, own) if all(own) else None
