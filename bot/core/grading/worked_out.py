"""Reads what was worked out ahead: stems of words, and the regressions of the cards that come with the bot."""

from __future__ import annotations

import json

from bot.core.grading.example_index import Solution


def parse_stems(text: str) -> dict[str, str]:
    """The stem of each word in a JSON text, which has the words of each stem. Raises ValueError for a malformed one."""
    try:
        return {word: stem for stem, words_ in json.loads(text).items() for word in words_.split()}
    except (AttributeError, ValueError) as error:
        raise ValueError(f"stems: {error!r}") from None


def parse_solutions(text: str) -> dict[str, Solution]:
    """Regressions solved before, by digest. Raises ValueError for a malformed text."""
    try:
        return {
            key: Solution([*map(float, one)], [*map(float, two)])
            for key, (one, two) in json.loads(text).items()
        }
    except (AttributeError, TypeError, ValueError) as error:
        raise ValueError(f"solutions: {error!r}") from None
