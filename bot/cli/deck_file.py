"""A deck out of a file that the command line names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot import assets
from bot.core.decks.limits import MAX_BYTES
from bot.core.decks.problems import DeckError
from bot.core.wording import plural
from bot.formats.load import Loaded, load


def path_of(name: Path) -> Path:
    """The file of that name, else that of the deck that comes with the bot under it."""
    return name if name.exists() else assets.more_decks().get(str(name).lower(), name)


def read(path: Path, format_: str | None = None) -> Loaded:
    """The deck in a file; DeckError with every problem, also that it cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise DeckError.of(getattr(error, "strerror", None) or str(error)) from error
    if len(data) > MAX_BYTES:
        raise DeckError.of(f"the file is over {MAX_BYTES // 2**20} MiB")
    return load(data, filename=path.name, format=format_)


def problem_lines(path: Path, error: DeckError) -> Iterator[str]:
    """What is wrong with the file, one line each, as compilers do."""
    for problem in error.problems:
        yield f"{path}:{problem.line}: {problem.message}" if problem.line else f"{path}: {problem.message}"
    if error.more:
        yield f"{path}: and {plural(error.more, 'more problem')}"
