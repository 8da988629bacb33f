"""Finds questions that ask for a value in one form, where another of the same value is half of the answer.

"6/16" is 3/8, and not in its lowest terms; "x(x - 5) + 6" is not factorised.
"""

from __future__ import annotations

import re
from fractions import Fraction

from bot.core.grading.facts.tables import pattern

_ASKS_FORM = pattern(
    r"(?i)\b(?:factor(?:i[sz])?(?:e|ed|ing|ation)?|expand(?:ed)?|simplif(?:y|ied)|simplest|multipl(?:y|ied) out"
    r"|complet(?:e|ing) the square|vertex form|lowest terms|in terms of|as an? (?:single|product|sum|power)"
    r"|in the form|rationali[sz]e[d]?|re-?write|reduced?(?: fraction| form)|prime factor\w*)\b"
)
_LOWEST = pattern(
    r"(?i)\b(?:lowest|simplest) (?:terms|form)\b|\bsimplif(?:y|ied)\b|\bfully reduced\b|\bas a reduced\b"
    r"|\bk[üu]rze\b|\bvollständig gekürzt|\bfraction irréductible|\bfracción irreducible"
)
_SHARE = pattern(r"(?<![\d./])(\d{1,9})\s?/\s?(\d{1,9})(?![\d/]|\.\d)")


def asks_form(question: str) -> bool:
    """Whether a formula is asked for in one form: factorised, expanded, in terms of something."""
    return _ASKS_FORM.search(question) is not None


def not_lowest(reference: str, told: str, question: str) -> bool:
    """Whether a fraction that is asked for in its lowest terms is told in others."""
    own = _SHARE.fullmatch(reference.strip())
    if own is None or not _LOWEST.search(question):
        return False
    if {own[1], own[2]} <= set(re.findall(r"\d+", told)):
        return False  # "375/1000, which cancels down to 3 over 8"
    value = Fraction(int(own[1]), int(own[2])) if int(own[2]) else None
    given = [found for found in re.findall(_SHARE.text, told) if int(found[1])]
    same = [one for one in given if Fraction(int(one[0]), int(one[1])) == value]
    return bool(same) and all(int(one[0]) != int(own[1]) for one in same)
