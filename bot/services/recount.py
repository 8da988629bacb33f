"""Counting again what answers keep up to date, and mending what differs."""

from __future__ import annotations

from bot.core.recount import PLACES, Recount, recount
from bot.services.again import tried_again
from bot.services.appeals.repairs import count_day
from bot.services.streaks import restate_streaks
from bot.storage.store import Store
from bot.storage.transaction import Transaction


@tried_again
class RecountService:
    """Compares what is stored twice with what the attempts give, and mends it; see `core.recount` for the rules."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def check(self) -> list[str]:
        """What differs, in words, as of one moment."""
        async with self._store.read() as tx:
            found = recount(await tx.recount.stored())
            return [*found.lines, *([PLACES] if await tx.recount.places_differ() else [])]

    async def repair(self) -> list[str]:
        """Make all of it what the attempts give, in one transaction; what differed before."""
        async with self._store.write(alone=True) as tx:
            found = recount(await tx.recount.stored())
            await tx.recount.amend(found.attempts)
            await tx.recount.save_entries(found.entries)
            await tx.recount.save_scores(found.scores)
            for guild_id, user_id in sorted({(key.guild_id, key.user_id) for key in found.scores}):
                await tx.members.place_scores(guild_id, user_id)
            await _repair_days(tx, found)
        return [*found.lines, *await self._repair_places()]

    async def _repair_places(self) -> list[str]:
        """After the commit: PostgreSQL's triggers count at its end."""
        async with self._store.write(alone=True) as tx:
            if not await tx.recount.places_differ():
                return []
            await tx.recount.count_places()
        return [PLACES]


async def _repair_days(tx: Transaction, found: Recount) -> None:
    """In the order of the answers: which day one counts for depends on the days before it."""
    for user_id, day in found.surplus_days:
        await tx.members.remove_streak_day(user_id, day)
    for each in sorted(found.missing_days, key=lambda each: (each.at, each.id)):
        attempt, round_ = await tx.attempts.get(each.id), await tx.quizzes.round(each.round_id)
        assert attempt is not None  # it was read in this transaction
        assert round_ is not None
        await count_day(tx, round_, attempt)
    for user_id in {each.user_id for each in found.missing_days}:
        await tx.reminders.look_again(user_id)
    changed = {key.user_id for key in found.scores} | {user_id for user_id, _ in found.surplus_days}
    for user_id in sorted(changed | {each.user_id for each in found.missing_days}):
        zone = await tx.members.streak_zone(user_id)
        if zone is not None:
            await restate_streaks(tx, user_id, zone)
