"""How messages come to be, change and go, and whom they ping."""

from __future__ import annotations

import copy
import re
from datetime import UTC, datetime
from typing import Any

from . import payloads
from .permissions import Can, in_channel
from .state import COMPONENTS_V2, EPHEMERAL, LOADING, Channel, Message, Payload, User, timestamp, walk
from .world import World

EVERYTHING = {"parse": ["users", "roles", "everyone"], "replied_user": True}
_WITH_WHAT_THEY_ANSWER = (19, 21)
"""Types of messages in which Discord shows the one they refer to: replies, and the first message of a thread."""
_KEPT_FLAGS = 1 << 2 | 1 << 12 | COMPONENTS_V2 | LOADING


def post(
    world: World,
    channel: Channel,
    author: User,
    body: Payload,
    *,
    reply_to: Message | None = None,
    only_for: User | None = None,
    files: dict[str, bytes] | None = None,
    extra: Payload | None = None,
    notice: Payload | None = None,
) -> Message:
    """Put a message into a channel and announce it; `extra` marks an answer to an interaction.

    `notice` is what sets one that Discord itself posts in somebody's name apart: its type, what it refers to.
    """
    number = world.ids.next()
    payload: Payload = {
        "id": str(number),
        "type": 19 if reply_to else 0,
        "channel_id": str(channel.id),
        "author": payloads.user(author),
        "timestamp": timestamp(number),
        "edited_timestamp": None,
        "pinned": False,
        "tts": False,
        "flags": (body.get("flags") or 0) & _KEPT_FLAGS | (EPHEMERAL if only_for else 0),
        "attachments": [],
        **reference_to(reply_to),
        **(extra or {}),
        **(notice or {}),
    }
    message = Message(payload, channel, author, only_for, from_interaction=extra is not None)
    message.allowed_mentions = body.get("allowed_mentions")
    message.nonce = None if body.get("nonce") is None else str(body["nonce"])
    channel.messages[number] = message
    _fill(world, message, {"content": "", "embeds": [], "components": [], **body}, files or {})
    message.pings = _pings(world, message, reply_to)
    _announce(world, "MESSAGE_CREATE", message)
    return message


def edit(world: World, message: Message, body: Payload, files: dict[str, bytes] | None = None) -> Message:
    """Change a message, or fill one that was waiting; an edit never pings."""
    was_loading = message.loading
    message.payload["flags"] &= ~LOADING
    if "flags" in body:
        message.payload["flags"] |= (body["flags"] or 0) & _KEPT_FLAGS & ~LOADING
    if not was_loading:
        message.payload["edited_timestamp"] = datetime.now(UTC).isoformat()
    message.allowed_mentions = body.get("allowed_mentions", message.allowed_mentions)
    _fill(world, message, body, files or {})
    _announce(world, "MESSAGE_UPDATE", message)
    return message


def delete(world: World, message: Message) -> None:
    """Remove a message."""
    del message.channel.messages[message.id]
    message.deleted = True
    where = {"id": str(message.id), "channel_id": str(message.channel.id)}
    if message.channel.guild:
        where["guild_id"] = str(message.channel.guild.id)
    if message.only_for is None:
        world.emit("MESSAGE_DELETE", where, message.channel)


def render(message: Message, *, nonce: bool = False) -> Payload:
    """A message as the API returns it now; the nonce comes back only with the send and its event."""
    found = dict(message.payload)
    reference = found.get("message_reference")
    if reference and found["type"] in _WITH_WHAT_THEY_ANSWER and not reference.get("type"):
        target = _message_near(message, int(reference["message_id"]))
        found["referenced_message"] = target and dict(target.payload)
    if nonce and message.nonce is not None:
        found["nonce"] = message.nonce
    return found


def _message_near(message: Message, number: int) -> Message | None:
    """A message of its channel, or of another in its server: a thread's first message refers to one outside."""
    guild = message.channel.guild
    places = [message.channel, *(guild.channels.values() if guild else ())]
    return next((place.messages[number] for place in places if number in place.messages), None)


def censor(payload: Payload, bot: User, *, in_dm: bool) -> None:
    """Empty a message for a bot without the message-content intent, in place.

    Kept: its own messages, direct messages, and those that mention it, a pinging reply included.
    Source: https://docs.discord.com/developers/events/gateway#message-content-intent
    """
    mine = str(bot.id)
    if payload.get("referenced_message"):
        payload["referenced_message"] = dict(payload["referenced_message"])
        censor(payload["referenced_message"], bot, in_dm=in_dm)
    if in_dm or payload["author"]["id"] == mine or any(who["id"] == mine for who in payload["mentions"]):
        return
    payload.update(content="", embeds=[], attachments=[], components=[])


def reference_to(target: Message | None) -> Payload:
    """What a message holds that refers to another."""
    if target is None:
        return {}
    where: Payload = {"type": 0, "channel_id": str(target.channel.id), "message_id": str(target.id)}
    if target.channel.guild:
        where["guild_id"] = str(target.channel.guild.id)
    return {"message_reference": where}


def _announce(world: World, event: str, message: Message) -> None:
    """Tell connected bots; private answers make no event."""
    if message.only_for is not None:
        return
    data = render(message, nonce=event == "MESSAGE_CREATE")
    guild = message.channel.guild
    if guild:
        data["guild_id"] = str(guild.id)
        if not message.from_interaction and message.author.id in guild.members:
            data["member"] = payloads.member(guild.members[message.author.id], with_user=False)
    world.emit(event, data, message.channel)


def _fill(world: World, message: Message, body: Payload, files: dict[str, bytes]) -> None:
    """Write the parts that a body names into the message."""
    payload = message.payload
    if "content" in body:
        payload["content"] = body["content"] or ""
    if "embeds" in body:
        payload["embeds"] = [_embed(embed) for embed in body["embeds"] or []]
    if "components" in body:
        payload["components"] = copy.deepcopy(body["components"] or [])
        for number, part in enumerate(walk(payload["components"]), 1):
            part.setdefault("id", number)
            if part["type"] == 3:
                part.update({"min_values": 1, "max_values": 1} | part)
    if "attachments" in body:
        kept = {str(item["id"]) for item in body["attachments"] or []}
        payload["attachments"] = [item for item in payload["attachments"] if item["id"] in kept]
    payload["attachments"] += [store(world, name, content) for name, content in files.items()]
    message.files.update(files)
    _note_mentions(world, message)


def _embed(sent: Payload) -> Payload:
    """An embed with what Discord adds to it."""
    fields = [{"inline": False, **part} for part in sent.get("fields", [])]
    return {**sent, "type": "rich", **({"fields": fields} if fields else {})}


def store(world: World, name: str, content: bytes) -> Payload:
    """Keep a file where its URL serves it; the attachment that points there."""
    number = world.ids.next()
    world.files[f"{number}/{name}"] = content
    url = f"{world.base_url}/cdn/{number}/{name}"
    return {"id": str(number), "filename": name, "size": len(content), "url": url, "proxy_url": url}


def _note_mentions(world: World, message: Message) -> None:
    """Fill the mention lists from the text, as far as allowed_mentions lets them count."""
    users, roles, everyone = _mentioned(world, message)
    message.payload["mentions"] = [payloads.user(world.users[number]) for number in users]
    message.payload["mention_roles"] = [str(number) for number in roles]
    message.payload["mention_everyone"] = everyone


def _mentioned(world: World, message: Message) -> tuple[list[int], list[int], bool]:
    allowed: dict[str, Any] = EVERYTHING if message.allowed_mentions is None else message.allowed_mentions
    parse = allowed.get("parse") or []
    text, guild = message.content, message.channel.guild
    may_ping_all = bool(in_channel(message.channel, message.author) & Can.MENTION_EVERYONE)

    def passes(kind: str, number: int) -> bool:
        return kind in parse or str(number) in map(str, allowed.get(kind) or [])

    users = {int(n) for n in re.findall(r"<@!?(\d+)>", text)}
    roles = {int(n) for n in re.findall(r"<@&(\d+)>", text)}
    return (
        sorted(n for n in users if n in world.users and passes("users", n)),
        sorted(n for n in roles if guild and n in guild.roles and passes("roles", n)),
        "everyone" in parse and may_ping_all and bool(re.search("@everyone|@here", text)),
    )


def _pings(world: World, message: Message, reply_to: Message | None) -> frozenset[str]:
    """Who hears a sound: '@everyone', '<@user>', '<@&role>'.

    A reply pings the author it answers and so counts as a mention, except when it answers an
    interaction's response (https://github.com/discord/discord-api-docs/issues/5395).
    """
    payload, guild = message.payload, message.channel.guild
    allowed = EVERYTHING if message.allowed_mentions is None else message.allowed_mentions
    if reply_to and allowed.get("replied_user") and not reply_to.from_interaction:
        author = payloads.user(reply_to.author)
        payload["mentions"] += [] if author in payload["mentions"] else [author]
    may_ping_all = in_channel(message.channel, message.author) & Can.MENTION_EVERYONE
    heard = {f"<@{who['id']}>" for who in payload["mentions"]}
    for number in payload["mention_roles"]:
        if guild and (may_ping_all or guild.roles[int(number)].mentionable):
            heard.add(f"<@&{number}>")
    return frozenset(heard | ({"@everyone"} if payload["mention_everyone"] else set()))
