"""The page in a real browser: what a person sees and does there."""

from __future__ import annotations

import asyncio
import re
import signal

import pytest

from tests.sandbox.browser import PROGRAM, Browser, chromium
from tests.sandbox.conftest import Process, sandbox
from tests.sandbox.page_user import COMPOSER, TEXT, TIMESTAMP, PageUser, button

LEFT_BELOW = (
    "(t => t.scrollHeight - t.scrollTop - t.clientHeight)(document.querySelector('#channel-timeline'))"
)
"""Pixels of the chat that are below what is seen."""
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no Chromium on PATH")


async def entered(process: Process, browser: Browser) -> PageUser:
    """Somebody on the page whose address the process says."""
    text = await process.until("Ctrl+C stops it")
    address = re.search(r"http://127\.0\.0\.1:\d+/#\S+", text)
    assert address, text
    page_user = PageUser(browser)
    await page_user.enter(address[0])
    return page_user


async def test_a_visit(references: dict[str, str]) -> None:
    async with sandbox() as process, chromium() as browser:
        page_user = await entered(process, browser)
        assert await browser.value("document.title") == "Cuecard sandbox"

        await page_user.command("quiz", seconds="900")
        await page_user.sees("Here we go: 5 questions")
        prompt = await page_user.asked(references)
        assert await browser.value(f"{TIMESTAMP}.innerText") == "in 15 minutes"
        await browser.value(f"{TIMESTAMP}.dateTime = new Date(Date.now() + 59500).toISOString()")
        await browser.until(f"/^in 5\\d seconds$/.test({TIMESTAMP}.innerText)")

        await page_user.reply("some bananas are yellow I would say", pause=0.15)
        await browser.until(f"/(❌ Not quite|🟡 Partly right)/.test({TEXT})")
        await browser.click(button("Hint"))
        await page_user.sees("💡")
        await page_user.answer(references[prompt], pause=0.1)
        await page_user.sees("✅ Correct")

        await page_user.view_as("Ben")
        assert "💡" not in await browser.value(TEXT)
        await browser.click(COMPOSER)
        await browser.type("half a sentence")
        await page_user.sees("Everyone who is playing has answered.")  # comes by itself
        await browser.value(
            "document.querySelector('[data-skip=\"\"]').click()"
        )  # nobody waits for the countdown
        await page_user.sees("Question 2 of 5")
        assert await browser.value(f"{COMPOSER}.value") == "half a sentence"
        assert await browser.value("document.activeElement.id") == "channel-composer-input"
        await page_user.answer(references[await page_user.asked(references)])
        await page_user.sees("✅ Correct")

        await page_user.view_as("Mod")
        await browser.click(button("End"))
        await page_user.sees("Quiz over")
        await page_user.command("leaderboard")
        await page_user.sees("Leaderboard, all time")
        await browser.until(f"{LEFT_BELOW} < 5")
        await browser.scroll(-600)
        await browser.until(f"{LEFT_BELOW} > 200")
        await asyncio.sleep(1)
        assert await browser.value(LEFT_BELOW) > 200

        process.process.send_signal(signal.SIGINT)
        assert await process.end() == (0, "Stopped.\n")


async def test_a_thread_is_reached_by_its_mention_and_stands_among_the_places(
    references: dict[str, str],
) -> None:
    async with sandbox() as process, chromium() as browser:
        page_user = await entered(process, browser)
        await page_user.command("quiz", thread="yes")
        await page_user.sees("Here we go: 5 questions")
        await browser.click(
            "[...document.querySelectorAll('.mention')].find(e => e.innerText === '#Quiz: MLOps')"
        )
        await page_user.sees("Question 1 of 5")
        there = "document.querySelector('#places [aria-current=true]').dataset.place === 'Quiz: MLOps'"
        await browser.until(there)
        await page_user.answer(references[await page_user.asked(references)])
        await page_user.sees("✅ Correct")
        await browser.click("document.querySelector('[data-place=quiz]')")
        await page_user.sees("Here we go: 5 questions")
        await browser.value(
            "(() => { const link = document.createElement('a'); "
            "const id = document.querySelector('#places [data-place^=Quiz]').dataset.channel; "
            "link.href = `https://discord.com/channels/1/${id}/3`; "
            "document.body.append(link); link.click(); return 1 })()"
        )
        await browser.until(there)
        await page_user.sees("Question 1 of 5")
