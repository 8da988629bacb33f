"""What an answer reads and writes: each in one go, whose cost does not grow with the number of people who answered.

An answer is the one thing that hundreds of people may do in the same second.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from msgspec import Struct
from sqlalchemy import Text, and_, bindparam, case, cast, exists, func, literal_column, select

from bot.core.appeals import MAX_LEARNED, with_learned
from bot.core.cards import Card
from bot.core.decks.parts import DeckPart, number_of
from bot.core.grading import Verdict
from bot.core.members import Person
from bot.core.quiz.attempts import Attempt
from bot.core.quiz.entries import Entry
from bot.core.quiz.state import QuizState, Round
from bot.core.review import Memory, Remembered
from bot.storage.decks.card_json import card_from_json
from bot.storage.decks.decks import counted_answers
from bot.storage.groups import NotBeside
from bot.storage.leaderboard import added_points
from bot.storage.locks import LockQueries, try_person
from bot.storage.members import seen_member
from bot.storage.prepared import Prepared, prepared
from bot.storage.queries import Queries
from bot.storage.quiz.attempts import (
    COPIES_COMPARED,
    added_attempt,
    last_answer,
    read_entry,
    saved_entry,
    unfinished,
)
from bot.storage.quiz.quizzes import read_round
from bot.storage.review.memory import followed_by, read_remembered
from bot.storage.schema import (
    attempt,
    card,
    deck,
    entry,
    guild,
    learned,
    member,
    memory,
    person,
    quiz,
    round_,
    streak_day,
)
from bot.storage.streak_days import added_streak_day

CARDS_KEPT = 512
"""Cards read from their JSON last, kept by its text: some 20 MB where each knows a hundred answers."""


class Situation(Struct, frozen=True):
    """What an answer meets: the round, what this member did in it, and where the card stands."""

    round: Round
    entry: Entry
    counted: bool
    """This very message or interaction was counted before."""
    last_answer: str | None
    """The member's own newest answer to the round."""
    first_taken: bool
    """Somebody holds the bonus for the first right answer."""
    others_wait: bool
    """Somebody else plays the round and has not finished it."""
    answered_in_public: bool
    """Somebody else gave a right answer that all could read."""
    quiz_runs: bool
    """The round is a running quiz's."""
    seconds: int | None
    """For each question of the quiz; None for a daily question."""
    extra_time: float
    """The member's own, see `core.quiz.timing`."""
    hidden: bool
    """The member is on no leaderboard."""
    known_name: str | None
    """The member's name as last seen; None for one who had left the server."""
    away: bool
    """The member had left the server."""
    server_zone: str | None
    own_zone: str | None
    newest_day: tuple[date, int] | None
    """The newest day of the member's streak, and the server where it counted; None before the first."""
    card: Card
    """With what the server's reviewers taught it."""
    part: DeckPart
    """Of the card's deck."""
    remembered: Remembered
    """What the member remembers of the card."""


class Recorded(Struct, frozen=True):
    """All that an answer changes."""

    who: Person
    new_name: bool
    """The member is new, or was last seen under another name."""
    attempt: Attempt
    entry: Entry
    """With the attempt."""
    card_id: int
    counts: bool
    """It is right, and not copied."""
    periods: Sequence[str]
    """Of the leaderboard, which the points and the right answer are added to."""
    played_on: date
    """On the server's calendar: they are added to that day's season, too."""
    follows: Memory | None
    memory: Memory | None
    """The memory state that follows the one above; None where none does."""
    day: date | None
    """That counts for the streak."""
    streaks: Mapping[str, int] | None
    """The streak by period, for the server's leaderboard; None where the answer does not change it."""
    schedule_id: int | None


_ROUND: Any = bindparam("round")
_USER: Any = bindparam("user")
_GUILD: Any = bindparam("guild")
_CARD: Any = bindparam("card")
_HOLDER, _OTHER = entry.alias("holder"), entry.alias("other")
_PUBLIC_RIGHT = and_(
    attempt.c.round_id == _ROUND,
    attempt.c.user_id != _USER,
    attempt.c.public.is_(True),
    attempt.c.verdict == literal_column(f"'{Verdict.CORRECT}'"),  # as in `ix_attempt_public_right`
)
_NEWEST_DAY = select(func.max(streak_day.c.day)).where(streak_day.c.user_id == _USER).scalar_subquery()


def _columns(dialect: str) -> tuple[Any, ...]:
    """What an answer has to be judged by: the round, the person, the card, and what each already has."""
    return (
        try_person(dialect).label("held"),
        round_,
        entry.c.tries,
        entry.c.hinted,
        entry.c.best,
        entry.c.points,
        entry.c.first,
        entry.c.joined,
        entry.c.passes,
        entry.c.passed_by,
        exists().where(attempt.c.source_id == bindparam("source")).label("counted"),
        last_answer(_ROUND, _USER).label("last_answer"),
        exists().where(_HOLDER.c.round_id == _ROUND, _HOLDER.c.first.is_(True)).label("first_taken"),
        exists()
        .where(_OTHER.c.round_id == _ROUND, _OTHER.c.user_id != _USER, unfinished(_OTHER))
        .label("others_wait"),
        exists().where(_PUBLIC_RIGHT).label("answered_in_public"),
        quiz.c.state.label("quiz_state"),
        quiz.c.seconds,
        person.c.extra_time,
        person.c.hidden,
        case((member.c.away.is_(False), member.c.name)).label("name"),
        member.c.away,
        guild.c.timezone.label("server_zone"),
        person.c.timezone.label("own_zone"),
        streak_day.c.day.label("newest_day"),
        streak_day.c.guild_id.label("streak_guild"),
        cast(card.c.content, Text).label("content"),
        card.c.position.label("card_position"),
        card.c.deck_id.label("card_deck"),
        deck.c.digest.label("deck_digest"),
        exists().where(learned.c.card_id == card.c.id, learned.c.guild_id == _GUILD).label("taught"),
        *(column for column in memory.c if not column.primary_key),
    )


def _situation(dialect: str) -> Any:
    return (
        select(*_columns(dialect))
        .select_from(round_)
        .join(card, card.c.id == round_.c.card_id)
        .join(deck, deck.c.id == card.c.deck_id)
        .outerjoin(quiz, quiz.c.id == round_.c.quiz_id)
        .outerjoin(entry, and_(entry.c.round_id == round_.c.id, entry.c.user_id == _USER))
        .outerjoin(member, and_(member.c.guild_id == _GUILD, member.c.user_id == _USER))
        .outerjoin(memory, and_(memory.c.card_id == card.c.id, memory.c.user_id == _USER))
        .outerjoin(streak_day, and_(streak_day.c.user_id == _USER, streak_day.c.day == _NEWEST_DAY))
        .outerjoin(guild, guild.c.id == _GUILD)
        .outerjoin(person, person.c.id == _USER)
        .where(round_.c.id == _ROUND)
    )


_SITUATION = Prepared(_situation)
_TAUGHT = prepared(
    select(learned.c.label, learned.c.answer)
    .where(learned.c.card_id == _CARD, learned.c.guild_id == _GUILD)
    .order_by(learned.c.id.desc())
    .limit(MAX_LEARNED)
)
_COPYABLE = prepared(
    select(attempt.c.answer).where(_PUBLIC_RIGHT).order_by(attempt.c.id.desc()).limit(COPIES_COMPARED)
)


@lru_cache(maxsize=CARDS_KEPT)
def _card(content: str) -> Card:
    """The card of its stored JSON; cards cannot be changed, so one may be shared."""
    return card_from_json(json.loads(content))


class AnsweringQueries(Queries):
    """Reads what an answer needs, and writes what it changes."""

    async def situation(self, round_id: int, who: Person, source_id: int) -> Situation | None:
        """What the answer meets; None for a round that is gone. In a transaction about the round.

        From now on nobody else writes what is about the member. NotBeside where somebody does, and others are locked.
        """
        bound = {"round": round_id, "user": who.user_id, "guild": who.guild_id, "source": source_id}
        rows = await self._run(_SITUATION, bound)
        if rows and not rows[0].held:
            if self._direct is not None and self._direct.joined:
                raise NotBeside("the member answers elsewhere")
            await LockQueries(self._through, self._direct).people([who.user_id])
            rows = await self._run(_SITUATION, bound)  # by now it may be another
        if not rows:
            return None
        row = rows[0]
        found = _card(row.content)
        if row.taught:
            taught = await self._run(_TAUGHT, {"card": row.card_id, "guild": who.guild_id})
            found = with_learned(found, [(Verdict(label), answer) for label, answer in taught])
        return Situation(
            round=read_round(row),
            entry=Entry() if row.tries is None else read_entry(row),
            counted=bool(row.counted) or row.passed_by == source_id,
            last_answer=row.last_answer,
            first_taken=bool(row.first_taken),
            others_wait=bool(row.others_wait),
            answered_in_public=bool(row.answered_in_public),
            quiz_runs=row.quiz_state == QuizState.RUNNING,
            seconds=row.seconds,
            extra_time=row.extra_time or 1.0,
            hidden=bool(row.hidden),
            known_name=row.name,
            away=bool(row.away),
            server_zone=row.server_zone,
            own_zone=row.own_zone,
            newest_day=None if row.newest_day is None else (row.newest_day, row.streak_guild),
            card=found,
            part=DeckPart(row.card_deck, row.deck_digest, number_of(row.card_position)),
            remembered=read_remembered(row),
        )

    async def record(self, answer: Recorded) -> tuple[int, bool, bool]:
        """Write it; (the attempt's id, whether the memory state was saved, whether the day did not count before).

        The state is not saved where the stored one is not the one that it follows.
        """
        user_id, guild_id = answer.who.user_id, answer.who.guild_id
        attempt_ = answer.attempt
        writes = [
            added_attempt(attempt_),
            saved_entry(attempt_.round_id, user_id, answer.entry),
            counted_answers(guild_id, answer.card_id, correct=int(answer.counts)),
        ]
        if answer.new_name:
            writes.append(seen_member(answer.who))
        right = int(answer.counts)
        gained = (attempt_.points, right, 1)
        writes.append(
            added_points(guild_id, user_id, answer.periods, *gained, answer.played_on, answer.streaks)
        )
        if answer.memory is not None:
            writes.append(followed_by(user_id, answer.card_id, answer.memory, before=answer.follows))
        place = len(writes)
        if answer.day is not None:
            day = added_streak_day(
                user_id,
                answer.day,
                guild_id=guild_id,
                schedule_id=answer.schedule_id,
                zone=attempt_.own_zone,
                at=attempt_.at,
            )
            writes.append(day)
        found = await self._run_together(writes)
        saved = answer.memory is not None and found[place - 1] is not None
        return int(found[0]), saved, answer.day is not None and found[place] is not None

    async def copyable(self, round_id: int, user_id: int) -> list[str]:
        """The newest right answers that others gave in public, which somebody may have copied."""
        found = await self._run(_COPYABLE, {"round": round_id, "user": user_id})
        return [answer for (answer,) in found]
