"""Texts that a web service sent in an encoding of its own: Open Trivia DB's base64 and percent signs.

Source: https://opentdb.com/api_config.php
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import unquote

_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")
_PERCENT = re.compile(r"%[0-9A-F]{2}")
_LEAST, _SHORTEST = 2, 8
"""Questions, and characters of each, from which they tell an encoding."""


def decoder_of(prompts: Sequence[str]) -> Callable[[str], str] | None:
    """What decodes the texts of a file, as its questions show; None where they are plain."""
    said = [prompt for prompt in prompts if len(prompt) >= _SHORTEST]
    if len(said) < max(_LEAST, len(prompts)):
        return None
    if all(_PERCENT.search(prompt) and not re.search(r"\s", prompt) for prompt in said):
        return unquote
    if all(_from_base64(prompt) is not None and " " in (_from_base64(prompt) or "") for prompt in said):
        return lambda text: _from_base64(text) or text
    return None


def decoded(value: Any, decode: Callable[[str], str]) -> Any:
    """The value with its texts decoded."""
    if isinstance(value, str):
        return decode(value)
    if isinstance(value, list):
        return [decoded(each, decode) for each in value]
    if isinstance(value, dict):
        return {name: decoded(each, decode) for name, each in value.items()}
    return value


def _from_base64(text: str) -> str | None:
    if not _BASE64.fullmatch(text):
        return None
    try:
        read = base64.b64decode(text, validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return read if read.isprintable() else None
