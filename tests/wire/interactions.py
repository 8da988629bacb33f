"""The life of an interaction: asked, answered once within three seconds, followed up for fifteen minutes.

Source: https://docs.discord.com/developers/interactions/receiving-and-responding
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.patience import ANSWER

from . import errors, limits, messages, payloads
from .permissions import in_channel
from .state import EPHEMERAL, LOADING, Channel, Message, Payload, User
from .world import World

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5
REPLY, DEFER, DEFER_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9

_ANSWERS = {
    COMMAND: {REPLY, DEFER, MODAL},
    COMPONENT: {REPLY, DEFER, DEFER_UPDATE, UPDATE, MODAL},
    AUTOCOMPLETE: {CHOICES},
    MODAL_SUBMIT: {REPLY, DEFER, DEFER_UPDATE, UPDATE},
}


@dataclass(eq=False)
class Interaction:
    """One thing that a person asked of the bot, and the bot's answers so far."""

    id: int
    token: str
    kind: int
    user: User
    channel: Channel
    data: Payload
    asked_at: float
    source: Message | None = None
    parent: Interaction | None = None
    answer: int | None = None
    answer_data: Payload = field(default_factory=dict)
    original: Message | None = None
    followups: list[Message] = field(default_factory=list)
    expired: bool = False

    def metadata(self) -> Payload:
        """What a message says about the interaction that it answers."""
        about: Payload = {
            "id": str(self.id),
            "type": self.kind,
            "user": payloads.user(self.user),
            "authorizing_integration_owners": {"0": str(self.channel.guild.id if self.channel.guild else 0)},
        }
        if self.kind == COMPONENT and self.source:
            about["interacted_message_id"] = str(self.source.id)
        if self.kind == MODAL_SUBMIT and self.parent:
            about["triggering_interaction_metadata"] = self.parent.metadata()
        return about


class DraftSet:
    """Takes the bot's answers to interactions, by the rules; `clock` is in seconds."""

    def __init__(self, world: World, clock: Callable[[], float]) -> None:
        self._world = world
        self._clock = clock
        self._by_token: dict[str, Interaction] = {}
        self.answer_seconds = ANSWER
        self.token_seconds = 900.0

    @property
    def asked(self) -> list[Interaction]:
        """Every interaction so far, oldest first."""
        return list(self._by_token.values())

    def ask(
        self,
        kind: int,
        user: User,
        channel: Channel,
        data: Payload,
        *,
        source: Message | None = None,
        parent: Interaction | None = None,
    ) -> Interaction:
        """Send an interaction to the bot."""
        token = secrets.token_urlsafe(24)
        asked = Interaction(
            self._world.ids.next(), token, kind, user, channel, data, self._clock(), source, parent
        )
        self._by_token[token] = asked
        self.deliver(asked)
        return asked

    def deliver(self, asked: Interaction) -> None:
        """Send it to the connected bots; once more, for one that was sent before."""
        self._world.emit("INTERACTION_CREATE", self._payload(asked), None)

    def answer(self, number: int, token: str, body: Payload, files: dict[str, bytes]) -> Payload:
        """The first answer, or the refusal that Discord gives; returns the callback's response."""
        asked = self._by_token.get(token)
        if asked is None or asked.id != number:
            raise errors.unknown_interaction()
        if asked.answer is not None:
            raise errors.already_acknowledged()
        if asked.expired or self._clock() - asked.asked_at > self.answer_seconds:
            raise errors.unknown_interaction()
        self._apply(asked, body, files)
        return self._callback_response(asked)

    def _apply(self, asked: Interaction, body: Payload, files: dict[str, bytes]) -> None:
        """Do what an answer says; nothing counts as answered when it is refused."""
        kind, data = body.get("type"), body.get("data") or {}
        if kind not in _ANSWERS[asked.kind] or (kind in (DEFER_UPDATE, UPDATE) and asked.source is None):
            raise errors.ApiError(400, 50035, "Invalid Form Body", {"type": {"_errors": []}})
        if kind == REPLY:
            limits.check_message(data, files=len(files))
            asked.original = self._post(asked, data, files)
        elif kind == DEFER:
            asked.original = self._post(asked, {"flags": LOADING | (data.get("flags") or 0)}, {})
        elif kind == UPDATE and asked.source:
            limits.check_message(data, editing=True)
            messages.edit(self._world, asked.source, data, files)
        elif kind == CHOICES:
            limits.check_choices(data.get("choices", []))
        elif kind == MODAL:
            limits.check_modal(data)
        if kind in (DEFER_UPDATE, UPDATE):
            asked.original = asked.source
        asked.answer, asked.answer_data = kind, data

    def _post(self, asked: Interaction, body: Payload, files: dict[str, bytes]) -> Message:
        private = (body.get("flags") or 0) & EPHEMERAL
        about: Payload = {
            "webhook_id": str(self._world.app_id),
            "application_id": str(self._world.app_id),
            "interaction_metadata": asked.metadata(),
        }
        if asked.original:
            about["interaction_metadata"]["original_response_message_id"] = str(asked.original.id)
        if asked.kind == COMMAND and not asked.original:
            named = {"id": str(asked.id), "type": COMMAND, "name": asked.data["name"]}
            about |= {"type": 20, "interaction": {**named, "user": payloads.user(asked.user)}}
        only_for = asked.user if private else None
        return messages.post(
            self._world, asked.channel, self._world.bot, body, only_for=only_for, files=files, extra=about
        )

    def follow_up(self, token: str, body: Payload, files: dict[str, bytes]) -> Message:
        """A further answer; the first one after a deferral fills the waiting message instead."""
        asked = self.by_token(token)
        limits.check_message(body, files=len(files))
        if asked.original and asked.original.loading and not asked.original.deleted:
            return messages.edit(self._world, asked.original, body, files)
        made = self._post(asked, body, files)
        asked.followups.append(made)
        return made

    def edit(self, token: str, which: str, body: Payload, files: dict[str, bytes]) -> Message:
        """Change the first answer ('@original') or a follow-up by its id."""
        limits.check_message(body, files=len(files), editing=True)
        return messages.edit(self._world, self.message(token, which), body, files)

    def message(self, token: str, which: str) -> Message:
        """The first answer or a follow-up; 404 when it is gone or never was."""
        asked = self.by_token(token)
        known = [m for m in [asked.original, *asked.followups] if m and not m.deleted]
        for message in known:
            if which == str(message.id) or (which == "@original" and message is asked.original):
                return message
        raise errors.unknown_message()

    def delete(self, token: str, which: str) -> None:
        """Remove the first answer or a follow-up."""
        messages.delete(self._world, self.message(token, which))

    def by_token(self, token: str) -> Interaction:
        """An interaction that takes follow-ups: answered, and not too old."""
        asked = self._by_token.get(token)
        if asked is None or asked.expired or self._clock() - asked.asked_at > self.token_seconds:
            raise errors.invalid_webhook_token()
        if asked.answer is None:
            raise errors.unknown_webhook()
        return asked

    def _callback_response(self, asked: Interaction) -> Payload:
        about: Payload = {"id": str(asked.id), "type": asked.kind}
        if asked.original is None:
            return {"interaction": about}
        about["response_message_id"] = str(asked.original.id)
        about["response_message_loading"] = asked.original.loading
        about["response_message_ephemeral"] = asked.original.only_for is not None
        shown = {"type": asked.answer, "message": messages.render(asked.original)}
        return {"interaction": about, **({"resource": shown} if asked.answer in (REPLY, UPDATE) else {})}

    def _payload(self, asked: Interaction) -> Payload:
        channel, guild, world = asked.channel, asked.channel.guild, self._world
        found: Payload = {
            "id": str(asked.id),
            "application_id": str(world.app_id),
            "type": asked.kind,
            "token": asked.token,
            "version": 1,
            "data": asked.data,
            "channel_id": str(channel.id),
            "channel": payloads.partial_channel(channel, asked.user),
            "locale": asked.user.locale,
            "app_permissions": str(int(in_channel(channel, world.bot))),
            "entitlements": [],
            "attachment_size_limit": 10 * 1024 * 1024,
            "authorizing_integration_owners": {"0": str(guild.id if guild else 0)},
            "context": 0 if guild else 1,
        }
        if guild:
            rights = {"permissions": str(int(in_channel(channel, asked.user)))}
            found["member"] = {**payloads.member(guild.members[asked.user.id]), **rights}
            found["guild_id"], found["guild_locale"] = str(guild.id), guild.locale
            found["guild"] = {"id": str(guild.id), "locale": guild.locale, "features": []}
        else:
            found["user"] = payloads.user(asked.user)
        if asked.source:
            found["message"] = messages.render(asked.source)
        return found
