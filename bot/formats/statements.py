"""Statements that are true or false, as tables and records hold them: "Bats are blind", "FALSE"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.cards import Card
from bot.formats.assemble import Draft

ASKED = "True or false: "
_WORDS = {"true": "True", "false": "False"}
_LETTERS = {"t": "True", "f": "False", **_WORDS}
_ASKS = re.compile(
    r"[?？]\W*$|\b(?:true or false|false or true|true ?/ ?false|t ?/ ?f)\b|__|\.\.\.|…", re.IGNORECASE
)
_LEAST, _LEAST_WORDS = 2, 3
"""Statements from which they are usual, and the words of one."""


def asked(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those of statements with what is asked of them.

    A text with the answer "true" is a statement where it is a sentence, "false" is a wrong answer, or most other
    answers are so too; letters are truth where all answers are.
    """
    said = [card.reference.casefold() for card, _ in drafts]
    letters = len(drafts) >= _LEAST and all(answer in _LETTERS for answer in said)
    truth = _LETTERS if letters else _WORDS
    told = sum(answer in truth for answer in said)
    usual = told >= _LEAST and 2 * told >= len(drafts)
    return [
        (_stated(card, truth[answer]), line)
        if answer in truth and len(card.prompt.split()) >= _LEAST_WORDS and (usual or _is_statement(card))
        else (card, line)
        for (card, line), answer in zip(drafts, said, strict=True)
    ]


def _is_statement(card: Card) -> bool:
    return card.prompt.endswith(".") or any(text.casefold() in _WORDS for text in card.wrong_answers)


def _stated(card: Card, truth: str) -> Card:
    prompt = card.prompt if _ASKS.search(card.prompt) else ASKED + card.prompt
    return replace(card, prompt=prompt, reference=truth)
