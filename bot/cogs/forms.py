"""Forms (Discord calls them modals): their fields, reading what was submitted, and what happens with each kind."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import discord
from discord import ui

from bot.cogs.id_kinds import IdKind, Values
from bot.cogs.log_facts import bind_to
from bot.cogs.replies import Slow, bear_with, say_error

Handler = Callable[[discord.Interaction[Any], Any, dict[str, str]], Awaitable[None]]
"""Is given a form's interaction, what its id holds, and the text of each field by the field's id; may raise."""


class Forms:
    """What happens with each kind of form, also with one that was opened before a restart.

    One place for all: where each cog listened for its own, each event was a task for every one of them.
    """

    def __init__(self) -> None:
        self._handlers: list[tuple[IdKind[Any], Handler, Slow]] = []

    def add(self, kind: IdKind[Any], handler: Handler, slow: Slow = Slow.THINKING) -> None:
        """Have `handler` called for forms of that kind; `slow` is what Discord is told when it takes long."""
        self._handlers.append((kind, handler, slow))

    async def take(self, interaction: discord.Interaction[Any]) -> bool:
        """Do what the form is for, where the interaction is one; every error ends as a private sentence.

        False for all else, and for a form of no kind that there is.
        """
        if interaction.type is not discord.InteractionType.modal_submit:
            return False
        for kind, handler, slow in self._handlers:
            form = submitted(interaction, kind)
            if form is None:
                continue
            bear_with(interaction, slow)
            try:
                await handler(interaction, *form)
            except Exception as error:  # noqa: BLE001  # the person must hear something, whatever it was
                await say_error(interaction, error)
            return True
        return False


def text_field(
    name: str,
    label: str,
    most: int,
    *,
    text: str = "",
    long: bool = True,
    required: bool = True,
    placeholder: str | None = None,
    description: str | None = None,
) -> ui.Label[Any]:
    """A field of a form, with the id `name` and for `most` characters; `text` stands in it when the form opens."""
    style = discord.TextStyle.paragraph if long else discord.TextStyle.short
    field: ui.TextInput[Any] = ui.TextInput(
        custom_id=name,
        style=style,
        default=text or None,
        required=required,
        placeholder=placeholder,
        max_length=most,
    )
    return ui.Label(text=label, description=description, component=field)


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
