"""Reading submitted forms (Discord calls them modals)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import discord

from bot.cogs.id_kinds import IdKind, Values
from bot.cogs.log_facts import bind_to


def submitted(interaction: discord.Interaction, kind: IdKind[Values]) -> tuple[Values, dict[str, str]] | None:
    """(what the form's id holds, the text of each field by the field's id); None for all but forms of that kind.

    Read from the event and not in `Modal.on_submit`: discord.py forgets open forms at a restart, the event comes.
    """
    if interaction.type is not discord.InteractionType.modal_submit:
        return None
    data: dict[str, Any] = dict(interaction.data or {})
    values = kind.parse(str(data.get("custom_id", "")))
    if values is None:
        return None
    bind_to(interaction, values)
    return values, dict(_fields(data))


def _fields(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(id, text) of each field, in either layout: within an action row, or within a label."""
    for row in data.get("components", ()):
        for field in [*row.get("components", ()), row.get("component") or {}]:
            if "value" in field:
                yield str(field["custom_id"]), str(field["value"] or "")
