"""Drafts of biology on the page of `deck review`, served here, and who asks its server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
from msgspec.structs import replace

from bot.cli.draft_set import DraftSet, Target
from bot.cli.review_page.server import TOKEN, Server
from bot.cli.review_page.sheets import Sheets
from bot.core.cards import Card
from bot.core.teaching.proposals import Proposal, Stage, blank
from bot.formats.teaching.drafts import Drafts, parse, write
from bot.formats.yaml import writer
from tests.teaching.known import bare, taught

FLAG = "A second reading sees this card otherwise: it agreed on 3 of 26 labels."


def three(folder: Path, *more: Card) -> Path:
    """A deck of three bare cards, and its drafts: passed, flagged, passed; `more` are additions to further cards."""
    deck = replace(bare(3), cards=(*bare(3).cards, *map(blank, more)))
    (folder / "bio.yaml").write_text(writer.write(deck), encoding="utf-8")
    proposals = (
        Proposal(taught()[0], Stage.PASSED),
        Proposal(taught()[1], Stage.FLAGGED, ("Left out “x”: it holds a link.", FLAG)),
        Proposal(taught()[2], Stage.PASSED),
        *(Proposal(each, Stage.FLAGGED, (FLAG,)) for each in more),
    )
    path = folder / "d.yaml"
    path.write_text(write(Drafts("bio", str(folder / "bio.yaml"), 0, proposals)), encoding="utf-8")
    return path


def stages(path: Path) -> list[Stage]:
    return [each.stage for each in parse(path.read_text(encoding="utf-8")).proposals]


@dataclass
class PageUser:
    """Asks as the page does."""

    server: Server
    session: aiohttp.ClientSession

    @property
    def base(self) -> str:
        return self.server.address.partition("/#")[0]

    @property
    def token(self) -> str:
        return self.server.address.partition("#")[2]

    async def ask(self, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        """The status and what came back as JSON."""
        sent = {TOKEN: self.token, **{name.replace("_", "-"): value for name, value in headers.items()}}
        method = "GET" if body is None else "POST"
        async with self.session.request(method, f"{self.base}/api/{path}", json=body, headers=sent) as answer:
            found = await answer.json() if answer.content_type == "application/json" else None
            return answer.status, found

    async def card(self, number: int) -> Any:
        return (await self.ask(f"cards/{number}"))[1]["card"]

    async def change(self, number: int, **body: Any) -> tuple[int, Any]:
        """Something about a card as it is now."""
        return await self.ask(f"cards/{number}", {"mark": (await self.card(number))["mark"], **body})

    async def item(self, number: int, text: str) -> Any:
        """The item of the card that says this."""
        return next(each for each in (await self.card(number))["items"] if each["words"][0] == text)


@asynccontextmanager
async def page_user(path: Path, **target: Any) -> AsyncIterator[PageUser]:
    """A served page, and somebody who has its address."""
    server = Server(Sheets(DraftSet.of(path, Target(**target))))
    await server.open(0)
    try:
        async with aiohttp.ClientSession() as session:
            yield PageUser(server, session)
    finally:
        await server.close()
