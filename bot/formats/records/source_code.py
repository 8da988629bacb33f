"""Questions that stand as lists in a program's source: `questions.js`, `data.py`, `flashcards.ts`."""

from __future__ import annotations

import re

from bot.core.cards import Deck
from bot.core.decks.problems import DeckError
from bot.formats.records import cards, finding

_EXTENSIONS = "js mjs cjs jsx ts tsx mts json5 jsonc py php dart swift kt java rb lua"
EXTENSIONS = frozenset(_EXTENSIONS.split())
"""Of files that hold a program."""
_BEGINS = re.compile(
    r"(?:\s|//[^\n]*\n|/\*[^*]{0,2000}\*/|#[^\n]*\n)*"
    r"(?:export (?:const|default)|(?:const|let|var) \w{1,60}|module\.exports|window\.\w{1,60}|\w{1,60}) ?"
    r"(?::[^=\n]{1,80})?= ?[\[{]"
)
_TESTS = re.compile(
    r"^[ \t]{0,12}(?:async )?def test_\w{1,80}\(|^(?:import (?:pytest|unittest)|from (?:pytest|unittest)\b)"
    r"|^[ \t]{0,12}@(?:Test|ParameterizedTest)\b"
    r"|^[ \t]{0,12}(?:describe|it|test)(?:\.\w{1,20})?\([ \t]{0,4}(?:['\"`][^\n]{1,200}(?:=>|function\b)|\w{1,40}, )",
    re.MULTILINE,
)
"""What stands in the tests of a program, whose pairs are no cards."""
_A_TEST = "this is a test of a program: what it compares is no deck"


def looks_like(text: str) -> bool:
    """Whether a text begins with a list or an object that gets a name."""
    return _BEGINS.match(text) is not None


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError with every problem."""
    if _TESTS.search(text):
        raise DeckError.of(_A_TEST)
    return cards.deck_of(finding.read_program(text), text, slug=slug, title=title)
