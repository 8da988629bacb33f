"""Buttons and menus whose id says all that using them needs, so that they work after a restart, and pages to turn."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, ClassVar, Generic, Self, TypeVar

import discord
from discord import ui

from bot.cogs.custom_ids import DeckPageId, LeaderboardPageId, Turn
from bot.cogs.errors import NotOffered
from bot.cogs.id_kinds import IdKind, Values
from bot.cogs.log_facts import bind_to
from bot.cogs.menu_ids import QuizDecksPageId
from bot.cogs.panels import MAX_OPTION, clip
from bot.cogs.replies import Slow, bear_with, say_error

Component = TypeVar("Component", bound=ui.Item[Any])
Menu = ui.Select[Any] | ui.RoleSelect[Any] | ui.ChannelSelect[Any]
PageValues = TypeVar("PageValues", bound=DeckPageId | LeaderboardPageId | QuizDecksPageId)
_T = TypeVar("_T")

_LABELS = {Turn.BACK: "◀ Previous", Turn.ON: "Next ▶"}
_NO_ID = re.compile(r"(?!)")


class _Stored(ui.DynamicItem[Component], Generic[Component, Values], template=_NO_ID):
    """A button or menu of one kind of id. A subclass names the kind, and says in `pressed` what happens.

    A cog registers the subclass with `add_dynamic_items`; it is then made anew from the id at each press.
    """

    kind: ClassVar[IdKind[Any]]
    slow = Slow.THINKING
    """What Discord is told when `pressed` takes long."""

    def __init_subclass__(cls, *, kind: IdKind[Any] | None = None) -> None:
        super().__init_subclass__(template=kind.pattern if kind else _NO_ID)
        if kind:
            cls.kind = kind

    def __init__(self, values: Values, component: Component) -> None:
        super().__init__(component)
        self.values = values

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, _item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button or menu that was used."""
        return cls(cls.kind.read(match))  # type: ignore[call-arg]  # subclasses know how they look by the id

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do it; every error ends as a private sentence."""
        bind_to(interaction, self.values)
        bear_with(interaction, self.slow)
        try:
            await self.pressed(interaction)
        except Exception as error:  # noqa: BLE001  # the person must hear something, whatever it was
            await say_error(interaction, error)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """What the label promises, or what the choice is for; may raise."""
        raise NotImplementedError


class StoredButton(_Stored[ui.Button[Any], Values], Generic[Values]):
    """A button of one kind of id."""

    def __init__(
        self, values: Values, *, label: str, style: discord.ButtonStyle = discord.ButtonStyle.secondary
    ) -> None:
        super().__init__(values, ui.Button(label=label, style=style, custom_id=self.kind.make(values)))


class StoredSelect(_Stored[Menu, Values], Generic[Values]):
    """A menu of one kind of id, from which one thing is chosen; its options stand in the message alone."""

    slow = Slow.LATER

    def __init__(self, values: Values, menu: Menu) -> None:
        menu.custom_id = self.kind.make(values)
        super().__init__(values, menu)

    offered: frozenset[str] = frozenset()
    """The values of its options, as they stand in the message; none for a menu of roles or channels."""

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The menu that was used, with what it offers."""
        used = await super().from_custom_id(interaction, item, match)
        used.offered = frozenset(option.value for option in getattr(item, "options", ()))
        return used

    @property
    def chosen(self) -> Any:
        """The option's value, a role or a channel.

        NotOffered for anything else: who speaks Discord's protocol may send what was never offered, or nothing.
        """
        values = self.item.values
        if not values or (self.offered and values[0] not in self.offered):
            raise NotOffered
        return values[0]


def options(
    offered: Iterable[tuple[str, str] | tuple[str, str, str]], chosen: str
) -> list[discord.SelectOption]:
    """The options of a menu from (value, words, small print), the one chosen marked."""
    return [
        discord.SelectOption(
            value=value,
            label=clip(words, MAX_OPTION),
            description=clip(below[0], MAX_OPTION) if below else None,
            default=value == chosen,
        )
        for value, words, *below in offered
    ]


def stored_view(*buttons: StoredButton[Any]) -> ui.View:
    """The buttons under a message that is plain text; those of a panel stand in its layout.

    The view is stopped: discord.py would else keep every view that was ever sent, though a press is found by its id
    alone.
    """
    view = ui.View(timeout=None)
    for button in buttons:
        view.add_item(button)
    view.stop()
    return view


class PageButton(StoredButton[PageValues]):
    """Turns a page; a subclass shows the page that its id names."""

    slow = Slow.LATER

    def __init__(self, values: PageValues) -> None:
        super().__init__(values, label=_LABELS[values.turn])


def page_of(things: Sequence[_T], number: int, size: int) -> tuple[Sequence[_T], int, int]:
    """(what is on page `number` from 0, or on the last; its number; how many pages of that size there are)."""
    pages = max(1, -(-len(things) // size))
    here = min(number, pages - 1)
    return things[here * size : (here + 1) * size], here, pages


def page_buttons(
    button: Callable[[Turn, int], PageButton[Any]], here: int, pages: int
) -> tuple[PageButton[Any], ...]:
    """The buttons around page `here` (from 0) of `pages`, each made for the page it leads to; none for one page."""
    if pages <= 1:
        return ()
    back, on = button(Turn.BACK, max(0, here - 1)), button(Turn.ON, here + 1)
    back.item.disabled, on.item.disabled = here == 0, here + 1 >= pages
    return back, on


def ids_of(message: discord.Message) -> Iterator[str]:
    """The ids of all buttons and menus of a message, in whichever layout."""
    waiting: list[Any] = list(message.components)
    while waiting:
        component = waiting.pop(0)
        if custom_id := getattr(component, "custom_id", None):
            yield custom_id
        waiting += [
            *getattr(component, "children", ()),
            *filter(None, [getattr(component, "accessory", None)]),
        ]
