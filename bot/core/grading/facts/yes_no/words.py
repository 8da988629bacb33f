"""Puts the words for yes and no of other languages into English.

Only the opening word of a text says yes or no in another language; what follows is put into English by `abroad`.
"""

from __future__ import annotations

import re

from bot.core.grading.facts.scripts.abroad import in_english
from bot.core.grading.facts.scripts.language import language_of_text
from bot.core.grading.facts.tables import pattern

_YES_ABROAD = {
    "de": "ja|jawohl|jep|stimmt|richtig|wahr|korrekt",
    "fr": "oui|ouais|si|vrai|exact|correct",
    "es": "s[ií]|verdad|verdadero|cierto|correcto|claro", "it": "s[iì]|vero|esatto|corretto",
    "pt": "sim|verdadeiro|certo|verdade",
    "ru": "да|верно|правда|конечно", "tr": "evet|doğru", "ar": "نعم|أجل|صحيح", "hi": "हाँ|हां|जी हाँ|सही",
    "nl": "ja|jawel|waar|juist|klopt", "pl": "tak|prawda", "sv": "ja|jo|japp|sant|rätt",
}  # fmt: skip
_NO_ABROAD = {
    "de": "nein|nee|nö|ne|falsch|keineswegs|stimmt nicht",
    "fr": "non|nan|faux|pas du tout", "es": "no|nop|falso|para nada",
    "it": "no|falso", "pt": "n[aã]o|falso|errado",
    "ru": "нет|неверно|неправда|ложь", "tr": "hayır|hayir|yanlış", "ar": "لا|كلا|خطأ", "hi": "नहीं|गलत",
    "nl": "nee|neen|onwaar|niet waar|fout|onjuist",
    "pl": "nie|fałsz|nieprawda",
    "sv": "nej|nä|falskt|fel",
}  # fmt: skip
_LETTERS = {
    "Yes": {"de": "jrw", "fr": "vo", "es": "vs", "it": "vs", "pt": "vs", "nl": "wj", "pl": "pt", "sv": "sj"},
    "No": {"de": "nf", "fr": "fn", "es": "fn", "it": "fn", "pt": "fn", "nl": "on", "pl": "fn", "sv": "fn"},
}
"""Initials that stand for the whole word: "V" for "verdadero"."""
_WHY = pattern(
    r"(?i)\b(?:why|explain|reasons?|justify|how come|warum|wieso|weshalb|begründe\w*|pourquoi|justifie\w*|expli\w+"
    r"|por ?qu[eéê]|perch[eé]|waarom|dlaczego|varför|motivera|uzasadnij)\b"
)
_TELLING = {
    "nein": "de", "non": "fr", "oui": "fr", "não": "pt", "sim": "pt", "nee": "nl",
    "nie": "pl", "tak": "pl", "nej": "sv",
}  # fmt: skip
"""Words that only one language has for yes or no, whatever the question's language seems to be."""


_HEARD = {"ja": "de", "да": "ru", "нет": "ru", "sí": "es"}
"""More of them, in an answer to a question in English."""


def language_of_card(question: str, reference: str) -> str:
    """The language of a question that wants a yes or no; "" for English."""
    opening = re.match(r"\W*([^\W\d_]+)(?=\s*(?:$|[^\w\s]))", reference.lower())
    told = _TELLING.get(opening[1], "") if opening else ""
    return told or language_of_text(question)


def asks_why(question: str) -> bool:
    """Whether a yes or no alone is no whole answer."""
    return _WHY.search(question) is not None


def localised(text: str, language: str) -> str:
    """A text that opens with the language's yes or no, with that word and its denials in English."""
    if language not in _YES_ABROAD:
        opening = re.match(r"\W*([^\W\d_]+)", text.lower())
        language = (_TELLING | _HEARD).get(opening[1], "") if opening else ""
        if not language:
            return text
    for words_of, english in ((_NO_ABROAD, "No"), (_YES_ABROAD, "Yes")):
        letter = re.fullmatch(r"\W*([a-z])\W*", text.lower())
        if letter and letter[1] in _LETTERS[english].get(language, ""):
            return english
        found = re.match(
            rf"(?i)\W*(?:{words_of[language]})(?!\w)(?!\s+(?:es|fue|era|son|é|foi|jest)\b)", text
        )
        if found:
            return f"{english}{in_english(text[found.end() :], language, values=False)}"
    return in_english(text, language, values=False)
