"""One question of an exam, as its lines have it."""

from __future__ import annotations

from msgspec import Struct

TICK = "\ue000"
"""Before an option that its colour tells to be right."""


class Asked(Struct):
    """One question as its lines have it."""

    line: int
    topic: str
    stem: list[str] = []
    run: str = ""
    """The letters by which its options are called."""
    options: list[list[str]] = []
    """The lines of each."""
    answer: str = ""
    explanation: list[str] = []
    phase: str = "text"
    """What was read last."""
