"""An answer beside its card in the words that the cross-encoders read: in English, and as it was written."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.grading.cross_encoders.cross_encoder import Triple
from bot.core.grading.evidence import AssertionEvidence
from bot.core.grading.facts.scripts.language import is_abroad
from bot.core.grading.lexicon import Lexicon
from bot.core.grading.prepared_card import PreparedCard


def in_english(card: PreparedCard, right: str, assertions: Sequence[AssertionEvidence]) -> Triple:
    """The card's question, a right answer to it and what an answer claims, in English words."""
    lexicon = card.lexicon
    return Triple(as_read(card.card.prompt, lexicon), as_read(right, lexicon), as_said(card, assertions))


def as_written(card: PreparedCard, right: str, answer: str, english: Triple) -> Triple:
    """The same in the languages of card and answer.

    Where both are English they are the English words, in which an answer is freed of what it does not claim.
    """
    abroad = card.lexicon.foreign or is_abroad(answer)
    return Triple(card.card.prompt, right, answer) if abroad else english


def as_read(text: str, lexicon: Lexicon) -> str:
    """A question or reference in words, and in English whatever its language."""
    return " ".join(lexicon.words(text))


def as_said(card: PreparedCard, assertions: Sequence[AssertionEvidence]) -> str:
    """What an answer claims, mended, without greetings, the question said first, or talk.

    All of it where nothing relates to the card or all is denied.
    """
    claimed = [one.assertion for one in assertions if one.related and not one.assertion.denied]
    told = claimed or [one.assertion for one in assertions]
    return " . ".join(" ".join(card.speller.mended(one.words)) for one in told)
