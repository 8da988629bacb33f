"""What the fields of a record are called: as the columns of tables, and what only records have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.formats.tables import columns

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PLACE_NAMES = """
results questions cards data items quiz quizzes decks sets notes entries flashcards trivia qas qa qna faq faqs content
list rows records question_list questionlist problems tests pairs facts children documents response payload body
"""
_PLACES = frozenset(_PLACE_NAMES.split())
"""Names under which records stand, which say nothing of what they are about."""
_NUMBERED = re.compile(r"(?:q|question|card|item|no|nr|id|quiz|round)?_?\d+", re.IGNORECASE)
"""A name that only counts: `q1`, `question_12`, `3`."""
OPTIONS = ("options", "choices", "answer_options", "possible_answers", "answers", "alternatives")
"""Of fields that may hold the options of a multiple-choice question."""
_RIGHT = (
    "correct_answer correct_answers correct correct_option correct_options correct_choice correct_index "
    "correct_answer_index correct_option_index answer_index right_answer right answer answers solution answer_key key"
)
RIGHT = tuple(_RIGHT.split())
"""Of fields that may say which option is right, the plainest first."""
TEXT = ("text", "value", "content", "answer_text", "answer", "option", "label", "title", "question")
"""Under which a text stands, where it is wrapped."""
FLAG = ("correct", "is_correct", "iscorrect", "right", "is_right", "is_answer")
"""By which an option says that it is right."""


def plain(name: str) -> str:
    """The name in lower case with underscores: `correctAnswer` is `correct_answer`."""
    return columns.shown_name(_CAMEL.sub("_", name[:100])).replace(" ", "_")


def field_of(name: str) -> str | None:
    """The part of a card that a field of that plain name holds: `question_text` is `question`."""
    return columns.field_of(name)


def is_place(name: str) -> bool:
    """Whether records stand under that name, and it says nothing of them."""
    return plain(name) in _PLACES or _NUMBERED.fullmatch(plain(name)) is not None


def is_record(fields: Mapping[str, Any]) -> bool:
    """Whether there are a question and an answer, or a question and options."""
    held = {field_of(name) for name in fields if not _holds_records(fields[name])}
    asks = columns.PROMPT in held or "clue" in fields
    return asks and (columns.REFERENCE in held or any(name in fields for name in (*OPTIONS, *RIGHT)))


def _holds_records(value: Any) -> bool:
    """Whether these are questions themselves: `questions: [{...}]` is none."""
    inner = value[0] if isinstance(value, list) and value else value
    if not isinstance(inner, dict):
        return False
    held = {field_of(plain(name)) for name in inner}
    return columns.PROMPT in held and len(inner) > 1
