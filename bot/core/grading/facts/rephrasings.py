"""Other ways to write one answer: the sign of a base, an everyday word, a unit's symbol, code that begins with it."""

from __future__ import annotations

import re

from bot.core.grading.facts.languages import ARTICLES
from bot.core.grading.facts.remarks import MOST_CUTS
from bot.core.grading.facts.scripts import fold
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.units import unit_named

_GROUPS = pattern(r"[\dA-Fa-f]{2,8}(?:[ _][\dA-Fa-f]{2,8}){1,8}")
_BASES = pattern(r"(?i)\b(?:hexadecimal|hex|binary|octal)\b")


_BASE_SIGN = pattern(
    r"(?i)\b0[xbo](?=[\da-f])|(?<!\w)[#$](?=[\da-f])|(?<=[\da-f])h\b|(?<=[\da-f])_\{?(?:16|2|8)\}?"
)


_SAME_WORDS = (
    (pattern(r"(?i)\b(?:thanks|thank u|thx|thank ya)\b"), "thank you"),
    (pattern(r"(?i)\b(?:hello|hi|hey)\b"), "hello"),
    (pattern(r"(?i)\b(?:bye|bye[- ]bye)\b"), "goodbye"),
    (pattern(r"(?i)\b(?:mum|mom|mummy|mommy)\b"), "mother"),
    (pattern(r"(?i)\b(?:dad|daddy)\b"), "father"),
)
"""Everyday words for what a vocabulary card calls otherwise."""


def of_base(text: str, question: str, reference: str) -> str:
    """The text without what marks the base of a number: "0xFF", where the question names the base."""
    if _BASES.search(question) and _GROUPS.fullmatch(text):
        return re.sub(r"[ _]", "", text)
    return _BASE_SIGN.sub("", text) if _BASES.search(question) and not _BASE_SIGN.search(reference) else text


_ASKS_CODE = pattern(
    r"(?i)\b(?:keyword|property|statement|attribute|function|method|directive|declaration)\b"
)


def as_code(text: str, question: str, reference: str) -> str:
    """The reference where the answer is code that begins with it: "def f():" for "def"."""
    if not text.startswith(reference) or _ASKS_CODE.search(question) is None:
        return text
    rest = text[len(reference) :]
    return reference if re.match(r"[\s:(={]", rest) and re.search(r"[():=;{}]", rest) else text


def without_echo(text: str, question: str) -> str:
    """The text without parts that only say the question's words again: "house, das Haus" for "Haus"."""
    parts = re.split(r"\s*[,;:=()]\s*|\s+-+\s+", text)
    asked = {fold(word) for word in re.findall(r"[^\W\d_]+", question)} | ARTICLES
    kept = [part for part in parts if any(fold(word) not in asked for word in re.findall(r"[^\W_]+", part))]
    return ", ".join(kept) if kept and 1 < len(parts) <= MOST_CUTS else text


def as_unit(text: str, question: str, reference: str) -> str:
    """The reference where the answer is the symbol of the unit that it names: "N" for "newton"."""
    if not re.search(r"(?i)\bunits?\b", question) or len(text.split()) > 2:
        return text
    unit = unit_named(text.strip(" .!?"))
    return reference if unit and unit == unit_named(reference.strip(" .")) else text


def in_common_words(text: str, reference: str) -> str:
    """The text with everyday words as the reference's word for the same: "thanks" for "thank you"."""
    lower = reference.lower().strip(" .!")
    for words, common in _SAME_WORDS:
        if lower == common or (words.search(lower) and len(lower.split()) == 1):
            text = words.sub(reference, text)
    return text
