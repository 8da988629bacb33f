"""Attempts, and the entries that sum up a member's attempts in a round."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    FromClause,
    Row,
    and_,
    bindparam,
    case,
    exists,
    false,
    func,
    insert,
    literal,
    literal_column,
    select,
    update,
)

from bot.core.grading import Verdict
from bot.core.quiz.attempts import Attempt
from bot.core.quiz.entries import Entry, PlayerEntry, Players
from bot.core.quiz.state import CloseReason, RoundState
from bot.core.scoring import MAX_TRIES
from bot.storage.prepared import Write, prepared
from bot.storage.queries import Queries, columns_of, record_of, upsert
from bot.storage.schema import attempt, entry, member, person, round_

COPIES_COMPARED = 50
"""The newest public right answers of a round, with which a new one is compared."""


def unfinished(entries: FromClause) -> Any:
    """That the member of an entry may answer yet, in the words of `ix_entry_unfinished`."""
    may_try = entries.c.tries < literal_column(str(MAX_TRIES))
    return may_try & entries.c.best.is_distinct_from(literal_column(f"'{Verdict.CORRECT}'"))


def last_answer(round_id: Any, user_id: Any) -> Any:
    """The member's own newest answer to the round, as a part of another query."""
    own = attempt.alias("own")
    in_round = own.c.round_id == round_id, own.c.user_id == user_id
    return select(own.c.answer).where(*in_round).order_by(own.c.number.desc()).limit(1).scalar_subquery()


_ENTRY = prepared(
    select(entry).where(entry.c.round_id == bindparam("round"), entry.c.user_id == bindparam("user"))
)
_ENTRY_SAVED = upsert(entry, ("round_id", "user_id"), set_=tuple(Entry.__struct_fields__))
_ADDED = prepared(insert(attempt).returning(attempt.c.id))
_IN_ROUND = entry.c.round_id == bindparam("round")
_WAITS = prepared(select(~exists().where(_IN_ROUND) | exists().where(_IN_ROUND, unfinished(entry))))
"""Whether nobody plays the round yet, or anybody who does has not finished it: stops at the first found."""
_SHOWN = func.coalesce(person.c.hidden, false()).is_(False)
_PLAYERS = (
    select(
        func.count().label("playing"),
        func.count(case((entry.c.tries > 0, 1))).label("answered"),
        func.max(func.coalesce(person.c.extra_time, 1.0)).label("extra_time"),
    )
    .select_from(entry)
    .outerjoin(person, person.c.id == entry.c.user_id)
    .where(entry.c.round_id == bindparam("round"))
)


def read_entry(row: Row[Any]) -> Entry:
    """The entry of a row."""
    return record_of(Entry, row, best=Verdict(row.best) if row.best else None)


def read_attempt(row: Row[Any]) -> Attempt:
    """The attempt of a row."""
    return record_of(Attempt, row, verdict=Verdict(row.verdict), flags=tuple(row.flags))


def saved_entry(round_id: int, user_id: int, value: Entry) -> Write:
    """Inserts or replaces the entry."""
    return _ENTRY_SAVED, {"round_id": round_id, "user_id": user_id, **columns_of(value)}


def added_attempt(value: Attempt) -> Write:
    """Inserts the attempt; gives back its id."""
    return _ADDED, {**columns_of(value), "flags": list(value.flags)}


class AttemptQueries(Queries):
    """Attempts and the entries that sum them up."""

    async def entry(self, round_id: int, user_id: int) -> Entry:
        """The member's entry; a blank one when there is none."""
        rows = await self._run(_ENTRY, {"round": round_id, "user": user_id})
        return read_entry(rows[0]) if rows else Entry()

    async def save_entry(self, round_id: int, user_id: int, value: Entry) -> None:
        """Insert or replace the entry."""
        await self._run(*saved_entry(round_id, user_id, value))

    async def entries(self, guild_id: int, round_id: int) -> list[PlayerEntry]:
        """The entries of all who answered in the round, the best first."""
        query = (
            select(entry, case((_SHOWN, member.c.name)).label("name"))
            .outerjoin_from(
                entry, member, (member.c.user_id == entry.c.user_id) & (member.c.guild_id == guild_id)
            )
            .outerjoin(person, person.c.id == entry.c.user_id)
            .where(entry.c.round_id == round_id, entry.c.tries > 0)
            .order_by(entry.c.points.desc(), entry.c.tries, entry.c.user_id)
        )
        rows = await self._execute(query)
        return [record_of(PlayerEntry, row, entry=read_entry(row)) for row in rows]

    async def add(self, value: Attempt) -> int:
        """Insert the attempt; its id."""
        return int((await self._run(*added_attempt(value)))[0].id)

    async def get(self, attempt_id: int) -> Attempt | None:
        """The attempt of that id; None where there is none."""
        query = select(attempt).where(attempt.c.id == attempt_id)
        row = await self._one(query)
        return read_attempt(row) if row else None

    async def from_source(self, source_id: int) -> int | None:
        """The id of the attempt that a message or interaction brought."""
        query = select(attempt.c.id).where(attempt.c.source_id == source_id)
        return await self._value(query)

    async def of_member(self, round_id: int, user_id: int) -> dict[int, Attempt]:
        """The member's attempts in the round by id, in order."""
        query = (
            select(attempt)
            .where(attempt.c.round_id == round_id, attempt.c.user_id == user_id)
            .order_by(attempt.c.number)
        )
        return {row.id: read_attempt(row) for row in await self._execute(query)}

    async def amend(self, attempt_id: int, value: Attempt) -> None:
        """Write verdict, points, `copied`, `first`; what was said and when never changes."""
        changed = {
            "verdict": value.verdict,
            "points": value.points,
            "copied": value.copied,
            "first": value.first,
        }
        await self._execute(update(attempt).where(attempt.c.id == attempt_id).values(**changed))

    async def counted_correct(self, user_id: int, since: datetime, until: datetime) -> list[Attempt]:
        """The member's correct answers in that time that were not copied."""
        query = (
            select(attempt)
            .where(
                attempt.c.user_id == user_id,
                attempt.c.at.between(since, until),
                attempt.c.verdict == Verdict.CORRECT,
                attempt.c.copied.is_(False),
            )
            .order_by(attempt.c.at, attempt.c.id)
        )
        return [read_attempt(row) for row in await self._execute(query)]

    async def public_correct(self, round_id: int, *, other_than: int, before: int | None = None) -> list[str]:
        """The newest correct answers that others gave in public, if asked only those before an attempt."""
        query = select(attempt.c.answer).where(
            attempt.c.round_id == round_id,
            attempt.c.user_id != other_than,
            attempt.c.public.is_(True),
            attempt.c.verdict == Verdict.CORRECT,
        )
        if before is not None:
            query = query.where(attempt.c.id < before)
        query = query.order_by(attempt.c.id.desc()).limit(COPIES_COMPARED)
        return await self._values(query)

    async def bonus_taken(self, round_id: int, *, other_than: int | None = None) -> bool:
        """Whether somebody, if asked somebody else than that, holds the bonus for the first right answer."""
        holders = exists().where(entry.c.round_id == round_id, entry.c.first.is_(True))
        if other_than is not None:
            holders = holders.where(entry.c.user_id != other_than)
        query = select(holders)
        return bool(await self._value(query))

    async def all_finished(self, round_id: int) -> bool:
        """Whether somebody plays the round, and all who do have finished it."""
        ((waits,),) = await self._run(_WAITS, {"round": round_id})
        return not waits

    async def players(self, round_id: int) -> Players:
        """How many play the round, and how many of them have answered."""
        row = (await self._execute(_PLAYERS, {"round": round_id})).one()
        return Players(row.playing, row.answered, row.extra_time or 1.0)

    async def player_names(self, guild_id: int, round_id: int, limit: int) -> list[str]:
        """The names of some who play the round, but for those who are hidden."""
        query = (
            select(member.c.name)
            .join_from(entry, member, (member.c.user_id == entry.c.user_id) & (member.c.guild_id == guild_id))
            .outerjoin(person, person.c.id == entry.c.user_id)
            .where(entry.c.round_id == round_id, _SHOWN)
            .order_by(entry.c.user_id)
            .limit(limit)
        )
        return await self._values(query)

    async def wait_for(self, round_id: int, user_id: int) -> None:
        """The member plays the round, though they have not acted in it yet."""
        row = columns_of(Entry())
        statement = self._insert(entry).values(round_id=round_id, user_id=user_id, **row)
        await self._execute(statement.on_conflict_do_nothing())

    async def carry_over(self, from_round_id: int, to_round_id: int) -> None:
        """Whoever acted in one round plays the next."""
        blank = [
            literal(value, entry.c[name].type).label(name) for name, value in columns_of(Entry()).items()
        ]
        source = select(literal(to_round_id).label("round_id"), entry.c.user_id, *blank).where(
            entry.c.round_id == from_round_id, entry.c.joined.is_(True)
        )
        await self._execute(insert(entry).from_select(list(source.selected_columns.keys()), source))

    async def shareable(self, round_id: int, verdict: Verdict, *, limit: int) -> list[str]:
        """The best answers of that verdict, from people who agreed that theirs are shown; none twice."""
        query = (
            select(attempt.c.answer)
            .join(person, (person.c.id == attempt.c.user_id) & person.c.share_answers.is_(True))
            .where(attempt.c.round_id == round_id, attempt.c.verdict == verdict)
            .order_by(attempt.c.score.desc(), attempt.c.id)
            .limit(limit * 3)
        )
        found = await self._values(query)
        return list({" ".join(text.lower().split()): text for text in found}.values())[:limit]

    async def missed(self, quiz_id: int, user_id: int) -> list[tuple[int, Attempt | None]]:
        """(card id, the member's best attempt or None) of each closed round that the member did not get, in order."""
        theirs = and_(entry.c.round_id == round_.c.id, entry.c.user_id == user_id)
        query = (
            select(round_.c.card_id, attempt)
            .outerjoin_from(
                round_, attempt, and_(attempt.c.round_id == round_.c.id, attempt.c.user_id == user_id)
            )
            .where(
                round_.c.quiz_id == quiz_id,
                round_.c.state.in_([RoundState.CLOSED, RoundState.DONE]),
                round_.c.close_reason != CloseReason.UNPOSTABLE,
                ~exists().where(theirs, entry.c.best == Verdict.CORRECT).correlate(round_),
            )
            .order_by(round_.c.number, attempt.c.score)
        )
        best: dict[int, Attempt | None] = {}
        for row in await self._execute(query):
            best[row.card_id] = read_attempt(row) if row.id is not None else None
        return list(best.items())

    async def quiz_totals(self, guild_id: int, quiz_id: int) -> list[tuple[int, str, int, int]]:
        """(user id, name, points, correct) of everybody who answered in the quiz and is not hidden."""
        # A copied answer has its verdict and earned nothing: it is not counted as theirs.
        correct = func.sum(case(((entry.c.best == Verdict.CORRECT) & (entry.c.points > 0), 1), else_=0))
        query = (
            select(entry.c.user_id, member.c.name, func.sum(entry.c.points), correct)
            .join_from(entry, round_, round_.c.id == entry.c.round_id)
            .join(member, (member.c.user_id == entry.c.user_id) & (member.c.guild_id == guild_id))
            .outerjoin(person, person.c.id == entry.c.user_id)
            .where(round_.c.quiz_id == quiz_id, entry.c.tries > 0, _SHOWN)
            .group_by(entry.c.user_id, member.c.name)
        )
        return [(user_id, name, int(p), int(c)) for user_id, name, p, c in await self._execute(query)]
