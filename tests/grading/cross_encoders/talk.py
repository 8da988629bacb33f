"""Talk that answers nothing, as people post it in the wrong channel: in every register and length, in many languages.

Half of it explains something or states a fact of everyday life, which is hardest to tell from an answer.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from functools import cache
from math import exp, log

from bot.core.cards import Card
from bot.core.grading import Verdict
from bot.core.grading.facts.scripts.language import language_of_card
from bot.core.grading.text import word_count
from tests.grading.corpora import DATA, Labelled

FILES = ("talk-1", "talk-2", "talk-abroad-1")
"""Texts by three writers, with language and register."""
ENGLISH = 0.25
"""Share of English talk beside a card in another language."""
WHOLE = 0.5
"""Share of texts that are not cut."""
SHORTEST = 3
"""Words of a text that is cut, at least; lengths between this and the whole are drawn evenly by their logarithm."""


@cache
def texts() -> dict[str, tuple[str, ...]]:
    """The texts by the code of their language."""
    found: dict[str, list[str]] = {}
    for name in FILES:
        for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found.setdefault(row["language"], []).append(row["text"])
    return {language: tuple(several) for language, several in found.items()}


def talk(language: str, chance: random.Random, most: int | None = None) -> str:
    """A text in a language (English for those without), whole or cut; of so many words at most."""
    code = language if language in texts() and chance.random() >= ENGLISH else "en"
    text = chance.choice(texts()[code])
    count = word_count(text)
    if (chance.random() < WHOLE and (most is None or count <= most)) or count <= SHORTEST:
        return text
    longest = count if most is None else min(count, most)
    return _cut(text, round(exp(chance.uniform(log(SHORTEST), log(max(longest, SHORTEST))))))


def _cut(text: str, count: int) -> str:
    """The first words of a text; where it has no blank spaces, two characters for each."""
    words = text.split()
    return " ".join(words[:count]) if len(words) > 1 or text.isascii() else text[: 2 * count]


def unrelated(card: Card, count: int, chance: random.Random) -> Iterator[Labelled]:
    """So many texts of nothing in answer to a card."""
    language = language_of_card(card.prompt, card.reference)
    for _ in range(count):
        yield Labelled(card.key, talk(language, chance), Verdict.INCORRECT.rank, "talk", "made")
