"""The composition root: the only module that knows every layer."""

from __future__ import annotations

import logging
import random
import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

import aiohttp
from msgspec import Struct

from bot import assets
from bot.cogs.about.commands import AboutCommands
from bot.cogs.appeals.commands import Appeals
from bot.cogs.channels import Channels
from bot.cogs.client import Cuecard
from bot.cogs.daily.commands import DailyCommands
from bot.cogs.days_off.holidays import HolidayCommands
from bot.cogs.decks.commands import DeckCommands
from bot.cogs.help import Help
from bot.cogs.leaderboard.commands import Leaderboard
from bot.cogs.leaderboard.leavers import Leavers
from bot.cogs.privacy.commands import PrivacyCommands
from bot.cogs.privacy.servers import Servers
from bot.cogs.quiz.commands import QuizCommands
from bot.cogs.quiz.direct_messages import DirectMessages
from bot.cogs.quiz.messages import Answers
from bot.cogs.quiz.practice import Practice
from bot.cogs.recap.commands import RecapCommands
from bot.cogs.reminders import Reminders
from bot.cogs.review.commands import ReviewCommands
from bot.cogs.seasons.commands import SeasonCommands
from bot.cogs.settings.commands import SettingsCommands
from bot.cogs.statistics.commands import StatisticsCommands
from bot.cogs.streaks.commands import StreakCommands
from bot.cogs.suggestions.submissions import Suggestions
from bot.config import Settings
from bot.core.events import Observer, nobody
from bot.core.shards import DIRECT
from bot.errors import ConfigError
from bot.services.about import AboutService
from bot.services.appeals.filing import AppealService
from bot.services.appeals.reviewing import ReviewService
from bot.services.backups import FOLDER, AutomaticBackups, BackupPlan
from bot.services.bundle import Services
from bot.services.daily.posts import DailyService
from bot.services.daily.schedules import ScheduleService
from bot.services.days_off.own import DaysOffService
from bot.services.days_off.servers import ServerDaysOffService
from bot.services.deck_grader import DeckGrader
from bot.services.decks.editing import DeckEditingService
from bot.services.decks.files import DeckFiles
from bot.services.decks.importing import DeckImportService
from bot.services.decks.lookup import DeckService
from bot.services.decks.teaching import TeachingService
from bot.services.guild_roles import GuildRoleService
from bot.services.leaderboard import LeaderboardService
from bot.services.privacy import PrivacyService
from bot.services.protocols import Clock, Grader
from bot.services.quiz.answers import AnswerService
from bot.services.quiz.missed import MissedService
from bot.services.quiz.quizzes import QuizService
from bot.services.quiz.rounds import RoundService
from bot.services.recap.plans import RecapPlanService
from bot.services.recap.posts import RecapService
from bot.services.reminders import ReminderService
from bot.services.review.exporting import ReviewExportService
from bot.services.review.reminding import ReviewReminderService
from bot.services.review.sessions import ReviewSessionService
from bot.services.review.settings import ReviewSettingsService
from bot.services.seasons.seasons import SeasonService
from bot.services.settings import SettingsService
from bot.services.shards import ShardPlan, ShardService
from bot.services.statistics import StatisticsService
from bot.services.streaks import StreakService
from bot.services.suggestions.filing import SuggestionService
from bot.services.suggestions.reviewing import SuggestionReviewService
from bot.services.teaching.draft_sets import DraftSetService
from bot.services.teaching.writing import WritingService, drafting_factory, model_of
from bot.services.timed_grader import TimedGrader
from bot.services.uptime import UptimeService
from bot.storage import engine, schema_version
from bot.storage.store import Store
from bot.teaching.connecting import connect

log = logging.getLogger(__name__)

COGS = (
    QuizCommands,
    Answers,
    DirectMessages,
    Practice,
    Appeals,
    DailyCommands,
    RecapCommands,
    DeckCommands,
    Suggestions,
    Reminders,
    Channels,
    Leaderboard,
    Leavers,
    SeasonCommands,
    StreakCommands,
    HolidayCommands,
    StatisticsCommands,
    ReviewCommands,
    SettingsCommands,
    PrivacyCommands,
    Servers,
    Help,
    AboutCommands,
)


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Now, in UTC."""
        return datetime.now(UTC)


class App(Struct, frozen=True):
    """A bot that is built and not yet connected."""

    client: Cuecard
    services: Services
    store: Store


def open_store(settings: Settings) -> Store:
    """The store that the settings name; nothing is read or written yet."""
    return Store(engine.create(settings.database_url, synchronous=settings.sqlite_synchronous))


def backup_plan(settings: Settings) -> BackupPlan | None:
    """The automatic backups that the settings ask for, if any; ConfigError where they cannot be."""
    if not settings.backup_every:
        return None
    file = engine.sqlite_path(settings.database_url)
    if file is None:
        raise ConfigError(
            "BACKUP_EVERY: only a SQLite file is backed up by the bot; for PostgreSQL use pg_dump."
        )
    folder = settings.backup_folder or file.parent / FOLDER
    return BackupPlan(file, folder, timedelta(hours=settings.backup_every), settings.backup_keep)


def shard_plan(settings: Settings) -> ShardPlan:
    """How this process comes by its shards."""
    return ShardPlan(
        settings.shard_count,
        settings.fixed_shards,
        settings.shards == "auto",
        timedelta(seconds=settings.shard_lease_seconds),
    )


async def prepare(store: Store, decks: DeckService) -> None:
    """Bring the schema and the shipped decks up to date."""
    if not await schema_version.is_newest(store.engine):
        from bot.storage import migrate  # with Alembic, which takes a while to import

        await migrate.upgrade(store.engine)
    for slug in await decks.bring_up(assets.shipped_decks()):
        log.info("deck brought up to date", extra={"deck": slug})


def _grader_factory(given: Grader | None, *, semantic: bool) -> Callable[[], Grader]:
    """Makes graders: who goes through whole decks has one, so that the quizzes' cards stay ready in theirs."""
    if given is not None:
        return lambda: given
    return assets.load_grader if semantic else partial(assets.load_grader, semantic=False)


def _services(
    settings: Settings,
    store: Store,
    clock: Clock,
    new_grader: Callable[[], Grader],
    rng: random.Random,
) -> Services:
    """One of each; `new_grader` makes one for answers, and one for each that goes through whole decks."""
    grader = DeckGrader(TimedGrader(new_grader(), store.observe))
    zone = settings.default_timezone
    retention = timedelta(days=settings.retention_days)
    texts_kept = timedelta(days=settings.attempt_text_days) or None  # none: for ever
    name = secrets.token_hex(8)
    shards = ShardService(store, shard_plan(settings), name)
    files = DeckFiles(new_grader)
    deck_editing = DeckEditingService(store, clock)
    drafting = drafting_factory(new_grader)
    draft_sets = DraftSetService(store, clock, drafting)
    return Services(
        clock=clock,
        quiz=QuizService(store, clock),
        rounds=RoundService(store, clock, rng, settings.pause_seconds, shards.part),
        answers=AnswerService(store, clock, grader, zone),
        missed=MissedService(store, grader),
        appeals=AppealService(store, clock, grader),
        appeal_reviews=ReviewService(store, clock, grader),
        review_sessions=ReviewSessionService(store, clock, grader, zone),
        review_settings=ReviewSettingsService(store, clock, zone),
        review_export=ReviewExportService(store, clock),
        review_reminders=ReviewReminderService(store, clock, zone, shards.part),
        leaderboard=LeaderboardService(store, clock, zone),
        seasons=SeasonService(store, clock, zone),
        statistics=StatisticsService(store, clock, zone),
        streaks=StreakService(store, clock, zone),
        days_off=DaysOffService(store, clock, zone),
        server_days_off=ServerDaysOffService(store, clock, zone),
        settings=SettingsService(store, zone),
        guild_roles=GuildRoleService(store, clock),
        decks=DeckService(store, rng, settings.default_deck),
        deck_files=files,
        deck_import=DeckImportService(store, clock, files),
        deck_editing=deck_editing,
        teaching=TeachingService(store, clock, new_grader),
        draft_sets=draft_sets,
        writing=WritingService(store, clock, draft_sets, model_of(settings, connect), drafting),
        suggestions=SuggestionService(store, clock),
        suggestion_reviews=SuggestionReviewService(store, clock, deck_editing),
        schedules=ScheduleService(store, clock, zone, settings.default_deck),
        daily=DailyService(store, clock, rng, name, zone, shards.part),
        recap_plans=RecapPlanService(store, clock, zone),
        recaps=RecapService(store, clock, name, zone, shards.part),
        reminders=ReminderService(store, clock, zone, shards.part),
        uptime=UptimeService(store, clock),
        about=AboutService(clock, privacy_url=settings.privacy_url, source_url=settings.source_url),
        shards=shards,
        privacy=PrivacyService(store, clock, retention, shards.part, texts_kept),
    )


def build(
    settings: Settings,
    *,
    clock: Clock | None = None,
    grader: Grader | None = None,
    rng: random.Random | None = None,
    opened: Callable[[], None] = lambda: None,
    observe: Observer = nobody,
    http_trace: aiohttp.TraceConfig | None = None,
) -> App:
    """Put the bot together; tests and the sandbox pass a clock, a grader or a random source of their own.

    `opened` is called once the store is open and up to date; `observe` is told what happens; `http_trace` sees the
    requests to Discord.
    """
    store = open_store(settings)
    store.observe = observe
    clock = clock or SystemClock()
    backups = AutomaticBackups(backup_plan(settings), clock)
    rng = rng or random.Random()  # noqa: S311  # nosec B311  # no secret
    services = _services(settings, store, clock, _grader_factory(grader, semantic=settings.semantic), rng)

    async def open_all() -> None:
        await prepare(store, services.decks)
        services.about.begin()
        # Of processes that share a file, the one that has shard 0 copies it.
        if settings.fixed_shards is None or DIRECT in settings.fixed_shards:
            backups.start()
        opened()

    async def close_all() -> None:
        await backups.stop()
        await store.close()

    client = Cuecard(
        services,
        message_content=settings.message_content,
        member_events=settings.member_events,
        cogs=COGS,
        on_open=open_all,
        on_close=close_all,
        http_trace=http_trace,
        requests_a_second=settings.requests_a_second,
    )
    store.after_write = client.look_soon
    return App(client, services, store)
