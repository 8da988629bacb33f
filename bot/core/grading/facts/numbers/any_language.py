"""A number told in another language than its card's: "cinco" or "die sieben" where the card is in English."""

from __future__ import annotations

import re

from bot.core.grading.facts.numbers.counting_abroad import in_digits
from bot.core.grading.facts.scripts.abroad import HOLDING, holding
from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.words.word_forms import is_word

LONGEST, MOST_LETTERS = 6, 120
"""Words and characters of an answer that is looked up; longer ones are sentences, whose language shows."""


def number_of_any_language(text: str) -> str:
    """The digits of an answer that is a number word of some language and nothing else; "" for all others.

    What is an English word, too ("dix", "once"), and what two languages read differently, is none.
    """
    if len(text) > MOST_LETTERS:
        return ""
    told = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)
    if not 0 < len(told) <= LONGEST or any(map(str.isdigit, text)):
        return ""
    values = set()
    for language in HOLDING:
        words = [word for word in told if fold(word) not in holding(language)] or told
        if not any(is_word(word.lower(), rare=False) for word in words):
            values.add(in_digits(" ".join(words), language))
    found = {value for value in values if value.isdigit()}
    return found.pop() if len(found) == 1 else ""
