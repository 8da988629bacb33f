"""One transaction's queries, a set for each part of what is stored."""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

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
from bot.storage.locks import LockQueries
from bot.storage.members import MemberQueries
from bot.storage.metrics import MetricQueries
from bot.storage.privacy.people import PersonalQueries
from bot.storage.privacy.retention import RetentionQueries
from bot.storage.privacy.texts import TextQueries
from bot.storage.queries import Queries, connection_of
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

_Q = TypeVar("_Q", bound=Queries)


def _part(kind: type[_Q]) -> cached_property[_Q]:
    """The queries of one aggregate, made when they are first asked for."""
    return cached_property(lambda tx: kind(*tx._on))


class Transaction:
    """Everything stored, through one connection inside one transaction."""

    decks = _part(DeckQueries)
    """Decks and cards."""
    next_card = _part(NextCardQueries)
    """Which card comes next."""
    deck_changes = _part(DeckChangeQueries)
    """Revisions and drafts of decks."""
    quizzes = _part(QuizQueries)
    """Quizzes and rounds."""
    attempts = _part(AttemptQueries)
    """Attempts and entries."""
    answering = _part(AnsweringQueries)
    """What an answer reads."""
    locks = _part(LockQueries)
    """Who waits for this transaction."""
    members = _part(MemberQueries)
    """People, servers, zones, streak days."""
    recount = _part(RecountQueries)
    """All that is stored twice."""
    reminders = _part(ReminderQueries)
    """Who may have to be reminded."""
    scores = _part(ScoreQueries)
    """The leaderboard."""
    metrics = _part(MetricQueries)
    """The leaderboards by streak and by accuracy."""
    seasons = _part(SeasonQueries)
    """What servers have set up as seasons."""
    statistics = _part(StatisticsQueries)
    """How a person does."""
    daily = _part(DailyQueries)
    """Schedules and their posts."""
    days_off = _part(DaysOffQueries)
    """Weekdays of rest, vacations, holidays."""
    recap = _part(RecapQueries)
    """When recaps are due, and their posts."""
    recap_seasons = _part(SeasonRecapQueries)
    """Seasons that recaps have not told of."""
    recap_facts = _part(RecapFactQueries)
    """What a recap tells."""
    memory = _part(MemoryQueries)
    """What people remember of cards."""
    sessions = _part(SessionQueries)
    """Sessions of review."""
    review_reminders = _part(ReviewReminderQueries)
    """Who is told which cards are due."""
    uptime = _part(UptimeQueries)
    """When the bot was up."""
    appeals = _part(AppealQueries)
    """Appeals, and what reviewers taught."""
    suggestions = _part(SuggestionQueries)
    """Cards that members suggest, and those that they flag."""
    draft_sets = _part(DraftSetQueries)
    """Drafts that are looked over in servers."""
    teaching = _part(TeachingQueries)
    """Answers that teach, and what they taught."""
    audit = _part(AuditQueries)
    """Who changed what."""
    personal = _part(PersonalQueries)
    """All that is stored about a person."""
    shards = _part(ShardQueries)
    """Who serves which servers."""
    retention = _part(RetentionQueries)
    """Servers that the bot was taken out of."""
    texts = _part(TextQueries)
    """Texts that have been kept long enough."""

    def __init__(
        self, connection: AsyncConnection | None = None, direct: DirectTransaction | None = None
    ) -> None:
        """One of them: a transaction through SQLAlchemy, or on the driver itself."""
        self._on = (connection, direct)
        self.happened: list[Event] = []

    @property
    def _connection(self) -> AsyncConnection:
        """For tests that look at the tables themselves."""
        return connection_of(*self._on)

    def note(self, event: Event) -> None:
        """Have the store's observer told of this once it is committed."""
        self.happened.append(event)
