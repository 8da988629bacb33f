"""One transaction's queries, a set for each part of what is stored."""

from __future__ import annotations

from functools import cached_property

from bot.core.events import Event
from bot.storage.appeals import AppealQueries
from bot.storage.asyncio_engine import AsyncConnection
from bot.storage.audit import AuditQueries
from bot.storage.daily.posts import DailyQueries
from bot.storage.days_off import DaysOffQueries
from bot.storage.decks.changes import DeckChangeQueries
from bot.storage.decks.decks import DeckQueries
from bot.storage.decks.draft_sets import DraftSetQueries
from bot.storage.decks.next_card import NextCardQueries
from bot.storage.direct import DirectTransaction
from bot.storage.leaderboard import ScoreQueries
from bot.storage.members import MemberQueries
from bot.storage.metrics import MetricQueries
from bot.storage.privacy.people import PersonalQueries
from bot.storage.privacy.retention import RetentionQueries
from bot.storage.privacy.texts import TextQueries
from bot.storage.queries import connection_of
from bot.storage.quiz.answering import AnsweringQueries
from bot.storage.quiz.attempts import AttemptQueries
from bot.storage.quiz.quizzes import QuizQueries
from bot.storage.recap.facts import RecapFactQueries
from bot.storage.recap.posts import RecapQueries
from bot.storage.recap.seasons import SeasonRecapQueries
from bot.storage.recount import RecountQueries
from bot.storage.reminders import ReminderQueries
from bot.storage.review.memory import MemoryQueries
from bot.storage.review.reminding import ReviewReminderQueries
from bot.storage.review.sessions import SessionQueries
from bot.storage.seasons import SeasonQueries
from bot.storage.shards import ShardQueries
from bot.storage.statistics import StatisticsQueries
from bot.storage.suggestions import SuggestionQueries
from bot.storage.teaching import TeachingQueries
from bot.storage.uptime import UptimeQueries


class Transaction:
    """Everything stored, through one connection inside one transaction."""

    def __init__(
        self, connection: AsyncConnection | None = None, direct: DirectTransaction | None = None
    ) -> None:
        """One of them: a transaction through SQLAlchemy, or on the driver itself."""
        self._on = (connection, direct)
        self.happened: list[Event] = []

    @property
    def _connection(self) -> AsyncConnection:
        return connection_of(*self._on)

    def note(self, event: Event) -> None:
        """Have the store's observer told of this once it is committed."""
        self.happened.append(event)

    @cached_property
    def decks(self) -> DeckQueries:
        """Decks and cards."""
        return DeckQueries(*self._on)

    @cached_property
    def next_card(self) -> NextCardQueries:
        """Which card comes next."""
        return NextCardQueries(*self._on)

    @cached_property
    def deck_changes(self) -> DeckChangeQueries:
        """Revisions and drafts of decks."""
        return DeckChangeQueries(*self._on)

    @cached_property
    def quizzes(self) -> QuizQueries:
        """Quizzes and rounds."""
        return QuizQueries(*self._on)

    @cached_property
    def attempts(self) -> AttemptQueries:
        """Attempts and entries."""
        return AttemptQueries(*self._on)

    @cached_property
    def answering(self) -> AnsweringQueries:
        """What an answer reads."""
        return AnsweringQueries(*self._on)

    @cached_property
    def members(self) -> MemberQueries:
        """People, servers, zones, streak days."""
        return MemberQueries(*self._on)

    @cached_property
    def recount(self) -> RecountQueries:
        """All that is stored twice."""
        return RecountQueries(*self._on)

    @cached_property
    def reminders(self) -> ReminderQueries:
        """Who may have to be reminded."""
        return ReminderQueries(*self._on)

    @cached_property
    def scores(self) -> ScoreQueries:
        """The leaderboard."""
        return ScoreQueries(*self._on)

    @cached_property
    def metrics(self) -> MetricQueries:
        """The leaderboards by streak and by accuracy."""
        return MetricQueries(*self._on)

    @cached_property
    def seasons(self) -> SeasonQueries:
        """What servers have set up as seasons."""
        return SeasonQueries(*self._on)

    @cached_property
    def statistics(self) -> StatisticsQueries:
        """How a person does."""
        return StatisticsQueries(*self._on)

    @cached_property
    def daily(self) -> DailyQueries:
        """Schedules and their posts."""
        return DailyQueries(*self._on)

    @cached_property
    def days_off(self) -> DaysOffQueries:
        """Weekdays of rest, vacations, holidays."""
        return DaysOffQueries(*self._on)

    @cached_property
    def recap(self) -> RecapQueries:
        """When recaps are due, and their posts."""
        return RecapQueries(*self._on)

    @cached_property
    def recap_seasons(self) -> SeasonRecapQueries:
        """Seasons that recaps have not told of."""
        return SeasonRecapQueries(self._connection)

    @cached_property
    def recap_facts(self) -> RecapFactQueries:
        """What a recap tells."""
        return RecapFactQueries(*self._on)

    @cached_property
    def memory(self) -> MemoryQueries:
        """What people remember of cards."""
        return MemoryQueries(*self._on)

    @cached_property
    def sessions(self) -> SessionQueries:
        """Sessions of review."""
        return SessionQueries(*self._on)

    @cached_property
    def review_reminders(self) -> ReviewReminderQueries:
        """Who is told which cards are due."""
        return ReviewReminderQueries(*self._on)

    @cached_property
    def uptime(self) -> UptimeQueries:
        """When the bot was up."""
        return UptimeQueries(*self._on)

    @cached_property
    def appeals(self) -> AppealQueries:
        """Appeals, and what reviewers taught."""
        return AppealQueries(*self._on)

    @cached_property
    def suggestions(self) -> SuggestionQueries:
        """Cards that members suggest, and those that they flag."""
        return SuggestionQueries(*self._on)

    @cached_property
    def draft_sets(self) -> DraftSetQueries:
        """Drafts that are looked over in servers."""
        return DraftSetQueries(*self._on)

    @cached_property
    def teaching(self) -> TeachingQueries:
        """Answers that teach, and what they taught."""
        return TeachingQueries(*self._on)

    @cached_property
    def audit(self) -> AuditQueries:
        """Who changed what."""
        return AuditQueries(*self._on)

    @cached_property
    def personal(self) -> PersonalQueries:
        """All that is stored about a person."""
        return PersonalQueries(*self._on)

    @cached_property
    def shards(self) -> ShardQueries:
        """Who serves which servers."""
        return ShardQueries(*self._on)

    @cached_property
    def retention(self) -> RetentionQueries:
        """Servers that the bot was taken out of."""
        return RetentionQueries(*self._on)

    @cached_property
    def texts(self) -> TextQueries:
        """Texts that have been kept long enough."""
        return TextQueries(*self._on)
