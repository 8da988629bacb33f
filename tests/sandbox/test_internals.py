"""What is used of simcord beyond its public interface is still there, and does what it is used for."""

from __future__ import annotations

import asyncio
import inspect
import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from simcord._runtime import _CallbackRecord
from simcord.env import Env
from simcord.preview import Preview, _dependencies, _markdown, _pages, _server

from bot.cogs.ticker import LONGEST_REST
from bot.sandbox.internals import markdown, page
from bot.sandbox.internals.page_files import ADDED, HERE, REPLACED, changed
from bot.sandbox.simulation import NotPermitted, Simulation
from tests.sandbox.conftest import Simulate

STATIC = Path(_server.__file__).with_name("static")


def parameters(function: Any) -> list[str]:
    return [*inspect.signature(function).parameters]


def test_simcord_still_has_what_is_touched() -> None:
    assert parameters(Env._settle_internal) == ["self", "timeout", "idle", "dispatch", "_deadline"]
    assert parameters(Env.errors_since) == ["self", "cursor"]
    assert parameters(Env._bot_scope) == ["self"]
    assert parameters(Env._schedule_timer) == ["self", "record", "callback", "args", "schedule_context"]
    assert {"handle", "real_handle"} <= {*_CallbackRecord.__dataclass_fields__}
    assert parameters(Preview._action) == ["self", "context_id", "body"]
    assert parameters(Preview._viewer) == ["self", "viewer_id"]
    assert parameters(Preview._open_page) == ["self", "viewer_id", "target_id"]
    assert parameters(Preview._page_payload) == ["self", "page"]
    assert parameters(Preview._advance_presentation_time) == ["self"]
    assert {"channel_id", "revision", "viewer"} <= {*_pages._Page.__dataclass_fields__}
    assert inspect.iscoroutinefunction(_server.PreviewServer._static)
    assert parameters(_dependencies._DependencyRead.entity) == ["self", "kind", "identity"]
    assert parameters(markdown._parser) == ["policy", "context"]
    assert parameters(markdown._quotes) == ["text"]


def test_each_replaced_piece_of_the_page_is_there_once() -> None:
    for path, pieces in REPLACED.items():
        text = (STATIC / _server.PreviewServer._STATIC_FILES[path]).read_text(encoding="utf-8")
        assert {before: text.count(before) for before in pieces} == dict.fromkeys(pieces, 1)


def test_what_is_added_names_parts_of_the_page() -> None:
    html = changed("/", (STATIC / "index.html").read_text(encoding="utf-8"))
    ours = "".join((HERE / name).read_text(encoding="utf-8") for names in ADDED.values() for name in names)
    named = set(re.findall(r"[\"`,\s(]#([a-z][a-z-]+[a-z])[\s\"`,.:)]", ours))
    assert named
    assert [name for name in named if f'id="{name}"' not in html] == []
    script = (STATIC / "app.js").read_text(encoding="utf-8")
    for name in ("dispatch", "state", "ui", "request", "updateActionStatus"):
        assert re.search(rf"(const|let|function) (\{{[^}}]*)?\b{name}\b", script), name


def shown(text: str, field: str = "embed_description", **context: dict[str, str]) -> list[str]:
    """The text's lines as the page draws them; a quote's and a list's begin with their mark."""
    markdown.install()
    return [
        line.replace(markdown.BLANK_LINE, "")
        for line in drawn(_markdown.markdown_tokens(text, field, context=context))
    ]


def drawn(blocks: list[dict[str, Any]]) -> list[str]:
    """Blocks of text as lines: subtext stands on a line of its own, and a break begins one."""
    lines: list[str] = []
    before = None
    for block in blocks:
        kind, inside = block["type"], block.get("children", [])
        if kind in ("inline", "subtext"):
            text = "".join(
                "\n" if t["type"] == "break" else t.get("content") or t.get("label", "") for t in inside
            )
            if before != "inline" or kind == "subtext":
                lines.append("-# " if kind == "subtext" else "")
            *whole, last = (lines.pop() + text).split("\n")
            lines += [*whole, last]
        elif kind == "code_block":
            lines.append(block["content"])
        else:
            mark = {"blockquote": "| ", "list_item": "* "}.get(kind, "")
            lines += [mark + line for line in drawn(inside)]
        before = kind
    return lines


@pytest.mark.parametrize("field", ["embed_description", "embed_field_value", "text_display", "message"])
@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\nb", ["a", "b"]),
        ("a\n\nb", ["a", "", "b"]),
        ("a\n\n\nb", ["a", "", "", "b"]),
        ("a\n-# small\nb", ["a", "-# small", "b"]),
        ("> said\nby Ana", ["| said", "by Ana"]),
        ("- one\n- two\nend", ["* one", "* two", "end"]),
        ("3. third\n4. fourth", ["3. third", "4. fourth"]),
        ("by <@7> in <#8>: </quiz now:9>", ["by @Ana in #quiz: /quiz now"]),
        (
            "by <@1> in <#2>, <@&3>: </deck edit:4>",
            ["by @unknown-user in #unknown, @unknown-role: /deck edit"],
        ),
        ("a | b\n--- | ---\n    c", ["a | b", "--- | ---", "c"]),
        ("title\n---", ["title", "---"]),
        ("```\n\n1. x\n```", ["\n1. x\n"]),
    ],
)
def test_a_text_is_read_as_discord_reads_it(field: str, text: str, lines: list[str]) -> None:
    context = {"users": {"7": "Ana"}, "channels": {"8": "quiz"}, "commands": {"9": "quiz"}}
    assert shown(text, field, **context) == lines


def test_an_embeds_title_has_no_mentions() -> None:
    assert shown("<#8> -# x", "embed_title", channels={"8": "quiz"}) == ["<#8> -# x"]


async def test_a_timer_that_the_bot_cancels_leaves_none_behind(simulate: Simulate) -> None:
    server = (await simulate()).server
    with server._bot_scope():
        timer = asyncio.get_running_loop().call_later(3600, lambda: None)
    real = server._timers[-1].real_handle
    assert real is not None
    await server.settle()
    assert not real.cancelled()
    timer.cancel()
    await server.settle()
    assert real.cancelled()
    assert all(record.handle is not timer for record in server._timers)


async def test_the_bots_loops_come_round_once_in_a_leap(
    simulate: Simulate, monkeypatch: pytest.MonkeyPatch
) -> None:
    simulated = await simulate()
    looked: list[object] = []
    services = simulated.app.services
    next_due = services.rounds.next_due

    async def count() -> datetime | None:
        looked.append(simulated.server.now())
        return await next_due()

    monkeypatch.setattr(services.rounds, "next_due", count)
    begun = simulated.server.now()
    await simulated.server.leap(timedelta(minutes=5))
    assert simulated.server.now() - begun == timedelta(minutes=5)
    assert len(looked) <= 1
    await simulated.server.advance_time(10 * LONGEST_REST.total_seconds())
    assert 10 <= len(looked) <= 15, "at their own pace again; the heartbeat wakes them each minute"


async def test_a_refusal_is_no_fault_of_the_bot(simulate: Simulate) -> None:
    simulated = await simulate()
    cursor = simulated.server.error_cursor
    async with simulated.acting():
        await simulated.people["ana"].slash(simulated.channel, "settings", timezone="Nowhere")
    assert simulated.server.error_cursor > cursor
    assert simulated.server.errors_since(cursor) == ()


@pytest.fixture
async def served(simulate: Simulate) -> Simulation:
    return await simulate()


async def test_discord_lets_nobody_into_others_direct_messages(served: Simulation) -> None:
    ana, ben = served.people["ana"], served.people["ben"]
    async with served.acting():
        message = await ana.send_dm("hello")
    assert message.id in served.ids(ana)
    assert message.id not in served.ids(ben)
    assert len(served.from_bot(ana.user.dm_channel.id, ana.id)) == 1  # where answers are read
    with pytest.raises(NotPermitted):
        async with served.acting():
            await ben.send(ana.user.dm_channel, "me too")
    assert page.DIRECT == "direct"
