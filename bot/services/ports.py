"""What the services need from outside: a clock, a judge, and a store whose parts are named by aggregate.

The store is implemented in `bot.storage`; the judge is `bot.core.grading.Grader`, and a model may sit behind
the same port later.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from bot.core.cards import Card, Deck
from bot.core.daily import DailyPost, PostState, Schedule
from bot.core.excuses import DailyRecord
from bot.core.grading import Grade, Verdict
from bot.core.quiz import CloseReason, Quiz, QuizState, Round
from bot.core.ranking import Standing
from bot.core.review import CardHistory
from bot.core.rounds import Entry


class Clock(Protocol):
    """The time, as the services see it."""

    def now(self) -> datetime:
        """The current instant, aware, in UTC."""
        ...


class Judge(Protocol):
    """Grades an answer to a card; pure, bounded, and quick enough for the event loop (about a millisecond)."""

    def grade(self, card: Card, answer: str) -> Grade:
        """The grade of `answer`."""
        ...


@dataclass(frozen=True, slots=True)
class Person:
    """Who acts, and where: all that a service needs of a Discord member."""

    user_id: int
    guild_id: int
    name: str
    """The display name, as shown on leaderboards."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person has chosen; everything is off until they say so."""

    reminders: bool = False
    share_answers: bool = False
    """Good answers of theirs may be shown, without a name."""
    dm_closed: bool = False
    """A reminder could not be delivered; not tried again until they switch reminders on anew."""


@dataclass(frozen=True, slots=True)
class StoredDeck:
    """A deck's row; its cards are read by id."""

    id: int
    guild_id: int
    slug: str
    title: str
    description: str
    cards: int
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One graded reply."""

    round_id: int
    user_id: int
    number: int
    source_id: int
    public: bool
    answer: str
    verdict: Verdict
    score: float
    points: int
    flags: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class PlayerEntry:
    """A member's entry in a round, with the name to show."""

    user_id: int
    name: str
    entry: Entry


class Decks(Protocol):
    """Decks and cards."""

    async def save(self, guild_id: int, deck: Deck) -> bool:
        """Insert or update by stable keys; False when nothing had changed."""
        ...

    async def visible(self, guild_id: int) -> list[StoredDeck]:
        """Decks that a server may use: the shared ones and its own, by slug."""
        ...

    async def find(self, guild_id: int, slug: str) -> StoredDeck | None:
        """A visible deck by its name; a server's own hides a shared one of the same name."""
        ...

    async def card(self, card_id: int) -> Card:
        """A card by its row id, retired or not."""
        ...

    async def histories(self, guild_id: int, deck_id: int, topic: str | None) -> list[CardHistory]:
        """How the server fared with each live card of the deck, or of one topic."""
        ...

    async def note_asked(self, guild_id: int, card_id: int, at: datetime) -> None:
        """Count that the card was asked."""
        ...

    async def note_answer(self, guild_id: int, card_id: int, *, correct: bool) -> None:
        """Count an answer to the card."""
        ...


class Quizzes(Protocol):
    """Quizzes and their rounds."""

    async def add(self, quiz: Quiz) -> Quiz | None:
        """Insert, with the new id; None when the channel already has a live quiz."""
        ...

    async def get(self, quiz_id: int, *, lock: bool = False) -> Quiz | None:
        """The quiz, its row locked until the commit when asked."""
        ...

    async def live_in(self, channel_id: int) -> Quiz | None:
        """The channel's quiz that is not finished."""
        ...

    async def needing_a_step(self, now: datetime) -> list[int]:
        """Ids of quizzes for which `core.quiz.next_step` has something to do."""
        ...

    async def update(
        self,
        quiz_id: int,
        *,
        state: QuizState | None = None,
        asked: int | None = None,
        next_at: datetime | None = None,
        finished_at: datetime | None = None,
    ) -> None:
        """Change what is given."""
        ...

    async def add_round(self, quiz: Quiz, card_id: int, number: int) -> Round:
        """Insert a round in state `posting`."""
        ...

    async def round(self, round_id: int, *, lock: bool = False) -> Round | None:
        """The round, its row locked until the commit when asked."""
        ...

    async def last_round(self, quiz_id: int) -> Round | None:
        """The newest round of the quiz."""
        ...

    async def round_of_message(self, message_id: int) -> Round | None:
        """The round that the message asks."""
        ...

    async def round_in_channel(self, channel_id: int) -> Round | None:
        """The round of the channel that takes answers."""
        ...

    async def asked_cards(self, quiz_id: int) -> set[int]:
        """Cards that the quiz has asked."""
        ...

    async def mark_open(
        self, round_id: int, message_id: int, opened_at: datetime, closes_at: datetime | None
    ) -> None:
        """The question is out: posting -> open."""
        ...

    async def close_by(self, round_id: int, closes_at: datetime) -> None:
        """Bring the closing time forward; never back."""
        ...

    async def mark_closed(self, round_id: int, reason: CloseReason) -> None:
        """No more answers: -> closed."""
        ...

    async def mark_done(self, round_id: int) -> None:
        """The reference answer is out: closed -> done."""
        ...

    async def drop_round(self, round_id: int) -> None:
        """A round that could not be posted: done at once, nothing to reveal."""
        ...


class Attempts(Protocol):
    """Attempts and the entries that sum them up."""

    async def entry(self, round_id: int, user_id: int) -> Entry:
        """The member's entry; a blank one when there is none."""
        ...

    async def save_entry(self, round_id: int, user_id: int, entry: Entry) -> None:
        """Insert or replace the entry."""
        ...

    async def entries(self, guild_id: int, round_id: int) -> list[PlayerEntry]:
        """Everybody's entries in the round, with names."""
        ...

    async def add(self, attempt: Attempt) -> None:
        """Insert the attempt."""
        ...

    async def seen(self, source_id: int) -> bool:
        """Whether that message or interaction was counted already."""
        ...

    async def public_correct(self, round_id: int, *, other_than: int) -> list[str]:
        """Correct answers that others gave where everybody could read them."""
        ...

    async def correct_anywhere(self, round_id: int) -> bool:
        """Whether anyone has earned the first-correct bonus of the round."""
        ...

    async def unfinished_players(self, quiz_id: int, round_id: int, starter_id: int) -> int:
        """How many of those known to play (the starter, and all who answered in the quiz) may still answer."""
        ...

    async def shareable(self, round_id: int, verdict: Verdict, *, limit: int) -> list[str]:
        """The best answers of that verdict, from people who agreed that theirs are shown; none twice."""
        ...

    async def quiz_totals(self, guild_id: int, quiz_id: int) -> list[tuple[int, str, int, int]]:
        """(user id, name, points, correct) of everybody who answered in the quiz."""
        ...


class Members(Protocol):
    """People, their servers, zones and streak days."""

    async def saw(self, person: Person) -> None:
        """Remember the member's name."""
        ...

    async def guild_zone(self, guild_id: int) -> str | None:
        """The server's zone, when set."""
        ...

    async def set_guild_zone(self, guild_id: int, zone: str | None) -> None:
        """Set the server's zone."""
        ...

    async def person_zone(self, user_id: int) -> str | None:
        """The person's own zone, when set."""
        ...

    async def set_person_zone(self, user_id: int, zone: str | None) -> None:
        """Set the person's own zone."""
        ...

    async def preferences(self, user_id: int) -> Preferences:
        """What the person has chosen."""
        ...

    async def set_person(self, user_id: int, **values: Any) -> None:
        """Change columns of the person's row."""
        ...

    async def to_remind(self) -> list[tuple[int, str | None, date | None]]:
        """(user id, own zone, day of the last reminder) of all who want reminders and can get them."""
        ...

    async def add_streak_day(
        self, user_id: int, day: date, *, guild_id: int, schedule_id: int | None, zone: str, at: datetime
    ) -> bool:
        """Count the day; False when it counted already."""
        ...

    async def streak_days(self, user_id: int) -> dict[date, int | None]:
        """All days that count, oldest first, each with the schedule it came from (None: a quiz)."""
        ...

    async def last_guild(self, user_id: int) -> int | None:
        """The server where the person last kept their streak."""
        ...


class Scores(Protocol):
    """The leaderboard table, kept up to date by each answer."""

    async def add(
        self, guild_id: int, user_id: int, periods: Sequence[str], points: int, correct: int
    ) -> None:
        """Add to each of the period keys."""
        ...

    async def page(self, guild_id: int, period: str, *, offset: int, limit: int) -> list[Standing]:
        """Ranked rows, the best first; members with no points are not listed."""
        ...

    async def count(self, guild_id: int, period: str) -> int:
        """How many members the leaderboard has."""
        ...

    async def own(self, guild_id: int, period: str, user_id: int) -> Standing | None:
        """One member's row with its rank; None when they have no points."""
        ...


class Daily(Protocol):
    """Schedules and the posts they make."""

    async def add_schedule(self, value: Schedule) -> int:
        """Insert; the new id."""
        ...

    async def save_schedule(self, value: Schedule) -> None:
        """Write the schedule as it is now."""
        ...

    async def remove_schedule(self, schedule_id: int) -> None:
        """A manager's removal: it makes no more posts, its past stays."""
        ...

    async def schedules(self, guild_id: int) -> list[Schedule]:
        """The server's schedules, oldest first."""
        ...

    async def schedule(self, schedule_id: int, *, lock: bool = False) -> Schedule | None:
        """One schedule that was not removed."""
        ...

    async def due_schedules(self, now: datetime, limit: int) -> list[Schedule]:
        """Schedules whose next post is due."""
        ...

    async def move_on(self, following: Sequence[tuple[int, datetime]]) -> None:
        """Set the next instant of many schedules."""
        ...

    async def claim(
        self, claims: Sequence[tuple[int, date | None, datetime]], owner: str, lease_until: datetime
    ) -> None:
        """Insert a claim for each (schedule, day, instant) that has none yet."""
        ...

    async def record_missed(self, missed: Sequence[tuple[int, date, datetime]], reason: str) -> None:
        """Insert a missed post for each day that has none."""
        ...

    async def take(self, owner: str, now: datetime, lease_until: datetime, limit: int) -> list[DailyPost]:
        """Posts to make: this process's own, and those whose holder died."""
        ...

    async def post(self, post_id: int, *, lock: bool = False) -> DailyPost | None:
        """One post."""
        ...

    async def set_post(self, post_id: int, state: PostState, **values: Any) -> None:
        """Change the state, and what else is given."""
        ...

    async def add_round(self, value: Schedule, card_id: int) -> Round:
        """Insert a round in state `posting`."""
        ...

    async def recent_cards(self, schedule_id: int, limit: int) -> list[int]:
        """Cards of the newest posts, newest first."""
        ...

    async def close_earlier(self, schedule_id: int, before_round: int) -> None:
        """The next question is here: earlier ones of the schedule take no more answers."""
        ...

    async def close_overdue(self, now: datetime) -> None:
        """Daily rounds with a set time that is past take no more answers."""
        ...

    async def to_reveal(self, limit: int) -> list[Round]:
        """Closed daily rounds whose answer is not out yet."""
        ...

    async def counters(self, limit: int) -> list[tuple[DailyPost, Round, int]]:
        """Open posts whose shown number of people who answered is out of date, with the number."""
        ...

    async def last_posts(self, schedule_id: int, limit: int) -> list[DailyPost]:
        """The newest posts, newest first."""
        ...

    async def tallies(self, schedule_id: int) -> dict[PostState, int]:
        """How many posts are in each state."""
        ...

    async def records(self, schedule_ids: Collection[int], since: date) -> dict[int, DailyRecord]:
        """For each schedule its weekdays and the days that did not come, from `since` on."""
        ...


class Uptime(Protocol):
    """When the bot was up."""

    async def last_beat(self) -> datetime | None:
        """When the bot was last seen alive."""
        ...

    async def beat(self, at: datetime) -> None:
        """Alive at `at`."""
        ...

    async def add_outage(self, gone_at: datetime, back_at: datetime) -> None:
        """Record an outage."""
        ...

    async def outages(self, since: datetime) -> list[tuple[datetime, datetime]]:
        """Outages that ended after `since`, oldest first."""
        ...


class Transaction(Protocol):
    """One transaction's access to everything stored."""

    @property
    def decks(self) -> Decks:
        """Decks and cards."""
        ...

    @property
    def quizzes(self) -> Quizzes:
        """Quizzes and rounds."""
        ...

    @property
    def attempts(self) -> Attempts:
        """Attempts and entries."""
        ...

    @property
    def members(self) -> Members:
        """People, servers, zones, streak days."""
        ...

    @property
    def scores(self) -> Scores:
        """The leaderboard."""
        ...

    @property
    def daily(self) -> Daily:
        """Schedules and their posts."""
        ...

    @property
    def uptime(self) -> Uptime:
        """When the bot was up."""
        ...


class Store(Protocol):
    """Hands out transactions: committed when the block ends well, rolled back when it raises."""

    def read(self) -> AbstractAsyncContextManager[Transaction]:
        """A transaction that only reads."""
        ...

    def write(self) -> AbstractAsyncContextManager[Transaction]:
        """A transaction that may write; writers on SQLite take turns in order of arrival."""
        ...
