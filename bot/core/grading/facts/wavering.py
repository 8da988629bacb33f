"""Finds the values between which an answer wavers: "I think Mars, but it could be Venus", "Mars? Venus?".

`judging.rivals` sees what stands around a value, and takes longer parts for talk. Here the whole answer is a frame
around two values: each is graded by itself, however long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from bot.core.grading.facts.lengths import ESSAY
from bot.core.grading.facts.tables import listed, pattern

MOST = 4
"""Values that one answer wavers between, at most; more are a list."""
_IT = r"(?:it|that|this|he|she|they|the answer)"
_CAN = r"(?:could|might|may|can)"
_TOO = r"(?:too|also|as well|instead)"
_UNSURE = r"(?:(?:i'?m )?(?:not sure|unsure|torn|stuck)|idk|dunno)"
_LEAD = (
    r"(?:(?:well|ok|so|um+|uh+|hm+|honestly|actually|either|entweder|soit|либо|albo|antingen|maybe|perhaps|possibly|probably|even|also|whether"
    rf"|{_UNSURE}|is {_IT}|was {_IT}|{_IT}(?:'?s| is| was)|i(?:'?d| would) say|i (?:think|guess|believe|suppose)"
    rf"|my guess(?: is)?|(?:{_IT} )?{_CAN}(?: also| well| even)? be)\b[\s,:]*)"
)
_BEFORE = pattern(rf"(?i)^(?:[\s,.;:!?…\"'(]{{0,6}}{_LEAD}){{1,6}}")
_BEHIND = pattern(
    rf"(?i)[\s,.?!…]*(?:\b(?:{_UNSURE}(?: which)?|one of (?:them|those|these|the two)|{_TOO}|i guess|i think"
    r"|i (?:always forget|can'?t (?:remember|decide)|cannot (?:remember|decide))(?: which)?)\b[\s,.?!…]*){0,3}$"
)
_JOINED = rf"[\s,;.…-]{{1,6}}(?:(?:but|though|or|and)\s+)?(?:{_IT}\s+)?"
_FRAMES = (
    # torn between X and Y; I always mix up X and Y
    pattern(
        r"(?i)^[^,;:.?]{0,40}\b(?:(?:torn|stuck|decid\w+|choos\w+|choice|hesitat\w+|waver\w*|hover\w*|undecided|unsure"
        r"|not sure|toss[ -]up)(?:,? (?:somewhere|either))? between|mix(?:ing|ed)? up|confus(?:e|ing)"
        r"|muddl(?:e|ing)(?: up)?)"
        r"\s+(?P<one>\S.*?)\s+(?:and|with|or|vs\.?)\s+(?P<two>\S.*)$",
        re.DOTALL,
    ),
    # I'd say X, Y could be too
    pattern(
        rf"(?i)^(?P<one>\S.*?)[,;.…-]{{1,4}}\s{{0,4}}(?:(?:but|though|or|and)\s+)?(?P<two>\S.*?)\s+(?:{_CAN}|would)"
        rf"(?: also| well)? (?:be|work|fit|do|count)(?: (?:it|right|true|possible|correct))?(?:,? {_TOO})?\W*$",
        re.DOTALL,
    ),
    # X, but it could also be Y; X, could be Y too
    pattern(
        rf"(?i)^(?P<one>\S.*?){_JOINED}{_CAN} (?:(?:also|well|even) )?be\s+(?P<two>\S.*)$",
        re.DOTALL,
    ),
    # maybe X, maybe Y
    pattern(
        r"(?i)^\W*(?P<doubt>maybe|perhaps|possibly|could be|either|soit|ou bien|ya sea|sia|seja|czy"
        r"|albo|либо|или)\s+(?P<one>\S.*?)"
        r"[\s,;.…]+(?:or\s+)?(?P=doubt)\s+(?P<two>\S.*)$",
        re.DOTALL,
    ),
)
_GUESSES = pattern(r"\?+\s*(?:or\s+)?(?=\S)")
_INSTEAD = (
    r"(?:if (?:not|it'?s not|it isn'?t)(?: that)?(?:,? then)?|otherwise|failing that|alternatively|or else|else)"
    r"(?:[\s,]+(?:then|perhaps|maybe|probably))?"
)
_NO_OTHER = r"(?!(?:more|less|fewer|later|earlier|greater|above|below|over|under|so)\b)"
_ALTERNATIVES = pattern(
    rf"(?i)(?<!plus)(?<!give)(?<!more)[\s,;.…?]+(?:or|vs\.?|versus)\s+{_NO_OTHER}|[,;.…?]\s*{_INSTEAD}[\s,]+(?=\S)"
    r"|\s\|\s|[\s,]{1,4}(?:oder|ou|oppure|или|otherwise|alternatively|as well as|and also"
    rf"|unless(?: {_IT}(?:'s| is))?)\s+(?=\S)"
)
_EMPTY = frozenset(
    ("", *listed("it right true correct wrong whatever something so similar such anything else"))
)
"""What stands for no value: "Paris or whatever", "it could be right"."""
_WAVERS = pattern(r"(?i)\b(?:or|either|maybe|perhaps|possibly|vs|versus|could be|no|nope)\b|[/?|]")
_DOUBTS = pattern(r"(?i)\?|\b(?:either|maybe|perhaps|possibly|one of (?:them|those|these)|could be|if not)\b")
_REMARKED = pattern(r"[,;(]")


class Offer(Struct, frozen=True):
    """The values between which an answer wavers, in its own words."""

    values: tuple[str, ...]
    plain: bool = False
    """Nothing but "or" parts them, which may stand within a value: "a race of sailing or rowing boats"."""


def offers(text: str) -> Iterator[Offer]:
    """The values between which the answer may waver, by each way to say so."""
    if not text or len(text) > ESSAY:
        return
    for found in (_guesses(text), *_framed(text), tuple(_ALTERNATIVES.split(text, maxsplit=MOST))):
        if 1 < len(found) <= MOST:
            values = [_bare(value) for value in found]
            plain = values == [value.strip(" ,.;:") for value in found] and _DOUBTS.search(text) is None
            yield Offer(tuple(value for value in values if value.lower() not in _EMPTY), plain)


def wavers(answer: str) -> bool:
    """Whether an answer may name alternatives: by a word, or by marks between values."""
    return _WAVERS.search(answer) is not None


def _guesses(text: str) -> tuple[str, ...]:
    """Of one question after the other: "Lima? Quito?"."""
    if not text.endswith("?") or text.count("?") < 2:
        return ()
    return tuple(_GUESSES.split(text.rstrip("? "), maxsplit=MOST))


def _framed(text: str) -> Iterator[tuple[str, ...]]:
    for found in (frame.match(text) for frame in _FRAMES):
        if found:
            yield found["one"], found["two"]


def is_remarked(value: str) -> bool:
    """Whether more than a value stands there, so that what follows "or" may go on with that: "7, neutral or so"."""
    return _REMARKED.search(value) is not None


def _bare(value: str) -> str:
    """A value without the words that waver."""
    plain = _BEHIND.sub("", _BEFORE.sub("", value)).strip(" ,.;:?!…\"'")
    return plain if plain.count("(") == plain.count(")") and not plain.startswith("(") else plain.strip("()")
