"""The stretches of an answer that may be the formula."""

from __future__ import annotations

import re

from bot.core.grading.facts.surface import unmarked
from bot.core.grading.facts.tables import listed
from bot.core.grading.facts.vocabulary import CARRIER

LONGEST_PIECE = 240
"""Characters of a stretch; a formula that a card asks for has half of them at most."""


MOST_PIECES = 24
"""Stretches of an answer that are compared with the formula."""


def pieces_of(raw: str, question: str) -> list[str]:
    """The answer whole, then what is left without the words around it, then its separate stretches."""
    text = raw.strip()
    if not text:
        return []
    bare = unmarked(text).strip()
    found = [text, bare, bare.strip("\"'“”` "), bare.rstrip(".!, ")]
    found += [core_of(bare, ""), core_of(bare, question)]
    for cut in (
        r"(?:\bis\b|\bare\b|:|\bwould be\b|\bit's\b|\bits\b)\s",
        r"\s*(?:;|,(?=\s)|\bor\b|\band\b|\bbut\b|\bnot\b|\n|\bbecause\b|\. )\s*",
    ):
        for stretch in re.split(cut, bare)[:MOST_PIECES]:
            found += [stretch.strip(), core_of(stretch, question)]
    found += re.findall(r"`([^`\n]+)`", text)[:4]
    found += re.findall(r"\S+", bare)[:MOST_PIECES] if len(bare) < 300 else []
    found += [one.strip("()\"'.,;!?") for one in found[-MOST_PIECES:] if len(one) > 3]
    return [one for one in found if one]


def core_of(text: str, question: str) -> str:
    """`text` without carrier and question words at either end."""
    asked = {word.lower() for word in re.findall(r"[A-Za-z']{2,}", question)}
    words = text.strip().split()
    lo, hi = 0, len(words)
    while lo < hi and _carries(words[lo], asked):
        lo += 1
    while hi > lo and _carries(words[hi - 1], asked):
        hi -= 1
    return " ".join(words[lo:hi]).strip("\"'“”` ").rstrip(".,;" if hi > lo and len(words[hi - 1]) > 1 else "")


_EXTRA = frozenset(
    listed(
        "use type run press hit hold formula equation command operator symbol shortcut key keys "
        "sign inequality chemical"
    )
)


def _carries(word: str, asked: set[str]) -> bool:
    plain = word.lower().strip(".,:;!?\"'")
    if not plain or not re.fullmatch(r"[a-z']+", plain):
        return False
    return (
        (plain in CARRIER and len(plain) > 1)
        or plain in asked
        or plain in _EXTRA
        or (plain == "a" and word != "A")
    )


def wordy(text: str) -> bool:
    """Whether a stretch is words or nothing."""
    return re.fullmatch(r"[A-Za-z' ]{4,}", text) is not None or not text.strip()
