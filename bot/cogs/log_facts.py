"""What log lines about an event of Discord have in common: the server, the question, a reference to find them by."""

from __future__ import annotations

from typing import Any

import discord

from bot import log


def facts_of(event: object) -> dict[str, Any]:
    """The facts of an interaction or a message; none of any other event."""
    if not isinstance(event, discord.Interaction | discord.Message):
        return {}
    if isinstance(event, discord.Interaction):
        return {"guild": event.guild_id or 0, "reference": event.id}
    return {"guild": event.guild.id if event.guild else 0, "reference": event.id}


def bind_to(interaction: discord.Interaction[Any], values: object = None) -> None:
    """Have each line of the current task say what it is about; `values` are those of a custom id."""
    round_id = getattr(values, "round_id", None)
    log.bind(**facts_of(interaction), **({} if round_id is None else {"round": round_id}))
