"""A whole quiz of two people on the page, each in a browser of their own."""

from __future__ import annotations

import pytest

from tests.sandbox.browser import PROGRAM
from tests.sandbox.conftest import Simulate
from tests.sandbox.page_user import TEXT, PageUser, button, served, visitor

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no Chromium on PATH")
WRONG = "bananas are yellow"


async def test_two_people_play_a_quiz(simulate: Simulate, references: dict[str, str]) -> None:
    async with (
        served(await simulate()) as address,
        visitor(address) as ana,
        visitor(address, "Ben") as ben,
    ):
        await ana.command("quiz", questions="2", seconds="900")
        await ana.sees("Here we go: 2 questions")
        first = await _first_question(ana, ben, references)
        second = await _second_question(ana, ben, references)
        assert second != first
        for player in (ana, ben):
            await player.sees("Quiz over")
        standings = (await ben.browser.value(TEXT)).partition("Quiz over")[2]
        assert 0 < standings.index("Ana") < standings.index("Ben")
        await ben.command("leaderboard")
        for player in (ana, ben):
            await player.sees("Leaderboard")


async def _first_question(ana: PageUser, ben: PageUser, references: dict[str, str]) -> str:
    """Ana is right at once, in the form; Ben is wrong in the open, asks for a hint, and does not try again."""
    prompt = await ana.asked(references)
    assert await ben.asked(references) == prompt
    await ana.answer(references[prompt])
    await ana.sees("✅ Correct")
    await ben.reply(WRONG)
    await ben.browser.until(f"/❌ Not quite|🟡 Partly right/.test({TEXT})")
    await ben.browser.click(button("Hint"))
    await ben.sees("💡")
    assert "✅ Correct" not in await ben.browser.value(TEXT)
    assert "💡" not in await ana.browser.value(TEXT)
    await ana.sees(WRONG)
    await ben.skip("Next event")
    for player in (ana, ben):
        await player.sees("Answer:")
        await player.sees("Question 2 of 2")
    return prompt


async def _second_question(ana: PageUser, ben: PageUser, references: dict[str, str]) -> str:
    """Both are right, one after the other: nobody need wait for the time to run out."""
    prompt = await ben.asked(references)
    await ben.answer(references[prompt])
    await ben.sees("✅ Correct")
    await ana.answer(references[prompt])
    await ana.browser.until(f"{TEXT}.split('✅ Correct').length === 3")
    return prompt
