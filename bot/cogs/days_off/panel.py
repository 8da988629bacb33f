"""A person's days off: the panel behind the button below `/streak`, and what changes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import discord
from discord import ui

from bot.cogs.buttons import StoredButton, StoredSelect
from bot.cogs.client import Cuecard
from bot.cogs.days_off import texts
from bot.cogs.days_off_ids import (
    DAYS_OFF_BUTTON,
    REST_MENU,
    STREAK_BUTTON,
    VACATION_END,
    VACATION_FORM,
    DaysOffAction,
    DaysOffButtonId,
    RestMenuId,
    StreakButtonId,
    VacationEndId,
    VacationFormId,
)
from bot.cogs.forms import text_field
from bot.cogs.panels import safe
from bot.cogs.replies import Slow, change, linked, show_form
from bot.cogs.texts import WEEKDAYS
from bot.core.days_off import MAX_REST_DAYS
from bot.core.typed import plain
from bot.services.days_off.own import OwnDaysOff

FIELD_ID = "dates"
MAX_DATES = 60
"""Characters of what may be typed."""
_ENDS = ("end", "cancel")
"""Words that end a vacation."""
VACATIONS_SHOWN = 3
"""With a button to end each."""


class DaysOffButton(StoredButton[DaysOffButtonId], kind=DAYS_OFF_BUTTON):
    """Shows days off, or does what its label says."""

    def __init__(self, values: DaysOffButtonId) -> None:
        super().__init__(values, label=texts.BUTTONS[values.action])
        self.slow = Slow.NOTHING if values.action is DaysOffAction.VACATION else Slow.LATER

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Do it, and show what holds now."""
        notice = ""
        if self.values.action is DaysOffAction.VACATION:
            await show_form(interaction, VacationModal())
            return
        if self.values.action is DaysOffAction.SERVER:
            days_off = interaction.client.services.days_off
            await days_off.choose_rest(interaction.user.id, interaction.guild_id, None)
            notice = texts.rest_saved(await days_off.of(interaction.user.id, interaction.guild_id))
        await change(interaction, **await message(interaction, notice))


class RestMenu(StoredSelect[RestMenuId], kind=REST_MENU):
    """Chooses weekdays of rest, none among them."""

    def __init__(self, values: RestMenuId, chosen: frozenset[int] = frozenset()) -> None:
        offered = [
            discord.SelectOption(value=str(number), label=name, default=number in chosen)
            for number, name in enumerate(WEEKDAYS)
        ]
        menu: ui.Select[Any] = ui.Select(
            placeholder=texts.CHOOSE_REST, options=offered, min_values=0, max_values=MAX_REST_DAYS
        )
        super().__init__(values, menu)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Save them."""
        days_off = interaction.client.services.days_off
        allowed = {str(number): number for number in range(len(WEEKDAYS))}
        weekdays = frozenset(allowed[each] for each in map(str, self.item.values) if each in allowed)
        await days_off.choose_rest(interaction.user.id, interaction.guild_id, weekdays)
        found = await days_off.of(interaction.user.id, interaction.guild_id)
        await change(interaction, **_shown(interaction, found, texts.rest_saved(found)))


class VacationEndButton(StoredButton[VacationEndId], kind=VACATION_END):
    """Ends a vacation that goes on, or cancels one to come."""

    slow = Slow.LATER

    def __init__(self, values: VacationEndId, label: str = "") -> None:
        super().__init__(values, label=label or "End")

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """End it; another person's is not found."""
        days_off = interaction.client.services.days_off
        done = await days_off.end(interaction.user.id, interaction.guild_id, self.values.vacation_id)
        await change(interaction, **await message(interaction, texts.ended(done)))


class VacationModal(ui.Modal):
    """One field, read as the option of the command is."""

    def __init__(self) -> None:
        title = texts.BUTTONS[DaysOffAction.VACATION]
        super().__init__(title=title, custom_id=VACATION_FORM.make(VacationFormId()), timeout=None)
        examples = texts.VACATION_EXAMPLES
        self.add_item(text_field(FIELD_ID, texts.VACATION_FIELD, MAX_DATES, long=False, placeholder=examples))


ITEMS = (DaysOffButton, RestMenu, VacationEndButton)


async def announce(interaction: discord.Interaction[Cuecard], dates: str) -> str:
    """Announce a vacation on the dates that were written; what the person hears of it."""
    days_off = interaction.client.services.days_off
    return texts.announced(await days_off.announce(interaction.user.id, interaction.guild_id, dates))


async def set_all(
    interaction: discord.Interaction[Cuecard], weekdays: str | None, vacation: str | None
) -> str:
    """Set what was written: weekdays of rest, a vacation or the word that ends one; what the person hears of it.

    Where one of them cannot be taken, the other is not either.
    """
    days_off, user_id, guild_id = (
        interaction.client.services.days_off,
        interaction.user.id,
        interaction.guild_id,
    )
    chosen = None if weekdays is None else days_off.read_rest(weekdays)
    notices = []
    if vacation is not None and plain(vacation) in _ENDS:
        notices.append(texts.ended(await days_off.end(user_id, guild_id)))
    elif vacation is not None:
        notices.append(await announce(interaction, vacation))
    if weekdays is not None:
        await days_off.choose_rest(user_id, guild_id, chosen)
        notices.append(texts.rest_saved(await days_off.of(user_id, guild_id)))
    return "\n".join(notices)


async def message(interaction: discord.Interaction[Cuecard], notice: str = "") -> dict[str, Any]:
    """Arguments for a message with the person's days off; `notice` is what has just changed."""
    found = await interaction.client.services.days_off.of(interaction.user.id, interaction.guild_id)
    return _shown(interaction, found, notice)


def _shown(interaction: discord.Interaction[Cuecard], found: OwnDaysOff, notice: str) -> dict[str, Any]:
    panel = texts.own(found, _server_name(interaction, found), notice)
    return linked(interaction, {"view": panel.layout(*_items(found))})


def _server_name(interaction: discord.Interaction[Cuecard], found: OwnDaysOff) -> str:
    if found.server_id == interaction.guild_id:
        return "this server"
    guild = interaction.client.get_guild(found.server_id or 0)
    return safe(guild.name) if guild else "the server where you last kept your streak"


def _items(found: OwnDaysOff) -> Iterator[ui.Item[Any]]:
    yield RestMenu(RestMenuId(), found.weekdays if found.own is None else found.own)
    yield DaysOffButton(DaysOffButtonId(DaysOffAction.VACATION))
    for each in found.vacations[:VACATIONS_SHOWN]:
        yield VacationEndButton(VacationEndId(each.id), texts.end_label(each, found.today))
    if found.own is not None and found.server_id is not None:
        yield DaysOffButton(DaysOffButtonId(DaysOffAction.SERVER))
    yield ui.Button(label=texts.BACK, custom_id=STREAK_BUTTON.make(StreakButtonId()))
