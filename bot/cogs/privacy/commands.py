"""`/privacy`: the commands. All of them are about whoever uses them, in every server, and answer privately."""

from __future__ import annotations

import asyncio
import io
import zipfile
from typing import Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.client import Cuecard
from bot.cogs.errors import CannotAttachExport, PersonalExportTooLarge
from bot.cogs.privacy import texts
from bot.cogs.privacy.buttons import PrivacyButton, forget_buttons
from bot.cogs.replies import defer, say

FILE = "cuecard-my-data"


class PrivacyCommands(
    commands.GroupCog,
    group_name="privacy",
    group_description="What I keep about you, and how to change that.",
):
    """The commands."""

    def __init__(self, client: Cuecard) -> None:
        self.client = client
        self.privacy = client.services.privacy
        super().__init__()

    async def cog_load(self) -> None:
        """Buttons keep working after a restart."""
        self.client.add_dynamic_items(PrivacyButton)

    @app_commands.command(name="show", description="What I keep about you.")
    async def show(self, interaction: discord.Interaction[Cuecard]) -> None:
        """A sentence for each kind of thing."""
        await say(interaction, view=texts.kept(await self.privacy.overview(interaction.user.id)).layout())

    @app_commands.command(name="export", description="Everything that I keep about you, as a file.")
    async def export(self, interaction: discord.Interaction[Cuecard]) -> None:
        """Attach the file; packed where it is too large as it is."""
        if interaction.guild_id is not None and not interaction.app_permissions.attach_files:
            raise CannotAttachExport
        await defer(interaction)
        data, name = await self.privacy.export(interaction.user.id), f"{FILE}.json"
        zipped = len(data) > interaction.filesize_limit
        if zipped:
            data, name = await asyncio.to_thread(_zipped, name, data), f"{FILE}.zip"
        if len(data) > interaction.filesize_limit:
            raise PersonalExportTooLarge
        file = discord.File(io.BytesIO(data), filename=name)
        await say(interaction, texts.exported(zipped=zipped), files=[file])

    @app_commands.command(
        name="hide", description="Be on no leaderboard and in no standings; points are kept."
    )
    @app_commands.describe(switch="on: nobody sees your place; off: you are back, with all your points")
    async def hide(self, interaction: discord.Interaction[Cuecard], switch: Literal["on", "off"]) -> None:
        """In every server."""
        await self.privacy.set_hidden(interaction.user.id, hidden=switch == "on")
        await say(interaction, texts.hidden(on=switch == "on"))

    @app_commands.command(
        name="forget", description="Have everything about you deleted. I ask once more first."
    )
    async def forget(self, interaction: discord.Interaction[Cuecard]) -> None:
        """Say what will be gone, and ask."""
        await say(interaction, view=texts.question().layout(*forget_buttons()))


def _zipped(name: str, data: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return packed.getvalue()
