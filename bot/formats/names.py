"""The formats by name, and what each can hold: without the parsers and writers, which a bot seldom needs."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.cards import Deck

YAML, QA, CSV, TSV, APKG, TRIVIA, WORDS = "yaml", "qa", "csv", "tsv", "apkg", "trivia", "words"
RECORDS, FLASHCARDS, LINES, OPEN_TRIVIA = "records", "flashcards", "lines", "open-trivia"
DOCUMENT, ORG, TABLE = "document", "org", "table"
GIFT, XML, SPREADSHEET = "gift", "xml", "spreadsheet"
CODE, PACKAGE, H5P, LATEX = "code", "package", "h5p", "latex"
BULLETS, BLOCKS, SQL, DICTIONARY = "bullets", "blocks", "sql", "dictionary"
FORMATS = (
    YAML,
    QA,
    CSV,
    TSV,
    APKG,
    TRIVIA,
    RECORDS,
    FLASHCARDS,
    LINES,
    OPEN_TRIVIA,
    WORDS,
    DOCUMENT,
    ORG,
    TABLE,
    GIFT,
    XML,
    SPREADSHEET,
    CODE,
    H5P,
    PACKAGE,
    LATEX,
    BULLETS,
    BLOCKS,
    SQL,
    DICTIONARY,
)
"""What `load` reads."""
EXPORTS = (YAML, CSV, APKG)
"""What `export` writes."""


def left_out(deck: Deck, format: str) -> tuple[str, ...]:  # noqa: A002  # what users call it
    """What of `deck` the format cannot hold, a line each."""
    return () if format == YAML else tuple(_lost(deck, format))


def _lost(deck: Deck, format_: str) -> Iterator[str]:
    forms = 0 if format_ == CSV else sum(card.answer is not None for card in deck.cards)
    for what, count in (
        ("forms of answers", forms),
        ("concepts", sum(len(card.concepts) for card in deck.cards)),
        ("sides of comparisons", sum(len(card.sides) for card in deck.cards)),
        (
            "corrections of wrong answers",
            sum(group.why is not None for card in deck.cards for group in card.wrong),
        ),
    ):
        if count:
            yield f"{what}: {count:,}"
