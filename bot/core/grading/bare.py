"""What is asked of answers where little is known.

A bare card has a reference and nothing that is known to be wrong; of what is told (`told`, `soft`) a card with fewer
than `model.MANY` examples is asked as well.
"""

from __future__ import annotations

from math import log1p

from msgspec.structs import replace
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from bot.core.grading.content import ContentProfile
from bot.core.grading.evidence import AssertionEvidence
from bot.core.grading.focus import Told
from bot.core.grading.prepared_card import PreparedCard
from bot.core.grading.reading import Reading
from bot.core.grading.subject import About

ANCHOR, STRAY = 0.15, 0.10
"""Bare cards: similarity to a right answer from which an assertion is what was meant to be the answer, and below which
one that shares no content with the card is only talk beside it."""
SAME_WORD = 0.85
"""Jaro-Winkler similarity from which two words count as forms of one ("evaporate", "evaporation")."""


def without_talk(assertions: tuple[AssertionEvidence, ...]) -> tuple[AssertionEvidence, ...]:
    """Bare cards, to which nearly everything relates: beside an assertion that does, one that hardly does is talk."""
    if not any(one.own and one.relation >= ANCHOR for one in assertions):
        return assertions
    return tuple(
        one if one.own or one.relation >= STRAY else replace(one, related=False) for one in assertions
    )


def told(card: PreparedCard, reading: Reading, nearest: int) -> Told:
    """What is told of what has to be, by the reference or by the right text that is nearest."""
    if not card.foci:
        return Told()
    return max(card.foci[at].beside(reading) for at in {0, nearest})


def about(card: PreparedCard, reading: Reading, nearest: int) -> About:
    """How near what the answer is about is to what the card is about."""
    return card.subject.beside(reading, nearest) if card.subject else About()


def soft(card: PreparedCard, reading: Reading) -> float:
    """Share of the reference's own words, those the question lacks, that the answer has in some form."""
    if not card.foci or not card.novel:
        return 0.0
    words = [word for word in reading.surface if len(word) > 1]
    hits = sum(
        word in words
        or process.extractOne(word, words, scorer=JaroWinkler.similarity, score_cutoff=SAME_WORD) is not None
        for word in card.novel
    )
    return hits / len(card.novel)


def unexplained(card: PreparedCard, content: ContentProfile) -> float:
    """How much of the content neither the card nor its question has, where what is told is asked."""
    if not card.foci:
        return 0.0
    return log1p(len(content.weights.keys() - card.content - card.asked))
