"""The page in a real browser: views in the newer layout, direct messages, time that is skipped, clicks that wait."""

from __future__ import annotations

import pytest

from tests.sandbox.browser import PROGRAM, Browser
from tests.sandbox.conftest import Simulate
from tests.sandbox.page_user import CHOSEN, COMPOSER, TEXT, button, visit
from tests.sandbox.views import add_commands

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no Chromium on PATH")
BOX = "document.querySelector('.component-container')"
STATUS = "document.querySelector('#action-status')"
DIRECT = "document.querySelector('[data-place=direct]')"
OPTIONS = "[...document.querySelectorAll('.command-suggestion')].map(e => e.innerText)"


async def test_a_view_is_shown_and_worked(simulate: Simulate) -> None:
    simulated = await simulate()
    await add_commands(simulated)
    async with visit(simulated) as page_user:
        browser = page_user.browser
        await page_user.command("board")
        await page_user.sees("below the box")
        lines = [
            line for line in (await browser.value(f"{BOX}.innerText")).split("\n") if line.strip("\u200b ")
        ]
        assert lines[:4] == ["Question 1 of 5", "What is drift?", "in #quiz", "Ana has 12 points"]
        await browser.click(button("I was right"))
        await page_user.sees("Noted.")
        await browser.click(f"{BOX}.querySelector('.select-trigger')")
        await browser.click(
            "[...document.querySelectorAll('.select-option')].find(e => e.innerText.includes('Python'))"
        )
        await page_user.sees("Chosen: Python")
        await fill_form(browser)
        await page_user.sees("Saved: What is drift now? / Partly right / no hint")


async def fill_form(browser: Browser) -> None:
    await browser.click(button("Edit"))
    await browser.until("document.activeElement.matches('#modal-root .modal-input')")
    assert "keep it." in await browser.value("document.querySelector('#modal-root').innerText")
    await browser.value("document.activeElement.setSelectionRange(13, 13)")
    await browser.type(" now")
    await browser.click("document.querySelector('#modal-root .select-trigger')")
    await browser.click(
        "[...document.querySelectorAll('.select-option')].find(e => e.innerText.includes('Partly'))"
    )
    await browser.click("document.querySelector('#modal-root [type=submit]')")


async def test_a_click_during_another_is_done_afterwards(simulate: Simulate) -> None:
    simulated = await simulate()
    boards = await add_commands(simulated)
    async with visit(simulated) as page_user:
        await page_user.command("board")
        await page_user.sees("below the box")
        await page_user.browser.click(button("Slow"))
        await page_user.browser.click(button("Quick"))
        boards[0].slow.set()
        await page_user.sees("Slow is done.")
        await page_user.sees("Quick is done.")


async def test_direct_messages_are_a_place_of_their_own(simulate: Simulate) -> None:
    simulated = await simulate()
    await add_commands(simulated)
    async with visit(simulated) as page_user:
        browser = page_user.browser
        await page_user.command("tell")
        await browser.until(f"{DIRECT}.innerText.endsWith('1')")
        await browser.click(DIRECT)
        await page_user.sees("A word in private, about #quiz.")
        assert "Look there." not in await browser.value(TEXT)
        await browser.until(f"{DIRECT}.querySelector('i').hidden")
        await browser.click(COMPOSER)
        await browser.type("thank you")
        await browser.press("Enter", 13)
        await page_user.sees("thank you")
        await page_user.view_as("Ben")
        await browser.until(f"{TEXT}.trim() === ''")
        await browser.click("document.querySelector('[data-place=quiz]')")
        await browser.until("document.querySelector('#channel-name').innerText === 'quiz'")
        assert "thank you" not in await browser.value(TEXT)


async def test_a_refusal_and_a_fault_are_told_as_they_are(
    monkeypatch: pytest.MonkeyPatch, simulate: Simulate
) -> None:
    simulated = await simulate()
    await add_commands(simulated)
    async with visit(simulated) as page_user:
        await page_user.command("settings", timezone="Nowhere")
        await page_user.sees("Nowhere")
        await page_user.browser.until(f"{STATUS}.classList.contains('fine')")
        await page_user.command("fail")
        await page_user.sees("Something went wrong on my side")
        await page_user.browser.until(f"{STATUS}.innerText.startsWith('Something went wrong inside the bot')")
        assert [str(error) for error in simulated.failures()]
    monkeypatch.setattr(simulated, "failures", list)  # it was meant


async def test_choices_are_offered_before_a_letter(simulate: Simulate) -> None:
    async with visit(await simulate()) as page_user:
        browser = page_user.browser
        await browser.click(COMPOSER)
        await browser.type("/quiz")
        await browser.until(f"{CHOSEN}.innerText.includes('quiz')")
        await browser.press("Enter", 13)
        await browser.press("Enter", 13)
        await browser.until(f"{OPTIONS}.some(option => option.includes('MLOps'))")
        assert await browser.value("document.querySelector('.command-popup-heading').innerText") == "OPTIONS"


async def test_a_command_that_is_typed_stays_within_a_narrow_window(simulate: Simulate) -> None:
    async with visit(await simulate()) as page_user:
        browser = page_user.browser
        await browser.look("light", 390, 844)
        await page_user.view_as("Mod")
        await browser.click(COMPOSER)
        await browser.type("/deck teach")
        await browser.until(f"{CHOSEN}.innerText.includes('/deck teach')")
        await browser.press("Enter", 13)
        await browser.until(f"{OPTIONS}.length > 0")
        await browser.click("document.querySelector('#send-message')")
        await browser.until("document.querySelector('.command-error')")
        for part in ("#send-message", ".command-context-close", ".command-error"):
            assert (
                await browser.value(f"document.querySelector('{part}').getBoundingClientRect().right") <= 390
            )
        row = "document.querySelector('.command-row')"
        assert await browser.value(f"{row}.scrollHeight <= {row}.clientHeight"), "what is wrong can be read"


async def test_time_is_skipped_to_the_next_event_and_by_a_day(simulate: Simulate) -> None:
    simulated = await simulate()
    async with visit(simulated) as page_user:
        browser = page_user.browser
        skip = "[...document.querySelectorAll('[data-skip]')].find(e => e.innerText === '{}')"
        await browser.click(skip.format("Next event"))
        await browser.until(f"{STATUS}.innerText.includes('Nothing is due')")
        await page_user.command("quiz", seconds="900")
        await page_user.sees("Question 1 of 5")
        await browser.click(skip.format("Next event"))
        await browser.until(
            f"{STATUS}.innerText.includes('15 minutes later') && {STATUS}.innerText.includes('a question closes')"
        )
        await page_user.sees("Answer:")
        await browser.click(skip.format("+1 day"))
        await browser.until(f"{STATUS}.innerText.includes('24 hours later')")
        await page_user.sees("Quiz over")
