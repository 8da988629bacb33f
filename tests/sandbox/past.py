"""What people did in the year before a picture is taken: answers, streak days and what they remember."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import insert, select

from bot.core.grading import Verdict
from bot.core.members import Person
from bot.core.periods import Period
from bot.core.review import Memory, Recall, after, rating_of
from bot.core.streaks import reached, streak
from bot.storage.schema import attempt, card, quiz, round_
from bot.storage.transaction import Transaction

ZONE = "UTC"
_SOURCES = count(1)
"""Ids of messages, as old as none of the simulation's."""
_STRENGTH = {
    "MLOps Fundamentals": 0.9,
    "Tools & Technologies": 0.78,
    "Deployment & Scalability": 0.66,
    "Model Training & Evaluation": 0.54,
    "AI Ethics, Explainability, and Interpretability": 0.36,
}
"""How probably an answer to a topic is right."""
AT_LAST = timedelta(days=9)
"""On all these days before `until` they answered: a streak."""


async def live_a_year(
    tx: Transaction, who: Person, until: datetime, rng: random.Random, *, diligence: float
) -> None:
    """Answers on `diligence` of the days, to one card after the other, better with each time."""
    cards = list(
        await tx._connection.execute(select(card.c.id, card.c.topic, card.c.deck_id).order_by(card.c.id))
    )
    memories: dict[int, Memory] = {}
    days, day = [], until - timedelta(days=370)
    await tx.members.saw(who)
    while day < until:
        often = diligence * (1.25 if day.weekday() < 5 else 0.5)
        if day > until - AT_LAST or rng.random() < often:
            asked = rng.sample(cards, min(len(cards), 1 + int(rng.expovariate(1 / 6))))
            quiz_id = await _quiz(tx, who, asked[0].deck_id, len(asked), day)
            for number, each in enumerate(asked, start=1):
                known = memories.get(each.id)
                strength = _STRENGTH.get(each.topic, 0.7) + 0.06 * bool(known)
                verdict = _verdict(rng, strength)
                await _answer(tx, who, quiz_id, each.id, number, verdict, day, next(_SOURCES))
                rating = rating_of(verdict)
                assert rating is not None  # a first try says something
                memories[each.id] = after(known, Recall(rating, day))
            days.append(day.date())
            await tx.members.add_streak_day(
                who.user_id, day.date(), guild_id=who.guild_id, schedule_id=None, zone=ZONE, at=day
            )
            await tx.metrics.reach(who.guild_id, who.user_id, reached(streak(days, day.date()), day.date()))
        day += timedelta(days=1)
    for card_id, memory in memories.items():
        await tx.memory.put(who.user_id, card_id, memory)


def _verdict(rng: random.Random, strength: float) -> Verdict:
    if rng.random() < strength:
        return Verdict.CORRECT
    return Verdict.PARTIAL if rng.random() < 0.5 else Verdict.INCORRECT


async def _quiz(tx: Transaction, who: Person, deck_id: int, questions: int, at: datetime) -> int:
    values: dict[str, Any] = {"guild_id": who.guild_id, "channel_id": 1, "deck_id": deck_id}
    values |= {"starter_id": who.user_id, "questions": questions, "seconds": 60, "asked": questions}
    values |= {"state": "finished", "next_at": at, "started_at": at, "finished_at": at}
    made = await tx._connection.execute(insert(quiz).values(values).returning(quiz.c.id))
    return int(made.scalar_one())


async def _answer(
    tx: Transaction,
    who: Person,
    quiz_id: int,
    card_id: int,
    number: int,
    verdict: Verdict,
    at: datetime,
    source_id: int,
) -> None:
    values: dict[str, Any] = {"quiz_id": quiz_id, "guild_id": who.guild_id, "channel_id": 1}
    values |= {"card_id": card_id, "number": number, "state": "done", "opened_at": at, "closes_at": at}
    made = await tx._connection.execute(insert(round_).values(values).returning(round_.c.id))
    points = {Verdict.CORRECT: 12, Verdict.PARTIAL: 4}.get(verdict, 0)
    values = {"round_id": int(made.scalar_one()), "user_id": who.user_id, "number": 1, "source_id": source_id}
    values |= {"public": True, "answer": "", "verdict": verdict, "score": 1.0, "points": points, "flags": []}
    values |= {"at": at, "server_zone": ZONE, "own_zone": ZONE, "hinted": False, "copied": False}
    await tx._connection.execute(insert(attempt).values(**values, first=verdict is Verdict.CORRECT))
    keys = [period.key(at.date()) for period in Period]
    right = int(verdict is Verdict.CORRECT)
    await tx.scores.add(who.guild_id, who.user_id, keys, points, right, answers=1)
