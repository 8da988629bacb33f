"""Serves the page until somebody finishes there, or stops it here."""

from __future__ import annotations

import asyncio
import webbrowser
from typing import Any

from bot.cli.deck_review import NOTHING, stay_accepted
from bot.cli.draft_set import DraftSet
from bot.cli.review_page.server import Server
from bot.cli.review_page.sheets import Sheets
from bot.core.wording import plural


def run(draft_set: DraftSet, port: int, *, open_browser: bool) -> int:
    """0 once it was finished or stopped, 1 where nothing could be taught."""
    sheets = Sheets(draft_set)
    if not sheets.keys:
        print(f"No draft waits in {draft_set.path}.")
        return 0
    return asyncio.run(serve(sheets, port, open_browser=open_browser))


async def serve(sheets: Sheets, port: int, *, open_browser: bool) -> int:
    """The command's status; ConfigError when the port is taken."""
    from bot.signals import stop_signals

    draft_set, server = sheets.draft_set, Server(sheets)
    with stop_signals() as stop:
        await server.open(port)
        try:
            print(
                f"{plural(len(sheets.keys), 'draft')} to look over. Open this page:\n\n"
                f"  {server.address}\n\n"
                "Each decision is kept in the drafts file at once. Ctrl+C stops it.",
                flush=True,
            )
            if open_browser:
                webbrowser.open(server.address)
            stopped = asyncio.create_task(stop.wait())
            ends: set[asyncio.Future[Any]] = {stopped, server.finished}
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
            stopped.cancel()
        finally:
            await server.close()
    if not server.finished.done():
        print(
            "Stopped.",
            stay_accepted(draft_set.path) if draft_set.accepted() else "Nothing was put into the deck.",
        )
        return 0
    written = server.finished.result()
    for line in written.lines if written else (NOTHING,):
        print(line)
    return int(written is not None and not written.changed)
