"""`.env`: what an operator wrote into it, and what is wrong with that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import StringIO
from pathlib import Path

from bot.errors import ConfigError

_SLIP = 0.8
"""How alike two names are, from 0 to 1, of which one is taken for a slip of the other."""


def env_file_settings(env_file: Path, fields: Iterable[str]) -> Mapping[str, str | None]:
    """What the file says, by the names in it; nothing where there is none. `fields` are the settings that there are.

    ConfigError for a file that cannot be read, a line that is no setting, and a name that is one but for a slip.
    """
    text = _text(env_file)
    named = _named_in(text) if text.strip() else {}
    _check_names(named, fields)
    return named


def _named_in(text: str) -> dict[str, str | None]:
    from dotenv import dotenv_values  # containers have no such file

    _check_lines(text)
    return dotenv_values(stream=StringIO(text))


def _text(env_file: Path) -> str:
    """What stands in `.env`; nothing where there is none. ConfigError for one that cannot be read."""
    try:
        return env_file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""
    except (
        IsADirectoryError
    ) as error:  # what a container engine makes where the file that it is to mount is missing
        raise ConfigError(
            ".env: this is a folder; remove it, and put a file of that name in its place."
        ) from error
    except OSError as error:
        raise ConfigError(f".env: cannot be read: {error.strerror}") from error


def _check_lines(text: str) -> None:
    """ConfigError for the first line that is no setting: python-dotenv would pass over it with a warning."""
    from dotenv.parser import parse_stream

    for line in parse_stream(StringIO(text)):
        if line.error:
            before = line.original.string[: -len(line.original.string.lstrip())]
            number = line.original.line + before.count("\n")
            raise ConfigError(
                f".env: line {number} cannot be read; write NAME=value, and where a quote opens the value, close it."
            )


def _check_names(named: Mapping[str, object], fields: Iterable[str]) -> None:
    """ConfigError for a name in `.env` that is one of ours but for a slip; other programs' names may stand there."""
    known = {name.upper() for name in fields}
    for name in named:
        if name.upper() not in known:
            from difflib import get_close_matches  # for a name that is none of ours

            meant = get_close_matches(name.upper(), known, n=1, cutoff=_SLIP)
            if meant:
                raise ConfigError(f".env: there is no setting {name}; did you mean {meant[0]}?")
