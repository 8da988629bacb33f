"""Attempts, and the entries that sum up a member's attempts in a round."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import Row, case, exists, func, select

from bot.core.grading import Verdict
from bot.core.rounds import Entry
from bot.core.scoring import MAX_TRIES
from bot.services.ports import Attempt, PlayerEntry
from bot.storage.queries import Queries
from bot.storage.schema import attempt, entry, member, person, round_


def _entry(row: Row[Any]) -> Entry:
    return Entry(row.tries, row.hinted, Verdict(row.best) if row.best else None, row.points, row.first)


class AttemptQueries(Queries):
    """`services.ports.Attempts` on SQL."""

    async def entry(self, round_id: int, user_id: int) -> Entry:
        """The member's entry; a blank one when there is none."""
        query = select(entry).where(entry.c.round_id == round_id, entry.c.user_id == user_id)
        row = (await self._connection.execute(query)).one_or_none()
        return _entry(row) if row else Entry()

    async def save_entry(self, round_id: int, user_id: int, value: Entry) -> None:
        """Insert or replace the entry."""
        statement = self._insert(entry).values(round_id=round_id, user_id=user_id, **asdict(value))
        await self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=[entry.c.round_id, entry.c.user_id], set_=asdict(value)
            )
        )

    async def entries(self, guild_id: int, round_id: int) -> list[PlayerEntry]:
        """Everybody's entries in the round, the best first."""
        query = (
            select(entry, member.c.name)
            .join_from(entry, member, (member.c.user_id == entry.c.user_id) & (member.c.guild_id == guild_id))
            .where(entry.c.round_id == round_id)
            .order_by(entry.c.points.desc(), entry.c.tries, entry.c.user_id)
        )
        rows = await self._connection.execute(query)
        return [PlayerEntry(row.user_id, row.name, _entry(row)) for row in rows]

    async def add(self, value: Attempt) -> None:
        """Insert the attempt."""
        row = {**asdict(value), "flags": list(value.flags)}
        await self._connection.execute(self._insert(attempt).values(**row))

    async def seen(self, source_id: int) -> bool:
        """Whether that message or interaction was counted already."""
        query = select(exists().where(attempt.c.source_id == source_id))
        return bool((await self._connection.execute(query)).scalar())

    async def public_correct(self, round_id: int, *, other_than: int) -> list[str]:
        """Correct answers that others gave in public."""
        query = select(attempt.c.answer).where(
            attempt.c.round_id == round_id,
            attempt.c.user_id != other_than,
            attempt.c.public.is_(True),
            attempt.c.verdict == Verdict.CORRECT,
        )
        return list((await self._connection.execute(query)).scalars())

    async def correct_anywhere(self, round_id: int) -> bool:
        """Whether the first-correct bonus is taken."""
        query = select(exists().where(entry.c.round_id == round_id, entry.c.first.is_(True)))
        return bool((await self._connection.execute(query)).scalar())

    async def unfinished_players(self, quiz_id: int, round_id: int, starter_id: int) -> int:
        """The starter and all who answered in the quiz, less those who have finished this round."""
        rounds = select(round_.c.id).where(round_.c.quiz_id == quiz_id)
        played = await self._connection.execute(
            select(entry.c.user_id).where(entry.c.round_id.in_(rounds), entry.c.tries > 0).distinct()
        )
        finished = await self._connection.execute(
            select(entry.c.user_id).where(
                entry.c.round_id == round_id,
                (entry.c.best == Verdict.CORRECT) | (entry.c.tries >= MAX_TRIES),
            )
        )
        return len(({starter_id} | set(played.scalars())) - set(finished.scalars()))

    async def shareable(self, round_id: int, verdict: Verdict, *, limit: int) -> list[str]:
        """The best answers of that verdict, from people who agreed that theirs are shown; none twice."""
        query = (
            select(attempt.c.answer)
            .join(person, (person.c.id == attempt.c.user_id) & person.c.share_answers.is_(True))
            .where(attempt.c.round_id == round_id, attempt.c.verdict == verdict)
            .order_by(attempt.c.score.desc(), attempt.c.id)
            .limit(limit * 3)
        )
        found = (await self._connection.execute(query)).scalars()
        return list({" ".join(text.lower().split()): text for text in found}.values())[:limit]

    async def quiz_totals(self, guild_id: int, quiz_id: int) -> list[tuple[int, str, int, int]]:
        """(user id, name, points, correct) of everybody who answered in the quiz."""
        correct = func.sum(case((entry.c.best == Verdict.CORRECT, 1), else_=0))
        query = (
            select(entry.c.user_id, member.c.name, func.sum(entry.c.points), correct)
            .join_from(entry, round_, round_.c.id == entry.c.round_id)
            .join(member, (member.c.user_id == entry.c.user_id) & (member.c.guild_id == guild_id))
            .where(round_.c.quiz_id == quiz_id, entry.c.tries > 0)
            .group_by(entry.c.user_id, member.c.name)
        )
        return [
            (user_id, name, int(p), int(c)) for user_id, name, p, c in await self._connection.execute(query)
        ]
