"""The page of `deck review` in a real browser, served by the command: keys, clicks, edits, widths, hostile texts."""

from __future__ import annotations

import asyncio
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.config import ROOT
from bot.core.cards import Card, Misconception
from bot.core.teaching.proposals import Stage
from bot.formats.yaml import reader
from tests.cli.page_user import stages, three
from tests.patience import WAIT
from tests.sandbox.browser import PROGRAM, Browser, chromium

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no Chromium on PATH")

SCRIPT = "</li><img src=x onerror=\"document.title='obeyed'\"><script>document.title='obeyed'</script>"
HOSTILE = Card(
    "<b>key</b>",
    f"{SCRIPT} {'W' * 300}",
    "@everyone **bold** \u202ereversed",
    accepted=(SCRIPT,),
    wrong=(Misconception((f"{SCRIPT} {'W' * 300}",), SCRIPT),),
)
ARABIC = Card("ar", "ما هي عاصمة مصر؟", "القاهرة", accepted=("القاهرة عند رأس الدلتا",))
PROMPT = "document.querySelector('h2.prompt').innerText"
HOW_FAR = "document.querySelector('#how-far').innerText"
WIDER = "document.documentElement.scrollWidth > innerWidth"


class Reader:
    """Somebody at the page."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser

    async def sees(self, script: str, text: str) -> None:
        await self.browser.until(f"{script}.includes({text!r})")

    async def press(self, label: str) -> None:
        await self.browser.click(
            f"[...document.querySelectorAll('button')].find(b => b.innerText.startsWith({label!r}) && b.offsetWidth)"
        )

    async def key(self, letter: str) -> None:
        await self.browser.until("document.querySelector('#card').getAttribute('aria-busy') === 'false'")
        await self.browser.press(letter, ord(letter.upper()))

    async def focused(self) -> str:
        return str(await self.browser.value("document.activeElement.id || document.activeElement.className"))


@asynccontextmanager
async def reading(path: Path) -> AsyncIterator[tuple[Reader, asyncio.subprocess.Process]]:
    """The command on these drafts, and a browser at the address that it prints."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "deck", "review", str(path), "--page"),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None  # asked for
    try:
        said = await asyncio.wait_for(process.stdout.readuntil(b"Ctrl+C stops it."), WAIT)
        address = re.search(rb"http://127\.0\.0\.1:\d+/#\S{20,}", said)
        assert address, said
        async with chromium() as browser:
            await browser.open(address[0].decode())
            await browser.until("document.querySelector('h2.prompt')")
            yield Reader(browser), process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def test_a_visit_by_keys_and_clicks(tmp_path: Path) -> None:
    path = three(tmp_path)
    async with reading(path) as (person, process):
        browser = person.browser
        assert await browser.value("document.title") == "Drafts for Biology"
        await person.sees(HOW_FAR, "0 of 3 cards looked at")
        await person.key("a")
        await person.sees(PROMPT, "osmosis")
        await person.sees(HOW_FAR, "1 of 3 cards looked at")
        assert await person.focused() == "card"
        assert stages(path)[0] is Stage.ACCEPTED

        await person.sees("document.querySelector('main').innerText", "sees this card otherwise")
        await browser.click("document.querySelector('.item.partly input')")
        await browser.until("document.querySelector('.item.partly.out')")
        await browser.click("document.querySelector('.item.right button')")
        await browser.until("document.activeElement.matches('.item textarea')")
        await browser.value("document.activeElement.select()")
        await browser.type("d")  # what is typed is no key
        await person.press("Accept")
        await person.sees("document.querySelector('#trouble').innerText", "Save what you are editing first")
        assert await browser.value("document.activeElement.value") == "d"
        await browser.press("Escape", 27)
        await browser.until("!document.querySelector('textarea')")
        await person.sees(PROMPT, "osmosis")

        await person.key("e")
        await browser.until("document.activeElement.id === 'whole'")
        await browser.value(
            "document.activeElement.value = document.activeElement.value.replace('partial:', 'partail:')"
        )
        await person.press("Save and check")
        await person.sees("document.querySelector('.problems').innerText", "did you mean partial?")
        selected = "(f => f.value.slice(f.selectionStart, f.selectionEnd))(document.querySelector('#whole'))"
        assert await browser.value(selected) == "partail:"
        await person.press("Leave as it was")

        await person.key("d")
        await person.sees(PROMPT, "selection")
        await person.press("Accept all that passed (1)")
        await person.sees(HOW_FAR, "3 of 3 cards looked at")
        await person.key("f")
        await person.sees(PROMPT, "osmosis")
        assert await browser.value("document.querySelectorAll('#list button').length") == 1
        await person.key("u")
        await person.sees(HOW_FAR, "2 of 3 cards looked at")

        await person.press("Finish")
        await person.sees("document.querySelector('#finish-what').innerText", "2 drafts go into")
        await person.press("Put it into the deck")
        await person.sees("document.body.innerText", "You can close this page.")
        assert process.stdout is not None  # asked for
        said = (await asyncio.wait_for(process.stdout.read(), WAIT)).decode()
        assert f"Taught 2 cards: the deck is in {tmp_path / 'bio.yaml'}." in said
        assert await process.wait() == 0
    assert stages(path) == [Stage.APPLIED, Stage.FLAGGED, Stage.APPLIED]
    cards = reader.parse((tmp_path / "bio.yaml").read_text(encoding="utf-8")).cards
    assert [bool(card.wrong) for card in cards] == [True, False, True]


@pytest.mark.parametrize(("theme", "width"), [("dark", 1280), ("light", 360)])
async def test_texts_are_texts_in_their_own_direction_and_nothing_is_too_wide(
    tmp_path: Path, theme: str, width: int
) -> None:
    path = three(tmp_path, HOSTILE, ARABIC)
    async with reading(path) as (person, process):
        browser = person.browser
        await browser.look(theme, width, 800)
        assert not await browser.value(WIDER)
        await browser.click("[...document.querySelectorAll('#list button')][3]")
        await person.sees(PROMPT, "<script>document.title")
        assert await browser.value("document.title") == "Drafts for Biology"
        assert await browser.value("document.images.length") == 0
        assert "·reversed" in await browser.value("document.querySelector('.answer').innerText")
        assert not await browser.value(WIDER)
        await person.press("Edit as text")
        await browser.until("document.querySelector('#whole')")
        assert not await browser.value(WIDER)
        await person.press("Leave as it was")
        await person.press("Next")
        await person.sees(PROMPT, "عاصمة")
        aligned = "(r => r.right - document.querySelector('h2.prompt').getBoundingClientRect().right)"
        await browser.value(
            "(() => { const r = document.createRange(); r.selectNodeContents(document.querySelector('h2.prompt'));"
            " window.box = r.getBoundingClientRect() })()"
        )
        assert abs(await browser.value(f"{aligned}(window.box)")) < 2, "it begins at the right"
        await person.press("Next")
        await person.sees(PROMPT, "عاصمة")
        unnamed = (
            "[...document.querySelectorAll('button, input, select, textarea')]"
            ".filter(e => !(e.innerText || e.ariaLabel || e.labels?.length)).length"
        )
        assert await browser.value(unnamed) == 0
        process.send_signal(signal.SIGINT)
        assert await asyncio.wait_for(process.wait(), WAIT) == 0
        await person.press("Accept")
        await person.sees("document.querySelector('#trouble').innerText", "lost its server")
    assert stages(path)[4] is Stage.FLAGGED
