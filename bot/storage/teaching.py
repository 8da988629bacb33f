"""Teaching from answers: which answers there are to look at, and the examples that taps make of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import Select, exists, select, update

from bot.core.grading import Verdict
from bot.core.quiz.state import RoundState
from bot.core.teaching.from_answers import StoredAnswer
from bot.storage.queries import Queries, record_of
from bot.storage.schema import appeal, attempt, card, deck, learned, round_, teaching_hint

_GIVEN = (
    select(attempt.c.id.label("attempt_id"), round_.c.card_id, attempt.c.answer, attempt.c.at, attempt.c.sent)
    .join_from(round_, attempt, attempt.c.round_id == round_.c.id)
    # Of people who were forgotten there is no text any more, nor of anybody else a text that is empty.
    .where(attempt.c.user_id > 0, attempt.c.answer != "")
)


class Place(Struct, frozen=True):
    """Where an answer belongs."""

    guild_id: int
    card_id: int
    deck_id: int
    slug: str
    answer: str
    """Empty where its author was forgotten."""
    user_id: int


class TeachingQueries(Queries):
    """Answers that teach, and what they taught."""

    async def waiting(self, guild_id: int, deck_id: int, limit: int) -> list[StoredAnswer]:
        """Answers to the deck's cards in the server that a teacher may look at: those that were sent, then the newest.

        Left out are those that a teacher has seen, and those whose authors have appealed: reviewers decide these.
        """
        query = (
            _GIVEN.join(card, card.c.id == round_.c.card_id)
            .where(
                card.c.deck_id == deck_id,
                card.c.retired.is_(False),
                round_.c.guild_id == guild_id,
                round_.c.state.in_([RoundState.CLOSED, RoundState.DONE]),  # a teacher may play, too
                attempt.c.skipped.is_(False),
                ~exists().where(learned.c.attempt_id == attempt.c.id),
                ~exists().where(appeal.c.attempt_id == attempt.c.id),
            )
            .order_by(attempt.c.sent.desc(), attempt.c.id.desc())
            .limit(limit)
        )
        return await self._answers(query)

    async def after(self, guild_id: int, card_id: int, at: datetime, limit: int) -> list[StoredAnswer]:
        """The newest answers to the card in the server that came later than that."""
        query = _GIVEN.where(round_.c.guild_id == guild_id, round_.c.card_id == card_id, attempt.c.at > at)
        return await self._answers(query.order_by(attempt.c.id.desc()).limit(limit))

    async def _answers(self, query: Select[Any]) -> list[StoredAnswer]:
        return [record_of(StoredAnswer, row) for row in await self._execute(query)]

    async def place(self, attempt_id: int) -> Place | None:
        """Where the answer belongs; None where it was deleted."""
        query = (
            select(
                round_.c.guild_id,
                round_.c.card_id,
                card.c.deck_id,
                deck.c.slug,
                attempt.c.answer,
                attempt.c.user_id,
            )
            .join_from(attempt, round_, round_.c.id == attempt.c.round_id)
            .join(card, card.c.id == round_.c.card_id)
            .join(deck, deck.c.id == card.c.deck_id)
            .where(attempt.c.id == attempt_id)
        )
        row = await self._one(query)
        return record_of(Place, row) if row else None

    async def teach(
        self, attempt_id: int, where: Place, label: Verdict, answer: str, at: datetime, revision_id: int
    ) -> None:
        """Make the answer an example of its card, as a part of that change."""
        row = {
            "guild_id": where.guild_id,
            "card_id": where.card_id,
            "label": label,
            "answer": answer,
            "at": at,
            "attempt_id": attempt_id,
            "revision_id": revision_id,
        }
        await self._execute(self._insert(learned).values(**row).on_conflict_do_nothing())

    async def is_taught(self, attempt_id: int) -> bool:
        """Whether the answer is an example already."""
        query = select(exists().where(learned.c.attempt_id == attempt_id))
        return bool(await self._value(query))

    async def lesson(self, revision_id: int) -> dict[int, datetime]:
        """The cards that the change taught, each with when the first of their answers in it was given."""
        query = (
            select(learned.c.card_id, attempt.c.at)
            .join_from(learned, attempt, attempt.c.id == learned.c.attempt_id)
            .where(learned.c.revision_id == revision_id)
            .order_by(attempt.c.at.desc())
        )
        rows = await self._execute(query)
        return {row.card_id: row.at for row in rows}

    async def skip(self, attempt_ids: Collection[int]) -> None:
        """Show these to no teacher any more."""
        await self._execute(update(attempt).where(attempt.c.id.in_(attempt_ids)).values(skipped=True))

    async def send(self, attempt_id: int) -> bool:
        """Its author wants a teacher to look at it; False where they have said so before."""
        statement = update(attempt).where(attempt.c.id == attempt_id, attempt.c.sent.is_(False))
        return (await self._execute(statement.values(sent=True))).rowcount > 0

    async def first_hint(self, guild_id: int, deck_id: int) -> bool:
        """Note that the server's managers are told how to teach the deck; False where they were."""
        statement = self._insert(teaching_hint).values(guild_id=guild_id, deck_id=deck_id)
        statement = statement.on_conflict_do_nothing().returning(teaching_hint.c.deck_id)
        return await self._value(statement) is not None

    async def was_hinted(self, guild_id: int, deck_id: int) -> bool:
        """Whether the server's managers were told how to teach the deck."""
        query = select(
            exists().where(teaching_hint.c.guild_id == guild_id, teaching_hint.c.deck_id == deck_id)
        )
        return bool(await self._value(query))
