"""Grading: from a card and an answer to a verdict that teaches."""

from bot.core.grading.cross_encoders import CrossEncoder, CrossEncoders, Run
from bot.core.grading.grader import Grader, Texts
from bot.core.grading.result import CANNOT_TELL, Grade, Verdict, cautious
from bot.core.grading.stances import StanceReader

__all__ = [
    "CANNOT_TELL",
    "CrossEncoder",
    "CrossEncoders",
    "Grade",
    "Grader",
    "Run",
    "StanceReader",
    "Texts",
    "Verdict",
    "cautious",
]
