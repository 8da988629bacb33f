"""Weeks of a server, written as answers would leave them: for recaps, which read sums and no attempts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import insert, select

from bot.core.quiz.state import RoundState
from bot.core.recap import weeks
from bot.storage.schema import card, entry, member, quiz, round_, score, streak_day
from bot.storage.store import Store
from tests.services.game import CHANNEL, GUILD

WEEK = date(2026, 3, 2)
"""The week of the test clock's start, told on Monday, 9 March."""


@dataclass(frozen=True)
class Player:
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
