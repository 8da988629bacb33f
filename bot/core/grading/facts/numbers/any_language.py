"""A number told in another language than its card's: "cinco" or "die sieben" where the card is in English."""

from __future__ import annotations

import re

from bot.core.grading.facts.numbers.counting_abroad import LANGUAGES, in_digits
from bot.core.grading.facts.numbers.number_words import OTHERS
from bot.core.grading.facts.scripts import eastern
from bot.core.grading.facts.scripts.abroad import holding, in_english
from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.words.word_forms import is_word

LONGEST, MOST_LETTERS = 8, 120
"""Words and characters of a stretch that is looked up; longer ones are sentences, whose language shows."""
CLEAR = 4
"""Letters of a number word from which a word beside it does not make it doubtful: "fünf Säulen"."""
_WORD = pattern(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_STRETCH = pattern(r"[^,;:()!?.…]+")
_EASTERN = pattern("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NO_OTHER_NUMBER = frozenset(listed("elf dix nove otto due"))
"""Words of English that nobody means who is asked for a number."""


def in_digits_of_any_language(text: str, language: str, *, alone: bool) -> str:
    """The answer to a card in `language` with the number words of another one in digits; as it is without any.

    A stretch between marks is read that is a number, or, if not `alone`, begins or ends with one and has one word
    more. What is an English word, too ("once", "sex"), and what two languages read differently, stays.
    """
    figures = any(map(str.isdigit, text))
    if len(text) > MOST_LETTERS or (figures and not alone):
        return text
    if language not in eastern.LANGUAGES and _EASTERN.search(text):
        return eastern.in_figures(text)
    if figures:
        return text
    return _STRETCH.sub(lambda found: _stretch(found[0], language, most=0 if alone else 1), text)


def _stretch(text: str, language: str, most: int) -> str:
    told = _WORD.findall(text)
    if not 0 < len(told) <= LONGEST:
        return text
    read = [one for code in LANGUAGES if (one := _read(told, code, language)) is not None]
    for beside in range(most + 1):
        values = {value: written for value, written, others in read if others == beside}
        if len(values) == 1:
            return next((one for _, one, _ in read if one.startswith("not ")), *values.values())
    return text


def _read(told: list[str], code: str, language: str) -> tuple[str, str, int] | None:
    """A stretch in one language: its number, itself with that in digits, and how many other words it has."""
    words = [word for word in told if fold(word) not in holding(code)] or told
    figures = in_digits(" ".join(words), code) if code in OTHERS else in_english(" ".join(words), code)
    found = re.fullmatch(r"(?:[^\W\d_]+ )?(\d+)(?: [^\W\d_]+)?", figures)
    if found is None:
        return None
    own = _WORD.findall(figures)
    numerals = [word for word in words if word not in own]
    if not numerals:
        return None
    if all(is_word(word.lower(), rare=False) and fold(word) not in _NO_OTHER_NUMBER for word in numerals):
        return None
    held = all(fold(word) in holding(language) for word in numerals)
    if held or len(own) > 1 or (own and len("".join(numerals)) < CLEAR and numerals[0].isascii()):
        return None
    return found[1], figures, len(own)
