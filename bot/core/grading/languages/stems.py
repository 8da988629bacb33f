"""What takes the endings off the words of a language: Snowball's stemmers, and ours where it has none."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from bot.core.grading.languages import ukrainian
from bot.core.grading.languages.habits import Habits
from bot.core.grading.stemming import Stemmer

_OWN = {"ukrainian": ukrainian.stem}
_CACHE = 20_000


def stemmer_of(habits: Habits) -> Callable[[str], str]:
    """The stem of a lower-case word; the word itself in a language whose words have no endings."""
    if habits.syllables:
        return str
    own = _OWN.get(habits.stemmer or "")
    return lru_cache(maxsize=_CACHE)(own) if own else Stemmer(language=habits.stemmer or "english")
