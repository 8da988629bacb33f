"""Number words of the languages that `LANGUAGES` has.

It puts them into digits, slips mended; a word that is an article too counts only inside a longer number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from rapidfuzz.distance import OSA

from bot.core.grading.devanagari import LETTERS
from bot.core.grading.facts.numbers.numerals_abroad import MORE, ORDINALS, TENS, UNTIL_20
from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.words.word_forms import LISTS, is_word

LANGUAGES = (*MORE,)
_CENTURY = (
    r"(?:si[eè]cles?|secol[oi]|siglos?|s[eé]culos?|eeuw(?:en)?|wiek(?:u|i|ów)?|век(?:а|е|ов)?|jahrhunderts?|jh\.?"
    r"|століття|столітті|століть|сторіччя|сторіччі|století|thế k[ỷỉ]"
    r"|århundra\w*|yüzyıl\w*|abad|(?:ال)?قرن|शताब्दी|सदी)(?!\w)"
)
_CENTURIES = pattern(
    rf"(?i)(?<![\w.])(\d{{1,2}}|[XVI]{{1,5}})(?:\.|[ºª°o]|[èe]me|er?|ste|de|वीं|वी|वें|-\w{{1,2}})?\s*{_CENTURY}"
    rf"|(?<!\w){_CENTURY}\s+(?:ke-?)?(\d{{1,2}}|[XVI]{{1,5}})(?!\w)"
)
_AND = {
    "de": "und", "fr": "et", "es": "y", "pt": "e", "nl": "en", "sv": "och", "ar": "و", "da": "og", "ro": "si",
    "el": "και", "fa": "و", "he": "ו",
    "ga": "(?:a|is)", "cy": "(?:ac?)", "sw": "na", "tl": "(?:at|y)", "eu": "(?:e?ta)", "ca": "i", "hr": "i",
}  # fmt: skip
"""What joins the words of a number."""
_APART = frozenset(
    ("ru", "pl", "id", "ar", "hi", "uk", "cs", "vi", "ro", "el", "fa", "he", "ga", "cy", "sw", "hr", "et")
)
"""Languages that write the words of a number apart."""
_MARKED = frozenset(("vi",))
"""Languages whose marks tell words apart: "sáu" is six, "sau" is after."""
_ARTICLES = frozenset(
    (
        *(
            "ein",
            "un",
            "une",
            "uno",
            "una",
            "um",
            "uma",
            "een",
            "eins",
            "en",
            "ett",
            "bir",
            "один",
            "одна",
            "одно",
        ),
        *("واحد", "واحده", "одне", "jeden", "jedna", "jedno", "một", "năm", "tư", "linh", "lẻ"),
    )
)
"""Words for one that are articles, and such that are other words, too: digits only inside a longer number."""
_THE = {"ar": "(?:ال)?"}
"""An article that is written together with the number."""
YEARS = 100
"""What an ordinal may be a year from."""
MOST_ATOMS = 14
"""Parts of one number."""


@cache
def _atoms(language: str) -> dict[str, int]:
    small = {word.replace("_", " "): value for value, word in enumerate(listed(UNTIL_20.get(language, "")))}
    tens = {
        word.replace("_", " "): 10 * value for value, word in enumerate(listed(TENS.get(language, "")), 2)
    }
    pairs = (pair.split(":") for pair in listed(MORE[language]))
    more = {word.replace("_", " "): int(value) for word, value in pairs}
    return small | tens | more


@cache
def _ordinals(language: str) -> dict[str, int]:
    stems, endings = ORDINALS.get(language, ("", ""))
    pairs = [pair.split(":") for pair in listed(stems)]
    return {
        f"{stem}{ending.strip('_')}".replace("_", " "): int(value)
        for stem, value in pairs
        for ending in listed(endings)
    }


@cache
def _run(language: str) -> re.Pattern[str]:
    words, ordinals = _either(_atoms(language)), _either(_ordinals(language)) or "(?!)"
    joint = rf"(?:\s+|-|(?:\s+|-)?{_AND[language]}(?:\s+|-)?)" if language in _AND else r"(?:\s+|-)"
    which = rf"(?:{ordinals})(?:{joint}(?:{ordinals}))?"  # "sześćdziesiąty szósty"
    glue = "" if language in _APART else "?"
    cardinal = rf"{_THE.get(language, '')}(?:{words})(?:{joint}{glue}(?:{words}))*"
    return re.compile(
        rf"(?<![^\W_])(?<![{LETTERS}])(?:(?P<cardinal>{cardinal})(?:{joint}{glue}(?P<which>{which}))?|(?P<alone>{which}))(?![^\W_]|[{LETTERS}])"
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def mended(text: str, language: str) -> str:
    """The text with slips in number words of the language put right: "docientos", "septt"."""
    if language not in MORE:
        return text
    return _LONG_WORD.sub(lambda found: _nearest(found[0], language), text)


def _nearest(word: str, language: str) -> str:
    folded = fold(word)
    if not word.islower():
        return word
    if language not in LISTS and len(word) < SHORTEST_UNLISTED:
        return word
    near = [
        atom
        for atom in _atoms(language)
        if len(atom) >= SHORTEST and atom[0] == folded[0] and OSA.distance(atom, folded, score_cutoff=1) == 1
    ]
    # What takes long at first comes last: an expression of all numerals 15 ms, a list of words a fifth of a second.
    if len(near) != 1 or _run(language).fullmatch(folded) or _is_other_word(folded, language):
        return word
    return near[0]


def _is_other_word(word: str, language: str) -> bool:
    """Whether it is a word of its own; in long ones, as the lists have it, a slip is likelier."""
    return len(word) < SURE and (is_word(word, rare=False) or is_word(word, language, rare=False))


SURE = 8
"""Letters from which on a word one letter off a number word is a slip in it."""
_LONG_WORD = pattern(r"[^\W\d_]{4,24}")
SHORTEST, SHORTEST_UNLISTED = 4, 6
"""Letters of a number word, and of a slip in one where no list tells what is a word."""


_SCALED = pattern(
    r"(?i)(?<=\d)\s+(?:(1000000|mil+i?[oóõ]n(?:en|es|i|ow|ów|er)?|milh(?:ão|ões|oes)|milion[ei]|miljoen|miljon(?:er)?|milyon"
    r"|juta|миллион(?:а|ов)?|мільйон(?:[аи]|ів)?|mili[oó]n[yuů]|triệu|مليونا?|ملايين|मिलियन)"
    r"|(mil+iarden?|mil+iards?|miliard[iyó]?w?|miljard(?:er)?|milyar|miliar"
    r"|миллиард(?:а|ов)?|mil millones|мільярд(?:[аи]|ів)?|miliard[ayu]|t[ỷỉ]|مليارا?|مليارات|अरब|बिलियन)"
    r"|(1000|tausend|mille|mil|mila|duizend|tusen|ribu|tysi[ąa]c[ey]?|bin|тысяч[аи]?|тисяч[аі]?|tisíc[eů]?|nghìn|ngàn"
    r"|ألفا?|الف|آلاف|हज़ार|हजार))(?!\w)"
)
"""Scales behind digits: "16 Millionen", "3 mil millones", "20 tysięcy"."""


def in_digits(text: str, language: str) -> str:
    """The text with number words of the language as digits, scales behind digits and centuries in English."""
    folded = text.lower() if language in _MARKED else "".join(fold(char)[:1] or char for char in text)
    for found in reversed(list(_numerals(folded, language))):
        ordinal = found["which"] or found["alone"] or ""
        value = _value(found["cardinal"] or "", language)
        if ordinal and value is not None:
            value += sum(
                _ordinals(language)[one] for one in re.findall(_either(_ordinals(language)), ordinal)
            )
            if (
                value < YEARS
                and not _beside_century(text, found.start(), found.end())
                and not _MONTH.match(text, found.end())
            ):
                continue  # "the seventh" alone is no seven
        if value is not None and (found[0] not in _ARTICLES or len(text.split()) == 1):
            text = f"{text[: found.start()]}{value}{text[found.end() :]}"
    text = _CENTURIES.sub(lambda found: f"{found[1] or found[2]}th century", text)
    return _SCALED.sub(
        lambda found: " million" if found[1] else " billion" if found[2] else " thousand", text
    )


def _numerals(folded: str, language: str) -> Iterator[re.Match[str]]:
    """Runs of number words; the expression is compiled for the first text that has one of them."""
    if any(word in folded for word in _atoms(language)) or any(
        word in folded for word in _ordinals(language)
    ):
        return _run(language).finditer(folded)
    return iter(())


_CENTURIES_OF_YEARS = range(11, 21)
"""What a year of two pairs of digits begins with: "negentien drieënvijftig"."""
_MONTH = pattern(
    r"(?i)\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)(?!\w)"
)
"""What an ordinal is a day of; months are in English by then."""


def _beside_century(text: str, start: int, end: int) -> bool:
    """Whether the word for a century stands before or behind a stretch of the text."""
    before = re.search(rf"(?i)(?<!\w){_CENTURY}\s+$", text[:start])
    return before is not None or re.match(rf"(?i)\s+{_CENTURY}", text[end:]) is not None


def _value(run: str, language: str) -> int | None:
    atoms = _atoms(language)
    if language == "it":
        run = run.replace("centott", "centoott")  # where one vowel of two is written
    parts = [atoms[word] for word in re.findall(_either(atoms), run)]
    if len(parts) > MOST_ATOMS:
        return None
    if parts and parts[0] in _CENTURIES_OF_YEARS and 10 <= sum(parts[1:]) < 100:
        return 100 * parts[0] + sum(parts[1:])
    total = current = 0
    for part in parts:
        if part >= 1000:
            total, current = total + max(current, 1) * part, 0
        elif part == 100 or (part == 20 and current % 100 == 4 and language == "fr"):
            current = (
                current - current % 100 + max(current % 100, 1) * part
                if part == 20
                else max(current, 1) * part
            )
        else:
            current += part
    return total + current
