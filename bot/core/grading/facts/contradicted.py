"""Finds where a remark beside a right value belies what is known of that value: "the farad, one volt per coulomb".

Known are the dimensions of units, the numbers of the elements, and what the reference itself tells: the value's symbol,
and words that have a plain opposite ("port, that's the right-hand side" where it is "port (left)").
"""

from __future__ import annotations

import re

from bot.core.grading.facts import claims
from bot.core.grading.facts.elements import NAMES
from bot.core.grading.facts.lengths import BRIEF
from bot.core.grading.facts.numbers.units import unit_named
from bot.core.grading.facts.numbers.values import measured
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.vocabulary import OPPOSITES
from bot.core.grading.facts.words.words import Word, undotted, words

_EQUAL = pattern(
    r"(?i)(?:\b(?:equals?|equal to|equivalent to|is|i\.e\.|that'?s|which is|the same as)|=|,|\()\s*"
    r"(?:an?|one|1)?\s*"
    r"(?P<unit>[a-zµΩ]+(?: (?:squared|cubed|second|meter|metre))?\s(?:per|/)\s[a-zµΩ]+(?: squared| cubed)?)"
)
_SYMBOL = pattern(
    r"(?i)\b(?:symbol|sign|abbreviat\w+|written|short(?:ened)?)(?: (?:is|to|as|for it is))?\s*:?\s*"
)
_SIGN = pattern(r"(?P<sign>[A-ZΩµ][A-Za-z]{0,2})\b")
_OWN_SIGN = pattern(r"[A-ZΩµ][A-Za-z]{0,2}")
_NUMBER = pattern(r"(?i)\b(?:atomic number|number|no\.|z ?=)\s*(?:is |of )?(?P<number>\d{1,3})\b")
_ATOMIC = {name: number for number, name in enumerate(NAMES.values(), start=1)}


def contradicted(remark: str, value: str, text: str, question: str) -> str:
    """What an answer with the right value says otherwise than is known of it, in its own words; "" for nothing."""
    if len(text) > BRIEF:
        return ""
    return (
        _other_unit(value, text)
        or _other_symbol(remark, text)
        or _other_number(value, text)
        or _opposite(remark, value, text, question)
    )


def _other_unit(value: str, text: str) -> str:
    """The units that a unit is wrongly said to be made of: "one volt per coulomb" for the farad."""
    name = value.strip(" .").lower().removeprefix("the ")
    found = _EQUAL.search(text) if unit_named(name) else None
    if found is None or claims.denied(text, found.start("unit"), found.end("unit")):
        return ""
    own, told = _dimensions(name), _dimensions(found["unit"])
    return found["unit"] if own and told and own.isdisjoint(told) else ""


def _dimensions(unit: str) -> frozenset[str]:
    """What a unit may be the dimension of; empty for what is none."""
    return frozenset(
        reading.dimension
        for one in measured(f"1 {unit}")[:1]
        for reading in one.readings
        if reading.dimension
    )


def _other_symbol(remark: str, text: str) -> str:
    """The symbol that an answer gives where the reference has another one."""
    if not _OWN_SIGN.fullmatch(remark.strip()):
        return ""
    for lead in _SYMBOL.finditer(text):
        told = _SIGN.match(text, lead.end())
        if told and told["sign"] != remark.strip():
            return told["sign"]
    return ""


def _other_number(value: str, text: str) -> str:
    """The atomic number that an element is wrongly given."""
    known = _ATOMIC.get(
        value.strip(" .").lower().replace("aluminium", "aluminum").replace("sulphur", "sulfur")
    )
    told = _NUMBER.search(text) if known else None
    return told[0] if told and int(told["number"]) != known else ""


def _opposite(remark: str, value: str, text: str, question: str) -> str:
    """The plain opposite of a word that the reference tells of its value, where that word is not told itself."""
    told = [word for word in words(undotted(text)) if not word.mark]
    keys = {word.key for word in told}
    known = {word.key for word in words(undotted(f"{value} {question}"))}
    for key in (word.key for word in words(undotted(remark)) if not word.mark):
        against = OPPOSITES.get(key, frozenset()) - known if key not in keys else frozenset()
        for word in told:
            if word.key in against and not _spoken_of(text, word):
                return word.text
    return ""


_OTHERWISE = pattern(
    r"(?i)\b(?:not|never|other|opposite|whereas|while|but|than|unlike|vs|versus|from|and)\b|n't\b"
)
"""What tells of something else than the value."""


def _spoken_of(text: str, word: Word) -> bool:
    """Whether a word is told of another thing, or denied: "starboard is the right one"."""
    clause = re.split(r"[,;.()]", text[: word.start])[-1] + re.split(r"[,;.()]", text[word.start :])[0]
    return _OTHERWISE.search(clause) is not None or claims.denied(text, word.start, word.end)
