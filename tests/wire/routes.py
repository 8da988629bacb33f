"""The routes of Discord's REST API that a text bot uses, each a plain function on the world."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from . import errors, limits, messages, payloads
from .faults import Call
from .interactions import DraftSet
from .permissions import Can
from .state import EPOCH_MS, Channel, Guild, Message, Payload
from .world import World

NONCE_SECONDS = 180.0
"""Discord says 'the past few minutes'."""


@dataclass
class Ask:
    """A request with what it acts on; `args` are the parts of the path."""

    world: World
    draft_set: DraftSet
    args: dict[str, str]
    call: Call

    @property
    def body(self) -> Any:
        """The JSON that was sent."""
        return self.call.body

    def number(self, name: str) -> int:
        """A snowflake of the path."""
        return int(self.args[name])

    def channel(self, *needed: Can) -> Channel:
        """The path's channel, when the bot may do this there."""
        return self.world.find_channel(self.number("channel"), *needed)

    def guild(self) -> Guild:
        """The path's server."""
        return self.world.find_guild(self.number("guild"))


def _me(ask: Ask) -> Payload:
    return payloads.me(ask.world.bot)


def _application(ask: Ask) -> Payload:
    return ask.world.application()


def _user(ask: Ask) -> Payload:
    found = ask.world.users.get(ask.number("user"))
    if found is None:
        raise errors.unknown_user()
    return payloads.user(found)


def _gateway(ask: Ask) -> Payload:
    return {"url": f"{ask.world.base_url.replace('http', 'ws')}/{ask.call.client}/gateway"}


def _gateway_bot(ask: Ask) -> Payload:
    at_once = ask.world.max_concurrency
    limit = {"total": 1000, "remaining": 999, "reset_after": 14_400_000, "max_concurrency": at_once}
    return {**_gateway(ask), "shards": ask.world.shard_count, "session_start_limit": limit}


def _open_dm(ask: Ask) -> Payload:
    user = ask.world.users.get(int(ask.body["recipient_id"]))
    if user is None:
        raise errors.unknown_user()
    return payloads.channel(ask.world.dm(user))


def _get_channel(ask: Ask) -> Payload:
    return payloads.channel(ask.channel())


def _delete_channel(ask: Ask) -> Payload:
    channel = ask.channel(Can.MANAGE_CHANNELS)
    ask.world.delete_channel(channel)
    return payloads.channel(channel)


def _typing(ask: Ask) -> None:
    ask.channel(Can.SEND_MESSAGES)


def _list_messages(ask: Ask) -> list[Payload]:
    """Newest first; empty without the right to read history, as Discord documents it."""
    channel, query = ask.channel(), ask.call.query
    if not ask.world.bot_can(channel, Can.READ_MESSAGE_HISTORY):
        return []
    limit = int(query.get("limit", 50))
    if not 1 <= limit <= 100:
        raise errors.ApiError(400, 50035, "Invalid Form Body", {"limit": {"_errors": []}})
    found = sorted(channel.public, key=lambda message: message.id, reverse=True)
    if "around" in query:
        newer = [message for message in found if message.id > int(query["around"])]
        found = found[max(0, len(newer) - limit // 2) :]
    if "before" in query:
        found = [message for message in found if message.id < int(query["before"])]
    if "after" in query:
        found = [message for message in found if message.id > int(query["after"])][-limit:]
    return [_as_bot_sees(ask, message) for message in found[:limit]]


def _get_message(ask: Ask) -> Payload:
    channel = ask.channel(Can.READ_MESSAGE_HISTORY)
    return _as_bot_sees(ask, ask.world.find_message(channel, ask.number("message")))


def _as_bot_sees(ask: Ask, message: Message) -> Payload:
    """What the portal's message-content switch leaves of it; over REST, session intents do not count."""
    found = messages.render(message)
    if "message_content" not in ask.world.privileged:
        messages.censor(found, ask.world.bot, in_dm=message.channel.guild is None)
    return found


def _send(ask: Ask) -> Payload:
    channel, body, world = ask.channel(Can.SEND_MESSAGES), ask.body, ask.world
    limits.check_message(body, files=len(ask.call.files))
    if channel.recipient and not channel.recipient.dms_open:
        raise errors.closed_dms()
    if (body.get("embeds") and not world.bot_can(channel, Can.EMBED_LINKS)) or (
        ask.call.files and not world.bot_can(channel, Can.ATTACH_FILES)
    ):
        raise errors.missing_permissions()
    if body.get("enforce_nonce") and (earlier := _same_nonce(world, str(body["nonce"]))):
        return messages.render(earlier, nonce=True)
    reply_to = _replied(ask, channel)
    made = messages.post(world, channel, world.bot, body, reply_to=reply_to, files=ask.call.files)
    if made.nonce is not None:
        world.nonces[made.nonce] = made
    return messages.render(made, nonce=True)


def _same_nonce(world: World, nonce: str) -> Message | None:
    """The bot's message with this nonce from the past few minutes, in whatever channel."""
    found = world.nonces.get(nonce)
    oldest = (int((time.time() - NONCE_SECONDS) * 1000) - EPOCH_MS) << 22
    return found if found and not found.deleted and found.id > oldest else None


def _replied(ask: Ask, channel: Channel) -> Message | None:
    reference = ask.body.get("message_reference")
    if not reference:
        return None
    if not ask.world.bot_can(channel, Can.READ_MESSAGE_HISTORY):
        raise errors.no_history_to_reply()
    target = channel.messages.get(int(reference["message_id"]))
    if target is None and reference.get("fail_if_not_exists", True):
        fault = {"_errors": [{"code": "REPLIES_UNKNOWN_MESSAGE", "message": "Unknown message"}]}
        raise errors.ApiError(400, 50035, "Invalid Form Body", {"message_reference": fault})
    return target


def _edit(ask: Ask) -> Payload:
    message = ask.world.find_message(ask.channel(), ask.number("message"))
    if message.author is not ask.world.bot:
        raise errors.edit_of_another()
    limits.check_message(ask.body, files=len(ask.call.files), editing=True)
    return messages.render(messages.edit(ask.world, message, ask.body, ask.call.files))


def _delete(ask: Ask) -> None:
    channel = ask.channel()
    message = ask.world.find_message(channel, ask.number("message"))
    if message.author is not ask.world.bot and not ask.world.bot_can(channel, Can.MANAGE_MESSAGES):
        raise errors.missing_permissions()
    messages.delete(ask.world, message)


def _get_guild(ask: Ask) -> Payload:
    return payloads.guild(ask.guild())


def _guild_channels(ask: Ask) -> list[Payload]:
    return [payloads.channel(channel) for channel in ask.guild().channels.values()]


def _guild_roles(ask: Ask) -> list[Payload]:
    return [payloads.role(role) for role in ask.guild().roles.values()]


def _members(ask: Ask) -> list[Payload]:
    """In order of id, after `after`; needs the privileged members intent."""
    if "members" not in ask.world.privileged:
        raise errors.missing_access()
    after, limit = int(ask.call.query.get("after", 0)), int(ask.call.query.get("limit", 1))
    found = [m for number, m in sorted(ask.guild().members.items()) if number > after]
    return [payloads.member(member) for member in found[:limit]]


def _member(ask: Ask) -> Payload:
    found = ask.guild().members.get(ask.number("user"))
    if found is None:
        raise errors.unknown_member()
    return payloads.member(found)


def _commands(ask: Ask) -> list[Payload]:
    return ask.world.commands.get(int(ask.args.get("guild", 0)) or None, [])


def _set_commands(ask: Ask) -> list[Payload]:
    """Replace all; a command that keeps its name keeps its id."""
    scope = int(ask.args.get("guild", 0)) or None
    limits.check_commands(ask.body)
    known = {(c["type"], c["name"]): c["id"] for c in ask.world.commands.get(scope, [])}
    ask.world.commands[scope] = [_command(ask.world, scope, sent, known) for sent in ask.body]
    return ask.world.commands[scope]


def _command(world: World, scope: int | None, sent: Payload, known: dict[tuple[int, str], str]) -> Payload:
    number = str(world.ids.next())
    kind = sent.get("type", 1)
    fixed = {
        "id": known.get((kind, sent["name"]), number),
        "application_id": str(world.app_id),
        "version": number,
        "type": kind,
        **({"guild_id": str(scope)} if scope else {}),
    }
    default: Payload = {"default_member_permissions": None, "description": "", "nsfw": False}
    made = {**default, **{key: value for key, value in sent.items() if value is not None}, **fixed}
    if made["default_member_permissions"] is not None:
        made["default_member_permissions"] = str(made["default_member_permissions"])
    return made


def _callback(ask: Ask) -> Payload | None:
    done = ask.draft_set.answer(ask.number("interaction"), ask.args["token"], ask.body, ask.call.files)
    return done if ask.call.query.get("with_response") in ("1", "true") else None


def _follow_up(ask: Ask) -> Payload:
    return messages.render(ask.draft_set.follow_up(ask.args["token"], ask.body, ask.call.files))


def _get_answer(ask: Ask) -> Payload:
    return messages.render(ask.draft_set.message(ask.args["token"], ask.args["message"]))


def _edit_answer(ask: Ask) -> Payload:
    edited = ask.draft_set.edit(ask.args["token"], ask.args["message"], ask.body, ask.call.files)
    return messages.render(edited)


def _delete_answer(ask: Ask) -> None:
    ask.draft_set.delete(ask.args["token"], ask.args["message"])


_MESSAGE = "/channels/{channel}/messages/{message}"
_ANSWER = "/webhooks/{app}/{token}/messages/{message}"

ROUTES: dict[tuple[str, str], Callable[[Ask], Any]] = {
    ("GET", "/users/@me"): _me,
    ("GET", "/applications/@me"): _application,
    ("GET", "/oauth2/applications/@me"): _application,
    ("GET", "/gateway"): _gateway,
    ("GET", "/gateway/bot"): _gateway_bot,
    ("GET", "/users/{user}"): _user,
    ("POST", "/users/@me/channels"): _open_dm,
    ("GET", "/channels/{channel}"): _get_channel,
    ("DELETE", "/channels/{channel}"): _delete_channel,
    ("POST", "/channels/{channel}/typing"): _typing,
    ("GET", "/channels/{channel}/messages"): _list_messages,
    ("POST", "/channels/{channel}/messages"): _send,
    ("GET", _MESSAGE): _get_message,
    ("PATCH", _MESSAGE): _edit,
    ("DELETE", _MESSAGE): _delete,
    ("GET", "/guilds/{guild}"): _get_guild,
    ("GET", "/guilds/{guild}/channels"): _guild_channels,
    ("GET", "/guilds/{guild}/roles"): _guild_roles,
    ("GET", "/guilds/{guild}/members"): _members,
    ("GET", "/guilds/{guild}/members/{user}"): _member,
    ("GET", "/applications/{app}/commands"): _commands,
    ("PUT", "/applications/{app}/commands"): _set_commands,
    ("GET", "/applications/{app}/guilds/{guild}/commands"): _commands,
    ("PUT", "/applications/{app}/guilds/{guild}/commands"): _set_commands,
    ("POST", "/interactions/{interaction}/{token}/callback"): _callback,
    ("POST", "/webhooks/{app}/{token}"): _follow_up,
    ("GET", _ANSWER): _get_answer,
    ("PATCH", _ANSWER): _edit_answer,
    ("DELETE", _ANSWER): _delete_answer,
}
