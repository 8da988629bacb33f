"""Why a daily post did not go out: the words that are stored with it and that `/daily show` shows to managers."""

from __future__ import annotations

from bot.core.delivery import Obstacle

NOT_RUNNING = "The bot was not running at the time, nor later that day."
TOO_LATE = "It could not be posted on its day."
REMOVED = "The schedule was removed."
NO_CARDS = "The deck has no cards left."

_OBSTACLES = {
    Obstacle.OUTAGE: "Discord did not take it.",
    Obstacle.FORBIDDEN: "I may not post in that channel.",
    Obstacle.GONE: "The channel is gone.",
}


def of_failure(obstacle: Obstacle, error: str) -> str:
    """Why a try failed; `error` is what Discord said, for what it refuses for good."""
    return _OBSTACLES.get(obstacle) or f"Discord refused the post ({error})."
