"""What a member missed in a quiz, and practising it: private, without points, as often as they like."""

from __future__ import annotations

from msgspec import Struct

from bot.core.cards import Card
from bot.core.grading import Grade, cautious
from bot.core.members import Person
from bot.core.quiz.attempts import Attempt
from bot.services.deck_grader import DeckGrader, ToPrepare
from bot.services.quiz.errors import AskedElsewhere, NoLongerKept, NothingMissed
from bot.services.quiz.given import answer_text
from bot.storage.store import Store
from bot.storage.transaction import Transaction


class Missed(Struct, frozen=True):
    """A question of a quiz that a member did not get."""

    card_id: int
    card: Card
    best: Attempt | None
    """The best of their answers; None where they gave none."""
    grade: Grade | None
    """Of that answer, as it would be graded now; its words explain the verdict."""


class Practised(Struct, frozen=True):
    """An answer given in practice."""

    at: int
    """Which of the missed questions, from 0."""
    of: int
    card: Card
    grade: Grade | None
    """None where the person asked to see the answer, or said that they do not know."""


class MissedService:
    """Reads only: practice leaves no trace."""

    def __init__(self, store: Store, grader: DeckGrader) -> None:
        self._store = store
        self._grader = grader

    async def missed(self, quiz_id: int, who: Person) -> list[Missed]:
        """Every question of the quiz that was closed and that the member did not get, in order.

        Raises AskedElsewhere and NoLongerKept.
        """
        async with self._store.read() as tx:
            found = [
                (await self._read(tx, who, card_id), card_id, best)
                for card_id, best in await _missed(tx, quiz_id, who)
            ]
        return [
            Missed(card_id, work.card, best, await self._graded(work, best.answer) if best else None)
            for work, card_id, best in found
        ]

    async def practice(self, quiz_id: int, who: Person, at: int, answer: str | None = None) -> Practised:
        """The missed question number `at` (from 0, or the last), with the grade of `answer` where there is one.

        Raises AskedElsewhere, NoLongerKept, NoText and NothingMissed.
        """
        async with self._store.read() as tx:
            missed = await _missed(tx, quiz_id, who)
            if not missed:
                raise NothingMissed
            at = min(at, len(missed) - 1)
            card_id, _ = missed[at]
            text = None if answer is None else answer_text(answer)
            work = await self._read(tx, who, card_id)
        grade = None if text is None else await self._graded(work, text)
        return Practised(
            at, len(missed), work.card, None if grade is not None and "unknowing" in grade.flags else grade
        )

    async def _read(self, tx: Transaction, who: Person, card_id: int) -> ToPrepare:
        return await self._grader.to_prepare(tx, card_id, await tx.decks.card_for(who.guild_id, card_id))

    async def _graded(self, work: ToPrepare, answer: str) -> Grade:
        """A card that nobody answered lately takes a tenth of a second: nothing of the database is held meanwhile."""
        return cautious((await self._grader.prepare(work))(answer))


async def _missed(tx: Transaction, quiz_id: int, who: Person) -> list[tuple[int, Attempt | None]]:
    """(card id, the member's best attempt) of the questions that they did not get; AskedElsewhere out of its server.

    Raises NoLongerKept.
    """
    quiz = await tx.quizzes.get(quiz_id)
    if quiz is None:
        raise NoLongerKept
    if quiz.guild_id != who.guild_id:
        raise AskedElsewhere
    return await tx.attempts.missed(quiz_id, who.user_id)
