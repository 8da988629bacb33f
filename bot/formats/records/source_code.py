"""Questions that stand as lists in a program's source: `questions.js`, `data.py`, `flashcards.ts`."""

from __future__ import annotations

import re

from bot.core.cards import Deck
from bot.formats.records import cards, finding

_EXTENSIONS = "js mjs cjs jsx ts tsx mts json5 jsonc py php dart swift kt java rb lua"
EXTENSIONS = frozenset(_EXTENSIONS.split())
"""Of files that hold a program."""
_BEGINS = re.compile(
    r"(?:\s|//[^\n]*\n|/\*[^*]{0,2000}\*/|#[^\n]*\n)*"
    r"(?:export (?:const|default)|(?:const|let|var) \w{1,60}|module\.exports|window\.\w{1,60}|\w{1,60}) ?"
    r"(?::[^=\n]{1,80})?= ?[\[{]"
)


def looks_like(text: str) -> bool:
    """Whether a text begins with a list or an object that gets a name."""
    return _BEGINS.match(text) is not None


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError with every problem."""
    return cards.deck_of(finding.read_program(text), text, slug=slug, title=title)
