"""Grades how a game or vote ended: "4–2" is 4:2 and "four two", and not "4-2 to the Germans" where these lost.

The side that the question names first has the first number, as in "the final between England and West Germany".
"""

from __future__ import annotations

import re
from typing import ClassVar

from bot.core.cards import AnswerKind
from bot.core.grading.facts import claims
from bot.core.grading.facts.designations.in_notation import InNotation
from bot.core.grading.facts.numbers.surroundings import in_figures
from bot.core.grading.facts.said import Said, characters
from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.words.phrases import phrase
from bot.core.grading.facts.words.terms import Term

STEM = 4
"""First letters that a side shares with what its people are called: "Germany", "the Germans"."""
_ASKS = pattern(
    r"(?i)\b(?:scores?|scored|scoreline|final result|end(?:ed|ing)? result|spielstand|endstand|ergebnis|resultado"
    r"|marcador|risultato|punteggio|résultat|uitslag|wynik|resultat)\b|\bhow did .{3,80} end\b"
)
_REFERENCE = pattern(r"(?P<one>\d{1,3})\s?[-:]\s?(?P<two>\d{1,3})(?:\s?\([^()]*\))?")
_SCORE = pattern(r"(?<![\d.,:-])(\d{1,3})\s?(?:[-:]|\b(?:to|zu|a|à)\b)\s?(\d{1,3})(?![\d%]|[.,:-]\d)")
_BESIDE = pattern(r"(?<![\d.,:-])(\d{1,3}) (\d{1,3})(?![\d%]|[.,:-]\d)")
"""Two numbers without a mark: "four two"."""
_NIL = pattern(r"(?i)\b(?:nil|love|zip)\b")
_SIDES = pattern(
    r"(?i)\b(?:between|zwischen|entre|tra|fra|tussen)\s+(?P<one>[^,?]{2,40}?)\s+(?:and|und|et|y|e|en)\s+(?P<two>[^,?]{2,40})"
)
_WON_BY = pattern(
    r"(?i)^\W{0,3}(?:to|for|für|pour|para|per|win for|victory for)\s+(?:the |die |la |los |las |les )?"
    r"(?P<side>[^\W\d_]{3,}(?: [^\W\d_]{3,})?)"
)


class Score(InNotation[tuple[int, int]], frozen=True):
    """A reference score."""

    OTHER: ClassVar[str] = "other-number"

    sides: tuple[str, str]
    """As the question names them; empty where it names none."""

    def _told(self, said: Said) -> list[tuple[int, int]]:
        """The scores of an answer, from the side of the one that the question names first."""
        plain = in_figures(_NIL.sub("0", characters(said.text)))
        found = list(_SCORE.finditer(plain)) or list(_BESIDE.finditer(plain))
        return [
            (int(one[2]), int(one[1])) if self._is_others(plain[one.end() :]) else (int(one[1]), int(one[2]))
            for one in found
            if not claims.denied(plain, one.start(), one.end())
        ]

    def _is_others(self, after: str) -> bool:
        """Whether what follows a score says that the side won which the question names last."""
        found = _WON_BY.match(after)
        return found is not None and _is_side(found["side"], self.sides[1]) > _is_side(
            found["side"], self.sides[0]
        )


def _is_side(told: str, side: str) -> bool:
    """Whether words name a side or its people."""
    stems = {fold(word)[:STEM] for word in re.findall(r"[^\W\d_]{4,}", side)}
    return any(fold(word)[:STEM] in stems for word in told.split())


def score(text: str, question: str) -> Score | None:
    """The reference as a score; None where it is none or none is asked."""
    found = _REFERENCE.fullmatch(characters(text).strip(" ."))
    if found is None or not _ASKS.search(question):
        return None
    sides = _SIDES.search(question)
    return Score(
        Term(AnswerKind.TERM, phrase(text)),
        (int(found["one"]), int(found["two"])),
        (sides["one"], sides["two"]) if sides else ("", ""),
    )
