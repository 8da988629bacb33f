"""Bytes to text: the encodings that people's editors and spreadsheets write."""

from __future__ import annotations

import codecs
import re

from bot.core.decks.problems import DeckError
from bot.formats import old_encodings

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: it starts with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SWITCHES = {
    b"\x1b$B": ("iso2022_jp", "ISO-2022-JP (Japanese)"),
    b"\x1b$@": ("iso2022_jp", "ISO-2022-JP (Japanese)"),
    b"\x1b$)C": ("iso2022_kr", "ISO-2022-KR (Korean)"),
}
"""What switches to another alphabet in texts that are ASCII otherwise."""
_DECLARED = re.compile(
    rb"\s*<\?xml\s[^>]{0,200}?encoding=[\"']((?:iso|windows|cp|koi8|shift|euc|gb|big5)[\w-]{1,20})",
    re.IGNORECASE,
)
"""What XML says of its encoding."""
_WIDER = {
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "iso8859-1": "cp1252",
}
"""What programs write who name the narrower encoding."""
_MOSTLY = 4
"""So many letters in UTF-8 for each byte that breaks it make a text UTF-8."""
_FEW = 8
"""Bytes beyond ASCII that are too few to tell anything."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")

_UNUSUAL = re.compile("[\x00-\x08\x0e-\x1f\ue000-\uf8ff\ufffd-\uffff]")
"""What bytes that are no text become in UTF-16."""


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text in `data` with plain line ends, and notes on what was guessed or dropped.

    A byte order mark decides; without one it is UTF-8, else UTF-16 where every other byte is zero, else the encoding
    under which its letters are usual ones. DeckError where the bytes break their encoding or are no text at all.
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
    if (switch := next((mark for mark in _SWITCHES if mark in data), None)) is not None:
        encoding, called = _SWITCHES[switch]
        return _strict(data, encoding), (f"the file is read as {called}",)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return _mostly_unicode(data, line) or _as_declared(data) or _older(data, line)


def _mostly_unicode(data: bytes, line: int) -> tuple[str, tuple[str, ...]] | None:
    """UTF-8 that a few bytes break, as where files of two encodings were put together; None where it is another."""
    text = data.decode("utf-8", "surrogateescape")
    broken = sum("\udc80" <= letter <= "\udcff" for letter in text)
    if sum(letter >= "\x80" for letter in text) < (_MOSTLY + 1) * broken:
        return None
    read = re.sub("[\udc80-\udcff]", lambda byte: _western(bytes((ord(byte[0]) - 0xDC00,))), text)
    return read, (f"bytes that are not UTF-8: {broken:,}, the first in line {line} (read as Windows-1252)",)


def _as_declared(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """XML in the encoding that it names; None where it names none or breaks it."""
    declared = _DECLARED.match(data)
    try:
        name = codecs.lookup(declared[1].decode("ascii")).name if declared else ""
        return (data.decode(_WIDER.get(name, name)), ()) if name else None
    except (LookupError, UnicodeDecodeError):
        return None


def _older(data: bytes, line: int) -> tuple[str, tuple[str, ...]]:
    """Text in an encoding before Unicode; DeckError where none makes a text of it."""
    found = old_encodings.find(data)
    if found is None and len(data) - len(data.decode("ascii", "ignore")) >= _FEW:
        raise DeckError.of(f"line {line} is not UTF-8, and no other encoding fits: save the file as UTF-8")
    called = found.called if found else "Windows-1252"
    note = f"line {line} is not UTF-8: read as {called} (save the file as UTF-8 if letters look wrong)"
    if found is None or found.name == "cp1252":
        return _western(data), (note,)
    text = data.decode(found.name, "replace")
    broken = text.count("\ufffd")
    return text, (note, f"letters that are broken: {broken:,}") if broken else (note,)


def _western(data: bytes) -> str:
    """Windows-1252, whose five undefined bytes are control characters in Latin-1."""
    return data.decode("cp1252", "replace").replace("\ufffd", " ")


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
        if not _UNUSUAL.search(text) and _is_written(text[:2048]):
            return text
    raise DeckError.of("this is not a text file (it holds NUL bytes)")


def _is_written(text: str) -> bool:
    """Whether most characters are of those that people write, and not any that numbers happen to make."""
    return 10 * sum(sign.isalnum() or sign.isspace() or sign.isascii() for sign in text) >= 8 * len(text)
