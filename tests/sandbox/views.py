"""Small views in Discord's newer layout, to be shown and worked in the sandbox: `/board`."""

from __future__ import annotations

import asyncio

import discord
from discord import app_commands, ui

from bot.sandbox.simulation import Simulation

DECKS = {"mlops": "MLOps", "python": "Python"}


class CardForm(ui.Modal, title="Edit a card"):
    """A form with a text, two inputs and a choice."""

    intro = ui.TextDisplay[ui.LayoutView]("Leave a field as it is to **keep** it.")
    question = ui.Label[ui.Modal](
        text="Question",
        description="As it is asked.",
        component=ui.TextInput(default="What is drift?", max_length=40, custom_id="question"),
    )
    verdict = ui.Label[ui.Modal](
        text="Verdict",
        component=ui.Select(
            custom_id="verdict",
            options=[discord.SelectOption(label=name) for name in ("Correct", "Partly right", "Not quite")],
        ),
    )
    hint = ui.Label[ui.Modal](
        text="Hint", component=ui.TextInput(required=False, style=discord.TextStyle.long, custom_id="hint")
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        question, verdict, hint = (self.question.component, self.verdict.component, self.hint.component)
        assert isinstance(question, ui.TextInput)
        assert isinstance(hint, ui.TextInput)
        assert isinstance(verdict, ui.Select)
        said = f"Saved: {question.value} / {verdict.values[0]} / {hint.value or 'no hint'}"
        await interaction.response.send_message(said, ephemeral=True)


class Board(ui.LayoutView):
    """A container with a title, a section, a separator, buttons and a choice; and a text outside of it."""

    def __init__(self, channel: str) -> None:
        super().__init__(timeout=None)
        self.slow = asyncio.Event()
        """Set: the slow button may answer."""
        box: ui.Container[Board] = ui.Container(accent_colour=0x5865F2)
        box.add_item(ui.TextDisplay(f"### Question 1 of 5\nWhat is **drift**?\n\n-# in {channel}"))
        box.add_item(ui.Separator())
        box.add_item(ui.Section("**Ana** has 12 points", accessory=_Button("I was right", "Noted.")))
        row: ui.ActionRow[Board] = ui.ActionRow()
        row.add_item(_FormButton(label="Edit", style=discord.ButtonStyle.primary, custom_id="board:edit"))
        row.add_item(_Button("Slow", "Slow is done.", wait=self.slow))
        row.add_item(_Button("Quick", "Quick is done."))
        row.add_item(ui.Button(label="Never", disabled=True, custom_id="board:never"))
        box.add_item(row)
        choice: ui.ActionRow[Board] = ui.ActionRow()
        choice.add_item(_Choice())
        box.add_item(choice)
        self.add_item(box)
        self.add_item(ui.TextDisplay("-# below the box"))


class _Button(ui.Button[Board]):
    def __init__(self, label: str, said: str, wait: asyncio.Event | None = None) -> None:
        super().__init__(label=label, custom_id=f"board:{label}")
        self._said, self._wait = said, wait

    async def callback(self, interaction: discord.Interaction) -> None:
        if self._wait is not None:
            await self._wait.wait()
        await interaction.response.send_message(self._said, ephemeral=True)


class _FormButton(ui.Button[Board]):
    async def callback(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(CardForm())


class _Choice(ui.Select[Board]):
    def __init__(self) -> None:
        options = [discord.SelectOption(label=title, value=name) for name, title in DECKS.items()]
        super().__init__(placeholder="Choose a deck", custom_id="board:deck", options=options)

    async def callback(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"Chosen: {DECKS[self.values[0]]}", ephemeral=True)


async def add_commands(simulated: Simulation) -> list[Board]:
    """Add `/board`, which shows a board, `/tell`, which writes to the person alone, and `/fail`; the boards made."""
    boards: list[Board] = []
    tree = simulated.app.client.tree

    @app_commands.command(description="Show the board.")
    async def board(interaction: discord.Interaction) -> None:
        assert isinstance(interaction.channel, discord.TextChannel)
        boards.append(Board(interaction.channel.mention))
        await interaction.response.send_message(view=boards[-1])

    @app_commands.command(description="Be told in private.")
    async def tell(interaction: discord.Interaction) -> None:
        await interaction.user.send(f"A word in private, about <#{interaction.channel_id}>.")
        await interaction.response.send_message("Look there.", ephemeral=True)

    @app_commands.command(description="Fail.")
    async def fail(interaction: discord.Interaction) -> None:
        raise RuntimeError("meant")

    async with simulated.turn:
        tree.add_command(board)
        tree.add_command(tell)
        tree.add_command(fail)
        await tree.sync()
    return boards
