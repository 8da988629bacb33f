"""What regular expressions must not use: Python 3.11 before .5, as Debian 12 has it, matches some of it wrongly."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import bot

POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*,?\d*\})\+")
"""A group that is repeated and never given back; of single characters, as in `[^<]*+`, all versions make the same.

Source: https://github.com/python/cpython/issues/100061 and 106052
"""


def texts(file: Path) -> list[str]:
    """The literals that a file compiles."""
    calls = (
        node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
    )
    literals = (part for call in calls for part in call.args if isinstance(part, ast.Constant))
    return [each.value for each in literals if isinstance(each.value, str)]


def test_no_pattern_repeats_a_group_possessively() -> None:
    package = Path(bot.__file__).parent
    found = [
        (str(file.relative_to(package)), text)
        for file in package.rglob("*.py")
        for text in texts(file)
        if POSSESSIVE_GROUP.search(text)
    ]
    assert found == []


def test_one_is_seen() -> None:
    assert POSSESSIVE_GROUP.search(r"(?:a|b)*+")
    assert not POSSESSIVE_GROUP.search(r"[^<]*+(\d)\)+")
