"""What the Discord client does with slash commands: offers, checks and fills them before it sends."""

from __future__ import annotations

from typing import Any

from . import payloads
from .messages import store
from .permissions import Can, in_channel
from .state import Channel, Payload, Role, User
from .world import World

SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, FILE = range(1, 12)


class NotOfferedError(Exception):
    """The client would not let a person do this."""


def find(world: World, channel: Channel, user: User, name: str) -> Payload:
    """The command behind a name such as 'daily setup', if this person may use it here."""
    command = world.command(channel.guild, name.split()[0])
    if command is None:
        raise NotOfferedError(f"/{name} is not registered")
    place = 0 if channel.guild else 1
    contexts = command.get("contexts")
    if (contexts and place not in contexts) or (place == 1 and command.get("dm_permission") is False):
        raise NotOfferedError(f"/{name} is not for this kind of channel")
    held = in_channel(channel, user)
    needed = int(command["default_member_permissions"] or 0) | Can.USE_APPLICATION_COMMANDS
    if channel.guild and held & needed != needed:
        raise NotOfferedError(f"/{name} needs permissions {needed}, {user.name} has {held}")
    return command


def fill(
    world: World, command: Payload, name: str, given: dict[str, Any], *, focused: str | None = None
) -> Payload:
    """The interaction data of a filled command; `focused` marks the option being autocompleted."""
    path, options = name.split()[1:], command.get("options") or []
    kinds = []
    for step in path:
        part = next((o for o in options if o["name"] == step and o["type"] in (SUBCOMMAND, GROUP)), None)
        if part is None:
            raise NotOfferedError(f"/{name} is not registered")
        kinds.append(part["type"])
        options = part.get("options") or []
    if any(option["type"] in (SUBCOMMAND, GROUP) for option in options):
        raise NotOfferedError(f"/{name} needs a subcommand")
    resolved: Payload = {}
    filled = _options(world, name, options, given, focused, resolved)
    for step, kind in reversed(list(zip(path, kinds, strict=True))):
        filled = [{"name": step, "type": kind, "options": filled}]
    data: Payload = {"id": command["id"], "name": command["name"], "type": 1, "options": filled}
    if "guild_id" in command:
        data["guild_id"] = command["guild_id"]
    return {**data, "resolved": resolved} if resolved else data


def _options(
    world: World,
    name: str,
    options: list[Payload],
    given: dict[str, Any],
    focused: str | None,
    resolved: Payload,
) -> list[Payload]:
    left, filled = dict(given), []
    for option in options:
        if option["name"] in left:
            value = left.pop(option["name"])
            here = option["name"] == focused
            if not here:
                _check(option, value)
            sent = _value(world, option, value, resolved)
            filled.append({"name": option["name"], "type": option["type"], "value": sent})
            filled[-1] |= {"focused": True} if here else {}
        elif option.get("required") and focused is None:
            raise NotOfferedError(f"/{name} needs {option['name']}")
    if left:
        raise NotOfferedError(f"/{name} has no option {sorted(left)}")
    return filled


def _check(option: Payload, value: Any) -> None:
    """Refuse what the client refuses: bounds, lengths and fixed choices."""
    kind, label = option["type"], option["name"]
    if kind in (INTEGER, NUMBER):
        low, high = option.get("min_value", -(2**53)), option.get("max_value", 2**53)
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise NotOfferedError(f"{label} must be a number between {low} and {high}, not {value!r}")
    if kind == STRING and not option.get("min_length", 0) <= len(value) <= option.get("max_length", 6000):
        raise NotOfferedError(f"{label} has a length that is not taken")
    allowed = [choice["value"] for choice in option.get("choices") or []]
    if allowed and value not in allowed:
        raise NotOfferedError(f"{label} is one of {allowed}, not {value!r}")


def _value(world: World, option: Payload, value: Any, resolved: Payload) -> Any:
    """What goes on the wire for a value; people, channels, roles, files go by id with their data aside."""
    user = getattr(value, "user", value)
    if isinstance(value, Channel):
        if option.get("channel_types") and payloads.channel(value)["type"] not in option["channel_types"]:
            raise NotOfferedError(f"{option['name']} does not take this kind of channel")
        shown = {**payloads.channel(value), "permissions": str(int(in_channel(value, world.developer)))}
        return _resolve(resolved, "channels", value.id, shown)
    if isinstance(user, User):
        return _resolve(resolved, "users", user.id, payloads.user(user))
    if isinstance(value, Role):
        return _resolve(resolved, "roles", value.id, payloads.role(value))
    if option["type"] == FILE:
        attachment = store(world, *value)
        return _resolve(resolved, "attachments", int(attachment["id"]), attachment)
    return value


def _resolve(resolved: Payload, kind: str, number: int, shown: Payload) -> str:
    resolved.setdefault(kind, {})[str(number)] = shown
    return str(number)
