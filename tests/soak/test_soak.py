"""A soak of some seconds, and that its recount would notice what it is there to notice."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from bot.storage.store import Store
from tests.fakes import FakeClock
from tests.services.game import ANA, BEN, DECK, HALF, RIGHT, WRONG, Game
from tests.soak.recount import differences
from tests.soak.soak import soak
from tests.wire.database_file import DatabaseFile

SECONDS = 10


async def test_some_seconds_of_load_and_faults(tmp_path: Path) -> None:
    report = await soak(tmp_path, SECONDS, random.Random(20_261_126))
    assert report.wrong == []
    assert sum(report.done.values()) > 0


TAMPERED = {
    "a point too many": "UPDATE score SET points = points + 1 WHERE period = 'all'",
    "a period forgotten": "DELETE FROM score WHERE period LIKE '%-W%'",
    "a correct answer too many": "UPDATE score SET correct = correct + 1",
    "an answer counted twice": "UPDATE entry SET tries = tries + 1 WHERE user_id = 101",
    "points of no answer": "UPDATE entry SET user_id = 9 WHERE user_id = 102",
    "a second bonus": "UPDATE attempt SET first = 1 WHERE verdict = 'correct'",
    "a lost bonus": "UPDATE attempt SET first = 0",
    "a streak day lost": "DELETE FROM streak_day",
    "a streak day of nothing": "UPDATE streak_day SET day = '2020-01-01'",
}


@pytest.mark.parametrize("what", TAMPERED)
async def test_the_recount_finds(sqlite_store: Store, tmp_path: Path, what: str) -> None:
    game = Game(sqlite_store, FakeClock())
    await game.decks.save([DECK])
    round_ = await game.begin()
    for who, text in ((ANA, WRONG), (ANA, HALF), (BEN, RIGHT), (ANA, RIGHT)):
        await game.say(round_, who, text, public=False)
    file = DatabaseFile(tmp_path)
    assert differences(file) == []
    file.change(TAMPERED[what])
    assert differences(file) != []
