"""Keys for cards that came without one, made of the question itself.

The same question gets the same key wherever it stands in the file, so that importing a deck again, in any
order, updates its cards and keeps everyone's history.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.cards import Card


def digest(*texts: str) -> str:
    """Ten hexadecimal digits out of `texts`, blind to case, white space and compatibility forms."""
    folded = "\x1f".join(" ".join(unicodedata.normalize("NFKC", text).casefold().split()) for text in texts)
    return hashlib.sha256(folded.encode(errors="replace")).hexdigest()[:10]


def is_derived(key: str) -> bool:
    """Whether `key` says nothing to people."""
    return re.fullmatch(r"[ac]-[0-9a-f]{10}(?:-c\d+)?", key) is not None


def derive(cards: Sequence[Card]) -> list[Card]:
    """`cards` where those with an empty key get one: `c-` and a hash of the question.

    Cards that share a question take their answer into the hash as well, whatever their order.
    """
    asked = Counter(digest(card.prompt) for card in cards if not card.key)

    def key(card: Card) -> str:
        alone = asked[digest(card.prompt)] == 1
        return f"c-{digest(card.prompt) if alone else digest(card.prompt, card.reference)}"

    return [card if card.key else replace(card, key=key(card)) for card in cards]
