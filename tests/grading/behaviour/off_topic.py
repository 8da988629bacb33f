"""Texts that answer no card, cut and mixed to any length."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import yaml

_HERE = Path(__file__).parent
_HEAP = "words"


@cache
def texts() -> dict[str, tuple[str, ...]]:
    """The base texts by register."""
    found = yaml.safe_load((_HERE / "off_topic.yaml").read_text(encoding="utf-8"))
    return {
        register: tuple(" ".join(text.split()) for text in several) for register, several in found.items()
    }


@cache
def injections() -> tuple[str, ...]:
    """Texts said to the grader instead of an answer."""
    return tuple((_HERE / "injections.txt").read_text(encoding="utf-8").splitlines())


def off_topic(words: int, chance: random.Random) -> str:
    """Exactly that many words of a register: from the start of a sentence, and on into other texts where it ends."""
    register = chance.choice(sorted(texts()))
    if register == _HEAP:
        heap = texts()[_HEAP][0].rstrip(".").split()
        return " ".join(chance.choice(heap) for _ in range(words))
    found: list[str] = []
    while len(found) < words:
        found += _rest(chance.choice(texts()[register]), chance)
        register = chance.choice([name for name in sorted(texts()) if name != _HEAP])
    return " ".join(found[:words])


def _rest(text: str, chance: random.Random) -> list[str]:
    """The words of a text from one of its sentences on."""
    words = text.split()
    starts = [0, *(at + 1 for at, word in enumerate(words[:-6]) if word.endswith((".", "!", "?")))]
    return words[chance.choice(starts) :]
