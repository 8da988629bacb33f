"""Writing `.env`: for its owner alone, and never over what is there without keeping it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from bot.errors import ConfigError

OWNER_ONLY = 0o600
_PLAIN = re.compile(r"[A-Za-z0-9_./:@%+,-]+")
"""What needs no quotes there."""


def text_of(settings: Mapping[str, str]) -> str:
    """The lines of the file; ConfigError for a value that cannot stand in one."""
    lines = ["# Made by `init`. README.md says what else can be set."]
    return "\n".join([*lines, *(f"{name}={_quoted(name, value)}" for name, value in settings.items()), ""])


def _quoted(name: str, value: str) -> str:
    if not value.isprintable() or "${" in value:
        raise ConfigError(f"{name}: a value with line breaks or ${{ cannot stand in .env.")
    if _PLAIN.fullmatch(value):
        return value
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def write(file: Path, text: str) -> Path | None:
    """Write the file for its owner alone. What was there lies beside it afterwards, at the path that is given back."""
    new = file.with_name(f"{file.name}.new")
    new.unlink(missing_ok=True)
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    with os.fdopen(handle, "w", encoding="utf-8") as opened:
        opened.write(text)
    kept = _free_name(file) if file.exists() else None
    if kept is not None:
        file.rename(kept)
        kept.chmod(OWNER_ONLY)
    new.replace(file)
    return kept


def _free_name(file: Path) -> Path:
    names = (file.with_name(f"{file.name}.old{number or ''}") for number in range(1_000))
    return next(name for name in names if not name.exists())
