"""Why a recap did not go out: the words that are stored with it and that `/recap show` shows to managers."""

from __future__ import annotations

NOT_RUNNING = "The bot was not running at the time, nor in the two days after."
NOT_HERE = "The bot was not in this server at the time."
TOO_LATE = "It could not be posted within two days."
SWITCHED_OFF = "The recap was switched off."
NOWHERE = "The season was taken away, or neither a recap nor a daily question is on here any more."
