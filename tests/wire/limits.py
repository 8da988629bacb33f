"""Discord's limits on what a bot sends; a form that breaks one gets 400 with code 50035, as there.

Sources: https://docs.discord.com/developers/resources/message (content, embeds, nonce),
/developers/components/reference (components) and /developers/interactions/application-commands (commands).
"""

from __future__ import annotations

import re
from collections.abc import Sized
from typing import Any

from .errors import ApiError, NotModelledError, empty_message
from .state import COMPONENTS_V2, Payload, walk

_EMBED_TEXTS = {"title": 256, "description": 4096}
_INTERACTIVE = (2, 3, 4, 5, 6, 7, 8)
_COMMAND_NAME = re.compile(r"^[-_'\w]{1,32}$")


class Form:
    """Collects a request's faults by field, to report all at once."""

    def __init__(self) -> None:
        self._errors: Payload = {}

    def fail(self, path: str, text: str, code: str = "BASE_TYPE_BAD_VALUE") -> None:
        """Note a fault at a dotted path."""
        at = self._errors
        for step in path.split("."):
            at = at.setdefault(step, {})
        at.setdefault("_errors", []).append({"code": code, "message": text})

    def size(self, path: str, value: Sized | None, high: int, low: int = 0) -> None:
        """Note a text or list outside `low` to `high`."""
        count = len(value or ())
        if not low <= count <= high:
            self.fail(path, f"Must be between {low} and {high} in length.", "BASE_TYPE_BAD_LENGTH")

    def close(self) -> None:
        """Raise the refusal when anything was noted."""
        if self._errors:
            raise ApiError(400, 50035, "Invalid Form Body", self._errors)


def check_message(body: Payload, *, files: int = 0, editing: bool = False) -> None:
    """A message to be sent or edited; ApiError names every field out of bounds."""
    for part in ("poll", "sticker_ids"):
        if body.get(part):
            raise NotModelledError(f"messages with {part}")
    form = Form()
    form.size("content", body.get("content"), 2000)
    form.size("nonce", str(body.get("nonce") or ""), 25)
    _embeds(form, body.get("embeds") or [])
    _allowed_mentions(form, body.get("allowed_mentions") or {})
    _components(form, body.get("components") or [], new_kind=bool((body.get("flags") or 0) & COMPONENTS_V2))
    form.close()
    shown = any(body.get(part) for part in ("content", "embeds", "components")) or files
    if not shown and not editing:
        raise empty_message()


def _embeds(form: Form, embeds: list[Payload]) -> None:
    form.size("embeds", embeds, 10)
    total = 0
    for number, embed in enumerate(embeds):
        texts = [(f"embeds.{number}.{name}", embed.get(name), high) for name, high in _EMBED_TEXTS.items()]
        texts.append((f"embeds.{number}.footer.text", embed.get("footer", {}).get("text"), 2048))
        texts.append((f"embeds.{number}.author.name", embed.get("author", {}).get("name"), 256))
        fields = embed.get("fields", [])
        form.size(f"embeds.{number}.fields", fields, 25)
        for index, field in enumerate(fields):
            texts.append((f"embeds.{number}.fields.{index}.name", field.get("name"), 256))
            texts.append((f"embeds.{number}.fields.{index}.value", field.get("value"), 1024))
        for path, text, high in texts:
            form.size(path, text, high, low=1 if ".fields." in path else 0)
            total += len(text or "")
    if total > 6000:
        form.fail("embeds", "Embed size exceeds maximum size of 6000", "MAX_EMBED_SIZE_EXCEEDED")


def _allowed_mentions(form: Form, allowed: Payload) -> None:
    for name in ("users", "roles"):
        form.size(f"allowed_mentions.{name}", allowed.get(name), 100)
        if allowed.get(name) and name in (allowed.get("parse") or []):
            form.fail("allowed_mentions", f"parse:{name} and {name} are mutually exclusive")


def _components(form: Form, components: list[Payload], *, new_kind: bool) -> None:
    form.size("components", components, 40 if new_kind else 5)
    parts = walk(components)
    if new_kind and (len(parts) > 40 or sum(len(p.get("content", "")) for p in parts) > 4000):
        form.fail("components", "More than 40 components or 4000 characters of text")
    if not new_kind and any(part.get("type") != 1 for part in components):
        form.fail("components", "Only action rows without the IS_COMPONENTS_V2 flag")
    _parts(form, parts)


def _parts(form: Form, parts: list[Payload]) -> None:
    seen: set[Any] = set()
    for number, part in enumerate(parts):
        path = f"components.{number}"
        custom_id = part.get("custom_id")
        if custom_id is not None and custom_id in seen:
            form.fail(f"{path}.custom_id", "Component custom id cannot be duplicated", "DUPLICATED_CUSTOM_ID")
        seen.add(custom_id)
        if part["type"] == 1:
            _row(form, path, part.get("components", []))
        elif part["type"] in _INTERACTIVE:
            _control(form, path, part)


def _row(form: Form, path: str, inside: list[Payload]) -> None:
    """Up to five buttons, or one menu or text field alone."""
    form.size(f"{path}.components", inside, 5, low=1)
    if len(inside) > 1 and any(part["type"] != 2 for part in inside):
        form.fail(f"{path}.components", "A menu or text field stands alone in its row")


def _control(form: Form, path: str, part: Payload) -> None:
    if part["type"] == 2:
        form.size(f"{path}.label", part.get("label"), 80, low=0 if part.get("emoji") else 1)
    if part["type"] == 2 and part.get("style") == 5:
        form.size(f"{path}.url", part.get("url"), 512, low=1)
        return
    form.size(f"{path}.custom_id", part.get("custom_id"), 100, low=1)
    form.size(f"{path}.placeholder", part.get("placeholder"), 100 if part["type"] == 4 else 150)
    if part["type"] == 3:
        _menu(form, path, part.get("options", []))
    if part["type"] == 4:
        form.size(f"{path}.label", part.get("label"), 45)
        form.size(f"{path}.value", part.get("value"), 4000)
        if not 0 <= part.get("min_length", 0) <= part.get("max_length", 4000) <= 4000:
            form.fail(f"{path}.max_length", "Must be between min_length and 4000")


def _menu(form: Form, path: str, options: list[Payload]) -> None:
    form.size(f"{path}.options", options, 25, low=1)
    for index, option in enumerate(options):
        for name, low in (("label", 1), ("value", 1), ("description", 0)):
            form.size(f"{path}.options.{index}.{name}", option.get(name), 100, low=low)


def check_modal(data: Payload) -> None:
    """A modal to be shown."""
    form = Form()
    form.size("title", data.get("title"), 45, low=1)
    form.size("custom_id", data.get("custom_id"), 100, low=1)
    form.size("components", data.get("components"), 5, low=1)
    for number, part in enumerate(data.get("components", [])):
        if part["type"] == 18:
            form.size(f"components.{number}.label", part.get("label"), 45, low=1)
            form.size(f"components.{number}.description", part.get("description"), 100)
    _parts(form, walk(data.get("components", [])))
    form.close()


def check_choices(choices: list[Payload]) -> None:
    """An autocomplete's answer."""
    form = Form()
    form.size("choices", choices, 25)
    for number, choice in enumerate(choices):
        form.size(f"choices.{number}.name", choice["name"], 100, low=1)
        form.size(f"choices.{number}.value", str(choice["value"]), 100, low=1)
    form.close()


def check_commands(commands: list[Payload]) -> None:
    """A bulk overwrite of application commands."""
    form = Form()
    form.size("commands", commands, 110)
    for number, command in enumerate(commands):
        _command(form, str(number), command)
    form.close()


def _command(form: Form, path: str, command: Payload) -> None:
    """A chat command or one of its options, which obey the same rules (context menus: any name, no text)."""
    if "options" not in command and command.get("type", 1) in (2, 3) and "." not in path:
        return
    if not _COMMAND_NAME.match(command["name"]) or command["name"] != command["name"].lower():
        form.fail(f"{path}.name", "Command name is invalid", "APPLICATION_COMMAND_INVALID_NAME")
    form.size(f"{path}.description", command.get("description"), 100, low=1)
    form.size(f"{path}.choices", command.get("choices"), 25)
    options = command.get("options") or []
    form.size(f"{path}.options", options, 25)
    required = [bool(option.get("required")) for option in options]
    if required != sorted(required, reverse=True):
        form.fail(f"{path}.options", "Required options must be placed before non-required options")
    for number, option in enumerate(options):
        _command(form, f"{path}.options.{number}", option)
