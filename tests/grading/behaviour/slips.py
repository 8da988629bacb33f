"""Typing slips: what a hasty hand does to a word."""

from __future__ import annotations

import random

_SHARE = 6
"""One in so many words has a slip."""
_SHORTEST = 4
"""Shorter words are left alone: a slip makes another word of them too easily."""
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def _neighbours() -> dict[str, str]:
    """The keys beside each key in its row."""
    return {
        key: row[max(0, at - 1) : at] + row[at + 1 : at + 2] for row in _ROWS for at, key in enumerate(row)
    }


_BESIDE = _neighbours()


def mistyped(text: str, chance: random.Random) -> str:
    """The text with a slip in one of six words, in at least one."""
    words = text.split(" ")
    able = [
        at for at, word in enumerate(words) if len(word) >= _SHORTEST and word.isascii() and word.isalpha()
    ]
    for at in chance.sample(able, min(len(able), max(1, round(len(words) / _SHARE)))):
        words[at] = slip(words[at], chance)
    return " ".join(words)


def slip(word: str, chance: random.Random) -> str:
    """The word with one slip behind its first letter: a key beside, two letters exchanged, one lost or doubled."""
    at = chance.randrange(1, len(word))
    kind = chance.choice(("beside", "exchanged", "lost", "doubled"))
    if kind == "beside":
        return word[:at] + chance.choice(_BESIDE[word[at].lower()]) + word[at + 1 :]
    if kind == "exchanged" and at + 1 < len(word) and word[at] != word[at + 1]:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == "lost":
        return word[:at] + word[at + 1 :]
    return word[:at] + word[at] + word[at:]
