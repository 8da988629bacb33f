"""Which encoding bytes are in that are no Unicode: of all that are tried the one that makes the likeliest text.

Which letters a language uses, and which parts of the standards of Chinese, Japanese and Korean hold the frequent
characters (level 1 of GB 2312, Big5 and JIS X 0208, the syllables of KS X 1001), is what grammars and standards say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_SAMPLE = 16_000
"""Bytes that are looked at."""
_LEAST = 0.55
"""The score below which no encoding is likely."""
_ALPHABETS = {
    "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіїєґў": (
        "cp1251",
        "koi8-u",
        "cp866",
        "mac_cyrillic",
        "iso8859-5",
        "cp855",
    ),
    "αοιετσνηυρπκλμςωγδάίέόβθφήύχξώζψϊϋΐΰ": ("cp1253", "iso8859-7"),
    "יוהלאתרבמשנעחםדקטפכגסזןצךףץ": ("cp1255",),
    "الينموترهبعسدفحكقشجطصخءذزئثضغةىأإآؤظپچژگ،؟": ("cp1256",),
    "านรอกเงมยลวทีส่ต้ัะดปิคบแหโุไ็ใชขจพผูซถืธณศษำึ๊๋์ๆฎฏฐฑฒฬฌฆญฟภฝฉฮฤฅ": ("cp874",),
}
"""The letters of an alphabet, the most frequent first, and the encodings in which it is written."""
_ONLY_CAPITALS = 0.05
"""What a text in capitals alone counts less: another encoding's small letters look so."""
_FINAL = frozenset("םןךףץς")
"""Letters that end words."""
_OLD = ("mac_roman", "cp850")
_WESTERN = ("cp1252", *_OLD)
_LATIN = {
    "àâæçéèêëîïôœùûüÿ": _WESTERN,
    "äöüßé": _WESTERN,
    "áéíñóúü": _WESTERN,
    "áâãàçéêíóôõúü": _WESTERN,
    "àèéìíîòóùú": _WESTERN,
    "åäöæøéáðíóúýþ": _WESTERN,
    "ąćęłńóśźż": ("cp1250", "iso8859-2"),
    "áčďéěíňóřšťúůýžäôľĺŕ": ("cp1250", "iso8859-2"),
    "áéíóöőúüű": ("cp1250", "iso8859-2"),
    "čćđšž": ("cp1250", "iso8859-2"),
    "ăâîşţ": ("cp1250", "iso8859-2"),
    "çğıöşüâîİ": ("cp1254",),
    "āčēģīķļņšūžąęėįųõäöü": ("cp1257",),
}
"""The letters that a language adds to the Latin ones, and the encodings in which it is written."""
_ALL_WESTERN = "".join(letters for letters, encodings in _LATIN.items() if encodings is _WESTERN)
_SEVERAL = 0.97
"""What texts in several languages count at most, so that one language that explains all letters comes before."""
_SIGNS = frozenset("’‘“”„–—…•°€£§«»¿¡½¼¾²³µ·©®™×÷±¹ªº†´`\xa0\xad")
"""What stands between words in any language."""
_APOSTROPHES = frozenset("’´·\xad")
"""Signs that stand within words."""
_ESCAPES = {b"\x1b$B": "iso2022_jp", b"\x1b$@": "iso2022_jp", b"\x1b$)C": "iso2022_kr"}
_HIGH = re.compile(rb"[\x80-\xff]")
_NAMES = {"cp949": "EUC-KR", "cp932": "Shift-JIS", "cp1252": "Windows-1252", "cp874": "TIS-620"}


@dataclass(frozen=True, slots=True)
class Guess:
    """An encoding and how likely the text is that it makes of the bytes."""

    encoding: str
    score: float
    """1 where every letter is usual, less where some are odd."""

    @property
    def name(self) -> str:
        """What people call the encoding."""
        return _NAMES.get(self.encoding) or self.encoding.upper().replace("CP", "Windows-").replace("_", "-")


def escaped(data: bytes) -> str | None:
    """The encoding that escape sequences in bytes of seven bits tell; None where there are none."""
    return next((encoding for mark, encoding in _ESCAPES.items() if mark in data[:_SAMPLE]), None)


def guess(data: bytes) -> Guess | None:
    """The likeliest encoding of `data`, which is no UTF-8; None where no text that it makes is likely."""
    best = max(_guesses(_sample(data)), key=lambda each: each.score)
    return best if best.score >= _LEAST else None


def _sample(data: bytes) -> bytes:
    """The first whole lines, those with letters beyond ASCII before others where the file is long."""
    if len(data) <= _SAMPLE:
        return data
    lines, size = [], 0
    for line in data.split(b"\n"):
        if _HIGH.search(line[:_SAMPLE]) and size < _SAMPLE:
            lines.append(line[:_SAMPLE])
            size += len(line)
    return b"\n".join(lines)


def _guesses(data: bytes) -> Iterator[Guess]:
    """The guesses, of those that are as likely the most usual first."""
    for letters, encodings in _LATIN.items():
        for encoding in encodings:
            score = _latin_score(_decoded(data, encoding), letters)
            yield Guess(encoding, score * (_SEVERAL if encoding in _OLD else 1))
    for encoding in _WESTERN:
        score = _SEVERAL * _latin_score(_decoded(data, encoding), _ALL_WESTERN)
        yield Guess(encoding, score * (_SEVERAL if encoding in _OLD else 1))
    for letters, encodings in _ALPHABETS.items():
        for encoding in encodings:
            yield Guess(encoding, _alphabet_score(_decoded(data, encoding), letters))
    yield Guess("cp949", _korean_score(data))
    yield Guess("gb18030", _chinese_score(data, "gb18030", "gb2312", 0xB0, 0xD7))
    yield Guess("big5", _chinese_score(data, "big5hkscs", "big5", 0xA4, 0xC6))
    for encoding in ("euc_jp", "cp932"):
        yield Guess(encoding, _japanese_score(_decoded(data, encoding)))


def _decoded(data: bytes, encoding: str) -> str:
    """The text; what the encoding has no character for becomes the replacement character."""
    return data.decode(encoding, "replace")


def _latin_score(text: str, letters: str) -> float:
    """How usual the letters beyond ASCII are in Latin words of a language."""
    usual = frozenset(letters + letters.upper().replace("SS", "ß"))
    points: list[float] = []
    for place, sign in enumerate(text):
        if sign.isascii():
            continue
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        within = before.isalpha() and after.isalpha()
        if sign in usual:
            alone = not before.isalpha() and not after.isalpha()
            points.append(0.3 if sign.isupper() and before.islower() else 0.6 if alone else 1)
        elif sign in _SIGNS:
            points.append(1 if within and sign in _APOSTROPHES else -1 if within else 0.95)
        else:
            points.append(-1)
    return _mean(points)


def _alphabet_score(text: str, letters: str) -> float:
    """How usual letters, their places and case are in an alphabet that is not Latin; rarer letters count less."""
    points: list[float] = []
    rank = {letter: place / len(letters) for place, letter in enumerate(letters)}
    runs = 0
    for place, sign in enumerate(text):
        if sign.isascii():
            continue
        follows = text[place - 1 : place]
        runs += not follows.isascii() and follows.isalpha()
        if (low := sign.lower()) in rank:
            turned = sign.isupper() and follows.islower()
            odd = turned or (sign in _FINAL and text[place + 1 : place + 2].lower() in rank)
            points.append(-0.5 if odd else 1.1 - 0.3 * rank[low])
        else:
            points.append(0.5 if sign in _SIGNS or unicodedata.combining(sign) else -1)
    if 3 * runs <= len(points):
        return -1
    capitals = sum(sign.isupper() for sign in text if not sign.isascii())
    return _mean(points) - (_ONLY_CAPITALS if 10 * capitals > 9 * len(points) else 0)


def _chinese_score(data: bytes, encoding: str, standard: str, first: int, last: int) -> float:
    """How many characters are of the frequent ones of the standard, whose first bytes are `first` to `last`."""
    text = _decoded(data, encoding)
    points = [_points(sign, standard, first, last) for sign in text if not sign.isascii()]
    return _mean(points)


def _points(sign: str, standard: str, first: int, last: int) -> float:
    if _is_wide_sign(sign):
        return 0.9
    try:
        lead = sign.encode(standard)[0]
    except UnicodeEncodeError:
        return -1
    return 1 if first <= lead <= last else 0.9 if lead == _PINYIN else 0


_PINYIN = 0xA8
"""The first byte of letters with tones in GB 2312."""


def _japanese_score(text: str) -> float:
    """How many characters are kana or frequent kanji; some are kana in any text."""
    signs = [sign for sign in text if not sign.isascii()]
    kana = sum("\u3041" <= sign <= "\u30fe" for sign in signs)
    narrow = sum("\uff61" <= sign <= "\uff9f" for sign in signs)
    points = [1 if "\u3041" <= sign <= "\u30fe" else _points(sign, "euc_jp", 0xB0, 0xCF) for sign in signs]
    score = _mean(points) - (narrow / len(signs) if signs else 0)
    return score + 0.05 if 12 * kana > len(signs) else score - 0.5


def _korean_score(data: bytes) -> float:
    """How many characters are usual syllables; Chinese text holds other characters at nearly half of its places."""
    signs = [sign for sign in _decoded(data, "cp949") if not sign.isascii()]
    points = [_points(sign, "euc_kr", 0xB0, 0xC8) for sign in signs]
    score = _mean(points)
    return score + 0.1 if score > 0.85 else score


def _is_wide_sign(sign: str) -> bool:
    """Whether it is punctuation or a form of East Asian texts."""
    return "\u3000" <= sign <= "\u301f" or "\uff01" <= sign <= "\uff5e" or sign in _SIGNS


def _mean(points: list[float]) -> float:
    return sum(points) / len(points) if points else 0
