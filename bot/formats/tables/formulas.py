"""Keeps spreadsheets from running a cell: a text that begins like a formula gets an apostrophe before it.

The characters are those of OWASP's page on CSV injection, with their full-width forms.
"""

from __future__ import annotations

import re

_START = "[=+\\-@\t\r\n＝＋－＠]"
_RISKY = re.compile(f"'*{_START}")
_DEFUSED = re.compile(f"'+{_START}")


def defuse(cell: str) -> str:
    """`cell`, with one apostrophe more where a spreadsheet might take it for a formula."""
    return f"'{cell}" if _RISKY.match(cell) else cell


def restore(cell: str) -> str:
    """What `defuse` was given."""
    return cell[1:] if _DEFUSED.match(cell) else cell
