"""Decides which words of a question and an answer carry nothing new, and which words beside the reference change it.

"New" makes another thing of "York"; "the astronaut" makes none of "Neil Armstrong".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.vocabulary import (
    ARTICLES,
    CARRIER,
    COUNTRIES,
    GIVEN_NAMES,
    HEADS,
    NOBODYS,
    OPPOSITES,
    REASON,
    SMALL,
    STATES,
    TITLES,
)
from bot.core.grading.facts.words.phrases import Hit
from bot.core.grading.facts.words.word_forms import is_word, stem
from bot.core.grading.facts.words.words import Word, undotted, words

_BOUNDS = REASON | NOBODYS | {"but", "near", "beside", "close"}
DERIVED = 5
"""Letters that a word shares with one of the question to be derived from it."""
LONG_QUESTION = 20
"""Words from which on only a question's last sentence says what is asked; the rest is a story."""


@lru_cache(maxsize=256)
def asked_keys(question: str) -> frozenset[str]:
    """The content words of what is asked."""
    return question_keys(asked_sentence(question))


def asked_sentence(question: str) -> str:
    """The sentence of a question that asks."""
    question = question.strip()
    if len(question.split()) >= LONG_QUESTION:
        return pattern(r"[.!?]\s+").split(question)[-1]
    return question


@lru_cache(maxsize=256)
def question_keys(question: str) -> frozenset[str]:
    """The content words of a question. Bounded cache: a round asks the same question of everybody."""
    keys = [word.key for word in words(undotted(question)) if not word.mark]
    kept = [key for key in keys if key not in CARRIER and len(key) > 1]
    return frozenset((*kept, *map(stem, kept)))


def additions(text: str, said: Sequence[Word], hit: Hit, question: frozenset[str]) -> list[Word]:
    """Content words right beside the hit, in its own part, that make it another thing: "New" of "New York"."""
    found = []
    before = _beside(said, hit.first - 1, -1)
    if before is not None and text[before.end : said[hit.first].start] == "-":
        return [before]  # "text-color" is no "color"
    owner = before is not None and _belongs(before, question)
    opening = hit.first == 1
    if (
        before is not None
        and said[hit.first].text.islower()
        and is_adjective(_small(before, opening=opening))
    ):
        owner = True  # "arterial hypertension" is hypertension
    if before is not None and before.text.islower() and said[hit.first].text[:1].isupper() and hit.first > 1:
        owner = owner or _apposed(said[max(0, hit.first - 1 - LONGEST_APPOSED) : hit.first - 1])
    if before is not None and not owner and _changes(before, question) and before.key not in HEADS:
        found.append(before)
    after = _beside(said, hit.after, 1)
    if after is not None and said[hit.after - 1].key.endswith("ly"):
        after = None  # "negatively charged"
    if after is not None and is_adjective(said[hit.after - 1].text):
        after = None
    if (
        after is not None
        and _changes(after, question)
        and after.key not in HEADS
        and after.key not in COUNTRIES
        and after.key not in STATES
    ):
        ion = after.key == "ion" and said[hit.after - 1].key.endswith(("ide", "ate", "ite"))
        if not ion:
            found.append(after)
    return found


_YEAR, _SHORT_YEAR = pattern(r"1\d{3}|20\d\d"), pattern(r"1\d{3}|20\d\d|\d\d")


def years_behind(said: Sequence[Word], at: int, question: frozenset[str]) -> frozenset[str]:
    """The keys of the years right behind a name, which tell when: "Curie 1903"; none where another name follows.

    What is in the question is no other name.
    """
    found: list[str] = []
    while at < len(said) and not said[at].mark and (_SHORT_YEAR if found else _YEAR).fullmatch(said[at].text):
        found.append(said[at].key)
        at += 1
    after = said[at] if at < len(said) and not said[at].mark else None
    named = after is not None and not is_word(after.text.lower(), rare=False) and after.key not in question
    return frozenset() if named else frozenset(found)


LONGEST_APPOSED = 4
"""Words of what a person or place is, before the name."""


def _apposed(before: Sequence[Word]) -> bool:
    """Whether an article opens what leads up to a name: "the German astronaut Neil Armstrong"."""
    opens = [at for at, word in enumerate(before) if word.text.lower() in ARTICLES]
    return bool(opens) and not any(word.mark for word in before[opens[-1] :])


_NOUNS_LIKE_ADJECTIVES = frozenset(
    listed(
        "mineral metal animal capital crystal signal hospital journal canal plastic fabric music "
        "logic current plant agent"
    )
)


_ADJECTIVE = pattern(r"(?:ic|al|ous|ent|ant|ive|ary|ern|ble|ar)$")


def is_adjective(word: str) -> bool:
    """Whether a noun after the word adds nothing: "igneous rock" is igneous."""
    return (
        word.islower()
        and word not in _NOUNS_LIKE_ADJECTIVES
        and len(word) > 5
        and _ADJECTIVE.search(word) is not None
    )


@lru_cache(maxsize=256)
def choices(question: str) -> frozenset[str]:
    """What a question offers to choose from ("a star or a planet"): named in it, yet an answer."""
    keys = [word.key for word in words(undotted(question)) if word.key not in ARTICLES or word.mark]
    found: set[str] = set()
    for at, key in enumerate(keys):
        if key == "or":
            found.update(one for one in keys[max(0, at - 1) : at + 2] if one)
    return frozenset((*found, *map(stem, found)))


def opposites(keys: Iterable[str]) -> frozenset[str]:
    """The words that would make the reference its contrary."""
    own = frozenset(keys)
    return frozenset(word for key in own for word in OPPOSITES.get(key, ())) - own


def _small(word: Word, *, opening: bool) -> str:
    """The word as it stands inside a text: without the capital of the first."""
    return word.text.lower() if opening and word.text[1:].islower() else word.text


def _belongs(before: Word, question: frozenset[str]) -> bool:
    """Whether the word before only says whose or which: "Shakespeare's Hamlet", "Isaac Newton", "Japanese yen"."""
    if any(len(key) >= DERIVED and before.key.startswith(key[:DERIVED]) for key in question):
        return True
    return before.text.endswith("'s") or before.text.lower() in GIVEN_NAMES or before.text.lower() in TITLES


def _beside(said: Sequence[Word], at: int, step: int) -> Word | None:
    if not 0 <= at < len(said) or said[at].mark or said[at].text.lower() in _BOUNDS:
        return None
    if step < 0 and said[at].key in ARTICLES:
        return None
    return said[at]


def _changes(word: Word, question: frozenset[str]) -> bool:
    lower = word.text.lower()
    return not (
        lower in CARRIER or word.key in CARRIER or word.key in SMALL
        or word.key in question or stem(word.key) in question
        or (lower.endswith("ly") and len(lower) > 4)
    )  # fmt: skip
