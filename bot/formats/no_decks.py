"""Files that people send in place of a deck: known by how they begin, and refused with what to do about it."""

from __future__ import annotations

import re

from bot.core.decks.problems import DeckError

_EXPORT = "export the deck itself as .apkg, CSV or text"
_UNPACK = "unpack it first"
_BYTES = {
    b"SQLite format 3\x00": "a database (SQLite): export the deck as .apkg where it is Anki's "
    "collection, as .cards where it is Mnemosyne's",
    b"--- Mnemosyne Data Base ---": "a database of Mnemosyne 1 (.mem), which is a program's memory and is never opened "
    "here: in Mnemosyne choose File, Export and XML, and import that",
    b"\x1f\x8b": f"a gzip archive within another: {_UNPACK}",
    b"\x28\xb5\x2f\xfd": f"a zstd archive: {_UNPACK}",
    b"Rar!": f"a RAR archive: {_UNPACK}",
    b"7z\xbc\xaf": f"a 7-Zip archive: {_UNPACK}",
    b"BZh": f"a bzip2 archive: {_UNPACK}",
    b"\xfd7zXZ": f"an xz archive: {_UNPACK}",
    b"%PDF": "a PDF: it holds no deck; copy its text into lines that begin with Q: and A:",
    b"\xd0\xcf\x11\xe0": "an old Office file: save it in the newer form, as .xlsx or .docx, and import that",
    b"{\\rtf": "a document of a word processor (RTF): save its text, with a Q: and an A: for each card",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"II*\x00": "a picture",
    b"MM\x00*": "a picture",
    b"ID3": "a sound",
    b"OggS": "a sound",
    b"fLaC": "a sound",
    b"MThd": "a sound",
    b"\xff\xfb": "a sound",
    b"RIFF": "a sound, a film or a picture",
    b"\x1a\x45\xdf\xa3": "a film",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"\xca\xfe\xba\xbe": "a program",
    b"\x00asm": "a program",
    b"OTTO": "a font",
    b"\x00\x01\x00\x00\x00": "a font",
    b"PAR1": "a Parquet file: save the table as CSV",
    b"StarDict's dict": f"a part of a StarDict dictionary: {_EXPORT}",
    b"\x124\x00\x01": f"a dictionary of Babylon: {_EXPORT}",
    b"\x124\x00\x02": f"a dictionary of Babylon: {_EXPORT}",
    b"!-1SLOB\x1f": f"a dictionary of Aard (slob): {_EXPORT}",
    b"version https://git-lfs.": "a pointer of Git LFS: download the file that it stands for",
}
"""How files begin, and what they are."""
_LETTERS = (
    b"%PDF",
    b"--- Mnemosyne Data Base ---",
    b"{\\rtf",
    b"StarDict's dict",
    b"version https://git-lfs.",
)
"""Of these, the ones that no deck begins with by chance; the others made of letters have other bytes behind them."""
_PICKLE = re.compile(rb"\x80[\x02-\x05](?=[\x95\]}(cq\x8c\x80)X])|\(lp\d{1,3}\n|\(dp\d{1,3}\n")
_PICKLED = (
    "a pickle of Python, which could run a program and is never opened here: save its cards as JSON or CSV "
    "(Mnemosyne: File, Export, XML)"
)
"""How such files begin, in the protocols with bytes and in the old one in letters."""
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_NEAR = 512
"""Bytes in which such bytes stand."""
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_OLD = (
    ("WordDocument", "an old Word document (.doc): open it and save it as .docx"),
    ("Workbook", "an old Excel sheet (.xls): open it and save it as .xlsx or CSV"),
    ("Book", "an old Excel sheet (.xls): open it and save it as .xlsx or CSV"),
    ("PowerPoint Document", "old slides of PowerPoint: copy their text into a .docx or .txt"),
    ("EncryptedPackage", "an Office file with a password: save it without one"),
)
"""The streams of old Office files by their names, and what they are."""
_LATER = (
    (257, b"ustar", f"a tar archive: {_UNPACK}"),
    (4, b"ftyp", "a film"),
    (4, "<Dictionary ".encode("utf-16-le"), f"a dictionary of MDict: {_EXPORT}"),
)
"""What stands at a place of files, and what they are."""
_PAGE = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--[^>]{0,500}-->\s{0,200})?<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE,
)
_DRAWING = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}\?>\s{0,200})?"
    r"(?:<!--[^>]{0,500}-->\s{0,200}|<!DOCTYPE svg[^>]{0,300}>\s{0,9})?<svg\b"
)
_TEXTS = (
    (
        _PAGE,
        "a web page, perhaps of an error, and no deck: download the deck itself, or copy its questions and answers "
        "into a text file (of a page, tables with columns called question and answer and lists of terms are read)",
    ),
    (_DRAWING, "a drawing (SVG): it holds no deck"),
    (re.compile(r"BEGIN:V(?:CALENDAR|CARD)\b"), "a calendar or an address book: it holds no deck"),
    (re.compile(r"%!PS"), "a document for printers (PostScript): it holds no deck"),
    (
        re.compile(r"(?:404: Not Found|403: Forbidden|Not Found)\s*\Z"),
        "an error of a web site: download the deck again",
    ),
    (
        re.compile(r"diff --git |Index: [^\n]{1,200}\n=====|--- a/[^\n]{1,200}\n\+\+\+ b/"),
        "a list of changes to a program",
    ),
    (
        re.compile(
            r"\s{0,9}(?:/\*[^*]{0,500}\*/\s{0,9})?[.#@:*\w][^{}\n]{0,200}\{\s{0,99}[a-z-]{1,40}\s?:[^;{}]{1,200};"
        ),
        "the style of a web page (CSS)",
    ),
    (re.compile(r"\s{0,9}@[a-zA-Z]{3,20}\{[^\s,{}]{1,100},"), "a list of books (BibTeX)"),
    (re.compile(r"User-[Aa]gent: "), "a file for search engines (robots.txt)"),
    (
        re.compile(r"(?:\[?\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4},? \d{1,2}:\d{2}[^\n]{1,200}\n){2}"),
        "a chat or a log: it holds no deck",
    ),
    (re.compile(r"(?:[0-9a-f]{7,8}:? (?:[0-9a-f]{2,4} ){4}[^\n]{0,200}\n){2}"), "a dump of bytes"),
    (re.compile(r"WEBVTT\b"), "subtitles: they hold no deck"),
    (
        re.compile(r"\s{0,9}\d{1,6}\n\d{2}:\d{2}:\d{2}[,.]\d{3} --> "),
        "subtitles: they hold no deck",
    ),
    (
        re.compile(r"\s{0,9}\{\s*\"(?:cells|nbformat)\"\s*:"),
        "a notebook: save its questions as text with Q: and A:",
    ),
    (re.compile(r"-----BEGIN [A-Z ]{3,40}-----"), "a key or certificate: send it to nobody"),
    (
        re.compile(
            r"(?:From|Return-Path|Received|Delivered-To): [^\n]{1,300}\n(?:[A-Za-z-]{2,40}: [^\n]{0,900}\n){2}"
        ),
        "a mail: it holds no deck",
    ),
    (
        re.compile(r"\s{0,9}\{\s*\"(?:lockfileVersion|\$schema)\"\s*:|[^\n]{0,80}yarn lockfile"),
        "a file of settings: it holds no deck",
    ),
)

_DIRECTIVE = re.compile(
    r"^#[ \t]{0,8}(?:include|define|if|ifdef|ifndef|else|elif|endif|undef|pragma)\b", re.MULTILINE
)
"""An order to a C compiler, which looks like a heading."""
_LEAST = 3


def refuse_bytes(data: bytes) -> None:
    """DeckError where bytes begin as those of a file do that is no deck."""
    if _PICKLE.match(data) and data.endswith(b"."):
        raise DeckError.of(f"this is {_PICKLED}")
    binary = _CONTROL.search(data, 0, _NEAR) is not None
    if data.startswith(_OLD_OFFICE):
        for name, what in _OLD:
            if name.encode("utf-16-le") + b"\0\0" in data:
                raise DeckError.of(f"this is {what}")
    for start, what in _BYTES.items():
        if data.startswith(start) and (binary or start in _LETTERS or not start.isascii()):
            raise DeckError.of(f"this is {what}")
    for place, mark, what in _LATER:
        if binary and data.startswith(mark, place):
            raise DeckError.of(f"this is {what}")


def is_page(text: str) -> bool:
    """Whether a text begins as a page of HTML does."""
    return _PAGE.match(text[:4_000].removeprefix("\ufeff")) is not None


def refuse_text(text: str) -> None:
    """DeckError where a text begins as that of a file does that is no deck."""
    start = text[:4_000].removeprefix("\ufeff")
    for pattern, what in _TEXTS:
        if pattern.match(start):
            raise DeckError.of(f"this is {what}" if what[:2] in ("a ", "an") else f"these are {what}")
    directives = len(_DIRECTIVE.findall(start))
    if directives >= _LEAST and 2 * directives > start.count("\n#") + start.startswith("#"):
        raise DeckError.of("this is the source of a program in C: it holds no deck")
