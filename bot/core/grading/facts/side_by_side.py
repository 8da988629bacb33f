"""Tells which part of an answer is another value beside the right one: "a tibia, the thigh bone", "by air / by water".

`judging.rivals` sees them beside words that are the reference's as they stand. Here the right value is known by what it
means, so that only the other part's shape is left to tell by: it is told in the same way, or names a thing of the same
sort. A description, a place, a fuller name or another language's word is none, and what is not sure stays a remark.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.grading.facts.context import choices, question_keys
from bot.core.grading.facts.lengths import BRIEF
from bot.core.grading.facts.namings import is_latin
from bot.core.grading.facts.remarks import opens_remark
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.vocabulary import ARTICLES, SMALL
from bot.core.grading.facts.words.phrases import content_of
from bot.core.grading.facts.words.synonyms import kin
from bot.core.grading.facts.words.words import Word, undotted, words

MOST_WORDS = 7
"""Words of a value that is told beside another."""
FEWEST_LETTERS = 3
"""Letters of a part that is no initial."""
PARALLEL = 0.5
"""Share of its words that a value has in common with another one that is told in the same way."""
_DENIES = frozenset(("not", "no", "never"))
_MARKS = pattern(r"\s*[\n;]\s*|,\s+|[.!]\s+(?=\S)|\s*/\s*|\s+[-–—&+|]\s+|\s+and\s+|\s*[()\[\]]\s*")
_NO_VALUES = pattern(r"(?i)\be\.\s?g\b|\bi\.\s?e\b|\bbetween\b|\d")


def apart(text: str) -> tuple[str, ...]:
    """The two parts of an answer with nothing but a mark or "and" between; none for all others."""
    if len(text) > BRIEF or _NO_VALUES.search(text):
        return ()
    found = [part for part in (one.strip(" ,.;!") for one in _MARKS.split(text, maxsplit=2)) if part]
    whole = all(sum(map(str.isalpha, part)) >= FEWEST_LETTERS for part in found)
    return tuple(found) if len(found) == 2 and whole else ()


def is_another_value(other: str, right: str, reference: str, question: str) -> bool:
    """Whether a part that is not right is told as a value like the `right` part beside it."""
    said, own, asked = _plain(other), _plain(right), _plain(reference)
    content = content_of(said, question_keys(question) - choices(question))
    theirs = {word.key for word in said}
    if not content or not own or len(said) > MOST_WORDS:
        return False
    if any(
        theirs <= ours or ours - SMALL <= theirs
        for ours in ({word.key for word in text} for text in (own, asked))
    ):
        return False  # a part of the name, or a fuller one
    if any(word.key in _DENIES for word in said) or is_latin(other):
        return False
    if parallel(said, own):
        return True
    named = tuple(word.key for word in said)
    told = not opens_remark(other) and len(content) == len(said)
    return told and any(kin(named, tuple(word.key for word in text)) for text in (own, asked))


def parallel(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether two texts have half of their words in common, at the ends of both: "by air" and "by water"."""
    ours, theirs = ([word.key for word in text] for text in (one, other))
    least = min(len(ours), len(theirs))
    if abs(len(ours) - len(theirs)) > 1 or least < 2:
        return False
    return _shared(ours, theirs) + _shared(ours[::-1], theirs[::-1]) >= PARALLEL * least


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (ours, theirs) in pairs if ours != theirs), min(len(one), len(other)))


def _plain(text: str) -> list[Word]:
    found = [word for word in words(undotted(text)) if not word.mark]
    while len(found) > 1 and found[0].key in ARTICLES:
        found = found[1:]
    return found
