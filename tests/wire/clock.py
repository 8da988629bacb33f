"""Another time than the machine's, for bots that are started then and for what Discord makes meanwhile."""

from __future__ import annotations

from datetime import UTC, datetime

from .standin import StandIn


def at(standin: StandIn, instant: datetime) -> dict[str, str]:
    """Have the stand-in live at that instant, later than now; the environment of a bot that starts then."""
    ahead = (instant - datetime.now(UTC)).total_seconds()
    standin.world.ids.ahead = ahead
    return {"STANDIN_AHEAD": str(ahead)}
