"""Mends typing slips in the words that values are told in: number words, months, units, yes and no."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel

from bot.core.cards import AnswerKind
from bot.core.grading.facts.numerals import CARDINALS, ORDINALS, SCALES
from bot.core.grading.facts.real_words import is_word
from bot.core.grading.facts.spellings import fumbled
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.word_forms import american, singular

SHORTEST = 4
"""Letters of a word that is mended."""
LONG = 8
"""Letters from which on two slips are mended."""
MOST_WORDS = 12
"""Words of an answer with slips in it; longer answers are talk."""
_WORD = pattern(r"[^\W\d_]{4,24}")
_UNITS = listed("""
    metre meter metres meters kilometre kilometer kilometres kilometers centimetre centimeter centimetres centimeters
    millimetre millimetres millimeters mile miles inch inches feet yard yards gram grams kilogram kilograms tonne
    tonnes pound pounds ounce ounces litre liter litres liters second seconds minute minutes hour hours days week weeks
    month months year years century centuries degree degrees celsius fahrenheit kelvin percent dollar dollars euro euros
    volt volts watt watts newton newtons joule joules pascal pascals hertz ampere amperes
    """)
_MONTHS = listed(
    "january february march april june july august september october november december century decade"
)
_YES_NO = listed("true false correct incorrect nope")
_KEYS = listed("ctrl control command option shift escape delete backspace enter return space windows insert")
_NUMBERS = (*CARDINALS, *ORDINALS, *SCALES)
_VOCABULARY = {
    AnswerKind.NUMBER: (*_NUMBERS, *_UNITS),
    AnswerKind.QUANTITY: (*_NUMBERS, *_UNITS),
    AnswerKind.DATE: (*_NUMBERS, *_MONTHS),
    AnswerKind.YES_NO: _YES_NO,
    AnswerKind.FORMULA: _KEYS,
}


def mended(text: str, kind: AnswerKind, reference: str) -> str:
    """The text with words that are none put right, where one word of the kind is nearest."""
    vocabulary = _vocabulary(kind, reference)
    if not vocabulary or len(text.split()) > MOST_WORDS:
        return text
    return _WORD.sub(lambda found: _nearest(found[0], vocabulary), text)


@lru_cache(maxsize=64)
def _vocabulary(kind: AnswerKind, reference: str) -> tuple[str, ...]:
    words = _VOCABULARY.get(kind, ())
    own = re.findall(r"\b[a-z]{4,24}\b", reference) if words and kind is not AnswerKind.FORMULA else ()
    return tuple(dict.fromkeys((*words, *own)))


def _nearest(word: str, vocabulary: tuple[str, ...]) -> str:
    lower = word.lower()
    if lower in vocabulary or word.isupper():
        return word
    room = 2 if len(lower) >= LONG else 1
    found = process.extract(lower, vocabulary, scorer=OSA.distance, score_cutoff=room, limit=4)
    near = [(one, slips) for one, slips, _ in found if one[0] == lower[0] or fumbled(one, lower)]
    if not near or is_word(lower, rare=False):
        return word
    near.sort(key=lambda pair: (pair[1], Indel.distance(pair[0], lower)))
    best = near[0]
    edits = Indel.distance(best[0], lower)
    tied = [one for one, slips in near[1:] if slips == best[1] and Indel.distance(one, lower) == edits]
    return best[0] if all(singular(american(one)) == singular(american(best[0])) for one in tied) else word
