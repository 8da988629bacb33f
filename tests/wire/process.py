"""Bot processes: real ones, started against the stand-in, watched, and killed."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

from tests.patience import WAIT

from .standin import StandIn

SHIM = Path(__file__).parent / "shim"
ROOT = Path(__file__).parents[2]
MEASURED = "COVERAGE_PROCESS_CONFIG"
"""Set by `coverage run`, and all that a process needs to be measured, too."""
_PASSED_ON = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV", "SYSTEMROOT", MEASURED)


class BotDiedError(Exception):
    """The process ended while a test waited for it; the log is in the message."""


class BotProcess:
    """One run of the bot. `name` tells its calls and sessions apart from those of other runs."""

    def __init__(self, standin: StandIn, name: str, process: asyncio.subprocess.Process) -> None:
        self.name = name
        self.lines: list[str] = []
        self.returncode: int | None = None
        self._standin = standin
        self._process = process
        self._watcher = asyncio.create_task(self._watch())

    @classmethod
    async def start(
        cls,
        standin: StandIn,
        directory: Path,
        *,
        name: str = "bot",
        arguments: tuple[str, ...] = ("-m", "bot", "run"),
        env: dict[str, str] | None = None,
    ) -> BotProcess:
        """Run python with `arguments` in `directory`, with nothing of this environment but the paths."""
        passed = {key: os.environ[key] for key in _PASSED_ON if key in os.environ}
        own = {
            "PYTHONPATH": os.pathsep.join([str(SHIM), str(ROOT)]),
            "PYTHONUNBUFFERED": "1",
            "STANDIN_URL": f"{standin.url}/{name}",
            "DISCORD_TOKEN": standin.token,
            "DATABASE_URL": f"sqlite+aiosqlite:///{directory / 'cuecard.db'}",
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *arguments,
            cwd=directory,
            env={**passed, **own, **(env or {})},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            limit=1024 * 1024,
        )
        return cls(standin, name, process)

    async def _watch(self) -> None:
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            self.lines.append(line.decode(errors="replace").rstrip("\n"))
            self._standin.changes.announce()
        self.returncode = await self._process.wait()
        self._standin.changes.announce()

    @property
    def log(self) -> str:
        """All that it printed so far."""
        return "\n".join(self.lines)

    def memory(self) -> int:
        """MiB of it in memory now; 0 where the system does not say."""
        with suppress(OSError):
            for line in Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii").splitlines():
                if line.startswith("VmRSS:"):
                    return int(line.split()[1]) // 1024
        return 0

    async def connected(self) -> None:
        """Wait for its gateway session; BotDiedError if it ends first."""

        def check() -> bool:
            self._still_alive()
            return bool(self._standin.gateway.live(self.name))

        await self._standin.until(check, f"{self.name} to connect")

    async def logged(self, text: str) -> str:
        """The first line of its log that holds `text`, as soon as there is one."""

        def check() -> str | None:
            found = [line for line in self.lines if text in line]
            if not found:
                self._still_alive()
            return found[0] if found else None

        return await self._standin.until(check, f"{text!r} in the log of {self.name}")

    def _still_alive(self) -> None:
        if self.returncode is not None:
            raise BotDiedError(f"{self.name} ended with {self.returncode}:\n{self.log[-4000:]}")

    async def wait(self) -> int:
        """Its exit status, once it ended and the stand-in has seen it go."""
        await asyncio.wait_for(asyncio.shield(self._watcher), WAIT)
        await self._standin.until(
            lambda: not self._standin.gateway.live(self.name), f"{self.name} to leave the gateway"
        )
        assert self.returncode is not None
        return self.returncode

    async def kill(self) -> None:
        """SIGKILL: it gets no chance to do anything more."""
        self._signal(signal.SIGKILL)
        await self.wait()

    async def terminate(self) -> int:
        """SIGTERM, and its exit status."""
        self._signal(signal.SIGTERM)
        return await self.wait()

    def pause(self) -> None:
        """SIGSTOP: it stands still, and its sockets stay open."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        """It goes on, and does not know that time has passed."""
        self._signal(signal.SIGCONT)

    async def stop(self) -> None:
        """The end of its test: gently where coverage is measured, for a killed process leaves no figures."""
        if MEASURED in os.environ:
            with suppress(TimeoutError):
                await self.terminate()
        await self.kill()

    def _signal(self, number: signal.Signals) -> None:
        if self._process.returncode is None:
            self._process.send_signal(number)
