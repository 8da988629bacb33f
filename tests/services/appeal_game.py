"""A game with appeals: who reviews, and everything that an appeal may touch as one value to compare."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from bot.core.appeals import Decision
from bot.core.grading import Grade, Verdict
from bot.core.members import Person
from bot.core.quiz.state import Round
from bot.services.appeals.filing import AppealService, Filed
from bot.services.appeals.reviewing import Reviewer, ReviewService, Ruling
from bot.services.deck_grader import DeckGrader
from bot.services.guild_roles import GuildRoleService
from bot.services.quiz.answers import AnswerService
from bot.services.quiz.given import Answered, GivenAnswer
from bot.storage import schema
from bot.storage.store import Store
from tests.fakes import FakeClock, FakeGrader
from tests.services.game import DECK, GUILD, Game

REVIEWER = Reviewer(GUILD, 901, manager=False)
MANAGER = Reviewer(GUILD, 902, manager=True)


class Taught(FakeGrader):
    """Knows the examples of a card, and what a test says of a text, before it looks at the words."""

    def __init__(self) -> None:
        self.says: dict[str, Verdict] = {}

    def grade(self, card: Any, answer: str, deck: object = None) -> Grade:
        if answer in card.accepted:
            return Grade(Verdict.CORRECT, 1.0, reasons=("it is an accepted answer",))
        if any(answer in group.answers for group in card.wrong):
            return Grade(Verdict.INCORRECT, 0.0, reasons=("it is a known wrong answer",))
        if answer in self.says:
            return Grade(self.says[answer], 0.5)
        return super().grade(card, answer)


class AppealGame(Game):
    """One process with appeals."""

    def __init__(self, store: Store, clock: FakeClock, **options: Any) -> None:
        super().__init__(store, clock, **options)
        self.grader = Taught()
        in_deck = DeckGrader(self.grader)
        self.answers = AnswerService(store, clock, in_deck, self.zone)
        self.appeals = AppealService(store, clock, in_deck)
        self.reviewing = ReviewService(store, clock, in_deck)
        self.offices = GuildRoleService(store, clock)

    async def attempt(self, round_: Round, who: Person, text: str, *, public: bool = False) -> int:
        """Answer; the attempt's id."""
        reply = GivenAnswer(text, self.new_id(), public=public)
        answered = await self.answers.answer(round_.id, who, reply)
        assert isinstance(answered, Answered)
        return answered.attempt_id

    async def appeal(self, round_: Round, who: Person, text: str, *, public: bool = False) -> int:
        """Answer and file an appeal; its id."""
        attempt_id = await self.attempt(round_, who, text, public=public)
        return (await self.file(attempt_id, who)).case.appeal.id

    async def file(self, attempt_id: int, who: Person) -> Filed:
        return await self.appeals.file(attempt_id, who.user_id)

    async def accept(self, appeal_id: int, reviewer: Reviewer = REVIEWER) -> Ruling:
        return await self.reviewing.settle(appeal_id, reviewer, Decision.ACCEPT)

    async def state(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row that a decision may change and its undoing must restore; zeros count as no row."""
        tables = (schema.entry, schema.attempt, schema.card_history, schema.streak_day, schema.learned)
        async with self.store.engine.connect() as connection:
            rows = {
                t.name: sorted(tuple(map(str, row)) for row in await connection.execute(select(t)))
                for t in tables
            }
            scores = await connection.execute(select(schema.score))
            rows["score"] = sorted(tuple(row) for row in scores if row.points or row.correct)
        return rows


async def appeal_game(store: Store, **options: Any) -> AppealGame:
    """A appeal_game with the usual deck."""
    made = AppealGame(store, FakeClock(), **options)
    await made.decks.save([DECK])
    return made
