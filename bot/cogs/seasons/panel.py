"""The panel of `/season show`, and the buttons with which managers end, cancel and undo."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from datetime import date
from typing import Any

import discord

from bot.cogs.buttons import StoredButton
from bot.cogs.client import Cuecard
from bot.cogs.menu_ids import (
    SEASON_BUTTON,
    SEASONS_MONTHLY,
    SeasonAction,
    SeasonButtonId,
    SeasonsMonthlyId,
    Switch,
)
from bot.cogs.panels import Panel
from bot.cogs.permissions import check_manager, server_of
from bot.cogs.replies import Slow, change, linked
from bot.cogs.seasons import texts
from bot.core.seasons import ONE_DAY, Season
from bot.services.seasons.overview import Overview
from bot.services.seasons.seasons import Changed

MAX_CANCELS = 10
"""Buttons for seasons that are planned."""
_DANGEROUS = (SeasonAction.END, SeasonAction.CANCEL)
Shown = tuple[Panel, list["SeasonButton"]]


class SeasonButton(StoredButton[SeasonButtonId], kind=SEASON_BUTTON):
    """Does something with a season, for those who manage the server."""

    slow = Slow.LATER

    def __init__(self, values: SeasonButtonId, label: str = "") -> None:
        danger = values.action in _DANGEROUS
        style = discord.ButtonStyle.danger if danger else discord.ButtonStyle.secondary
        super().__init__(values, label=label or texts.BUTTONS[values.action], style=style)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Do it with the season as it is now."""
        check_manager(interaction)
        shown, buttons = await _ACTIONS[self.values.action](interaction, self.values)
        await change(interaction, view=shown.layout(*buttons))


class MonthlyButton(StoredButton[SeasonsMonthlyId], kind=SEASONS_MONTHLY):
    """Makes each month a season, or no more."""

    slow = Slow.LATER

    def __init__(self, values: SeasonsMonthlyId) -> None:
        super().__init__(values, label=texts.MONTHLY[values.to])

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Save it."""
        check_manager(interaction)
        seasons = interaction.client.services.seasons
        await seasons.set_monthly(server_of(interaction), interaction.user.id, on=self.values.to is Switch.ON)
        await change(interaction, **await message(interaction))


ITEMS = (SeasonButton, MonthlyButton)


async def message(interaction: discord.Interaction[Cuecard]) -> dict[str, Any]:
    """Arguments for a message with all seasons, and for managers what can be done."""
    seen = await interaction.client.services.seasons.overview(server_of(interaction))
    manager = interaction.permissions.manage_guild
    buttons = [*_buttons(seen)] if manager else []
    return linked(interaction, {"view": texts.overview(seen, manager=manager).layout(*buttons)})


def _buttons(seen: Overview) -> Iterator[StoredButton[Any]]:
    now = seen.running
    if now is not None and now.id:
        if now.ends_on != seen.today:
            yield _button(SeasonAction.END, now.id)
        else:
            first = min((each.starts_on for each in seen.coming), default=None)
            if first is None or first > seen.today + ONE_DAY:
                values = SeasonButtonId(SeasonAction.GO_ON, now.id, first.toordinal() - 1 if first else 0)
                yield SeasonButton(values, texts.LET_GO_ON)
        if now.starts_on == seen.today:
            yield _cancel(now)
    yield from (_cancel(each) for each in seen.coming[:MAX_CANCELS])
    if seen.monthly or (now is None and not seen.coming):
        yield MonthlyButton(SeasonsMonthlyId(Switch.OFF if seen.monthly else Switch.ON))


def _cancel(season: Season) -> SeasonButton:
    return SeasonButton(SeasonButtonId(SeasonAction.CANCEL, season.id), texts.cancel_label(season))


def _button(action: SeasonAction, season_id: int, until: date | None = None) -> SeasonButton:
    return SeasonButton(SeasonButtonId(action, season_id, until.toordinal() if until else 0))


def set_up(changed: Changed, today: date) -> Shown:
    """A season that was set up, which can be cancelled."""
    return texts.started(changed, today), [_button(SeasonAction.CANCEL, changed.season.id)]


def ended(changed: Changed) -> Shown:
    """A season that ends today, which can be undone."""
    return texts.ended(changed), [_button(SeasonAction.GO_ON, changed.season.id, changed.ended_before)]


async def _end(interaction: discord.Interaction[Cuecard], values: SeasonButtonId) -> Shown:
    seasons = interaction.client.services.seasons
    return ended(await seasons.end(server_of(interaction), interaction.user.id, values.season_id))


async def _go_on(interaction: discord.Interaction[Cuecard], values: SeasonButtonId) -> Shown:
    until = date.fromordinal(values.until) if values.until else None
    seasons, guild_id = interaction.client.services.seasons, server_of(interaction)
    return texts.went_on(await seasons.go_on(guild_id, interaction.user.id, values.season_id, until)), []


async def _cancel_it(interaction: discord.Interaction[Cuecard], values: SeasonButtonId) -> Shown:
    seasons = interaction.client.services.seasons
    changed = await seasons.cancel(server_of(interaction), interaction.user.id, values.season_id)
    return texts.cancelled(changed), [_button(SeasonAction.RESTORE, changed.season.id)]


async def _restore(interaction: discord.Interaction[Cuecard], values: SeasonButtonId) -> Shown:
    seasons = interaction.client.services.seasons
    changed = await seasons.restore(server_of(interaction), interaction.user.id, values.season_id)
    return texts.restored(changed), []


_ACTIONS: dict[SeasonAction, Callable[[discord.Interaction[Cuecard], SeasonButtonId], Awaitable[Shown]]] = {
    SeasonAction.END: _end,
    SeasonAction.GO_ON: _go_on,
    SeasonAction.CANCEL: _cancel_it,
    SeasonAction.RESTORE: _restore,
}
