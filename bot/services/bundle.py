"""All services of one running bot, built by `bot.app` and handed to the cogs."""

from __future__ import annotations

from msgspec import Struct

from bot.services.about import AboutService
from bot.services.appeals.filing import AppealService
from bot.services.appeals.reviewing import ReviewService
from bot.services.daily.posts import DailyService
from bot.services.daily.schedules import ScheduleService
from bot.services.days_off.own import DaysOffService
from bot.services.days_off.servers import ServerDaysOffService
from bot.services.decks.editing import DeckEditingService
from bot.services.decks.files import DeckFiles
from bot.services.decks.importing import DeckImportService
from bot.services.decks.lookup import DeckService
from bot.services.decks.teaching import TeachingService
from bot.services.guild_roles import GuildRoleService
from bot.services.leaderboard import LeaderboardService
from bot.services.privacy import PrivacyService
from bot.services.protocols import Clock
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
from bot.services.shards import ShardService
from bot.services.statistics import StatisticsService
from bot.services.streaks import StreakService
from bot.services.suggestions.filing import SuggestionService
from bot.services.suggestions.reviewing import SuggestionReviewService
from bot.services.teaching.draft_sets import DraftSetService
from bot.services.teaching.writing import WritingService
from bot.services.uptime import UptimeService


class Services(Struct, frozen=True):
    """One of each."""

    clock: Clock
    quiz: QuizService
    rounds: RoundService
    answers: AnswerService
    missed: MissedService
    appeals: AppealService
    appeal_reviews: ReviewService
    review_sessions: ReviewSessionService
    review_settings: ReviewSettingsService
    review_export: ReviewExportService
    review_reminders: ReviewReminderService
    leaderboard: LeaderboardService
    seasons: SeasonService
    statistics: StatisticsService
    streaks: StreakService
    days_off: DaysOffService
    server_days_off: ServerDaysOffService
    settings: SettingsService
    guild_roles: GuildRoleService
    decks: DeckService
    deck_files: DeckFiles
    deck_import: DeckImportService
    deck_editing: DeckEditingService
    teaching: TeachingService
    draft_sets: DraftSetService
    writing: WritingService
    suggestions: SuggestionService
    suggestion_reviews: SuggestionReviewService
    schedules: ScheduleService
    daily: DailyService
    recap_plans: RecapPlanService
    recaps: RecapService
    reminders: ReminderService
    uptime: UptimeService
    privacy: PrivacyService
    about: AboutService
    shards: ShardService
