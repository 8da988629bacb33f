"""Cards of another field that know a good deal, the same cards bare, and the real grader."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot import assets
from bot.core.cards import Card, Deck
from bot.core.grading import Grader
from bot.core.teaching.proposals import blank
from bot.formats.yaml import reader

_load = assets.load_grader
"""As it is, whatever a test puts in its place."""
_FILE = Path(__file__).parent.parent / "grading" / "data" / "field-deck.yaml"


@cache
def taught() -> tuple[Card, ...]:
    """Twenty cards of biology with 26 examples each."""
    return reader.parse(_FILE.read_text(encoding="utf-8")).cards


@cache
def bare(cards: int = 20) -> Deck:
    """The first of them with question and answer alone."""
    return Deck("bio", "Biology", cards=tuple(map(blank, taught()[:cards])))


@cache
def grader() -> Grader:
    """The grader that ships; it keeps the cards that it prepared."""
    return _load()
