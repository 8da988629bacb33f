"""Which words are real: a real word one letter away from the answer is another answer, not a typing slip.

The lists are those of `pyspellchecker` (MIT): frequency lists of subtitles, cleaned of misspellings, with names. A
list is read when a near miss first needs it and kept as one sorted text, a tenth of the memory of a set of words.
"""

from __future__ import annotations

from functools import cache

LISTS = frozenset(("en", "de", "es", "fr", "it", "pt", "nl", "ru"))
"""Languages with a list."""


@cache
def _sorted_words(language: str) -> str:
    """All words of a language in order, each between line ends."""
    from spellchecker import SpellChecker  # its list takes a tenth of a second to read

    checker = SpellChecker(language=language)
    return "\n" + "\n".join(sorted(checker.word_frequency.words())) + "\n"


def is_word(word: str, language: str = "en") -> bool:
    """Whether a lower-case word is on the language's list; False for languages without one."""
    if language not in LISTS:
        return False
    text = _sorted_words(language)
    low, high = 0, len(text) - 1
    while low < high:
        middle = text.rfind("\n", 0, (low + high) // 2 + 1)
        end = text.find("\n", middle + 1)
        if end < 0:
            return False
        found = text[middle + 1 : end]
        if found == word:
            return True
        if found < word:
            low = end
        else:
            high = middle
    return False
