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

from pydantic import TypeAdapter

from bot.core.cards import Card, Deck

_CARD = TypeAdapter(Card)
_DECK = TypeAdapter(Deck)
_NEVER = {"learned"}
"""Parts of a card that say what one server taught it, and are none of the deck's."""
_NEVER_IN_DECK = {"cards": {"__all__": _NEVER}}
_LATER = ("answer", "explanation", "source")
"""Parts of a card that came when databases held decks already."""


def card_to_json(value: Card) -> dict[str, Any]:
    """The card as stored, without what is empty."""
    return _said(_CARD.dump_python(value, mode="json", exclude=_NEVER))


def card_from_json(data: dict[str, Any]) -> Card:
    """The card that `card_to_json` stored."""
    return _CARD.validate_python(data)


def deck_to_json(value: Deck) -> dict[str, Any]:
    """The whole deck, for revisions and drafts."""
    whole = _DECK.dump_python(value, mode="json", exclude=_NEVER_IN_DECK)
    return {**whole, "cards": list(map(_said, whole["cards"]))}


def deck_from_json(data: dict[str, Any]) -> Deck:
    """The deck that `deck_to_json` stored."""
    return _DECK.validate_python(data)


def _said(card: dict[str, Any]) -> dict[str, Any]:
    parts = {name: part for name, part in card.items() if part not in ("", [], None)}
    if "answer" in parts:
        parts["answer"] = {name: part for name, part in parts["answer"].items() if part}
    return parts


def digest(value: Deck) -> str:
    """A fingerprint of everything in the deck; one without any of _LATER has that of before there were any."""
    content = _DECK.dump_python(value, mode="json", exclude=_NEVER_IN_DECK)
    for each in content["cards"]:
        for name in _LATER:
            if not each[name]:
                del each[name]
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
