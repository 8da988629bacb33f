"""Reads an answer as it would be written with care: shouted ones in small letters, units with their capitals.

And without what only sets it: a bullet before a figure, a line that is broken within a sentence. Each function returns
the text as it is where its rule does not apply.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core.cards import AnswerKind
from bot.core.grading.facts.kinds import NAMED, VALUES
from bot.core.grading.facts.tables import pattern

_SHOUTED = pattern(r"(?=.*[A-Z])(?!.*[a-zß-ÿ]).+", re.DOTALL)
_MEGA = pattern(
    r"\bM(?:W|V|A|J|N|B|T|EV|HZ|PA|OHM|BIT|BYTE|BPS|WH)\b|(?<=\d)M(?:W|V|A|J|N|B|T|EV|HZ|PA|OHM|WH)\b"
)
"""Units whose capital M is a million times what a small one is not: "5 MW" is not "5 mW"."""
_DEGREES = pattern(
    r"(?i)temperature|°|\bdegrees?\b|celsius|fahrenheit|kelvin|\b(?:boil|freez|melt)|\d\s?(?-i:[CFK])\b"
)
_UNIT_LETTER = pattern(r"(?<=\d)(\s?)([cfk])(?![\w/])")
_LAST_MARKS = pattern(r"(?<=[\w)])\s?[.!?]+$")
_EXCITED = pattern(r"(?<=[\w)])\s?(?:!+\?|\?+!)[.!?]*$")
"""Marks that end no value, and those that no phrase has at its end."""
_BULLET = pattern(r"^[-*] +(?=[\d.]*\d)")
_SIGNED = pattern(
    r"(?i)\d|[-−+]\s?\d|\b(?:temperature|charge|exponent|power|logarithm|log|slope|derivative|integral|roots?|solve"
    r"|solution|equation|equals?|oxidation|potential|voltage|coordinates?|sea level|change|difference|balance|minus"
    r"|negative|celsius|degrees?)\b"
)
"""Questions that a figure below zero may answer."""
_WRAPPED = pattern(r"(?<=[\w,'])[ \t]*\n[ \t]*(?=[a-z])")
_INITIAL = pattern(r"(?<=\b[A-Z]\.)\s*\n\s*(?=[^\W\d_])")
LONG_LINE = 3
"""Words of a first line from which on what follows in small letters goes on with it; shorter lines are values."""


def with_care(text: str, kind: AnswerKind, question: str, reference: str) -> Iterator[str]:
    """The text in each of these ways."""
    yield in_small_letters(text, kind)
    yield unwrapped(text, kind)
    yield (_LAST_MARKS if kind in VALUES or kind is AnswerKind.NAME else _EXCITED).sub("", text)
    if kind in VALUES:
        yield with_degrees(text, question, reference)
        yield unbulleted(text, question, reference)


def in_small_letters(text: str, kind: AnswerKind) -> str:
    """A shouted answer in small letters: "9.8 M/S", "ALTWASSER / OXBOW LAKE"; no single word, it may be an acronym."""
    if not _SHOUTED.fullmatch(text):
        return text
    if kind in VALUES:
        return text if _MEGA.search(text) else text.lower()
    return text.lower() if kind in NAMED and len(text.split()) > 1 else text


def with_degrees(text: str, question: str, reference: str) -> str:
    """The text with the capital of a unit of temperature, where such are spoken of: "212f"."""
    if not _DEGREES.search(f"{question} {reference}"):
        return text
    return _UNIT_LETTER.sub(lambda found: found[1] + found[2].upper(), text)


def unbulleted(text: str, question: str, reference: str) -> str:
    """The text without the bullet of a list before a figure, where no figure below zero can be meant: "- 206"."""
    return text if _SIGNED.search(question) or reference.lstrip()[:1] in "-−" else _BULLET.sub("", text)


def unwrapped(text: str, kind: AnswerKind) -> str:
    """The text without a line break within a sentence, behind an initial or before a unit; not of a list."""
    if "\n" not in text or kind in (AnswerKind.LIST, AnswerKind.FORMULA):
        return text
    text = _INITIAL.sub(" ", text)
    if kind in VALUES or len(text.partition("\n")[0].split()) >= LONG_LINE:
        return _WRAPPED.sub(" ", text)
    return text
