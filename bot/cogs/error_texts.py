"""The sentence for each error that a person is told, whatever feature it comes from."""

from __future__ import annotations

from bot.cogs import texts
from bot.cogs.appeals import texts as appeals
from bot.cogs.daily import texts as daily
from bot.cogs.days_off import texts as days_off
from bot.cogs.decks import texts as decks
from bot.cogs.leaderboard import texts as leaderboard
from bot.cogs.privacy import texts as privacy
from bot.cogs.quiz import texts as quiz
from bot.cogs.recap import texts as recap
from bot.cogs.review import texts as review
from bot.cogs.seasons import texts as seasons
from bot.cogs.settings import texts as settings
from bot.cogs.statistics import texts as statistics
from bot.cogs.suggestions import texts as suggestions
from bot.errors import UserError

ERRORS: texts.ErrorWords = {
    **texts.ERRORS,
    **quiz.ERRORS,
    **daily.ERRORS,
    **recap.ERRORS,
    **decks.ERRORS,
    **appeals.ERRORS,
    **suggestions.ERRORS,
    **review.ERRORS,
    **seasons.ERRORS,
    **settings.ERRORS,
    **days_off.ERRORS,
    **leaderboard.ERRORS,
    **statistics.ERRORS,
    **privacy.ERRORS,
}
"""Every error, with its words; a test holds that none lacks them."""


def sentence(error: UserError) -> str:
    """What the person is told."""
    words = ERRORS[type(error)]
    return words.format_map(vars(error)) if isinstance(words, str) else words(error)
