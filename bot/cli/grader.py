"""The grader that the settings ask for, as the bot that runs by them has it."""

from __future__ import annotations

from bot import assets, config
from bot.core.grading import Grader


def load_grader() -> Grader:
    """The grader, with the cross-encoders unless `SEMANTIC` says otherwise; ConfigError where a setting is wrong."""
    return assets.load_grader(semantic=config.load().semantic)
