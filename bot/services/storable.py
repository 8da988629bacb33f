"""What databases take of a text that somebody wrote."""

from __future__ import annotations


def storable(text: str, most: int | None = None) -> str:
    """`text` without the space around it and what databases refuse: NUL characters and halves of surrogate pairs.

    `most` is how many characters are kept at the most.
    """
    return text.encode("utf-8", "ignore").decode().replace("\x00", "").strip()[:most]
