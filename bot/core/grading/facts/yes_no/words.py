"""Puts the words for yes and no of other languages into English, and compares the reasons that follow them.

Only the opening word of a text says yes or no in another language; what follows is put into English by `abroad`.
"""

from __future__ import annotations

import re

from bot.core.grading.facts import claims
from bot.core.grading.facts.context import DERIVED, question_keys
from bot.core.grading.facts.scripts.abroad import holding, in_english, language_of_text
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.words.phrases import content_of
from bot.core.grading.facts.words.spellings import slip
from bot.core.grading.facts.words.words import Word, undotted, words

_YES_ABROAD = {
    "de": "ja|jawohl|jep|stimmt|richtig|wahr|korrekt",
    "fr": "oui|ouais|si|vrai|exact|correct",
    "es": "s[ií]|verdadero|cierto|correcto|claro", "it": "s[iì]|vero|esatto|corretto",
    "pt": "sim|verdadeiro|certo|verdade",
    "nl": "ja|jawel|waar|juist|klopt", "pl": "tak|prawda", "sv": "ja|jo|japp|sant|rätt",
}  # fmt: skip
_NO_ABROAD = {
    "de": "nein|nee|nö|ne|falsch|keineswegs|stimmt nicht",
    "fr": "non|nan|faux|pas du tout", "es": "no|nop|falso|para nada",
    "it": "no|falso", "pt": "n[aã]o|falso|errado",
    "nl": "nee|neen|onwaar|niet waar|fout|onjuist",
    "pl": "nie|fałsz|nieprawda",
    "sv": "nej|nä|falskt|fel",
}  # fmt: skip
_WHY = pattern(
    r"(?i)\b(?:why|explain|reasons?|justify|how come|warum|wieso|weshalb|begründe\w*|pourquoi|justifie\w*|expli\w+"
    r"|por ?qu[eéê]|perch[eé]|waarom|dlaczego|varför|motivera|uzasadnij)\b"
)
LONGEST_ENDING = 3
"""Letters of an inflection."""
_TELLING = {
    "nein": "de", "non": "fr", "oui": "fr", "não": "pt", "sim": "pt", "nee": "nl",
    "nie": "pl", "tak": "pl", "nej": "sv",
}  # fmt: skip
"""Words that only one language has for yes or no, whatever the question's language seems to be."""


def language_of_card(question: str, reference: str) -> str:
    """The language of a question that wants a yes or no; "" for English."""
    opening = re.match(r"\W*([^\W\d_]+)", reference.lower())
    told = _TELLING.get(opening[1], "") if opening else ""
    return told or language_of_text(question)


def asks_why(question: str) -> bool:
    """Whether a yes or no alone is no whole answer."""
    return _WHY.search(question) is not None


def localised(text: str, language: str) -> str:
    """A text that opens with the language's yes or no, with that word and its denials in English."""
    if language not in _YES_ABROAD:
        return text
    for words_of, english in ((_NO_ABROAD, "No"), (_YES_ABROAD, "Yes")):
        found = re.match(
            rf"(?i)\W*(?:{words_of[language]})(?!\w)(?!\s+(?:es|fue|era|son|é|foi|jest)\b)", text
        )
        if found:
            return f"{english}{in_english(text[found.end() :], language, values=False)}"
    return in_english(text, language, values=False)


def reason_keys(text: str, question: str, language: str) -> list[str]:
    """The content words of what follows a reference's yes or no."""
    held = holding(language)
    return [
        word.key
        for word in content_of(words(undotted(text)), question_keys(question))
        if word.key not in held and word.text.lower() not in held
    ]


def same_reason(keys: list[str], text: str, question: str, language: str) -> bool | None:
    """Whether a text gives the whole reason and denies none of it; None where it says more, or says it otherwise."""
    found = [word for word in words(undotted(text)) if not word.mark]
    had: list[Word] = []
    for key in keys:
        one = next((word for word in found if alike(key, word.key, language)), None)
        if one is None:
            return None
        had.append(one)
    if not had or any(claims.denied(text, word.start, word.end) for word in had) or claims.hedged(text):
        return None if had else False
    asked, held = question_keys(question), holding(language)
    left = [
        word
        for word in content_of(found, asked)
        if word.key not in held and all(word is not one for one in had) and word.key not in _AGREEING
    ]
    return True if not left or language else None


def alike(asked: str, said: str, language: str) -> bool:
    """Whether two words are one, with a slip or in another inflection."""
    if asked == said or slip(asked, said, language or "en"):
        return True
    shared = next((at for at, pair in enumerate(zip(asked, said, strict=False)) if pair[0] != pair[1]), -1)
    shared = min(len(asked), len(said)) if shared < 0 else shared
    return bool(language) and shared >= DERIVED and max(len(asked), len(said)) - shared <= LONGEST_ENDING


_AGREEING = frozenset(
    ("true", "false", "yep", "nope", "nah", "correct", "incorrect", "wrong", "right", "untrue")
)
