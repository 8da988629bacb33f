"""The options of a record's multiple-choice question, and which of them is right.

{"options": ["Bat", "Cow"], "answer": "Bat"}          {"choices": {"A": "Bat", "B": "Cow"}, "correct": "A"}
{"options": ["Bat", "Cow"], "correctIndex": 0}        {"answers": [{"text": "Bat", "correct": true}, ...]}
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.core.decks.check import tidy
from bot.core.decks.problems import DeckError
from bot.formats.records import names
from bot.formats.records.shapes import LEAST, letter_of

_LETTERS = "abcdefghij"


@dataclass(frozen=True, slots=True)
class Options:
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
    for name in names.OPTIONS:
        value = fields.get(name)
        if not isinstance(value, list | dict) or (len(value) < LEAST and not _is_number(fields, name)):
            continue
        entries = list(value.values()) if isinstance(value, dict) else value
        texts = tuple(tidy(text_of(each)) for each in entries)
        letters = (
            tuple(map(str.casefold, value)) if isinstance(value, dict) else tuple(_LETTERS[: len(texts)])
        )
        flagged = tuple(place for place, each in enumerate(entries) if _is_flagged(each))
        said_in = next((each for each in names.RIGHT if each in fields and each != name), "")
        if all(texts) and (flagged or said_in):
            return Options(name, texts, letters, flagged, tuple(_said(fields.get(said_in))), said_in)
    return None


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
        if each.said and not _written(each) and each.said[0].isdecimal() and each.said[0] not in each.letters
    ]
    numbers = [
        (int(number), len(each.texts)) for each in numbered for number in each.said if number.isdecimal()
    ]
    if any(number == 0 for number, _ in numbers) or any("index" in each.said_in for each in numbered):
        return 0
    if not numbers or any(number == count for number, count in numbers):
        return 1
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
    places = []
    for each in options.said:
        mark = letter_of(each)
        if mark in options.letters:
            places.append(options.letters.index(mark))
        elif mark.isdecimal() and 0 <= int(mark) - first < len(options.texts):
            places.append(int(mark) - first)
        else:
            return ()
    return tuple(places)


def text_of(value: Any) -> str:
    """The text of a value, which may be wrapped: `{"text": "Bat"}`."""
    if isinstance(value, dict):
        told = {names.plain(name): each for name, each in value.items()}
        return next((text for name in names.TEXT if (text := text_of(told.get(name)))), "")
    if isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else ""


def _written(options: Options) -> tuple[int, ...]:
    """The places whose texts the record repeats as right ones."""
    texts = [text.casefold() for text in options.texts]
    places = [texts.index(each.casefold()) for each in options.said if each.casefold() in texts]
    return tuple(places) if len(places) == len(options.said) else ()


def _said(value: Any) -> Iterable[str]:
    values = value if isinstance(value, list) else [value]
    return filter(None, (tidy(text_of(each)) for each in values))


def _is_flagged(entry: Any) -> bool:
    if not isinstance(entry, dict):
        return False
    told = {names.plain(name): each for name, each in entry.items()}
    return any(told.get(name) in (True, "true", "True", "1") for name in names.FLAG)
