"""The wire shape of each thing, as Discord's API version 10 sends it."""

from __future__ import annotations

from .permissions import in_channel
from .state import Channel, Guild, Member, Payload, Role, User, timestamp

_NOTHING_SET: Payload = dict.fromkeys(
    (
        *("icon", "description", "home_header", "splash", "discovery_splash", "banner", "application_id"),
        *("afk_channel_id", "system_channel_id", "widget_channel_id", "vanity_url_code", "rules_channel_id"),
        *("safety_alerts_channel_id", "public_updates_channel_id", "max_presences", "incidents_data"),
    )
)
_NO_LEVELS: Payload = dict.fromkeys(
    (
        *("system_channel_flags", "verification_level", "default_message_notifications", "mfa_level"),
        *("explicit_content_filter", "premium_tier", "premium_subscription_count", "nsfw_level"),
    ),
    0,
)
_EMPTY_LISTS = (
    *("threads", "presences", "voice_states", "stage_instances"),
    *("guild_scheduled_events", "soundboard_sounds"),
)


def user(who: User) -> Payload:
    """A user as others see it."""
    return {
        "id": str(who.id),
        "username": who.name,
        "global_name": None if who.bot else who.name.title(),
        "discriminator": "0",
        "avatar": None,
        "bot": who.bot,
        "public_flags": 0,
        "flags": 0,
        "primary_guild": None,
    }


def me(who: User) -> Payload:
    """The bot as it sees itself."""
    return {**user(who), "mfa_enabled": True, "locale": who.locale, "verified": True, "email": None}


def application(app_id: int, bot: User, owner: User, flags: int, guilds: int) -> Payload:
    """The bot's application as its developer sees it."""
    return {
        "id": str(app_id),
        "name": bot.name,
        "icon": None,
        "description": "",
        "type": None,
        "verify_key": "0" * 64,
        "flags": flags,
        "flags_new": str(flags),
        "bot": user(bot),
        "bot_public": True,
        "bot_require_code_grant": False,
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "owner": user(owner),
        "approximate_guild_count": guilds,
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "team": None,
        "eligible_oauth2_scopes": [],
    }


def role(one: Role) -> Payload:
    """A role."""
    return {
        "id": str(one.id),
        "name": one.name,
        "permissions": str(int(one.permissions)),
        "position": one.position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": one.mentionable,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }


def member(one: Member, *, with_user: bool = True) -> Payload:
    """A member of a server."""
    found: Payload = {
        "nick": one.nick,
        "avatar": None,
        "banner": None,
        "roles": [str(role_id) for role_id in one.roles],
        "joined_at": one.joined_at,
        "premium_since": None,
        "communication_disabled_until": one.timed_out_until and one.timed_out_until.isoformat(),
        "pending": False,
        "mute": False,
        "deaf": False,
        "flags": 0,
    }
    return {**found, "user": user(one.user)} if with_user else found


def channel(one: Channel) -> Payload:
    """A text channel or a direct-message channel."""
    last = max(one.messages, default=None)
    found: Payload = {"id": str(one.id), "last_message_id": last and str(last), "flags": 0}
    if one.guild is None:
        assert one.recipient is not None
        return {**found, "type": 1, "recipients": [user(one.recipient)]}
    overwrites = [
        {"id": str(o.target), "type": o.kind, "allow": str(int(o.allow)), "deny": str(int(o.deny))}
        for o in one.overwrites.values()
    ]
    return {
        **found,
        "type": 0,
        "guild_id": str(one.guild.id),
        "name": one.name,
        "position": one.position,
        "permission_overwrites": overwrites,
        "nsfw": False,
        "topic": None,
        "parent_id": None,
        "rate_limit_per_user": 0,
    }


def partial_channel(one: Channel, asker: User) -> Payload:
    """The channel inside an interaction, with the asker's permissions."""
    return {**channel(one), "permissions": str(int(in_channel(one, asker)))}


def guild(one: Guild) -> Payload:
    """A server as the REST API returns it."""
    return {
        **_NOTHING_SET,
        **_NO_LEVELS,
        "id": str(one.id),
        "name": one.name,
        "features": [],
        "owner_id": str(one.owner.id),
        "region": "deprecated",
        "afk_timeout": 300,
        "widget_enabled": False,
        "roles": [role(item) for item in one.roles.values()],
        "max_members": 500_000,
        "max_stage_video_channel_users": 50,
        "max_video_channel_users": 25,
        "preferred_locale": one.locale,
        "premium_progress_bar_enabled": False,
        "nsfw": False,
        "emojis": [],
        "stickers": [],
        "approximate_member_count": len(one.members),
        "approximate_presence_count": 0,
    }


def guild_create(one: Guild, members: list[Member]) -> Payload:
    """A server as the gateway introduces it, with the members that the intents allow."""
    return {
        **guild(one),
        **{name: [] for name in _EMPTY_LISTS},
        "joined_at": timestamp(one.id),
        "large": False,
        "unavailable": False,
        "member_count": len(one.members),
        "members": [member(item) for item in members],
        "channels": [channel(item) for item in one.channels.values()],
    }
