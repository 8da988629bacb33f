"""Several counts of one thing: "47 strings, 7 pedals", where it is asked how many there are of each.

Each number is of the noun that stands in its clause. Numbers without nouns are told in the reference's order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from bot.core.cards import AnswerKind
from bot.core.grading.facts.lengths import BRIEF
from bot.core.grading.facts.lists.members import Matcher
from bot.core.grading.facts.numbers.surroundings import in_figures
from bot.core.grading.facts.outcome import FactGrade, partly, right, wrong
from bot.core.grading.facts.said import Said
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.vocabulary import ARTICLES, SMALL
from bot.core.grading.facts.words.phrases import same_root
from bot.core.grading.facts.words.spellings import slip
from bot.core.grading.facts.words.words import words

MOST = 6
"""Counts of one reference."""
_ASKS = pattern(r"(?i)\bhow many\b")
_PARTED = pattern(r"\s*(?:[,;/]|\band\b|&|\+)\s*")
_COUNT = pattern(
    r"(?P<number>\d{1,6}|[a-z]+(?:-[a-z]+)?)\s+(?P<noun>[^\W\d_]+(?: [^\W\d_]+){0,2})", re.IGNORECASE
)
_CLAUSES = pattern(r"[,;/&+\n]|\band\b|\bwith\b|\bbut\b|\bplus\b", re.IGNORECASE)
_NUMBER = pattern(r"(?<![\w.,])\d{1,6}(?![\w]|[.,]\d)")
_EACH = pattern(r"(?i)\b(?:each|apiece|both|of either|as many)\b")
_ONES = pattern(r"(?i)(?<=[^\W\d_]{2}) ones\b")
"""What stands for the thing that is counted: "36 black ones"."""
_DOUBTS = pattern(r"(?i)\b(?:or|not|maybe|perhaps)\b|n't\b")


class Counts(Struct, frozen=True):
    """How many there are of several things, ready to grade answers."""

    text: str
    numbers: tuple[int, ...]
    nouns: tuple[frozenset[str], ...]
    """The words that tell each thing from the others."""
    kind: AnswerKind = AnswerKind.LIST

    def grade(self, said: Said) -> FactGrade | None:
        """The grade of an answer by the counts that it tells; None where it tells one in other words."""
        text = in_figures(_ONES.sub("", said.text))
        if len(text) > BRIEF or _DOUBTS.search(text):
            return None
        told, bare, named = self._told(text)
        if not told and not bare:
            return None
        if not told:
            return self._in_order(bare, said.text, text)
        hits = [at for at, number in told.items() if number == self.numbers[at]]
        false = tuple(str(told[at]) for at in told if at not in hits)
        if len(hits) == len(self.numbers):
            return right("list", self.text, said.text)
        if len(told) < len(self.numbers) and not false and (bare or len(named) > len(told)):
            return self._in_order(bare, said.text, text, told) if bare else None
        if hits:
            return partly("list", self.text, said.text, "false-member" if false else "part", false=false)
        return wrong("list", self.text, said.text, "other-members", false=false)

    def _told(self, text: str) -> tuple[dict[int, int], list[int], set[int]]:
        """The number told of each thing, the numbers without a thing, and the things that are named."""
        told: dict[int, int] = {}
        bare: list[int] = []
        named: set[int] = set()
        for clause in _CLAUSES.split(text):
            numbers = [int(number) for number in _NUMBER.findall(clause)]
            things = [at for at, keys in enumerate(self.nouns) if _names(keys, clause)]
            named.update(things)
            if len(numbers) == len(things) == 1:
                told.setdefault(things[0], numbers[0])
            elif len(numbers) == 1 and len(things) > 1 and _EACH.search(clause):
                told.update(dict.fromkeys(things, numbers[0]))
            elif not things:
                bare += numbers
        return told, bare, named

    def _in_order(
        self, bare: Sequence[int], said: str, text: str, told: dict[int, int] | None = None
    ) -> FactGrade:
        """The grade of numbers without nouns, for the things that have none yet."""
        left = [number for at, number in enumerate(self.numbers) if at not in (told or {})]
        if list(bare[: len(left)]) == left:
            return right("list", self.text, said)
        if len(bare) == 1 and _EACH.search(text) and set(left) == set(bare):
            return right("list", self.text, said)
        if told or not set(bare).isdisjoint(left):
            return partly("list", self.text, said, "part")
        return wrong("list", self.text, said, "other-members")


def _names(keys: frozenset[str], clause: str) -> bool:
    told = [word.key for word in words(clause) if not word.mark]
    return any(key == word or slip(key, word) or same_root(key, word) for key in keys for word in told)


def counts(text: str, question: str) -> Matcher | None:
    """The reference as several counts; None where it is no such, or where they are not asked."""
    if not _ASKS.search(question):
        return None
    parts = _PARTED.split(text.strip(" ."))
    found = [_COUNT.fullmatch(in_figures(part)) for part in parts] if 1 < len(parts) <= MOST else []
    told = [one for one in found if one is not None and one["number"].isdigit()]
    if len(told) != len(parts) or not told:
        return None
    keys = [
        frozenset(word.key for word in words(one["noun"]) if word.key not in SMALL | ARTICLES) for one in told
    ]
    own = tuple(one.difference(*(other for other in keys if other is not one)) for one in keys)
    return Counts(text, tuple(int(one["number"]) for one in told), own) if all(own) else None
