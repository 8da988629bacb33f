"""What programs and people write around each text of a table, and what is no part of it.

| **Mutex** | **Answer:** a lock that one thread holds |
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from bot.formats.assemble import Draft

_LABEL = re.compile(
    r"(\*\*|__)?(?:answer|definition|meaning|antwort|respuesta|réponse|ответ)\s?:(?(1)\1)\s{1,9}(?=\S)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:q(?:uestion)? ?)?(\d{1,4}) ?[.):] +(?=\S)", re.IGNORECASE)
_ITEM = re.compile(r"[-*+•–] +(?=\S)")
_LEAST, _SHARE = 3, 0.9
"""Answers from which a label before them is one, and the share of them that have it."""


def without(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, questions and answers that are in bold throughout without the marks, answers without their label.

    Numbers that count the questions are no part of them either.
    """
    labelled = sum(_LABEL.match(card.reference) is not None for card, _ in drafts)
    told = labelled >= max(_LEAST, _SHARE * len(drafts))
    numbers = [None if card.key else _NUMBER.match(card.prompt) for card, _ in drafts]
    said = [int(found[1]) for found in numbers if found]
    counted = len(said) == len(drafts) >= _LEAST and said == list(range(said[0], said[0] + len(said)))
    return [
        (
            replace(
                card,
                prompt=unbold(_NUMBER.sub("", card.prompt, count=1) if counted else card.prompt),
                reference=unbold(_LABEL.sub("", card.reference, count=1) if told else card.reference),
            ),
            line,
        )
        for card, line in drafts
    ]


def unbold(text: str) -> str:
    """The text without asterisks around the whole."""
    plain = text.strip()
    whole = len(plain) > 4 and plain.startswith("**") and plain.endswith("**") and plain.count("**") == 2
    return plain[2:-2].strip() if whole and plain[2] != "*" and plain[-3] != "*" else text


def unlisted(text: str) -> str:
    """The text without the mark of a list that has one item: "- 443" is no negative number."""
    items = sum(_ITEM.match(line) is not None for line in text.split("\n"))
    return _ITEM.sub("", text, count=1) if items == 1 and _ITEM.match(text) else text
