"""References that deny something, "not found" or "without oxygen", and how answers deny it in other words."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.grading.facts import claims
from bot.core.grading.facts.outcome import FactGrade, right, wrong
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.words.phrases import content_of, find, phrase
from bot.core.grading.facts.words.words import Word

_NEGATIVE = pattern(r"(?i)(?:not|no|non|without|never)[ -](?P<denied>\S.*)")
_DENIES = pattern(
    r"(?i)\b(?:not|no|non|without|never|none|nothing|nobody|cannot|lacks?|lacking|free (?:of|from)"
    r"|absence of|missing)\b|n't\b|\b(?:is|was|are|were|do|does|did|ca|wo|could|would|should|has|have|had)nt\b"
)
_DENYING = frozenset(("absence", "any", "anything", "free"))
"""Words that are part of denying something."""
SHORT = 2
"""Content words up to which an answer that denies something else is another term; longer ones may paraphrase."""


def denying(reference: str, text: str, found: Sequence[Word], question: frozenset[str]) -> FactGrade | None:
    """The grade of an answer to a reference that denies something; None where neither tells what the other does.

    `found` are the words of the answer, without the reference as it stands; `question` holds the keys of what is asked.
    """
    own = _NEGATIVE.fullmatch(reference.strip(" ."))
    if own is None:
        return None
    denied = phrase(own["denied"])
    hit, count = find(denied, found), len(_DENIES.findall(text))
    said = [word for word in content_of(found, question) if not _DENIES.search(word.text)]
    others = [word for word in said if word.key not in denied.keys and word.key not in _DENYING]
    if hit is None:
        another = count and others and len(said) <= SHORT
        return wrong("term", reference, text, "other-term") if another else None
    if not count or not _DENIES.search(claims.clause_before(text, found[hit.first].start)):
        return wrong("term", reference, text, "opposite", false=(denied.text,))
    return right("term", reference, text) if count == 1 and not others else None
