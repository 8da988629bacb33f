"""The buttons under the answer to a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.cogs.buttons import StoredButton
from bot.cogs.custom_ids import REVEAL_BUTTON, RevealAction, RevealButtonId
from bot.cogs.people import person_of
from bot.cogs.quiz import missed_texts
from bot.cogs.replies import Slow, say, show_form
from bot.cogs.suggestions.forms import FlagModal
from bot.core.cards import Card

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard

_LABELS = {RevealAction.MORE: "More", RevealAction.FLAG: "Something wrong with this question?"}


class RevealButton(StoredButton[RevealButtonId], kind=REVEAL_BUTTON):
    """One button under the answer to one question."""

    def __init__(self, values: RevealButtonId) -> None:
        super().__init__(values, label=_LABELS[values.action])
        self.slow = Slow.NOTHING if values.action is RevealAction.FLAG else Slow.THINKING

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Tell more, or open the form for what is wrong."""
        await _ACTIONS[self.values.action](interaction, self.values.round_id)


def reveal_buttons(round_id: int, card: Card) -> list[RevealButton]:
    """Something to read on where the card has it; what is wrong can always be said."""
    more = [RevealAction.MORE] if card.explanation or card.source else []
    return [RevealButton(RevealButtonId(action, round_id)) for action in (*more, RevealAction.FLAG)]


async def _more(interaction: discord.Interaction[Cuecard], round_id: int) -> None:
    card = await interaction.client.services.answers.revealed_card(round_id, person_of(interaction))
    links = []
    if card.source is not None:
        links = [ui.Button[Any](label=card.source.title or "Source", url=card.source.url)]
    await say(interaction, view=missed_texts.more(card).layout(*links))


async def _flag(interaction: discord.Interaction[Cuecard], round_id: int) -> None:
    card = await interaction.client.services.suggestions.card_to_flag(round_id, person_of(interaction))
    await show_form(interaction, FlagModal(round_id, card))


_ACTIONS = {RevealAction.MORE: _more, RevealAction.FLAG: _flag}
