"""The page in a real browser: what a person sees and does there."""

from __future__ import annotations

import asyncio
import re
import signal

import pytest

from tests.sandbox.browser import PROGRAM, chromium
from tests.sandbox.conftest import sandbox
from tests.sandbox.visitor import COMPOSER, PROMPTS, TEXT, TIMESTAMP, Visitor, button

LEFT_BELOW = (
    "(t => t.scrollHeight - t.scrollTop - t.clientHeight)(document.querySelector('#channel-timeline'))"
)
"""Pixels of the chat that are below what is seen."""
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no Chromium on PATH")


async def test_a_visit(references):
    async with sandbox() as process, chromium() as browser:
        text = await process.until("Ctrl+C stops it")
        visitor = Visitor(browser)
        await visitor.enter(re.search(r"http://127\.0\.0\.1:\d+/#\S+", text)[0])
        assert await browser.value("document.title") == "Cuecard sandbox"

        await visitor.command("quiz", seconds="900")
        await visitor.sees("Here we go: 5 questions")
        prompt = (await browser.until(PROMPTS))[-1]
        assert await browser.value(f"{TIMESTAMP}.innerText") == "in 15 minutes"
        await browser.value(f"{TIMESTAMP}.dateTime = new Date(Date.now() + 59500).toISOString()")
        await browser.until(f"/^in 5\\d seconds$/.test({TIMESTAMP}.innerText)")

        await visitor.reply("some bananas are yellow I would say", pause=0.15)
        await browser.until(f"/(❌ Not quite|🟡 Partly right)/.test({TEXT})")
        await browser.click(button("Hint"))
        await visitor.sees("💡")
        await visitor.answer(references[prompt], pause=0.1)
        await visitor.sees("✅ Correct")

        await visitor.view_as("Ben")
        assert "💡" not in await browser.value(TEXT)
        await browser.click(COMPOSER)
        await browser.type("half a sentence")
        await visitor.sees("Everyone who is playing has answered.")  # comes by itself
        await visitor.sees("Question 2 of 5")
        assert await browser.value(f"{COMPOSER}.value") == "half a sentence"
        assert await browser.value("document.activeElement.id") == "channel-composer-input"
        await visitor.answer(references[(await browser.value(PROMPTS))[-1]])
        await visitor.sees("✅ Correct")

        await visitor.view_as("Mod")
        await browser.click(button("End"))
        await visitor.sees("Quiz over")
        await visitor.command("leaderboard")
        await visitor.sees("Leaderboard, all time")
        await browser.until(f"{LEFT_BELOW} < 5")
        await browser.scroll(-600)
        await browser.until(f"{LEFT_BELOW} > 200")
        await asyncio.sleep(1)
        assert await browser.value(LEFT_BELOW) > 200

        process.process.send_signal(signal.SIGINT)
        assert await process.end() == (0, "Stopped.\n")
