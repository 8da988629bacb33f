"""The records of a file: the JSON objects or YAML mappings that hold a question, however deep they lie.

    [{"question": "What is DNS?", "answer": "It turns names into addresses."}, ...]
    {"title": "Networks", "results": [{"category": ..., "question": ..., "correct_answer": ...}, ...]}
    {"decks": [{"name": "Networks", "cards": [{"front": ..., "back": ...}, ...]}, ...]}
    [["What is DNS?", "It turns names into addresses."], ...]
    {"What is DNS?": "It turns names into addresses.", ...}

and the same in YAML, and in TOML as `[[cards]]` with `question = "..."` and `answer = "..."`.

Numbers stay the text that stands in the file.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from bot.core.decks import limits
from bot.core.decks.check import short
from bot.core.decks.problems import DeckError, Problems
from bot.formats.records import by_name, crowdanki, instructed, lexical, literals, names, shapes, sided
from bot.formats.tables.languages import LANGUAGES
from bot.formats.yaml import tree

_TOML = re.compile(
    r"^[ \t]*\[\[?[\w.\"' -]{1,100}\]\]?[ \t]*(?:#[^\n]*)?\n\s{0,99}[\w\"'-]{1,100}[ \t]*=", re.MULTILINE
)
_DOTTED = re.compile(
    r"(?:^|[{,\[])[ \t]{0,99}(?:(?:\"[^\"\n]{0,60}\"|'[^'\n]{0,60}'|[\w-]{1,60})[ \t]{0,9}\.[ \t]{0,9}){50}",
    re.MULTILINE,
)
"""A name of so many parts takes the reader of TOML a time that grows with the square of them."""
_SPACE = re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str, strict=False)
_TOP_NAMES = ("title", "name", "deck", "slug", "quiz_title", "set_name")
"""By which a file or a part of it says what it is called."""
_PART_NAMES = ("category", "topic", "subject", "theme", *_TOP_NAMES)
"""By which a part says what its questions are about."""
_MISSING = "no question with an answer is in it: name the fields of each `question` and `answer`"
_NO_LIST = (
    "no list of questions is in this program: it should hold objects with a `question` and an `answer`, "
    "written out and not made by the program"
)
_ASIDE = frozenset(("meta", "metadata", "config", "settings"))
"""Names under which a file tells of itself."""
_OF_THE_WORD = ("synonyms", "synonym")
"""Which are in the language that is asked, where two languages stand beside one another."""
MAX_DEPTH = 8
"""Levels below the top at which records are looked for."""


class Record(Struct, frozen=True):
    """One question with what belongs to it."""

    fields: dict[str, Any]
    """By plain name (`names.plain`): texts, lists and dicts."""
    heading: str
    """What the part of the file is called that it stands in; empty where nothing says so."""


class Found(Struct, frozen=True):
    """What a file holds."""

    title: str
    """Empty where the file does not say it."""
    records: list[Record]
    html: bool = False
    """Whether texts are HTML for certain."""
    notes: tuple[str, ...] = ()
    """What was guessed or left out, a line each."""


def read(text: str) -> Found:
    """The records in `text`, which is JSON, TOML or YAML; DeckError where it cannot be read or holds none."""
    stripped = text.lstrip("\ufeff \t\n")
    if is_toml(text):
        root = _toml(text)
    elif stripped.startswith(("[", "{")):
        try:
            root = _json(text)
        except DeckError as error:
            return _loosely(text, error)
    else:
        root = tree.plain(tree.read(text, Problems()))
    return found_in(root, html=crowdanki.is_deck(root))


def read_program(text: str) -> Found:
    """The records in the lists of a program's source; DeckError where there are none."""
    found = literals.read(text)
    return found_in(found.root, notes=found.notes(), missing=_NO_LIST)


def _loosely(text: str, error: DeckError) -> Found:
    """The records in what is nearly JSON: with comments, a comma too many, names without quotes; else `error`."""
    try:
        found = literals.read(text)
        if not found.whole or not text.rstrip("; \t\n").endswith(("]", "}")):
            raise error
        return found_in(found.root, notes=(f"{error}: read as a program would write it", *found.notes()))
    except DeckError:
        raise error from None


def found_in(root: Any, *, html: bool = False, notes: tuple[str, ...] = (), missing: str = _MISSING) -> Found:
    """The records in lists, dicts and texts; DeckError that says `missing` where there are none."""
    records: list[Record] = []
    for record in _records(root):
        records.append(record)
        if len(records) > limits.MAX_CARDS:
            raise DeckError.of(limits.TOO_MANY)
    if not records:
        raise DeckError.of(missing)
    return Found(_called(root), records, html=html, notes=notes)


def is_toml(text: str) -> bool:
    """Whether a table of TOML's begins in the text: `[[cards]]` or `[card-1]` on a line, and `name = ...` below it."""
    return _TOML.search(text) is not None


def _toml(text: str) -> Any:
    if _DOTTED.search(text):
        raise DeckError.of("not TOML that is read: names over 50 deep in one another")
    try:
        return _texts(tomllib.loads(text.removeprefix("\ufeff"), parse_float=str))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise DeckError.of(f"not TOML: {short(str(error), 120)}") from error


def _texts(value: Any) -> Any:
    """The value with its numbers and dates as texts."""
    if isinstance(value, dict):
        return {name: _texts(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_texts(each) for each in value]
    return value if isinstance(value, str | bool) else str(value)


def _json(text: str) -> Any:
    """The value in `text`; a list of all where it holds several, one a line."""
    values, place = [], len(text) - len(text.lstrip("\ufeff \t\n"))
    try:
        while place < len(text):
            value, place = _DECODER.raw_decode(text, place)
            values.append(value)
            space = _SPACE.match(text, place)
            place = space.end() if space else place
    except json.JSONDecodeError as error:
        raise DeckError.of(f"not JSON: {error.msg}", error.lineno) from error
    except (RecursionError, ValueError) as error:
        raise DeckError.of("not JSON: nested too deep") from error
    return values[0] if len(values) == 1 else values


def _records(root: Any) -> Iterator[Record]:
    if crowdanki.is_deck(root):
        yield from (Record(fields, heading) for fields, heading in crowdanki.notes_of(root))
    else:
        yield from _walk(root, "", 0)


def _walk(value: Any, heading: str, depth: int, *, listed: bool = False) -> Iterator[Record]:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            record = _record_of(item, heading)
            yield from _walk(item, heading, depth + 1, listed=True) if record is None else record
    elif isinstance(value, dict) and (words := by_name.words(value, listed=listed)) is not None:
        yield from (Record(fields, heading) for fields in words)
    elif isinstance(value, dict):
        fields = shapes.plain(
            {names.plain(name): each for name, each in value.items() if each not in (None, "", [], {})}
        )
        fields = instructed.plain(sided.plain(_in_first_language(fields)))
        fields = lexical.plain(fields) or fields
        if names.is_record(fields):
            yield Record(fields, heading)
        elif (pair := names.word_pair(fields)) is not None:
            word, translation = pair
            rest = {name: each for name, each in fields.items() if name not in (*pair, *_OF_THE_WORD)}
            yield Record({"question": fields[word], "answer": fields[translation], **rest}, heading)
        elif (asked := by_name.questions(value, listed=listed)) is not None:
            yield from (Record(each, heading) for each in asked)
        else:
            yield from _walk_parts(value, heading, depth)


def _walk_parts(value: dict[str, Any], heading: str, depth: int) -> Iterator[Record]:
    """The records in the parts of an object that is none itself; what a part is called tells what they are about."""
    called = _called(value, _PART_NAMES) if depth else ""
    several = depth > 0 or sum(isinstance(each, list | dict) for each in value.values()) > 1
    for name, each in value.items():
        if names.plain(name) not in _ASIDE and not name.startswith("_"):
            tells = several and isinstance(each, list | dict) and not names.is_place(name)
            yield from _walk(each, called or (short(name) if tells else heading), depth + 1)


def _record_of(item: Any, heading: str) -> list[Record] | None:
    """The record in a list of a question and its answer; none in one of a link and its target."""
    if not (isinstance(item, list) and len(item) > 1 and all(isinstance(cell, str) for cell in item)):
        return None
    is_link = item[1].partition("#")[0] == item[0]
    return [] if is_link else [Record({"question": item[0], "answer": item[1]}, heading)]


def _in_first_language(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields, of those in several languages (`question_hu`, `question_en`) the first by its plain name."""
    told: dict[str, Any] = {}
    for name, value in fields.items():
        base, _, language = name.rpartition("_")
        plainly = base if base and language in LANGUAGES and len(language) == len("en") else name
        told[name if plainly in fields or plainly in told else plainly] = value
    return told


def _called(value: Any, by: Sequence[str] = _TOP_NAMES) -> str:
    if not isinstance(value, dict):
        return ""
    told = {names.plain(name): each for name, each in value.items()}
    found = (told[name] for name in by if isinstance(told.get(name), str))
    return " ".join(next(found, "").split())[: limits.MAX_TOPIC]
