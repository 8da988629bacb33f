"""Fits the table of word order on the deck's own texts and their shuffles."""

from __future__ import annotations

import random
from collections import Counter
from itertools import pairwise
from math import log
from typing import Any

from bot.core.grading.text import MARKS, words
from bot.core.grading.word_order import FEWEST, word_class
from tests.grading import corpora

FREQUENT = 150
"""Words that are classes of their own."""
SEEN = 12
"""Times that a pair of classes is seen, in texts and shuffles together, before it gets a weight."""
TELLING = 0.25
"""Least log-odds, either way, that are kept."""
HIGHEST = 2.5


def table() -> dict[str, Any]:
    """The table, ready to be written."""
    chance = random.Random(11)
    texts = [
        [word for word in words(row.answer) if word not in MARKS]
        for card in corpora.deck().values()
        for row in corpora.examples(card, "deck")
    ]
    texts = [text for text in texts if len(text) >= FEWEST]
    frequent = [word for word, _ in Counter(word for text in texts for word in text).most_common(FREQUENT)]
    known = frozenset(frequent)
    straight: Counter[tuple[str, str]] = Counter()
    shuffled: Counter[tuple[str, str]] = Counter()
    for text in texts:
        classes = [word_class(word, known) for word in text]
        straight.update(pairwise(classes))
        shuffled.update(pairwise(chance.sample(classes, len(classes))))
    weights = [
        [one, two, round(max(-HIGHEST, min(HIGHEST, odds)), 2)]
        for one, two in sorted(straight.keys() | shuffled.keys())
        if straight[one, two] + shuffled[one, two] >= SEEN
        and abs(odds := log((straight[one, two] + 1) / (shuffled[one, two] + 1))) >= TELLING
    ]
    return {"frequent": frequent, "weights": weights}
