"""The sandbox in a terminal: a chat log to read, and lines to type or to pipe in."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from pathlib import Path

from bot.formats.load import Loaded
from bot.sandbox.chat import Chat
from bot.sandbox.console import Console, kept_terminal
from bot.sandbox.greeting import how_to_play
from bot.sandbox.lines import Line, Reply, Say, Slash, WrongLine, read, read_slash
from bot.sandbox.markup import Markup, Style
from bot.sandbox.session import simulation
from bot.sandbox.simulation import MODERATOR, PEOPLE, TICK, NotPermitted, Simulation
from bot.sandbox.skipping import LONGEST, skip
from bot.sandbox.terminal_user import TerminalUser, Unanswered
from bot.signals import stop_signals

HELP = """\
/command option:value    run a slash command; a value with spaces may stand in "quotes", a person is @Ana,
                         a channel #quiz, a file its path on this machine
> text                   reply to the open question
text                     write in the channel
:press BUTTON            press a button of the newest message that has it, by its name or number:  :press 2
:choose NUMBER           choose from the newest menu; several with commas
:fill text               fill in and send the form that a button or a command opened
:set NUMBER text         fill in one field of the form and keep the others; \\n is a new line
:form, :send             show the form again; send it
:complete /command o:te  what the bot offers for an option
:as NAME                 go on as someone else: ana, ben, or mod (a moderator)
:go CHANNEL              go on in another channel or thread: quiz, general, Quiz: MLOps
:dm text                 write to the bot alone
:wait                    let time pass at once, until the bot does something by itself
:wait TIME               let time pass at once: 30 (seconds), 15m, 2h, 1d
:messages                show the newest messages again
:who                     who is here
:quit                    leave (as does the end of the input)"""
RECENT = 20
UNITS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86_400}
"""Seconds."""
RESTLESS = "The bot did not come to rest; what it was doing may be half done."

log = logging.getLogger(__name__)


class Errors(logging.Handler):
    """Counts what the bot reports as its own fault."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.count = 0

    def emit(self, _record: logging.LogRecord) -> None:
        """Count one."""
        self.count += 1


class Terminal:
    """Reads lines, does them, and prints what a member would see."""

    def __init__(self, simulated: Simulation, console: Console) -> None:
        self._simulation = simulated
        self._console = console
        self._style = Style(console.colours)
        self._names = {person.id: f"@{name.capitalize()}" for name, person in simulated.people.items()}
        self._names |= {role.id: f"@{name}" for name, role in simulated.roles.items()}
        self._markup = Markup(self._style, self._names)
        self._learn_channels()
        self._chat = Chat(simulated, self._markup, console.width)
        self._user = TerminalUser(simulated, self._chat, PEOPLE[0])
        self.failed = False
        """Whether the bot itself failed."""
        self._controls: dict[str, Callable[[str], Awaitable[None]]] = {
            "press": self._press,
            "choose": self._choose,
            "fill": self._fill,
            "set": self._set,
            "form": self._show_form,
            "send": self._send,
            "complete": self._complete,
            "as": self._as,
            "go": self._go,
            "dm": self._tell,
            "wait": self._wait,
            "messages": self._messages,
            "who": self._who,
            "help": self._help,
        }

    async def run(self, decks: Sequence[Loaded] = ()) -> None:
        """Obey lines until there are no more; `decks` are those that were brought along."""
        self._welcome(how_to_play([loaded.deck for loaded in decks]))
        while (text := await self._console.line(self._prompt())) is not None:
            if text.strip().casefold() == ":quit":
                break
            await self.obey(text)
            self.show_news()
        self.show_news()

    async def obey(self, text: str) -> None:
        """Do what one line says; a wrong one is answered and forgotten."""
        try:
            line = read(text)
            if line is not None:
                await self._do(line)
        except (WrongLine, NotPermitted, Unanswered) as error:
            self._write(f"! {error}")
            self.failed |= isinstance(error, Unanswered)
        except TimeoutError:
            self._write(f"! {RESTLESS}")
            self.failed = True

    async def _do(self, line: Line) -> None:
        if isinstance(line, Slash):
            await self._user.slash(line)
            self._show_open_form()
        elif isinstance(line, Reply):
            await self._user.reply(line.text)
        elif isinstance(line, Say):
            await self._user.say(line.text)
        elif line.word in self._controls:
            await self._controls[line.word](line.argument)
        else:
            raise WrongLine(f"There is no :{line.word}. :help shows what there is.")

    async def keep_time(self) -> None:
        """Let time pass, and show what comes by itself."""
        pause = TICK
        while True:
            await asyncio.sleep(pause)
            try:
                pause = TICK if await self._simulation.keep_time() else 0
            except TimeoutError:
                self._write(f"! {RESTLESS}")
                self.failed = True
            self.show_news()

    def _learn_channels(self) -> None:
        """Know the names of channels, and of threads that were begun meanwhile."""
        self._names |= {channel.id: f"#{name}" for name, channel in self._simulation.channels.items()}

    def show_news(self, again: int | None = None) -> None:
        """Print messages that are new to this terminal, and `again` if it changed."""
        self._learn_channels()
        for block in self._chat.news(self._user.person, again=again):
            self._write(block)

    @property
    def _display_name(self) -> str:
        return self._user.name.capitalize()

    def _prompt(self) -> str:
        elsewhere = self._user.channel is not self._simulation.channel
        return f"{self._display_name}{f' #{self._user.channel.name}' if elsewhere else ''} ▸ "

    def _write(self, block: str) -> None:
        self._console.write(f"{block}\n")

    def _welcome(self, how: str) -> None:
        if self._console.interactive:
            place = f"{self._simulation.guild.name} · #{self._user.channel.name}"
            others = " and ".join(n.capitalize() for n in self._simulation.people if n != self._user.name)
            self._write(
                f"{self._style.bold(place)}, on a simulated Discord. "
                f"You are {self._display_name}; {others} are here too.\n"
                f"{how or '/quiz starts a quiz.'}\n"
                "> answers a question, :help shows the rest."
            )

    async def _press(self, which: str) -> None:
        self._opened(await self._user.press(which))

    async def _choose(self, text: str) -> None:
        self._opened(await self._user.choose(text))

    def _opened(self, message_id: int) -> None:
        """Show what a button or a menu of the message brought."""
        self._show_open_form()
        self.show_news(again=message_id)

    async def _fill(self, text: str) -> None:
        self._sent(await self._user.fill(text))

    def _sent(self, message_id: int | None) -> None:
        """Show what became of the private message that the form was opened from."""
        if message_id is not None:
            self.show_news(again=message_id)

    async def _set(self, text: str) -> None:
        self._user.set_field(text)
        await self._show_form("")

    async def _send(self, _argument: str) -> None:
        self._sent(await self._user.send_form())

    async def _show_form(self, _argument: str) -> None:
        self._user.open_form()  # or says that there is none
        self._show_open_form()

    def _show_open_form(self) -> None:
        if self._user.form is not None:
            lines = self._user.form.lines(self._markup, self._simulation.server.now())
            self._write("\n".join(lines))

    async def _complete(self, text: str) -> None:
        choices = await self._user.complete(read_slash(text))
        self._write("\n".join(choices) if choices else "(nothing is offered)")

    async def _as(self, name: str) -> None:
        self._user.change(name)

    async def _go(self, name: str) -> None:
        self._user.go(name)

    async def _tell(self, text: str) -> None:
        await self._user.tell(text)

    async def _wait(self, text: str) -> None:
        async for said in skip(self._simulation, _time(text) if text else None):
            self.show_news()
            if said:
                self._write(self._style.dim(f"({said})"))

    async def _messages(self, _argument: str) -> None:
        blocks = self._chat.recent(self._user.person, RECENT)
        self._write("\n\n".join(blocks) if blocks else "(no messages yet)")

    async def _who(self, _argument: str) -> None:
        for name in self._simulation.people:
            role = ", moderator" if name == MODERATOR else ""
            you = "  ← you" if name == self._user.name else ""
            self._console.write(f"{name.capitalize()}{role}{you}")
        self._write("Cuecard, the bot")

    async def _help(self, _argument: str) -> None:
        self._write(HELP)


def _time(text: str) -> timedelta:
    """`90`, `15m`, `2h`, `1d`; WrongLine for anything else."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([smhd]?)", text.casefold())
    seconds = float(found[1]) * UNITS[found[2]] if found else 0
    if not 0 < seconds <= LONGEST.total_seconds():
        raise WrongLine(
            f":wait takes seconds, or 15m, 2h, 1d; up to {LONGEST.days} days. Alone it waits for news."
        )
    return timedelta(seconds=seconds)


async def chat(database: Path | None, decks: Sequence[Loaded] = ()) -> int:
    """Serve the terminal until its input ends or a signal comes; 1 when the bot itself failed, else 0."""
    errors = Errors()
    with stop_signals() as stop, kept_terminal():
        async with simulation(database, decks) as simulated:
            logging.getLogger().addHandler(errors)
            console = Console()
            terminal = Terminal(simulated, console)
            tasks = [
                asyncio.create_task(work)
                for work in (terminal.run(decks), terminal.keep_time(), _until(stop))
            ]
            try:
                done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    task.result()
            finally:
                async with simulated.turn:  # what is under way comes to its end first
                    for task in tasks:
                        task.cancel()
                await asyncio.wait(tasks)
                logging.getLogger().removeHandler(errors)
            console.leave()
            failures = simulated.failures()
    for failure in failures:
        log.error("the bot failed", exc_info=failure)
    return int(terminal.failed or bool(failures) or errors.count > 0)


async def _until(stop: asyncio.Event) -> None:
    await stop.wait()
