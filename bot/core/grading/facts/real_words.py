"""Which words are real: a real word one letter away from the answer is another answer, not a typing slip.

The lists are those of `pyspellchecker` (MIT): frequency lists of subtitles, cleaned of misspellings, with names. A
list is read when a near miss first needs it and kept as one sorted text, a tenth of the memory of a set of words.
"""

from __future__ import annotations

from functools import cache

LISTS = frozenset(("en", "de", "es", "fr", "it", "pt", "nl", "ru"))
"""Languages with a list."""
RARE = 60
"""Occurrences in the subtitles up to which a word counts as rare: names mostly, and misspellings that slipped in."""
_RARE_MARK = "\t"


@cache
def _sorted_words(language: str) -> str:
    """All words of a language in order, each between line ends, rare ones marked."""
    from spellchecker import SpellChecker  # its list takes a tenth of a second to read

    checker = SpellChecker(language=language)
    counts = checker.word_frequency.dictionary
    marked = (word if counts[word] > RARE else word + _RARE_MARK for word in sorted(counts))
    return "\n" + "\n".join(marked) + "\n"


def is_word(word: str, language: str = "en", *, rare: bool = True) -> bool:
    """Whether a lower-case word is on the language's list; False for languages without one.

    Without `rare` only common words count.
    """
    if language not in LISTS:
        return False
    text = _sorted_words(language)
    low, high = 0, len(text) - 1
    while low < high:
        middle = text.rfind("\n", 0, (low + high) // 2 + 1)
        end = text.find("\n", middle + 1)
        if end < 0:
            return False
        line = text[middle + 1 : end]
        found = line.rstrip(_RARE_MARK)
        if found == word:
            return rare or found == line
        if found < word:
            low = end
        else:
            high = middle
    return False
