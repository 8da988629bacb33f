"""Several translations in one cell of a list of words: "dog, hound", "to speak / to talk". Each alone is right."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.cards import Card
from bot.formats.tables import columns
from bot.formats.tables.languages import is_language

_BRACKETS = re.compile(r"\s*\([^()]*\)")
_PARTS = re.compile(r"\s*[;；、]\s*|\s+/\s+|(?<=\w{3})/(?=\w{3})")
_COMMA = re.compile(r"\s*,\s*")
_MOST, _MOST_WORDS = 8, 4
_SIDES = (columns.PROMPT, columns.REFERENCE)
_ARTICLES = 2
"""Words of a term of which the first may be an article."""


def are_sides(names: Sequence[str], fields: Sequence[str | None]) -> bool:
    """Whether the question and the answer are called by their languages."""
    held = [columns.plain(name) for name, field in zip(names, fields, strict=False) if field in _SIDES]
    return len(held) == len(_SIDES) and all(is_language(name.partition("_")[0]) for name in held)


def each_right(card: Card) -> Card:
    """The card with each of its translations accepted; a comma parts those of a single word alone."""
    texts = _PARTS.split(card.reference)
    term = _BRACKETS.sub("", card.prompt)
    if len(term.split()) <= _ARTICLES and not re.search(r"[,.!?]", term):
        texts = [part for text in texts for part in _COMMA.split(text)]
    texts = [text for text in texts if text]
    if not 1 < len(texts) <= _MOST or any(len(text.split()) > _MOST_WORDS for text in texts):
        return card
    if card.reference.count("(") or any(text[-1] in ".!?" for text in texts):
        return card
    return replace(card, accepted=tuple(dict.fromkeys((*card.accepted, *texts))))
