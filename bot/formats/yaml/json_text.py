"""JSON as YAML: nearly all of it is, and this is what is not."""

from __future__ import annotations

import json
import re

_ESCAPE = re.compile(
    r"\\(?:u(?P<high>d[89ab][0-9a-f]{2})\\u(?P<low>d[c-f][0-9a-f]{2})|.)", re.IGNORECASE | re.DOTALL
)
"""Each escape in turn; a character beyond the first 65,536, such as an emoji, is two that YAML does not join."""


def as_yaml(text: str) -> str:
    """A JSON text as YAML of the same lines; any other as it is.

    Its tabs stand between values alone, where YAML takes none: within a text JSON has them as escapes.
    """
    if not text.lstrip().startswith("{"):
        return text
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return text
    return _ESCAPE.sub(_joined, text).replace("\t", " ")


def _joined(match: re.Match[str]) -> str:
    if match["high"] is None:
        return match[0]
    high, low = int(match["high"], 16), int(match["low"], 16)
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
