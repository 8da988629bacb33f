"""Grading: from a card and an answer to a verdict that teaches."""

from bot.core.grading.grader import Grader, Texts
from bot.core.grading.result import Grade, Verdict

__all__ = ["Grade", "Grader", "Texts", "Verdict"]
