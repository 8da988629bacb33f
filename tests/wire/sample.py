"""A small bot that uses discord.py as the real one does, to try the stand-in with.

Runs inside a test, or as a process of its own: `python -m tests.wire.sample`.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
from typing import Any

import discord
from discord import app_commands, ui

log = logging.getLogger("sample")
DECKS = ["mlops", "python", "history"]


class Answer(ui.Modal, title="Your turn"):
    """One field, as the quiz has."""

    text: ui.TextInput[Answer] = ui.TextInput(label="Your answer", custom_id="text", max_length=50)

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Answer in private."""
        await interaction.response.send_message(f"you said {self.text.value}", ephemeral=True)


class Question(ui.View):
    """Buttons that outlive the process."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @ui.button(label="Answer", custom_id="answer")
    async def answer(self, interaction: discord.Interaction, _: ui.Button[Question]) -> None:
        """Open the form."""
        await interaction.response.send_modal(Answer())

    @ui.button(label="Hint", custom_id="hint")
    async def hint(self, interaction: discord.Interaction, _: ui.Button[Question]) -> None:
        """Acknowledge first, then tell in private."""
        await interaction.response.defer()
        await interaction.followup.send("it has five letters", ephemeral=True)

    @ui.button(label="End", custom_id="end")
    async def end(self, interaction: discord.Interaction, button: ui.Button[Question]) -> None:
        """Change the question itself."""
        button.disabled = True
        await interaction.response.edit_message(content="closed", view=self)


class Sample(discord.Client):
    """The bot."""

    def __init__(self, *, content: bool = False) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True, message_content=content)
        super().__init__(intents=intents, allowed_mentions=discord.AllowedMentions.none())
        self.tree = app_commands.CommandTree(self)
        self.heard: asyncio.Queue[str] = asyncio.Queue()

    async def setup_hook(self) -> None:
        """Register buttons and commands."""
        self.add_view(Question())
        commands: list[app_commands.Command[Any, ..., None]] = [
            say,
            ask,
            tell,
            whisper,
            upload,
            ignore,
            setup,
        ]
        for command in commands:
            self.tree.add_command(command)
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Skip the five seconds that discord.py waits before it identifies anew."""

    async def on_message(self, message: discord.Message) -> None:
        """Note what people write, as far as Discord shows it."""
        if message.author != self.user:
            self.heard.put_nowait(message.content)
            log.info("heard %r", message.content)


@app_commands.command()
async def say(interaction: discord.Interaction, text: str) -> None:
    """Answer publicly, with the same buttons."""
    await interaction.response.send_message(text, view=Question())


@app_commands.command()
async def ask(
    interaction: discord.Interaction, deck: str, questions: app_commands.Range[int, 1, 25] = 5
) -> None:
    """Defer, post a question, report in private."""
    await interaction.response.defer(ephemeral=True)
    assert isinstance(interaction.channel, discord.TextChannel)
    post = await interaction.channel.send(f"{deck} {questions}?", view=Question())
    await interaction.followup.send(f"asked in {post.jump_url}")


@ask.autocomplete("deck")
async def decks(_: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
    """The decks that start so."""
    return [app_commands.Choice(name=deck.title(), value=deck) for deck in DECKS if deck.startswith(current)]


@app_commands.command()
async def tell(interaction: discord.Interaction, channel: discord.TextChannel, embed: bool = False) -> None:
    """Post elsewhere and report how that went."""
    await interaction.response.defer(ephemeral=True)
    try:
        if embed:
            await channel.send(embed=discord.Embed(title="news"))
        else:
            await channel.send("news for @everyone")
    except discord.HTTPException as error:
        await interaction.followup.send(f"{error.status} {error.code}")
    else:
        await interaction.followup.send("told")


@app_commands.command()
async def whisper(interaction: discord.Interaction, user: discord.User) -> None:
    """Send a direct message and report how that went."""
    try:
        await user.send("psst")
    except discord.Forbidden as error:
        await interaction.response.send_message(f"{error.status} {error.code}", ephemeral=True)
    else:
        await interaction.response.send_message("whispered", ephemeral=True)


@app_commands.command()
async def upload(interaction: discord.Interaction, file: discord.Attachment) -> None:
    """Read a file and give it back."""
    content = await file.to_file(filename="back.txt")
    await interaction.response.send_message("here", file=content)


@app_commands.command()
async def ignore(interaction: discord.Interaction) -> None:
    """Say nothing."""
    log.info("ignored %s", interaction.user)


@app_commands.command()
@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
async def setup(interaction: discord.Interaction) -> None:
    """For managers only."""
    await interaction.response.send_message("set up", ephemeral=True)


async def main() -> None:
    """Run until SIGTERM."""
    logging.basicConfig(level=logging.INFO)
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    async with Sample() as bot:
        running = asyncio.create_task(bot.start(os.environ["DISCORD_TOKEN"]))
        waiting = asyncio.create_task(stop.wait())
        await asyncio.wait([running, waiting], return_when=asyncio.FIRST_COMPLETED)
        await bot.close()
        with contextlib.suppress(asyncio.CancelledError):
            await running
        waiting.cancel()


if __name__ == "__main__":
    asyncio.run(main())
