"""One question of an exam, as its lines have it."""

from __future__ import annotations

from dataclasses import dataclass, field

TICK = "\ue000"
"""Before an option that its colour tells to be right."""


@dataclass(slots=True)
class Asked:
    """One question as its lines have it."""

    line: int
    topic: str
    stem: list[str] = field(default_factory=list)
    run: str = ""
    """The letters by which its options are called."""
    options: list[list[str]] = field(default_factory=list)
    """The lines of each."""
    answer: str = ""
    explanation: list[str] = field(default_factory=list)
    phase: str = "text"
    """What was read last."""
