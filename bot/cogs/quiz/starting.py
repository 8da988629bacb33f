"""Posting the first question of a quiz that somebody started, and how that went."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from bot.cogs.quiz import texts
from bot.services.quiz.errors import CannotAsk
from bot.services.quiz.quizzes import Started

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard


class Driven(Enum):
    """How taking a quiz further ended for now."""

    WAITING = auto()
    RETRYING = auto()
    ABANDONED = auto()


async def post_first(client: Cuecard, started: Started) -> str:
    """Post it; what the person hears. CannotAsk where Discord refuses the post."""
    driven = await client.conductor.drive(started.quiz.id)
    if driven is Driven.ABANDONED:
        raise CannotAsk
    return texts.SLOW if driven is Driven.RETRYING else texts.started(started)
