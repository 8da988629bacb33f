"""Kinds of answers that several modules treat alike."""

from __future__ import annotations

from bot.core.cards import AnswerKind

AMOUNTS = frozenset((AnswerKind.NUMBER, AnswerKind.QUANTITY))
VALUES = AMOUNTS | {AnswerKind.DATE}
"""What is told in figures."""
NAMED = frozenset((AnswerKind.NAME, AnswerKind.TERM))
WORDS = NAMED | {AnswerKind.LIST}
"""What is told in words."""
