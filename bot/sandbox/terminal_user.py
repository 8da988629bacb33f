"""What a person at the terminal can do in the channel, as the people of a Discord server do it."""

from __future__ import annotations

import re
from typing import Any

import discord
from simcord.actors import MemberActor
from simcord.results import InteractionResult

from bot.core.wording import plural
from bot.sandbox import options
from bot.sandbox.chat import Chat, buttons, form_fields
from bot.sandbox.lines import Slash, WrongLine
from bot.sandbox.simulation import Simulation

ANSWER = "Answer"
"""The button by which an open question is known."""
MAX_MESSAGE, MAX_FIELD = 2_000, 4_000
"""Characters (Discord's limits)."""
UNANSWERED = "The bot did not answer: Discord would show “The application did not respond”."


class Unanswered(Exception):
    """The bot let an interaction pass without a word: a fault of the bot."""


class TerminalUser:
    """Who acts at the terminal: any of the server's people, one at a time."""

    def __init__(self, simulation: Simulation, chat: Chat, name: str) -> None:
        self._simulation = simulation
        self._chat = chat
        self.name = name
        self._forms: dict[str, InteractionResult] = {}

    @property
    def person(self) -> MemberActor:
        """Who acts now."""
        return self._simulation.people[self.name]

    def change(self, name: str) -> None:
        """Someone else acts from now on; WrongLine when nobody has that name."""
        if name.casefold() not in self._simulation.people:
            raise WrongLine(f"Nobody here is called “{name}”: {', '.join(self._simulation.people)}.")
        self.name = name.casefold()

    async def slash(self, line: Slash) -> None:
        """Run a slash command."""
        command = options.find(self._simulation.app.client.tree, line.words)
        given = options.typed(command, line.options)
        async with self._simulation.acting():
            result = await self.person.slash(self._simulation.channel, command.qualified_name, **given)
        self._heed(result)

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
        others = options.typed(command, dict(filled))
        async with self._simulation.acting():
            choices = await self.person.autocomplete(
                self._simulation.channel, command.qualified_name, name, value, **others
            )
        return [_choice(choice) for choice in choices]

    async def say(self, text: str) -> None:
        """Write a message in the channel."""
        _check_length("A message", text, MAX_MESSAGE)
        async with self._simulation.acting():
            await self.person.send(self._simulation.channel, text)

    async def reply(self, text: str) -> None:
        """Reply to the open question."""
        question = self._newest(ANSWER)
        if question is None:
            raise WrongLine("No question is open. /quiz starts a quiz.")
        if not text:
            raise WrongLine("Write your answer after the >.")
        _check_length("A message", text, MAX_MESSAGE)
        async with self._simulation.acting():
            await self.person.send(self._simulation.channel, text, reply_to=question)

    async def press(self, label: str) -> int:
        """Press a button of the newest message that has it; gives back the message's id. An open form is closed."""
        message = self._newest(label)
        if message is None:
            raise WrongLine(self._no_button(label))
        button = next(b for b in buttons(message) if _same(b, label))
        if button.disabled:
            raise WrongLine(f"“{button.label}” cannot be pressed now.")
        self._forms.pop(self.name, None)
        async with self._simulation.acting():
            result = await self.person.click(message, custom_id=button.custom_id)
        self._heed(result)
        return message.id

    async def fill(self, text: str) -> None:
        """Send the open form; several fields are separated by `|`."""
        if self.form is None:
            raise WrongLine("No form is open. :press Answer opens one.")
        fields = form_fields(self.form)
        texts = [part.strip() for part in text.split("|")] if len(fields) > 1 else [text]
        if len(texts) != len(fields):
            raise WrongLine(f"The form has {plural(len(fields), 'field')}: separate their texts with |.")
        for field, value in zip(fields, texts, strict=True):
            _check_field(field, value)
        values = {field["custom_id"]: value for field, value in zip(fields, texts, strict=True)}
        async with self._simulation.acting():
            result = await self.person.submit_modal(self._forms[self.name], values)
        del self._forms[self.name]
        self._heed(result)

    @property
    def form(self) -> dict[str, Any] | None:
        """The form that is open before this person."""
        shown = self._forms.get(self.name)
        return shown.modal if shown else None

    def _heed(self, result: InteractionResult) -> None:
        if not result.acknowledged:
            raise Unanswered(UNANSWERED)
        if result.modal is not None:
            self._forms[self.name] = result

    def _newest(self, label: str) -> discord.Message | None:
        messages = self._chat.newest(self.person)
        return next((m for m in messages if any(_same(b, label) for b in buttons(m))), None)

    def _no_button(self, label: str) -> str:
        labels = [b.label for m in self._chat.newest(self.person) for b in buttons(m) if b.label]
        there = f"There is {', '.join(dict.fromkeys(labels))}" if labels else "There is none now"
        return f"No message has a button “{label}”. {there}." if label else f"Which button? {there}."


def _check_field(field: dict[str, Any], text: str) -> None:
    if field.get("required", True) and not text:
        raise WrongLine(f"“{field['label']}” cannot be empty.")
    _check_length(f"“{field['label']}”", text, field.get("max_length", MAX_FIELD))


def _check_length(what: str, text: str, limit: int) -> None:
    if len(text) > limit:
        raise WrongLine(f"{what} has up to {limit:,} characters on Discord; this has {len(text):,}.")


def _same(button: discord.Button, label: str) -> bool:
    return bool(label) and _words(button.label or "") == _words(label)


def _words(label: str) -> str:
    """Without signs: `Next ▶` can be typed as `next`."""
    return " ".join(re.sub(r"[^\w\s]", " ", label).casefold().split())


def _choice(choice: dict[str, Any]) -> str:
    name, value = choice["name"], choice["value"]
    return str(name) if name == value else f"{name}  (value {value})"
