"""One Discord: its servers and people, and what a moderator or an outage can do to them.

Every change is announced through `emit`, which the gateway turns into events for connected bots.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from . import errors, payloads
from .permissions import MEMBER, Can, in_channel
from .state import Channel, Guild, Member, Message, Overwrite, Payload, Role, Snowflakes, User, timestamp

Emit = Callable[[str, Payload, Channel | None], None]

MEMBERS_LIMITED = 1 << 15
CONTENT_LIMITED = 1 << 19


class World:
    """The state behind the gateway and the REST API, shared by both."""

    def __init__(self, emit: Emit) -> None:
        self.emit = emit
        self.ids = Snowflakes()
        self.users: dict[int, User] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.commands: dict[int | None, list[Payload]] = {}
        self.files: dict[str, bytes] = {}
        self.nonces: dict[str, Message] = {}
        self.privileged = {"members", "message_content"}
        self.base_url = ""
        self.shard_count, self.max_concurrency = 1, 1
        """What Discord recommends, and how many shards may identify at once."""
        self.bot = self.user("cuecard", bot=True)
        self.developer = self.user("developer")

    @property
    def app_id(self) -> int:
        """The application's id, which is its bot's id for every app made since 2016."""
        return self.bot.id

    def application(self) -> Payload:
        """The application with the flags that the privileged intents of the portal give."""
        flags = MEMBERS_LIMITED * ("members" in self.privileged)
        flags |= CONTENT_LIMITED * ("message_content" in self.privileged)
        return payloads.application(self.app_id, self.bot, self.developer, flags, len(self.guilds))

    def user(self, name: str, *, bot: bool = False) -> User:
        """A new account."""
        made = User(self.ids.next(), name, bot)
        self.users[made.id] = made
        return made

    def guild(self, name: str, *, bot_permissions: int = MEMBER, shard: int | None = None) -> Guild:
        """A new server with the bot in it, under a role of its own; the developer owns it. Its id may be of a shard."""
        number = self.ids.next() if shard is None else self.ids.of_shard(shard, self.shard_count)
        made = Guild(number, name, self.developer)
        made.roles[made.id] = Role(made.id, "@everyone", MEMBER, position=0)
        self.guilds[made.id] = made
        self.join(made, self.developer)
        self.join(made, self.bot, roles=[self.role(made, self.bot.name, bot_permissions)])
        self.emit("GUILD_CREATE", payloads.guild_create(made, [made.members[self.bot.id]]), None)
        return made

    def role(self, guild: Guild, name: str, permissions: int = 0, *, mentionable: bool = False) -> Role:
        """A new role in a server."""
        made = Role(self.ids.next(), name, permissions, len(guild.roles), mentionable)
        guild.roles[made.id] = made
        self.emit("GUILD_ROLE_CREATE", {"guild_id": str(guild.id), "role": payloads.role(made)}, None)
        return made

    def set_role(self, guild: Guild, role: Role, permissions: int) -> None:
        """Change what a role may do."""
        role.permissions = permissions
        self.emit("GUILD_ROLE_UPDATE", {"guild_id": str(guild.id), "role": payloads.role(role)}, None)

    def join(self, guild: Guild, user: User, *, roles: Iterable[Role] = ()) -> Member:
        """Make a user a member."""
        made = Member(user, timestamp(self.ids.next()), [role.id for role in roles])
        guild.members[user.id] = made
        self.emit("GUILD_MEMBER_ADD", {**payloads.member(made), "guild_id": str(guild.id)}, None)
        return made

    def channel(self, guild: Guild, name: str) -> Channel:
        """A new text channel."""
        made = Channel(self.ids.next(), name, guild, position=len(guild.channels))
        guild.channels[made.id] = self.channels[made.id] = made
        self.emit("CHANNEL_CREATE", payloads.channel(made), None)
        return made

    def dm(self, user: User) -> Channel:
        """The direct-message channel between the bot and a user, made on first need."""
        for channel in self.channels.values():
            if channel.recipient is user:
                return channel
        made = Channel(self.ids.next(), user.name, recipient=user)
        self.channels[made.id] = made
        return made

    def overwrite(self, channel: Channel, target: Role | User, *, allow: int = 0, deny: int = 0) -> None:
        """Set what a channel allows and denies to a role or a member."""
        kind = 0 if isinstance(target, Role) else 1
        channel.overwrites[target.id] = Overwrite(target.id, kind, allow, deny)
        self.emit("CHANNEL_UPDATE", payloads.channel(channel), None)

    def hide(self, channel: Channel) -> None:
        """Take the channel out of the bot's sight."""
        self.overwrite(channel, self.bot, deny=Can.VIEW_CHANNEL)

    def unhide(self, channel: Channel) -> None:
        """Undo `hide`."""
        del channel.overwrites[self.bot.id]
        self.emit("CHANNEL_UPDATE", payloads.channel(channel), None)

    def delete_channel(self, channel: Channel) -> None:
        """Remove a channel for good, with its messages."""
        assert channel.guild is not None
        del self.channels[channel.id], channel.guild.channels[channel.id]
        for message in channel.messages.values():
            message.deleted = True
        self.emit("CHANNEL_DELETE", payloads.channel(channel), None)

    def time_out(self, guild: Guild, until: datetime | None) -> None:
        """A moderator has the bot keep quiet in a server until then; None ends it."""
        me = guild.members[self.bot.id]
        me.timed_out_until = until
        self.emit("GUILD_MEMBER_UPDATE", {**payloads.member(me), "guild_id": str(guild.id)}, None)

    def outage(self, guild: Guild) -> None:
        """Discord loses a server for a while: it vanishes from the gateway, its members stay."""
        guild.available = False
        self.emit("GUILD_DELETE", {"id": str(guild.id), "unavailable": True}, None)

    def recovery(self, guild: Guild) -> None:
        """The end of an outage."""
        guild.available = True
        self.emit("GUILD_CREATE", payloads.guild_create(guild, [guild.members[self.bot.id]]), None)

    def find_channel(self, channel_id: int, *needed: Can) -> Channel:
        """A channel in which the bot has these permissions, or the refusal that Discord gives."""
        channel = self.channels.get(channel_id)
        if channel is None:
            raise errors.unknown_channel()
        held = in_channel(channel, self.bot)
        if not held & Can.VIEW_CHANNEL:
            raise errors.missing_access()
        if any(not held & right for right in needed):
            raise errors.missing_permissions()
        return channel

    def bot_can(self, channel: Channel, right: Can) -> bool:
        """Whether the bot has a permission in a channel."""
        return bool(in_channel(channel, self.bot) & right)

    def find_message(self, channel: Channel, message_id: int) -> Message:
        """A message that is in the channel's history (private answers are not)."""
        message = channel.messages.get(message_id)
        if message is None or message.only_for is not None:
            raise errors.unknown_message()
        return message

    def find_guild(self, guild_id: int) -> Guild:
        """A server that the bot is in."""
        guild = self.guilds.get(guild_id)
        if guild is None:
            raise errors.unknown_guild()
        return guild

    def command(self, guild: Guild | None, name: str) -> Payload | None:
        """A registered chat command as seen from a server or a direct message."""
        own = self.commands.get(guild.id, []) if guild else []
        named = [c for c in [*own, *self.commands.get(None, [])] if c["name"] == name and c["type"] == 1]
        return named[0] if named else None
