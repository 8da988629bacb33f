"""Cards and decks as JSON, the way they are stored."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import Any

from bot.core.cards import AnswerKind, AnswerSpec, Card, Concept, Deck, Misconception, Need, Side


def card_to_json(value: Card) -> dict[str, Any]:
    """The card as stored, without what is empty."""
    parts = {name: part for name, part in asdict(value).items() if part not in ("", (), None)}
    if value.answer is not None:
        parts["answer"] = {name: part for name, part in parts["answer"].items() if part}
    return parts


def card_from_json(data: dict[str, Any]) -> Card:
    """The card that `card_to_json` stored."""
    nested = {
        "concepts": tuple(
            Concept(**{**c, "needed": Need(c["needed"]), "phrasings": tuple(c["phrasings"])})
            for c in data.get("concepts", ())
        ),
        "sides": tuple(
            Side(s["name"], tuple(s["aliases"]), tuple(s["belongs"])) for s in data.get("sides", ())
        ),
        "wrong": tuple(Misconception(tuple(w["answers"]), w["why"]) for w in data.get("wrong", ())),
        "accepted": tuple(data.get("accepted", ())),
        "partial": tuple(data.get("partial", ())),
    }
    return Card(**{**data, **nested, "answer": _answer(data.get("answer"))})


def _answer(data: dict[str, Any] | None) -> AnswerSpec | None:
    if data is None:
        return None
    kind = AnswerKind(data["kind"]) if "kind" in data else None
    return AnswerSpec(**{**data, "kind": kind, "all_of": tuple(data.get("all_of", ()))})


def deck_to_json(value: Deck) -> dict[str, Any]:
    """The whole deck, for revisions and drafts."""
    head = {"slug": value.slug, "title": value.title, "description": value.description}
    return {**head, "cards": [card_to_json(each) for each in value.cards]}


def deck_from_json(data: dict[str, Any]) -> Deck:
    """The deck that `deck_to_json` stored."""
    return Deck(**{**data, "cards": tuple(map(card_from_json, data["cards"]))})


def digest(value: Deck) -> str:
    """A fingerprint of everything in the deck; one without forms of answers has that of before there were any."""
    content = asdict(value)
    for each in content["cards"]:
        if each["answer"] is None:
            del each["answer"]
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
