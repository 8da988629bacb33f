"""Decides whether two spellings are one name of another script: Tchaikovsky, Chaikovsky, Tschaikowski.

Each system of transliteration writes the same sounds otherwise; both spellings are brought into one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bot.core.grading.facts.scripts.scripts import fold

SHORTEST = 5
"""Letters of a name that may be spelled in another system; in shorter ones too many names sound alike."""
_SOUNDS = (
    ("tsch", "ch"), ("tch", "ch"), ("tsh", "ch"), ("tj", "ch"), ("cz", "ch"), ("sch", "sh"), ("sz", "sh"), ("kh", "h"),
    ("dsch", "j"), ("dzh", "j"), ("zh", "z"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("w", "v"), ("x", "ks"),
    ("q", "k"), ("j", "i"), ("y", "i"), ("ff", "v"), ("ou", "u"), ("oo", "u"),
)  # fmt: skip


@lru_cache(maxsize=1024)
def sound(name: str) -> str:
    """The name in the one spelling that all systems have in common."""
    text = fold(name)
    for one, other in _SOUNDS:
        text = text.replace(one, other)
    text = re.sub(r"c(?=[aoulrkt]|$)", "k", text)
    text = re.sub(r"(?<=[aeiou])i(?=[aeiou])", "", re.sub(r"(\w)\1+", r"\1", text))
    return re.sub(r"e(?=v$)", "o", text)


def sounds_like(asked: str, told: str) -> bool:
    """Whether two different spellings are one name."""
    return asked != told and min(len(asked), len(told)) >= SHORTEST and sound(asked) == sound(told)


_BY_EAR = (
    (r"(\w)\1+", r"\1"), (r"ph", "f"), (r"(?:ck|c(?=[aoulrk]|$)|q)", "k"), (r"(?:ie|ey|ee|y)$", "i"),
    (r"(?<=[^aeiou][^aeiou])e$|(?<=in)e$", ""), (r"z", "s"), (r"y", "i"),
)  # fmt: skip


@lru_cache(maxsize=1024)
def by_ear(name: str) -> str:
    """The name as English ears have it, which do not know how it is written: "Curry" for "Curie"."""
    text = fold(name)
    for one, other in _BY_EAR:
        text = re.sub(one, other, text)
    return text
