"""What a hint tells of an answer whose card has none that its author wrote: how it begins, never the whole of it."""

from __future__ import annotations

from bot.core.cards import Card
from bot.core.grading.facts.scripts.scripts import unspaced
from bot.core.wording import plural

FEW = 6
"""Words of which each is shown by its first letter; of more the first are shown whole."""
MOST = 8
"""Words, or characters of a script without spaces, that are shown whole."""
MAX_WORDS = 120
"""Characters of these."""
SHORT = 2
"""Of a word up to so many letters the first would be half of it."""


def has_hint(card: Card) -> bool:
    """Whether there is more to tell than how long the answer is."""
    return bool(card.hint or shape(card.reference))


def shape(reference: str) -> str:
    """The length of a text and how it begins; empty where it is too short to show anything of it."""
    words = reference.replace("`", "").split()
    if unspaced(reference):
        text = "".join(words)
        begun = min(MOST, max(1, len(text) // 4))
        rest = "·" * (len(text) - begun) if len(text) <= MOST else " …"
        return f"{plural(len(text), 'character')}: `{text[:begun]}{rest}`" if len(text) > 1 else ""
    if all(len(word) <= SHORT for word in words):
        return ""
    count = plural(len(words), "word")
    if len(words) > FEW:
        return f"{count}: `{' '.join(words[: min(MOST, len(words) // 4 + 1)])[:MAX_WORDS]} …`"
    return f"{count}: `{' '.join(map(_masked, words))}`"


def _masked(word: str) -> str:
    return "·" * len(word) if len(word) <= SHORT else word[0] + "·" * (len(word) - 1)
