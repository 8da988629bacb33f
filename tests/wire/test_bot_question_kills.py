"""Killed before an open question says what has changed: the next process puts it right, and leaves others alone."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from . import routes
from .conftest import StartBot, Town
from .database_file import DatabaseFile
from .play import answer, question_in, right
from .standin import StandIn

QUIET = {"PAUSE_SECONDS": "0"}
SLOW = 3600


async def test_stale_questions_are_shown_anew_once(
    standin: StandIn, town: Town, start_bot: StartBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "NONCE_SECONDS", 0.0)
    stale, sent, calm = (standin.channel(town.guild, name) for name in ("stale", "sent", "calm"))
    first = await start_bot(env=QUIET)
    unmarked = standin.faults.hold("POST", f"/channels/{sent.id}/messages", effect=True)
    await town.ann.slash(sent, "quiz", settle=False, questions=1, seconds=SLOW)
    for channel in (stale, calm):
        await town.ann.slash(channel, "quiz", questions=1, seconds=SLOW)
    await unmarked.caught()
    questions = {channel.name: await question_in(standin, channel) for channel in (stale, sent, calm)}
    unseen = standin.faults.hold(
        "PATCH", f"/channels/{stale.id}/messages/{questions['stale'].id}", effect=False
    )
    await answer(town.ann, questions["stale"], right(questions["stale"]))
    await unseen.caught()
    await first.kill()
    for hold in (unmarked, unseen):
        hold.drop()
    assert "It closes <t:" not in questions["stale"].text
    began = questions["sent"].text
    await asyncio.sleep(1.1)  # its time is told in seconds

    second = await start_bot(env=QUIET)
    await second.connected()
    await standin.until(lambda: "It closes <t:" in questions["stale"].text, "the countdown")
    await standin.until(lambda: questions["sent"].text != began, "the time at which it really closes")
    assert await second.terminate() == 0
    edits = [call.path for call in standin.calls if call.method == "PATCH" and call.client == second.name]
    assert sorted(edits) == sorted(
        f"/channels/{channel.id}/messages/{questions[channel.name].id}" for channel in (stale, sent)
    )
    assert DatabaseFile(tmp_path).sound()
    assert "Traceback" not in first.log + second.log
