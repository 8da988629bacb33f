"""Why a daily post did not go out: the words that are stored with it and that `/daily show` shows to managers."""

from __future__ import annotations

NOT_RUNNING = "The bot was not running at the time, nor later that day."
TOO_LATE = "It could not be posted on its day."
REMOVED = "The schedule was removed."
NO_CARDS = "The deck has no cards left."
