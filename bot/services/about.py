"""What the bot says of itself."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from bot import __version__
from bot.core.grading.accuracy import MEASURED, Accuracy
from bot.services.protocols import Clock


class About(Struct, frozen=True):
    """Which bot this is."""

    version: str
    up_since: datetime
    accuracy: Accuracy
    privacy_url: str | None
    source_url: str | None


class AboutService:
    """Knows since when this process has served."""

    def __init__(self, clock: Clock, *, privacy_url: str | None, source_url: str | None) -> None:
        self._clock = clock
        self._privacy_url, self._source_url = privacy_url, source_url
        self._up_since: datetime | None = None

    def begin(self) -> None:
        """The bot serves from now on."""
        self._up_since = self._clock.now()

    def about(self) -> About:
        """Version, time of start, accuracy and links, as of now."""
        since = self._up_since or self._clock.now()
        return About(__version__, since, MEASURED, self._privacy_url, self._source_url)
