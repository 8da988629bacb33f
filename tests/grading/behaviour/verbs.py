"""Verbs that occur in answers, for rules that need to know one when they see it."""

from __future__ import annotations

import re
from pathlib import Path

_VERBS = (Path(__file__).parent / "verbs.txt").read_text(encoding="utf-8").split()
_AUXILIARIES = frozenset(("is", "are", "was", "were", "can", "will", "should", "does", "do", "has", "have"))
_SUBJECTS = frozenset(("it", "that", "which", "who", "he", "she"))


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "o")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}s"


PLAIN = frozenset(_VERBS)
THIRD_PERSON = {_third(verb): verb for verb in _VERBS}
"""Third person singular to plain form."""


def negated(text: str) -> str | None:
    """The text with its first verb negated and nothing else changed; None where no verb is found."""
    words = text.split()
    for at, word in enumerate(words):
        before = words[at - 1].lower() if at else ""
        if put := _denied(word, before):
            return " ".join((*words[:at], *put, *words[at + 1 :]))
    return None


def _denied(word: str, before: str) -> tuple[str, ...] | None:
    """The word with its "not" where it is a verb that can be told from a noun by what stands before it."""
    lower = word.lower()
    if lower in _AUXILIARIES:
        return word, "not"
    if lower in THIRD_PERSON and (not before or before in _SUBJECTS or before.endswith(":")):
        return ("does" if before else "Does"), "not", THIRD_PERSON[lower]
    if lower in PLAIN and not before:
        return "Do", "not", lower
    if lower in PLAIN and before == "to":
        return "not", lower
    if re.fullmatch(r"[a-z]{3,}ing", lower) and (not before or before in ("of", "for", "by")):
        return ("not" if before else "Not"), lower
    return None
