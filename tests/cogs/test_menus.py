"""What holds of every menu, and how buttons and menus are put in rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from discord import ui

import bot.app  # noqa: F401  # makes every menu known
from bot.cogs.buttons import StoredSelect
from bot.cogs.panels import Panel, rows_of
from tests.cogs.test_custom_ids import POSTED


def menus(of: type[StoredSelect[Any]] = StoredSelect) -> Iterator[type[StoredSelect[Any]]]:
    for menu in of.__subclasses__():
        yield menu
        yield from menus(menu)


@pytest.mark.parametrize("menu", list(menus()), ids=lambda menu: menu.__name__)
def test_every_menu_is_made_from_its_id_and_says_what_it_is_for(menu: Any) -> None:
    of_its_kind = [text for kind, text, _ in POSTED if kind is menu.kind]
    assert of_its_kind
    for text in of_its_kind:
        made = menu(menu.kind.parse(text))
        assert made.custom_id == text
        assert 0 < len(made.item.placeholder) <= 150  # Discord's limit


def widths(*controls: ui.Item[Any]) -> list[int]:
    """How many things stand in each row."""
    return [len(row.children) for row in rows_of(controls)]


def test_a_menu_has_a_row_of_its_own_and_buttons_share_one() -> None:
    def buttons(number: int) -> list[ui.Button[Any]]:
        return [ui.Button(label="x") for _ in range(number)]

    def menu() -> ui.Select[Any]:
        return ui.Select(placeholder="x")

    assert widths() == []
    assert widths(*buttons(7)) == [5, 2]
    assert widths(menu(), menu()) == [1, 1]
    assert widths(*buttons(2), menu(), *buttons(6)) == [2, 1, 5, 1]
    assert widths(*buttons(1), ui.ActionRow(*buttons(2)), *buttons(2)) == [1, 2, 2]


def test_leading_controls_stand_above_the_text() -> None:
    layout = Panel("Title", "Body").layout(ui.Button(label="below"), leading=[ui.Select(placeholder="above")])
    (container,) = layout.children
    assert isinstance(container, ui.Container)
    assert [type(part) for part in container.children] == [ui.ActionRow, ui.TextDisplay, ui.ActionRow]
