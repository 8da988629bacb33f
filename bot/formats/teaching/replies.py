"""Finds the JSON in what a model wrote: within code fences and talk, several cards in one text, cut off at the end."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from bot.core.decks.check import short
from bot.core.teaching.second_reading import Reading
from bot.formats.teaching.reply_model import CardReply, SecondReading

MAX_REPLY = 256 * 1024
"""Characters of one reply; a card's takes some six thousand."""
MAX_REPLIES = 4 * 1024 * 1024
"""Characters of a file of them."""
_STARTS = 2_000
"""Places at which JSON is looked for, so that a text of braces costs no more than a moment."""
_DEPTH = 12
_THOUGHTS = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
_DECODER = json.JSONDecoder(strict=False)
_Model = TypeVar("_Model", bound=BaseModel)


class BadReply(ValueError):
    """There is nothing usable in the reply; the message says why, in words for the writer and for people."""


def card_reply(text: str) -> CardReply:
    """The one card of a reply to a question about one card; BadReply where there is none."""
    found = _objects(text, "right", "wrong", most=MAX_REPLY)
    return _checked(CardReply, _largest(found, text))


def second_reading(text: str) -> Reading:
    """The second reading in a reply; BadReply where there is none."""
    found = _objects(text, "labels", most=MAX_REPLY)
    return _checked(SecondReading, _largest(found, text)).reading()


def card_replies(text: str) -> tuple[list[CardReply], list[str]]:
    """The cards in a text of many replies, and what is wrong with the others."""
    replies, troubles = [], []
    found = _objects(text, "right", "wrong", most=MAX_REPLIES)
    for each in found:
        try:
            replies.append(_checked(CardReply, each))
        except BadReply as error:
            troubles.append(f"{_called(each)}: {error}")
    if not found:
        troubles.append("there is no reply about a card in it")
    return replies, troubles


def _largest(found: list[dict[str, Any]], text: str) -> dict[str, Any]:
    if not found:
        raise BadReply(
            f"no JSON object of the shape asked for in the reply, which begins {short(text, 80)!r}"
        )
    return max(found, key=lambda each: len(str(each)))


def _checked(model: type[_Model], data: dict[str, Any]) -> _Model:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(short(str(part), 40) for part in first["loc"])
        raise BadReply(f"{place}: {first['msg'][:1].lower()}{first['msg'][1:]}") from None


def _called(data: dict[str, Any]) -> str:
    name = data.get("card")
    return short(name, 40) if isinstance(name, str) and name else "a reply without a card's name"


def _objects(text: str, *names: str, most: int) -> list[dict[str, Any]]:
    """The JSON objects with all these names, wherever they are; BadReply for a text that is too long."""
    if len(text) > most:
        raise BadReply(f"the reply has {len(text):,} characters, over {most:,}")
    return [found for value in _values(_THOUGHTS.sub("", text)) for found in _within(value, names, 0)]


def _values(text: str) -> Iterator[Any]:
    """Every JSON object or list in the text, the outermost that can be read."""
    at = 0
    for _ in range(_STARTS):
        starts = [place for place in (text.find("{", at), text.find("[", at)) if place >= 0]
        if not starts:
            return
        at = min(starts)
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            at += 1
        else:
            yield value


def _within(value: Any, names: tuple[str, ...], depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEPTH:
        return
    if isinstance(value, dict):
        if all(name in value for name in names):
            yield value
            return
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _within(each, names, depth + 1)
