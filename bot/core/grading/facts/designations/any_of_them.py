"""Finds out whether a reference is a designation, and of which system."""

from __future__ import annotations

from bot.core.grading.facts.designations.chess import chess_move
from bot.core.grading.facts.designations.paths import path
from bot.core.grading.facts.designations.ratios import ratio
from bot.core.grading.facts.designations.scores import score
from bot.core.grading.facts.designations.systems import designation as of_a_system
from bot.core.grading.facts.designations.told_apart import told_apart
from bot.core.grading.facts.designations.verses import verse
from bot.core.grading.facts.lists.members import Matcher


def designation(text: str, question: str) -> Matcher | None:
    """The reference as a designation; None where it or the question are of none of the systems."""
    return (
        verse(text)
        or path(text, question)
        or told_apart(text)
        or score(text, question)
        or ratio(text, question)
        or chess_move(text, question)
        or of_a_system(text, question)
    )
