"""Finds what an answer says to be the same as its value, or to have a part in it: "ohm, also called siemens".

A remark does no harm as long as it may be true. One that names another known thing as the same, or as right too
("knight and also the queen"), is a second value. What no table knows as a thing ("also called red gold") is a remark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core.grading.facts.lengths import BRIEF
from bot.core.grading.facts.numbers.units import unit_named
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.vocabulary import CARRIER, GIVEN_NAMES
from bot.core.grading.facts.words.synonyms import is_known
from bot.core.grading.facts.words.word_forms import is_word, singular

_ARTICLE = r"(?:(?:an?|the)\s+)?"
_THING = r"(?P<two>[^\W\d_]+(?:[ -][^\W\d_]+)?)"
_ONE = r"(?i)^(?P<one>\S[^,;(]{0,60}?)"
_IS = r"\s?[,;(]?\s+?\(?(?:(?:which |it )?(?:is |are |it'?s )?"
_SAME = pattern(
    rf"{_ONE}{_IS}(?:also|otherwise) (?:called|known as|named)|a\.?k\.?a\.?|i\.\s?e\.?,?|ie|another (?:name|word) for)"
    rf"\s+{_ARTICLE}{_THING}\)?\W*$"
)
_IDENTICAL = pattern(
    rf"{_ONE}{_IS}(?:exactly )?(?:the )?same(?: thing)? as|identical (?:to|with))\s+{_ARTICLE}{_THING}\)?\W*$"
)
_TOO = (
    pattern(rf"{_ONE},?\s+(?:and|plus)\s+also\s+{_ARTICLE}{_THING}\W*$"),
    pattern(rf"{_ONE}\s+and\s+{_ARTICLE}{_THING}\s+both\b.*$"),
    pattern(rf"{_ONE},?\s+(?:together|along|jointly|shared) with\s+{_ARTICLE}{_THING}\W*$"),
    pattern(
        rf"{_ONE},?\s+(?:and|plus)\s+(?:(?:at|in|on|by|from|during)\s+(?:the\s+)?[a-z]+\s+){{0,2}}"
        rf"(?:(?:at|in|on|by|from)\s+)?{_ARTICLE}{_THING}(?:\s+(?:does|do|is|are|can)(?:\s+(?:so|it|that))?)?"
        r"\s+(?:as well|too|also)\W*$"
    ),
    pattern(
        rf"{_ONE},?\s+(?:(?:and|plus)\s+also|also\s+the)\s+{_ARTICLE}{_THING}"
        r"(?:\s+(?:from|in|of|at|on|by)\s+(?:the\s+)?[a-z]+)?\W*$"
    ),
    pattern(
        rf"{_ONE}\s+(?:with|and) (?:his|her|their) (?:sister|brother|wife|husband|friend|son|daughter|father|mother"
        rf"|cousin|colleague|partner)\s+{_THING}\W*$"
    ),
)


def equated(text: str) -> Iterator[tuple[str, str]]:
    """The value of an answer and another known thing, where it says that the two are one or both are right."""
    if len(text) > BRIEF:
        return
    if (found := _SAME.match(text)) and is_thing(found["two"]):
        yield found["one"], found["two"]
    if (found := _IDENTICAL.match(text)) and (is_thing(found["two"]) or _in_words(found["two"])):
        yield found["one"], found["two"]
    for form in _TOO:
        if (found := form.match(text)) and (_in_words(found["two"]) or _is_name(found["two"])):
            yield found["one"], found["two"]


def is_thing(told: str) -> bool:
    """Whether a word, or two, are known as what a thing is called."""
    lower = told.lower()
    if lower in CARRIER:
        return False
    return (
        bool(unit_named(lower))
        or is_known(lower)
        or (told.islower() and " " not in told and (is_word(lower) or is_word(singular(lower))))
    )


def _in_words(told: str) -> bool:
    return told.islower() and all(is_word(word) and word not in CARRIER for word in re.split("[ -]", told))


def _is_name(told: str) -> bool:
    """Whether the words name a person."""
    return told.istitle() and (
        told.split()[0].lower() in GIVEN_NAMES or " " in told or is_known(told.lower())
    )
