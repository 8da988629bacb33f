"""Whether an answer only says the question's own words again, where a value of another form is asked."""

from __future__ import annotations

import re

from bot.core.cards import AnswerKind
from bot.core.grading.facts.said import Said, cleaned_question
from bot.core.grading.facts.scripts import fold
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.vocabulary import CARRIER

_WORD = pattern(r"[^\W_]+|[<>=≥≤+*/^-]")
_CHOICE = pattern(r"(?i)\bor\b|/|\boder\b|\bou\b")


def echoes(said: Said, reference: str, kind: AnswerKind) -> bool:
    """Whether the answer stands in the question word for word and the reference does not.

    An answer that shares a word with the reference is one only where that is a formula: it may be the shorter name.
    """
    if kind in (AnswerKind.YES_NO, AnswerKind.LIST, AnswerKind.QUANTITY) or not said.question:
        return False
    told, asked = _words(said.text), _words(cleaned_question(said.question))
    own = _words(reference)
    if kind in (AnswerKind.TERM, AnswerKind.NAME) and _says_nothing(told, asked, own):
        return _CHOICE.search(said.question) is None
    if not told or not _within(told, asked) or _within(own, asked) or _CHOICE.search(said.question):
        return False
    if kind is AnswerKind.FORMULA:
        return any(len(word) > 1 and word.isalpha() for word in told)
    return not set(told) & set(own)


def _says_nothing(told: list[str], asked: list[str], own: list[str]) -> bool:
    """Whether the answer is the question's words and words that carry them, none of the reference: "GIS means GIS"."""
    shared = set(told) & set(asked)
    return bool(shared) and set(told) <= CARRIER.union(asked) and not set(own) & CARRIER.union(told)


def _words(text: str) -> list[str]:
    return _WORD.findall(re.sub(r"(?<=\w)['’]s?\b", "", fold(text)))


def _within(some: list[str], all_of: list[str]) -> bool:
    size = len(some)
    return bool(size) and any(all_of[at : at + size] == some for at in range(len(all_of) - size + 1))
