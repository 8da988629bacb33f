"""A headless Chromium, driven over the Chrome DevTools Protocol (chromedevtools.github.io/devtools-protocol)."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
import shutil
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp

from tests.patience import WAIT

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-port=0",
)


class Browser:
    """One tab."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._number = 0

    async def call(self, method: str, **params: Any) -> dict[str, Any]:
        """One command of the protocol, and its result."""
        self._number += 1
        await self._socket.send_json({"id": self._number, "method": method, "params": params})
        while True:
            answer = await self._socket.receive_json()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer["error"]
                result: dict[str, Any] = answer["result"]
                return result

    async def value(self, script: str) -> Any:
        """What a JavaScript expression gives."""
        result = await self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, result["exceptionDetails"]
        return result["result"].get("value")

    async def until(self, script: str) -> Any:
        """Wait until the expression is true, and give its value; what it looks for may not be there yet."""
        script = f"(() => {{ try {{ const v = {script}; return v instanceof Node || v }} catch {{ return 0 }} }})()"
        deadline = asyncio.get_running_loop().time() + WAIT
        while not (value := await self.value(script)):
            assert asyncio.get_running_loop().time() < deadline, f"never: {script}"
            await asyncio.sleep(0.05)
        return value

    async def open(self, url: str) -> None:
        await self.call("Page.navigate", url=url)

    async def type(self, text: str) -> None:
        """Type into what has the focus, key by key."""
        for character in text:
            await self.call("Input.dispatchKeyEvent", type="char", text=character)

    async def press(self, key: str, code: int) -> None:
        """Press a named key, such as Enter (13)."""
        extra = {"text": "\r"} if key == "Enter" else {}
        for kind in ("keyDown", "keyUp"):
            await self.call(
                "Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **extra
            )

    async def click(self, script: str) -> None:
        """Click in the middle of the element that the expression gives, once it is there."""
        where = await self.until(
            f"(() => {{ const e = {script}; if (!e || e.disabled) return null; e.scrollIntoView({{block: 'nearest'}});"
            " const r = e.getBoundingClientRect(); return r.width ? [r.x + r.width / 2, r.y + r.height / 2] : null;"
            " })()"
        )
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            await self.call(
                "Input.dispatchMouseEvent", type=kind, x=where[0], y=where[1], button="left", clickCount=1
            )

    async def scroll(self, pixels: int) -> None:
        """Turn the wheel in the middle of the window; upwards when negative."""
        await self.call("Input.dispatchMouseEvent", type="mouseWheel", x=600, y=450, deltaX=0, deltaY=pixels)

    async def look(self, theme: str, width: int, height: int) -> None:
        """Change the system's colours, `dark` or `light`, and the window's size."""
        colours = {"name": "prefers-color-scheme", "value": theme}
        await self.call("Emulation.setEmulatedMedia", features=[colours])
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        await self.call("Emulation.setDeviceMetricsOverride", **size)

    async def picture(self) -> bytes:
        """What is seen, as a PNG."""
        result = await self.call("Page.captureScreenshot", format="png")
        return base64.b64decode(result["data"])


@contextlib.asynccontextmanager
async def chromium(width: int = 1200, height: int = 900) -> AsyncIterator[Browser]:
    """A new browser with an empty profile."""
    assert PROGRAM is not None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = await asyncio.create_subprocess_exec(
            PROGRAM,
            *FLAGS,
            f"--user-data-dir={profile}",
            f"--window-size={width},{height}",
            "about:blank",
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            port = await _port(Path(profile) / "DevToolsActivePort")
            async with aiohttp.ClientSession() as session:
                async with session.get(f"http://127.0.0.1:{port}/json/list") as response:
                    tabs = json.loads(await response.text())
                address = next(tab["webSocketDebuggerUrl"] for tab in tabs if tab["type"] == "page")
                async with session.ws_connect(address, max_msg_size=0) as socket:
                    tab = Browser(socket)
                    await tab.call("Page.enable")
                    await tab.look("dark", width, height)
                    yield tab
        finally:
            process.terminate()
            await process.wait()


async def _port(file: Path) -> int:
    """Chromium writes its port there once it listens."""
    for _ in range(int(WAIT / 0.05)):
        with contextlib.suppress(OSError, ValueError, IndexError):
            return int(file.read_text().splitlines()[0])  # noqa: ASYNC240  # a few bytes
        await asyncio.sleep(0.05)
    raise TimeoutError("Chromium did not start")
