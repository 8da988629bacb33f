"""How cards are left out: fifths by a checksum of the key, the same in the fit and in the scorecard."""

from __future__ import annotations

import json
from zlib import crc32

from bot.assets import GRADING
from bot.core.grading import Grader
from bot.core.grading.model import Model
from tests.grading.corpora import DATA, general_lexicon, lexicon, word_order

FOLDS = 5


def fold(key: str) -> int:
    """The fifth a card belongs to."""
    return crc32(key.encode()) % FOLDS


def graders() -> list[Grader]:
    """For each fifth of the cards a grader whose weights have not seen them."""
    shipped = json.loads((GRADING / "weights.json").read_text(encoding="utf-8"))
    parts = json.loads((DATA / "folds.json").read_text(encoding="utf-8"))
    return [
        Grader(Model.parse(json.dumps({**shipped, **part})), lexicon(), word_order(), general_lexicon)
        for part in parts
    ]
