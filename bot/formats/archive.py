"""A zip file that people send: opened within bounds, since a small one may unpack to any size."""

from __future__ import annotations

import io
import zipfile
import zlib

from bot.core.decks.problems import DeckError
from bot.core.wording import plural

MAX_MEMBERS = 20_000
MAX_RATIO = 100
"""How far a member of over FREE_SIZE may be compressed; those of honest files reach 20."""
FREE_SIZE = 8 * 1024 * 1024
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)


class Archive:
    """The members of a zip file, of which `most` bytes are read; every error is a DeckError that calls it `what`."""

    def __init__(self, data: bytes, what: str, most: int) -> None:
        self._what, self._most, self._left = what, most, most
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED as error:
            raise self._damaged(error) from error
        self.names = self._zip.namelist()
        if len(self.names) > MAX_MEMBERS:
            raise DeckError.of(f"{plural(len(self.names), 'file')} in the {what}, over {MAX_MEMBERS:,}")

    def read(self, name: str) -> bytes:
        """The member of that name."""
        try:
            info = self._zip.getinfo(name)
            if info.compress_type not in _METHODS:
                raise DeckError.of(f"the {self._what} is compressed in a way that is not read")
            bound = bound_of(info.compress_size, self._left)
            with self._zip.open(info) as file:
                content = file.read(bound + 1)
            if len(content) > bound:
                raise too_large(self._what, self._most if bound == self._left else bound)
        except DeckError:
            raise
        except (KeyError, *_DAMAGED) as error:
            raise self._damaged(error) from error

        self._left -= len(content)
        return content

    def _damaged(self, error: Exception) -> DeckError:
        return DeckError.of(f"the {self._what} is damaged: {error}")


def bound_of(packed: int, most: int) -> int:
    """The bytes to which `packed` ones may unpack."""
    return min(most, max(FREE_SIZE, packed * MAX_RATIO))


def too_large(what: str, bound: int) -> DeckError:
    """The error for what unpacks to more bytes than it may."""
    return DeckError.of(f"the {what} unpacks to over {bound // 2**20} MiB")
