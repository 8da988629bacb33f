"""People who play at random, and the misfortunes that meet them."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from pathlib import Path

from tests.soak.database import Database
from tests.wire.commands import NotOfferedError
from tests.wire.people import NoAnswerError, Person, Shown
from tests.wire.play import WRONG, answer, right
from tests.wire.process import BotProcess
from tests.wire.standin import StandIn
from tests.wire.state import Channel, Message

ROUND_SECONDS = 20
PATH = "/channels/*/messages"
CALLBACK = "/interactions/*/*/callback"


class Players:
    """People in some channels of one server, the last of them a moderator."""

    def __init__(
        self, standin: StandIn, channels: list[Channel], people: list[Person], rng: random.Random
    ) -> None:
        self._standin, self._channels, self._people, self._rng = standin, channels, people, rng
        self.done: Counter[str] = Counter()
        """What people did, and how often nothing answered them."""

    async def play(self, person: Person) -> None:
        """Act again and again; an act that a fault spoils is one that its person sees fail."""
        while True:
            act = self._rng.choice(
                [self._start, self._answer, self._answer, self._answer, self._reply, self._button]
            )
            try:
                await act(person, self._rng.choice(self._channels))
                self.done[act.__name__.strip("_")] += 1
            except (NoAnswerError, NotOfferedError, TimeoutError):
                self.done["unanswered"] += 1
            await asyncio.sleep(self._rng.uniform(0.1, 0.6))

    def _question(self, channel: Channel) -> Message | None:
        """The newest question that shows its buttons."""
        shown = [post for post in self._standin.posts(channel) if "Answer" in post.labels]
        return shown[-1] if shown else None

    def _text(self, question: Message) -> str:
        full = right(question)
        half = " ".join(full.split()[: max(1, len(full.split()) // 2)])
        return self._rng.choice([full, full, half, WRONG])

    async def _start(self, person: Person, channel: Channel) -> None:
        if self._rng.random() < 0.2:
            await self._people[-1].slash(channel, "daily now")
        elif self._question(channel) is None or self._rng.random() < 0.3:
            await person.slash(channel, "quiz", questions=self._rng.randint(1, 4), seconds=ROUND_SECONDS)

    async def _answer(self, person: Person, channel: Channel) -> None:
        question = self._question(channel)
        if question is None:
            return
        verdict: Shown = await answer(person, question, self._text(question))
        appealed = [
            post for post in (verdict.message, *verdict.followups) if post and "I was right" in post.labels
        ]
        if appealed and self._rng.random() < 0.2:
            await person.click(appealed[-1], "I was right")

    async def _reply(self, person: Person, channel: Channel) -> None:
        question = self._question(channel)
        if question is not None:
            person.reply(question, self._text(question))

    async def _button(self, person: Person, channel: Channel) -> None:
        question = self._question(channel)
        label = self._rng.choice(["Hint", "Hint", "Hint", "Skip"])
        if question is not None and label in question.labels:
            who = self._people[-1] if label == "Skip" else person
            await who.click(question, label, settle=False)


class Trouble:
    """One misfortune at a time: Discord's, the network's, the database's, the process's own."""

    def __init__(self, standin: StandIn, directory: Path, database: Database, rng: random.Random) -> None:
        self._standin, self._directory, self._database, self._rng = standin, directory, database, rng
        self.bots: list[BotProcess] = []
        self.memory: list[tuple[int, int]] = []
        """For each process that ended: MiB in memory once it was connected, and at its end."""
        self.over = False
        """Strike no more; what is under way, such as a restart, comes to its end."""
        self._at_first = 0
        self.met: Counter[str] = Counter()

    async def begin(self) -> None:
        """Start the first process."""
        await self._start()

    async def strike(self) -> None:
        """Meet one after the other, with some seconds of peace between them."""
        common = [self._refusals, self._cuts, self._lock]
        kinds = [*common, *common, self._hang_up, self._gateway, self._kill, self._restart]
        while not self.over:
            await asyncio.sleep(self._rng.uniform(1, 4))
            kind = self._rng.choice(kinds)
            await kind()
            self.met[kind.__name__.strip("_")] += 1

    async def _refusals(self) -> None:
        path, effect = self._rng.choice([PATH, CALLBACK]), self._rng.random() < 0.5
        if self._rng.random() < 0.3:
            self._standin.faults.rate_limit("POST", PATH, self._rng.uniform(0.1, 1))
        else:
            self._standin.faults.fail("POST", path, self._rng.choice([500, 502]), effect=effect)

    async def _cuts(self) -> None:
        path, effect = self._rng.choice([PATH, CALLBACK]), self._rng.random() < 0.5
        self._standin.faults.cut("POST", path, effect=effect, reset=self._rng.random() < 0.5)

    async def _gateway(self) -> None:
        await self._standin.gateway.cut()
        await self._standin.gateway.connected()

    async def _lock(self) -> None:
        await self._database.hold(self._rng.uniform(0.5, 12))

    async def _hang_up(self) -> None:
        await self._database.hang_up()

    async def _kill(self) -> None:
        self._note()
        await self.bots[-1].kill()
        await self._start()

    async def _restart(self) -> None:
        await self.end()
        await self._start()

    async def _start(self) -> None:
        env, name = {"DATABASE_URL": self._database.url}, f"bot{len(self.bots)}"
        bot = await BotProcess.start(self._standin, self._directory, name=name, env=env)
        self.bots.append(bot)
        await bot.connected()
        self._at_first = bot.memory()

    async def end(self) -> None:
        """SIGTERM to the process; it leaves in good order, whatever is under way."""
        self._note()
        status = await self.bots[-1].terminate()
        assert status == 0, self.bots[-1].log[-4000:]

    def _note(self) -> None:
        self.memory.append((self._at_first, self.bots[-1].memory()))
