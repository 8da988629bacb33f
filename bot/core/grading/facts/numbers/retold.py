"""Other texts for a number or quantity that is told by arithmetic: what an answer works out, worked out.

They are tried where the answer as it stands is not right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core.grading.facts import claims
from bot.core.grading.facts.numbers.arithmetic import worked_out
from bot.core.grading.facts.numbers.numbers import numbers
from bot.core.grading.facts.numbers.units import unit_named
from bot.core.grading.facts.scripts.scripts import unspaced
from bot.core.grading.facts.tables import pattern

_HALF_NOUN = pattern(r"(?i)(?<=[a-z\d]\s)(?:half|quarter)[ -](?=([a-z]{3,12}?)e?s\b)")
"""A kind of thing that is counted: "7 half-steps", "four quarter notes"."""
_PER_CENT = pattern(
    r"(?i)(?<=[a-z\d])\s?(?:p\.\s?c\.?|(?:parts )?per hundred|in the hundred|v\.\s?h\.)(?!\w)"
)
_AND_A_PART = pattern(
    r"(?i)(?<![\w.,/])(\d{1,9})(?: and | )(?:([1-9]\d{0,2})/([1-9]\d{0,3})"
    r"|(?:an?|one) (half|third|quarter|fifth|sixth|eighth|tenth))(?![\d/]|\sof\b)"
)
"""A mixed number: "98 and 3/5"."""
_AND_A_BIT = pattern(r"(?i) and (?:a bit|a little|a touch|change|some)\b")
_TENTHS = pattern(r"(\d+) degrees ([1-9])(?![\d.])")
"""How tenths of a degree are told in Japanese: 36度5分."""
_PARTS_IN = pattern(
    r"(?i)\b(\d{1,9}(?:\.\d{1,4})?)(?: parts?)? (?:in|out of|of|per|from|for every) (?:an? |every |each )?(\d{1,9})\b"
)
"""A share: "21 parts in 100"."""
_ROUGHLY = pattern(
    r"(?i)\b(?:give or take|more or less|or (?:so|thereabouts))\b|(?<=\d)\s?/\s?(?=\d)|(?<=π)\s?/"
)
_ASKS_SHARE = pattern(
    r"(?i)%|\bper ?cent(?:age)?\b|\b(?:proportion|share|fraction|part|portion|concentration)\b"
)
_BASE = pattern(
    r"(?i)\b(?:base|basis|mod(?:ulo)?|log(?:arithm)?)[ -](?:to )?(?:10|ten|2|two|16|sixteen|8|eight|\d{1,3})\b"
)
"""What a numeral or logarithm is told in, which is no value: "log base ten"."""
_FIGURES = pattern(r"(?i)\b(?:zero(?:e?s)|noughts|ones)\b")
"""Figures that are things: "it counts the zeros"."""
_FULL = pattern(
    r"(?i)(?<=\d)\s?(?:of a )?(?:(?:full|whole|complete|entire)\s)?(?P<turn>turns?|revolutions?|rotations?|circles?)\b"
    r"|(?<=\d)\s(?P<right>right angles?)\b|(?<=\d)\s(?P<straight>straight (?:angles?|lines?))\b"
)
_PI = pattern(
    r"(?i)(?<![\w.])(\d{0,3}(?:\.\d{1,3})?)\s?[*·]?\s?(?:π|pi)(?:\s?/\s?([1-9]\d?))?(?![\w])(?:\s?rad(?:ians?)?\b)?(?!\s?[\^²])"
)


def retold(text: str, question: str, reference: str) -> Iterator[str]:
    """The text in other words for the same amount, likeliest first."""
    if claims.hedged(_ROUGHLY.sub("", text)):
        return
    plain = _HALF_NOUN.sub(
        lambda one: one[0] if unit_named(one[1]) else "", _BASE.sub("", _FIGURES.sub("digits", text))
    )
    plain = _PER_CENT.sub("%", _AND_A_PART.sub(_added, plain))
    plain = _AND_A_BIT.sub("", plain)
    if unspaced(question):
        plain = _TENTHS.sub(r"\1.\2 degrees", plain)
    if plain != text and numbers(plain):
        yield plain
    if "°" in reference or "degree" in reference or "grad" in reference.lower():
        plain = _in_degrees(plain, question)
        yield plain
    if "%" in reference and _ASKS_SHARE.search(question):
        yield _PARTS_IN.sub(r"\1/\2", worked_out(plain, question, beside=False))
    found = worked_out(plain, question)
    yield found
    yield worked_out(plain, question, beside=False)


def _added(found: re.Match[str]) -> str:
    """A mixed number as a decimal, where its part is less than one."""
    above, below = (int(found[2]), int(found[3])) if found[2] else (1, _BELOW[found[4].lower()])
    return f"{int(found[1]) + above / below:.10g}" if above < below else found[0]


_BELOW = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}


_ONE_TURN = pattern(
    r"(?i)\b(?:an?|one) (?=(?:full |whole |complete |right |straight )?(?:turn|revolution|rotation|circle|angle))"
)
_HALF_TURN = pattern(
    r"(?i)\bhalf (?:of )?an? (?=(?:full |whole |complete )?(?:turn|revolution|rotation|circle)\b)"
)


def _in_degrees(text: str, question: str) -> str:
    """The text with turns, right angles and multiples of π, which are radians, in degrees."""
    text = worked_out(_ONE_TURN.sub("1 ", _HALF_TURN.sub("0.5 ", text)), question)
    text = _FULL.sub(lambda one: f" x {360 if one['turn'] else 90 if one['right'] else 180} degrees", text)
    text = worked_out(text, "")
    return _PI.sub(lambda one: f"{float(one[1] or 1) * 180 / float(one[2] or 1):g} degrees", text)
