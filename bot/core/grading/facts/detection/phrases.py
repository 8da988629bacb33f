"""Phrases told in several ways in one reference: "I'm happy / I'm looking forward to it". Each is right by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.grading.facts.context import is_adjective
from bot.core.grading.facts.lists.members import ASKS_LIST
from bot.core.grading.facts.scripts.language import language_of_text
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.words.languages import language_of
from bot.core.grading.facts.words.word_forms import is_word

MOST = 4
"""Ways that one reference tells."""
FEWEST_WORDS = 2
"""Words of a phrase; "a place to eat / drink" tells no two."""
LONGEST_FRONT = 8
"""Words of a question that is a phrase to be translated."""
_STROKE = pattern(r"\s+/\s+")
_SENSE = pattern(r"(?i)\bmeans?\b|\bmeaning\b|\btranslat|\bdefine\b|^\W*what(?:'s| is| are)\b")
_ASKS_TWO = pattern(
    r"(?i)\bdifferen\w+|\bcompar\w+|\bdistin\w+|\bversus\b|\bvs\b|\bbetween\b|\bboth\b|\band\b|/"
)
"""What asks for something of two things, each of which a side may tell."""
_OPENINGS = {
    word: at
    for at, words in enumerate(
        (
            "i i'm im i'll i've i'd we we're you you're he he's she she's they they're it it's its this that that's",
            "a an the some any my your his her our their",
            "to",
            "no not don't do never",
            "who what where when why how which",
        )
    )
    for word in listed(words)
}
"""Words that phrases begin with, those of one sort with the same number."""


def phrases_of(text: str, question: str) -> list[str]:
    """The phrases of which each is all that a reference tells; none where strokes part words within one.

    On cards of two languages, and of what something means; their phrases begin alike.
    """
    ways = _STROKE.split(text.strip())
    if not 1 < len(ways) <= MOST or ASKS_LIST.search(question) or _ASKS_TWO.search(question):
        return []
    if any(len(way.split()) < FEWEST_WORDS or not re.search(r"[^\W\d_]{2}", way) for way in ways):
        return []
    abroad = bool(language_of(question) or language_of_text(question)) or _is_foreign(question)
    openings = {_OPENINGS.get(way.split()[0].lower().replace("’", "'")) for way in ways}
    same_case = len({way[:1].isupper() for way in ways}) == 1
    alike = len(openings) == 1 and (openings != {None} or (abroad and same_case))
    return ways if alike and (abroad or _SENSE.search(question)) else []


def is_quality(word: str) -> bool:
    """Whether a lower-case word says what something is like, as far as the words made of it tell: "fastness"."""
    made = (f"{word}ness", f"{word[:-1]}iness" if word.endswith("y") else f"{word}ness")
    graded = all(is_word(word + ending) for ending in ("ly", "er", "est"))
    return graded or is_adjective(word) or any(map(is_word, made))


def one_thing(parts: Sequence[str]) -> bool:
    """Whether two parts are one thing with two qualities: "fast" and "lively tempo", not "red" and "dark blue"."""
    if len(parts) != len(("quality", "thing")):
        return False
    first, second = (part.lower().split() for part in parts)
    if len(first) != 1 or len(second) != len(("quality", "thing")):
        return False
    return is_quality(first[0]) and is_quality(second[0]) and not is_quality(second[1])


def _is_foreign(question: str) -> bool:
    """Whether a card's question is a phrase of another language alone: most of its words are no English ones."""
    told = re.findall(r"[^\W\d_]+", question.lower())
    english = sum(is_word(word, rare=False) for word in told)
    return 1 < len(told) <= LONGEST_FRONT and 2 * english < len(told)
