"""Why a recap did not go out: the words that are stored with it and that `/recap show` shows to managers."""

from __future__ import annotations

from bot.core.delivery import Obstacle

NOT_RUNNING = "The bot was not running at the time, nor in the two days after."
NOT_HERE = "The bot was not in this server at the time."
TOO_LATE = "It could not be posted within two days."
SWITCHED_OFF = "The recap was switched off."
NOWHERE = "The season was taken away, or neither a recap nor a daily question is on here any more."

_OBSTACLES = {
    Obstacle.OUTAGE: "Discord did not take it.",
    Obstacle.FORBIDDEN: "I may not post in that channel.",
    Obstacle.GONE: "The channel is gone.",
}


def of_failure(obstacle: Obstacle, error: str) -> str:
    """Why a try failed; `error` is what Discord said, for what it refuses for good."""
    return _OBSTACLES.get(obstacle) or f"Discord refused the post ({error})."
