"""Finds the value that an answer says against another one: "Lima, not Quito".

`claims.denied` sees a "not" in the clause of a value that is found as it is written, and `disowned` what is named only
to be called wrong. Here the whole answer is a frame around two values, whatever words tell them.
"""

from __future__ import annotations

import re

from msgspec import Struct

from bot.core.grading.facts.lengths import ESSAY
from bot.core.grading.facts.tables import pattern

_SURELY = r"(?:(?:definitely|certainly|surely|absolutely|clearly|really|simply|just|most) )?"
_IT = r"(?:it|that|this|he|she|they|these|those|the answer)"
_BE = r"(?:'?s|'?re| is| are| was| were| would be)"
_NO_QUESTION = r"(?!\s+(?:it|that|this|so|he|she|they)\b)"
_NOT = rf"{_SURELY}(?:not|never)\b{_NO_QUESTION}"
_ISNT = r"(?:isn'?t|aren'?t|wasn'?t|weren'?t|ain'?t)\b" + _NO_QUESTION
_OPPOSED = (
    # not B but A; it's not B, it's A; not B, A
    pattern(
        rf"(?i)^\W*(?:(?:no|well|so|hm+|ok)\b[\s,]*)?(?:{_IT}(?:{_BE})? |its )?(?:{_NOT}|{_ISNT})\s+(?P<no>\S.*?)"
        rf"(?:[\s,;.]+(?:but|rather|instead)(?: rather)?\s+|[,;.]\s*(?:{_IT}{_BE}|its)\s+)(?P<yes>\S.*)$",
        re.DOTALL,
    ),
    # A, not B; A and certainly not B; it's A, definitely not B; A rather than B
    pattern(
        rf"(?i)^(?P<yes>\S.*?)(?:[\s,;.(]*[,;.(]\s*(?:(?:and|so|but)\s+)?(?:{_IT}(?:{_BE}) )?"
        rf"|\s+(?:and|so|but)\s+)(?:{_NOT}|{_SURELY}{_ISNT})(?!\s+(?:only|just|sure|that|to)\b)\s+(?P<no>\S.*)$",
        re.DOTALL,
    ),
    pattern(
        r"(?i)^(?P<yes>\S.*?),?\s+(?:rather than|instead of|as opposed to|and no)\s+(?P<no>\S.*)$", re.DOTALL
    ),
)
_LEAD = pattern(rf"(?i)^\W*(?:(?:well|so|ok|hm+)\b[\s,]*)?(?:(?:{_IT}{_BE}|its)\s+)?{_SURELY}")


class Opposed(Struct, frozen=True):
    """Two values of which an answer says one and denies the other, in its own words."""

    claimed: str
    denied: str


def opposed(text: str) -> Opposed | None:
    """The value that an answer says and the one that it says it against; None for all others."""
    if len(text) > ESSAY:
        return None
    for frame in _OPPOSED:
        found = frame.match(text)
        if found:
            return Opposed(_bare(found["yes"]), _bare(found["no"]))
    return None


def _bare(value: str) -> str:
    return _LEAD.sub("", value).strip(" ,.;:!()")
