"""Turns what a person typed in a chat into plain lower-case words and clause marks.

Two people who say the same thing should look the same from here on, whatever the client, the keyboard or the
markdown did to their text. Nothing in this file knows what the words mean.
"""

from __future__ import annotations

import re
import unicodedata

MAX_CHARS = 4000
"""Longer texts are cut here first, so that every later step is bounded."""
MAX_WORDS = 160
"""Words kept of an answer; a longer one is judged by these and flagged "long"."""
BREAK, STOP = "|", "||"
"""The tokens that end a clause and a sentence: negation and comparison sides do not reach over either."""
MARKS = frozenset((BREAK, STOP))

_LINK = re.compile(r"\[([^\]\n]{0,300})\]\([^)\n]{0,500}\)")
_NOISE = re.compile(
    r"<(?:[@#:]|a:)[^>\n]{0,80}>|https?://\S+|```[a-z]*\n|[`*~]+|\|\||(?m:^\s{0,3}(?:#{1,3}|>)\s)"
)
_SYMBOLS = (
    ("!=", " not equal "), ("≠", " not equal "), ("->", " to "), ("=>", " to "), ("→", " to "), ("⇒", " to "),
    ("↑", " increase "), ("↓", " decrease "), ("w/o", " without "), ("w/", " with "), ("&", " and "),
    ("+", " and "), ("’", "'"), ("‘", "'"), ("`", "'"), ("—", " ; "), ("–", " - "),
)  # fmt: skip
_WORD = re.compile(r"\d+(?:[.,]\d+)*(?![^\W\d_])|[^\W_]+(?:'[^\W_]+)*|[.;:!?,()\n]|(?<=\s)-(?=\s)|==?")
_STOPS = frozenset(".;!?\n")
_BREAKS = frozenset(":,()-=") | _STOPS
_DROPPED = frozenset(("Cf", "Cc", "Cs", "Co", "Cn", "Mn", "So", "Sk"))


def plain(text: str) -> str:
    """`text` cut, folded (NFKC, no accents, no invisible characters) and freed of chat markup; lower case."""
    text = text[:MAX_CHARS]
    if not text.isascii():
        for symbol, meaning in _SYMBOLS:
            text = text.replace(symbol, meaning)
        text = _fold(text)
    text = _LINK.sub(r"\1", text.lower())
    text = _NOISE.sub(" ", text)
    for symbol, meaning in _SYMBOLS:
        if symbol in text:
            text = text.replace(symbol, meaning)
    return text


def _fold(text: str) -> str:
    """Compatibility forms folded, invisible characters, accents and emoji dropped, at most MAX_CHARS left."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text))[: 2 * MAX_CHARS]
    kept = [c for c in folded if c in "\n\t" or unicodedata.category(c) not in _DROPPED]
    return unicodedata.normalize("NFC", "".join(kept))[:MAX_CHARS]


def words(text: str) -> list[str]:
    """The words of `text` in order, with BREAK between clauses and STOP between sentences; at most MAX_WORDS words."""
    found: list[str] = []
    count = 0
    for token in _WORD.findall(plain(text)):
        if token[0] in _BREAKS:
            mark = STOP if token[0] in _STOPS else BREAK
            if found and found[-1] not in MARKS:
                found.append(mark)
            elif found and mark is STOP:
                found[-1] = STOP
        elif count < MAX_WORDS:
            found.append(token)
            count += 1
    return found
