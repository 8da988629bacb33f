"""Bytes to text: the encodings that people's editors and spreadsheets write."""

from __future__ import annotations

import codecs
import re

from bot.core.decks.problems import DeckError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: it starts with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text in `data` with plain line ends, and notes on what was guessed or dropped.

    A byte order mark decides; without one it is UTF-8, else UTF-16 where every other byte is zero, else
    Windows-1252. DeckError where the bytes break their encoding or are no text at all.
    """
    text, notes = _decode(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, dropped = _CONTROL.subn(" ", text)
    if dropped:
        notes = (*notes, f"{dropped} control characters (each became a space)")
    return text, notes


def _decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding), ()
    if b"\x00" in data:
        return _without_mark(data), ("the byte order mark is missing: read as UTF-16",)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        note = (
            f"line {line} is not UTF-8: read as Windows-1252 (save the file as UTF-8 if letters look wrong)"
        )
        # The five bytes that Windows-1252 leaves undefined are control characters in Latin-1.
        return data.decode("cp1252", "replace").replace("\ufffd", " "), (note,)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DeckError.of(
            f"the file says it is {encoding.upper()}, but byte {error.start:,} breaks that"
        ) from error


def _without_mark(data: bytes) -> str:
    """UTF-16 that lost its mark has its zeros at even places only, or at odd places only."""
    start = data[:4096]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if min(even, odd) * 20 <= max(even, odd) and max(even, odd) * 8 >= len(start):
        text = data.decode("utf-16-le" if odd > even else "utf-16-be", "replace")
        if "\x00" not in text and "\ufffd" not in text:
            return text
    raise DeckError.of("this is not a text file (it holds zero bytes)")
