"""Menus on the wire: what is chosen after a restart still counts."""

from __future__ import annotations

from .conftest import StartBot, Town
from .standin import StandIn

MENU = "Which time counts?"


async def test_a_menu_works_after_a_restart(standin: StandIn, town: Town, start_bot: StartBot) -> None:
    bot = await start_bot()
    await bot.connected()
    board = (await town.ann.slash(town.quiz, "leaderboard")).message
    assert board is not None
    assert "Leaderboard, all time" in board.text
    assert await bot.terminate() == 0
    await (await start_bot()).connected()
    await town.ann.choose(board, MENU, "week")
    assert "Leaderboard, this week" in board.text
    private = await town.ben.choose(board, MENU, "today")
    assert private.private
    assert "Leaderboard, today" in private.text
    assert "Leaderboard, this week" in board.text
    assert [call for call in standin.calls if call.status and call.status >= 400] == []
