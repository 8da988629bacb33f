"""The sentence for each error that a person is told, whatever feature it comes from."""

from __future__ import annotations

from bot.cogs import texts
from bot.cogs.appeals import texts as appeals
from bot.cogs.daily import texts as daily
from bot.cogs.days_off import texts as days_off
from bot.cogs.decks import texts as decks
from bot.cogs.leaderboard import texts as leaderboard
from bot.cogs.panels import safe
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


class _Written(str):
    """A text that somebody wrote, such as a deck's title, within a sentence: cut to its length there, and inert."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        return safe(format(str(self), spec))


def sentence(error: UserError) -> str:
    """What the person is told. Words that are a function make inert themselves what people wrote."""
    words = ERRORS[type(error)]
    if not isinstance(words, str):
        return words(error)
    known = vars(error).items()
    return words.format_map({name: _Written(each) if isinstance(each, str) else each for name, each in known})
