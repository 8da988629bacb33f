"""Typed options for a slash command, checked against what the bot declares, as Discord's client would."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from typing import Any

from discord import AppCommandOptionType as Kind
from discord import app_commands

from bot.sandbox.lines import WrongLine

Command = app_commands.Command[Any, ..., Any]

_YES, _NO = {"true", "yes", "on", "1"}, {"false", "no", "off", "0"}


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


def typed(command: Command, given: Mapping[str, str]) -> dict[str, Any]:
    """The options with the types that the command wants; WrongLine names the first wrong one."""
    declared = {parameter.display_name: parameter for parameter in command.parameters}
    for name in given:
        if name not in declared:
            has = f"It has {', '.join(declared)}" if declared else "It has none"
            raise WrongLine(f"/{command.qualified_name} has no option “{name}”. {has}.")
    for name, parameter in declared.items():
        if parameter.required and name not in given:
            raise WrongLine(f"/{command.qualified_name} needs {name}: {parameter.description}")
    return {name: _value(declared[name], value) for name, value in given.items()}


def _value(parameter: app_commands.Parameter, text: str) -> Any:
    if parameter.choices:
        return _choice(parameter, text)
    if parameter.type is Kind.string:
        return text
    if parameter.type is Kind.boolean:
        if text.casefold() not in _YES | _NO:
            raise WrongLine(f"{parameter.display_name} is yes or no, not “{text}”.")
        return text.casefold() in _YES
    if parameter.type in (Kind.integer, Kind.number):
        return _number(parameter, text)
    raise WrongLine(f"{parameter.display_name} ({parameter.type.name}) can only be filled in on the page.")


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
