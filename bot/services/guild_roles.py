"""Who else may do what in a server: the roles for decks and for appeals, and the channel where appeals are shown."""

from __future__ import annotations

from enum import StrEnum

from bot.core.members import GuildRoles
from bot.services import audit_texts
from bot.services.again import tried_again
from bot.services.protocols import Clock
from bot.storage.store import Store


class RoleSetting(StrEnum):
    """What a manager may set; the value is the option's name."""

    DECK_ROLE = "deck_role"
    REVIEWER_ROLE = "judge_role"
    REVIEW_CHANNEL = "review_channel"


_COLUMNS = {
    RoleSetting.DECK_ROLE: "deck_role_id",
    RoleSetting.REVIEWER_ROLE: "reviewer_role_id",
    RoleSetting.REVIEW_CHANNEL: "review_channel_id",
}


@tried_again
class GuildRoleService:
    """Reads and sets them; the cog has checked that the person has Manage Server."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def of(self, guild_id: int) -> GuildRoles:
        """The server's roles and channel."""
        async with self._store.read() as tx:
            return await tx.members.guild_roles(guild_id)

    async def set(self, guild_id: int, actor_id: int, setting: RoleSetting, target_id: int | None) -> None:
        """Set it to a role's or channel's id; None takes it back. Noted in the audit list."""
        channel = setting is RoleSetting.REVIEW_CHANNEL
        detail = (
            audit_texts.review_channel_set(target_id) if channel else audit_texts.role_set(setting, target_id)
        )
        async with self._store.write() as tx:
            await tx.members.set_guild(guild_id, **{_COLUMNS[setting]: target_id})
            await tx.audit.record(guild_id, actor_id, f"settings.{setting}", detail, self._clock.now())
