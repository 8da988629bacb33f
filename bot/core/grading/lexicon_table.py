"""Reads the lexicon's table: what stands in its text, and the parts of that in the form they have to have."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping


def table(text: str) -> dict[str, object]:
    """What stands in a text: YAML, or JSON, which begins with a brace and is read in a tenth of the time."""
    try:
        found = json.loads(text) if text.startswith("{") else _yaml(text)
    except ValueError as error:
        raise ValueError(f"lexicon: {error}") from None
    if not isinstance(found, dict):
        raise ValueError("lexicon: not a mapping")  # noqa: TRY004 - the text is wrong
    return found


def _yaml(text: str) -> object:
    import yaml  # takes longer to import than the rest of this package together

    try:
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        return yaml.load(text, Loader=loader)  # noqa: S506  # nosec B506 - BaseLoader builds strings, lists and dicts only
    except yaml.YAMLError as error:
        raise ValueError(error) from None


def groups(table: Mapping[str, object]) -> dict[str, list[str]]:
    """The groups of a table: id -> phrases."""
    found = table["groups"]
    if not isinstance(found, Mapping):
        raise ValueError("lexicon: groups must be a mapping of id to phrases")  # noqa: TRY004 - the text is wrong
    return {name: strings(phrases) for name, phrases in found.items()}


def rows(value: object) -> list[tuple[str, str]]:
    """Pairs of group ids."""
    pairs = [strings(row) for row in value] if isinstance(value, list) else []
    if any(len(pair) != 2 for pair in pairs):
        raise ValueError("lexicon: opposites are pairs of groups")
    return [(one, two) for one, two in pairs]


def opposites(rows: Iterable[tuple[str, str]], known: Collection[str]) -> dict[str, frozenset[str]]:
    """Each meaning's opposites, both ways."""
    found: dict[str, set[str]] = {}
    for one, two in rows:
        if one not in known or two not in known:
            raise ValueError(f"lexicon: opposites name an unknown group: {one}, {two}")
        found.setdefault(f"={one}", set()).add(f"={two}")
        found.setdefault(f"={two}", set()).add(f"={one}")
    return {name: frozenset(others) for name, others in found.items()}


def antonyms(text: str) -> dict[str, frozenset[str]]:
    """Each stem's antonyms, both ways, of a text with a pair in each line."""
    found: dict[str, set[str]] = {}
    for one, two in map(str.split, text.splitlines()):
        found.setdefault(one, set()).add(two)
        found.setdefault(two, set()).add(one)
    return {stem: frozenset(others) for stem, others in found.items()}


def strings(value: object) -> list[str]:
    """A list of words. Raises ValueError for anything else."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"lexicon: expected a list of words, not {str(value)[:60]!r}")
    return value


def mapping(value: object) -> dict[str, str]:
    """Words by words. Raises ValueError for anything else."""
    if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
        raise ValueError("lexicon: abbreviations must map words to words")
    return value
