"""How a running process says how it is: on its port, and in its log."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any

import aiohttp
from prometheus_client.parser import text_string_to_metric_families

from .conftest import StartBot, Town
from .play import WRONG, answer, question_in, right
from .standin import StandIn


def free_port() -> int:
    """One that nobody listens on just now."""
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return int(opened.getsockname()[1])


class Port:
    """The process's own port, as a monitor sees it."""

    def __init__(self, standin: StandIn) -> None:
        self.number = free_port()
        self._standin = standin
        self.env = {"METRICS_PORT": str(self.number), "LOG_FORMAT": "json"}

    async def get(self, path: str) -> tuple[int, str]:
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"http://127.0.0.1:{self.number}{path}") as got,
        ):
            return got.status, await got.text()

    async def checked(self, path: str) -> tuple[int, Any]:
        status, text = await self.get(path)
        return status, json.loads(text)

    async def sample(self, name: str, **labels: str) -> float:
        _, text = await self.get("/metrics")
        for family in text_string_to_metric_families(text):
            for sample in family.samples:
                if sample.name == name and sample.labels == labels:
                    return float(sample.value)
        raise AssertionError(f"no {name} with {labels} in\n{text}")


async def test_a_process_says_that_it_lives_before_it_can_work_and_that_it_works_once_it_can(
    standin: StandIn, town: Town, start_bot: StartBot
) -> None:
    standin.faults.cut("GET", "/users/@me", times=500)
    port = Port(standin)
    bot = await start_bot(env=port.env)
    await bot.logged("could not connect; trying again")
    assert await port.checked("/healthz") == (200, {"loop": "ok"})
    status, found = await port.checked("/readyz")
    assert (status, found["gateway"]) == (503, "not connected")
    standin.faults.clear()
    await bot.connected()
    await bot.logged('"connected"')
    fine = {"gateway": "ok", "database": "ok", "migrations": "ok", "clock": "ok"}
    assert await port.checked("/readyz") == (200, fine)
    running = {"loop": "ok", "quizzes": "ok", "daily_posts": "ok", "recaps": "ok"}
    assert await port.checked("/healthz") == (200, running)
    assert (await port.get("/anything"))[0] == 404
    assert await bot.terminate() == 0


async def test_what_happens_is_counted_and_logged_with_where_it_happened(
    standin: StandIn, town: Town, start_bot: StartBot
) -> None:
    port = Port(standin)
    bot = await start_bot(env=port.env)
    await town.ann.slash(town.quiz, "quiz", questions=1, seconds=3600)
    question = await question_in(standin, town.quiz)
    await answer(town.ann, question, WRONG)
    await answer(town.ben, question, right(question))
    assert await port.sample("cuecard_answers_total", path="quiz", verdict="incorrect") == 1
    assert await port.sample("cuecard_answers_total", path="quiz", verdict="correct") == 1
    assert await port.sample("cuecard_grade_seconds_count") >= 2
    assert await port.sample("cuecard_transaction_seconds_count", kind="write") >= 2
    assert await port.sample("cuecard_servers") == 1
    _, metrics = await port.get("/metrics")
    assert await bot.terminate() == 0  # with every line written
    lines = [json.loads(line) for line in bot.lines]
    counted = [line for line in lines if line["message"] == "an answer counted"]
    assert [line["verdict"] for line in counted] == ["incorrect", "correct"]
    assert {line["guild"] for line in counted} == {town.guild.id}
    assert len({line["round"] for line in counted}) == 1
    assert len({line["reference"] for line in counted}) == 2
    said = bot.log + metrics
    for private in (WRONG, right(question), "ann", "ben", str(town.ann.user.id)):
        assert private not in said


async def test_connections_that_come_back_are_counted(
    standin: StandIn, town: Town, start_bot: StartBot
) -> None:
    port = Port(standin)
    bot = await start_bot(env=port.env)
    await bot.logged('"connected"')
    await standin.gateway.cut()
    await standin.until(lambda: standin.gateway.resumed, "the session to be resumed")
    await town.ann.slash(town.quiz, "help")  # which comes after the event that says so
    assert await port.sample("cuecard_gateway_reconnects_total", kind="resumed") == 1
    assert await port.sample("cuecard_gateway_reconnects_total", kind="new") == 0
    await standin.gateway.cut(forget=True)
    await standin.gateway.connected(bot.name)
    await town.ann.slash(town.quiz, "help")
    assert await port.sample("cuecard_gateway_reconnects_total", kind="new") == 1


async def test_a_port_that_is_taken_is_said_in_one_line(
    standin: StandIn, town: Town, start_bot: StartBot
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        bot = await start_bot(env={"METRICS_PORT": str(number)})
        assert await bot.wait() == 2
    assert bot.lines[-1].startswith(f"METRICS_PORT: cannot listen on 127.0.0.1:{number}: ")
    assert "Traceback" not in bot.log


async def test_without_the_setting_nothing_listens_and_nothing_is_imported(
    standin: StandIn, town: Town, start_bot: StartBot, tmp_path: Path
) -> None:
    watcher = tmp_path / "look.py"
    watcher.write_text(
        "import sys\nfrom bot.cli import main\nstatus = main(['run'])\n"
        "print('imported', sorted({'prometheus_client', 'sentry_sdk'} & sys.modules.keys()))\n"
    )
    bot = await start_bot(str(watcher))
    await bot.connected()
    await bot.terminate()
    assert bot.lines[-1] == "imported []"
