"""Decides whether an answer is the tag of a reference: with or without attributes, closed, or named in words."""

from __future__ import annotations

import re

from bot.core.grading.facts.formulas.notation import PLACEHOLDER
from bot.core.grading.facts.tables import pattern

_PLAIN = pattern(r"<\w+>")
_WITH_ATTRIBUTES = pattern(
    r"<(?P<name>\w+)(?P<attributes>(?:\s+[\w-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'))+)\s*/?>(?:</\w+>)?"
)
_WRITTEN = pattern(r"<(?P<name>\w+)(?P<attributes>[^<>]*)>(?:[^<>]*</(?P=name)>)?$")
_ATTRIBUTE = pattern(r"([\w-]+)\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)')")
_NAMED = pattern(
    r"(?i)(?:the |an? )?(?:(?P<before>\w+)[ -](?:tag|element)\b|[a-z]+ (?:tag|element) \(<?(?P<behind>\w+)>?\)$)"
)


def is_tag(told: str, form: str, asked: str) -> bool:
    """Whether the answer, and its form without blank spaces, is the reference tag: "<p>...</p>", "the p tag"."""
    opened = re.match(r"<(\w+)", asked)
    if opened is None:
        return False
    name = opened[1].lower()
    if _PLAIN.fullmatch(asked) and (_is_plain(form, name) or _is_plain(told.strip(" .!").lower(), name)):
        return True
    named = _NAMED.match(told.strip())
    if named is not None and name in ((named["before"] or "").lower(), (named["behind"] or "").lower()):
        return True
    return _has_attributes(told, asked)


def _is_plain(told: str, name: str) -> bool:
    """Whether the answer names the tag, or writes it with its closing one: "<p>...</p>"."""
    return told == name or re.fullmatch(rf"<{name}(?: [^<>]*)?/?>(?:[^<>]*</{name}>)?", told) is not None


def _has_attributes(told: str, asked: str) -> bool:
    """Whether the answer is the tag alone or with the reference's attributes, any value where that leaves it open."""
    own, theirs = _WITH_ATTRIBUTES.fullmatch(asked), _WRITTEN.match(told.strip())
    if own is None or theirs is None or own["name"].lower() != theirs["name"].lower():
        return False
    wanted, given = _values(own["attributes"]), _values(theirs["attributes"])
    open_ = {name for name, value in wanted.items() if not value or PLACEHOLDER.search(value)}
    if not theirs["attributes"].strip(" /"):
        return open_ == wanted.keys()
    return given.keys() == wanted.keys() and all(
        name in open_ or value == given[name] for name, value in wanted.items()
    )


def _values(attributes: str) -> dict[str, str]:
    return {found[1].lower(): found[2] or found[3] or "" for found in _ATTRIBUTE.finditer(attributes)}
