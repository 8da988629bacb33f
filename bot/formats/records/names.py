"""What the fields of a record are called: as the columns of tables, and what only records have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.formats.tables import choice_names, columns, headers
from bot.formats.tables.languages import LANGUAGES, SCRIPTS, is_language

_PLACE_NAMES = """
results questions cards data items quiz quizzes decks sets notes entries flashcards trivia qas qa qna faq faqs content
list rows records question_list questionlist problems tests pairs facts children documents response payload body
clues board boards game games categories rounds sections jeopardy final single double
"""
_PLACES = frozenset(_PLACE_NAMES.split())
"""Names under which records stand, which say nothing of what they are about."""
_NUMBERED = re.compile(r"(?:q|question|card|item|no|nr|id|quiz|round)?_?\d+", re.IGNORECASE)
"""A name that only counts: `q1`, `question_12`, `3`."""
OPTIONS = tuple(choice_names.LIST_NAMES.split())
"""Of fields that may hold the options of a multiple-choice question."""
RIGHT = (*choice_names.RIGHT_NAMES, "a")
"""Of fields that may say which option is right, the plainest first."""
TITLES = ("title", "content", "statement", "sentence", "name", "label", "description", "body")
"""Of fields that hold the question of a record with options, where no other does."""
REFERENCE, ACCEPTED = columns.REFERENCE, columns.ACCEPTED
TEXT = ("text", "value", "content", "answer_text", "answer", "option", "label", "title", "question")
"""Under which a text stands, where it is wrapped."""
ALIASES = ("aliases", "alias", "alternatives", "synonyms", "variants")
"""Under which an answer tells what it may be called as well."""
FLAG = (
    *(
        "correct",
        "is_correct",
        "iscorrect",
        "right",
        "is_right",
        "is_answer",
        "is_true",
        "istrue",
        "true",
        "isanswer",
    ),
    *(
        "is_correct_answer",
        "correct_answer",
        "right_answer",
        "valid",
        "is_valid",
        "correcta",
        "correto",
        "richtig",
    ),
)
"""By which an option says that it is right."""


def plain(name: str) -> str:
    """The name in lower case with underscores: `correctAnswer` is `correct_answer`."""
    return columns.plain(name[:100])


def field_of(name: str) -> str | None:
    """The part of a card that a field of that plain name holds: `question_text` is `question`."""
    return columns.field_of(name)


def is_place(name: str) -> bool:
    """Whether records stand under that name, and it says nothing of them."""
    return name.startswith("~") or plain(name) in _PLACES or _NUMBERED.fullmatch(plain(name)) is not None


def is_record(fields: Mapping[str, Any]) -> bool:
    """Whether there are a question and an answer, or a question and options."""
    held = {field_of(name) for name in fields if not _holds_records(fields[name])}
    asks = columns.PROMPT in held or "clue" in fields
    if asks and (columns.REFERENCE in held or any(name in fields for name in (*OPTIONS, *RIGHT))):
        return True
    tells = any(map(choice_names.says_right, fields))
    titled = any(isinstance(fields.get(name), str) for name in TITLES)
    return tells and (asks or (titled and any(isinstance(fields.get(name), list | dict) for name in OPTIONS)))


def word_pair(fields: Mapping[str, Any]) -> tuple[str, str] | None:
    """The names of the word and its translation, where a record calls them by their languages."""
    said = [name for name, value in fields.items() if _is_said(value)]
    languages = [name for name in said if name in LANGUAGES and isinstance(fields[name], str)]
    if len(languages) > 1:
        return languages[0], languages[1]
    held = [columns.field_of(name) for name in said]
    known = [held.index(field) if field in held else None for field in (columns.PROMPT, columns.REFERENCE)]
    found = headers.named(said, *known)
    return (said[found[0]], said[found[1]]) if found else None


def _is_said(value: Any) -> bool:
    """Whether it is a text, or texts in a list."""
    return isinstance(value, str) or (
        isinstance(value, list) and all(isinstance(each, str) for each in value)
    )


def meaning(fields: Mapping[str, Any]) -> str | None:
    """The name of the meaning in a record that tells no word: the word is the name under which it stands."""
    texts = [name for name, value in fields.items() if isinstance(value, str | list)]
    held = {columns.field_of(name): name for name in reversed(texts)}
    if columns.PROMPT in held or any(name in SCRIPTS for name in texts):
        return None
    languages = [name for name in texts if is_language(name)]
    return held.get(columns.REFERENCE) or (languages[0] if len(languages) == 1 else None)


def _holds_records(value: Any) -> bool:
    """Whether these are questions themselves: `questions: [{...}]` is none."""
    inner = value[0] if isinstance(value, list) and value else value
    if not isinstance(inner, dict):
        return False
    held = {field_of(plain(name)) for name in inner}
    return columns.PROMPT in held and len(inner) > 1
