"""All services of one running bot, built by `bot.app` and handed to the cogs."""

from __future__ import annotations

from dataclasses import dataclass

from bot.services.answers import AnswerService
from bot.services.appeal_judging import JudgingService
from bot.services.appeals import AppealService
from bot.services.daily import DailyService
from bot.services.deck_editing import DeckEditingService
from bot.services.deck_files import DeckFiles
from bot.services.deck_import import DeckImportService
from bot.services.decks import DeckService
from bot.services.leaderboard import LeaderboardService
from bot.services.offices import OfficeService
from bot.services.ports import Clock
from bot.services.quiz import QuizService
from bot.services.reminders import ReminderService
from bot.services.rounds import RoundService
from bot.services.schedules import ScheduleService
from bot.services.settings import SettingsService
from bot.services.streaks import StreakService
from bot.services.uptime import UptimeService


@dataclass(frozen=True, slots=True)
class Services:
    """One of each."""

    clock: Clock
    quiz: QuizService
    rounds: RoundService
    answers: AnswerService
    appeals: AppealService
    judging: JudgingService
    leaderboard: LeaderboardService
    streaks: StreakService
    settings: SettingsService
    offices: OfficeService
    decks: DeckService
    deck_files: DeckFiles
    deck_import: DeckImportService
    deck_editing: DeckEditingService
    schedules: ScheduleService
    daily: DailyService
    reminders: ReminderService
    uptime: UptimeService
