"""What the services need from outside: a clock, a judge, and a store whose parts are named by aggregate.

The store is implemented in `bot.storage`; the judge is `bot.core.grading.Grader`, and a model may sit behind
the same port later.
"""

from __future__ import annotations

from bot.services.ports.appeals import Appeal, Appeals
from bot.services.ports.attempts import Attempts
from bot.services.ports.audit import Audit, AuditLine
from bot.services.ports.daily import Daily
from bot.services.ports.deck_changes import DeckChanges, Draft, Revision
from bot.services.ports.decks import Decks
from bot.services.ports.members import Members
from bot.services.ports.outside import Clock, Judge
from bot.services.ports.quizzes import Quizzes
from bot.services.ports.records import (
    Attempt,
    Offices,
    Person,
    PlayerEntry,
    Preferences,
    StoredDeck,
    StreakDay,
)
from bot.services.ports.scores import Scores
from bot.services.ports.store import Store, Transaction
from bot.services.ports.uptime import Uptime

__all__ = [
    "Appeal",
    "Appeals",
    "Attempt",
    "Attempts",
    "Audit",
    "AuditLine",
    "Clock",
    "Daily",
    "DeckChanges",
    "Decks",
    "Draft",
    "Judge",
    "Members",
    "Offices",
    "Person",
    "PlayerEntry",
    "Preferences",
    "Quizzes",
    "Revision",
    "Scores",
    "Store",
    "StoredDeck",
    "StreakDay",
    "Transaction",
    "Uptime",
]
