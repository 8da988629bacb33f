"""The files that come with the bot: decks, the grader's weights, its lexicon."""

from __future__ import annotations

import bot.core.grading as grading
from bot.config import SHIPPED
from bot.core.cards import Deck
from bot.formats.yaml import reader

DECKS = SHIPPED / "data" / "decks"
GRADING = SHIPPED / "data" / "grading"


def load_grader() -> grading.Grader:
    """The grader with its committed weights and tables."""
    names = (
        *("weights.json", "lexicon.yaml", "word-order.json"),
        *("lexicon-general.yaml", "solutions.json", "stems.json"),
    )
    return grading.Grader.load(
        grading.Texts(*((GRADING / name).read_text(encoding="utf-8") for name in names))
    )


def load_decks() -> list[Deck]:
    """Every shipped deck."""
    return [reader.parse(path.read_text(encoding="utf-8")) for path in sorted(DECKS.glob("*.yaml"))]
