"""A name or term whose answer may be told in another language than the card's.

In another script it is known by its sound (`scripts.sounds`), a country or planet in any by a table (`names_abroad`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from bot.core.cards import AnswerKind
from bot.core.grading.facts.kinds import NAMED
from bot.core.grading.facts.outcome import SHOTGUN, FactGrade, partly, right, wrong
from bot.core.grading.facts.said import Said, cleaned_question
from bot.core.grading.facts.scripts.abroad import HOLDING, denies, holding
from bot.core.grading.facts.scripts.phrases_east import AFTER, BEFORE
from bot.core.grading.facts.scripts.romanise import asks_script
from bot.core.grading.facts.scripts.scripts import fold, unspaced
from bot.core.grading.facts.scripts.sounds import script_of, sound_alike
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.words.names_abroad import one_place
from bot.core.grading.facts.words.phrases import content_of
from bot.core.grading.facts.words.synonyms import asks_word
from bot.core.grading.facts.words.words import undotted, words

MOST_WORDS, MOST_LETTERS = 5, 160
"""Words of a name, and characters of an answer that is looked through."""
RIVAL_WORDS = 2
"""Words of another name beside it; more of them are talk."""
_STRETCH = pattern(r"[^,;:()!?.…\n]+")
_LOAN = pattern("[\u30a1-\u30fa・ー＝=]+")
"""What Japanese writes of foreign names."""
_ASKS_NAME = pattern(
    r"(?i)\bcalled in\b|\b(?:former|old|new|official|native|own|local|original)(?:ly)? (?:name|called|known)"
)
"""What asks for one of a place's names."""
_NEGATED = pattern("ない|ません|不是|아니")


class Spoken(Struct, frozen=True):
    """A reference whose sound or names are known."""

    text: str
    names: tuple[str, ...]
    """Each way to name it: whole, and by the surname alone."""
    placed: bool = True
    """Another name of the thing will do."""
    kind: AnswerKind = AnswerKind.TERM

    def grade(self, said: Said) -> FactGrade | None:
        """The grade of an answer in another script or language; wrong, with no word on why, for all others."""
        text = said.text
        stretches = [] if len(text) > MOST_LETTERS else list(_STRETCH.finditer(text))
        hit = next((found for found in stretches if self._is_named(found[0], said.question)), None)
        if hit is None or denies(hit[0]):
            return wrong(self.kind.value, self.text, text, "other-term")
        others = [found[0].strip() for found in stretches if found is not hit and _is_name(found[0])]
        if len(others) >= SHOTGUN:
            return wrong(self.kind.value, self.text, text, "rivals", false=tuple(others[:5]))
        if others:
            return partly(self.kind.value, self.text, text, "rivals", false=tuple(others))
        return right(self.kind.value, self.text, text)

    def _is_named(self, stretch: str, question: str) -> bool:
        cores = _cores(stretch, question)
        if self.placed and any(one_place(self.text, one) for one in cores):
            return True
        return any(sound_alike(name, one) for one in cores for name in self.names)


def _cores(stretch: str, question: str) -> list[str]:
    """What a stretch of an answer may name: all of it, and what is left without the words that only carry a name."""
    if unspaced(stretch):
        loans = _LOAN.findall(stretch)
        bare = AFTER.sub("", BEFORE.sub("", stretch.strip()))
        return [] if _NEGATED.search(stretch) else [bare, *(loans if len(loans) == 1 else [])]
    found = [word for word in words(undotted(stretch), strict=True) if not word.mark]
    asked = frozenset(word.key for word in words(cleaned_question(question), strict=True))
    left = [word for word in content_of(found, asked) if not word.key.startswith("#")]
    held = [word for word in left if fold(word.text) not in _held()]
    runs = (found, left, held)
    return [" ".join(word.text for word in run) for run in runs if 0 < len(run) <= MOST_WORDS]


def _is_name(stretch: str) -> bool:
    """Whether a stretch beside the name may be another name: a word or two that hold no sentence together."""
    if unspaced(stretch):
        return _LOAN.fullmatch(stretch.strip()) is not None
    told = re.findall(r"[^\W\d_]+", stretch)
    return (
        0 < len(told) <= RIVAL_WORDS
        and not any(fold(word) in _held() for word in told)
        and not denies(stretch)
    )


@cache
def _held() -> frozenset[str]:
    """The words that hold a sentence together in any language."""
    return frozenset().union(*map(holding, HOLDING))


def spoken(ways: Sequence[str], kind: AnswerKind, question: str, *, person: bool) -> Spoken | None:
    """The matcher for a reference's sound, of a `person` also the surname's; None where its writing is asked for."""
    if asks_script(question) or kind not in NAMED:
        return None
    surnames = [way.split()[-1] for way in ways if person]
    names = [name for name in (*ways, *surnames) if len(name.split()) <= MOST_WORDS and script_of(name)]
    placed = not asks_word(question) and _ASKS_NAME.search(question) is None
    return Spoken(ways[0], tuple(dict.fromkeys(names)), placed) if names else None
