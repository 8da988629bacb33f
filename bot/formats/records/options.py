"""The options of a record's multiple-choice question, and which of them is right.

{"options": ["Bat", "Cow"], "answer": "Bat"}          {"choices": {"A": "Bat", "B": "Cow"}, "correct": "A"}
{"options": ["Bat", "Cow"], "correctIndex": 0}        {"answers": [{"text": "Bat", "correct": true}, ...]}
{"options": [{"id": "x1", "text": "Bat"}, ...], "correct": ["x1"]}
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from bot.core.decks.check import tidy
from bot.core.decks.problems import DeckError
from bot.formats.records import names
from bot.formats.records.shapes import LEAST, letter_of
from bot.formats.tables import choice_names
from bot.formats.tables.languages import LANGUAGES

_LETTERS = "abcdefghij"
_APART = re.compile(r"\s*[;,|/&]\s*")
_LETTER = re.compile(r"(?:[A-Ha-h]|[0-9])?")
_LABELS = ("label", "gold", "gold_label", "target")
"""Of fields that may say it in sets of tests for language models, and mean much else elsewhere."""
_MARKS = ("id", "key", "letter", "label", "value")
"""Of what an option may be called by, where it says so itself."""


class Options(Struct, frozen=True):
    """What can be chosen, in order."""

    name: str
    """Of the field that holds them."""
    texts: tuple[str, ...]
    letters: tuple[str, ...]
    """By which they are called, in lower case."""
    flagged: tuple[int, ...]
    """Those that say of themselves that they are right."""
    said: tuple[str, ...]
    """What the record says is right: texts, letters or numbers."""
    said_in: str
    """The name of the field that says so; empty where none does."""


def options_of(fields: Mapping[str, Any]) -> Options | None:
    """The options of the record; None where it has none."""
    for name in _lists(fields):
        value = fields[name]
        if len(value) < LEAST and not _is_number(fields, name):
            continue
        entries = list(value.values()) if isinstance(value, dict) else value
        texts = _texts_of(entries)
        flagged = tuple(place for place, each in enumerate(entries) if _is_flagged(each))
        if not all(texts):
            continue
        found = Options(name, texts, _letters(value, texts), flagged, (), "")
        if flagged:
            return _told(found, fields, next(_telling(fields, name), ""))
        if (said_in := _said_in(found, fields)) is not None:
            told = _told(found, fields, said_in)
            if names.field_of(name) != names.ACCEPTED or right(told, 0) or right(told, 1):
                return told
    return None


def _texts_of(entries: Sequence[Any]) -> tuple[str, ...]:
    """The texts of the options; where what is usually the text is only their letter, the longest text beside it."""
    texts = tuple(tidy(text_of(each)) for each in entries)
    if all(isinstance(each, dict) for each in entries) and all(_LETTER.fullmatch(text) for text in texts):
        told = ([value for value in each.values() if isinstance(value, str)] for each in entries)
        return tuple(tidy(max(values, key=len, default="")) for values in told)
    return texts


def _lists(fields: Mapping[str, Any]) -> Iterator[str]:
    """Names of fields that may hold the options, those first that are called so."""
    known = [name for name in names.OPTIONS if isinstance(fields.get(name), list | dict)]
    yield from known
    for name, value in fields.items():
        named = name not in known and names.field_of(name) in (None, names.REFERENCE)
        if (
            named
            and isinstance(value, list)
            and len(value) >= LEAST
            and all(isinstance(each, str) for each in value)
        ):
            yield name


def _said_in(options: Options, fields: Mapping[str, Any]) -> str | None:
    """The field that tells the right one: one that repeats its text before one with a letter or number.

    None where no field tells, or options that have a name of their own would be needed to understand it.
    """
    telling = list(_telling(fields, options.name))
    for name in telling:
        if _written(_told(options, fields, name)):
            return name
    known = options.name in names.OPTIONS
    for name in telling:
        told = _told(options, fields, name)
        if told.said and (known or all(_places(told, each, 1) for each in told.said)):
            return name
    return None


def _telling(fields: Mapping[str, Any], options: str) -> Iterator[str]:
    """Names of fields that may tell the right option, the plainest first."""
    yield from (name for name in names.RIGHT if name in fields and name != options)
    for name in fields:
        if name not in names.RIGHT and name != options and choice_names.says_right(name):
            yield name
    yield from (name for name in _LABELS if name in fields and name != options)


def _told(options: Options, fields: Mapping[str, Any], said_in: str) -> Options:
    said = tuple(_said(fields.get(said_in), options)) if said_in else ()
    return Options(options.name, options.texts, options.letters, options.flagged, said, said_in)


def _letters(value: Any, texts: tuple[str, ...]) -> tuple[str, ...]:
    """By what the options are called: their names, what each says of itself, or their place in the alphabet."""
    if isinstance(value, dict):
        return tuple(map(str.casefold, value))
    if all(isinstance(each, dict) for each in value):
        plain = [{names.plain(name): inner for name, inner in each.items()} for each in value]
        for mark in _MARKS:
            called = [str(each.get(mark, "")).strip().casefold() for each in plain]
            if (
                all(called)
                and len(set(called)) == len(called)
                and called != [text.casefold() for text in texts]
            ):
                return tuple(called)
    return tuple(_LETTERS[: len(texts)])


def _is_number(fields: Mapping[str, Any], options: str) -> bool:
    """Whether another field tells the right one of the options by its number: `"answers": ["Bat"], "answer": 0`."""
    said = next((fields[name] for name in names.RIGHT if name in fields and name != options), None)
    held = fields[options]
    return (
        isinstance(said, str) and said.isdecimal() and isinstance(held, list) and 0 < len(held) >= int(said)
    )


def counts_from(all_options: Iterable[Options]) -> int:
    """Whether the numbers of right options count from 0 or from 1; DeckError where nothing tells."""
    numbered = [
        each
        for each in all_options
        if each.said and not each.flagged and not _written(each) and each.said[0].isdecimal()
        if each.said[0] not in each.letters
    ]
    numbers = [
        (int(number), len(each.texts)) for each in numbered for number in each.said if number.isdecimal()
    ]
    if not numbers:
        return 1
    if (first := choice_names.first_number(numbers, numbered[0].said_in)) is not None:
        return first
    raise DeckError.of(
        f"{numbered[0].said_in!r} holds numbers of options, and nothing tells whether they count from 0 or from 1: "
        "write the right option itself there"
    )


def right(options: Options, first: int) -> tuple[int, ...]:
    """The places of those that are right, where numbers count from `first`; empty where the record does not tell."""
    if options.flagged:
        return options.flagged
    if written := _written(options):
        return written
    places = [_places(options, each, first) for each in options.said]
    return tuple(place for found in places for place in found) if all(places) else ()


def _places(options: Options, said: str, first: int) -> tuple[int, ...]:
    """The place of the option that is called so: by its letter, else its number; empty where none is."""
    mark = letter_of(said)
    if mark in options.letters:
        return (options.letters.index(mark),)
    if mark.isdecimal() and 0 <= int(mark) - first < len(options.texts):
        return (int(mark) - first,)
    return ()


def text_of(value: Any) -> str:
    """The text of a value, which may be wrapped: `{"text": "Bat"}`, or said in several languages: the first."""
    if isinstance(value, dict):
        told = {names.plain(name): each for name, each in value.items()}
        if told and all(name in LANGUAGES for name in told):
            return text_of(next(iter(told.values())))
        return next((text for name in names.TEXT if (text := text_of(told.get(name)))), "")
    if isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else ""


def _written(options: Options) -> tuple[int, ...]:
    """The places whose texts the record repeats as right ones."""
    texts = [text.casefold() for text in options.texts]
    places = [texts.index(each.casefold()) for each in options.said if each.casefold() in texts]
    return tuple(places) if len(places) == len(options.said) else ()


def _said(value: Any, options: Options) -> Iterable[str]:
    """What is said to be right; several letters or numbers may stand in one text: "2;3"."""
    values = value if isinstance(value, list) else [value]
    for said in filter(None, (tidy(text_of(each)) for each in values)):
        parts = _APART.split(said) if said not in options.texts else []
        marks = [letter_of(part) for part in parts]
        if len(parts) == 1 and 1 < len(said) <= len(options.letters) and len(set(said.lower())) == len(said):
            marks = (
                list(said.lower()) if set(said.lower()) <= set(options.letters) and said.isalpha() else marks
            )
        several = len(marks) > 1 and all(mark.isdecimal() or mark in options.letters for mark in marks)
        yield from marks if several else [said]


def _is_flagged(entry: Any) -> bool:
    if not isinstance(entry, dict):
        return False
    told = {names.plain(name): each for name, each in entry.items()}
    return any(told.get(name) in (True, "true", "True", "1") for name in names.FLAG)
