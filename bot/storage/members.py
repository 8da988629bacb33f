"""People and servers: names, time zones; `streak_days` holds the queries about the days of streaks."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Table,
    bindparam,
    case,
    delete,
    exists,
    false,
    func,
    literal_column,
    or_,
    select,
    text,
    update,
)

from bot.core.members import GuildRoles, Person, Preferences
from bot.storage.leaderboard import SUMS, longer_streak
from bot.storage.locks import LockQueries
from bot.storage.prepared import Write, prepared
from bot.storage.queries import record_of, upsert
from bot.storage.schema import emptied, guild, member, person, score, score_away
from bot.storage.streak_days import StreakDayQueries

MAX_NAME = 100
"""Characters kept of a name."""


_OF_MEMBERS: Any = literal_column(f"'{member.name}'")


_MAY_BE_FORGOTTEN = prepared(
    select(
        (
            exists().where(emptied.c.table_name == _OF_MEMBERS, emptied.c.up_to >= bindparam("sent"))
            & ~exists().where(member.c.user_id == bindparam("user"))
        ).label("found")
    )
)
_SEEN = upsert(member, ("guild_id", "user_id"), set_=("name",))


def seen_member(who: Person) -> Write:
    """Remembers the member's name."""
    return _SEEN, {"guild_id": who.guild_id, "user_id": who.user_id, "name": who.name[:MAX_NAME]}


class MemberQueries(StreakDayQueries):
    """People, their servers, zones and streak days."""

    async def saw(self, who: Person, *, away: bool = True) -> None:
        """Remember the member's name; who had left the server, as they may have where `away`, is back.

        From now on nobody else writes what is about the person.
        """
        await LockQueries(self._through, self._direct).people([who.user_id])
        await self._run(*seen_member(who))
        if away:
            await self.back(who.guild_id, who.user_id)

    async def may_be_forgotten(self, user_id: int, sent_id: int) -> bool:
        """Whether somebody was forgotten after that was sent, and the person is known nowhere."""
        ((found,),) = await self._run(_MAY_BE_FORGOTTEN, {"user": user_id, "sent": sent_id})
        return bool(found)

    async def note_forgotten(self, request_id: int) -> None:
        """Somebody was forgotten at that request, by Discord's id: what was sent before brings nobody back."""
        row = self._insert(emptied).values(table_name=member.name, up_to=request_id)
        newer = {"up_to": case((emptied.c.up_to < request_id, request_id), else_=emptied.c.up_to)}
        await self._execute(row.on_conflict_do_update(index_elements=[emptied.c.table_name], set_=newer))

    async def left(self, guild_id: int, user_id: int) -> None:
        """The member has left the server: off its leaderboard, their scores kept."""
        await LockQueries(self._through, self._direct).people([user_id])
        if await self._set_away(guild_id, user_id, away=True):
            await self.place_scores(guild_id, user_id)

    async def back(self, guild_id: int, user_id: int) -> None:
        """The member is in the server, with all the scores that they had."""
        await LockQueries(self._through, self._direct).people([user_id])
        if await self._set_away(guild_id, user_id, away=False):
            await self.place_scores(guild_id, user_id)

    async def is_away(self, guild_id: int, user_id: int) -> bool:
        """Whether the member is known to have left the server."""
        query = select(member.c.away).where(member.c.guild_id == guild_id, member.c.user_id == user_id)
        return bool(await self._value(query))

    async def set_hidden(self, user_id: int, *, hidden: bool) -> None:
        """Take the person off every server's leaderboard, their scores kept, or put them back."""
        await LockQueries(self._through, self._direct).people([user_id])
        await self.set_person(user_id, hidden=hidden)
        for guild_id in await self.guilds_of(user_id):
            await self.place_scores(guild_id, user_id)

    async def guilds_of(self, user_id: int) -> list[int]:
        """The servers where the person was seen."""
        guilds = select(member.c.guild_id).where(member.c.user_id == user_id).order_by(member.c.guild_id)
        return await self._values(guilds)

    async def is_hidden(self, user_id: int) -> bool:
        """Whether the person is shown on no leaderboard and in no standings."""
        query = select(person.c.hidden).where(person.c.id == user_id)
        return bool(await self._value(query))

    async def place_scores(self, guild_id: int, user_id: int) -> None:
        """Bring all the member's scores where they belong: put by while they are away or hidden, else on the board."""
        put_by = (
            select(or_(member.c.away, func.coalesce(person.c.hidden, false())))
            .outerjoin_from(member, person, person.c.id == member.c.user_id)
            .where(member.c.guild_id == guild_id, member.c.user_id == user_id)
        )
        tables = (score_away, score)
        if await self._value(put_by):
            tables = (score, score_away)
        await self._move_scores(*tables, guild_id, user_id)

    async def _set_away(self, guild_id: int, user_id: int, *, away: bool) -> bool:
        """Whether that changes anything."""
        statement = (
            update(member)
            .where(member.c.guild_id == guild_id, member.c.user_id == user_id, member.c.away.is_not(away))
            .values(away=away)
            .returning(member.c.user_id)
        )
        return await self._value(statement) is not None

    async def _move_scores(self, from_: Table, to: Table, guild_id: int, user_id: int) -> None:
        """Add the member's rows of one table to those of the other."""
        # Whoever sets a season up adds rows to both: all of them, or none yet.
        if self._dialect == "postgresql":
            await self._execute(text("LOCK TABLE score IN ROW EXCLUSIVE MODE"))
        names = [column.name for column in to.columns]
        theirs = (from_.c.guild_id == guild_id, from_.c.user_id == user_id)
        held: Any = from_
        if self._dialect == "postgresql":
            # In one statement: points that an answer adds between two would be deleted and not have been moved.
            held = delete(from_).where(*theirs).returning(*(from_.c[name] for name in names)).cte("held")
        rows = select(*(held.c[name] for name in names))
        moved = self._insert(to).from_select(names, rows if held is not from_ else rows.where(*theirs))
        sums = {name: to.c[name] + moved.excluded[name] for name in SUMS}
        longer = longer_streak(to, moved)
        keys = [column.name for column in to.primary_key]
        merged = moved.on_conflict_do_update(index_elements=keys, set_={**sums, "streak": longer})
        await self._execute(merged)
        if held is from_:
            await self._execute(delete(from_).where(*theirs))

    async def guild_zone(self, guild_id: int) -> str | None:
        """The server's zone, when set."""
        query = select(guild.c.timezone).where(guild.c.id == guild_id)
        return await self._value(query)

    async def set_guild_zone(self, guild_id: int, zone: str | None) -> None:
        """Set the server's zone."""
        await self.set_guild(guild_id, timezone=zone)

    async def guild_roles(self, guild_id: int) -> GuildRoles:
        """The server's roles and its review channel."""
        columns = (guild.c.deck_role_id, guild.c.reviewer_role_id, guild.c.review_channel_id)
        row = await self._one(select(*columns).where(guild.c.id == guild_id))
        return record_of(GuildRoles, row) if row else GuildRoles()

    async def set_guild(self, guild_id: int, **values: Any) -> None:
        """Change columns of the server's row."""
        statement = self._insert(guild).values(id=guild_id, **values)
        await self._execute(statement.on_conflict_do_update(index_elements=[guild.c.id], set_=values))

    async def name(self, guild_id: int, user_id: int) -> str | None:
        """The name under which the member was last seen there."""
        query = select(member.c.name).where(member.c.guild_id == guild_id, member.c.user_id == user_id)
        return await self._value(query)

    async def person_zone(self, user_id: int) -> str | None:
        """The person's own zone, when set."""
        query = select(person.c.timezone).where(person.c.id == user_id)
        return await self._value(query)

    async def set_person_zone(self, user_id: int, zone: str | None) -> None:
        """Set the person's own zone."""
        await self.set_person(user_id, timezone=zone)

    async def extra_time(self, user_id: int) -> float:
        """What the person multiplies the time of questions by, 1 or more."""
        query = select(person.c.extra_time).where(person.c.id == user_id)
        return await self._value(query) or 1.0

    async def review_hour(self, user_id: int) -> int | None:
        """The hour of their day at which the person is told what is due; None: never."""
        return await self._value(select(person.c.review_hour).where(person.c.id == user_id))

    async def preferences(self, user_id: int) -> Preferences:
        """What the person has chosen."""
        row = await self._one(select(person).where(person.c.id == user_id))
        return record_of(Preferences, row) if row else Preferences()

    async def amend_person(self, user_id: int, **values: Any) -> None:
        """Change columns of the person's row, where there is one: whoever was forgotten meanwhile stays so."""
        await self._execute(update(person).where(person.c.id == user_id).values(**values))

    async def set_person(self, user_id: int, **values: Any) -> None:
        """Change columns of the person's row, which is made where there is none: at the person's own word alone."""
        statement = self._insert(person).values(id=user_id, **values)
        await self._execute(statement.on_conflict_do_update(index_elements=[person.c.id], set_=values))
