"""Reads what was worked out ahead: stems of words, and the regressions of the cards that come with the bot."""

from __future__ import annotations

import msgspec

from bot.core.grading.example_index import Solution


def parse_stems(text: str) -> dict[str, str]:
    """The stem of each word in a JSON text, which has the words of each stem. Raises ValueError for a malformed one."""
    try:
        kept = msgspec.json.decode(text, type=dict[str, str])
    except msgspec.DecodeError as error:
        raise ValueError(f"stems: {error!r}") from None
    return {word: stem for stem, words_ in kept.items() for word in words_.split()}


def parse_solutions(text: str) -> dict[str, Solution]:
    """Regressions solved before, by digest. Raises ValueError for a malformed text."""
    try:
        kept = msgspec.json.decode(text, type=dict[str, tuple[list[float], list[float]]])
    except msgspec.DecodeError as error:
        raise ValueError(f"solutions: {error!r}") from None
    return {key: Solution(*both) for key, both in kept.items()}
