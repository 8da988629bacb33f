"""Tells what in brackets behind a reference is another name of it, right alone: "die Bauchspeicheldrüse (Pankreas)".

A remark says where, when, how much or what kind of thing it is, or is the name of a thing of another sort ("Paris
(France)", "Hamlet (Shakespeare)").
"""

from __future__ import annotations

from bot.core.grading.facts.context import is_adjective, question_keys
from bot.core.grading.facts.detection.words import EXPLAINS, VERB, asks_person
from bot.core.grading.facts.remarks import opens_remark
from bot.core.grading.facts.scripts.language import language_of_text
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.vocabulary import CARRIER, COUNTRIES, GIVEN_NAMES, HEADS, SMALL, STATES
from bot.core.grading.facts.words.languages import language_of
from bot.core.grading.facts.words.synonyms import is_known, kin, one_thing
from bot.core.grading.facts.words.word_forms import is_word
from bot.core.grading.facts.words.words import Word, undotted, words

LONGEST = 4
"""Words of another name."""
SHORTEST_SHORT = 2
"""Letters of a word that is cut short."""
_NAME = pattern(r"[^\W\d_]+\.?(?:[ '’-][^\W\d_]+\.?){0,3}")
_SHORT = pattern(r"(?P<letters>[^\W\d_]{2,8})\.")
_KINDS = frozenset(
    listed("""
    plural singular noun verb adjective adverb masculine feminine neuter formal informal slang british american
    animal mammal bird fish insect reptile plant tree flower fruit vegetable metal gas mineral rock drug disease
    hauptstadt planet tier säugetier vogel fisch pflanze baum metall gas stadt land fluss berg insel staat
    capitale ville pays fleuve animal oiseau planète métal capital ciudad país río pájaro città paese fiume
    """)
)
"""What kind of thing it is, which many others are."""


def is_renamed(main: str, remark: str, question: str) -> bool:
    """Whether the remark names the very thing again: cut short, in another language, or by its other name."""
    short = _SHORT.fullmatch(remark.strip())
    if short:
        return is_cut(main, short["letters"])
    if not _NAME.fullmatch(remark) or opens_remark(remark) or VERB.search(remark) or VERB.search(main):
        return False
    if EXPLAINS.search(question) or language_of(question):
        return False
    told = [word for word in words(undotted(remark)) if not word.mark]
    own = [word for word in words(undotted(main)) if not word.mark]
    if not 0 < len(told) <= LONGEST or _is_remark(told, question):
        return False
    if (remark[:1].isupper() and main[:1].isupper()) or language_of_text(question) == "de":
        return _names_alike(told, own, question)
    return remark.islower() and len(own) > 1 < len(told) and sum(map(_is_foreign, told)) * 2 > len(told)


def is_cut(main: str, letters: str) -> bool:
    """Whether a word is the reference cut short: "cresc." for "crescendo", "Mg." for "Mangan"."""
    rest = iter(main.lower())
    return (
        " " not in main
        and len(letters) < len(main)
        and main[:1].lower() == letters[:1].lower()
        and all(letter in rest for letter in letters.lower())
    )


def _is_remark(told: list[Word], question: str) -> bool:
    """Whether the words tell a place, a kind of thing or what the question says, or are an adjective at their end."""
    asked = question_keys(question)
    placed = COUNTRIES | STATES | HEADS | _KINDS
    return (
        any(word.key in placed or word.text.lower() in placed or word.key in asked for word in told)
        or all(word.key in CARRIER | SMALL for word in told)
        or is_adjective(told[-1].text.lower())
    )


def _names_alike(told: list[Word], own: list[Word], question: str) -> bool:
    """Whether two names may be of one thing: no table has one of them alone, or as a thing of another sort."""
    if asks_person(question) != (told[0].text.lower() in GIVEN_NAMES):
        return False
    one, other = (tuple(word.key for word in name) for name in (own, told))
    if language_of_text(question) == "de" and len(told) == 1:
        return True
    if one_thing(one, other) or kin(one, other):
        return True
    common = len(told) == 1 and is_word(told[0].text.lower(), rare=False)
    return not (common or is_known(" ".join(other)))


def _is_foreign(word: Word) -> bool:
    return not is_word(word.text.lower(), rare=False)
