"""Lists that are told in a way of their own: notes in a row, counts of several things, equal parts of a mixture."""

from __future__ import annotations

from bot.core.grading.facts.lists.counts import counts
from bot.core.grading.facts.lists.members import Matcher
from bot.core.grading.facts.lists.notes import notes_in_a_row
from bot.core.grading.facts.lists.proportions import proportions


def list_in_notation(text: str, question: str) -> Matcher | None:
    """The reference as such a list; None where it is none."""
    return notes_in_a_row(text, question) or counts(text, question) or proportions(text)
