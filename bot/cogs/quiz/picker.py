"""Choosing what to play, by `/quiz` without options or from the list of decks: menus whose ids hold what was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui
from msgspec import Struct
from msgspec.structs import replace

from bot.cogs.buttons import PageButton, StoredButton, StoredSelect, options, page_buttons, page_of
from bot.cogs.custom_ids import Turn
from bot.cogs.id_kinds import mark_of
from bot.cogs.menu_ids import (
    QUIZ_DECKS_PAGE,
    QUIZ_MENU,
    QUIZ_OPEN,
    QUIZ_START,
    QuizDecksPageId,
    QuizMenu,
    QuizMenuId,
    QuizOpenId,
    QuizStartId,
)
from bot.cogs.panels import MAX_OPTIONS
from bot.cogs.permissions import server_of
from bot.cogs.quiz import picker_texts as texts
from bot.cogs.quiz.starting import start
from bot.cogs.replies import change, linked, say
from bot.core.decks.check import to_type
from bot.core.decks.records import StoredDeck
from bot.core.quiz.state import USUAL_QUESTIONS, USUAL_SECONDS
from bot.core.wording import plural
from bot.services.decks.errors import NoSuchDeck, TopicGone
from bot.services.quiz.quizzes import QuizChoice

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard

ALL = "all"
"""In place of a topic's mark: every topic."""
SIZES = (5, 10, 15, 25)
"""Numbers of questions to choose from."""
_PLACEHOLDERS = {
    QuizMenu.DECK: texts.CHOOSE_DECK,
    QuizMenu.TOPIC: texts.CHOOSE_TOPIC,
    QuizMenu.QUESTIONS: texts.CHOOSE_QUESTIONS,
}
Offer = tuple[str, str] | tuple[str, str, str]
"""An option of a menu: its value, what it says, and the small print below."""


class Pick(Struct, frozen=True):
    """What is chosen so far."""

    page: int
    """Of the decks, from 0."""
    slug: str
    topic: str = ALL
    """The topic's mark."""
    questions: int = USUAL_QUESTIONS
    sample: int | None = None
    """Which question is shown; None for any."""

    @classmethod
    def of(cls, values: QuizMenuId | QuizDecksPageId) -> Pick:
        """What an id says."""
        return cls(values.page, values.slug, values.topic, values.questions, values.sample)


class QuizMenuSelect(StoredSelect[QuizMenuId], kind=QUIZ_MENU):
    """Chooses the deck, the topic or the number of questions."""

    def __init__(self, values: QuizMenuId, offered: tuple[Offer, ...] = (), chosen: str = "") -> None:
        menu: ui.Select[Any] = ui.Select(
            placeholder=_PLACEHOLDERS[values.menu], options=options(offered, chosen)
        )
        super().__init__(values, menu)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Show what is chosen now."""
        pick, chosen = Pick.of(self.values), self.chosen
        if self.values.menu is QuizMenu.DECK:
            pick = replace(pick, slug=chosen, topic=ALL, sample=None)
        elif self.values.menu is QuizMenu.TOPIC:
            pick = replace(pick, topic=chosen, sample=None)
        else:
            pick = replace(pick, questions=int(chosen))
        await _turn_to(interaction, pick)


class DecksPageButton(PageButton[QuizDecksPageId], kind=QUIZ_DECKS_PAGE):
    """Turns to more decks; what was chosen stays."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Show them in the menu."""
        await _turn_to(interaction, Pick.of(self.values))


class StartButton(StoredButton[QuizStartId], kind=QUIZ_START):
    """Starts the quiz, as `/quiz` does with these options."""

    def __init__(self, values: QuizStartId) -> None:
        super().__init__(values, label=texts.START, style=discord.ButtonStyle.success)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Start it."""
        deck = _named(await playable(interaction), self.values.slug)
        topic = _topic_of(deck, self.values.topic)
        await start(interaction, QuizChoice((deck.slug,), topic, self.values.questions))


class PlayButton(StoredButton[QuizOpenId], kind=QUIZ_OPEN):
    """Opens the menus below the list of decks."""

    def __init__(self, values: QuizOpenId) -> None:
        super().__init__(values, label=texts.PLAY, style=discord.ButtonStyle.primary)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Show the menus of the picker to whoever pressed, in a message of their own."""
        await say(interaction, **await opening(interaction, await playable(interaction)))


ITEMS = (QuizMenuSelect, DecksPageButton, StartButton, PlayButton)


async def playable(interaction: discord.Interaction[Cuecard]) -> list[StoredDeck]:
    """The decks that can be played here, the server's own first."""
    decks = await interaction.client.services.decks.visible(server_of(interaction))
    return sorted((deck for deck in decks if deck.cards), key=lambda deck: deck.shared)


async def opening(interaction: discord.Interaction[Cuecard], decks: list[StoredDeck]) -> dict[str, Any]:
    """Arguments for a message with the menus, the default deck chosen."""
    first = (await interaction.client.services.decks.default(server_of(interaction))).slug
    at = next((number for number, deck in enumerate(decks) if deck.slug == first), 0)
    return await _message(interaction, decks, Pick(at // MAX_OPTIONS, first))


async def _turn_to(interaction: discord.Interaction[Cuecard], pick: Pick) -> None:
    shown = await _message(interaction, await playable(interaction), pick)
    await change(interaction, **shown)


async def _message(
    interaction: discord.Interaction[Cuecard], decks: list[StoredDeck], pick: Pick
) -> dict[str, Any]:
    """Arguments for a message: the menu of decks, the chosen deck, and what else there is to choose."""
    deck = _named(decks, pick.slug)
    sample, question = await interaction.client.services.decks.sample(
        server_of(interaction), deck.slug, _topic_of(deck, pick.topic), pick.sample
    )
    shown, here, pages = page_of(decks, pick.page, MAX_OPTIONS)
    chosen = (pick.slug, pick.topic, pick.questions, sample)

    def button(turn: Turn, to: int) -> DecksPageButton:
        return DecksPageButton(QuizDecksPageId(turn, to, *chosen))

    def menu(what: QuizMenu, offered: list[Offer], now: str) -> QuizMenuSelect:
        return QuizMenuSelect(QuizMenuId(what, here, *chosen), tuple(offered), now)

    decks_offered: list[Offer] = [(each.slug, each.title, texts.size(each)) for each in shown]
    sizes: list[Offer] = [(str(number), plural(number, "question")) for number in SIZES]
    layout = texts.panel(deck, question, USUAL_SECONDS).layout(
        menu(QuizMenu.TOPIC, _topics_of(deck), pick.topic),
        menu(QuizMenu.QUESTIONS, sizes, str(pick.questions)),
        StartButton(QuizStartId(pick.slug, pick.topic, pick.questions)),
        leading=[menu(QuizMenu.DECK, decks_offered, pick.slug), *page_buttons(button, here, pages)],
    )
    return linked(interaction, {"view": layout})


def _topics_of(deck: StoredDeck) -> list[Offer]:
    """All topics, then as many as there is room for."""
    each = zip(deck.topics, deck.topic_cards, strict=True)
    topics = [(mark_of(topic), topic, plural(cards, "card")) for topic, cards in each]
    return [(ALL, texts.ALL_TOPICS, plural(deck.cards, "card")), *topics[: texts.MAX_TOPICS]]


def _named(decks: list[StoredDeck], slug: str) -> StoredDeck:
    found = next((deck for deck in decks if deck.slug == slug), None)
    if found is None:
        raise NoSuchDeck(slug, [to_type(deck.slug, deck.title) for deck in decks])
    return found


def _topic_of(deck: StoredDeck, mark: str) -> str | None:
    """The topic that an id names, None for all of them; TopicGone when the deck has it no more."""
    if mark == ALL:
        return None
    found = next((topic for topic in deck.topics if mark_of(topic) == mark), None)
    if found is None:
        raise TopicGone(deck.title)
    return found
