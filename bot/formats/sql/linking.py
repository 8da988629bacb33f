"""Questions and their answers in tables of their own, brought together as records.

    questions (id, text)                        1, 'Which of these flies?'
    answers (question_id, text, is_correct)     1, 'Bat', 1        1, 'Cow', 0

A row of answers belongs to the question whose id its column holds: CREATE TABLE says which column, else its name does.
The right answer says so itself, or the question holds its number (`correct_answer_id`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from bot.formats.records import names
from bot.formats.sql import words
from bot.formats.sql.tables import Row, Table
from bot.formats.sql.values import Asked, Before, Later
from bot.formats.tables import choice_names, columns

_QUESTION, _OPTIONS, _TOPIC = "question", "options", "category"
_TRUE = frozenset(("1", "true", "t", "y", "yes", "\x01", "tak", "oui", "si", "sim", "ja", "correct", "right"))
_FALSE = frozenset(("0", "false", "f", "n", "no", "\0", "", "nie", "non", "nein", "wrong", "incorrect", "-1"))
_NUMBERING = frozenset(("id", "fk", "ref", "no", "num", "number", "idx"))
_ID = re.compile(r"^(id)(?=[^_]{4})|(?<=[^_]{4})(id)$")
"""Where a name runs into its `id`: idquestion, questionid."""
_NAMED = 5
"""Letters by which a column is known to speak of a table."""


class Linked(Struct, frozen=True):
    """The records of a dump."""

    tables: dict[str, list[dict[str, Any]]]
    """The rows of each table of questions, as records, by its name."""
    unanswered: int
    """Questions in tables that hold neither answers nor options, and of which no other table does."""
    unasked: bool
    """Whether there are answers, and no questions."""


def records_of(tables: dict[str, Table]) -> Linked:
    """The rows of the tables of questions as records, with the answers that other tables hold."""
    filled = [table for table in tables.values() if table.rows]
    asked = [(table, column) for table in filled if (column := _asking_column(table)) is not None]
    linked = {
        table.name: [each for other in filled if (each := _answers_in(other, table)) is not None]
        for table, _ in asked
    }
    answering = {answers.table for found_in in linked.values() for answers in found_in}
    found: dict[str, list[dict[str, Any]]] = {}
    unanswered = 0
    for table, column in asked:
        if table.name.casefold() in answering and not linked[table.name]:
            continue
        if not linked[table.name] and not _answers_itself(table, column):
            unanswered += len(table.rows) if _speaks_of(table.name, words.ASKING) else 0
            continue
        topics = _topics_of(table, filled)
        rows = (_record(row, column, linked[table.name], topics) for row in table.rows)
        found[table.name] = [record for record in rows if record]
    unasked = (
        not found and not unanswered and any(_speaks_of(table.name, words.ANSWERING) for table in filled)
    )
    return Linked(found, unanswered, unasked)


def _speaks_of(name: str, beginnings: tuple[str, ...]) -> bool:
    return any(word.startswith(beginnings) for word in columns.plain(name).split("_"))


def _texts(table: Table, column: str) -> list[str]:
    return [value for row in table.rows if isinstance(value := row.fields.get(column), str) and value.strip()]


def _is_worded(table: Table, column: str) -> bool:
    """Whether a column holds texts and no numbers, dates or names of files."""
    texts = _texts(table, column)
    return bool(texts) and 2 * sum(any(sign.isalpha() for sign in text) for text in texts) > len(texts)


def _columns(table: Table) -> list[str]:
    return list(dict.fromkeys(name for row in table.rows[:50] for name in row.fields))


def _asking_column(table: Table) -> str | None:
    """The column that holds the questions; None where the table is about something else."""
    told = _columns(table)
    named = [name for name in told if names.field_of(name) == columns.PROMPT and _is_worded(table, name)]
    about = _speaks_of(table.name, words.ASKING)
    if named:
        return max(named, key=lambda name: _speaks_of(name, words.ASKING))
    if not about or _speaks_of(table.name, words.ANSWERING):
        return None
    return _text_column(table, told)


def _text_column(table: Table, told: Sequence[str]) -> str | None:
    """The column of a table that holds its text: by its name, else the one with the longest texts."""
    worded = [name for name in told if _is_worded(table, name)]
    for wanted in words.TEXTS:
        for name in worded:
            if wanted in columns.plain(name).split("_"):
                return name
    return max(worded, key=lambda name: sum(map(len, _texts(table, name))), default=None)


def _answer_column(table: Table, told: Sequence[str]) -> str | None:
    """The column of a table of answers that holds them, be they words or numbers."""
    filled = [name for name in told if _texts(table, name) and "id" not in columns.plain(name).split("_")]
    for name in filled:
        if names.field_of(name) == columns.REFERENCE:
            return name
    for wanted in words.TEXTS:
        for name in filled:
            if wanted in columns.plain(name).split("_"):
                return name
    return _text_column(table, filled)


def _answers_itself(table: Table, asking: str) -> bool:
    """Whether the rows hold an answer, or options and which is right."""
    plain = [columns.plain(name) for name in _columns(table) if name != asking]
    return any(
        names.field_of(name) == columns.REFERENCE or choice_names.says_right(name) or name in names.OPTIONS
        for name in plain
    )


class _Answers(Struct, frozen=True):
    """What another table tells of the answers to questions."""

    by_question: dict[int, list[Row]]
    """The rows of answers by the identity of the row of their question."""
    text: str
    flag: str | None
    table: str
    """In lower case."""


def _answers_in(table: Table, questions: Table) -> _Answers | None:
    """The answers in a table whose rows refer to questions; None where they are something else."""
    link = _link(table, questions)
    if link is None or table is questions:
        return None
    told = [name for name in _columns(table) if name != link]
    flag = next((name for name in told if _flags(table, name)), None)
    if flag is None and not _speaks_of(table.name, words.ANSWERING):
        return None
    text = _answer_column(table, [name for name in told if name != flag])
    if text is None:
        return None
    by_question: dict[int, list[Row]] = {}
    by_text: dict[str, Row] = {}
    for row in questions.rows:
        by_text.update({value: row for value in row.fields.values() if isinstance(value, str)})
    for row in table.rows:
        asked = _referred(row.fields.get(link), questions, by_text)
        if asked is not None:
            by_question.setdefault(id(asked), []).append(row)
    return _Answers(by_question, text, flag, table.name.casefold()) if by_question else None


def _link(table: Table, to: Table) -> str | None:
    """The column of a table that holds the id of rows of another one."""
    name = to.name.casefold()
    said = [column for column, other in table.links.items() if other == name]
    if said:
        return said[0]
    named = columns.plain(to.name).split("_")
    for column in _columns(table):
        parts = _ID.sub(lambda found: f"_{found[0]}_", columns.plain(column)).split("_")
        rest = [part for part in parts if part not in _NUMBERING]
        if len(rest) == len(parts):
            continue
        if any(rest and word[:_NAMED] == rest[-1][:_NAMED] for word in named if len(word) > 2):
            return column
    return None


def _flags(table: Table, column: str) -> bool:
    """Whether a column says of each row whether it is right."""
    plain = columns.plain(column)
    if plain not in names.FLAG and not choice_names.says_right(plain):
        return False
    values = [row.fields.get(column) for row in table.rows]
    return all(_is_true(value) is not None or value is None for value in values) and any(
        map(_is_true, values)
    )


def _is_true(value: Any) -> bool | None:
    """Whether a value says yes; None where it says something else."""
    if isinstance(value, bool):
        return value
    said = value.strip(" ").casefold() if isinstance(value, str) else "?"
    return True if said in _TRUE else False if said in _FALSE else None


def _referred(value: Any, to: Table, by_text: dict[str, Row]) -> Row | None:
    """The row of a table to which a value refers."""
    if isinstance(value, Later):
        return value.row if value.table == to.name.casefold() else None
    if isinstance(value, Asked):
        return next((by_text[text] for text in value.texts if text in by_text), None)
    if isinstance(value, Before):
        place = bisect_left(to.rows, value.start, key=lambda row: row.start)
        return to.rows[place - 1] if place else None
    return to.by_number.get(value) if isinstance(value, str) else None


def _topics_of(table: Table, others: Sequence[Table]) -> tuple[str, Table, str] | None:
    """The column of questions that refers to what they are about, that table, and its column of names."""
    if any(names.field_of(name) == columns.TOPIC and _is_worded(table, name) for name in _columns(table)):
        return None
    for wanted in words.TOPICS:
        for other in others:
            if other is not table and _speaks_of(other.name, (wanted,)) and (link := _link(table, other)):
                name = _text_column(other, _columns(other))
                if name is not None and len(other.rows) > 1:
                    return link, other, name
    return None


def _record(
    row: Row, asking: str, answered: Sequence[_Answers], topics: tuple[str, Table, str] | None
) -> dict[str, Any] | None:
    """The row as a record; None where another table has no answer to it."""
    known = {
        name: value for name, value in row.fields.items() if not isinstance(value, Later | Asked | Before)
    }
    record = {name: value for name, value in known.items() if value is not None and name != asking}
    record[_QUESTION] = row.fields.get(asking)
    if topics is not None:
        link, other, name = topics
        about = _referred(row.fields.get(link), other, {})
        record[_TOPIC] = about.fields.get(name) if about is not None else None
    if not answered:
        return record
    answers = next((each for each in answered if id(row) in each.by_question), answered[0])
    given = answers.by_question.get(id(row), [])
    texts = [each.fields.get(answers.text) for each in given]
    if not given or not all(isinstance(text, str) and text.strip() for text in texts):
        return None
    told = {name: record[name] for name in record if _belongs(name)}
    if answers.flag is not None:
        right = [_is_true(each.fields.get(answers.flag)) is True for each in given]
    else:
        number = next((value for name, value in record.items() if _tells_right(name)), None)
        right = (
            [each.number == number for each in given]
            if number is not None
            else [len(given) == 1] * len(given)
        )
    if len(given) == 1 and right[0]:
        return {**told, "answer": texts[0]}
    return {
        **told,
        _OPTIONS: [{"text": text, "correct": flag} for text, flag in zip(texts, right, strict=True)],
    }


def _belongs(name: str) -> bool:
    """Whether a column of the question is part of a card whose answers stand in another table."""
    return name in (_QUESTION, _TOPIC) or names.field_of(name) in (
        columns.TOPIC,
        columns.TAGS,
        columns.HINT,
        columns.EXPLANATION,
        columns.SOURCE,
    )


def _tells_right(name: str) -> bool:
    """Whether a column holds the number of the right answer: `correct_answer_id`."""
    parts = columns.plain(name).split("_")
    return "id" in parts and choice_names.says_right(columns.plain(name))
