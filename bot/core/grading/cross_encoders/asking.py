"""What both models say of an answer to a card."""

from __future__ import annotations

from bot.core.grading.cross_encoders.pair import CrossEncoders, Opinion
from bot.core.grading.cross_encoders.texts import as_written, in_english
from bot.core.grading.evidence import Evidence
from bot.core.grading.prepared_card import PreparedCard


def asked(models: CrossEncoders, card: PreparedCard, answer: str, evidence: Evidence) -> Opinion | None:
    """What they say of it beside the card's reference.

    A bare card's nearest accepted answer is read as well, and the better word counts. None where no model can be run.
    """
    rights = [card.card.reference]
    if card.bare and evidence.right:
        rights.append(card.card.accepted[evidence.right - 1])
    found = []
    for right in rights:
        english = in_english(card, right, evidence.assertions)
        found.append(models.read(english, as_written(card, right, answer, english)))
    return max(filter(None, found), default=None)


def asked_of_denied(models: CrossEncoders, card: PreparedCard, evidence: Evidence) -> float:
    """The probability that what an answer says is not so is at least partly right; 0 where nothing is denied.

    It is read in English words: in other languages nobody knows which of the written ones are denied.
    """
    denied = [one for one in evidence.assertions if one.assertion.denied]
    if not denied:
        return 0.0
    english = in_english(card, card.card.reference, denied)
    read = models.read(english, english)
    return read.partly if read else 0.0
