"""What a model is sent: instructions out of a file, and a card's texts as data.

A card is a stranger's text. It is written as JSON, in which it cannot end the string that it stands in, and the
instructions say that what is in there is never an instruction; what comes back is checked text by text all the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from msgspec import Struct

from bot.core.cards import Card
from bot.core.decks.check import short
from bot.core.decks.lint_answers import spread

NEAR = 3
"""Other cards that the writer is shown, so that its right answers are none of theirs."""
SHOWN = 6
"""Of each kind of example that a card has already."""
PASTED = 4
"""Cards in one text to paste into a chat."""


class Prompts(Struct, frozen=True):
    """The instructions, as the files have them."""

    write: str
    label: str


def card_text(card: Card, near: Sequence[Card], problems: Iterable[str] = ()) -> str:
    """The message with one card to write examples for; `problems` are those of the draft before."""
    data = {"card": _data(card, near)}
    text = f"Here is the card, as data:\n{_json(data)}"
    if mend := list(problems):
        text += f"\n\nYour last draft could not be used. Write it anew, and mind this:\n{_json(mend)}"
    return text


def label_text(card: Card, examples: Sequence[str]) -> str:
    """The message with a question and answers to label, numbered from 1."""
    answers = {str(number): text for number, text in enumerate(examples, 1)}
    return f"Here are the question and the answers, as data:\n{_json({'question': card.prompt, 'answers': answers})}"


def pasted(instructions: str, cards: Sequence[tuple[Card, Sequence[Card]]]) -> str:
    """One text for a chat: the instructions and some cards with those near them."""
    data = {"cards": [_data(card, near) for card, near in cards]}
    each = "Reply with a list of such JSON objects, one for each card."
    return f"{instructions.strip()}\n\n{each}\n\nHere are the cards, as data:\n{_json(data)}\n"


def _data(card: Card, near: Sequence[Card]) -> dict[str, object]:
    data: dict[str, object] = {"card": card.key, "question": card.prompt, "answer": card.reference}
    if card.topic:
        data["topic"] = card.topic
    known = {
        "right": spread(card.accepted, SHOWN),
        "partly": spread(card.partial, SHOWN),
        "wrong": spread(card.wrong_answers, SHOWN),
    }
    if any(known.values()):
        data["has already"] = {name: texts for name, texts in known.items() if texts}
    if near:
        data["other cards"] = [
            {"question": short(each.prompt, 200), "answer": short(each.reference, 200)}
            for each in near[:NEAR]
        ]
    return data


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)
