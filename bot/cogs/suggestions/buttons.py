"""The buttons of suggestions and flags. Each carries the id it is about, so all of them survive restarts."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

import discord

from bot.cogs.buttons import StoredButton, stored_view
from bot.cogs.client import Cuecard
from bot.cogs.custom_ids import SUGGESTION_BUTTON, SuggestionAction, SuggestionButtonId
from bot.cogs.decks.access import check_deck_manager, editor_of
from bot.cogs.decks.deciding import way_back
from bot.cogs.decks.editing import CardModal
from bot.cogs.delivery import notices
from bot.cogs.delivery.notices import server_name, tell
from bot.cogs.panels import replacing
from bot.cogs.replies import Slow, change, say, show_form
from bot.cogs.suggestions import forms, texts
from bot.core.suggestions import Suggestion, SuggestionDecision
from bot.services.decks.editing import Editor
from bot.services.suggestions.reviewing import Decided

log = logging.getLogger(__name__)

_LABELS = {
    SuggestionAction.ACCEPT: "Accept",
    SuggestionAction.EDIT: "Edit",
    SuggestionAction.DECLINE: "Decline",
    SuggestionAction.MEND: "Edit the card",
    SuggestionAction.DONE: "Done",
    SuggestionAction.DISMISS: "Dismiss",
    SuggestionAction.NEXT: "Next",
}
_SLOW = {
    SuggestionAction.EDIT: Slow.NOTHING,
    SuggestionAction.MEND: Slow.NOTHING,
    SuggestionAction.NEXT: Slow.THINKING,
}
_STYLES = {
    SuggestionAction.ACCEPT: discord.ButtonStyle.success,
    SuggestionAction.DECLINE: discord.ButtonStyle.danger,
    SuggestionAction.DONE: discord.ButtonStyle.success,
    SuggestionAction.DISMISS: discord.ButtonStyle.danger,
}


class SuggestionButton(StoredButton[SuggestionButtonId], kind=SUGGESTION_BUTTON):
    """One thing that may be done about one suggestion or flag."""

    def __init__(self, values: SuggestionButtonId) -> None:
        style = _STYLES.get(values.action, discord.ButtonStyle.secondary)
        super().__init__(values, label=_LABELS[values.action], style=style)
        self.slow = _SLOW.get(values.action, Slow.LATER)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Do it, for whoever looks after decks."""
        await check_deck_manager(interaction)
        await _ACTIONS[self.values.action](interaction, self.values.suggestion_id, editor_of(interaction))


def buttons_of(suggestion: Suggestion, *, following: bool = False) -> tuple[SuggestionButton, ...]:
    """What may be done about it as it stands; `following` where another one waits."""
    actions = [SuggestionAction.NEXT] if following else []
    if suggestion.open and suggestion.flag:
        mend = [] if suggestion.shared or suggestion.gone else [SuggestionAction.MEND]
        actions = [*mend, SuggestionAction.DONE, SuggestionAction.DISMISS, *actions]
    elif suggestion.open:
        actions = [SuggestionAction.ACCEPT, SuggestionAction.EDIT, SuggestionAction.DECLINE, *actions]
    return tuple(SuggestionButton(SuggestionButtonId(action, suggestion.id)) for action in actions)


async def show_waiting(interaction: discord.Interaction[Cuecard], after: int = 0) -> None:
    """The one that has waited longest of those after that id, else of all; privately, with its buttons."""
    reviews = interaction.client.services.suggestion_reviews
    suggestion, count = await reviews.waiting(editor_of(interaction).guild_id, after)
    if suggestion is None:
        await say(interaction, texts.NOTHING_OPEN)
        return
    buttons = buttons_of(suggestion, following=count > 1)
    await say(interaction, view=texts.waiting(suggestion, count).layout(*buttons))


async def announce(interaction: discord.Interaction[Cuecard], outcome: Decided) -> None:
    """Show an outcome wherever it is shown, then tell whoever acted, then the member."""
    client, suggestion = interaction.client, outcome.suggestion
    _, left = await client.services.suggestion_reviews.waiting(suggestion.guild_id)
    private = bool(interaction.message and interaction.message.flags.ephemeral)
    shown = buttons_of(suggestion, following=private and suggestion.open and left > 1)
    try:
        await change(interaction, **replacing(texts.panel(suggestion).layout(*shown)))
    except discord.HTTPException as error:
        log.info(
            "the pressed message could not be edited", extra={"suggestion": suggestion.id, "code": error.code}
        )
    if not outcome.changed:
        await say(interaction, texts.decided_before(suggestion))
        return
    await _say_outcome(interaction, outcome, left)
    pressed = interaction.message.id if interaction.message else None
    if suggestion.review_message_id != pressed:
        await notices.refresh(client, suggestion, texts.panel(suggestion), buttons_of(suggestion))
    if not suggestion.open and suggestion.user_id != interaction.user.id:
        await tell(
            client, suggestion.user_id, texts.told(suggestion, server_name(client, suggestion.guild_id))
        )


async def _say_outcome(interaction: discord.Interaction[Cuecard], outcome: Decided, left: int) -> None:
    """With the way back where a card was added, and the way on where more is waiting."""
    buttons: list[StoredButton[Any]] = []
    if outcome.edited is not None:
        buttons += way_back(outcome.edited.deck.slug, outcome.edited.revision)
    if left and not outcome.suggestion.open:
        buttons.append(SuggestionButton(SuggestionButtonId(SuggestionAction.NEXT, outcome.suggestion.id)))
    more = {"view": stored_view(*buttons)} if buttons else {}
    await say(interaction, texts.decided(outcome, left), **more)


def _decide(decision: SuggestionDecision) -> Callable[[Any, int, Editor], Awaitable[None]]:
    async def decide(interaction: discord.Interaction[Cuecard], suggestion_id: int, editor: Editor) -> None:
        reviews = interaction.client.services.suggestion_reviews
        await announce(interaction, await reviews.decide(suggestion_id, editor, decision))

    return decide


async def _edit(interaction: discord.Interaction[Cuecard], suggestion_id: int, editor: Editor) -> None:
    suggestion = await interaction.client.services.suggestion_reviews.get(suggestion_id, editor.guild_id)
    if suggestion.open:
        await show_form(interaction, forms.revision_form(suggestion))
    else:
        await announce(interaction, Decided(suggestion, changed=False))


async def _mend(interaction: discord.Interaction[Cuecard], suggestion_id: int, editor: Editor) -> None:
    flag = await interaction.client.services.suggestion_reviews.flagged(suggestion_id, editor.guild_id)
    await show_form(interaction, CardModal(flag.slug, flag.card))


async def _next(interaction: discord.Interaction[Cuecard], suggestion_id: int, _editor: Editor) -> None:
    await show_waiting(interaction, suggestion_id)


_ACTIONS: dict[SuggestionAction, Callable[[Any, int, Editor], Awaitable[None]]] = {
    SuggestionAction.ACCEPT: _decide(SuggestionDecision.ACCEPT),
    SuggestionAction.EDIT: _edit,
    SuggestionAction.DECLINE: _decide(SuggestionDecision.DECLINE),
    SuggestionAction.MEND: _mend,
    SuggestionAction.DONE: _decide(SuggestionDecision.DONE),
    SuggestionAction.DISMISS: _decide(SuggestionDecision.DISMISS),
    SuggestionAction.NEXT: _next,
}
