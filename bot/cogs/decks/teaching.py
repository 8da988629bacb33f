"""`/deck teach`: answers that the grader was unsure about, one after the other in one private message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.cogs.buttons import StoredButton
from bot.cogs.decks import teaching_texts as texts
from bot.cogs.decks import writing
from bot.cogs.decks.access import check_teacher, editor_of
from bot.cogs.panels import replacing
from bot.cogs.replies import Slow, linked, say, take
from bot.cogs.teaching_ids import SEND_BUTTON, TEACH_BUTTON, SendButtonId, TeachAction, TeachButtonId
from bot.core.grading import Verdict
from bot.services.decks.teaching import Lesson

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard

_LABELS = {
    TeachAction.RIGHT: "Right",
    TeachAction.PARTLY: "Partly right",
    TeachAction.WRONG: "Wrong",
    TeachAction.SKIP: "Skip",
    TeachAction.UNDO: "Take it all back",
}
_STYLES = {TeachAction.RIGHT: discord.ButtonStyle.success, TeachAction.WRONG: discord.ButtonStyle.danger}
_VERDICTS = {
    TeachAction.RIGHT: Verdict.CORRECT,
    TeachAction.PARTLY: Verdict.PARTIAL,
    TeachAction.WRONG: Verdict.INCORRECT,
    TeachAction.SKIP: None,
}


class TeachButton(StoredButton[TeachButtonId], kind=TEACH_BUTTON):
    """Says what an answer is, passes over it, or takes back what was said."""

    slow = Slow.LATER

    def __init__(self, values: TeachButtonId) -> None:
        style = _STYLES.get(values.action, discord.ButtonStyle.secondary)
        super().__init__(values, label=_LABELS[values.action], style=style)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Do it, and show what comes next."""
        await check_teacher(interaction)
        await take(interaction)
        layout = await (_undo if self.values.action is TeachAction.UNDO else _tap)(interaction, self.values)
        await interaction.edit_original_response(**linked(interaction, replacing(layout)))


class SendButton(StoredButton[SendButtonId], kind=SEND_BUTTON):
    """Under a verdict that the grader could not be sure of: sends the answer to whoever teaches the deck."""

    def __init__(self, values: SendButtonId) -> None:
        super().__init__(values, label="Send to a teacher")

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Send it."""
        teaching = interaction.client.services.teaching
        new = await teaching.send(self.values.attempt_id, interaction.user.id)
        await say(interaction, texts.SENT if new else texts.SENT_BEFORE)


ITEMS = (TeachButton, SendButton)


async def first(interaction: discord.Interaction[Cuecard], deck: str) -> ui.LayoutView:
    """The first answers to look at."""
    lesson = await interaction.client.services.teaching.begin(editor_of(interaction).guild_id, deck)
    return _layout(lesson, 0, *await writing.button(interaction, lesson.deck.slug))


async def _tap(interaction: discord.Interaction[Cuecard], values: TeachButtonId) -> ui.LayoutView:
    editor, label = editor_of(interaction), _VERDICTS[values.action]
    now = await interaction.client.services.teaching.tap(editor, values.attempt_id, values.mark, label)
    return _layout(now, values.attempt_id)


async def _undo(interaction: discord.Interaction[Cuecard], values: TeachButtonId) -> ui.LayoutView:
    """Take the lesson back; where the deck was changed after it, `/deck undo` goes back step by step."""
    services, editor = interaction.client.services, editor_of(interaction)
    slug = await services.teaching.name_of(editor.guild_id, values.attempt_id)
    done = await services.deck_editing.undo(editor, slug, values.mark)
    if done is None:
        return texts.changed_since(slug).layout()
    return texts.taken_back(done.title, done.revision.taught).layout()


def _layout(now: Lesson, tapped: int, *more: StoredButton[Any]) -> ui.LayoutView:
    """The lesson with its buttons and `more`; `tapped` is the answer that was tapped last, or 0."""
    shown = now.shown.group.lead.attempt_id if now.shown else 0
    buttons = [TeachButton(TeachButtonId(action, now.mark, shown)) for action in _VERDICTS] if shown else []
    if now.mark and tapped:
        buttons.append(TeachButton(TeachButtonId(TeachAction.UNDO, now.mark, tapped)))
    return texts.lesson(now).layout(*buttons, *more)
