"""Objects whose names are what is asked: words and what they mean, terms and what they are, questions and answers.

    {"hola": {"translation": "hi"}, ...}
    {"über": "over", ...}
    {"Photosynthesis": "How plants make sugar out of light", ...}
    {"France": "Paris", "Peru": "Lima", ...}
    {"What is DNS?": "It turns names into addresses.", ...}

Settings, messages and what a file tells of itself look alike: such objects hold no questions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.formats.records import names

Fields = dict[str, Any]
"""A record's, by plain name."""

_LEAST_WORDS = 3
"""Names from which an object is a list of them."""
_LEAST_TEXTS, _MOST_KNOWN, _MOST_WORDS = 8, 4, 3
"""Texts from which an object is a list of translations, and of how many one may be called like a part of a card.

The words of what such a name holds: more of them are a question.
"""
_ALIKE = 10
"""Names for each text that differs, from which these are marks and no translations."""
_WORD = re.compile(r"[^\W\d_][^\d_<>{}/.]{0,60}")
_TERM = re.compile(r"(?=[^\W\d_])(?:[\w()'&,+-]{1,40}[ ]?){1,6}")
_CAMEL = re.compile(r"[a-z][A-Z]")
_MOSTLY = 4, 5
"""Four of five names or texts have to look like those of a glossary."""
_LONGEST = 600
"""Characters of what a term is."""
_ABOUT = """
name title author authors creator license licence language languages lang version description source sources url link
homepage email date created updated modified published publisher copyright format type id tags subject category level
grade school course class teacher editor country status note
"""
_OF_ITSELF = frozenset(_ABOUT.split())
"""Plain names by which a file tells of itself."""


def words(value: Mapping[str, Any], *, listed: bool) -> list[Fields] | None:
    """The records of an object whose names are words; None where they are those of its parts, as in lists always."""
    found = _meanings(value)
    return found if found is not None or listed else _translations(value)


def questions(value: Mapping[str, Any], *, listed: bool) -> list[Fields] | None:
    """The records of an object whose names are questions or, not in a list, terms; None where they are neither."""
    if _asks(value) or (not listed and _is_glossary(value)):
        return [{"question": one, "answer": other} for one, other in value.items()]
    return None


def _meanings(value: Mapping[str, Any]) -> list[Fields] | None:
    """The records of words that are names of what is told of them: `{"hola": {"translation": "hi"}}`."""
    found: list[Fields] = []
    for word, told in value.items():
        fields = (
            {names.plain(name): each for name, each in told.items() if each} if isinstance(told, dict) else {}
        )
        meaning = names.meaning(fields)
        if meaning is None or names.is_place(word):
            return None
        rest = {name: each for name, each in fields.items() if name != meaning}
        found.append({"question": word, "answer": fields[meaning], **rest})
    return found if len(found) >= _LEAST_WORDS else None


def _translations(value: Mapping[str, Any]) -> list[Fields] | None:
    """The records of words that are names of their translations; none where the names are those of a program.

    None where these are not many short texts, of which a few may be called like the parts of a card by chance.
    """
    if len(value) < _LEAST_TEXTS or not all(
        isinstance(each, str) and len(each) < 80 for each in value.values()
    ):
        return None
    if len(set(value.values())) * _ALIKE < len(value):
        return []
    known = [name for name in value if names.field_of(names.plain(name)) is not None]
    asks = any(len(value[name].split()) > _MOST_WORDS for name in known)
    if asks or _MOST_KNOWN * len(known) > len(value) or any(len(name.split()) > 2 for name in value):
        return None
    if not (_is_dictionary(value) or _is_glossary(value)):
        return []
    return [{"question": one, "answer": other} for one, other in value.items()]


def _is_dictionary(value: Mapping[str, str]) -> bool:
    """Whether the names of texts are words and these their translations: a few have letters that programs avoid."""
    plain = all(_WORD.fullmatch(name) and not _CAMEL.search(name) for name in value)
    foreign = sum(not name.isascii() for name in value)
    return plain and 5 * foreign >= len(value)


def _is_glossary(value: Mapping[str, Any]) -> bool:
    """Whether the names are terms or names of things, written large as programs do not, and the texts say what of them.

    That is told in words, or is written large as well.
    """
    if len(value) < _LEAST_WORDS or not all(
        isinstance(each, str) and each.strip() for each in value.values()
    ):
        return False
    links = all("://" in text for text in value.values())
    if links or any(names.plain(name) in _OF_ITSELF or names.is_place(name) for name in value):
        return False
    if any(not _TERM.fullmatch(name) or _CAMEL.search(name) or "_" in name for name in value):
        return False
    told = [text for text in value.values() if len(text.split()) >= _LEAST_WORDS and len(text) <= _LONGEST]
    large = [text for text in value.values() if text.strip()[0].isupper()]
    return _mostly([name for name in value if not name[0].islower()], value) and (
        _mostly(told, value) or _mostly(large, value)
    )


def _mostly(some: list[str], value: Mapping[str, Any]) -> bool:
    share, whole = _MOSTLY
    return whole * len(some) >= share * len(value)


def _asks(value: Mapping[str, Any]) -> bool:
    """Whether the names are questions and their values answers."""
    texts = all(isinstance(each, str) for each in value.values())
    several = all(_are_texts(each) and name.rstrip().endswith(("?", "？")) for name, each in value.items())
    return (texts or several) and any(len(name.split()) > 2 for name in value)


def _are_texts(value: Any) -> bool:
    """Whether it is a text, or some: answers that all count."""
    return isinstance(value, str) or (
        isinstance(value, list) and bool(value) and all(isinstance(each, str) for each in value)
    )
