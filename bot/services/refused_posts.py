"""Why Discord did not take a post: the words that are stored with it and that managers are shown."""

from __future__ import annotations

from bot.core.delivery import Obstacle

_OBSTACLES = {
    Obstacle.OUTAGE: "Discord did not take it.",
    Obstacle.FORBIDDEN: "I may not post in that channel.",
    Obstacle.TIMED_OUT: "I am timed out in this server.",
    Obstacle.GONE: "The channel is gone.",
}


def is_news(before: str | None, obstacle: Obstacle, error: str) -> bool:
    """Whether a try failed for another reason than the one `before`: what lasts for a day is logged once."""
    return reason(obstacle, error) != before


def reason(obstacle: Obstacle, error: str) -> str:
    """Why a try failed; `error` is what Discord said, for what it refuses for good."""
    return _OBSTACLES.get(obstacle) or f"Discord refused the post ({error})."
