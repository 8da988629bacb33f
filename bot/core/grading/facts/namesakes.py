"""Tells what names another thing than the reference, whatever it sounds like: no cross-encoder may call it the same.

"Édouard Manet" is not Claude Monet, "1 John 3:16" not John 3:16, "Em7" not G7, and three other sisters are not these.
A title, a nickname, a translation or a description without another name may be the same thing in other words.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz import fuzz

from bot.core.cards import AnswerKind
from bot.core.grading.facts.detection.words import is_person
from bot.core.grading.facts.lengths import ESSAY
from bot.core.grading.facts.lists.members import members_of
from bot.core.grading.facts.names.given_names import same_name
from bot.core.grading.facts.scripts.language import in_another_script
from bot.core.grading.facts.scripts.romanise import romanised
from bot.core.grading.facts.scripts.scripts import fold, foreign
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.vocabulary import CARRIER, GIVEN_NAMES, PARTICLES, TITLES
from bot.core.grading.facts.words.word_forms import is_word
from bot.core.grading.facts.words.words import Word, undotted, words

FEWEST_MEMBERS = 2
"""Names of a list from which on other names are other members."""
ALIKE = 60
"""`fuzz.ratio` from which two names may be one in two spellings or languages: "Petrus", "Peter"."""
SHARED = 2
"""First letters that a name shares with its abbreviation."""
MISSPELLED = 75
"""`fuzz.ratio` from which a given name is another one misspelled."""
_CODE = pattern(r"(?<![^\W_])([^\W\d_]{1,3})[ -]?(?=\d)")
"""Letters before a number: "G7", "B 12"."""
_WHOLE_CODE = pattern(r"[^\W\d_]{1,3}[ -]?\d[\d./:-]*")
_NUMBERED = pattern(r"(?:(?P<before>\d)\s)?(?P<name>[A-Z][^\W\d_]+)\s(?P<number>\d[\d.:,-]*)")
"""A name with its number: "1 John 3:16", "Apollo 11"."""
_FIGURES = pattern(r"\d+")
_NAMED = pattern(r"[A-ZÀ-ÞА-Я][^\W\d_]*")
_ASKS_NAMES = pattern(r"(?i)\b(?:(?:first|given|last|family|sur) ?names|names of|who)\b|\bnames\W*$")
_LATIN = pattern(r"[^\W\d_]+")
_REST = pattern(r"\s*[,;(:]|\s-+\s")
"""Where a name ends, and a remark on it begins."""


def names_another(question: str, reference: str, answer: str, kind: AnswerKind) -> bool:
    """Whether the answer names another person, place in a book, code, word or row of names than the reference."""
    if len(answer) > ESSAY:
        return False
    if kind is AnswerKind.LIST:
        return _other_members(question, reference, answer)
    if any(map(str.isdigit, reference)):
        return _other_code(reference, answer)
    written, _, gloss = reference.partition("(")
    if foreign(written):
        return bool(gloss or romanised(written)) and _other_sound(answer)
    if in_another_script(
        reference, answer
    ):  # Ульянов for Lenin: another name of one person is seldom told so else
        return False
    return is_person(reference, question) and _other_person(
        reference, _REST.split(answer.strip(), maxsplit=1)[0]
    )


def _other_person(reference: str, answer: str) -> bool:
    """Whether the given name or the surname is another one's."""
    own = [word.key for word in words(undotted(reference)) if not word.mark and word.key not in PARTICLES]
    told = [word for word in words(undotted(answer)) if not word.mark and word.key not in PARTICLES]
    given, surname = own[:-1], own[-1]
    for before, word in pairwise(told):
        if word.key == surname and _is_name(before) and not _is_given(before.key, given):
            return True
        if given and same_name(given[0], before.key) and _is_name(word) and word.key not in own:
            return fuzz.ratio(word.key, surname) < ALIKE
    if "the" in reference.lower().split() or not {word.key for word in told}.isdisjoint(own):
        return False  # "Guillaume le Conquérant"
    return any(
        _is_name(one) and _is_name(other) and not (_heard(one.key, own) and _heard(other.key, own))
        for one, other in pairwise(told)
    )


def _is_given(name: str, given: Sequence[str]) -> bool:
    """Whether a name is one of the given ones, or that with a slip: "charls"."""
    return any(same_name(one, name) or fuzz.ratio(one, name) >= MISSPELLED for one in given)


def _heard(name: str, own: Sequence[str]) -> bool:
    """Whether a name may be one of the reference's as it sounds: "Monnet" for "Monet"."""
    return any(fuzz.ratio(name, one) >= ALIKE for one in own)


def _is_name(word: Word) -> bool:
    """Whether a word can be nothing but a name of somebody: capitalised or known, and no common word."""
    lower = word.text.lower()
    if lower in TITLES or lower in CARRIER or len(lower) == 1:
        return False
    return _no_word(word.text)


def _other_code(reference: str, answer: str) -> bool:
    """Whether the numbers are others, or stand behind another name or other letters."""
    if _WHOLE_CODE.fullmatch(reference.strip()):
        return _codes(reference) != _codes(answer)
    own, told = _NUMBERED.fullmatch(reference.strip()), _NUMBERED.match(answer.strip())
    if own is None or told is None:
        return False
    if own["before"] != told["before"] or _FIGURES.findall(own["number"]) != _FIGURES.findall(told["number"]):
        return True
    return fold(own["name"])[:SHARED] != fold(told["name"])[:SHARED]


def _codes(text: str) -> list[str]:
    return [letters.lower() for letters in _CODE.findall(text)]


def _other_sound(answer: str) -> bool:
    """Whether the answer writes a word of another script in Latin letters, which the rules compare by its sound."""
    told = _LATIN.findall(answer)
    return bool(told) and not foreign(answer) and not any(is_word(fold(word).lower()) for word in told)


def _other_members(question: str, reference: str, answer: str) -> bool:
    """Whether most of the answer's names are those of others than the reference's."""
    own, told = members_of(reference), members_of(answer)
    if min(len(own), len(told)) < FEWEST_MEMBERS or not all(map(_NAMED.fullmatch, (*own, *told))):
        return False
    if not _ASKS_NAMES.search(question):
        return False
    alike = [one for one in told if any(_alike(one, other) for other in own)]
    return 2 * len(alike) < len(told)


def _no_word(name: str) -> bool:
    """Whether a word is known as a given name, or rare, as surnames are."""
    lower = fold(name).lower()
    return lower in GIVEN_NAMES or not is_word(lower, rare=False)


def _alike(one: str, other: str) -> bool:
    return same_name(fold(other), fold(one)) or fuzz.ratio(fold(one), fold(other)) >= ALIKE
