"""Takes off an answer the words that only carry it, in the language of its card.

What is left is tried as another reading; nothing is taken off that the reference has too.
"""

from __future__ import annotations

import re

from bot.core.grading.devanagari import LETTERS
from bot.core.grading.facts.scripts.abroad import THANKED_MORE, holding
from bot.core.grading.facts.scripts.language import language_of_text
from bot.core.grading.facts.scripts.romanise import loose, romanised
from bot.core.grading.facts.scripts.scripts import fold, foreign
from bot.core.grading.facts.words.languages import ARTICLES, language_of

WORD = rf"(?:[^\W\d_]|[{LETTERS}])+"
"""A word of any script, for patterns."""
DERIVED = 5
"""Letters that a word shares with one of the question to be a form of it: "scritta" for "scritto"."""


def _romanised_words(question: str) -> frozenset[str]:
    """The question's words of other scripts in Latin letters, loosely spelled."""
    if question.isascii():
        return frozenset()
    return frozenset(loose(romanised(word)) for word in question.split() if foreign(word)) - {""}


def without_holding(text: str, question: str, reference: str) -> str:
    """The text without the question's words and those that hold a sentence of its language together."""
    language = language_of_text(question) or language_of(question)
    held = holding(language) - (ARTICLES if language_of(question) else frozenset())
    echoed = _romanised_words(question)
    if not held and not echoed and not THANKED_MORE.intersection(text.lower().split()):
        return text
    written = re.findall(WORD, reference.lower())
    own_words = [fold(word) for word in written]
    ordinary = len(own_words) > 1 and own_words[0] in ARTICLES and not language_of(question)
    own = set(own_words[1:] if ordinary else own_words)
    asked = {fold(word) for word in re.findall(WORD, question)} if held else set()
    stems = {word[:DERIVED] for word in asked if len(word) > DERIVED}
    kept = [
        piece
        for piece in re.split(rf"([^\w{LETTERS}]+)", text)
        if ((word := fold(piece)) in own and (piece.lower() in written or word not in held))
        or not (
            word in held
            or word in asked
            or word[:DERIVED] in stems
            or word in THANKED_MORE
            or (echoed and loose(word) in echoed)
        )
    ]
    return re.sub(r"\s+", " ", "".join(kept)).strip(" ,:\"'.!").rstrip("- ")


_PLACES = {
    "de": "in|im|am|an der|bei|auf|aus", "fr": "en|au|aux|à|dans|sur", "es": "en", "it": "in|nel|nella|nelle|nei|a",
    "pt": "em|no|na|nos|nas", "nl": "in|op|bij|aan|uit", "sv": "i|på|vid|från", "pl": "we?|na|nad|pod|koło|ze?",
    "ru": "во?|на|под|у|около|из", "id": "di|pada", "ar": "في|على|ب",
    "uk": "у|в|на|під|біля|коло", "cs": "ve?|na|u|pod", "vi": "ở|tại|trên|trong",
}  # fmt: skip
"""What a place begins with that something lies in."""
MOST_PLACE = 4
"""Words of such a place."""


def before_place(text: str, question: str) -> str:
    """The text without where the thing lies that it names, in the question's language: "Rysy w Tatrach"."""
    language = language_of_text(question)
    if language not in _PLACES:
        return text
    found = re.fullmatch(rf"(\S.*?),?\s+(?:{_PLACES[language]})\s+\S+(?:\s\S+){{0,{MOST_PLACE - 1}}}", text)
    return found[1] if found else text
