"""The drafts file on disk: it grows by one draft at a time, and is replaced as a whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from bot.cli.deck_file import content, problem_lines
from bot.cli.deck_source import Failed, Source
from bot.core.decks.problems import DeckError
from bot.core.teaching.proposals import Proposal
from bot.formats.teaching import drafts
from bot.formats.teaching.drafts import Drafts

MAX_DRAFTS = 1_000
"""In one file, which is read and written as a whole."""
MAX_BYTES = 32 * 2**20


State = tuple[int, int, int]
"""Of a file: when it was written (nanoseconds), its size, and which file it is."""


def state(path: Path) -> State | None:
    """What changes when somebody writes the file; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def read(path: Path) -> Drafts:
    """The drafts in the file; Failed with every problem and its line."""
    try:
        return drafts.parse(content(path, MAX_BYTES).decode())
    except UnicodeDecodeError as error:
        raise Failed(f"{path}: not UTF-8 text") from error
    except DeckError as error:
        raise Failed("\n".join(problem_lines(path, error))) from error


def found(path: Path, source: Source) -> Drafts:
    """The drafts that there are for the deck, none where there is no file. Failed where it is another deck's."""
    if not path.exists():
        return Drafts(source.deck.slug, str(source.file.resolve()) if source.file else "", source.server)
    kept = read(path)
    if kept.slug != source.deck.slug:
        raise Failed(
            f"{path} holds drafts for {kept.slug}, not {source.deck.slug}: name another with --drafts."
        )
    return kept


def opened(path: Path, source: Source) -> Drafts:
    """The same, and a new file where there is none."""
    kept = found(path, source)
    if not path.exists():
        save(path, kept)
    return kept


def append(path: Path, proposal: Proposal) -> None:
    """Add one draft at the end of the file, so that it is there whatever happens next; Failed where it cannot be."""
    try:
        with path.open("r+b") as file:
            if file.seek(0, os.SEEK_END) and file.seek(-1, os.SEEK_END) >= 0 and file.read(1) != b"\n":
                file.write(b"\n")  # somebody's editor left none
            file.write(drafts.proposal_text(proposal).encode())
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise Failed(f"{path}: {error.strerror}") from error


def save(path: Path, content: Drafts) -> None:
    """Replace the file; Failed where it cannot be written."""
    replace(path, drafts.write(content).encode())


def replace(path: Path, data: bytes) -> None:
    """Write the whole file or leave what there was; Failed where it cannot be written."""
    new = path.with_name(f"{path.name}.new")
    try:
        new.write_bytes(data)
        new.replace(path)
    except OSError as error:
        raise Failed(f"{path}: {error.strerror}") from error
