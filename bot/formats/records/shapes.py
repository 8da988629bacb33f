"""The ways in which programs write the options of a record, brought to one: a field of options, and which is right.

{"question": ..., "A": "Bat", "B": "Cow", "answer": "A"}              options each in a field of its own
{"choices": {"text": ["Bat", "Cow"], "label": ["A", "B"]}}            options and their letters side by side
{"question": {"stem": ..., "choices": [...]}, "answerKey": "A"}       all within the question
{"answers": {"answer_a": "Bat"}, "correct_answers": {"answer_a_correct": "true"}}
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.formats.records import names
from bot.formats.tables import choice_names

_LETTERED = re.compile(r"(?:(?:option|choice|answer|opt|alternative)_?)?([a-h]|[1-8])")
_MARKED = re.compile(
    r"(?:(?:option|choice|answer|opt|alternative)[\s_-]*)?\(?([a-h]|\d{1,2})\)?[.:]?", re.IGNORECASE
)
_TEXTS, _LETTERS = ("text", "texts", "values"), ("label", "labels", "letters", "keys")
_STEM = ("stem", "text", "question_text", "question")
_TRUE = frozenset(("true", "1", "yes"))
LEAST = 2
"""Options of which a question is one of choices."""
_SEVERAL = 3
"""Fields that are called alike, from which they hold the options whatever their name."""


def plain(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields, by plain name, with the options in one field by their letters, whatever way they were written."""
    told = dict(fields)
    for name in ("question", "prompt"):
        if isinstance(inner := told.get(name), dict):
            told |= _within(name, inner)
    for name in names.OPTIONS:
        if isinstance(value := told.get(name), dict):
            told[name] = _by_letter(value)
    for name in names.RIGHT:
        value = told.get(name)
        if isinstance(value, dict) and value and all(key.casefold().endswith("_correct") for key in value):
            told[name] = [
                letter_of(key.removesuffix("_correct"))
                for key, each in value.items()
                if str(each).casefold() in _TRUE
            ]
    return told if any(isinstance(told.get(name), list | dict) for name in names.OPTIONS) else _gathered(told)


def letter_of(mark: str) -> str:
    """The letter or number by which an option is called, in lower case: "Option B" is b; other marks as they are."""
    found = _MARKED.fullmatch(mark.strip())
    return (found[1] if found else mark).casefold()


def _within(name: str, inner: Mapping[str, Any]) -> dict[str, Any]:
    """What a question that holds its options has, as fields beside it."""
    told = {names.plain(each): value for each, value in inner.items()}
    stem = next((told[each] for each in _STEM if isinstance(told.get(each), str)), None)
    if stem is None:
        return {}
    return {
        name: stem,
        **{each: told[each] for each in names.OPTIONS if isinstance(told.get(each), list | dict)},
    }


def _by_letter(value: Mapping[str, Any]) -> dict[str, Any] | list[Any]:
    """The options by letter, those that are empty left out; a list where texts stand without letters."""
    texts: list[Any] | None = next(
        (value[name] for name in _TEXTS if isinstance(value.get(name), list)), None
    )
    letters: list[Any] | None = next(
        (value[name] for name in _LETTERS if isinstance(value.get(name), list)), None
    )
    if texts is not None and letters is not None:
        return dict(zip(map(str, letters), texts, strict=False))
    if texts is not None:
        return texts
    return {letter_of(key): each for key, each in value.items() if each not in (None, "")}


def _gathered(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields, those of single options put into one; as they are where they are no run of letters or numbers.

    Numbered answers without a field that says which is right are answers that all count.
    """
    known = {match[1]: name for name in fields if (match := _LETTERED.fullmatch(name)) is not None}
    for found in (known, *_alike(fields)):
        for marks in ("abcdefgh", "12345678"):
            run = [mark for mark in marks[: len(found)] if mark in found]
            if LEAST <= len(run) == len(found):
                taken = set(found.values())
                telling = [name for name in fields if name not in taken and _tells(name)]
                if telling and (found is known or _names_one(fields, telling, found)):
                    rest = {name: value for name, value in fields.items() if name not in taken}
                    return {**rest, "options": {mark: fields[found[mark]] for mark in run}}
    return fields


def _names_one(fields: Mapping[str, Any], telling: Sequence[str], found: Mapping[str, str]) -> bool:
    """Whether a field that may tell the right option does name one of these, by its letter or its text."""
    texts = {str(fields[name]).casefold() for name in found.values()}
    said = (fields[name].casefold() for name in telling if isinstance(fields[name], str))
    return any(
        each in texts
        or set(letter_of(each)) <= set(found)
        or (each.isdecimal() and int(each[:4]) <= len(found))
        for each in said
    )


def _alike(fields: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """The names that differ in a last letter or number alone, by it, of three and more: `odp_a`, `odp_b`."""
    stems: dict[str, dict[str, str]] = {}
    for name, value in fields.items():
        if len(name) > 1 and name[-1] in "abcdefgh12345678" and isinstance(value, str):
            stems.setdefault(name[:-1], {})[name[-1]] = name
    yield from (found for found in stems.values() if len(found) >= _SEVERAL)


def _tells(name: str) -> bool:
    """Whether a field of that name may say which option is right."""
    return name in names.RIGHT or choice_names.says_right(name)
