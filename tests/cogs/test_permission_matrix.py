"""docs/permissions.md, held against the bot: a row for everything there is, and each row tried with each person."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import pytest_asyncio
from discord import app_commands
from simcord.backend.errors import SetupError

from bot.config import ROOT
from tests.cogs.conftest import close_worlds, open_world
from tests.cogs.matrix import ELSEWHERE, NOT_OFFERED, REFUSED, SILENCE, Stage, command, row_of
from tests.cogs.test_custom_ids import POSTED

pytestmark = pytest.mark.asyncio(loop_scope="module")

MAY = {
    "everybody": {"member", "former manager", "moderator", "deck manager", "reviewer", "manager", "author"},
    "managers": {"manager"},
    "deck managers": {"deck manager", "manager"},
    "reviewers": {"reviewer", "manager"},
    "teachers": {"deck manager", "reviewer", "manager"},
    "starter": {"moderator", "author"},
    "author": {"author"},
}
"""Who of the stage may, by the words of the table."""

OPTIONS: dict[str, dict[str, Any]] = {
    "daily setup": {"time": "09:00"},
    "streak rest": {"rest": "sat sun"},
    "streak vacation": {"vacation": "tomorrow"},
    "holidays add": {"dates": "tomorrow"},
    "holidays remove": {"holiday": "1"},
    "holidays rest": {"weekdays": "sun"},
    "recap setup": {"time": "09:00"},
    "deck show": {"deck": "mlops"},
    "deck import": {"file": ("birds.csv", b"question,answer\nWho?,Me\n")},
    "deck export": {"deck": "mlops", "format": "csv"},
    "deck teach": {"deck": "mlops"},
    "deck drafts": {"file": ("d.yaml", b"deck: {slug: birds}\ncards: []\n")},
    "review export": {"format": "csv"},
    "season start": {"name": "Spring cup"},
    "season monthly": {"switch": "off"},
    "deck add": {"deck": "birds", "prompt": "Who?", "answer": "Me"},
    "deck suggest": {"deck": "birds"},
    "deck edit": {"deck": "birds", "card": "x"},
    "deck remove": {"deck": "birds"},
    "deck undo": {"deck": "birds"},
    "privacy hide": {"switch": "off"},
    "settings server_timezone": {"server_timezone": "UTC"},
    "settings reset": {"reset": "review_channel"},
}
"""What a command cannot do without."""


class Row(NamedTuple):
    """One row of the tables."""

    name: str
    who: str
    direct: bool


def _rows() -> list[Row]:
    lines = (ROOT / "docs" / "permissions.md").read_text(encoding="utf-8").splitlines()
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| `")
    ]
    return [Row(first.strip("`"), rest[-2], {"yes": True, "no": False}[rest[-1]]) for first, *rest in cells]


COMMANDS = [row for row in _rows() if row.name.startswith("/")]
IDS = [row for row in _rows() if not row.name.startswith("/")]
KINDS = {row_of(kind, text, values): (kind, text) for kind, text, values in POSTED}
"""Of each row about an id: the kind, and one such id."""


async def test_every_command_and_every_option_for_managers_has_a_row(stage: Stage) -> None:
    client = stage.world.app.client
    leaves = [each for each in client.tree.walk_commands() if isinstance(each, app_commands.Command)]
    names = {f"/{leaf.qualified_name}" for leaf in leaves}
    options = {f"/{leaf.qualified_name} {option.name}" for leaf in leaves for option in leaf.parameters}
    rows = [row.name for row in COMMANDS]
    assert len(rows) == len(set(rows))
    assert names <= set(rows)
    assert set(rows) - names <= options


async def test_every_kind_of_id_has_a_row() -> None:
    rows = [row.name for row in IDS]
    assert len(rows) == len(set(rows))
    assert set(rows) == set(KINDS)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(tmp_path_factory: pytest.TempPathFactory, started_file: Path) -> AsyncIterator[Stage]:
    """One for all rows: what is refused changes nothing, and what is allowed takes nobody's rights."""
    file = tmp_path_factory.mktemp("matrix") / "cuecard.db"
    world = await open_world(Path(shutil.copyfile(started_file, file)))
    made = Stage(world)
    await made.set()
    yield made
    await close_worlds(world)


def outcome(said: str) -> str:
    """Whether somebody who heard that was let through."""
    if said.startswith(REFUSED):
        return "refused"
    if said in (SILENCE, NOT_OFFERED) or said.startswith(ELSEWHERE):
        return "not here"
    return "let through"


def expected(row: Row, stage: Stage) -> dict[str, str]:
    """What each person of the stage must meet."""
    return {name: "let through" if name in MAY[row.who] else "refused" for name in stage.people}


async def in_turn(stage: Stage, row: Row, use: Any) -> dict[str, str]:
    """What each person met: whoever may comes last, as they may end what it is about."""
    last = sorted(stage.people, key=lambda name: name in MAY[row.who])
    return {name: outcome(await use(stage.people[name])) for name in last}


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row.name)
async def test_a_command(stage: Stage, row: Row) -> None:
    name = row.name.removeprefix("/")
    options = dict(OPTIONS.get(name, {}))
    if name in ("daily setup", "recap setup"):
        options["channel"] = stage.world.channel
    elif name.endswith("_role"):
        options[name.split()[1]] = stage.world.guild.create_role("Chosen")
    elif name.endswith("_channel"):
        options[name.split()[1]] = stage.world.channel
    called = name.split()[0] if name.startswith(("settings", "streak")) else name
    for place in (stage.world.channel, stage.thread):
        met = await in_turn(stage, row, lambda who, place=place: command(who, place, called, options))
        assert met == expected(row, stage), place
    met_directly = outcome(await command(stage.people["author"].user, None, called, options))
    assert (met_directly == "let through") is row.direct, met_directly
    await stage.restore()


@pytest.mark.parametrize("row", IDS, ids=lambda row: row.name)
async def test_a_button_a_menu_or_a_form(stage: Stage, row: Row) -> None:
    kind, text = KINDS[row.name]
    place, custom_id = await stage.live(kind, text)
    author = stage.people["author"].user
    if not row.direct:  # before anybody ends what it is about
        try:
            said = await stage.use(author, author.dm_channel, kind, custom_id)
        except SetupError:  # a menu of roles or channels cannot stand in a direct message
            said = NOT_OFFERED
        assert outcome(said) in ("not here", "refused"), said
    met = await in_turn(stage, row, lambda who: stage.use(who, place, kind, custom_id))
    assert met == expected(row, stage)
    if row.direct:
        said = await stage.use(author, author.dm_channel, kind, custom_id)
        assert outcome(said) == "let through", said
    await stage.restore()


async def test_what_bots_write_is_no_answer(stage: Stage) -> None:
    world = stage.world
    channel, _, round_id = await stage.open_round()
    question = world.question(channel)
    other = world.guild.add_member(world.env.create_user("other bot", bot=True))
    await other.send(channel, "right", reply_to=question)
    await stage.people["member"].send(channel, "right", reply_to=question)
    async with world.app.store.read() as tx:
        entries = await tx.attempts.entries(world.guild.id, round_id)
    assert [entry.user_id for entry in entries] == [stage.people["member"].id]
