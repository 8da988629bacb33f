"""Makes pictures of the page.

`python -m tests.sandbox.pictures` makes those in docs/pictures/; `python -m tests.sandbox.pictures --all DIR` one of
everything that people see, in dark and light colours, on a desk and on a phone, for somebody to look at.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import random
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from bot import assets
from bot.config import ROOT, Settings
from bot.core.cards import Card, Deck
from bot.core.members import Person
from bot.sandbox.simulation import Simulation
from bot.sandbox.skipping import skip
from tests.sandbox.page_user import MESSAGES, PageUser, button, visit
from tests.sandbox.past import live_a_year

FOLDER = ROOT / "docs" / "pictures"
QUESTION = "What is A/B testing in ML?"
PARTLY = "you compare two versions of a model"
RIGHT = "comparing two models on real users' traffic to see which one does better"
WRONG = "a way to store data"
OTHERS = {"ben": (9, 110), "mod": (4, 46)}
"""Right answers and points from earlier."""
PICTURES = "[...document.querySelectorAll('.gallery-item img')]"
PICTURE = "document.querySelector('.gallery-item img')?.complete"
REST = 1.5
"""Seconds until the page has come to rest."""
DESK, PHONE = (1200, 900), (390, 844)
"""Pixels of the window."""
LOOKS = {
    f"{theme}-{place}": (theme, size)
    for theme in ("dark", "light")
    for place, size in (("desk", DESK), ("phone", PHONE))
}


def seeded(question: str) -> random.Random:
    """A random source with which a new server is asked this question first."""
    prompts = [card.prompt for deck in assets.load_decks() for card in deck.cards]
    wanted = prompts.index(question)
    seeds = itertools.count()
    return random.Random(next(s for s in seeds if random.Random(s).choice(range(len(prompts))) == wanted))


async def fill_board(simulated: Simulation) -> None:
    """Points of a study group that has met before."""
    guild = simulated.guild.id
    async with simulated.app.store.write() as tx:
        for name, (correct, points) in OTHERS.items():
            person = Person(simulated.people[name].id, guild, name.capitalize())
            await tx.members.saw(person)
            await tx.scores.add(guild, person.user_id, ["all"], points, correct)


NAMES = (
    "Bea",
    "田中さくら",
    "Zoë 🦊",
    "محمد",
    "Дмитрий",
    "김민준",
    "Nørgaard",
    "נועה",
    "Lucía",
    "สมชาย",
    "Ola",
)
"""Of a large study group: other alphabets must look as good."""


async def live_together(simulated: Simulation) -> None:
    """A year of Ana and of others."""
    rng, now, guild = random.Random(11), simulated.server.now(), simulated.guild.id
    async with simulated.acting():  # the page's time passes meanwhile
        members = [
            simulated.guild.add_member(simulated.server.create_user(f"member-{number}"))
            for number in range(len(NAMES))
        ]
    async with simulated.app.store.write() as tx:
        await live_a_year(tx, Person(simulated.people["ana"].id, guild, "Ana"), now, rng, diligence=0.7)
        for number, (member, name) in enumerate(zip(members, NAMES, strict=True)):
            person = Person(member.id, guild, name)
            await live_a_year(tx, person, now, rng, diligence=0.75 - number / 20)


@asynccontextmanager
async def new_server() -> AsyncIterator[tuple[Simulation, PageUser]]:
    """Ana on the page of a new server."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(database_url=f"sqlite:///{Path(folder) / 'pictures.db'}")
        simulated = Simulation(settings, rng=seeded(QUESTION))
        await simulated.start()
        await fill_board(simulated)
        async with visit(simulated) as ana:
            yield simulated, ana
        await simulated.close()


class Photographer:
    """Takes each scene in every look, into one folder."""

    def __init__(self, page_user: PageUser, folder: Path) -> None:
        self._page_user = page_user
        self._folder = folder
        self._count = 0

    async def take(self, name: str) -> None:
        """One scene: `01-question-dark-desk.png` and so on."""
        self._count += 1
        for look, (theme, size) in LOOKS.items():
            await self._page_user.browser.look(theme, *size)
            await shoot(self._page_user, self._folder / f"{self._count:02}-{name}-{look}.png")
        await self._page_user.browser.look("dark", *DESK)
        await asyncio.sleep(REST)


async def shoot(page_user: PageUser, file: Path) -> None:
    """One picture, once everything has come to rest."""
    await asyncio.sleep(REST)
    await asyncio.to_thread(file.write_bytes, await page_user.browser.picture())


async def for_the_docs(simulated: Simulation, page_user: PageUser) -> None:
    """The pictures in docs/pictures/."""
    await page_user.command("quiz")
    await page_user.sees(QUESTION)
    await page_user.reply(PARTLY)
    await page_user.sees("Partly right")
    await page_user.browser.click(button("Hint"))
    await page_user.sees("💡")
    await page_user.answer(RIGHT)
    await page_user.sees("Correct")
    await shoot(page_user, FOLDER / "quiz.png")
    await page_user.browser.click(button("End"))
    await page_user.sees("Quiz over")
    await live_together(simulated)
    await page_user.command("stats")
    await page_user.sees("How you are doing")
    await page_user.browser.click(button("📅 The year"))
    await page_user.browser.until(PICTURE)
    await shoot(page_user, FOLDER / "stats.png")
    await page_user.command("leaderboard")
    await page_user.sees("Leaderboard")
    await page_user.browser.click(button("🖼️ Picture"))
    await page_user.browser.until(f"{PICTURES}.length === 2 && {PICTURES}.at(-1).complete")
    await shoot(page_user, FOLDER / "leaderboard.png")
    await page_user.view_as("Mod")
    await page_user.command("recap now")
    await page_user.browser.until(f"{PICTURES}.length > 0 && {PICTURES}.at(-1).alt.includes('week')")
    await page_user.browser.until(f"{PICTURES}.at(-1).complete")
    await shoot(page_user, FOLDER / "recap.png")


async def of_statistics(simulated: Simulation, page_user: PageUser, folder: Path) -> None:
    """The pictures that the bot itself makes, as the page shows them."""
    await live_together(simulated)
    photographer = Photographer(page_user, folder)
    await page_user.command("stats")
    await page_user.sees("How you are doing")
    await photographer.take("stats")
    for label in ("📅 The year", "📊 Topics", "🧠 Memory"):
        await page_user.browser.click(button(label))
        await page_user.browser.until(PICTURE)
        await photographer.take(f"stats-{label.split()[-1].lower()}")
    said = await page_user.browser.value(f"{MESSAGES}.length")
    await page_user.command("leaderboard")
    await page_user.browser.until(f"{MESSAGES}.length > {said}")  # an older leaderboard stands above
    before = await page_user.browser.value(f"{PICTURES}.length")
    await page_user.browser.click(button("🖼️ Picture"))
    await page_user.browser.until(f"{PICTURES}.length > {before} && {PICTURES}.at(-1).complete")
    await photographer.take("leaderboard-picture")


async def of_a_server(simulated: Simulation, page_user: PageUser, folder: Path) -> None:
    """What managers set for all: a season, days off, and the recap of a week, after a year of answers."""
    photographer = Photographer(page_user, folder)
    await page_user.command("streak", rest="sat sun")
    await page_user.sees("Your days off")
    await photographer.take("days-off")
    await page_user.view_as("Mod")
    async with simulated.acting():
        await simulated.people["mod"].slash(simulated.channel, "season start", name="Winter Cup")
    await page_user.command("season show")
    await page_user.sees("Winter Cup")
    await photographer.take("season")
    await page_user.command("leaderboard")
    await page_user.sees("Winter Cup")
    await photographer.take("season-leaderboard")
    before = await page_user.browser.value(f"{PICTURES}.length")
    await page_user.command("recap now")
    await page_user.browser.until(f"{PICTURES}.length > {before} && {PICTURES}.at(-1).complete")
    await photographer.take("recap")


async def of_everything(simulated: Simulation, page_user: PageUser, folder: Path) -> None:
    """A picture of each thing that people see."""
    photographer = Photographer(page_user, folder)
    await _quiz(page_user, photographer)
    await _appeals(page_user, photographer)
    for command, heading in (("leaderboard", "Leaderboard"), ("streak", "streak"), ("settings", "Settings")):
        await page_user.command(command)
        await page_user.sees(heading)
        await photographer.take(command)
    await _daily(simulated, page_user, photographer)
    await _picker(simulated, page_user, photographer)


async def _quiz(page_user: PageUser, photographer: Photographer) -> None:
    browser = page_user.browser
    await page_user.command("quiz", questions="2", seconds="900")
    await page_user.sees(QUESTION)
    await photographer.take("question")
    await browser.click(button("Answer"))
    await browser.until("document.activeElement.matches('#modal-root textarea')")
    await photographer.take("answer-form")
    await browser.type(PARTLY)
    await browser.click("document.querySelector('#modal-root [type=submit]')")
    await page_user.sees("Partly right")
    await photographer.take("verdict")
    await page_user.view_as("Ben")
    await page_user.answer(WRONG)
    await page_user.sees("Not quite")
    before = await browser.value(f"{MESSAGES}.length")
    await browser.click(button("I was right"))
    await browser.until(f"{MESSAGES}.length > {before}")
    await page_user.view_as("Ana")
    await page_user.answer(RIGHT)
    await page_user.sees("Correct")
    await page_user.skip("Next event")
    await page_user.sees("Answer:")
    await photographer.take("reveal")
    await page_user.sees("Question 2 of 2")
    await browser.click(button("End"))
    await page_user.sees("Quiz over")
    await photographer.take("standings")


async def _appeals(page_user: PageUser, photographer: Photographer) -> None:
    await page_user.view_as("Mod")
    await page_user.command("appeals")
    await page_user.sees("Appeal #1")
    await photographer.take("appeals")
    await page_user.view_as("Ana")


async def _daily(simulated: Simulation, page_user: PageUser, photographer: Photographer) -> None:
    async with simulated.acting():
        await simulated.people["mod"].slash(
            simulated.channel, "daily setup", channel=simulated.channel, time="09:00"
        )
    async for _ in skip(simulated, timedelta(days=1)):
        pass
    await page_user.sees("Question of the day")
    await photographer.take("daily")


async def _picker(simulated: Simulation, page_user: PageUser, photographer: Photographer) -> None:
    squares = tuple(
        Card(f"square-{number}", f"What is {number} squared?", str(number**2)) for number in range(2, 9)
    )
    await simulated.app.services.decks.save((Deck("squares", "Squares", "", squares),), simulated.guild.id)
    await page_user.command("quiz")
    await page_user.sees("A question from it")
    await photographer.take("picker")


async def main() -> None:
    """Play a little, and take pictures of it."""
    parser = argparse.ArgumentParser(description="Make pictures of the sandbox's page.")
    parser.add_argument("--all", type=Path, metavar="DIR", help="a picture of everything, into this folder")
    folder: Path | None = parser.parse_args().all
    async with new_server() as (simulated, page_user):
        if folder is None:
            await for_the_docs(simulated, page_user)
        else:
            await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
            await of_everything(simulated, page_user, folder)
            await of_statistics(simulated, page_user, folder)
            await of_a_server(simulated, page_user, folder)


if __name__ == "__main__":
    asyncio.run(main())
