"""Finds questions that are asked twice and examples that carry two labels, without grading anything."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct
from rapidfuzz.distance import OSA

from bot.core.cards import Card

_EDGES = ".,;:!?\"'()[]{}“”‘’«»¿¡…*_`-"
_FILLERS = frozenset((
    "what", "which", "who", "whom", "is", "are", "was", "were", "be", "the", "a", "an", "of", "in", "on", "at", "for",
    "to", "do", "does", "did", "you", "your", "we", "can", "could", "would", "should", "please", "define", "explain",
    "describe", "name", "list", "give", "tell", "me", "mean", "means", "meaning", "meant", "by", "it", "its", "and",
    "or",
))  # fmt: skip
_MAX_BUCKET = 100
_TYPO_LENGTH = 6
"""Shorter words with a letter changed are other words (L1 and L2, mean and median)."""


class Pair(Struct, frozen=True):
    """Two cards with the same question, or nearly so."""

    earlier: str
    later: str
    equal: bool


def folded(text: str) -> str:
    """`text` without case, punctuation at the edges of words, and odd white space."""
    words = unicodedata.normalize("NFKC", text).casefold().split()
    return " ".join(word for word in (word.strip(_EDGES) for word in words) if word)


def content_words(text: str) -> tuple[str, ...]:
    """The words of a question that say what it is about, sorted, plurals as singulars."""
    words = folded(text).split()
    kept = [word for word in words if word not in _FILLERS] or words
    return tuple(sorted({_singular(word) for word in kept}))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def alike(cards: Sequence[Card]) -> Iterator[Pair]:
    """Each card whose question an earlier one asks, or asks but for fillers, word order and a typo."""
    exact: dict[str, str] = {}
    same_words: dict[tuple[str, ...], str] = {}
    nearly: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    for card in cards:
        text, words = folded(card.prompt), content_words(card.prompt)
        if text in exact:
            yield Pair(exact[text], card.key, equal=True)
        elif earlier := same_words.get(words) or _but_for_a_typo(words, nearly):
            yield Pair(earlier, card.key, equal=False)
        exact.setdefault(text, card.key)
        if words not in same_words:
            same_words[words] = card.key
            for word, rest in _each_left_out(words):
                nearly[rest].append((word, card.key))


def _but_for_a_typo(
    words: tuple[str, ...], nearly: dict[tuple[str, ...], list[tuple[str, str]]]
) -> str | None:
    """The card whose words are these but for one letter in one long word."""
    for word, rest in _each_left_out(words):
        for other, key in nearly.get(rest, ())[:_MAX_BUCKET]:
            long = min(len(word), len(other)) >= _TYPO_LENGTH
            if long and word[0] == other[0] and OSA.distance(word, other, score_cutoff=1) <= 1:
                return key
    return None


def _each_left_out(words: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for place in range(min(len(words), 30)):
        yield words[place], words[:place] + words[place + 1 :]


def contradictions(card: Card) -> Iterator[tuple[str, list[str]]]:
    """Each example that stands under several labels, with the labels."""
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    for label, texts in (
        ("accepted", (card.reference, *card.accepted)),
        ("partial", card.partial),
        ("wrong", card.wrong_answers),
    ):
        for text in texts:
            labels[folded(text)].setdefault(label, text)
    for found in labels.values():
        if len(found) > 1:
            yield next(iter(found.values())), list(found)
