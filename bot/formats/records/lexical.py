"""Entries of dictionaries in JSON, whose meanings lie below the word, as the records that a list of words would hold.

{"word": "bat", "senses": [{"glosses": ["a flying mammal"], "links": [["mammal", "mammal"]]}]}
{"word": "bat", "meanings": [{"partOfSpeech": "noun", "definitions": [{"definition": "a flying mammal"}]}]}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.formats.records import names
from bot.formats.tables import columns

_WORDS = ("word", "headword", "lemma", "head_word", "simplified", "hanzi", "kanji", "expression", "term")
_PARTS = ("senses", "meanings", "definitions", "forms", "sense", "translations", "trans")
"""Of lists that hold what is said of the word, or of one sense of it."""
_TEXTS = (
    "glosses",
    "gloss",
    "definition",
    "definitions",
    "meaning",
    "meanings",
    "def",
    "english_definitions",
    "translation",
    "translations",
    "tran_cn",
)
"""Under which the meaning itself stands."""
_NESTED = "glosses"
"""Of wiktextract, which gives each sense with the wider ones above it."""
_DEPTH = 3


def plain(fields: Mapping[str, Any]) -> dict[str, Any] | None:
    """The word and its meanings as a question and its answers; None where it is no such entry."""
    word = next((fields[name] for name in _WORDS if isinstance(fields.get(name), str)), None)
    parts = [fields[name] for name in _PARTS if _holds_parts(fields.get(name))]
    if word is None or not parts:
        return None
    meanings = list(dict.fromkeys(text for part in parts for text in _meanings(part, 0)))
    return {"question": word, "answer": meanings} if meanings else None


def _holds_parts(value: Any) -> bool:
    """Whether it is a list of senses, and none of words that are asked themselves."""
    first = value[0] if isinstance(value, list) and value else None
    return isinstance(first, dict) and all(
        names.field_of(names.plain(name)) != columns.PROMPT for name in first
    )


def _meanings(parts: list[Any], depth: int) -> Iterator[str]:
    """The texts of meanings in a list of senses, however deep the senses lie."""
    for part in parts:
        if not isinstance(part, dict):
            continue
        for name in _TEXTS:
            value = part.get(name)
            if isinstance(value, str):
                yield value
            elif isinstance(value, list):
                texts = [text for text in value if isinstance(text, str)]
                yield from texts[-1:] if name == _NESTED else texts
        for name in _PARTS:
            if depth < _DEPTH and _holds_parts(part.get(name)):
                yield from _meanings(part[name], depth + 1)
