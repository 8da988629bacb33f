"""The cross-encoders with a memory: what they said of a pair of texts is not worked out again."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from bot.core.grading import Run


def remembering(session: Callable[[str], Run | None]) -> Callable[[str], Run | None]:
    """What loads a model, for one that remembers all it said; None where that gives none."""

    def load(name: str) -> Run | None:
        run = session(name)
        if run is None:
            return None

        @cache
        def said(pieces: tuple[int, ...], segments: tuple[int, ...]) -> tuple[float, float]:
            return run(list(pieces), list(segments))

        return lambda pieces, segments: said(tuple(pieces), tuple(segments))

    return load
