"""Which language a text is in: by its script, else by words that open questions and such as stand in every text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from functools import cache, lru_cache

from bot.core.grading.facts.scripts import vietnamese
from bot.core.grading.facts.scripts.cyrillic import RUSSIAN, language_of_cyrillic
from bot.core.grading.facts.scripts.grammar_words import ASKING, ENGLISH, FILLING
from bot.core.grading.facts.scripts.neighbours import of_neighbour
from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.tables import listed, pattern

_CZECH_VERBS = frozenset(
    ("je", "jsou", "ma", "maji", "muze", "lze", "byl", "byla", "bylo", "existuje", "patri", "plati")
)
"""What a Czech question for a yes or no begins with."""
_CZECH_MARKED = frozenset("áčďéěíňóřšťúůýž")
_LETTERS = {
    "de": frozenset("ßäöü"), "fr": frozenset("êçœû"), "es": frozenset("ñ"), "it": frozenset("ìò"),
    "pt": frozenset("ãõ"), "sv": frozenset("åäö"), "tr": frozenset("ğış"), "da": frozenset("øæå"),
    "pl": frozenset("łżźśćńę"), "cs": frozenset("ěřů"), "sk": frozenset("ľĺŕ"), vietnamese.CODE: vietnamese.LETTERS,
}  # fmt: skip
"""Letters that hardly another of these languages has."""
_SCRIPTS = (
    ("ja", pattern("[\u3040-\u30ff]")), ("ko", pattern("[\uac00-\ud7af]")), ("zh", pattern("[\u3400-\u9fff]")),
    (RUSSIAN, pattern("[\u0400-\u04ff]")), ("ar", pattern("[\u0600-\u06ff]")), ("hi", pattern("[\u0900-\u097f]")),
)  # fmt: skip
"""The language that a question of mostly such letters is taken for."""
_WORD = pattern(r"(?<!\w)[^\W\d_]+(?!\w)")
_LATIN = pattern("[A-Za-z\u00c0-\u024f]")
_DENSE = frozenset(("ja", "ko", "zh"))
"""Languages of which one letter says as much as several Latin ones."""
DENSITY = 3
"""How much more, where no word is English."""
ASKED = 3
"""How much a word that opens questions tells, against one that fills them; and how much tells a language."""
FRONT = 3
"""Words among which one that opens a question stands."""
LOOKED_AT = 400
"""Characters of an answer that its language is told by."""
FEWEST_ENGLISH, BEYOND_DOUBT = 2, 3
"""English grammar words from which an answer is English, and another language's from which it is in that."""
FEW = 6
"""Words of a text that may well have no grammar."""
FEWEST = 2
"""How much tells a language where each word that could be English is one of its own."""


@lru_cache(maxsize=512)
def language_of_text(question: str) -> str:
    """The code of the language that a question is in; "" for English and for what cannot be told."""
    if question.lstrip().startswith("¿"):
        return "es"
    script = _script(question)
    if script is not None:
        return script
    told = _folded_words(question)
    asking = {
        language: ASKED
        for language, (opening, _) in _told_by().items()
        if not opening.isdisjoint(_where_asked(question, language, told))
    }
    if told[:1] and told[0] in _CZECH_VERBS and question.rstrip().endswith("?"):
        asking.setdefault("cs", ASKED - 1)
    if _looks_czech(question) and ENGLISH.isdisjoint(told):
        asking.setdefault("cs", ASKED)
    return _most(question, asking)


def _looks_czech(question: str) -> bool:
    """Whether letters tell a short question that opens with a verb: "Obíhá Země kolem Slunce?"."""
    marked = [word for word in _WORD.findall(question.casefold()) if not _CZECH_MARKED.isdisjoint(word)]
    own = any(not _LETTERS["cs"].isdisjoint(word) for word in marked)
    return own and len(marked) > 1 and question.rstrip().endswith("?")


def _where_asked(question: str, language: str, told: list[str]) -> list[str]:
    """The words of a question among which one stands that asks."""
    if language == vietnamese.CODE:
        return _WORD.findall(question.casefold())
    front = (word.casefold() for word in _WORD.findall(question)[:FRONT])
    return told if language == "tr" else [*told[:FRONT], *front]


@lru_cache(maxsize=512)
def language_of_prose(text: str) -> str:
    """The same of an answer, by the words that stand in it everywhere."""
    script = _script(text)
    return _most(text, {}) if script is None else script


def language_of_answer(text: str) -> str:
    """The same of an answer to a card in English, where its beginning leaves no doubt."""
    text = text[:LOOKED_AT]
    if text.isascii() and len(ENGLISH.intersection(_WORD.findall(text.lower()))) >= FEWEST_ENGLISH:
        return ""
    told = set(_folded_words(text))
    marked = vietnamese.is_vietnamese(text)  # whose words may be English ones without their marks
    language = language_of_prose(text) if marked or len(ENGLISH & told) < FEWEST_ENGLISH else ""
    filling = _told_by()[language][1] if language in _told_by() else ()
    return language if not filling or _telling(text, language, filling) >= BEYOND_DOUBT else ""


def _telling(text: str, language: str, filling: Set[str]) -> int:
    """How many different words of a text are grammar of a language, or have a letter that hardly another has."""
    letters = _LETTERS.get(language, frozenset())
    words = {word.casefold() for word in _WORD.findall(text)}
    plain: Callable[[str], str] = str if language == vietnamese.CODE else fold
    return sum(plain(word) in filling or not letters.isdisjoint(word) for word in words)


def language_of_card(question: str, reference: str) -> str:
    """The language of a card: its question's, or where that has nothing that tells, its reference's."""
    asked = language_of_text(question)
    return asked if asked or not ENGLISH.isdisjoint(_folded_words(question)) else language_of_prose(reference)


def may_be_english(text: str) -> bool:
    """Whether a text whose language is not known may be English: by one grammar word, or since it is short."""
    told = _folded_words(text)
    return _script(text) is None and (len(told) < FEW or not ENGLISH.isdisjoint(told))


def is_abroad(answer: str) -> bool:
    """Whether an answer is plainly in another language than English, if nobody knows in which."""
    letters = any(sign.isalpha() and not sign.isascii() for sign in answer[:LOOKED_AT])
    return letters or not may_be_english(answer) or language_of_answer(answer) != ""


def in_another_script(one: str, two: str) -> bool:
    """Whether one of two texts has Latin letters and the other none."""
    return (_LATIN.search(one) is None) != (_LATIN.search(two) is None)


def _most(text: str, asking: Mapping[str, int]) -> str:
    """The language that most different words, some letters and what is known of it by `asking`, speak for."""
    told = {word.casefold() for word in _WORD.findall(text) if len(word) > 1 or word.islower()}
    plain = {*map(fold, told)}
    counts = {
        language: asking.get(language, 0)
        + len(filling.intersection(told if language == vietnamese.CODE else plain))
        for language, (_, filling) in _told_by().items()
    }
    small = told.intersection(_WORD.findall(text))
    for language, letters in _LETTERS.items():
        words = small if language == vietnamese.CODE else told  # whose names stand in texts of others
        counts[language] += sum(not letters.isdisjoint(word) for word in words)
    best = max(counts, key=counts.__getitem__)
    english = plain & ENGLISH
    fewest = FEWEST if _told_by()[best][1].issuperset(english) else ASKED
    return best if counts[best] >= fewest and counts[best] > len(english) else ""


def _folded_words(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text)]


def _script(text: str) -> str | None:
    """The language of a text whose letters or marks tell it, "" where it is not known; None for all others."""
    if vietnamese.is_vietnamese(text):
        return vietnamese.CODE
    latin = len(_LATIN.findall(text))
    others = sum(map(str.isalpha, text)) - latin
    if not others:
        return None
    language = next((code for code, letters in _SCRIPTS if letters.search(text)), "")
    dense = language in _DENSE and ENGLISH.isdisjoint(_folded_words(text))
    if others * (DENSITY if dense else 1) < latin:
        return None
    if of_neighbour(text, language):
        return ""
    return language_of_cyrillic(text) if language == RUSSIAN else language


@cache
def _told_by() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    return {
        language: (frozenset(listed(words)), frozenset(listed(FILLING[language])))
        for language, words in ASKING.items()
    }
