"""Cards and decks as JSON, the way they are stored.

What a database holds is read by later versions of this module, and by the version before when an update is taken
back. So what is written is what always was: of a card and of its answer's form only the parts that say something, of
everything within them (concepts, sides, wrong answers, the source) all parts. When reading, a part that is missing is
its default.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

import msgspec

from bot.core.cards import Card, Deck

_NEVER = "learned"
"""The part of a card that says what one server taught it, and is none of the deck's."""
_LATER = ("answer", "explanation", "source")
"""Parts of a card that came when databases held decks already."""


def card_to_json(value: Card) -> dict[str, Any]:
    """The card as stored, without what is empty."""
    return _said(_whole(value))


def card_from_json(data: dict[str, Any]) -> Card:
    """The card that `card_to_json` stored."""
    return msgspec.convert(data, Card)


class _Outline(msgspec.Struct):
    """What `outline_from_json` reads; a hundred examples are passed over unread."""

    key: str
    prompt: str
    reference: str
    accepted: tuple[str, ...] = ()
    partial: msgspec.Raw = msgspec.Raw()
    wrong: msgspec.Raw = msgspec.Raw()
    concepts: msgspec.Raw = msgspec.Raw()
    sides: msgspec.Raw = msgspec.Raw()


def outline_from_json(text: str) -> Card:
    """A stored card with its right answers alone, bare where it is: all that its deck's index looks at."""
    told = msgspec.json.decode(text, type=_Outline)
    more = any(map(bytes, (told.partial, told.wrong, told.concepts, told.sides)))
    return Card(told.key, told.prompt, told.reference, accepted=told.accepted, partial=("",) if more else ())


def deck_to_json(value: Deck) -> dict[str, Any]:
    """The whole deck, for revisions and drafts."""
    return {**msgspec.to_builtins(value), "cards": [card_to_json(card) for card in value.cards]}


def deck_from_json(data: dict[str, Any]) -> Deck:
    """The deck that `deck_to_json` stored."""
    return msgspec.convert(data, Deck)


def _whole(card: Card) -> dict[str, Any]:
    """Every part of the card as JSON has it, lists for tuples."""
    parts: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(card))
    del parts[_NEVER]
    return parts


def _said(card: dict[str, Any]) -> dict[str, Any]:
    parts = {name: part for name, part in card.items() if part not in ("", [], None)}
    if "answer" in parts:
        parts["answer"] = {name: part for name, part in parts["answer"].items() if part}
    return parts


def digest(value: Deck) -> str:
    """A fingerprint of everything in the deck; one without any of _LATER has that of before there were any."""
    content = {**msgspec.to_builtins(value), "cards": [_whole(card) for card in value.cards]}
    for each in content["cards"]:
        for name in _LATER:
            if not each[name]:
                del each[name]
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
