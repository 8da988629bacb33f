"""A dump of a database to a deck."""

from __future__ import annotations

import re

from bot.core.cards import Deck
from bot.core.decks.problems import DeckError
from bot.formats.records import cards, finding
from bot.formats.sql import linking, tables

_FILLS = re.compile(
    r"(?:^|\n)[ \t]*(?:INSERT\s{1,9}(?:(?:OR|IGNORE|REPLACE)\s{1,9}){0,2}INTO\s{1,9}[\w.`\"\[\]]{1,200}\s{0,9}"
    r"(?:\(|VALUES\b)|COPY [\w.\"]{1,200} \([^()\n]{1,4000}\) FROM stdin)",
    re.IGNORECASE,
)
_NO_ROWS = "no table of questions is in this SQL: INSERT statements should give a question and its answer"
_NO_ANSWERS = "this SQL holds questions without their answers: export the table of answers into the same file"
_NO_QUESTIONS = (
    "this SQL holds answers without their questions: export the table of questions into the same file"
)


def looks_like(text: str) -> bool:
    """Whether a statement that fills a table begins a line."""
    return _FILLS.search(text) is not None


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError with every problem."""
    linked = linking.records_of(tables.read(text.removeprefix("\ufeff")))
    if not linked.tables:
        raise DeckError.of(
            _NO_ANSWERS if linked.unanswered else _NO_QUESTIONS if linked.unasked else _NO_ROWS
        )
    several = len(linked.tables) > 1
    root = dict(linked.tables) if several else next(iter(linked.tables.values()))
    found = finding.found_in({"tables": root} if several else root, missing=_NO_ROWS)
    told = f"questions in tables without answers: {linked.unanswered:,}"
    deck, notes = cards.deck_of(found, text, slug=slug, title=title)
    return deck, (*([told] if linked.unanswered else []), *notes)
