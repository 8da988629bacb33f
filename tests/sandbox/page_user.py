"""A person on the sandbox's page, in a real browser."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from bot.sandbox.page import live
from bot.sandbox.simulation import Simulation
from tests.sandbox.browser import Browser, chromium

COMPOSER = "document.querySelector('#channel-composer-input')"
MESSAGES = "[...document.querySelectorAll('.channel-message')]"
TEXT = "document.querySelector('#channel-message-list').innerText"
CHOSEN = "[...document.querySelectorAll('[role=option][aria-selected=true]')].at(-1)"
"""The composer stands below the messages, whose menus have chosen options too."""
TIMESTAMP = "document.querySelector('.discord-timestamp')"


def button(label: str) -> str:
    """The newest button with the label."""
    return f"{MESSAGES}.flatMap(m => [...m.querySelectorAll('button')]).findLast(b => b.innerText.trim() === '{label}')"


class PageUser:
    """Someone on the page."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser

    async def enter(self, address: str) -> None:
        await self.browser.open(address)
        await self.browser.until(
            "document.querySelector('#preview-app').getAttribute('aria-busy') === 'false'"
        )

    async def asked(self, prompts: Iterable[str]) -> str:
        """Which of the prompts the newest question has, once there is one that can be answered."""
        text = await self.browser.until(f"{button('Answer')}.closest('.channel-message').innerText")
        return next(prompt for prompt in prompts if prompt in text)

    async def sees(self, text: str) -> None:
        await self.browser.until(f"{TEXT}.includes({text!r})")

    async def command(self, name: str, /, **options: str) -> None:
        """Type a slash command, choose it, fill in its options, send it."""
        await self.browser.click(COMPOSER)
        await self.browser.type(f"/{name}")
        await self.browser.until(f"{CHOSEN}.innerText.includes('{name}')")
        await self.browser.press("Enter", 13)
        for number, (option, value) in enumerate(options.items()):
            if number:
                await self.browser.click("document.querySelector('.command-ghost')")  # "+5 more"
            while option not in await self.browser.until(f"{CHOSEN}.innerText"):
                await self.browser.press("ArrowDown", 40)
            await self.browser.press("Enter", 13)
            await self.browser.type(value)
        await self.browser.click("document.querySelector('#send-message')")

    async def reply(self, text: str, *, pause: float = 0) -> None:
        """Reply to the newest question, as slowly as people type."""
        message = f"{button('Answer')}.closest('.channel-message')"
        await self.browser.click(f"{message}.querySelector('[aria-label=Reply]')")
        for word in text.split():
            await self.browser.type(f"{word} ")
            await asyncio.sleep(pause)
        assert await self.browser.value(f"{COMPOSER}.value") == f"{text} "
        await self.browser.press("Enter", 13)

    async def answer(self, text: str, *, pause: float = 0) -> None:
        """Press Answer, and fill in the form."""
        await self.browser.click(button("Answer"))
        await self.browser.until("document.activeElement.matches('#modal-root textarea')")
        for word in text.split():
            await self.browser.type(f"{word} ")
            await asyncio.sleep(pause)
        assert await self.browser.value("document.querySelector('#modal-root textarea').value") == f"{text} "
        await self.browser.click("document.querySelector('#modal-root [type=submit]')")

    async def skip(self, label: str) -> None:
        """Press a control that skips time, and wait until it has passed."""
        control = f"[...document.querySelectorAll('[data-skip]')].find(e => e.innerText === '{label}')"
        await self.browser.click(control)
        await self.browser.until(
            f"!{control}.disabled && !document.querySelector('#action-status').innerText.endsWith('…')"
        )

    async def view_as(self, name: str) -> None:
        await self.browser.value(
            "(() => { const picker = document.querySelector('#viewer-picker');"
            f" picker.value = [...picker.options].find(o => o.text.startsWith('{name}')).value;"
            " picker.dispatchEvent(new Event('change')); })()"
        )
        await self.browser.until(
            f"document.querySelector('#viewer-picker').selectedOptions[0].text.startsWith('{name}')"
            " && document.querySelector('#preview-app').getAttribute('aria-busy') === 'false'"
            " && window.simcordPreview.pendingAction === null"
        )


@asynccontextmanager
async def served(simulated: Simulation) -> AsyncIterator[str]:
    """The page's address while it is served and time passes there."""
    async with simulated.preview(0) as page:
        stop = asyncio.Event()
        living = asyncio.create_task(live(simulated, page, stop))
        try:
            yield page.url
        finally:
            stop.set()
            await living


@asynccontextmanager
async def visitor(address: str, name: str = "Ana") -> AsyncIterator[PageUser]:
    """A person on the page, in a browser of their own."""
    async with chromium() as browser:
        page_user = PageUser(browser)
        await page_user.enter(address)
        if name != "Ana":
            await page_user.view_as(name)
        yield page_user


@asynccontextmanager
async def visit(simulated: Simulation) -> AsyncIterator[PageUser]:
    """Ana on the page, alone."""
    async with served(simulated) as address, visitor(address) as page_user:
        yield page_user
