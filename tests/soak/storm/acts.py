"""What the people of a storm do: few people in few channels, so that all meet at the same rows."""

from __future__ import annotations

import asyncio
import logging
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, time, timedelta
from itertools import count

from sqlalchemy import select

from bot.cogs.quiz.unsaved import Outcome, UnsavedAnswers
from bot.core.appeals import Decision
from bot.core.cards import Card
from bot.core.delivery import Obstacle
from bot.core.members import Person
from bot.core.quiz.state import MAX_SECONDS
from bot.core.suggestions import SuggestionDecision
from bot.errors import StorageUnavailable, UserError
from bot.services.appeals.reviewing import Reviewer
from bot.services.daily.due import ToPost
from bot.services.daily.posts import DailyService
from bot.services.daily.schedules import ScheduleRequest, ScheduleService
from bot.services.days_off.own import DaysOffService
from bot.services.deck_grader import DeckGrader
from bot.services.decks.editing import DeckEditingService, Editor
from bot.services.privacy import PrivacyService
from bot.services.quiz.errors import AnswerKept, AnswerNotSaved
from bot.services.quiz.given import Answered, GivenAnswer
from bot.services.quiz.rounds import Question
from bot.services.recount import RecountService
from bot.services.reminders import ReminderService
from bot.services.review.sessions import Asked, ReviewSessionService
from bot.services.seasons.seasons import SeasonService
from bot.services.suggestions.filing import SuggestionService
from bot.services.suggestions.reviewing import SuggestionReviewService
from bot.storage.schema import appeal, attempt, round_, schedule, suggestion
from bot.storage.store import Store
from tests.fakes import FakeClock, FakeGrader
from tests.services.appeal_game import AppealGame
from tests.services.game import HALF, RIGHT, WRONG

log = logging.getLogger(__name__)

EPOCH_MS = 1_420_070_400_000
"""Discord's."""
GUILDS, CHANNELS, PEOPLE = (700, 701), (0, 1, 2), range(101, 109)
OWN_DECK = "own"


class RunningClock(FakeClock):
    """The time as it is."""

    def now(self) -> datetime:
        """As aware UTC."""
        return datetime.now(UTC)


class Storm:
    """One process's part of it."""

    def __init__(self, store: Store, number: int, rng: random.Random) -> None:
        clock = RunningClock()
        self.store, self.rng, self.number, self.clock = store, rng, number, clock
        self.game = AppealGame(store, clock)
        self.game.answers._grader = DeckGrader(FakeGrader())
        self.game.rounds.pause_seconds = 0
        no_time, kept = timedelta(0), timedelta(seconds=3)
        self.privacy = PrivacyService(store, clock, retention=no_time, texts_kept=kept)
        self.seasons = SeasonService(store, clock, "UTC")
        self.days_off = DaysOffService(store, clock, "UTC")
        self.reminders = ReminderService(store, clock, "UTC")
        self.suggestions = SuggestionService(store, clock)
        self.daily = DailyService(store, clock, rng, f"p{number}", "UTC")
        self.schedules = ScheduleService(store, clock, "UTC")
        self.editing = DeckEditingService(store, clock)
        self.deciding = SuggestionReviewService(store, clock, self.editing)
        self.review = ReviewSessionService(store, clock, DeckGrader(FakeGrader()), "UTC")
        self.unsaved = UnsavedAnswers(self.game.answers, clock)
        self._ids = count(1)
        self.done: Counter[str] = Counter()
        self.failed: Counter[str] = Counter()
        self.counted: list[int] = []
        """Ids of what brought the answers of which somebody was told that they count."""
        self.lost: list[int] = []
        """Those of which somebody was told that they do not, for no fault of theirs."""

    def new_id(self) -> int:
        """As Discord makes them: the time, and what tells apart those of one millisecond."""
        ms = int(self.clock.now().timestamp() * 1_000) - EPOCH_MS
        return ms << 22 | self.number << 17 | next(self._ids) % (1 << 17)

    def somebody(self, channel_id: int | None = None, guild_id: int | None = None) -> Person:
        """One of the people, in one of the servers."""
        user_id = self.rng.choice(PEOPLE)
        return Person(user_id, guild_id or self.rng.choice(GUILDS), f"p{user_id}", channel_id)

    async def act(self) -> None:
        """One thing that somebody does."""
        kinds = [self.answer] * 12 + [self.hint, self.join, self.skip, self.start, self.edit, self.again]
        kinds += [self.appeal] * 2 + [self.settle] * 2
        kinds += [self.suggest, self.decide, self.leave, self.season, self.rest, self.remind, self.tidy]
        kinds += [self.forget, self.hide, self.export, self.daily_now, self.set_up]
        kind: Callable[[], Awaitable[None]] = self.rng.choice(kinds)
        await self._tried(kind)

    async def _tried(self, kind: Callable[[], Awaitable[None]]) -> None:
        name = kind.__name__.strip("_")
        try:
            await kind()
            self.done[name] += 1
        except StorageUnavailable as error:
            self.failed[f"{name}: {error.reason}"[:160]] += 1
            await asyncio.sleep(0.05)
        except UserError:
            self.done[f"{name} refused"] += 1
        except Exception as error:  # a fault of the program: the storm goes on, and tells of it
            log.exception("%s", name)
            self.failed[f"{name}: {error!r}"[:300]] += 1

    async def _round(self) -> tuple[int, int, int] | None:
        """One that is open: its id, its server, its channel."""
        async with self.store.read() as tx:
            columns = (round_.c.id, round_.c.guild_id, round_.c.channel_id)
            query = select(*columns).where(round_.c.state.in_(["posting", "open"]))
            found = (await tx._connection.execute(query)).all()
        return self.rng.choice(found)._tuple() if found else None

    async def answer(self) -> None:
        """Several answers of one instant in one round, often of people who answer elsewhere as well."""
        found = await self._round()
        if found is not None:
            round_id, guild_id, channel_id = found
            who = [self.somebody(channel_id, guild_id) for _ in range(self.rng.randint(1, 4))]
            await asyncio.gather(*(self._say(round_id, each) for each in who))

    async def _say(self, round_id: int, who: Person) -> None:
        reply = GivenAnswer(self.rng.choice([RIGHT, HALF, WRONG, WRONG]), self.new_id(), public=False)

        async def tell(outcome: Outcome) -> None:
            self._note(reply.source_id, outcome)

        try:
            self._note(reply.source_id, await self.unsaved.answer(round_id, who, reply, tell))
        except AnswerKept:
            self.done["kept"] += 1
        except UserError as error:
            self._note(reply.source_id, error)

    def _note(self, source_id: int, outcome: object) -> None:
        if isinstance(outcome, Answered):
            self.counted.append(source_id)
        elif isinstance(outcome, AnswerNotSaved) or (
            outcome is not None and not isinstance(outcome, UserError)
        ):
            self.lost.append(source_id)

    async def hint(self) -> None:
        found = await self._round()
        if found:
            await self.game.quiz.hint(found[0], self.somebody(found[2], found[1]))

    async def join(self) -> None:
        found = await self._round()
        if found:
            await self.game.quiz.join(found[0], self.somebody(found[2], found[1]))

    async def skip(self) -> None:
        found = await self._round()
        if found:
            await self.game.quiz.skip(found[0], self.somebody(found[2], found[1]), moderator=True)

    async def start(self) -> None:
        guild_id = self.rng.choice(GUILDS)
        channel_id = guild_id * 10 + self.rng.choice(CHANNELS)
        deck = self.rng.choice(["mlops", OWN_DECK])
        await self.game.start(self.somebody(channel_id, guild_id), channel_id, deck=deck, seconds=MAX_SECONDS)

    async def edit(self) -> None:
        """A card comes, or another goes."""
        editor = Editor(self.rng.choice(GUILDS), self.somebody().user_id)
        number = self.rng.randrange(12)
        if self.rng.random() < 0.6:
            await self.editing.add_card(
                editor, OWN_DECK, Card(f"o{number}", f"Own {number}?", f"Answer {number}")
            )
        else:
            await self.editing.remove_card(editor, OWN_DECK, f"o{number}")

    async def again(self) -> None:
        """A card of somebody's review."""
        who = self.somebody()
        asked = await self.review.begin(who)
        if isinstance(asked, Asked):
            await self.review.answer(who, asked.card_id, asked.shown_at, self.rng.choice([RIGHT, WRONG]))

    async def appeal(self) -> None:
        async with self.store.read() as tx:
            newest = select(attempt.c.id, attempt.c.user_id).where(attempt.c.user_id > 0)
            found = (await tx._connection.execute(newest.order_by(attempt.c.id.desc()).limit(40))).all()
        if found:
            await self.game.appeals.file(*self.rng.choice(found))

    async def settle(self) -> None:
        async with self.store.read() as tx:
            query = (
                select(appeal.c.id, appeal.c.guild_id, appeal.c.state).order_by(appeal.c.id.desc()).limit(20)
            )
            found = (await tx._connection.execute(query)).all()
        if found:
            appeal_id, guild_id, state = self.rng.choice(found)
            reviewer = Reviewer(guild_id, 900 + self.number, manager=True)
            if state == "open":
                await self.game.reviewing.settle(appeal_id, reviewer, self.rng.choice(list(Decision)))
            else:
                await self.game.reviewing.reopen(appeal_id, reviewer)

    async def forget(self) -> None:
        await self.privacy.forget(self.somebody().user_id)

    async def suggest(self) -> None:
        """A card, or that something is wrong with one."""
        found = await self._round()
        number = self.rng.randrange(1_000)
        if found is None or self.rng.random() < 0.5:
            card = Card("", f"Suggested {number}?", "Something")
            await self.suggestions.suggest(self.somebody(), OWN_DECK, card)
        else:
            await self.suggestions.flag(found[0] - 8, self.somebody(guild_id=found[1]), "It is wrong.")

    async def decide(self) -> None:
        async with self.store.read() as tx:
            query = select(suggestion.c.id, suggestion.c.guild_id).order_by(suggestion.c.id.desc()).limit(20)
            found = (await tx._connection.execute(query)).all()
        if found:
            suggestion_id, guild_id = self.rng.choice(found)
            decision = self.rng.choice(list(SuggestionDecision))
            await self.deciding.decide(suggestion_id, Editor(guild_id, 900 + self.number), decision)

    async def leave(self) -> None:
        who = self.somebody()
        await self.game.leaderboard.left(who.guild_id, who.user_id)
        await self.game.leaderboard.back(who.guild_id, who.user_id)

    async def season(self) -> None:
        """One begins; another that began today is none after all."""
        guild_id = self.rng.choice(GUILDS)
        begun = await self.seasons.start(guild_id, 900, "Cup", None, None)
        if self.rng.random() < 0.7:
            await self.seasons.cancel(guild_id, 900, begun.season.id)

    async def rest(self) -> None:
        weekdays = frozenset(self.rng.sample(range(7), 1))
        await self.days_off.choose_rest(self.somebody().user_id, self.rng.choice(GUILDS), weekdays)

    async def remind(self) -> None:
        """Somebody wants to be reminded, and some are looked at."""
        await self.reminders.set(self.somebody().user_id, on=True)
        for due in await self.reminders.due():
            if await self.reminders.claim(due):
                await self.reminders.release(due)
        async with self.store.write() as tx:
            await tx.reminders.keep_quiet(self.rng.sample(PEOPLE, 4), self.clock.now().date())

    async def tidy(self) -> None:
        """What operators and ticks do now and then."""
        if self.rng.random() < 0.3:
            await RecountService(self.store).repair()
        async for _ in self.privacy.empty_texts():
            pass

    async def hide(self) -> None:
        await self.privacy.set_hidden(self.somebody().user_id, hidden=self.rng.random() < 0.5)

    async def export(self) -> None:
        await self.privacy.export(self.somebody().user_id)

    async def set_up(self) -> None:
        guild_id = self.rng.choice(GUILDS)
        request = ScheduleRequest(guild_id * 10 + 5, time(self.rng.randrange(24)), deck="mlops", sealed=False)
        known = await self.schedules.all(guild_id)
        await self.schedules.set_up(guild_id, request, schedule_id=known[0].id if known else None)

    async def daily_now(self) -> None:
        async with self.store.read() as tx:
            ids = list(
                (await tx._connection.execute(select(schedule.c.id).order_by(schedule.c.id))).scalars()
            )
            found = await tx.daily.schedule(self.rng.choice(ids)) if ids else None
        if found is not None:
            await self.daily.claim_now(found, self.new_id())

    async def conduct(self) -> None:
        """What ticks do: take each quiz and each daily post a step further."""
        await self._tried(self._quizzes)
        await self._tried(self._posts)
        await self._tried(self._saved)

    async def _saved(self) -> None:
        await self.unsaved.save()

    async def _quizzes(self) -> None:
        for quiz_id in await self.game.rounds.due():
            due = await self.game.rounds.advance(quiz_id)
            if isinstance(due, Question):
                await self.game.rounds.posted(due, self.new_id())
            elif due is not None:
                await self.game.post(due)

    async def _posts(self) -> None:
        await self.daily.claim_due()
        for post in await self.daily.take(3):
            due = await self.daily.advance(post.id)
            if isinstance(due, ToPost) and self.rng.random() < 0.1:
                await self.daily.not_sent(due, Obstacle.OUTAGE, "500")
            elif due is not None:
                await self.daily.posted(due, self.new_id())
        for round_id in await self.daily.to_reveal(5):
            await self.daily.revealed(round_id)
