"""Transactions over everything stored."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import Protocol

from bot.services.ports.appeals import Appeals
from bot.services.ports.attempts import Attempts
from bot.services.ports.audit import Audit
from bot.services.ports.daily import Daily
from bot.services.ports.deck_changes import DeckChanges
from bot.services.ports.decks import Decks
from bot.services.ports.members import Members
from bot.services.ports.quizzes import Quizzes
from bot.services.ports.scores import Scores
from bot.services.ports.uptime import Uptime


class Transaction(Protocol):
    """One transaction's access to everything stored."""

    @property
    def decks(self) -> Decks:
        """Decks and cards."""
        ...

    @property
    def deck_changes(self) -> DeckChanges:
        """What was done to decks, and imports that wait for a yes."""
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

    @property
    def appeals(self) -> Appeals:
        """Appeals, and what judges taught."""
        ...

    @property
    def audit(self) -> Audit:
        """Who changed what."""
        ...


class Store(Protocol):
    """Hands out transactions: committed when the block ends well, rolled back when it raises."""

    def read(self) -> AbstractAsyncContextManager[Transaction]:
        """A transaction that only reads."""
        ...

    def write(self) -> AbstractAsyncContextManager[Transaction]:
        """A transaction that may write; writers on SQLite take turns in order of arrival."""
        ...
