"""Commands that a text names can be tapped, as soon as Discord has told their ids."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest
from discord import ui

from bot import cogs
from bot.cogs.mentions import CommandMentions
from bot.cogs.panels import MAX_SHOWN, Panel
from tests.cogs.conftest import World, parts_of, read

TEXTS = Path(cogs.__file__).parent
COMMANDS = "about appeals daily deck help holidays leaderboard privacy quiz recap review season settings stats streak"


def sent(message: Any) -> str:
    """The texts of a message as Discord got them."""
    return "\n".join(read(part, "content") or "" for part in parts_of(message))


KNOWN = CommandMentions({"quiz": 1, "daily setup": 22, "deck undo": 333})


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("Start with `/quiz`!", "Start with </quiz:1>!"),
        ("`/daily setup` and `/quiz`", "</daily setup:22> and </quiz:1>"),
        ("`/deck undo deck:birds`", "</deck undo:333> `deck:birds`"),
        ("`/quiz deck:a topic:b c`", "</quiz:1> `deck:a topic:b c`"),
        ("`/deck`, `/deck log`, `/nosuch`", "`/deck`, `/deck log`, `/nosuch`"),
        ("`/quiz now`", "`/quiz now`"),
        (r"said by a member: \`/quiz\`", r"said by a member: \`/quiz\`"),
        ("``/quiz`` and `quiz`", "``/quiz`` and `quiz`"),
    ],
)
def test_known_commands_are_mentioned_and_nothing_else(text: str, linked: str) -> None:
    assert KNOWN.in_text(text) == linked
    assert CommandMentions().in_text(text) == text


def test_a_text_that_would_grow_too_long_stays_as_it_is() -> None:
    assert KNOWN.in_text("`/quiz`", 8) == "`/quiz`"
    assert KNOWN.in_text("`/quiz`", 9) == "</quiz:1>"


def test_the_content_and_the_panel_of_a_message_are_looked_at() -> None:
    panel = Panel("Start with `/quiz`", "`/daily setup`", "`/deck undo`")
    message = KNOWN.in_message({"content": "`/quiz`", "view": panel.layout()})
    assert message["content"] == "</quiz:1>"
    shown = "\n".join(
        each.content for each in message["view"].walk_children() if isinstance(each, ui.TextDisplay)
    )
    assert shown == "### Start with </quiz:1>\n</daily setup:22>\n-# </deck undo:333>"
    assert KNOWN.in_message({}) == {}


def test_a_panel_stays_within_discords_limit() -> None:
    layout = Panel("Many", "`/quiz` " * 497, "`/daily setup`").layout()
    view = KNOWN.in_message({"view": layout})["view"]
    assert view.content_length() <= MAX_SHOWN
    assert (
        "</daily setup:22>"
        in [each.content for each in view.walk_children() if isinstance(each, ui.TextDisplay)][-1]
    )


async def test_help_mentions_every_command_that_it_names(world: World) -> None:
    shown = sent((await world.ana.slash(world.channel, "help")).response)
    assert not re.findall(r"`/[^`]+`", shown)
    named = set(re.findall(r"</([a-z ]+):\d+>", shown))
    assert {
        "quiz",
        "leaderboard",
        "streak",
        "settings",
        "help",
        "appeals",
        "daily setup",
        "deck list",
    } <= named


def test_texts_name_commands_in_code_style() -> None:
    """Else they cannot be tapped. What describes an option of a command is plain text for Discord."""
    plain = re.compile(rf"(?<![`\w/])/(?:{'|'.join(COMMANDS.split())})\b")
    for path in sorted(TEXTS.rglob("*texts.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
                assert not plain.search(node.value), f"{path.name}:{node.lineno}"


async def test_errors_lists_and_reminders_mention_commands_too(world: World) -> None:
    nothing = await world.mod.slash(world.channel, "daily pause")
    assert re.search(r"</daily setup:\d+> sets one up", nothing.response.content)
    empty = await world.ana.slash(world.channel, "leaderboard")
    assert re.search(r"Start with </quiz:\d+>!", sent(empty.response))
    added = await world.mod.slash(world.channel, "deck add", deck="birds", prompt="A kiwi?", answer="A bird.")
    await world.mod.click(added.response.message, label="Undo")
    listed = await world.mod.slash(world.channel, "deck list")
    assert re.search(r"</quiz:\d+> `deck:NAME` plays a deck", sent(listed.response))


async def test_where_the_commands_cannot_be_published_they_are_named(world: World) -> None:
    world.env.inject_error("PUT", "/applications/*/commands", status=500, times=None)
    await world.restart()
    nothing = await world.mod.slash(world.channel, "daily pause")
    assert "`/daily setup` sets one up" in nothing.response.content
