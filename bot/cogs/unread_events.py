"""Events of Discord's that discord.py cannot read: a kind of message or channel that came after it was written.

discord.py ends the connection and with it the whole process for one such event, in every server.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

log = logging.getLogger(__name__)

Parser = Callable[[Any], None]
_NEEDED = frozenset(("READY", "RESUMED"))
"""Without what these tell there is no connection to go on with."""


def leave_out(parsers: dict[str, Parser]) -> None:
    """Have each of discord.py's parsers, by the event's name, log an event that it cannot read, and go on."""
    for name, parse in parsers.items():
        if name not in _NEEDED:
            parsers[name] = _lenient(name, parse)


def _lenient(name: str, parse: Parser) -> Parser:
    @wraps(parse)
    def parse_or_log(data: Any) -> None:
        try:
            parse(data)
        except Exception:
            log.exception("an event could not be read", extra={"event": name})

    return parse_or_log
