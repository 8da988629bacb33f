"""Finds references that are the solutions of an equation: "3 and -3", "x = 2 or x = 3"."""

from __future__ import annotations

import re

from bot.core.cards import AnswerSpec
from bot.core.grading.facts.lists.grading import Listed
from bot.core.grading.facts.numbers.reference import measure
from bot.core.grading.facts.said import characters
from bot.core.grading.facts.tables import pattern

_ROOT = pattern(r"(?:[a-z]\s*=\s*)?[-+]?\d+(?:[./]\d+)?")


def roots(text: str) -> Listed | None:
    """The matcher for two solutions or more, each of them wanted; None for all other texts."""
    parts = re.split(r"\s*(?:,|\band\b|\bor\b)\s*", characters(text).strip(" ."))
    if (
        len(parts) < 2
        or not all(_ROOT.fullmatch(part) for part in parts)
        or ("," in text and "=" not in text)
    ):
        return None
    values = [measure(part, "", AnswerSpec()) for part in parts]
    members = tuple(value for value in values if value is not None)
    return (
        Listed(text, members, len(members), ordered=False, roots=True) if len(members) == len(parts) else None
    )
