"""Files at the terminal: what the bot attached is saved where a person can open it; what they name is read."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bot.sandbox.lines import WrongLine

LARGEST = 10 * 1024 * 1024
"""Bytes of a file that a person without Nitro can attach (Discord's limit)."""
UNITS = ("bytes", "kB", "MB")


class Folder:
    """A temporary folder for attachments, made when the first comes; it stays, as what it holds was asked for."""

    def __init__(self) -> None:
        self._path: Path | None = None

    def save(self, name: str, content: bytes) -> Path:
        """Write a file; an older one of the same name keeps its place."""
        if self._path is None:
            self._path = Path(tempfile.mkdtemp(prefix="cuecard-files-"))
        wanted = self._path / Path(name).name
        path, number = wanted, 1
        while path.exists():
            number += 1
            path = wanted.with_stem(f"{wanted.stem}-{number}")
        path.write_bytes(content)
        return path


def size(count: int) -> str:
    """`812 bytes`, `3.1 kB`."""
    amount, unit = float(count), UNITS[0]
    for unit in UNITS:
        if amount < 1000 or unit == UNITS[-1]:
            break
        amount /= 1000
    return f"{count} {unit}" if unit == UNITS[0] else f"{amount:.1f} {unit}"


def read(text: str) -> tuple[str, bytes]:
    """The name and the bytes of a file on this machine; WrongLine when it cannot be attached."""
    path = Path(text).expanduser()
    try:
        if path.stat().st_size > LARGEST:
            raise WrongLine(f"{path} is larger than {size(LARGEST)}, the most that Discord takes.")
        return path.name, path.read_bytes()
    except OSError as error:
        raise WrongLine(f"I cannot read {path}: {error.strerror}.") from error
