"""Rules on the order of words and of clauses."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from bot.core.cards import Card
from tests.grading.behaviour.rule import Answers, Measure, Row, rule
from tests.grading.behaviour.wording import capital, inner, length, mixed

_SEAMS = (re.compile(r"(?<=[.!?])\s+|\n+"), re.compile(r"\s*;\s+"), re.compile(r",\s+"))
"""Where a text can be cut in two, the best places first."""
_BOUND = re.compile(
    r"\b(?:first|second|then|next|former|latter|vice versa|other one|the other|opposite|reverse|after that|finally"
    r"|\d\.)",
    re.IGNORECASE,
)
"""Words that lean on the order."""
_ITEMS = re.compile(r"[,;:&+→>=/\n]| and | or ")
_LONGEST_ITEM = 3.5
_SHORTEST_CLAUSE = 3
_SHORTEST_SHUFFLE = 6


def turned(text: str) -> str | None:
    """The text with its two halves exchanged at the best seam; None where it has none or leans on its order."""
    if _BOUND.search(text):
        return None
    for seam in _SEAMS:
        cuts = [found for found in seam.finditer(text) if _both_long(text, found)]
        if cuts:
            middle = min(cuts, key=lambda found: abs(found.start() - len(text) / 2))
            first, second = text[: middle.start()], text[middle.end() :]
            return f"{capital(second.rstrip('.!'))}{_glue(middle[0], first)}{first.rstrip('.')}."
    return None


def _both_long(text: str, seam: re.Match[str]) -> bool:
    return min(length(text[: seam.start()]), length(text[seam.end() :])) >= _SHORTEST_CLAUSE


def _glue(seam: str, first: str) -> str:
    return ". " if not seam.strip() else f"{seam.strip()} "


def shuffled(text: str, chance: random.Random) -> str:
    """The words in another order, without their punctuation and capitals."""
    words = [word.strip(".,;:!?()\"'").lower() for word in text.split()]
    words = [word for word in words if word]
    for _ in range(20):
        mix = mixed(words, chance)
        if sum(one == other for one, other in zip(mix, words, strict=True)) <= len(words) / 4:
            break
    return " ".join(mix)


def enumerates(text: str) -> bool:
    """Whether the text is a list of short things, which is as right in any order."""
    parts = [part for part in _ITEMS.split(text) if part.strip()]
    return len(parts) >= 3 and length(text) / len(parts) <= _LONGEST_ITEM


@rule("words shuffled", Measure.ACCEPTED, 0.30, bare=0.40)
def words_shuffled(
    card: Card, others: Sequence[Card], answers: Answers, chance: random.Random
) -> Iterator[Row]:
    """The words of a right answer in no order are seldom an answer."""
    for answer in mixed(answers.right(card.key), chance):
        if length(answer) >= _SHORTEST_SHUFFLE and not enumerates(answer):
            yield Row(shuffled(answer, chance))


@rule("clauses exchanged", Measure.LOST, 0.10, bare=0.15)
def clauses_exchanged(
    card: Card, others: Sequence[Card], answers: Answers, chance: random.Random
) -> Iterator[Row]:
    """Which of two clauses comes first does not matter."""
    for answer in mixed(answers.right(card.key), chance):
        if text := turned(inner(answer)):
            yield Row(text, base=answer)


RULES = (words_shuffled, clauses_exchanged)
