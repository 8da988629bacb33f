"""Grades what a short form stands for: its letters alone prove nothing, and a gap in it leaves it partly right.

"Cardiac pressure response" has the initials of CPR and no word of it; "cardio something resuscitation" has two.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.grading.facts.outcome import FactGrade, partly, wrong
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.vocabulary import SMALL
from bot.core.grading.facts.words.phrases import Phrase
from bot.core.grading.facts.words.spellings import slip
from bot.core.grading.facts.words.words import Word

SHORTEST = 4
"""Letters of a word's beginning that tell it: "cardio"."""
FEWEST = 2
"""Words of an expansion."""
_SHORT = pattern(r"\b[A-Z]{2,8}\b")
_GAP = pattern(
    r"(?i)\b(?:something|sth|whatever|blank|irgendwas|quelque chose|algo|qualcosa)\b|\.\.\.|\?\?|_{2,}"
)
"""What stands for a word that somebody does not know."""


def expanded(kind: str, asked: Phrase, found: Sequence[Word], question: str, text: str) -> FactGrade | None:
    """The grade of an expansion with a gap, or of another one of the same letters; None for all others."""
    told = [word for word in found if not word.mark and word.key not in SMALL]
    own = [key for key in asked.keys if key not in SMALL]
    if len(own) < FEWEST and len(told) < FEWEST:
        return None
    had = [key for key in own if any(_is(key, word.key) for word in told)]
    if _GAP.search(text):
        return partly(kind, asked.text, text, "part") if had else None
    letters = "".join(word.text[0].upper() for word in told)
    same = len(letters) >= FEWEST and letters in _SHORT.findall(question)
    return wrong(kind, asked.text, text, "other-expansion") if same and not had else None


def _is(key: str, told: str) -> bool:
    """Whether a word is one of the reference's, or its beginning or end."""
    part = len(told) >= SHORTEST and (key.startswith(told) or key.endswith(told) or told.startswith(key))
    return key == told or part or slip(key, told)
