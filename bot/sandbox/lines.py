"""What a typed line means, before anything is done: a command, a reply, plain text, or a word to the terminal."""

from __future__ import annotations

import re

from msgspec import Struct, field

_OPTION_START = re.compile(r"(?:^|\s)[\w-]+:(?=\S|\s|$)")
_OPTION = re.compile(
    r"""\s*(?P<name>[\w-]+):\s*
    (?: "(?P<quoted>(?:[^"\\]|\\.)*)"(?=\s|$)    # "with spaces"
      | (?P<bare>(?:(?!\s+[\w-]+:)[^"])*) )      # or up to the next option
    """,
    re.VERBOSE,
)


class WrongLine(Exception):
    """The line cannot be done; the message says why, and what can."""


class Slash(Struct, frozen=True):
    """`/command option:value`: the words of the command, and the options as they were typed."""

    words: tuple[str, ...]
    options: dict[str, str] = field(default_factory=dict)


class Reply(Struct, frozen=True):
    """`> text`: a reply to the open question."""

    text: str


class Say(Struct, frozen=True):
    """Plain text: a message in the channel."""

    text: str


class Control(Struct, frozen=True):
    """`:word argument`: said to the terminal, not to the bot."""

    word: str
    argument: str


Line = Slash | Reply | Say | Control


def read(line: str) -> Line | None:
    """The line's meaning, None for an empty one; WrongLine when it starts like a command and is none."""
    text = line.strip()
    if not text:
        return None
    if text[0] == ":":
        word, _, argument = text[1:].partition(" ")
        return Control(word.casefold(), argument.strip())
    if text[0] == ">":
        return Reply(text[1:].strip())
    if text[0] == "/":
        return read_slash(text)
    return Say(text)


def read_slash(text: str) -> Slash:
    """`/command sub option:value option:"two words"`; a value without quotes ends at the next option."""
    text = text.removeprefix("/").strip()
    first = _OPTION_START.search(text)
    words = tuple((text[: first.start()] if first else text).split())
    if not words:
        raise WrongLine("A command has a name, as in /quiz. /help tells which there are.")
    return Slash(words, _options(text[first.start() :]) if first else {})


def _options(text: str) -> dict[str, str]:
    options: dict[str, str] = {}
    position = 0
    while position < len(text.rstrip()):
        match = _OPTION.match(text, position)
        if match is None or match.end() == position:
            raise WrongLine(
                f'I cannot read “{text[position:].strip()}”. Write option:value, or option:"two words".'
            )
        if match["name"] in options:
            raise WrongLine(f"“{match['name']}” is given twice.")
        quoted = match["quoted"]
        value = match["bare"].strip() if quoted is None else re.sub(r"\\(.)", r"\1", quoted)
        options[match["name"]] = value
        position = match.end()
    return options
