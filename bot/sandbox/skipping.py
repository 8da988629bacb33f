"""Skipping time: by an hour, by a day, or to what the bot does next; and saying in words what that was."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

from bot.sandbox.markup import relative
from bot.sandbox.simulation import Simulation

LONGEST = timedelta(days=7)
LOOK, GIVE_UP = timedelta(seconds=5), timedelta(seconds=90)
"""Between two looks whether what was due has come, and until nothing will: the bot looks once a minute for some."""
NOTHING_DUE = "Nothing is due. /quiz starts a quiz, /daily setup plans a question a day."


async def skip(simulation: Simulation, time: timedelta | None) -> AsyncIterator[str]:
    """Skip the time, or to the next thing due. Gives an empty text after each step, and last how it went."""
    begun, newest = simulation.server.now(), simulation.newest()
    due = None
    if time is None:
        due = await simulation.next_due()
        if due is None or due.at > begun + LONGEST:
            yield NOTHING_DUE
            return
        time = max(due.at - begun, timedelta())
    async for _ in simulation.skip_ahead(time):
        yield ""
    if due is not None:
        end = simulation.server.now() + GIVE_UP
        while simulation.newest() == newest and simulation.server.now() < end:
            async for _ in simulation.skip_ahead(LOOK):
                yield ""
    now, came = simulation.server.now().astimezone(simulation.zone), simulation.newest() != newest
    yield _in_words(now, now - begun, due.what if due else None, came=came)


def _in_words(now: datetime, skipped: timedelta, what: str | None, *, came: bool) -> str:
    passed = relative(skipped.total_seconds()).removeprefix("in ")
    said = f"{passed} later, {now:%A %H:%M}"
    if what is not None:
        said += f": {what}"
    return said if came else f"{said}. Nothing new."
