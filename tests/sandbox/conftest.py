"""Sandboxes to test: in this process, and as the command line starts them."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from bot import assets
from bot.config import ROOT, Settings
from bot.core.grading import Grader
from bot.sandbox.console import Console
from bot.sandbox.simulation import Simulation
from bot.sandbox.terminal import Terminal
from tests.patience import WAIT

Simulate = Callable[[], Awaitable[Simulation]]


class Script(Console):
    """A console whose lines are given, and whose output is kept."""

    def __init__(self) -> None:
        # Not the console's own: that starts a thread which reads standard input.
        self.interactive = self.colours = False
        self.width = None
        self.lines: list[str] = []
        self.text = ""

    async def line(self, _prompt: str) -> str | None:
        return self.lines.pop(0) if self.lines else None

    def write(self, text: str) -> None:
        self.text += f"{text}\n"

    def leave(self) -> None: ...


class Typist:
    """Someone at a terminal of the sandbox."""

    def __init__(self, simulated: Simulation) -> None:
        self.simulated = simulated
        self.script = Script()
        self.terminal = Terminal(simulated, self.script)

    async def type(self, *lines: str) -> str:
        """What is printed for the lines."""
        before = len(self.script.text)
        self.script.lines += lines
        await self.terminal.run()
        return self.script.text[before:]


class Process:
    """`python -m bot sandbox`, with pipes."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdin and process.stdout and process.stderr  # `sandbox` asks for the pipes
        self.process = process
        self.stdin, self.stdout, self.stderr = process.stdin, process.stdout, process.stderr
        self._asked = 0

    async def type(self, *lines: str) -> str:
        """What is printed for the lines. A made-up command marks the end: it is answered, and changes nothing."""
        self._asked += 1
        mark = f":end-{self._asked}"
        self.stdin.write("".join(f"{line}\n" for line in [*lines, mark]).encode())
        text = await self.until(f"There is no {mark}")
        return text.partition(f"Ana ▸ {mark}")[0]

    async def until(self, text: str) -> str:
        """The output up to the line that holds the text."""
        seen = ""
        while text not in seen:
            line = await self._line()
            assert line, f"ended before {text!r}: {seen}{(await self.stderr.read()).decode()}"
            seen += line
        return seen

    async def _line(self) -> str:
        """The next line of its output, once it is there; empty at the end."""
        return (await asyncio.wait_for(self.stdout.readline(), WAIT)).decode()

    async def end(self) -> tuple[int, str]:
        """Close its input, or let it finish; its status and what it still said."""
        self.stdin.close()
        output = ""
        while line := await self._line():
            output += line
        _, errors = await asyncio.wait_for(self.process.communicate(), WAIT)
        assert not errors, errors.decode()
        assert self.process.returncode is not None  # it has ended
        return self.process.returncode, output


@pytest.fixture(scope="session")
def grader() -> Grader:
    return assets.load_grader()


@pytest.fixture(scope="session")
def references() -> dict[str, str]:
    """Reference answers by question."""
    return {card.prompt: card.reference for deck in assets.load_decks() for card in deck.cards}


@pytest.fixture
async def simulate(tmp_path: Path, started_file: Path, grader: Grader) -> AsyncIterator[Simulate]:
    """Starts simulations, all on one database."""
    file = shutil.copyfile(started_file, tmp_path / "sandbox.db")
    started: list[Simulation] = []

    async def start() -> Simulation:
        settings = Settings(database_url=f"sqlite:///{file}")
        simulated = Simulation(settings, grader)
        started.append(simulated)
        await simulated.start()
        return simulated

    yield start
    for simulated in started:
        if not simulated.app.client.is_closed():
            await simulated.close()
        assert not simulated.failures()


@pytest.fixture
async def typist(simulate: Simulate) -> Typist:
    return Typist(await simulate())


@asynccontextmanager
async def sandbox(*options: str) -> AsyncIterator[Process]:
    """The command with these options, and no pause between questions; killed at the end if it still runs."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "sandbox",
        *options,
        cwd=ROOT,
        env={"PAUSE_SECONDS": "0", **os.environ},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield Process(process)
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.communicate()
