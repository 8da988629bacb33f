"""The lexicons that read cards in other languages than English, and answers in other languages to English cards."""

from __future__ import annotations

import copy
from collections.abc import Callable
from functools import cache

from bot.core.cards import Card
from bot.core.grading.facts.scripts.language import language_of_answer, language_of_card, may_be_english
from bot.core.grading.languages.glossary import Glossary
from bot.core.grading.languages.habits import HABITS
from bot.core.grading.lexicon import Lexicon


class Languages:
    """Finds the lexicon for a card."""

    def __init__(self, glossary: Callable[[str], str] | None = None, english: Lexicon | None = None) -> None:
        """`glossary` reads the file of a language by its code; without it all is read as English.

        `english` has the grammar words.
        """
        self._read = glossary
        self._grammar = english.grammar if english else frozenset()
        self._glossary = cache(self._made)
        self._lexicons: dict[tuple[int, str], Lexicon] = {}

    def lexicon(self, card: Card, lexicon: Lexicon) -> Lexicon:
        """`lexicon` itself for an English card, else one that has the words of the card's language put into English.

        The words of a language without a glossary stay as they are.
        """
        language = language_of_card(card.prompt, card.reference)
        if self._read is None or (not language and may_be_english(f"{card.prompt} {card.reference}")):
            return lexicon
        key = id(lexicon), language
        found = self._lexicons.get(key)
        if found is None:
            found = copy.copy(lexicon)
            found.foreign = True
            if language in HABITS:
                found.words = self._glossary(language).words
            self._lexicons[key] = found
        return found

    def words(self, answer: str, lexicon: Lexicon) -> list[str]:
        """The words of an answer to a card that `lexicon` reads; one in another language is put into English too."""
        if self._read is not None and not lexicon.foreign:
            language = language_of_answer(answer)
            if language in HABITS:
                return self._glossary(language).words(answer)
        return lexicon.words(answer)

    def _made(self, language: str) -> Glossary:
        assert self._read is not None
        return Glossary(self._read(language), language, self._grammar)
