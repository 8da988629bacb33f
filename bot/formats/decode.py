"""Bytes to text: the encodings that people's editors and spreadsheets write."""

from __future__ import annotations

import codecs
import re

from bot.core.decks.problems import DeckError
from bot.core.wording import plural
from bot.formats import code_pages

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: it starts with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")

_UNREADABLE = "\ufffd"
_FEW = 10
"""Letters in UTF-8 for one that is broken, from which a text is UTF-8 that was damaged."""


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text in `data` with plain line ends, and notes on what was guessed or dropped.

    A byte order mark decides; without one it is UTF-8, else UTF-16 where every other byte is zero, else the encoding
    that makes the likeliest text. DeckError where the bytes break their encoding or are no text at all.
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
    if seven_bits := code_pages.escaped(data):
        return data.decode(seven_bits, "replace"), (f"read as {seven_bits.upper().replace('_', '-')}",)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return _of_another(data, line)


def _of_another(data: bytes, line: int) -> tuple[str, tuple[str, ...]]:
    """The text of bytes that are not UTF-8 in `line`: UTF-8 that was damaged, or another encoding."""
    text = data.decode("utf-8", "replace")
    broken = text.count(_UNREADABLE)
    if _FEW * broken <= sum(not sign.isascii() for sign in text) - broken:
        note = f"{plural(broken, 'character')} could not be read (the first in line {line}): not UTF-8 there"
        return text.replace(_UNREADABLE, "?"), (note,)
    found = code_pages.guess(data)
    if found is None:
        raise DeckError.of(f"line {line} is not UTF-8, and no other encoding fits: save the file as UTF-8")
    text = data.decode(found.encoding, "replace")
    # The five bytes that Windows-1252 leaves undefined are control characters in Latin-1.
    note = f"line {line} is not UTF-8: read as {found.name} (save the file as UTF-8 if letters look wrong)"
    return text.replace(_UNREADABLE, " "), (note,)


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
    # In Chinese and Japanese only spaces, commas and line ends have a zero, and a few characters at the other place.
    if min(even, odd) * 4 <= max(even, odd) and max(even, odd) * 50 >= len(start):
        text = data.decode("utf-16-le" if odd > even else "utf-16-be", "replace")
        if "\x00" not in text and _UNREADABLE not in text and _is_written(text[:2048]):
            return text
    raise DeckError.of("this is not a text file (it holds zero bytes)")


def _is_written(text: str) -> bool:
    """Whether most characters are of those that people write, and not any that numbers happen to make."""
    written = sum(sign.isalnum() or sign.isspace() or sign.isascii() for sign in text)
    return 10 * written >= 8 * len(text) and not _CONTROL.search(text)
