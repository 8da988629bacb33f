"""A deck out of a file that the command line names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bot import assets
from bot.core.decks.limits import MAX_BYTES
from bot.core.decks.problems import DeckError
from bot.core.wording import plural
from bot.formats.load import Loaded, load

_WORD = re.compile(r"[\w-]+")
"""What looks like a deck's name, not like a file's."""


def path_of(name: Path) -> Path:
    """The file of that name, else that of the deck that comes with the bot under it.

    DeckError for a mere word that names neither.
    """
    if name.exists():
        return name
    more = assets.more_decks()
    found = more.get(str(name).lower())
    if found is None and more and _WORD.fullmatch(str(name)):
        raise DeckError.of(f"there is no such file; decks that come with the bot: {', '.join(more)}")
    return found or name


def read(path: Path, format_: str | None = None) -> Loaded:
    """The deck in a file; DeckError with every problem, also that it cannot be read."""
    return load(content(path, MAX_BYTES), filename=path.name, format=format_)


def content(path: Path, limit: int) -> bytes:
    """What is in a file of `limit` bytes at most; DeckError where it is longer, or cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except IsADirectoryError as error:
        raise DeckError.of("this is a folder: name a file in it") from error
    except (OSError, ValueError) as error:
        raise DeckError.of(getattr(error, "strerror", None) or str(error)) from error
    if len(data) > limit:
        raise DeckError.of(f"the file is over {limit // 2**20} MiB")
    return data


def problem_lines(path: Path, error: DeckError) -> Iterator[str]:
    """What is wrong with the file, one line each, as compilers do."""
    for problem in error.problems:
        yield f"{path}:{problem.line}: {problem.message}" if problem.line else f"{path}: {problem.message}"
    if error.more:
        yield f"{path}: and {plural(error.more, 'more problem')}"
