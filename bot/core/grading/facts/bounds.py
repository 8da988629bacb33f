"""Which way a value bounds what it is told of: "at least 18", "< 140/90", "5 or more"."""

from __future__ import annotations

from bot.core.grading.facts.tables import pattern

_FROM = pattern(
    r"(?i)[≥>]|>=|\b(?:at least|no less than|not less than|minimum|from|or (?:more|higher|above|over|greater)"
    r"|and (?:up|above|over|more|higher)|more than|greater than|higher than|over|above|exceed\w*|upwards?)\b"
)
_TO = pattern(
    r"(?i)[≤<]|<=|\b(?:at most|no more than|not more than|maximum|up to|or (?:less|fewer|lower|below|under)"
    r"|and (?:below|under|down)|less than|fewer than|lower than|under|below)\b"
)


def direction(text: str) -> int:
    """1 for a lower bound, -1 for an upper one, 0 for neither or both."""
    return (_FROM.search(text) is not None) - (_TO.search(text) is not None)
