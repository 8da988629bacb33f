"""Makes an answer ready to be compared: characters that people mean as one, no markdown, mentions or emoji.

Nothing that carries meaning is taken off; for signs the answer is kept as typed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from msgspec import Struct

from bot.core.grading.facts.tables import pattern
from bot.core.grading.text import MAX_CHARS, squeezed

_SUPER = {ord(a): b for a, b in zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿˣ", "0123456789+-nx", strict=True)}
_RAISED = pattern(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿˣ]+")
_SAME = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": " - ", "−": "-", "﹣": "-", "⁄": "/", "∕": "/",
        "×": "x", "⋅": "·", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "…": " ... ", "µ": "μ",
        "٫": ".", "٬": ",", "。": ".", "、": ",", "،": ",", "？": "?", "！": "!", "「": '"', "」": '"', "『": '"',
        "』": '"', "।": ".", "♭": "b", "♯": "#", "⬆": "↑", "⬇": "↓",
    }
)  # fmt: skip
_KEPT_SYMBOLS = frozenset("°⌘⌃⌥⇧⌫⏎℃℉©®™|¦")
_DROPPED = frozenset(("Cf", "Cc", "Cs", "Co", "Cn", "So"))
_PICTURE = "\0"
"""What stands for an emoji until all are found: a row of them is one blank, as in "767 🙂 mph"."""
_PICTURES = pattern(r"[^\S\n]*\0(?:[^\S\n]|\0)*")
_AWAY = pattern(r"<(?:[@#:]|a:)[^>\n]{0,80}>|https?://\S+|(?<![\w:]):[a-z_]{3,30}:(?!\w)")
_PAIRS = (
    pattern(r"```(?:[a-z]*\n)?(.*?)```", re.DOTALL),
    pattern(r"`([^`\n]*)`"),
    pattern(r"\|\|(?=\S)([^|\n]*\S)\s?\|\|"),
    pattern(r"\*\*\*?(?=\S)([^*\n]*[^*\s])\*\*\*?"),
    pattern(r"(?<![\w*])\*(?=[^\s*])([^*\n]*[^*\s])\*(?![\w*])"),
    pattern(r"(?<!\w)__?(?=[^\s_])([^_\n]*[^_\s])__?(?!\w)"),
    pattern(r"~~(?=\S)([^~\n]*\S)~~"),
)
_STRUCK = pattern(r"~~[^~\n]*~~")
_LINE_START = pattern(r"(?m)^\s{0,3}(?:#{1,3}\s|>\s(?![-+]?\.?\d)|[-*•◦]\s+(?=[^\W\d]))")
_LABEL = pattern(
    r"(?i)^\s*(?:(?:my |the |final |correct )*(?:answer|ans|a|guess)\s*(?:is\s*)?[:=]\s*|a\)\s+|ans\.\s+"
    r"|(?:let me|lemme|let'?s) (?:think|see)\b[\s.,:…!]+)(?=\S)"
)
_SURE = (
    r"(?:(?:plain|pure) and simple|simple as that|end of story|no doubt(?: about (?:it|that))?"
    r"|without (?:a |any )?doubt|hands down|100 ?% (?:sure|certain))"
)
_TAG = (
    r"(?:(?:is|was|are|were|do|does|did|has|have|had|ca|wo|would|should|could)n'?t"
    r" (?:it|that|this|he|she|they|there)\??"
    r"|(?:right|correct|no|non|oder|nicht wahr|n'est-ce pas|verdad|vero)\s*\?)"
)
_ASSURANCE = pattern(rf"(?i)^{_SURE}\b[,:]?\s+(?=\S)|(?<!\bnot)(?<=[^\s,])[\s,]+(?:{_SURE}\W*|{_TAG}+\W*)$")
"""How sure somebody is, at an end of an answer, or a question tagged on: "1815, wasn't it?"."""


@lru_cache(maxsize=8)
def characters(text: str) -> str:
    """`text` with one code for each character that people mean: digits, quotes, dashes, raised digits as "^2".

    Small cache: several readings of one answer ask for the same.
    """
    text = squeezed(text)
    if text.isascii():
        return text
    text = _RAISED.sub(lambda found: "^" + found[0].translate(_SUPER), text.translate(_SAME))
    text = _PICTURES.sub(" ", "".join(map(_character, text)))
    return squeezed(unicodedata.normalize("NFC", text))


def _character(char: str) -> str:
    if char.isascii():
        return char
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category == "No" and unicodedata.decomposition(char).startswith("<fraction>"):
        return " " + unicodedata.normalize("NFKC", char).replace("⁄", "/")
    if char in _KEPT_SYMBOLS:
        return {"℃": "°C", "℉": "°F"}.get(char, char)
    if category in _DROPPED or "\ufe00" <= char <= "\ufe0f":
        return "" if category == "Cf" else _PICTURE
    return unicodedata.normalize("NFKC", char) if unicodedata.decomposition(char)[:1] == "<" else char


def clean(text: str) -> str:
    """`characters` of the text without markdown, mentions, links, emoji and a label such as "Answer:"."""
    text = characters(text)
    if "<" in text or ":" in text:
        text = _AWAY.sub(" ", text)
    text = squeezed(unmarked(text))
    return _ASSURANCE.sub("", _LABEL.sub("", text).strip())


def unmarked(text: str) -> str:
    """`text` without paired markdown signs and line starts; single signs stay, for they may be the answer."""
    if "~~" in text and _STRUCK.sub("", text).strip():
        text = _STRUCK.sub(" ", text)
    if any(sign in text for sign in "`|*_~"):
        for pair in (*_PAIRS, *_PAIRS):  # "__*x*__"
            text = pair.sub(r"\1", text)
    return _LINE_START.sub("", text)


class Said(Struct, frozen=True):
    """What a person typed, and the same without what the chat put on it."""

    raw: str
    """Characters folded, nothing else: where every sign may carry meaning."""
    text: str
    """Without markdown, links and emoji."""
    question: str = ""
    spoken: str = ""
    """Of a list's member: how the whole question reads."""


def said(answer: str, question: str) -> Said:
    """The answer ready to be compared."""
    cut = answer[:MAX_CHARS]
    return Said(characters(cut).strip(), clean(cut), question)


@lru_cache(maxsize=256)
def cleaned_question(question: str) -> str:
    """A question as answers are read. Bounded cache: a round asks the same question of everybody."""
    return clean(question)
