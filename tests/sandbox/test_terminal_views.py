"""The terminal: the newer layout, forms field by field, menus, files, direct messages, and what comes by itself."""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

import pytest

from bot.sandbox import files
from tests.sandbox.conftest import Simulate, Typist
from tests.sandbox.views import add_commands

BOARD = """\
Cuecard
  ▌ Question 1 of 5
  ▌ What is drift?
  ▌
  ▌ in #quiz
  ▌ ────────────────────────
  ▌ Ana has 12 points
  ▌ [1 I was right]
  ▌ [2 Edit] [3 Slow] [4 Quick] (5 Never)
  ▌ Choose a deck:
  ▌   1) MLOps
  ▌   2) Python
  below the box

"""
FORM = """\
A form opens: Edit a card
Leave a field as it is to keep it.
1) Question: (As it is asked.)
     What is drift?
2) Verdict:
     1) Correct
     2) Partly right
     3) Not quite
3) Hint: (may stay empty)
Send it with  :fill text | text | text, or change it by  :set NUMBER text  and  :send

"""


@pytest.fixture
async def at_board(simulate: Simulate) -> Typist:
    """Someone before the board."""
    simulated = await simulate()
    await add_commands(simulated)
    typist = Typist(simulated)
    assert await typist.type("/board") == BOARD
    return typist


async def test_buttons_go_by_name_or_number(at_board: Typist) -> None:
    assert "Noted." in await at_board.type(":press 1")
    assert "Quick is done." in await at_board.type(":press quick")
    assert "! “Never” cannot be pressed now." in await at_board.type(":press 5")
    assert "! No message has a button “6”." in await at_board.type(":press 6")


async def test_a_choice_is_made_by_number_or_label(at_board: Typist) -> None:
    assert "Chosen: Python" in await at_board.type(":choose 2")
    assert "Chosen: MLOps" in await at_board.type(":choose mlops")
    assert "! It is one of 1 MLOps, 2 Python; not “3”." in await at_board.type(":choose 3")


async def test_a_form_is_filled_in_field_by_field(at_board: Typist) -> None:
    assert await at_board.type(":press Edit") == FORM
    output = await at_board.type(":set 2 partly right", ":set hint drift is\\nslow")
    assert "2) Verdict:\n     Partly right\n" in output
    assert "3) Hint: (may stay empty)\n     drift is\n     slow\n" in output
    assert await at_board.type(":form") in output
    output = await at_board.type(":send")
    assert "Saved: What is drift? / Partly right / drift is\n  slow" in output
    assert "! No form is open." in await at_board.type(":send")


async def test_a_form_is_filled_in_at_once(at_board: Typist) -> None:
    await at_board.type(":press Edit")
    assert "! “Verdict” cannot be empty." in await at_board.type(":send")
    assert "! “Question” has up to 40 characters" in await at_board.type(f":set 1 {'a' * 41}")
    assert "! Which field? There is 1 Question, 2 Verdict, 3 Hint." in await at_board.type(":set 4 x")
    assert "! The form has 3 fields" in await at_board.type(":fill one | two")
    assert "Saved: Why? / Correct / no hint" in await at_board.type(":fill Why? | 1 |")


async def test_a_private_message_is_shown_to_its_reader(at_board: Typist) -> None:
    output = await at_board.type("/tell")
    assert "Cuecard (direct message)\n  A word in private, about #quiz." in output
    assert "A word in private" not in await at_board.type(":as ben", ":messages")
    assert "I read no messages here" in await at_board.type(":dm thank you")


async def test_a_deck_is_exported_edited_and_imported(
    typist: Typist, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    await typist.type(":as mod", "/deck add deck:shapes prompt:What has three sides? answer:A triangle")
    output = await typist.type("/deck edit deck:shapes card:What has three sides?")
    assert "A form opens: " in output
    assert re.search(r"\d\) .*\n     What has three sides\?\n", output), output
    answer = re.search(r"(\d)\) .*\n     A triangle\n", output)
    assert answer, output
    await typist.type(f":set {answer[1]} A triangle, of course", ":send")
    output = await typist.type("/deck export deck:shapes format:YAML")
    saved = re.search(r"📎 shapes.yaml \(\d+ bytes\), saved as (\S+)", output)
    assert saved, output
    exported = files.read(saved[1])[1].decode()
    assert "A triangle, of course" in exported
    output = await typist.type(f"/deck import file:{saved[1]} name:copy")
    assert "1 card" in output, output


async def test_choices_are_listed_for_a_command_with_required_options(typist: Typist) -> None:
    output = await typist.type(":as mod", ":complete /deck export deck:ml")
    assert "MLOps (50 cards)  (value mlops)" in output


async def test_a_wait_ends_with_what_comes(typist: Typist) -> None:
    assert "(Nothing is due." in await typist.type(":wait")
    await typist.type(":as mod", "/daily setup channel:#general time:09:00")
    output = await typist.type(":wait")
    assert output.startswith("Cuecard in #general\n  ▌ Question of the day")
    assert re.search(r"\(\d+ (?:hour|minute|second)s? later, \w+ 09:00: the daily question\)\n", output)
    await typist.type(":go general", ":as ben", ":press Answer", ":fill no idea")
    output = await typist.type("/quiz seconds:60", ":wait")
    assert re.search(r"\d+ seconds later, \w+ 09:0\d: a question closes\)\n", output)
    assert "▌ Answer:" in output


async def test_a_day_is_skipped_without_an_outage(typist: Typist) -> None:
    """What a day of absence would excuse is not excused: to the bot it was there all the time."""
    await typist.type(":as mod", "/daily setup channel:#general time:09:00")
    began = typist.simulated.server.now()
    output = await typist.type(":wait 1d", "/daily show")
    assert output.count("Question of the day") == 1
    assert "missed" not in output
    async with typist.simulated.app.store.read() as tx:
        assert await tx.uptime.outages(began) == []


async def test_a_picture_is_told_and_saved(simulate: Simulate) -> None:
    typist = Typist(await simulate())
    await typist.type("/leaderboard")
    said = await typist.type(":press picture")
    assert "🖼 Study group. Leaderboard: nobody has a place yet." in said
    saved = re.search(r"📎 cuecard-leaderboard\.png \(.* kB\), saved as (.*)", said)
    assert saved is not None, said
    picture = await asyncio.to_thread(Path(saved[1]).read_bytes)
    assert picture.startswith(b"\x89PNG")
