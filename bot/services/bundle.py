"""All services of one running bot, built by `bot.app` and handed to the cogs."""

from __future__ import annotations

from dataclasses import dataclass

from bot.services.answers import AnswerService
from bot.services.daily import DailyService
from bot.services.decks import DeckService
from bot.services.leaderboard import LeaderboardService
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
    leaderboard: LeaderboardService
    streaks: StreakService
    settings: SettingsService
    decks: DeckService
    schedules: ScheduleService
    daily: DailyService
    reminders: ReminderService
    uptime: UptimeService
