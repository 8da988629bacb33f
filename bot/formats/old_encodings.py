"""Tells in which of the encodings before Unicode a text is, from how usual the letters are that it would then have.

Each encoding is tried on the lines that are not plain ASCII. The letters it gives have probabilities, by how much the
languages use them that it was made for; what no text has (a capital behind a small letter, a currency within a word,
bytes that it leaves undefined) has next to none. The encoding under which the text is the likeliest is taken.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from msgspec import Struct

from bot.formats import usual_letters

_SAMPLE = 6_000
"""Bytes that are looked at."""
_PLAIN, _LEAST = -3.5, -5.2
"""The logarithm for a letter of ASCII, and the mean one for a byte beyond it from which a text counts as read; where
all bytes are alike it is -4.85."""
_NEVER, _ODD = math.log(1e-6), math.log(5e-4)
_SIGNS = frozenset("“”„‘‚«»–—…€°•·§£©®™\xa0´×²³½→¿¡ªº№‹›¼±")
_WIDE = frozenset("。，、；：？！（）「」『』《》【】〈〉・ー～〜　“”‘’…—·．％＝＋－")
_CAPITAL, _SHOUTED = math.log(0.1), math.log(0.3)
"""What a capital at the start of a word costs, and one behind another."""

_COMMON, _RARER = 10, 6.0
"""Encodings that files are still found in, and how much likelier than these one of the others has to be."""
_BESIDE = math.log(0.1)
"""What it costs that two letters beyond ASCII stand side by side in a Latin text."""

Weigh = Callable[[str], Iterable[float]]
"""The logarithms of how likely each letter beyond ASCII is."""


class Found(Struct, frozen=True):
    """An encoding, and what people call it."""

    name: str
    called: str


def find(data: bytes) -> Found | None:
    """The likeliest encoding of `data`, which is no UTF-8; None where no encoding makes a text of it."""
    sample = _sample(data)
    best, found = -math.inf, None
    for place, (each, weigh) in enumerate(_encodings()):
        likely = _sum(sample.decode(each.name, "replace"), weigh) - _RARER * (place >= _COMMON)
        if likely > best:
            best, found = likely, each
    plain = len(sample.decode("ascii", "ignore"))
    return found if best >= _LEAST * (len(sample) - plain) + _PLAIN * plain else None


def _sum(text: str, weigh: Weigh) -> float:
    return sum(weigh(text)) + _PLAIN * len(text.encode("ascii", "ignore"))


def _sample(data: bytes) -> bytes:
    """Whole lines that are not ASCII; in none of the encodings is a line break a part of a letter."""
    lines, size = [], 0
    for line in data.splitlines():
        if not line.isascii():
            lines.append(line[:_SAMPLE])
            size += len(line)
            if size > _SAMPLE:
                break
    return b"\n".join(lines)


@cache
def _encodings() -> tuple[tuple[Found, Weigh], ...]:
    """In the order of how common they are: of two that read a text alike the first is taken."""
    western, central = _latin(usual_letters.WESTERN), _latin(usual_letters.CENTRAL)
    cyrillic = _alphabet(usual_letters.CYRILLIC)
    japanese = _characters({usual_letters.JAPANESE: 0.25, _kana(): 0.5, _level(("euc_jp", 0xB0, 0xCF)): 0.05})
    chinese = _characters({usual_letters.CHINESE: 0.5, _level(("gb2312", 0xB0, 0xD7)): 0.2, _kana(): 0.02})
    taiwanese = _characters({usual_letters.CHINESE: 0.5, _level(("big5", 0xA4, 0xC6)): 0.2, _kana(): 0.02})
    korean = _characters({usual_letters.KOREAN: 0.6, _level(("euc_kr", 0xB0, 0xC8)): 0.2, _kana(): 0.01})
    rows: Iterable[tuple[str, str, Weigh]] = (
        ("cp1252", "Windows-1252", western),
        ("cp1251", "Windows-1251 (Cyrillic)", cyrillic),
        ("gb18030", "GB 18030 (Chinese)", chinese),
        ("cp932", "Shift JIS (Japanese)", japanese),
        ("euc_jp", "EUC-JP (Japanese)", japanese),
        ("big5hkscs", "Big5 (Chinese)", taiwanese),
        ("cp949", "EUC-KR (Korean)", korean),
        ("koi8_r", "KOI8-R (Cyrillic)", cyrillic),
        ("cp1250", "Windows-1250", central),
        ("cp1254", "Windows-1254 (Turkish)", _latin(usual_letters.TURKISH)),
        ("cp1257", "Windows-1257 (Baltic)", _latin(usual_letters.BALTIC)),
        ("iso8859_2", "ISO 8859-2", central),
        ("mac_roman", "Mac Roman", western),
        ("cp850", "code page 850", western),
        ("cp866", "code page 866 (Cyrillic)", cyrillic),
        ("cp855", "code page 855 (Cyrillic)", cyrillic),
        ("iso8859_5", "ISO 8859-5 (Cyrillic)", cyrillic),
        ("mac_cyrillic", "Mac Cyrillic", cyrillic),
        ("cp1253", "Windows-1253 (Greek)", _alphabet(usual_letters.GREEK)),
        ("iso8859_7", "ISO 8859-7 (Greek)", _alphabet(usual_letters.GREEK)),
        ("cp1255", "Windows-1255 (Hebrew)", _alphabet(usual_letters.HEBREW)),
        ("cp1256", "Windows-1256 (Arabic)", _alphabet(usual_letters.ARABIC)),
        ("cp874", "Windows-874 (Thai)", _alphabet(usual_letters.THAI)),
    )
    return tuple((Found(name, called), weigh) for name, called, weigh in rows)


def _kana() -> str:
    return "".join(map(chr, (*range(0x3041, 0x3094), *range(0x30A1, 0x30F7))))


def _level(rows: tuple[str, int, int]) -> str:
    """The characters in common use: those in the rows of a standard, from one first byte to another."""
    encoding, first, last = rows
    pairs = (bytes((row, cell)) for row in range(first, last + 1) for cell in range(0x40, 0xFF))
    found = (pair.decode(encoding, "ignore") for pair in pairs)
    return "".join(letter for letter in found if len(letter) == 1 and letter >= "\x80")


def _characters(shares: dict[str, float]) -> Weigh:
    """Weighs texts in characters: each group of these has a share of the text."""
    logs = dict.fromkeys(_WIDE, math.log(0.15 / len(_WIDE)))
    for group, share in shares.items():
        each = math.log(share / len(group))
        logs = {**dict.fromkeys(group, each), **logs}

    def weigh(text: str) -> Iterator[float]:
        for letter in text:
            if letter >= "\x80":
                yield logs.get(letter) or (-8.0 if "\uff01" <= letter <= "\uff5e" else _rare(letter))

    return weigh


def _rare(letter: str) -> float:
    """The logarithm for a character that is in no group."""
    known = "\u00a0" <= letter <= "\u045f" or "\u2010" <= letter <= "\u33ff" or "\u4e00" <= letter <= "\u9fff"
    return math.log(1e-6) if known or "\uac00" <= letter <= "\ud7a3" else math.log(1e-9)


def _alphabet(letters: str) -> Weigh:
    """Weighs texts in an alphabet whose letters are given in the order of how usual they are."""
    logs = {letter: math.log(max(0.1 * math.exp(-place / 10), 0.002)) for place, letter in enumerate(letters)}

    def weigh(text: str) -> Iterator[float]:
        before = " "
        for letter in text:
            if letter >= "\x80":
                known = logs.get(letter.lower())
                if known is None:
                    yield _sign(before, letter)
                elif before < "\x80" and before.isalpha():
                    yield _ODD
                else:
                    yield known + _case(before, letter)
            before = letter

    return weigh


def _latin(languages: tuple[str, ...]) -> Weigh:
    """Weighs texts in Latin letters by the language whose letters beyond ASCII fit best."""

    def weigh(text: str) -> Iterable[float]:
        return max((_of_language(text, language) for language in languages), key=sum)

    return weigh


def _of_language(text: str, letters: str) -> list[float]:
    logs, before = [], " "
    each = math.log(0.9 / len(letters))
    for letter in text:
        if letter >= "\x80":
            if letter.lower() in letters or letter in letters:
                beside = _BESIDE if before >= "\x80" and before.isalpha() else 0.0
                logs.append(each + beside + _case(before, letter))
            else:
                logs.append(_sign(before, letter))
        before = letter
    return logs


def _sign(before: str, letter: str) -> float:
    """The logarithm for what is no letter of the language."""
    if letter == "’":
        return math.log(0.2 if before.isalpha() else 0.02)
    if letter not in _SIGNS:
        return _NEVER if letter == "\ufffd" or not letter.isalpha() else _ODD
    closing = before.isalpha() and letter in "”»…\xa0°²³™®›"
    return math.log(0.02) if closing or not before.isalpha() else _ODD


def _case(before: str, letter: str) -> float:
    """What the case of a letter costs."""
    if not letter.isupper():
        return 0.0
    return _ODD if before.islower() else _SHOUTED if before.isupper() else _CAPITAL
