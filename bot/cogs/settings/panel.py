"""The panel of `/settings`: what is set, and the buttons and menus to change it with.

What concerns the server is checked again at each press, since those who manage it come and go.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import discord
from discord import ui

from bot.cogs.buttons import StoredButton, StoredSelect, options
from bot.cogs.client import Cuecard
from bot.cogs.forms import text_field
from bot.cogs.menu_ids import (
    CLEAR_BUTTON,
    EXTRA_TIME_MENU,
    SERVER_MENU,
    SHARING_BUTTON,
    STATISTICS_SETTING,
    ZONE_BUTTON,
    ZONE_FORM,
    ClearButtonId,
    ExtraTimeMenuId,
    ServerMenuId,
    SharingButtonId,
    StatisticsSettingId,
    Switch,
    ZoneButtonId,
    ZoneFormId,
    ZoneOf,
)
from bot.cogs.replies import Slow, change, linked, show_form
from bot.cogs.settings import texts
from bot.cogs.settings.server import change_server, check_may_change, found_channel
from bot.core.members import GuildRoles, Preferences
from bot.core.zones import local_day
from bot.services.bundle import Services
from bot.services.guild_roles import RoleSetting

ZONE = "zone"
"""The id of the field for a time zone."""
MAX_NAME = 100
"""Characters of what may be typed there; the longest name has a third of it."""


class ZoneModal(ui.Modal):
    """One field, read as the option of the command is. A submission is taken by the cog: a restart forgets forms."""

    def __init__(self, of: ZoneOf) -> None:
        super().__init__(title=texts.ZONES[of], custom_id=ZONE_FORM.make(ZoneFormId(of)), timeout=None)
        examples = texts.ZONE_EXAMPLES
        self.add_item(text_field(ZONE, texts.ZONE_FIELD, MAX_NAME, long=False, placeholder=examples))


class ZoneButton(StoredButton[ZoneButtonId], kind=ZONE_BUTTON):
    """Opens the form for a time zone."""

    slow = Slow.NOTHING

    def __init__(self, values: ZoneButtonId) -> None:
        super().__init__(values, label=texts.ZONES[values.of])

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Open it."""
        if self.values.of is ZoneOf.SERVER:
            check_may_change(interaction)
        await show_form(interaction, ZoneModal(self.values.of))


class SharingButton(StoredButton[SharingButtonId], kind=SHARING_BUTTON):
    """Says whether the person's good answers may be shown."""

    slow = Slow.LATER

    def __init__(self, values: SharingButtonId) -> None:
        super().__init__(values, label=texts.SHARING[values.to])

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Save it."""
        settings = interaction.client.services.settings
        await settings.set_sharing(interaction.user.id, on=self.values.to is Switch.ON)
        await show_saved(interaction)


class StatisticsSetting(StoredButton[StatisticsSettingId], kind=STATISTICS_SETTING):
    """Says whether members may see the person's statistics."""

    slow = Slow.LATER

    def __init__(self, values: StatisticsSettingId) -> None:
        super().__init__(values, label=texts.STATISTICS[values.to])

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Save it."""
        statistics = interaction.client.services.statistics
        await statistics.share(interaction.user.id, on=self.values.to is Switch.ON)
        await show_saved(interaction)


class ExtraTimeMenu(StoredSelect[ExtraTimeMenuId], kind=EXTRA_TIME_MENU):
    """Chooses how much more time the person has for questions."""

    def __init__(self, values: ExtraTimeMenuId, chosen: str = "") -> None:
        offered = [(str(factor), words.capitalize()) for factor, words in texts.EXTRA_TIMES.items()]
        super().__init__(
            values, ui.Select(placeholder=texts.CHOOSE_EXTRA_TIME, options=options(offered, chosen))
        )

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Save it."""
        services = interaction.client.services
        await services.settings.set_extra_time(interaction.user.id, float(self.chosen))
        await show_saved(interaction)


class ServerMenu(StoredSelect[ServerMenuId], kind=SERVER_MENU):
    """Chooses a role or the channel for a task in the server."""

    def __init__(
        self, values: ServerMenuId, now: discord.Role | discord.abc.GuildChannel | None = None
    ) -> None:
        defaults = [] if now is None else [now]
        placeholder = texts.CHOOSE[values.setting]
        menu: ui.RoleSelect[Any] | ui.ChannelSelect[Any] = (
            ui.ChannelSelect(
                placeholder=placeholder, channel_types=[discord.ChannelType.text], default_values=defaults
            )
            if values.setting is RoleSetting.REVIEW_CHANNEL
            else ui.RoleSelect(placeholder=placeholder, default_values=defaults)
        )
        super().__init__(values, menu)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Save it."""
        chosen = self.chosen
        if isinstance(chosen, discord.app_commands.AppCommandChannel):
            chosen = found_channel(chosen)
        await change_server(interaction, {self.values.setting: chosen})
        await show_saved(interaction)


class ClearButton(StoredButton[ClearButtonId], kind=CLEAR_BUTTON):
    """Takes a role or the channel back."""

    slow = Slow.LATER

    def __init__(self, values: ClearButtonId) -> None:
        super().__init__(values, label=texts.CLEAR[values.setting])

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Save it."""
        await change_server(interaction, {self.values.setting: None})
        await show_saved(interaction)


ITEMS = (ZoneButton, SharingButton, StatisticsSetting, ExtraTimeMenu, ServerMenu, ClearButton)


async def show_saved(interaction: discord.Interaction[Cuecard]) -> None:
    """Show in the panel's place what is set now."""
    await change(interaction, **await message(interaction, changed=True))


async def message(interaction: discord.Interaction[Cuecard], *, changed: bool) -> dict[str, Any]:
    """Arguments for a message with all settings that the person may see, and what changes them."""
    services, guild = interaction.client.services, interaction.guild
    own, server = await services.settings.zones(interaction.user.id, interaction.guild_id)
    today = local_day(services.clock.now(), own or server)
    report = await services.streaks.report(interaction.user.id, interaction.guild_id)
    lines = texts.own_lines(own, server, today, report.preferences)
    items = [*_own_items(report.preferences)]
    if guild is not None:
        lines.append(texts.server_line(server))
    if guild is not None and interaction.permissions.manage_guild:
        lines += await _other_clocks(services, guild.id, server)
        roles = await services.guild_roles.of(guild.id)
        open_to_all = _all_can_read(guild, roles.review_channel_id)
        lines += texts.role_lines(roles, open_to_all=open_to_all, gone=_gone(guild, roles))
        items += _server_items(guild, roles)
    return linked(interaction, {"view": texts.panel(lines, changed=changed).layout(*items)})


async def _other_clocks(services: Services, guild_id: int, zone: str) -> list[str]:
    """What posts by another zone than the server's."""
    schedules = await services.schedules.all(guild_id)
    recap = (await services.recap_plans.report(guild_id)).plan
    others = [each for each in schedules if each.plan.zone != zone]
    return texts.clock_lines(others, recap.plan.zone if recap and recap.plan.zone != zone else None)


def _own_items(preferences: Preferences) -> Iterator[ui.Item[Any]]:
    yield ZoneButton(ZoneButtonId(ZoneOf.OWN))
    yield SharingButton(SharingButtonId(Switch.OFF if preferences.share_answers else Switch.ON))
    yield StatisticsSetting(StatisticsSettingId(Switch.OFF if preferences.share_stats else Switch.ON))
    yield ExtraTimeMenu(ExtraTimeMenuId(), str(preferences.extra_time))


def _server_items(guild: discord.Guild, roles: GuildRoles) -> Iterator[ui.Item[Any]]:
    """A button for the zone, a menu for each role and the channel, and a button for each that is set to clear it."""
    given = _given(roles)
    for setting, target_id in given.items():
        yield ServerMenu(ServerMenuId(setting), _known(guild, setting, target_id))
    yield ZoneButton(ZoneButtonId(ZoneOf.SERVER))
    yield from (ClearButton(ClearButtonId(setting)) for setting, target_id in given.items() if target_id)


def _given(roles: GuildRoles) -> dict[RoleSetting, int | None]:
    """What the server has chosen."""
    return {
        RoleSetting.DECK_ROLE: roles.deck_role_id,
        RoleSetting.REVIEWER_ROLE: roles.reviewer_role_id,
        RoleSetting.REVIEW_CHANNEL: roles.review_channel_id,
    }


def _gone(guild: discord.Guild, roles: GuildRoles) -> list[RoleSetting]:
    """What it has chosen and deleted since."""
    return [
        setting
        for setting, target_id in _given(roles).items()
        if target_id is not None and _known(guild, setting, target_id) is None
    ]


def _known(
    guild: discord.Guild, setting: RoleSetting, target_id: int | None
) -> discord.Role | discord.abc.GuildChannel | None:
    """The role or channel; None where none is set, or it was deleted."""
    if target_id is None:
        return None
    return (
        guild.get_channel(target_id) if setting is RoleSetting.REVIEW_CHANNEL else guild.get_role(target_id)
    )


def _all_can_read(guild: discord.Guild, channel_id: int | None) -> bool:
    channel = guild.get_channel(channel_id) if channel_id else None
    return channel is not None and channel.permissions_for(guild.default_role).view_channel
