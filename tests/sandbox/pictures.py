"""Makes the pictures in docs/pictures/: `python -m tests.sandbox.pictures`."""

from __future__ import annotations

import asyncio
import itertools
import random
import tempfile
from pathlib import Path

from bot import assets
from bot.config import ROOT, Settings
from bot.sandbox.simulation import Simulation
from tests.sandbox.browser import chromium
from tests.sandbox.page_user import PageUser, button

FOLDER = ROOT / "docs" / "pictures"
QUESTION = "What is A/B testing in ML?"
PARTLY = "you compare two versions of a model"
RIGHT = "comparing two models on real users' traffic to see which one does better"
OTHERS = {"ben": (9, 110), "mod": (4, 46)}
"""Right answers and points from earlier."""


def seeded(question: str) -> random.Random:
    """A random source with which a new server is asked this question first."""
    prompts = [card.prompt for deck in assets.load_decks() for card in deck.cards]
    wanted = prompts.index(question)
    seeds = itertools.count()
    return random.Random(next(s for s in seeds if random.Random(s).choice(range(len(prompts))) == wanted))


async def fill_board(simulated: Simulation) -> None:
    """Points of a study group that has met before."""
    from bot.core.members import Person

    guild = simulated.guild.id
    async with simulated.app.store.write() as tx:
        for name, (correct, points) in OTHERS.items():
            person = Person(simulated.people[name].id, guild, name.capitalize())
            await tx.members.saw(person)
            await tx.scores.add(guild, person.user_id, ["all"], points, correct)


async def take(page_user: PageUser, name: str) -> None:
    """One picture, once everything has come to rest."""
    await asyncio.sleep(1.5)
    FOLDER.joinpath(name).write_bytes(await page_user.browser.picture())


async def main() -> None:
    """Play a little, and take pictures of it."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(_env_file=None, database_url=f"sqlite:///{Path(folder) / 'pictures.db'}")
        simulated = Simulation(settings, rng=seeded(QUESTION))
        await simulated.start()
        await fill_board(simulated)
        async with simulated.preview(0) as preview, chromium(1200, 900) as browser:
            page_user = PageUser(browser)
            await page_user.enter(preview.url)
            await page_user.command("quiz")
            await page_user.sees(QUESTION)
            await page_user.reply(PARTLY)
            await page_user.sees("Partly right")
            await browser.click(button("Hint"))
            await page_user.sees("💡")
            await page_user.answer(RIGHT)
            await page_user.sees("Correct")
            await take(page_user, "quiz.png")
            await browser.click(button("End"))
            await page_user.sees("Quiz over")
            await page_user.command("leaderboard")
            await page_user.sees("Leaderboard")
            await take(page_user, "leaderboard.png")
        await simulated.close()


if __name__ == "__main__":
    asyncio.run(main())
