"""Typed options for a slash command, checked against what the bot declares, as Discord's client would."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from typing import Any

from discord import AppCommandOptionType as Kind
from discord import app_commands
from msgspec import Struct, field

from bot.sandbox import files
from bot.sandbox.lines import WrongLine

Command = app_commands.Command[Any, ..., Any]

_YES, _NO = {"true", "yes", "on", "1"}, {"false", "no", "off", "0"}


class Named(Struct, frozen=True):
    """People, roles and channels, as simcord knows them, by the names that a person types."""

    people: Mapping[str, Any] = field(default_factory=dict)
    roles: Mapping[str, Any] = field(default_factory=dict)
    channels: Mapping[str, Any] = field(default_factory=dict)

    def find(self, what: str, text: str, kind: Kind | None = None) -> Any:
        """Who or what is meant by `@Ana`, `@Moderators` or `#quiz`; WrongLine tells whom there is."""
        channels = {f"#{name}": handle for name, handle in self.channels.items()}
        people = {f"@{name.capitalize()}": handle for name, handle in self.people.items()}
        roles = {f"@{name}": handle for name, handle in self.roles.items()}
        offered: dict[str, Any] = {
            Kind.channel: channels,
            Kind.user: people,
            Kind.role: roles,
            Kind.mentionable: people | roles,
        }.get(kind or Kind.string, channels | people | roles)
        wanted = text.strip().lstrip("@#").casefold()
        for name, handle in offered.items():
            if wanted == name[1:].casefold():
                return handle
        raise WrongLine(f"{what} is one of {', '.join(offered)}; not “{text}”.")


def picked(what: str, offered: Sequence[tuple[str, str]], text: str) -> list[str]:
    """The values chosen by number or by label, several with commas; `offered` are pairs of label and value."""
    chosen = []
    whole = [value for label, value in offered if label.casefold() == text.strip().casefold()]
    for word in [] if whole else text.split(","):
        wanted = word.strip().casefold()
        numbered = {str(number): value for number, (_, value) in enumerate(offered, 1)}
        labelled = {label.casefold(): value for label, value in offered}
        if wanted not in numbered | labelled:
            names = ", ".join(f"{number} {label}" for number, (label, _) in enumerate(offered, 1))
            raise WrongLine(f"{what} is one of {names}; not “{word.strip()}”.")
        chosen.append((numbered | labelled)[wanted])
    return whole or chosen


def yes_or_no(what: str, text: str) -> bool:
    """What was said; WrongLine when it was neither."""
    if text.casefold() not in _YES | _NO:
        raise WrongLine(f"{what} is yes or no, not “{text}”.")
    return text.casefold() in _YES


def find(tree: app_commands.CommandTree[Any], words: Sequence[str]) -> Command:
    """The command that the words name; WrongLine with the nearest one when there is none."""
    known = _leaves(tree.get_commands())
    wanted = " ".join(words)
    if wanted in known:
        return known[wanted]
    if words[0] in known:
        options = ", ".join(f"{parameter.display_name}:" for parameter in known[words[0]].parameters)
        hint = f"Its options are {options}" if options else "It takes no options"
        raise WrongLine(f"/{words[0]} does not understand “{' '.join(words[1:])}”. {hint}.")
    below = [name for name in known if name.startswith(f"{wanted} ")]
    if below:
        raise WrongLine(f"/{wanted} goes on: {_named(below)}.")
    near = difflib.get_close_matches(wanted, known, n=1)
    offer = f"Did you mean /{near[0]}?" if near else f"There are {_named(sorted(known))}."
    raise WrongLine(f"There is no /{wanted}. {offer}")


def _named(names: Sequence[str]) -> str:
    return ", ".join(f"/{name}" for name in names)


def _leaves(commands: Sequence[Any]) -> dict[str, Command]:
    leaves: dict[str, Command] = {}
    for command in commands:
        if isinstance(command, app_commands.Group):
            leaves |= _leaves(command.commands)
        elif isinstance(command, app_commands.Command):
            leaves[command.qualified_name] = command
    return leaves


def typed(
    command: Command, given: Mapping[str, str], named: Named, *, unfinished: bool = False
) -> dict[str, Any]:
    """The options with the types that the command wants; WrongLine names the first wrong one, or one that is missing.

    `unfinished`: some are still to be typed.
    """
    declared = {parameter.display_name: parameter for parameter in command.parameters}
    for name in given:
        if name not in declared:
            has = f"It has {', '.join(declared)}" if declared else "It has none"
            raise WrongLine(f"/{command.qualified_name} has no option “{name}”. {has}.")
    for name, parameter in declared.items():
        if parameter.required and name not in given and not unfinished:
            raise WrongLine(f"/{command.qualified_name} needs {name}: {parameter.description}")
    return {name: _value(declared[name], value, named) for name, value in given.items()}


def _value(parameter: app_commands.Parameter, text: str, named: Named) -> Any:
    if parameter.choices:
        return _choice(parameter, text)
    if parameter.type is Kind.string:
        return text
    if parameter.type is Kind.boolean:
        return yes_or_no(parameter.display_name, text)
    if parameter.type in (Kind.integer, Kind.number):
        return _number(parameter, text)
    if parameter.type is Kind.attachment:
        return files.read(text)
    return named.find(parameter.display_name, text, parameter.type)


def _choice(parameter: app_commands.Parameter, text: str) -> Any:
    for choice in parameter.choices:
        if text.casefold() in (choice.name.casefold(), str(choice.value).casefold()):
            return choice.value
    names = ", ".join(choice.name for choice in parameter.choices)
    raise WrongLine(f"{parameter.display_name} is one of {names}; not “{text}”.")


def _number(parameter: app_commands.Parameter, text: str) -> int | float:
    whole = parameter.type is Kind.integer
    try:
        value = int(text) if whole else float(text)
    except ValueError:
        kind = "a whole number" if whole else "a number"
        raise WrongLine(f"{parameter.display_name} is {kind}, not “{text}”.") from None
    low, high = parameter.min_value, parameter.max_value
    if (low is not None and value < low) or (high is not None and value > high):
        raise WrongLine(f"{parameter.display_name} goes from {low} to {high}; {text} is outside.")
    return value
