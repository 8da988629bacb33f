"""What people typed, as it is compared and read: one form for the many in which keyboards write the same."""

from __future__ import annotations

import unicodedata


def plain(text: str) -> str:
    """`text` in small letters with single spaces; `９：００` and `٩:٠٠` are `9:00`."""
    folded = unicodedata.normalize("NFKC", text)
    written = "".join(str(unicodedata.decimal(char, char)) for char in folded)
    return " ".join(written.casefold().split())
