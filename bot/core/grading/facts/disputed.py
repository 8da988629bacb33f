"""Finds where an answer says otherwise than the reference's remark: "50 white keys and 38 black", "from Argentina".

Only what can be known for another thing of the same sort counts: a date or quantity, how many of something there are,
which one of a row it is ("Apollo 13"), another country, another expansion of an acronym. A remark on anything else does
no harm.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from bot.core.grading.facts.numbers.values import Value, conflicting, measured, values_in
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.vocabulary import ARTICLES, COUNTRIES, SMALL
from bot.core.grading.facts.words.words import undotted, words

_AFTER = pattern(r"\s+(?:(?:of|with|without|in|the|a|an|other|more)\s+)*([^\W\d_]{3,})")
_BEFORE = pattern(r"\b([A-Z][^\W\d_]{2,})\s+(?:no\.? )?$")
_ACRONYM = pattern(r"\b[A-Z]{3,8}\b")
_RUN = pattern(r"[^\W\d_]+(?:[ -][^\W\d_]+)+")


def named(text: str) -> tuple[Value, ...]:
    """The dates of a text and its numbers that have a unit: those that say what they are of."""
    return tuple(
        one for one in values_in(text) if one.moments or (one.quantity is not None and one.quantity.unit)
    )


def disputed(remark: str, value: str, text: str, question: str) -> str:
    """What the text says otherwise than the reference's remark on its value, in its own words; "" for nothing."""
    if len(text.split()) <= len(value.split()):
        return ""
    told = conflicting(named(remark), named(text), named(f"{question}; {value}"))
    if told:
        return told[0][1].text
    ours, theirs = _counted(remark), _counted(text)
    for noun, (amounts, words_of) in theirs.items():
        if noun in ours and amounts.isdisjoint(ours[noun][0]) and noun not in _counted(value):
            return words_of
    return _other_country(f"{remark} {value}", text, question) or _other_expansion(f"{value} {remark}", text)


def _counted(text: str) -> Mapping[str, tuple[frozenset[Fraction], str]]:
    """For each noun of a text the numbers right before it, or behind its capital, and the words."""
    found: dict[str, tuple[frozenset[Fraction], str]] = {}
    for value in measured(text, times=False):
        after, before = _AFTER.match(text, value.end), _BEFORE.search(text[: value.start])
        for noun in (after, before):
            keys = [word.key for word in words(noun[1])] if noun else []
            if not keys or keys[0] in SMALL or keys[0] in ARTICLES:
                continue
            amounts = frozenset(reading.amount for reading in value.readings)
            start = before.start() if noun is before and before else value.start
            end = after.end() if noun is after and after else value.end
            known = found.get(keys[0], (frozenset(), ""))
            found[keys[0]] = (known[0] | amounts, known[1] or text[start:end])
    return found


def _other_country(remark: str, text: str, question: str) -> str:
    ours, theirs, asked = map(_countries, (remark, text, question))
    other = [name for key, name in theirs.items() if key not in ours and key not in asked]
    return other[0] if ours and other and not ours.keys() & theirs.keys() else ""


def _countries(text: str) -> dict[str, str]:
    return {word.key: word.text for word in words(undotted(text)) if word.key in COUNTRIES}


def _other_expansion(reference: str, text: str) -> str:
    """Words that would be what an acronym of the reference stands for, had it not others: "HTTP Control" in "DHCP"."""
    for acronym in _ACRONYM.findall(reference):
        ours = _expansions(acronym, reference)
        theirs = _expansions(acronym, text)
        other = [run for run in theirs if run.lower() not in {one.lower() for one in ours}]
        if ours and other and len(other) == len(theirs):
            return other[0]
    return ""


def _expansions(acronym: str, text: str) -> list[str]:
    """The runs of words in a text whose initials are the acronym."""
    found = []
    for run in _RUN.findall(text):
        parts = [part for part in re.split(r"[ -]", run) if part.lower() not in SMALL]
        size = len(acronym)
        rows = (parts[at : at + size] for at in range(len(parts) - size + 1))
        found += [" ".join(row) for row in rows if "".join(part[0] for part in row).upper() == acronym]
    return found
