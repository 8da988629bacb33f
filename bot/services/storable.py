"""What databases take of a text that somebody wrote."""

from __future__ import annotations


def storable(text: str) -> str:
    """`text` without what databases refuse: NUL characters and halves of surrogate pairs."""
    return text.encode("utf-8", "ignore").decode().replace("\x00", "")
