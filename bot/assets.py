"""The files that come with the bot: decks, the grader's weights, its lexicon, instructions for teaching."""

from __future__ import annotations

from pathlib import Path

import bot.core.grading as grading
from bot.config import SHIPPED
from bot.core.cards import Deck
from bot.core.teaching.prompts import Prompts
from bot.formats.yaml import reader

DECKS = SHIPPED / "data" / "decks"
GRADING = SHIPPED / "data" / "grading"
TEACH = SHIPPED / "data" / "teach"


def load_grader() -> grading.Grader:
    """The grader with its committed weights and tables."""
    names = (
        *("weights.json", "lexicon.yaml", "word-order.json"),
        *("lexicon-general.yaml", "solutions.json", "stems.json"),
    )
    return grading.Grader.load(
        grading.Texts(*((GRADING / name).read_text(encoding="utf-8") for name in names))
    )


def load_prompts(write: Path | None = None) -> Prompts:
    """The instructions for teaching; `write` is a file in place of the one that comes with the bot (OSError)."""
    written = (write or TEACH / "write.md").read_text(encoding="utf-8")
    return Prompts(written, (TEACH / "label.md").read_text(encoding="utf-8"))


def load_off_topic() -> tuple[str, ...]:
    """Texts that answer no card."""
    return tuple((TEACH / "off-topic.txt").read_text(encoding="utf-8").splitlines())


def load_decks() -> list[Deck]:
    """Every shipped deck."""
    return [reader.parse(path.read_text(encoding="utf-8")) for path in sorted(DECKS.glob("*.yaml"))]
