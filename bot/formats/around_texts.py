"""What programs and people write around each text of a table, and what is no part of it.

| **Mutex** | **Answer:** a lock that one thread holds |
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.cards import Card
from bot.formats.assemble import Draft

_LABEL = re.compile(
    r"(\*\*|__)?(?:answer|definition|meaning|antwort|respuesta|réponse|ответ)\s?:(?(1)\1)\s{1,9}(?=\S)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:q(?:uestion)? ?)?(\d{1,4}) ?[.):] +(?=\S)", re.IGNORECASE)
_ITEM = re.compile(r"[-*+•–] +(?=\S)")
_QUOTED = re.compile(r"(['\"])((?:(?!\1).|(?<=\w)\1(?=\w))+)\1", re.DOTALL)
"""A text in quotes throughout; an apostrophe within a word ends none."""
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


def unquoted(drafts: Sequence[Draft]) -> Sequence[Draft]:
    """The drafts without quotes around the whole of questions, or of answers, where nearly all have them."""
    asked = _are_quoted([card.prompt for card, _ in drafts])
    answered = _are_quoted([card.reference for card, _ in drafts])
    if not (asked or answered):
        return drafts
    return [(_without_quotes(card, asked=asked, answered=answered), line) for card, line in drafts]


def _are_quoted(texts: Sequence[str]) -> bool:
    quoted = sum(_QUOTED.fullmatch(text) is not None for text in texts)
    return quoted >= max(_LEAST, _SHARE * len(texts))


def _without_quotes(card: Card, *, asked: bool, answered: bool) -> Card:
    if asked:
        card = replace(card, prompt=_bare(card.prompt))
    if not answered:
        return card
    wrong = tuple(replace(group, answers=tuple(map(_bare, group.answers))) for group in card.wrong)
    accepted = tuple(map(_bare, card.accepted))
    return replace(card, reference=_bare(card.reference), accepted=accepted, wrong=wrong)


def _bare(text: str) -> str:
    quoted = _QUOTED.fullmatch(text)
    return quoted[2].strip() if quoted else text


def unbold(text: str) -> str:
    """The text without asterisks around the whole."""
    plain = text.strip()
    whole = len(plain) > 4 and plain.startswith("**") and plain.endswith("**") and plain.count("**") == 2
    return plain[2:-2].strip() if whole and plain[2] != "*" and plain[-3] != "*" else text


def unlisted(text: str) -> str:
    """The text without the mark of a list that has one item: "- 443" is no negative number."""
    items = sum(_ITEM.match(line) is not None for line in text.split("\n"))
    return _ITEM.sub("", text, count=1) if items == 1 and _ITEM.match(text) else text
