"""What a recap tells, read from the sums that answers keep and from the questions of one week.

Everything is found by the server and the week: however long a server plays, a recap reads the members who answered in
that week, and in the four before for those who are compared, and the entries of at most `QUESTIONS` questions.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, case, func, literal_column, select, union_all

from bot.core.grading import Verdict
from bot.core.quiz.state import RoundState
from bot.core.recap.facts import MIN_BEFORE, MIN_GAIN, MIN_PLAYERS, NAMED, HardQuestion, Improved
from bot.core.statistics import Tally
from bot.storage.queries import Queries
from bot.storage.schema import card, deck, entry, member, person, round_, score, score_away
from bot.storage.schema.people import BY_ACCURACY

QUESTIONS = 1_000
"""Of a week, the newest: a busy server asks as many in a day of quizzes without end."""

_BEFORE = score.alias("before")


def _per_mille(correct: ColumnElement[int], answers: ColumnElement[int]) -> ColumnElement[int]:
    """The share of right answers; null without answers, also where that is asked before they are left out."""
    return 1000 * correct // func.nullif(answers, 0)


class RecapFactQueries(Queries):
    """A week of a server, or a season."""

    async def totals(self, guild_id: int, period: str) -> tuple[int, Tally]:
        """(people who answered, their answers): also of those whose scores are put by."""
        each = union_all(
            *(
                select(table.c.answers, table.c.correct).where(
                    table.c.guild_id == guild_id, table.c.period == period, table.c.answers > 0
                )
                for table in (score, score_away)
            )
        ).subquery()
        query = select(func.count(), func.sum(each.c.answers), func.sum(each.c.correct)).select_from(each)
        people, answers, correct = (await self._execute(query)).one()
        return int(people), Tally(int(answers or 0), int(correct or 0))

    async def any_answers(self, guild_id: int, period: str) -> bool:
        """Whether anybody answered; stops at the first."""
        for table in (score, score_away):
            query = select(table.c.user_id).where(
                table.c.guild_id == guild_id, table.c.period == period, table.c.answers > 0
            )
            if (await self._execute(query.limit(1))).first() is not None:
                return True
        return False

    async def improved(self, guild_id: int, week: str, before: Sequence[str]) -> list[Improved]:
        """Who gained most in accuracy against the weeks before, of those with answers enough in both."""
        # Not a join: without fresh statistics PostgreSQL would read every row of the weeks before for each member.
        answers, correct = (
            select(func.sum(_BEFORE.c[name]))
            .where(
                _BEFORE.c.guild_id == guild_id,
                _BEFORE.c.period.in_(before),
                _BEFORE.c.user_id == score.c.user_id,
            )
            .correlate(score)
            .scalar_subquery()
            .label(f"{name}_before")
            for name in ("answers", "correct")
        )
        found = (
            select(score.c.user_id, score.c.answers, score.c.correct, answers, correct)
            .where(score.c.guild_id == guild_id, score.c.period == week, literal_column(BY_ACCURACY))
            .subquery()
        )
        gain = _per_mille(found.c.correct, found.c.answers)
        gain -= _per_mille(found.c.correct_before, found.c.answers_before)
        best = (
            select(found, gain.label("gain"))
            .where(found.c.answers_before >= MIN_BEFORE, gain >= MIN_GAIN)
            .order_by(gain.desc(), found.c.answers.desc(), found.c.user_id)
            .limit(NAMED)
            .subquery()
        )
        query = (
            select(best, member.c.name)
            .join_from(best, member, (member.c.user_id == best.c.user_id) & (member.c.guild_id == guild_id))
            .order_by(best.c.gain.desc(), best.c.answers.desc(), best.c.user_id)
        )
        return [
            Improved(
                row.user_id,
                row.name,
                Tally(row.answers, row.correct),
                Tally(int(row.answers_before), int(row.correct_before)),
            )
            for row in await self._execute(query)
        ]

    async def own(self, guild_id: int, user_id: int, periods: Sequence[str]) -> dict[str, tuple[int, Tally]]:
        """(points, answers) of a member in each of these weeks or seasons in which they answered, put by or not."""
        each = union_all(
            *(
                select(table.c.period, table.c.points, table.c.answers, table.c.correct).where(
                    table.c.guild_id == guild_id, table.c.user_id == user_id, table.c.period.in_(periods)
                )
                for table in (score, score_away)
            )
        )
        return {
            row.period: (row.points, Tally(row.answers, row.correct)) for row in await self._execute(each)
        }

    async def zones(self, user_ids: Collection[int]) -> dict[int, str]:
        """The zones that these people have set; who has set none is left out."""
        query = select(person.c.id, person.c.timezone).where(
            person.c.id.in_(user_ids), person.c.timezone.is_not(None)
        )
        return {row.id: row.timezone for row in await self._execute(query)}

    async def hardest(self, guild_id: int, since: datetime, until: datetime) -> HardQuestion | None:
        """The question asked in that time, and closed, that the smallest share had right; None where all had all.

        Of cards that can still be asked: what was removed is not told.
        """
        asked = (
            select(round_.c.id, round_.c.card_id)
            .where(round_.c.guild_id == guild_id, round_.c.opened_at >= since, round_.c.opened_at < until)
            .where(round_.c.state.in_((RoundState.CLOSED, RoundState.DONE)))
            .order_by(round_.c.opened_at.desc())
            .limit(QUESTIONS)
            .subquery()
        )
        players = func.count()
        right = func.sum(case((entry.c.best == Verdict.CORRECT, 1), else_=0))
        hard = (
            select(asked.c.card_id, players.label("players"), right.label("right"))
            .join_from(asked, entry, entry.c.round_id == asked.c.id)
            .join(card, card.c.id == asked.c.card_id)
            .join(deck, deck.c.id == card.c.deck_id)
            .where(entry.c.tries > 0, card.c.retired.is_(False), deck.c.removed.is_(False))
            .group_by(asked.c.card_id)
            .having(players >= MIN_PLAYERS, right < players)
            .order_by(1000 * right // players, players.desc(), asked.c.card_id)
            .limit(1)
            .subquery()
        )
        query = select(
            card.c.content["prompt"].as_string().label("prompt"), hard.c.players, hard.c.right
        ).join_from(hard, card, card.c.id == hard.c.card_id)
        row = await self._one(query)
        return HardQuestion(str(row.prompt), int(row.players), int(row.right)) if row else None
