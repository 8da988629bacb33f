"""The JSON of chat completions: what is asked, what comes back, and what an endpoint says it does not know."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct

from bot.teaching.errors import ReplyUnusable

SCHEMA, JSON, TEMPERATURE, OLD_LIMIT = "json_schema", "json_object", "temperature", "max_tokens"
"""Parts that not every endpoint takes."""
NEW_LIMIT = "max_completion_tokens"
_WARMTH = 0.7
_SAID_OF = {
    SCHEMA: ("response_format", "json_schema", "schema"),
    JSON: ("response_format", "json_object"),
    TEMPERATURE: ("temperature",),
    OLD_LIMIT: ("max_tokens", NEW_LIMIT),
}
"""Words in an error that speak of the part."""


class Asked(Struct, frozen=True, dict=True):
    """One question to a model."""

    model: str
    system: str
    """The instructions."""
    text: str
    schema: Mapping[str, Any]
    most: int
    """Tokens of the reply."""

    @cached_property
    def fixed(self) -> str:
        """What is sent with every question of this kind."""
        return f"{self.system}\n{json.dumps(self.schema)}"

    def payload(self, unknown: set[str]) -> dict[str, Any]:
        """The call's body, without the parts that the endpoint does not know."""
        messages = [{"role": "system", "content": self.system}, {"role": "user", "content": self.text}]
        body: dict[str, Any] = {"model": self.model, "messages": messages, "stream": False}
        body[NEW_LIMIT if OLD_LIMIT in unknown else OLD_LIMIT] = self.most
        if TEMPERATURE not in unknown:
            body["temperature"] = _WARMTH
        if SCHEMA not in unknown:
            shape = {"name": "reply", "schema": self.schema}
            body["response_format"] = {"type": SCHEMA, SCHEMA: shape}
        elif JSON not in unknown:
            body["response_format"] = {"type": JSON}
        return body


class Completion(Struct, frozen=True):
    """What came back."""

    text: str
    cut: bool
    """Whether the limit on its length ended it."""


class Used(Struct, frozen=True):
    """Tokens of one call, as the endpoint counts them."""

    prompt: int
    reply: int


def unknown_part(message: str, sent: Mapping[str, Any], unknown: set[str]) -> str | None:
    """The part of what was sent that an endpoint refuses, by its words; None where it speaks of nothing of the kind."""
    low = message.lower()
    for part, words in _SAID_OF.items():
        if part not in unknown and _was_sent(part, sent) and any(word in low for word in words):
            return part
    return None


def _was_sent(part: str, sent: Mapping[str, Any]) -> bool:
    if part in (SCHEMA, JSON):
        return bool(sent.get("response_format", {}).get("type") == part)
    return part in sent


def read_used(data: Any) -> Used | None:
    """How many tokens a call took; None where that is not said, or cannot be."""
    usage = data.get("usage") if isinstance(data, dict) else None
    if not isinstance(usage, dict):
        return None
    counts = [usage.get(name) for name in ("prompt_tokens", "completion_tokens")]
    prompt, reply = (each if type(each) is int and 0 <= each < 1 << 40 else 0 for each in counts)
    return Used(prompt, reply) if prompt else None


def read_completion(data: Any) -> Completion:
    """The model's text; ReplyUnusable where there is none."""
    try:
        choice = data["choices"][0]
        message = choice["message"]
        text, refusal = message.get("content"), message.get("refusal")
    except (LookupError, TypeError, AttributeError):
        raise ReplyUnusable("what came back is no chat completion") from None
    if isinstance(refusal, str) and refusal.strip():
        raise ReplyUnusable("the model refuses to write about this card")
    if not isinstance(text, str) or not text.strip():
        raise ReplyUnusable("the model's reply is empty")
    return Completion(text, choice.get("finish_reason") == "length")


def error_message(body: bytes) -> str:
    """An error's own words, whatever shape they come in."""
    text = body.decode(errors="replace")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return text
    error = data.get("error", data) if isinstance(data, dict) else data
    said = error.get("message", error) if isinstance(error, dict) else error
    return said if isinstance(said, str) else text
