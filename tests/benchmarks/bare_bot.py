"""The least that a bot can do with a form: take it and reply. What answers cost more than this is Cuecard's own.

`python -m tests.benchmarks.bare_bot`, against the stand-in.
"""

from __future__ import annotations

import asyncio
import os
import signal

import discord


class BareBot(discord.Client):
    """Replies to every form."""

    def __init__(self) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True, guild_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
        )

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Reply to the one who sent the form."""
        if interaction.type is discord.InteractionType.modal_submit:
            embed = discord.Embed(title="Thank you", description="Your answer is here.")
            await interaction.response.send_message(embed=embed, ephemeral=True)


async def main() -> None:
    """Run until SIGTERM."""
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    async with BareBot() as bot:
        running = asyncio.create_task(bot.start(os.environ["DISCORD_TOKEN"]))
        await asyncio.wait([running, asyncio.create_task(stop.wait())], return_when=asyncio.FIRST_COMPLETED)
        await bot.close()


if __name__ == "__main__":
    asyncio.run(main())
