"""Takes off an answer the words that only carry it, in English and other languages.

What is left is tried as another reading; nothing is taken off that the reference has too.
"""

from __future__ import annotations

import re

from bot.core.grading.facts.scripts.abroad import THANKED_MORE, holding, language_of_text
from bot.core.grading.facts.scripts.romanise import loose, romanised
from bot.core.grading.facts.scripts.scripts import fold, foreign
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.words.languages import ARTICLES, language_of

DERIVED = 5
"""Letters that a word shares with one of the question to be a form of it: "scritta" for "scritto"."""
_CARRIERS = pattern(
    r"(?i)^\W*(?:ich (?:glaube|denke|meine)|je (?:crois|pense|dirais)|(?:yo )?(?:creo|pienso|diría)|penso|credo|acho"
    r"|ik (?:denk|geloof)|myślę|sądzę|(?:я )?думаю|по-моему|наверное|кажется|вроде)\b"
    r"(?:,? (?:dass|das ist|es ist|que c'est|que|que es|che sia|che|dat|że))?\s*:?"
    r"|^\W*(?:se dice|on dit|man sagt|si dice|diz-se|mówi się|men zegt|ça veut dire|cela veut dire|ça se dit"
    r"|(?:das|es) (?:heißt|heisst|bedeutet)|(?:das|es) ist|c'est(?:-à-dire)?|ce sont|es|(?:eso|esto) es|significa"
    r"|quiere decir|vuol dire|si chiama|se llama|chama-se|het is|dat is|to jest|to|это|называется|è|é"
    r"|il s'agit de|it means"
    r"|it'?s pronounced|(?:and )?that (?:was|would be|is|must be)|it (?:was|would be|must be|has to be|should be)"
    r"|(?:is|was|would)n'?t (?:it|that|this|he|she)(?: be)?"
    r"|(?:i'?d|i would) (?:say|go with)"
    r"|(?:it|he|she|they|this) (?:was|is|were) \w+(?:ed|en|nt) by|that'?s|i can think of|i know"
    r"|i think (?:it'?s|of)|you (?:say|write|multiply))"
    r"(?=[\s:,\"'])\s*:?"
)
_CLOSING = pattern(
    r"(?i)[,;\s]{1,3}(?:glaube ich|denke ich|meine ich|würde ich sagen|je pense|je crois|il me semble|creo|creo yo"
    r"|pienso|me parece|penso|credo|acho(?: eu)?|denk ik|geloof ik|chyba|myślę|oder\?|кажется|наверное|думаю|вроде"
    r"|i (?:think|believe|guess|suppose|reckon)"
    r"|if i remember (?:right|correctly|rightly)|right\?|non\?|no\?|verdad\?|all (?:two|three|four|five|six) of them"
    r"|for that|for (?:example|instance)|e\.?g\.?|among others|et cetera|etc\.?|and so on"
    r"|in (?:german|french|spanish|italian|latin|english|hindi|arabic|russian|polish|japanese))\W*$"
)


def _romanised_words(question: str) -> frozenset[str]:
    """The question's words of other scripts in Latin letters, loosely spelled."""
    if question.isascii():
        return frozenset()
    return frozenset(loose(romanised(word)) for word in question.split() if foreign(word)) - {""}


def uncarried(text: str) -> str:
    """The text without a carrier at either end."""
    for _ in range(3):
        shorter = _CLOSING.sub("", _CARRIERS.sub("", text)).strip(" ,:\"'“”«»")
        if shorter == text or not shorter:
            break
        text = shorter
    return text


def without_holding(text: str, question: str, reference: str) -> str:
    """The text without the question's words and those that hold a sentence of its language together."""
    language = language_of_text(question) or language_of(question)
    held = holding(language) - (ARTICLES if language_of(question) else frozenset())
    echoed = _romanised_words(question)
    if not held and not echoed and not THANKED_MORE.intersection(text.lower().split()):
        return text
    own_words = [fold(word) for word in re.findall(r"[^\W\d_]+", reference)]
    ordinary = len(own_words) > 1 and own_words[0] in ARTICLES and not language_of(question)
    own = set(own_words[1:] if ordinary else own_words)
    asked = {fold(word) for word in re.findall(r"[^\W\d_]+", question)} if held else set()
    stems = {word[:DERIVED] for word in asked if len(word) > DERIVED}
    kept = [
        piece
        for piece in re.split(r"(\W+)", text)
        if (word := fold(piece)) in own
        or not (
            word in held
            or word in asked
            or word[:DERIVED] in stems
            or word in THANKED_MORE
            or (echoed and loose(word) in echoed)
        )
    ]
    return re.sub(r"\s+", " ", "".join(kept)).strip(" ,:\"'.!").rstrip("- ")
