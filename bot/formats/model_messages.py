"""Words for what pydantic finds wrong with a deck file."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any

from bot.core.decks.check import short
from bot.formats.tables import columns

TEXT, GROUP = "text", "group"
"""Tags of the two ways to write a thing, one text or named values; no part of where a problem is."""
Path = tuple[int | str, ...]
_MESSAGES = {
    "missing": "is missing",
    "string_type": "should be a text",
    "int_parsing": "should be a whole number",
    "int_parsing_size": "should be a whole number",
    "int_type": "should be a whole number",
    "int_from_float": "should be a whole number",
    "bool_parsing": "should be true or false",
    "bool_type": "should be true or false",
    "literal_error": "should be a list, or true",
    "tuple_type": "should be a list, a line that begins with - for each",
    "model_type": "should hold named values, a line `name: value` for each",
    "string_too_short": "is empty",
    "string_too_long": "is over {max_length} characters",
    "too_long": "has over {max_length} entries",
    "too_short": "is empty",
    "greater_than_equal": "should be {ge} or more",
    "less_than_equal": "should be {le} or less",
    "enum": "should be {expected}",
    "string_pattern_mismatch": "should be lower case letters, digits and dashes, 32 at most",
}
_ANSWER_IS_REFERENCE = " (the form of the answer; the model answer itself is `reference`)"


def place(path: Iterable[int | str]) -> Path:
    """`path` without pydantic's tags."""
    return tuple(part for part in path if part not in (TEXT, GROUP))


def _meant(name: str, names: Iterable[str]) -> str:
    """The field that an unknown name stands for: what a table's column of that name holds, else the nearest."""
    known, held = sorted(names), columns.field_of(name)
    if held is not None and held in known:
        return held
    return next(iter(difflib.get_close_matches(name, known, n=1)), "")


def _unknown(name: str, names: Iterable[str]) -> str:
    """What to do about a field that is unknown where it stands."""
    known = frozenset(names)
    if name in known:
        return "does not belong here, but in another part of the file"
    close = _meant(name, known)
    return f"no such field{f'; did you mean {close}?' if close else ''}"


def message(path: Path, error: Mapping[str, Any], names: Iterable[str] = ()) -> str:
    """What is wrong at `path`; `names` are those that a field unknown there may be a slip of."""
    where = place(path)
    name = ".".join(short(str(part)) for part in where if isinstance(part, str))
    name = name.removeprefix("cards.")
    if error["type"] == "extra_forbidden":
        return f"{name}: {_unknown(str(where[-1])[:100], names)}"
    template = _MESSAGES.get(error["type"])
    said = template.format(**error.get("ctx", {})) if template else error["msg"]
    return (
        f"{name}: {said}{_ANSWER_IS_REFERENCE if where[-1] == 'answer' and error['type'] == 'enum' else ''}"
    )
