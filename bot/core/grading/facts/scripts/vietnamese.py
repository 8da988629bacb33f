"""Tells texts in Vietnamese by its marks, and writes each of its syllables in one of the ways that are in use."""

from __future__ import annotations

import re
import unicodedata

from bot.core.grading.facts.tables import listed, pattern

CODE = "vi"
LETTERS = frozenset("đơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")
"""Letters that hardly another language has."""
FEWEST = 2
"""Words with such a letter that tell the language."""
_WORD = pattern(r"[^\W\d_]+")
_ENGLISH = frozenset(
    listed(
        "what which who is are does how many much when where for was and write the of word mean means meaning say"
    )
)
"""Words that frame a word of Vietnamese in an English question."""
_OLD = listed("""
    oà:òa oá:óa oả:ỏa oã:õa oạ:ọa oè:òe oé:óe oẻ:ỏe oẽ:õe oẹ:ọe uỳ:ùy uý:úy uỷ:ủy uỹ:ũy uỵ:ụy
""")
_NEW = dict(pair.split(":") for pair in _OLD)
_TONE_AT_END = pattern(rf"(?:{'|'.join(_NEW)})$")
"""Where the mark of the tone stands on the last letter: "hoà" for "hòa"."""
_SHORT_I = str.maketrans("iìíỉĩị", "yỳýỷỹỵ")
_I_FOR_Y = pattern("^(?:h|k|l|m|qu|s|t)[iìíỉĩị]$")
"""Where i and y are both in use: "vật lí" for "vật lý"."""


def is_vietnamese(text: str) -> bool:
    """Whether the marks of a text's words, names left out, leave no doubt."""
    if text.isascii():
        return False
    words = set(_WORD.findall(unicodedata.normalize("NFC", text)))
    marked = sum(word.islower() and not LETTERS.isdisjoint(word) for word in words)
    return marked >= max(FEWEST, len(_ENGLISH.intersection(map(str.lower, words))) + 1)


def syllable(word: str) -> str:
    """A lower-case syllable, composed, as the glossary has it whatever the writer's habit."""
    if word.isascii() or word.startswith("qu"):
        return _with_y(word)
    return _with_y(_TONE_AT_END.sub(lambda found: _NEW[found[0]], word))


def _with_y(word: str) -> str:
    return (
        re.sub("[iìíỉĩị]$", lambda found: found[0].translate(_SHORT_I), word)
        if _I_FOR_Y.search(word)
        else word
    )
