"""Which texts of a reply may stand on a card: none that would call people, lead them elsewhere, or hide something.

A reply is a stranger's text: its writer was a model that had read a stranger's card.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_CALLS = r"<(?:@[!&]?|#|a?:\w+:|t:|/[\w -]+:|id:)[^>]{0,100}>|@(?:everyone|here)\b"
"""Discord's mentions of people, roles and channels, its emoji, times and commands."""
_LINK = (
    r"(?:https?|ftp|file|data|javascript)://\S+|\b(?:mailto|javascript|data):\S+|\bwww\.\S+|\bdiscord(?:app)?\.(?:gg|com)/\S+"
    r"|\]\([^)]*\)"
)
_HIDING = ("Cc", "Cf", "Co", "Cs", "Cn")
"""Categories of characters that show nothing, or turn the text around; line ends and joiners apart."""
_ALLOWED = "\n\t\u200c\u200d"
"""Persian and many emoji need the joiners."""
_ADDRESSED = (
    r"\b(?:ignore|disregard|forget) (?:all |any |the |your )*(?:previous|prior|above|earlier)? ?"
    r"(?:instructions|rules|prompt)"
    r"|\b(?:system prompt|as an ai(?: language)? model|i cannot (?:help|assist) with)\b"
)
_REASONS = {
    _CALLS: "it holds a mention",
    _LINK: "it holds a link",
    _ADDRESSED: "it speaks to a model, not of the card",
}


def unfit(text: str, card_texts: str) -> str:
    """Why the text may not stand on a card, in words; empty where it may.

    `card_texts` are the card's own question and answer: a link or a sign that stands there may stand here.
    """
    if any(unicodedata.category(char) in _HIDING and char not in _ALLOWED for char in text):
        return "it holds hidden characters"
    for pattern, reason in _REASONS.items():
        if any(found[0] not in card_texts for found in _compiled(pattern).finditer(text)):
            return reason
    return ""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """When the first text comes: few bots ever have one."""
    return re.compile(pattern, re.IGNORECASE)
