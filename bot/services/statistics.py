"""How somebody does, for themselves and for whom they let see it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, time
from zoneinfo import ZoneInfo

from msgspec import Struct

from bot.core.leaderboard import Standing
from bot.core.members import Person
from bot.core.periods import Period
from bot.core.statistics import (
    Activity,
    Outlook,
    Tally,
    TopicTally,
    by_topic,
    first_day,
    hardest,
    outlook,
)
from bot.core.streaks import OFF, Streak
from bot.core.zones import local_day
from bot.errors import NotAllowed
from bot.services.again import tried_again
from bot.services.protocols import Clock
from bot.services.settings import zone_of
from bot.services.streaks import current_streak
from bot.storage.store import Store
from bot.storage.transaction import Transaction

HARDEST = 3
"""Hard cards that are named."""


class StatisticsKept(NotAllowed):
    """The member keeps their statistics to themselves, hides, or is not known here: nobody learns which."""


class HardCard(Struct, frozen=True):
    """A card that went wrong more than once."""

    prompt: str
    tally: Tally


class Statistics(Struct, frozen=True):
    """How somebody does: in the server where it is asked, in a direct message everywhere."""

    name: str
    tally: Tally
    points: int | None
    """In this server; None outside of servers."""
    place: Standing | None
    """On the server's leaderboard of all time."""
    streak: Streak
    topics: tuple[TopicTally, ...]
    """The weakest first."""
    hardest: tuple[HardCard, ...]
    outlook: Outlook
    shared: bool
    """Whether members may see this."""


@tried_again
class StatisticsService:
    """Reads; what it sums hangs on the person alone, so no server is too large for it."""

    def __init__(self, store: Store, clock: Clock, default_zone: str) -> None:
        self._store = store
        self._clock = clock
        self._default_zone = default_zone

    async def of(self, viewer: Person, member: Person) -> Statistics:
        """How the member does; StatisticsKept where the viewer is somebody else and may not see it."""
        async with self._store.read() as tx:
            guild_id, user_id = await _allowed(tx, viewer, member), member.user_id
            now, zone = self._clock.now(), await zone_of(tx, member, self._default_zone)
            tally, cards = await tx.statistics.tallies(user_id, guild_id)
            hard = hardest(cards, HARDEST)
            prompts = await tx.statistics.prompts(card.card_id for card in hard)
            points = place = None
            if guild_id is not None:
                points = await tx.scores.total(guild_id, user_id)
                place = await tx.scores.own(guild_id, Period.ALL.value, user_id)
            return Statistics(
                name=member.name,
                tally=tally,
                points=points,
                place=place,
                streak=(await current_streak(tx, user_id, zone, now))[0],
                topics=by_topic(cards),
                hardest=tuple(HardCard(prompts[card.card_id], card.tally) for card in hard),
                outlook=await self._outlook(tx, user_id, guild_id, zone),
                shared=(await tx.members.preferences(user_id)).share_stats,
            )

    async def name(self, guild_id: int, user_id: int) -> str:
        """The name under which the member was last seen; StatisticsKept for somebody who was not."""
        async with self._store.read() as tx:
            name = await tx.members.name(guild_id, user_id)
        if name is None:
            raise StatisticsKept
        return name

    async def activity(self, viewer: Person, member: Person) -> Activity:
        """On which days of the last year the member answered; StatisticsKept as above.

        When they were off is for themselves alone, also where they share the rest.
        """
        async with self._store.read() as tx:
            guild_id, zone = await _allowed(tx, viewer, member), await zone_of(tx, member, self._default_zone)
            now = self._clock.now()
            today = local_day(now, zone)
            first = first_day(today)
            since = datetime.combine(first, time.min, ZoneInfo(zone))
            moments = await tx.statistics.moments(member.user_id, guild_id, since)
            own = viewer.user_id == member.user_id
            known = (await current_streak(tx, member.user_id, zone, now))[0].calendar if own else {}
        days = Counter(local_day(at, zone) for at in moments)
        off = frozenset(
            day for day, state in known.items() if state in OFF and first <= day <= today and day not in days
        )
        return Activity(
            today, tuple(sorted((day, count) for day, count in days.items() if day <= today)), off
        )

    async def topics(self, viewer: Person, member: Person) -> tuple[TopicTally, ...]:
        """How the member does by topic, the weakest first; StatisticsKept as above."""
        async with self._store.read() as tx:
            guild_id = await _allowed(tx, viewer, member)
            _, cards = await tx.statistics.tallies(member.user_id, guild_id)
        return by_topic(cards)

    async def outlook(self, viewer: Person, member: Person) -> Outlook:
        """What the member remembers, and what comes up for review; StatisticsKept as above."""
        async with self._store.read() as tx:
            guild_id, zone = await _allowed(tx, viewer, member), await zone_of(tx, member, self._default_zone)
            return await self._outlook(tx, member.user_id, guild_id, zone)

    async def share(self, user_id: int, *, on: bool) -> None:
        """Whether members of the person's servers may see how they do."""
        async with self._store.write() as tx:
            await tx.members.set_person(user_id, share_stats=on)

    async def _outlook(self, tx: Transaction, user_id: int, guild_id: int | None, zone: str) -> Outlook:
        memories = await tx.statistics.memories(user_id, guild_id)
        now = self._clock.now()
        due_on = {state.due_at: local_day(state.due_at, zone) for state in memories}
        return outlook(memories, now, due_on, local_day(now, zone))


async def _allowed(tx: Transaction, viewer: Person, member: Person) -> int | None:
    """The server that the statistics are of, None for all; StatisticsKept where they are not for the viewer."""
    guild_id = viewer.guild_id or None
    if viewer.user_id != member.user_id and (
        guild_id is None or not await tx.statistics.may_be_shown(guild_id, member.user_id)
    ):
        raise StatisticsKept
    return guild_id
