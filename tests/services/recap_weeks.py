"""Weeks of a server, written as answers would leave them, for recaps read sums; and a server with a recap."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from msgspec import Struct
from sqlalchemy import insert, select

from bot.core.events import Event, RecapMoved, RecapOutcome
from bot.core.quiz.state import RoundState
from bot.core.recap import weeks
from bot.core.recap.posts import RecapPost
from bot.services.recap.plans import RecapPlanService, RecapRequest
from bot.services.recap.posts import RecapService, ToFind, ToPost
from bot.storage.schema import card, entry, member, quiz, round_, score, streak_day
from bot.storage.store import Store
from tests.fakes import FakeClock
from tests.services.game import ANA, CHANNEL, GUILD

WEEK = date(2026, 3, 2)
"""The week of the test clock's start, told on Monday, 9 March."""


class Player(Struct, frozen=True):
    """A member, with (answers, correct) in the week and in the one before, and days of a streak up to a day."""

    user_id: int
    name: str
    week: tuple[int, int] = (0, 0)
    before: tuple[int, int] = (0, 0)
    streak: int = 0
    until: date = WEEK + timedelta(days=6)


async def play(store: Store, players: Iterable[Player], guild_id: int = GUILD) -> None:
    """Write what these did."""
    players = list(players)
    previous = weeks.key(WEEK - weeks.ONE_WEEK)
    scores = [
        {
            "guild_id": guild_id,
            "user_id": player.user_id,
            "period": period,
            "points": 10 * correct,
            "correct": correct,
            "answers": answers,
            "streak": player.streak,
        }
        for player in players
        for period, (answers, correct) in ((weeks.key(WEEK), player.week), (previous, player.before))
        if answers
    ]
    days = [
        {
            "user_id": player.user_id,
            "day": player.until - timedelta(days=ago),
            "guild_id": guild_id,
            "zone": "UTC",
            "at": datetime.combine(player.until, datetime.min.time(), UTC),
        }
        for player in players
        for ago in range(player.streak)
    ]
    names = [{"guild_id": guild_id, "user_id": player.user_id, "name": player.name} for player in players]
    async with store.write() as tx:
        for table, rows in ((member, names), (score, scores), (streak_day, days)):
            if rows:
                await tx._connection.execute(insert(table), rows)


async def asked(
    store: Store,
    key: str,
    verdicts: Iterable[str],
    *,
    guild_id: int = GUILD,
    at: datetime | None = None,
    state: RoundState = RoundState.DONE,
) -> None:
    """A question of the deck that was asked in the week, with each player's best verdict."""
    opened = at or datetime.combine(WEEK, datetime.min.time(), UTC) + timedelta(hours=20)
    async with store.write() as tx:
        found = (
            await tx._connection.execute(select(card.c.id, card.c.deck_id).where(card.c.key == key))
        ).one()
        values: dict[str, Any] = {
            "guild_id": guild_id,
            "channel_id": CHANNEL,
            "deck_id": found.deck_id,
            "starter_id": 1,
            "questions": 1,
            "seconds": 60,
            "state": "finished",
            "asked": 1,
            "next_at": opened,
            "started_at": opened,
        }
        quiz_id = (
            await tx._connection.execute(insert(quiz).values(values).returning(quiz.c.id))
        ).scalar_one()
        round_id = (
            await tx._connection.execute(
                insert(round_)
                .values(
                    quiz_id=quiz_id,
                    guild_id=guild_id,
                    channel_id=CHANNEL,
                    card_id=found.id,
                    number=1,
                    state=state,
                    opened_at=opened,
                )
                .returning(round_.c.id)
            )
        ).scalar_one()
        rows = [
            {
                "round_id": round_id,
                "user_id": 10_000 + number,
                "tries": 1,
                "hinted": False,
                "best": verdict,
                "points": 0,
                "first": False,
            }
            for number, verdict in enumerate(verdicts)
        ]
        if rows:
            await tx._connection.execute(insert(entry), rows)


NINE = RecapRequest(CHANNEL, time(9))


class Weekly:
    """A server with a recap on Mondays at nine; it is Monday noon, and the first comes in a week."""

    def __init__(self, store: Store) -> None:
        self.store, self.clock = store, FakeClock()
        self.plans = RecapPlanService(store, self.clock, "UTC")
        self.service = self.process("this process")
        self.events: list[Event] = []
        store.observe = self.events.append

    def process(self, name: str) -> RecapService:
        return RecapService(self.store, self.clock, name, "UTC")

    async def due(self) -> int:
        """Set it up and come to its time; the id of the post, taken by this process."""
        await self.plans.set_up(GUILD, NINE)
        await play(self.store, [Player(ANA.user_id, "ana", (4, 2))])
        self.clock.move(days=6, hours=21, minutes=1)
        assert await self.service.claim_due() == 1
        (post_id,) = await self.service.take(10)
        return post_id

    async def send(self, post_id: int, service: RecapService | None = None) -> ToPost:
        """The step that a fresh post needs."""
        due = await (service or self.service).advance(post_id)
        assert isinstance(due, ToPost)
        return due

    async def send_or_look(self, post_id: int) -> ToFind | ToPost:
        """The step that a post needs, whichever."""
        due = await self.service.advance(post_id)
        assert due is not None
        return due

    async def posts(self) -> list[RecapPost]:
        return (await self.plans.report(GUILD)).posts

    async def post(self) -> RecapPost:
        (found,) = await self.posts()
        return found

    def moved(self) -> list[RecapOutcome]:
        return [event.outcome for event in self.events if isinstance(event, RecapMoved)]
