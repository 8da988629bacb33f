"""What is due when, and what a person chooses: the decks, the new cards a day, a pause."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from bot.core.members import Person
from bot.core.review import MOST_NEW_A_DAY, ReviewSettings
from bot.core.zones import local_day
from bot.services.admission import admit
from bot.services.again import tried_again
from bot.services.protocols import Clock
from bot.services.review.errors import InvalidHour, InvalidNewCards, NoSuchReviewDeck
from bot.services.settings import zone_of
from bot.storage.review.sessions import ReviewDeck
from bot.storage.store import Store
from bot.storage.transaction import Transaction

HOURS = 24
"""Of a day's clock."""


class Due(Struct, frozen=True):
    """What is due when, on the person's calendar."""

    now: int
    """Cards that are due."""
    new: int
    """New cards that today still brings."""
    next_at: datetime | None
    """When the next card falls due that is not due yet."""
    days: tuple[tuple[date, int], ...]
    """How many cards fall due on each day from today on, those that are due left out."""
    today: date
    suspended: int
    paused: bool


class Decks(Struct, frozen=True):
    """The decks that a person may review, and what they chose of them."""

    decks: tuple[ReviewDeck, ...]
    settings: ReviewSettings


async def new_left(
    tx: Transaction, user_id: int, settings: ReviewSettings, zone: str, now: datetime
) -> list[int]:
    """The new cards that the person's day still brings."""
    midnight = datetime.combine(local_day(now, zone), time.min, ZoneInfo(zone))
    left = settings.new_cards - await tx.sessions.new_since(user_id, midnight)
    return await tx.sessions.new_cards(user_id, settings, left) if left > 0 else []


async def due(tx: Transaction, user_id: int, zone: str, now: datetime) -> Due:
    """What is due when."""
    settings = await tx.sessions.settings(user_id)
    times = [at for at, _ in await tx.sessions.due_times(user_id, settings)]
    later = [at for at in times if at > now]
    days = Counter(local_day(at, zone) for at in later)
    return Due(
        len(times) - len(later),
        len(await new_left(tx, user_id, settings, zone, now)),
        min(later, default=None),
        tuple(sorted(days.items())),
        local_day(now, zone),
        await tx.sessions.suspended(user_id),
        settings.paused,
    )


@tried_again
class ReviewSettingsService:
    """Reads and changes what a person chose about their reviews."""

    def __init__(self, store: Store, clock: Clock, default_zone: str) -> None:
        self._store = store
        self._clock = clock
        self._default_zone = default_zone

    async def due(self, who: Person) -> Due:
        """What is due when."""
        async with self._store.read() as tx:
            zone = await zone_of(tx, who, self._default_zone)
            return await due(tx, who.user_id, zone, self._clock.now())

    async def decks(self, who: Person, *, new_cards: int | None = None) -> Decks:
        """The decks that the person may review, after setting how many new cards a day they want, if given.

        Raises InvalidNewCards.
        """
        async with self._store.write() as tx:
            if who.guild_id:
                await admit(tx, who)
            if new_cards is not None:
                if not 0 <= new_cards <= MOST_NEW_A_DAY:
                    raise InvalidNewCards(MOST_NEW_A_DAY)
                settings = await tx.sessions.settings(who.user_id)
                await tx.sessions.save_settings(who.user_id, replace(settings, new_cards=new_cards))
            return await _decks(tx, who.user_id)

    async def turn(self, who: Person, deck_id: int | None) -> Decks:
        """Choose the deck, or no longer; None chooses all. Raises NoSuchReviewDeck."""
        async with self._store.write() as tx:
            found = await _decks(tx, who.user_id)
            seen = [deck.id for deck in found.decks]
            chosen = {each for each in found.settings.deck_ids if each in seen}
            if deck_id is not None and deck_id not in seen:
                raise NoSuchReviewDeck
            chosen = set() if deck_id is None else chosen ^ {deck_id}
            settings = replace(found.settings, deck_ids=tuple(sorted(chosen)))
            await tx.sessions.save_settings(who.user_id, settings)
            return replace(found, settings=settings)

    async def reminded(self, who: Person) -> tuple[int | None, str]:
        """The hour at which the person is told what is due, None: never; and their zone."""
        async with self._store.read() as tx:
            return await tx.members.review_hour(who.user_id), await zone_of(tx, who, self._default_zone)

    async def remind(self, who: Person, hour: int | None) -> str:
        """Tell the person at that hour of each day, from the next time on, what is due; None: never. Their zone.

        A direct message that was closed is tried anew.

        Raises InvalidHour.
        """
        if hour is not None and not 0 <= hour < HOURS:
            raise InvalidHour
        async with self._store.write() as tx:
            zone = await zone_of(tx, who, self._default_zone)
            local = self._clock.now().astimezone(ZoneInfo(zone))
            passed = hour is not None and local.hour >= hour
            told_on = local.date() if passed else None
            await tx.members.set_person(
                who.user_id, review_hour=hour, review_told_on=told_on, dm_closed=False
            )
        return zone

    async def pause(self, who: Person, *, on: bool) -> Due:
        """Pause the person's reviews, or go on with them; what is due when."""
        async with self._store.write() as tx:
            settings = await tx.sessions.settings(who.user_id)
            await tx.sessions.save_settings(who.user_id, replace(settings, paused=on))
            zone = await zone_of(tx, who, self._default_zone)
            return await due(tx, who.user_id, zone, self._clock.now())


async def _decks(tx: Transaction, user_id: int) -> Decks:
    return Decks(tuple(await tx.sessions.decks(user_id)), await tx.sessions.settings(user_id))
