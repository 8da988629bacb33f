"""Who else may do what in a server: the roles for decks and for appeals, and the channel where appeals are shown."""

from __future__ import annotations

from enum import StrEnum

from bot.services.ports import Clock, Offices, Store


class Office(StrEnum):
    """What a manager may set; the value is the option's name."""

    DECK_ROLE = "deck_role"
    JUDGE_ROLE = "judge_role"
    REVIEW_CHANNEL = "review_channel"


class OfficeService:
    """Reads and sets them; the cog has checked that the person has Manage Server."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def of(self, guild_id: int) -> Offices:
        """The server's roles and channel."""
        async with self._store.read() as tx:
            return await tx.members.offices(guild_id)

    async def set(self, guild_id: int, actor_id: int, office: Office, target_id: int | None) -> None:
        """Give the office to a role or channel; None takes it back. Noted in the audit list."""
        detail = f"{office.replace('_', ' ')}: {target_id or 'none, only Manage Server'}"
        if office is Office.REVIEW_CHANNEL:
            detail = f"review channel: {target_id or 'none, only /appeals'}"
        async with self._store.write() as tx:
            await tx.members.set_guild(guild_id, **{f"{office}_id": target_id})
            await tx.audit.record(guild_id, actor_id, f"settings.{office}", detail, self._clock.now())
