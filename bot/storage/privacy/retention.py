"""Servers that the bot was taken out of: since when, and their data deleted a few rows at a time."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, select, tuple_, union, update

from bot.core.days_off import NOWHERE
from bot.core.decks.records import SHARED
from bot.core.shards import EVERYTHING, Part
from bot.storage.days_off import DaysOffQueries
from bot.storage.queries import Queries, of_part
from bot.storage.schema import (
    audit,
    card,
    card_history,
    daily_post,
    deck,
    deck_draft,
    deck_revision,
    draft_set,
    guild,
    holiday,
    learned,
    member,
    quiz,
    recap,
    recap_post,
    review,
    round_,
    schedule,
    score,
    score_away,
    season,
    server_rest_rule,
    streak_day,
    suggestion,
    teaching_hint,
)

ROWS = 500
"""Deleted in one step; other writers have their turn after it."""
WITH_ANSWERS = 5
"""Quizzes or questions deleted in one step, each with all its answers."""

_SCHEDULES = select(schedule.c.id)
_OF_STREAKS = select(streak_day.c.schedule_id).where(streak_day.c.schedule_id.is_not(None))
"""Schedules that somebody's streak leans on: a day on which their post did not come is excused for ever."""


class RetentionQueries(Queries):
    """Which servers the bot was taken out of, and what is left of them."""

    async def set_removed(self, guild_id: int, at: datetime) -> None:
        """The bot was taken out of the server then; of several moments the first counts."""
        await self._execute(
            self._insert(guild)
            .values(id=guild_id, removed_at=at)
            .on_conflict_do_update(
                index_elements=[guild.c.id], set_={"removed_at": at}, where=guild.c.removed_at.is_(None)
            )
        )

    async def set_back(self, guild_id: int) -> None:
        """The bot is in the server, again or still."""
        await self._execute(update(guild).where(guild.c.id == guild_id).values(removed_at=None))

    async def known(self) -> set[int]:
        """Every server of which something is stored."""
        days_off = (holiday.c.guild_id, server_rest_rule.c.guild_id)
        owners = (member.c.guild_id, schedule.c.guild_id, recap.c.guild_id, season.c.guild_id, guild.c.id)
        found = union(
            *(select(each) for each in owners),
            *(select(each).where(each > NOWHERE) for each in days_off),
            select(deck.c.guild_id).where(deck.c.guild_id != SHARED),
        )
        return set(await self._values(found))

    async def removed(self) -> set[int]:
        """The servers that the bot was taken out of."""
        query = select(guild.c.id).where(guild.c.removed_at.is_not(None))
        return set(await self._values(query))

    async def overdue(self, before: datetime, part: Part = EVERYTHING) -> int | None:
        """A server of the part that the bot was taken out of before that."""
        query = select(guild.c.id).where(guild.c.removed_at < before, *of_part(guild.c.id, part))
        query = query.order_by(guild.c.removed_at).limit(1)
        return await self._value(query)

    async def purge_some(self, guild_id: int, today: date) -> bool:
        """Delete a few rows of the server; False once nothing is left but what its members' streaks need.

        From `today` on its days off excuse nobody.
        """
        for table, condition, limit in _steps(guild_id):
            if await self._delete_some(table, condition, limit):
                return True
        await self._empty_shells(guild_id)
        calendar = await DaysOffQueries(self._connection).without_server(guild_id, today)
        await self._leave_to_people(guild_id, calendar)
        await self._execute(delete(guild).where(guild.c.id == guild_id))
        return False

    async def _delete_some(self, table: Table, condition: ColumnElement[bool], limit: int) -> bool:
        key = tuple(table.primary_key)
        some = select(*key).where(condition).limit(limit)
        found = [tuple(row) for row in await self._execute(some)]
        if not found:
            return False
        if table is round_:
            numbers = [number for (number,) in found]
            await self._execute(
                update(daily_post).where(daily_post.c.round_id.in_(numbers)).values(round_id=None)
            )
        await self._execute(delete(table).where(tuple_(*key).in_(found)))
        return True

    async def _empty_shells(self, guild_id: int) -> None:
        """Of schedules that streaks lean on, and of their decks, only that they were there is kept."""
        nothing: dict[str, Any] = {"channel_id": 0, "role_id": None, "topic": None}
        await self._execute(
            update(schedule)
            .where(schedule.c.guild_id == guild_id)
            .values(**nothing, removed=True, paused=True, next_at=None)
        )
        await self._execute(
            update(deck)
            .where(deck.c.guild_id == guild_id)
            .values(title="", description="", digest="", removed=True)
        )

    async def _leave_to_people(self, guild_id: int, calendar: int) -> None:
        """Days of streaks and answers in review are people's own; they say no more where they came from.

        `calendar` is the number under which the days off of a streak's days are found.
        """
        for table, left in ((streak_day, calendar), (review, NOWHERE)):
            await self._execute(update(table).where(table.c.guild_id == guild_id).values(guild_id=left))


def _steps(guild_id: int) -> list[tuple[Table, ColumnElement[bool], int]]:
    """(table, which rows, how many at once), in an order that breaks no foreign key."""
    its_schedules = _SCHEDULES.where(schedule.c.guild_id == guild_id)
    its_decks = select(deck.c.id).where(deck.c.guild_id == guild_id)
    needed_decks = select(schedule.c.deck_id)
    whole = (
        *(suggestion, learned, score, score_away, season, card_history),
        *(deck_draft, draft_set, deck_revision, teaching_hint, audit),
        *(recap, recap_post),
    )
    return [
        *((table, table.c.guild_id == guild_id, ROWS) for table in whole),
        (round_, round_.c.schedule_id.in_(its_schedules), WITH_ANSWERS),
        (quiz, quiz.c.guild_id == guild_id, WITH_ANSWERS),
        (member, member.c.guild_id == guild_id, ROWS),
        (schedule, (schedule.c.guild_id == guild_id) & schedule.c.id.not_in(_OF_STREAKS), ROWS),
        (card, card.c.deck_id.in_(its_decks), ROWS),
        (deck, (deck.c.guild_id == guild_id) & deck.c.id.not_in(needed_decks), ROWS),
    ]
