"""Turns what a person typed in a chat into plain lower-case words and clause marks.

Two people who say the same thing should look the same from here on, whatever the client, the keyboard or the
markdown did to their text. Nothing in this file knows what the words mean.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from bot.core.grading.devanagari import spelled_alike

MAX_CHARS = 4000
"""Longer texts are cut here first, so that every later step is bounded."""
MAX_BLANK = 40
"""Blank characters in a row that are kept: as code is indented."""
MAX_WORDS = 160
"""Words kept of an answer; a longer one is judged by these and flagged "long"."""
BREAK, STOP = "|", "||"
"""The tokens that end a clause and a sentence: negation and comparison sides do not reach over either."""
MARKS = frozenset((BREAK, STOP))

ENOUGH = 200
"""Characters of a text by which its length is told."""
_BLANK = re.compile(rf"(\s{{{MAX_BLANK}}})\s+")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_LINK = re.compile(r"\[([^\]\n]{0,300})\]\([^)\n]{0,500}\)")
_NOISE = re.compile(
    r"<(?:[@#:]|a:)[^>\n]{0,80}>|</[^>\n:]{1,100}:\d{1,20}>|<t:-?\d{1,20}(?::[a-z])?>|@(?:everyone|here)\b|https?://\S+|```[a-z]*\n|[`*~]+|\|\||(?m:^\s{0,3}(?:#{1,3}|>)\s)"
)
_SYMBOLS = (
    ("!=", " not equal "), ("≠", " not equal "), ("->", " to "), ("=>", " to "), ("→", " to "), ("⇒", " to "),
    ("↑", " increase "), ("↓", " decrease "), ("w/o", " without "), ("w/", " with "), ("&", " and "),
    ("+", " and "),
)  # fmt: skip
_SIGNS = (
    ("’", "'"), ("‘", "'"), ("`", "'"), ("—", " ; "), ("–", " - "), ("。", ". "), ("、", ", "), ("،", ", "),
    ("؟", "? "), ("؛", "; "), ("।", ". "), ("İ", "i"),
)  # fmt: skip
"""Marks that are written otherwise, and those of other scripts."""
_WORD = re.compile(r"\d+(?:[.,]\d+)*[^\W_]*|[^\W_]+(?:'[^\W_]+)*|[.;:!?,()\n]|(?<=\s)-(?=\s)|==?")
_SPELLED = re.compile(
    r"\d+(?:[.,]\d+)*[^\W_]*|(?:[^\W_]|[\u0900-\u0dff\u0e00-\u0eff])+|[.;:!?,()\n]|(?<=\s)-(?=\s)|==?"
)
"""A word of another language: no apostrophes, but vowel signs."""
_TERM = r"\w+(?: \w+){0,2}"
_GROUP = rf"\(\s*-?{_TERM}(?:\s*[-+*/×·]\s*{_TERM})+\s*\)"
_FORMULA = re.compile(rf"[/*×·]\s*{_GROUP}|{_GROUP}\s*[/*×·](?=\s*\w)")
"""What is divided or multiplied by a sum in brackets: "tp/(tp+fp)". It is one thing, so nothing in it ends a clause."""
_SIGNS_WITHIN = re.compile(r"[-+*/×·()]")
_STOPS = frozenset(".;!?\n")
_BREAKS = frozenset(":,()-=") | _STOPS
_INVISIBLE = frozenset(("Cf", "Cc", "Cs", "Co", "Cn", "So", "Sk"))
_FOLDED = str.maketrans(
    {"ß": "ss", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i"}
    | {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه"}
)
"""Letters that many write as another: umlauts and such, and those of Arabic with their hamza or dots left out."""
_POINTS = re.compile("[\u0640\u064b-\u0652\u0670]")
"""Vowel points of Arabic, and what only stretches a word."""
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९٫", "0123456789" * 3 + ".")
_DROPPED = frozenset(("Cf", "Cc", "Cs", "Co", "Cn", "Mn", "So", "Sk"))


def squeezed(text: str) -> str:
    """The text cut, its runs of blank space too: what reads on from each place of a long one takes long."""
    return _BLANK.sub(r"\1", text[:MAX_CHARS])


def word_count(text: str) -> int:
    """Words of a text, as far as it takes to tell; two characters of Chinese or Japanese, without spaces, are one."""
    text = text[:ENOUGH]
    spaced = _UNSPACED.sub(" ", text)
    return len(spaced.split()) + sum(map(str.__ne__, text, spaced)) // 2


def plain(text: str) -> str:
    """`text` cut, folded (NFKC, no accents, no invisible characters) and freed of chat markup; lower case."""
    text = _FORMULA.sub(_without_signs, text[:MAX_CHARS])
    if not text.isascii():
        text = _fold(_replaced(text, _SYMBOLS + _SIGNS))
    return _replaced(_unmarked(text), _SYMBOLS + _SIGNS)


def _without_signs(formula: re.Match[str]) -> str:
    """A formula as its names in a row."""
    return _SIGNS_WITHIN.sub(" ", formula[0])


def _replaced(text: str, signs: Iterable[tuple[str, str]]) -> str:
    for sign, meaning in signs:
        if sign in text:
            text = text.replace(sign, meaning)
    return text


def _unmarked(text: str) -> str:
    """The text in lower case, without chat markup."""
    return _NOISE.sub(" ", _LINK.sub(r"\1", text.lower()))


def _fold(text: str) -> str:
    """Compatibility forms folded, invisible characters, accents and emoji dropped, at most MAX_CHARS left."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text))[: 2 * MAX_CHARS]
    kept = [c for c in folded if c in "\n\t" or unicodedata.category(c) not in _DROPPED]
    return unicodedata.normalize("NFC", "".join(kept))[:MAX_CHARS]


def words(text: str) -> list[str]:
    """The words of `text` in order, with BREAK between clauses and STOP between sentences; at most MAX_WORDS words."""
    return _cut(_WORD.findall(plain(text)))


def spelled_words(text: str) -> list[str]:
    """The words and marks of a text in another language than English: accents kept, cut at apostrophes, no bound.

    Digits are Latin ones, and Arabic has no vowel points.
    """
    text = unicodedata.normalize("NFKC", _replaced(text[:MAX_CHARS], _SIGNS))[:MAX_CHARS]
    text = _POINTS.sub("", text).translate(_DIGITS)
    kept = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in _INVISIBLE)
    return _cut(_SPELLED.findall(_replaced(_unmarked(kept), _SIGNS)), MAX_CHARS)


def folded(word: str) -> str:
    """A lower-case word without accents, so that it is the same where somebody leaves them out; kana keep theirs."""
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFKD", word.translate(_FOLDED))
    bare = "".join(c for c in letters if not "\u0300" <= c <= "\u036f")
    return spelled_alike(unicodedata.normalize("NFC", bare))


def _cut(tokens: Iterable[str], most: int = MAX_WORDS) -> list[str]:
    """Words in order with marks between, `most` words at most."""
    found: list[str] = []
    count = 0
    for token in tokens:
        if token[0] in _BREAKS:
            mark = STOP if token[0] in _STOPS else BREAK
            if found and found[-1] not in MARKS:
                found.append(mark)
            elif found and mark is STOP:
                found[-1] = STOP
        elif count < most:
            found.append(token)
            count += 1
    return found
