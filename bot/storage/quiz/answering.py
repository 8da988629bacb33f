"""The queries of an answer: few, built once, and none that grows with the number of people who answered.

An answer is the one thing that hundreds of people may do in the same second. What it needs is read in one query, and
every statement is a module constant with bound parameters: building one costs more than running it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Text, and_, bindparam, cast, exists, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.core.appeals import MAX_LEARNED, with_learned
from bot.core.cards import Card
from bot.core.grading import Verdict
from bot.core.members import Person
from bot.core.quiz.attempts import Attempt
from bot.core.quiz.entries import Entry
from bot.core.quiz.state import QuizState, Round
from bot.core.scoring import MAX_TRIES
from bot.storage.decks.card_json import card_from_json
from bot.storage.queries import Queries, columns_of
from bot.storage.quiz.attempts import COPIES_COMPARED, read_entry
from bot.storage.quiz.quizzes import read_round
from bot.storage.schema import (
    attempt,
    card,
    card_history,
    entry,
    guild,
    learned,
    member,
    person,
    quiz,
    round_,
    score,
    streak_day,
)

CARDS_KEPT = 512
"""Cards read from their JSON last, kept by its text: some 20 MB where each knows a hundred answers."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What an answer meets: the round, what this member did in it, and where the card stands."""

    round: Round
    entry: Entry
    counted: bool
    """This very message or interaction was counted before."""
    first_taken: bool
    """Somebody holds the bonus for the first right answer."""
    answered_in_public: bool
    """Somebody else gave a right answer that all could read."""
    quiz_runs: bool
    """The round is a running quiz's."""
    starter_id: int | None
    """Who started the quiz."""
    known_name: str | None
    """The member's name as last seen."""
    server_zone: str | None
    own_zone: str | None
    card: Card
    """With what the server's reviewers taught it."""


_ROUND: Any = bindparam("round")
_USER: Any = bindparam("user")
_GUILD: Any = bindparam("guild")
_CARD: Any = bindparam("card")
_HOLDER, _OTHER = entry.alias("holder"), entry.alias("other")
_PUBLIC_RIGHT = and_(
    attempt.c.round_id == _ROUND,
    attempt.c.user_id != _USER,
    attempt.c.public.is_(True),
    attempt.c.verdict == Verdict.CORRECT,
)
_LOCK = select(round_.c.id).where(round_.c.id == _ROUND).with_for_update()
_SITUATION = (
    select(
        round_,
        entry.c.tries,
        entry.c.hinted,
        entry.c.best,
        entry.c.points,
        entry.c.first,
        exists().where(attempt.c.source_id == bindparam("source")).label("counted"),
        exists().where(_HOLDER.c.round_id == _ROUND, _HOLDER.c.first.is_(True)).label("first_taken"),
        exists().where(_PUBLIC_RIGHT).label("answered_in_public"),
        quiz.c.state.label("quiz_state"),
        quiz.c.starter_id,
        member.c.name,
        guild.c.timezone.label("server_zone"),
        person.c.timezone.label("own_zone"),
        cast(card.c.content, Text).label("content"),
        exists().where(learned.c.card_id == card.c.id, learned.c.guild_id == _GUILD).label("taught"),
    )
    .select_from(round_)
    .join(card, card.c.id == round_.c.card_id)
    .outerjoin(quiz, quiz.c.id == round_.c.quiz_id)
    .outerjoin(entry, and_(entry.c.round_id == round_.c.id, entry.c.user_id == _USER))
    .outerjoin(member, and_(member.c.guild_id == _GUILD, member.c.user_id == _USER))
    .outerjoin(guild, guild.c.id == _GUILD)
    .outerjoin(person, person.c.id == _USER)
    .where(round_.c.id == _ROUND)
)
_TAUGHT = (
    select(learned.c.label, learned.c.answer)
    .where(learned.c.card_id == _CARD, learned.c.guild_id == _GUILD)
    .order_by(learned.c.id.desc())
    .limit(MAX_LEARNED)
)
_COPYABLE = select(attempt.c.answer).where(_PUBLIC_RIGHT).order_by(attempt.c.id.desc()).limit(COPIES_COMPARED)
_FINISHED = or_(_OTHER.c.best == Verdict.CORRECT, _OTHER.c.tries >= MAX_TRIES)
_PLAYS_ON = select(
    ~exists().where(_OTHER.c.round_id == _ROUND, _OTHER.c.user_id == bindparam("starter"), _FINISHED)
    | exists()
    .where(round_.c.quiz_id == bindparam("quiz"), entry.c.round_id == round_.c.id, entry.c.tries > 0)
    .where(
        ~exists()
        .where(_OTHER.c.round_id == _ROUND, _OTHER.c.user_id == entry.c.user_id, _FINISHED)
        .correlate(entry)
    )
)
"""Whether the quiz's starter, or anybody who answered in it, has not finished the round: stops at the first found."""


@dataclass(frozen=True, slots=True)
class Writes:
    """What an answer changes, in one database's dialect."""

    name: Any
    entry: Any
    attempt: Any
    history: Any
    scores: Any
    streak_day: Any


@cache
def _writes(dialect: str) -> Writes:
    """The upserts, whose syntax SQLite and PostgreSQL share."""
    insert: Any = sqlite.insert if dialect == "sqlite" else postgresql.insert
    name, kept, history, total = insert(member), insert(entry), insert(card_history), insert(score)
    return Writes(
        name=name.on_conflict_do_update(
            index_elements=["guild_id", "user_id"], set_={"name": name.excluded.name}
        ),
        entry=kept.on_conflict_do_update(
            index_elements=["round_id", "user_id"],
            set_={part: kept.excluded[part] for part in Entry.__dataclass_fields__},
        ),
        attempt=insert(attempt).returning(attempt.c.id),
        history=history.values(asked=0).on_conflict_do_update(
            index_elements=["guild_id", "card_id"],
            set_={part: card_history.c[part] + history.excluded[part] for part in ("answers", "correct")},
        ),
        scores=total.on_conflict_do_update(
            index_elements=["guild_id", "period", "user_id"],
            set_={part: score.c[part] + total.excluded[part] for part in ("points", "correct")},
        ),
        streak_day=insert(streak_day).on_conflict_do_nothing().returning(streak_day.c.day),
    )


@lru_cache(maxsize=CARDS_KEPT)
def _card(content: str) -> Card:
    """The card of its stored JSON; cards cannot be changed, so one may be shared."""
    return card_from_json(json.loads(content))


class AnsweringQueries(Queries):
    """Reads what an answer needs, and records it."""

    async def situation(self, round_id: int, who: Person, source_id: int) -> Situation | None:
        """What the answer meets, the round's row locked until the commit; None for a round that is gone."""
        bound = {"round": round_id, "user": who.user_id, "guild": who.guild_id, "source": source_id}
        if self._connection.dialect.name != "sqlite":
            # A query that waits for a lock still sees the other tables as they were before it: lock first, then read.
            await self._connection.execute(_LOCK, {"round": round_id})
        row = (await self._connection.execute(_SITUATION, bound)).one_or_none()
        if row is None:
            return None
        found = _card(row.content)
        if row.taught:
            taught = await self._connection.execute(_TAUGHT, {"card": row.card_id, "guild": who.guild_id})
            found = with_learned(found, [(Verdict(label), answer) for label, answer in taught])
        return Situation(
            round=read_round(row),
            entry=Entry() if row.tries is None else read_entry(row),
            counted=bool(row.counted),
            first_taken=bool(row.first_taken),
            answered_in_public=bool(row.answered_in_public),
            quiz_runs=row.quiz_state == QuizState.RUNNING,
            starter_id=row.starter_id,
            known_name=row.name,
            server_zone=row.server_zone,
            own_zone=row.own_zone,
            card=found,
        )

    async def copyable(self, round_id: int, user_id: int) -> list[str]:
        """The newest right answers that others gave in public, which somebody may have copied."""
        found = await self._connection.execute(_COPYABLE, {"round": round_id, "user": user_id})
        return list(found.scalars())

    async def record(self, who: Person, value: Attempt, kept: Entry, *, known_name: str | None) -> int:
        """Insert the attempt, write the member's entry and name; the attempt's id."""
        name = who.name[:100]
        if name != known_name:
            await self._connection.execute(
                self._writes.name, {"guild_id": who.guild_id, "user_id": who.user_id, "name": name}
            )
        await self._connection.execute(
            self._writes.entry, {"round_id": value.round_id, "user_id": who.user_id, **columns_of(kept)}
        )
        inserted = await self._connection.execute(
            self._writes.attempt, {**columns_of(value), "flags": list(value.flags)}
        )
        return int(inserted.scalar_one())

    async def count(self, guild_id: int, card_id: int, *, correct: bool) -> None:
        """Count an answer in the card's history."""
        await self._connection.execute(
            self._writes.history,
            {"guild_id": guild_id, "card_id": card_id, "answers": 1, "correct": int(correct)},
        )

    async def score(self, who: Person, periods: Sequence[str], points: int, correct: int) -> None:
        """Add to the leaderboard's row of each period."""
        row = {"guild_id": who.guild_id, "user_id": who.user_id, "points": points, "correct": correct}
        await self._connection.execute(self._writes.scores, [{**row, "period": period} for period in periods])

    async def add_streak_day(
        self, who: Person, day: date, *, schedule_id: int | None, zone: str, at: datetime
    ) -> bool:
        """Count the day; False when it counted already."""
        bound = {"user_id": who.user_id, "day": day, "guild_id": who.guild_id, "at": at}
        found = await self._connection.execute(
            self._writes.streak_day, {**bound, "schedule_id": schedule_id, "zone": zone}
        )
        return found.scalar() is not None

    async def all_finished(self, round_: Round, starter_id: int) -> bool:
        """Whether all who play in the round's quiz (who started it, and who answered in it) have finished the round."""
        bound = {"round": round_.id, "quiz": round_.quiz_id, "starter": starter_id}
        return not (await self._connection.execute(_PLAYS_ON, bound)).scalar()

    @property
    def _writes(self) -> Writes:
        return _writes(self._connection.dialect.name)
