"""Who may do what where: Discord's permission sum, so that a missing right fails as it does there."""

from __future__ import annotations

from enum import IntFlag

from .state import Channel, Guild, User


class Can(IntFlag):
    """The permission bits that the stand-in knows; https://docs.discord.com/developers/topics/permissions"""

    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_APPLICATION_COMMANDS = 1 << 31


MEMBER = (
    Can.VIEW_CHANNEL
    | Can.SEND_MESSAGES
    | Can.EMBED_LINKS
    | Can.ATTACH_FILES
    | Can.READ_MESSAGE_HISTORY
    | Can.USE_APPLICATION_COMMANDS
)
"""What @everyone has in a new server of the stand-in."""

EVERYTHING = (1 << 53) - 1
_NEED_SEND = Can.EMBED_LINKS | Can.ATTACH_FILES | Can.MENTION_EVERYONE


def in_guild(guild: Guild, user: User) -> int:
    """A member's permissions from roles alone; 0 for who is no member."""
    member = guild.members.get(user.id)
    if member is None:
        return 0
    total = guild.roles[guild.id].permissions
    for role in member.roles:
        total |= guild.roles[role].permissions
    return EVERYTHING if guild.owner is user or total & Can.ADMINISTRATOR else total


def in_channel(channel: Channel, user: User) -> int:
    """A user's permissions in a channel, overwrites and implied losses included."""
    if channel.guild is None:
        return MEMBER
    total = in_guild(channel.guild, user)
    if user.id not in channel.guild.members or total == EVERYTHING:
        return total
    total = _overwritten(total, channel, user)
    if channel.guild.members[user.id].timed_out:
        total &= Can.VIEW_CHANNEL | Can.READ_MESSAGE_HISTORY
    if not total & Can.VIEW_CHANNEL:
        return 0
    return total if total & Can.SEND_MESSAGES else total & ~_NEED_SEND


def _overwritten(total: int, channel: Channel, user: User) -> int:
    """Apply overwrites in Discord's order: @everyone, then all roles together, then the member."""
    assert channel.guild is not None
    roles = channel.guild.members[user.id].roles
    for targets in ([channel.guild.id], roles, [user.id]):
        found = [channel.overwrites[target] for target in targets if target in channel.overwrites]
        for overwrite in found:
            total &= ~overwrite.deny
        for overwrite in found:
            total |= overwrite.allow
    return total
