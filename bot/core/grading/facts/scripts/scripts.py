"""Folds writing that means the same in its script, and nothing that tells two words apart.

Accents are folded for ordinary cards; cards that ask for a word of a language compare before folding.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from bot.core.grading.devanagari import spelled_alike
from bot.core.grading.facts.tables import pattern

MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06ed\u0900-\u0963\u0966-\u0d7f\u0e00-\u0e7f\u0e80-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff"
)
"""Marks and vowel signs that belong to the letter before them, for character classes of words."""
_LETTERS = {
    "œ": "oe", "æ": "ae", "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ĸ": "k",
    "ŋ": "n", "ħ": "h", "ŧ": "t", "ё": "е", "ﬁ": "fi", "ﬂ": "fl", "ـ": "",
    "ة": "ه", "ى": "ي",
}  # fmt: skip
_OPTIONAL_POINTS = pattern("[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u0652\u0670]")
_ARTICLE = pattern("(?<![\u0600-\u06ff])ال(?=[\u0621-\u064a]{3})")
"""What Arabic writes before a word where others write "the"."""
_EAST = pattern("[\uac00-\ud7af\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u31f0-\u31ff\uff66-\uff9f]")
_NO_SPACES = pattern(
    "[\uac00-\ud7af\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"
)
_INDIC = pattern("[\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]")


def foreign(text: str) -> bool:
    """Whether the letters of `text` are of another script than Latin."""
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and not any("a" <= char.lower() <= "z" or "À" <= char <= "ɏ" for char in letters)


def unspaced(text: str) -> bool:
    """Whether `text` is of a script that writes no blank space between words."""
    return _NO_SPACES.search(text) is not None


def fold(text: str) -> str:
    """`text` in one case, kana in hiragana, without accents, optional points and the article of Arabic.

    Voicing and vowel signs stay.
    """
    if text.isascii():
        return text.lower()
    return _folded_word(text) if len(text) <= LONGEST_WORD else _folded_text(text)


LONGEST_WORD = 40
"""Letters of a text whose folded form is kept."""


@lru_cache(maxsize=2048)
def _folded_word(text: str) -> str:
    return _folded(text)


@lru_cache(maxsize=4)  # an answer is folded by several matchers, one after the other
def _folded_text(text: str) -> str:
    return _folded(text)


def _folded(text: str) -> str:
    text = unicodedata.normalize("NFC", text.casefold())
    if _EAST.search(text):
        return "".join(map(_hiragana, unicodedata.normalize("NFKC", text)))
    text = _OPTIONAL_POINTS.sub("", text)
    text = _ARTICLE.sub("", "".join(_LETTERS.get(char, char) for char in text))
    if _INDIC.search(text):
        return spelled_alike(text)
    return "".join(map(_bare, text))


def _hiragana(char: str) -> str:
    return chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char


def _bare(char: str) -> str:
    if char.isascii():
        return char
    parts = unicodedata.normalize("NFD", char)
    if len(parts) > 1 and char in "йї":
        return char  # letters of their own, not accented ones
    return "".join(part for part in parts if unicodedata.category(part) != "Mn") or ""
