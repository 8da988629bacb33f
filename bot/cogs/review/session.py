"""A session of review: one private message that changes, and remembers nothing but what its buttons say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.cogs.buttons import StoredButton
from bot.cogs.panels import Panel, replacing
from bot.cogs.people import person_in_review
from bot.cogs.quiz.answer_form import AnswerModal
from bot.cogs.replies import Slow, change, show_form
from bot.cogs.review import texts
from bot.cogs.review_ids import (
    RATING_BUTTON,
    SESSION_BUTTON,
    SESSION_FORM,
    RatingButtonId,
    RatingWord,
    SessionAction,
    SessionButtonId,
    SessionFormId,
    instant,
    moment,
)
from bot.core.review import Rating
from bot.services.review.sessions import Asked, Reviewed
from bot.services.review.settings import Due

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard

_LABELS = {
    SessionAction.NEXT: "Next",
    SessionAction.END: "End",
    SessionAction.ANSWER: "Answer",
    SessionAction.SHOW: "Show the answer",
    SessionAction.FORGET: "Forget this card",
    SessionAction.SUSPEND: "Suspend",
    SessionAction.BACK: "Bring it back",
}
_PRIMARY = (SessionAction.NEXT, SessionAction.ANSWER)
OVER = "That is all for now"


class SessionButton(StoredButton[SessionButtonId], kind=SESSION_BUTTON):
    """One button of a session."""

    def __init__(self, values: SessionButtonId, label: str = "") -> None:
        primary = values.action in _PRIMARY
        style = discord.ButtonStyle.primary if primary else discord.ButtonStyle.secondary
        super().__init__(values, label=label or _LABELS[values.action], style=style)
        self.slow = Slow.NOTHING if values.action is SessionAction.ANSWER else Slow.LATER

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Open the form, or change the message."""
        if self.values.action is SessionAction.ANSWER:
            await _open_form(interaction, self.values)
        else:
            await _turn_to(interaction, await _ACTIONS[self.values.action](interaction, self.values))


class RatingButton(StoredButton[RatingButtonId], kind=RATING_BUTTON):
    """Rates an answer as the person says."""

    slow = Slow.LATER

    def __init__(self, values: RatingButtonId, label: str = "", *, chosen: bool = False) -> None:
        style = discord.ButtonStyle.success if chosen else discord.ButtonStyle.secondary
        super().__init__(values, label=label or values.word.capitalize(), style=style)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Rate it, and show when the card comes now."""
        sessions, rating = interaction.client.services.review_sessions, Rating[self.values.word.name]
        reviewed = await sessions.rate(person_in_review(interaction), self.values.review_id, rating)
        await _turn_to(interaction, answered(reviewed))


def button(action: SessionAction, card_id: int = 0, shown: int = 0, label: str = "") -> SessionButton:
    """A button of a session."""
    return SessionButton(SessionButtonId(action, card_id, shown), label)


def step(found: Asked | Due, *, title: str = OVER) -> ui.LayoutView:
    """The next question; what is due when, where there is none."""
    if isinstance(found, Due):
        return overview(found, title=title)
    shown = moment(found.shown_at)
    actions = (SessionAction.ANSWER, SessionAction.SHOW, SessionAction.END)
    return texts.question(found).layout(*(button(action, found.card_id, shown) for action in actions))


def overview(found: Due, *, title: str = "What is due") -> ui.LayoutView:
    """What is due when, with a button to go on where something is."""
    buttons = []
    if (found.now or found.new) and not found.paused:
        buttons.append(button(SessionAction.NEXT, label="Start"))
    if found.suspended:
        buttons.append(button(SessionAction.BACK, label="Bring all suspended cards back"))
    return texts.due(found, title=title).layout(*buttons)


def answered(reviewed: Reviewed) -> ui.LayoutView:
    """The verdict, with what can be done next."""
    source = reviewed.card.source
    links = [ui.Button[Any](label=source.title[:80] or "Source", url=source.url)] if source else []
    about = [
        button(SessionAction.FORGET, reviewed.card_id),
        button(SessionAction.SUSPEND, reviewed.card_id),
        *links,
    ]
    end = button(SessionAction.END)
    go_on = [] if reviewed.rating is None else [ui.ActionRow[Any](button(SessionAction.NEXT), end)]
    last = [*about, end] if reviewed.rating is None else about
    rows = [*go_on, ui.ActionRow[Any](*_ratings(reviewed)), ui.ActionRow[Any](*last)]
    return texts.verdict(reviewed).layout(*rows)


def _ratings(reviewed: Reviewed) -> list[RatingButton]:
    """Again to Easy; Yes, Partly and No where the person is asked if they had it."""
    words = texts.HAD_IT if reviewed.rating is None else texts.RATINGS
    return [
        RatingButton(
            RatingButtonId(RatingWord[rating.name], reviewed.review_id),
            label,
            chosen=rating is reviewed.rating,
        )
        for rating, label in words.items()
    ]


async def _turn_to(interaction: discord.Interaction[Cuecard], layout: ui.LayoutView) -> None:
    """Show it in the message that was pressed."""
    await change(interaction, **replacing(layout))


async def _open_form(interaction: discord.Interaction[Cuecard], values: SessionButtonId) -> None:
    sessions = interaction.client.services.review_sessions
    card = await sessions.question(person_in_review(interaction), values.card_id)
    form_id = SESSION_FORM.make(SessionFormId(values.card_id, values.shown))
    await show_form(interaction, AnswerModal(form_id, "Review", card.prompt))


async def take_answer(
    interaction: discord.Interaction[Cuecard], values: SessionFormId, answer: str
) -> ui.LayoutView:
    """Record a submitted answer; the verdict to show."""
    interaction.client.answers_gate.check(interaction.user.id)
    sessions = interaction.client.services.review_sessions
    shown_at = instant(values.shown)
    return answered(await sessions.answer(person_in_review(interaction), values.card_id, shown_at, answer))


async def _next(interaction: discord.Interaction[Cuecard], _values: SessionButtonId) -> ui.LayoutView:
    return step(await interaction.client.services.review_sessions.next(person_in_review(interaction)))


async def _end(interaction: discord.Interaction[Cuecard], _values: SessionButtonId) -> ui.LayoutView:
    return overview(
        await interaction.client.services.review_settings.due(person_in_review(interaction)), title=OVER
    )


async def _show(interaction: discord.Interaction[Cuecard], values: SessionButtonId) -> ui.LayoutView:
    sessions = interaction.client.services.review_sessions
    return answered(await sessions.show(person_in_review(interaction), values.card_id, instant(values.shown)))


async def _forget(interaction: discord.Interaction[Cuecard], values: SessionButtonId) -> ui.LayoutView:
    card = await interaction.client.services.review_sessions.forget(
        person_in_review(interaction), values.card_id
    )
    return _left(texts.forgotten(card))


async def _suspend(interaction: discord.Interaction[Cuecard], values: SessionButtonId) -> ui.LayoutView:
    card = await interaction.client.services.review_sessions.suspend(
        person_in_review(interaction), values.card_id
    )
    return _left(texts.suspended(card), button(SessionAction.BACK, values.card_id))


def _left(panel: Panel, *more: SessionButton) -> ui.LayoutView:
    return panel.layout(button(SessionAction.NEXT), *more, button(SessionAction.END))


async def _bring_back(interaction: discord.Interaction[Cuecard], values: SessionButtonId) -> ui.LayoutView:
    sessions = interaction.client.services.review_sessions
    return overview(await sessions.bring_back(person_in_review(interaction), values.card_id or None))


_ACTIONS = {
    SessionAction.NEXT: _next,
    SessionAction.END: _end,
    SessionAction.SHOW: _show,
    SessionAction.FORGET: _forget,
    SessionAction.SUSPEND: _suspend,
    SessionAction.BACK: _bring_back,
}
