"""What a person at the terminal can do, as the people of a Discord server do it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import discord
from simcord.actors import MemberActor
from simcord.results import InteractionResult

from bot.sandbox import options
from bot.sandbox.chat import Chat
from bot.sandbox.form import Form
from bot.sandbox.layout import buttons, choices, menus
from bot.sandbox.lines import Slash, WrongLine
from bot.sandbox.simulation import Simulation

ANSWER = "Answer"
"""The button by which an open question is known."""
MAX_MESSAGE = 2_000
"""Characters (Discord's limit)."""
UNANSWERED = "The bot did not answer: Discord would show “The application did not respond”."
THINKING = "The bot did not answer: Discord would show “Cuecard is thinking…” and nothing more."


class Unanswered(Exception):
    """The bot let an interaction pass without a word: a fault of the bot."""


class TerminalUser:
    """Who acts at the terminal: any of the server's people, one at a time, in one channel at a time."""

    def __init__(self, simulation: Simulation, chat: Chat, name: str) -> None:
        self._simulation = simulation
        self._chat = chat
        self.name = name
        self.channel = simulation.channel
        """Where commands and messages go."""
        self._forms: dict[str, Form] = {}

    @property
    def person(self) -> MemberActor:
        """Who acts now."""
        return self._simulation.people[self.name]

    @property
    def named(self) -> options.Named:
        """Whom and what there is to name, with the threads that there are by now."""
        return options.Named(self._simulation.people, self._simulation.roles, self._simulation.channels)

    def change(self, name: str) -> None:
        """Someone else acts from now on; WrongLine when nobody has that name."""
        wanted = name.removeprefix("@").casefold()
        if wanted not in self._simulation.people:
            raise WrongLine(f"Nobody here is called “{name}”: {', '.join(self._simulation.people)}.")
        self.name = wanted

    def go(self, name: str) -> None:
        """Act in another channel from now on; WrongLine when there is none of that name."""
        self.channel = self.named.find("A channel", name, discord.AppCommandOptionType.channel)

    async def slash(self, line: Slash) -> None:
        """Run a slash command. An open form is closed."""
        command = options.find(self._simulation.app.client.tree, line.words)
        given = options.typed(command, line.options, self.named)
        self._forms.pop(self.name, None)
        async with self._simulation.acting():
            given = await self._picked(command, given)
            result = await self.person.slash(self.channel, command.qualified_name, **given)
        self._heed(result, self.person)

    async def _picked(self, command: options.Command, given: dict[str, Any]) -> dict[str, Any]:
        """The options, as if who typed the name of something on offer had picked it: then its value is sent."""
        picked = dict(given)
        for parameter in command.parameters:
            text = given.get(parameter.display_name)
            if parameter.autocomplete and isinstance(text, str):
                others = {name: value for name, value in given.items() if name != parameter.display_name}
                offered = await self.person.autocomplete(
                    self.channel, command.qualified_name, parameter.display_name, text[:100], **others
                )
                meant = [choice["value"] for choice in offered if _names(choice, text)]
                picked[parameter.display_name] = meant[0] if meant else text
        return picked

    async def complete(self, line: Slash) -> list[str]:
        """What the bot offers for the last option of a command that is being typed."""
        command = options.find(self._simulation.app.client.tree, line.words)
        if not line.options:
            raise WrongLine("Name the option too, as in  :complete /quiz topic:model")
        *filled, (name, value) = line.options.items()
        offering = [p.display_name for p in command.parameters if p.autocomplete]
        if name not in offering:
            has = f"It does for {', '.join(offering)}" if offering else "It never does"
            raise WrongLine(f"/{command.qualified_name} offers nothing for “{name}”. {has}.")
        others = options.typed(command, dict(filled), self.named, unfinished=True)
        async with self._simulation.acting():
            offered = await self.person.autocomplete(
                self.channel, command.qualified_name, name, value, **others
            )
        return [_offer(choice) for choice in offered]

    async def say(self, text: str) -> None:
        """Write a message in the channel."""
        _check_length(text)
        async with self._simulation.acting():
            await self.person.send(self.channel, text)

    async def tell(self, text: str) -> None:
        """Write to the bot alone."""
        if not text:
            raise WrongLine("Write your message after :dm.")
        if text.startswith("/"):
            raise WrongLine(
                "Commands are for channels here; :dm sends a message, as a reply to the bot would be."
            )
        _check_length(text)
        async with self._simulation.acting():
            await self.person.user.send_dm(text)

    async def reply(self, text: str) -> None:
        """Reply to the open question."""
        question = self._newest(lambda m: m.guild is not None and any(_same(b, ANSWER) for b in buttons(m)))
        if question is None:
            raise WrongLine("No question is open. /quiz starts a quiz.")
        if not text:
            raise WrongLine("Write your answer after the >.")
        _check_length(text)
        async with self._simulation.acting():
            channels = self._simulation.channels.values()
            where = next(channel for channel in channels if channel.id == question.channel.id)
            await self.person.send(where, text, reply_to=question)

    async def press(self, which: str) -> int:
        """Press a button, by its label or number, of the newest message that has it; gives back the message's id.

        An open form is closed.
        """
        message = self._newest(lambda m: _find(m, which) is not None)
        button = _find(message, which) if message is not None else None
        if message is None or button is None:
            raise WrongLine(self._no_button(which))
        if button.disabled:
            raise WrongLine(f"“{button.label}” cannot be pressed now.")
        self._forms.pop(self.name, None)
        actor = self._actor(message)
        async with self._simulation.acting():
            result = await actor.click(message, custom_id=button.custom_id)
        self._heed(result, actor, message)
        return message.id

    async def choose(self, text: str) -> int:
        """Choose in the newest message with a menu, by number or label; gives back the message's id."""
        message = self._newest(lambda m: bool(menus(m)))
        if message is None:
            raise WrongLine("No message has a menu now.")
        menu, values = self._chosen(message, text)
        actor = self._actor(message)
        async with self._simulation.acting():
            result = await actor.select(message, values, custom_id=menu.custom_id)
        self._heed(result, actor, message)
        return message.id

    def _chosen(self, message: discord.Message, text: str) -> tuple[discord.SelectMenu, list[Any]]:
        offered = choices(message)
        if not offered:
            menu = menus(message)[0]
            return menu, [self.named.find("It", word) for word in text.replace(",", " ").split()]
        numbered = [(option.label, str(number)) for number, (_, option) in enumerate(offered)]
        found = [offered[int(number)] for number in options.picked("It", numbered, text)]
        if any(menu is not found[0][0] for menu, _ in found):
            raise WrongLine("Choose from one menu at a time.")
        return found[0][0], [option.value for _, option in found]

    async def fill(self, text: str) -> int | None:
        """Send the open form; several fields are separated by `|`. As `send_form`."""
        form = self.open_form()
        form.fill(text, self.named)
        return await self.send_form()

    async def send_form(self) -> int | None:
        """Send the open form as it stands; the id of the private message that it was opened from, if any."""
        form = self.open_form()
        values = form.values()
        async with self._simulation.acting():
            result = await form.actor.submit_modal(form.result, values)
        del self._forms[self.name]
        self._heed(result, form.actor)
        return form.opened_from

    def set_field(self, text: str) -> None:
        """Put a text into one field of the open form: `2 new text`, or `"Hint" new text`."""
        which, _, value = text.partition(" ")
        self.open_form().put(which, value.strip(), self.named)

    @property
    def form(self) -> Form | None:
        """The form that is open before this person."""
        return self._forms.get(self.name)

    def open_form(self) -> Form:
        """The form that is open; WrongLine when none is."""
        if self.form is None:
            raise WrongLine("No form is open. :press Answer opens one.")
        return self.form

    def _actor(self, message: discord.Message) -> Any:
        """The person where the message is: simcord knows them by another name in direct messages."""
        return self.person.user if message.guild is None else self.person

    def _heed(self, result: InteractionResult, actor: Any, source: discord.Message | None = None) -> None:
        if not result.acknowledged:
            raise Unanswered(UNANSWERED)
        if result.response is not None and result.response.flags.loading:
            raise Unanswered(THINKING)
        if result.modal is not None:
            private = source is not None and (source.flags.ephemeral or source.guild is None)
            self._forms[self.name] = Form(result, actor, source.id if source and private else None)

    def _newest(self, fits: Callable[[discord.Message], bool]) -> discord.Message | None:
        return next(filter(fits, self._chat.newest(self.person)), None)

    def _no_button(self, label: str) -> str:
        labels = [b.label for m in self._chat.newest(self.person) for b in buttons(m) if b.label]
        there = f"There is {', '.join(dict.fromkeys(labels))}" if labels else "There is none now"
        return f"No message has a button “{label}”. {there}." if label else f"Which button? {there}."


def _check_length(text: str) -> None:
    if len(text) > MAX_MESSAGE:
        raise WrongLine(f"A message has up to {MAX_MESSAGE:,} characters on Discord; this has {len(text):,}.")


def _find(message: discord.Message, which: str) -> discord.Button | None:
    """The message's button with that label, or of that number."""
    found = buttons(message)
    named = next((button for button in found if _same(button, which)), None)
    if named is None and which.isdecimal() and 0 < int(which) <= len(found):
        return found[int(which) - 1]
    return named


def _same(button: discord.Button, label: str) -> bool:
    return bool(label) and _words(button.label or "") == _words(label)


def _words(label: str) -> str:
    """Without signs: `Next ▶` can be typed as `next`."""
    return " ".join(re.sub(r"[^\w\s]", " ", label).casefold().split())


def _names(choice: dict[str, Any], text: str) -> bool:
    name, wanted = str(choice["name"]).casefold(), text.strip().casefold()
    return name == wanted or name.endswith(f": {wanted}")


def _offer(choice: dict[str, Any]) -> str:
    name, value = choice["name"], choice["value"]
    return str(name) if name == value else f"{name}  (value {value})"
