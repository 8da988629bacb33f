"""Adjectives of other languages in the form that goes with another noun: "röd" for "rött", "красный" for "красная".

Where nouns end alike ("port", "porte"), only what is asked as a colour is taken for one.
"""

from __future__ import annotations

import re

from bot.core.grading.facts.scripts.language import language_of_text
from bot.core.grading.facts.tables import pattern

_ENDINGS = {
    "sv": pattern("(?:tt|t|a|d(?=$))$"),
    "de": pattern("e[rsnm]?$"),
    "fr": pattern("(?:he)?s?$|(?<!h)es?$"),
    "ru": pattern("(?:[ыио]й|[ая]я|[ое]е|[ыи]е|[ое]го)$"),
    "uk": pattern("(?:[иі]й|[аяеєі])$"),
    "pl": pattern("(?:[yiae])$"),
    "cs": pattern("(?:[ýíáé])$"),
}
"""How an adjective of each language may end."""
_SURE = frozenset(("de", "ru"))
"""Languages whose nouns do not end as adjectives do, or are capitalised."""
_ASKS_COLOUR = pattern(r"(?i)\b(?:färg\w*|couleurs?|kolor\w*|barv\w+|кол[іо]р\w*|кольор\w*)\b")
SHORTEST = 2
"""Letters of a stem."""


def agreeing(text: str, reference: str, question: str) -> str:
    """The reference where the answer is its adjective in another form; the answer as it is for all others."""
    language = language_of_text(question)
    ending = _ENDINGS.get(language)
    if ending is None or not (language in _SURE or _ASKS_COLOUR.search(question)):
        return text
    told, own = text.strip(" .!").lower(), reference.strip(" .!")
    if not (told.isalpha() and own.isalpha() and own.islower()):
        return text
    if text[:1].isupper() and language in _SURE:
        return text
    stems = [re.sub(ending.text, "", word, count=1) for word in (told, own)]
    return reference if stems[0] == stems[1] and len(stems[0]) >= SHORTEST else text
