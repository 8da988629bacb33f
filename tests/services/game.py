"""A quiz played without Discord: the real services on a real store, with a clock and a grader of the test's own."""

from __future__ import annotations

import random
from itertools import count

from bot.core.cards import Card, Deck
from bot.core.members import Person
from bot.core.quiz.entries import Entry
from bot.core.quiz.state import Quiz, Round
from bot.services.deck_grader import DeckGrader
from bot.services.decks.lookup import DeckService
from bot.services.leaderboard import LeaderboardService
from bot.services.quiz.answers import AnswerService
from bot.services.quiz.given import Answered, GivenAnswer, Passed, Repeated
from bot.services.quiz.quizzes import QuizChoice, QuizService
from bot.services.quiz.rounds import Due, Question, Reveal, RoundService, Standings
from bot.services.settings import SettingsService
from bot.services.streaks import StreakService
from bot.storage.store import Store
from tests.fakes import FakeClock, FakeGrader

GUILD, CHANNEL, PAUSE = 700, 800, 4.0
ANA, BEN, CY = Person(101, GUILD, "ana"), Person(102, GUILD, "ben"), Person(103, GUILD, "cy")
RIGHT, HALF, WRONG, UNSURE = "that is right", "partly so", "no such thing", "perhaps it is"
"""Answers as `FakeGrader` grades them."""

DECK = Deck(
    "mlops",
    "MLOps",
    cards=tuple(
        Card(
            f"q{n}",
            f"Question {n}?",
            f"Reference {n}",
            topic="Data" if n < 3 else "Models",
            hint=f"Hint {n}.",
        )
        for n in range(1, 5)
    ),
)


class Game:
    """One process: `restarted` gives another on the same database, with nothing in memory."""

    def __init__(self, store: Store, clock: FakeClock, *, zone: str = "UTC", seed: int = 7) -> None:
        self.store, self.clock, self.zone = store, clock, zone
        self.quiz = QuizService(store, clock)
        self.rounds = RoundService(store, clock, random.Random(seed), PAUSE)
        self.answers = AnswerService(store, clock, DeckGrader(FakeGrader()), zone)
        self.leaderboard = LeaderboardService(store, clock, zone)
        self.streaks = StreakService(store, clock, zone)
        self.settings = SettingsService(store, zone)
        self.decks = DeckService(store)
        self._ids = count(5_000)

    def restarted(self, seed: int = 8) -> Game:
        fresh = Game(Store(self.store.engine), self.clock, zone=self.zone, seed=seed)
        fresh._ids = self._ids
        return fresh

    def new_id(self) -> int:
        """As Discord's: each is new."""
        return next(self._ids)

    async def start(
        self,
        who: Person = ANA,
        channel_id: int = CHANNEL,
        *,
        deck: str = "mlops",
        topic: str | None = None,
        questions: int = 3,
        seconds: int = 60,
    ) -> Quiz:
        choice = QuizChoice((deck,), topic, questions, seconds)
        started = await self.quiz.start(who, channel_id, choice)
        return started.quiz

    async def due(self, quiz: Quiz) -> Due:
        """What is to be posted now."""
        found = await self.rounds.advance(quiz.id)
        assert found is not None
        return found

    async def post(self, due: Due) -> None:
        """What the conductor does around Discord: post, then mark."""
        if isinstance(due, Question):
            await self.rounds.posted(due, self.new_id())
        elif isinstance(due, Reveal):
            await self.rounds.revealed(due)
        else:
            await self.rounds.finished(due.quiz.id)

    async def ask(self, quiz: Quiz) -> Round:
        """Bring the quiz to its next open question."""
        due = await self.due(quiz)
        if isinstance(due, Reveal):
            await self.post(due)
            self.clock.move(seconds=PAUSE)
            due = await self.due(quiz)
        assert isinstance(due, Question)
        await self.post(due)
        return await self.round(due.round.id)

    async def begin(self, **options: object) -> Round:
        """A quiz with its first question open."""
        return await self.ask(await self.start(**options))  # type: ignore[arg-type]

    async def play_out(self, quiz: Quiz, limit: int = 300) -> list[Due]:
        """Everything posted until the standings, as time goes by."""
        posts: list[Due] = []
        for _ in range(limit):
            due = await self.rounds.advance(quiz.id)
            if due is None:
                self.clock.move(seconds=5)
                continue
            posts.append(due)
            await self.post(due)
            if isinstance(due, Standings):
                return posts
        raise AssertionError("the quiz never finished")

    async def round(self, round_id: int) -> Round:
        async with self.store.read() as tx:
            found = await tx.quizzes.round(round_id)
        assert found is not None
        return found

    async def entry(self, round_: Round, who: Person) -> Entry:
        async with self.store.read() as tx:
            return await tx.attempts.entry(round_.id, who.user_id)

    async def say(
        self, round_: Round, who: Person, text: str, *, public: bool = True, source: int | None = None
    ) -> Answered | None:
        """An answer as it arrives, of somebody who has one."""
        reply = GivenAnswer(text, self.new_id() if source is None else source, public=public)
        answered = await self.answers.answer(round_.id, who, reply)
        assert not isinstance(answered, Passed | Repeated)
        return answered

    async def pass_on(self, round_: Round, who: Person) -> Passed:
        """ "I don't know" as it arrives."""
        passed = await self.answers.answer(round_.id, who, GivenAnswer("dunno", self.new_id(), public=False))
        assert isinstance(passed, Passed)
        return passed

    async def points(self, who: Person, period: str = "all") -> tuple[int, int]:
        """(points, correct answers) in the leaderboard table."""
        async with self.store.read() as tx:
            own = await tx.scores.own(who.guild_id, period, who.user_id)
        return (own.points, own.correct) if own else (0, 0)

    async def days(self, who: Person) -> list[str]:
        async with self.store.read() as tx:
            return [day.isoformat() for day in await tx.members.streak_days(who.user_id)]
