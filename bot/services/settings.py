"""Which calendar counts: the person's own zone, else the server's, else the operator's default."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.core.members import Person
from bot.core.quiz.timing import EXTRA_TIMES
from bot.core.zone_guess import likely_zones, read_zone
from bot.core.zones import local_day
from bot.errors import NotFound
from bot.services.again import tried_again
from bot.storage.store import Store
from bot.storage.transaction import Transaction


class UnknownZone(NotFound):
    """The name is that of no time zone, or may be that of several."""

    name: str
    likely: Sequence[str]
    """Those that may be meant, a few."""


async def guild_zone(tx: Transaction, guild_id: int, default: str) -> str:
    """The server's zone."""
    return await tx.members.guild_zone(guild_id) or default


async def guild_today(tx: Transaction, guild_id: int, default: str, now: datetime) -> date:
    """The date at `now` on the server's calendar."""
    return local_day(now, await guild_zone(tx, guild_id, default))


async def person_zone(tx: Transaction, user_id: int, guild_id: int | None, default: str) -> str:
    """The person's zone, or that of the server where they act until they set one."""
    own = await tx.members.person_zone(user_id)
    if own or guild_id is None:
        return own or default
    return await guild_zone(tx, guild_id, default)


async def home_zone(tx: Transaction, user_id: int, default: str, here: int | None = None) -> tuple[str, bool]:
    """(the zone that counts where the person acts nowhere, as for a reminder; whether it is their own).

    Until they set one it is that of the server where they last kept their streak, else of the server `here`.
    """
    own = await tx.members.person_zone(user_id)
    if own:
        return own, True
    guild = await tx.members.last_guild(user_id)
    return await person_zone(tx, user_id, here if guild is None else guild, default), False


async def zone_of(tx: Transaction, who: Person, default: str) -> str:
    """The zone of the person's calendar, in a server or in a direct message."""
    if who.guild_id:
        return await person_zone(tx, who.user_id, who.guild_id, default)
    return (await home_zone(tx, who.user_id, default))[0]


def checked(zone: str) -> str:
    """The IANA name of the one zone that is meant; else UnknownZone."""
    name = read_zone(zone)
    if name is None:
        raise UnknownZone(zone.strip(), likely_zones(zone, by_sound=True))
    return name


@tried_again
class SettingsService:
    """What people and servers set for themselves."""

    def __init__(self, store: Store, default_zone: str) -> None:
        self._store = store
        self.default_zone = default_zone

    async def zones(self, user_id: int, guild_id: int | None) -> tuple[str | None, str]:
        """(the person's own zone or None, the server's zone or the default)."""
        async with self._store.read() as tx:
            own = await tx.members.person_zone(user_id)
            if guild_id is None:
                return own, self.default_zone
            return own, await guild_zone(tx, guild_id, self.default_zone)

    async def set_own_zone(self, user_id: int, zone: str) -> str:
        """Set the person's zone; days already counted stay as they are. Raises UnknownZone."""
        name = checked(zone)
        async with self._store.write() as tx:
            await tx.members.set_person_zone(user_id, name)
        return name

    async def set_extra_time(self, user_id: int, factor: float) -> None:
        """What the time of each question is multiplied by that the person plays, one of `EXTRA_TIMES`.

        Raises ValueError.
        """
        if factor not in EXTRA_TIMES:
            raise ValueError(f"{factor} is none of {EXTRA_TIMES}")
        async with self._store.write() as tx:
            await tx.members.set_person(user_id, extra_time=factor)

    async def set_sharing(self, user_id: int, *, on: bool) -> None:
        """Whether the person's good answers may be shown, without a name."""
        async with self._store.write() as tx:
            await tx.members.set_person(user_id, share_answers=on)

    async def set_guild_zone(self, guild_id: int, zone: str) -> str:
        """Set the server's zone. Raises UnknownZone."""
        name = checked(zone)
        async with self._store.write() as tx:
            await tx.members.set_guild_zone(guild_id, name)
        return name
