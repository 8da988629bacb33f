"""The buttons under the answer to a question."""

from __future__ import annotations

from typing import Any

import discord

from bot.cogs.buttons import StoredButton
from bot.cogs.custom_ids import REVEAL_BUTTON, RevealAction, RevealButtonId
from bot.cogs.replies import say

_LABELS = {RevealAction.MORE: "More", RevealAction.FLAG: "Something wrong with this question?"}


class RevealButton(StoredButton[RevealButtonId], kind=REVEAL_BUTTON):
    """One button under the answer to one question."""

    def __init__(self, values: RevealButtonId) -> None:
        super().__init__(values, label=_LABELS[values.action])

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Tell more, or open the form for what is wrong."""
        await say(interaction, "")


def reveal_buttons(round_id: int) -> list[RevealButton]:
    """Something to read on where the card has it; what is wrong can always be said."""
    return [RevealButton(RevealButtonId(RevealAction.FLAG, round_id))]
