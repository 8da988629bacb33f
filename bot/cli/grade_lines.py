"""The lines that `python -m bot grade` reads: JSON objects, each with an answer and the card that it is for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bot.core.cards import AnswerSpec, Card, Concept, Misconception, Need
from bot.formats.answer_model import read

MAX_LINE = 1_000_000
"""Characters of a line that are read at most."""
MAX_TEXTS = 400
"""Texts in one list of a line at most."""
MAX_TEXT = 8_000
"""Characters of a question, a reference or an example at most."""
MAX_MESSAGES = 5
"""Said about one `spec` at most."""


class BadLine(ValueError):
    """What is wrong with a line, in words."""


def row_of(line: str) -> dict[str, Any]:
    """The object in one line; BadLine where there is none."""
    if len(line) > MAX_LINE:
        raise BadLine(f"the line is over {MAX_LINE} characters")
    try:
        row = json.loads(line, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise BadLine(f"not JSON: {str(error)[:120]}") from None
    if not isinstance(row, dict):
        raise BadLine("not a JSON object")
    return row


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def brought(row: Mapping[str, Any]) -> Card:
    """The card that a line brings."""
    return Card(
        key="line",
        prompt=text_of(row, "question"),
        reference=text_of(row, "reference"),
        concepts=tuple(_concept(item, number) for number, item in enumerate(_list(row, "concepts"), start=1)),
        accepted=_texts(row, "accepted"),
        partial=_texts(row, "partial"),
        wrong=tuple(_group(item) for item in _list(row, "wrong")),
        answer=_spec(row),
    )


def _spec(row: Mapping[str, Any]) -> AnswerSpec | None:
    """What the line says of the answer's form; `answer` itself is the one that was given."""
    if row.get("spec") is None:
        return None
    spec, messages = read(row["spec"], "spec")
    if messages:
        raise BadLine("; ".join(messages[:MAX_MESSAGES]))
    return spec


def _group(item: object) -> Misconception:
    """A wrong answer, or a group of them with its correction."""
    if isinstance(item, str):
        return Misconception((_checked(item, "wrong"),))
    if not isinstance(item, dict):
        raise BadLine("wrong: expected texts, or objects with why and answers")
    why = text_of(item, "why") if item.get("why") is not None else None
    return Misconception(_texts(item, "answers"), why)


def _concept(item: object, number: int) -> Concept:
    if not isinstance(item, dict):
        raise BadLine("concepts: expected objects with idea, ask, needed and phrasings")
    name = text_of(item, "id") if "id" in item else f"concept{number}"
    idea = text_of(item, "idea") if "idea" in item else name
    try:
        needed = Need(item.get("needed", "correct"))
    except ValueError:
        raise BadLine("concepts: needed is one of correct, partial, bonus") from None
    ask = text_of(item, "ask") if "ask" in item else "what else belongs to the answer?"
    return Concept(name, idea, ask, needed, _texts(item, "phrasings"))


def text_of(row: Mapping[str, Any], name: str, *, empty: bool = False) -> str:
    """The text of that name; BadLine where it is none, or empty and not `empty`."""
    if name not in row:
        raise BadLine(f"{name} is missing")
    value = row[name]
    if not isinstance(value, str):
        raise BadLine(f"{name} is not a text")
    if not empty and not value.strip():
        raise BadLine(f"{name} is empty")
    return value if empty else _checked(value, name)


def _checked(value: str, name: str) -> str:
    if len(value) > MAX_TEXT:
        raise BadLine(f"{name} is over {MAX_TEXT} characters")
    return value


def _list(row: Mapping[str, Any], name: str) -> list[Any]:
    value = row.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise BadLine(f"{name} is not a list")
    if len(value) > MAX_TEXTS:
        raise BadLine(f"{name} has over {MAX_TEXTS} entries")
    return value


def _texts(row: Mapping[str, Any], name: str) -> tuple[str, ...]:
    values = _list(row, name)
    if not all(isinstance(value, str) for value in values):
        raise BadLine(f"{name} holds something that is not a text")
    return tuple(_checked(value, name) for value in values)
