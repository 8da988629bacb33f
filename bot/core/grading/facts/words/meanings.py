"""Grades phrases and short clauses by what their words mean: "reduces blood glucose" for "lowers blood sugar".

Which words mean about the same, and which are opposites, says the lexicon of the sentence grader. An answer that has
every meaning of the reference is right, one with an opposite in the place of one is wrong, one that shares some of
them is a case for the sentence grader.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.cards import AnswerKind
from bot.core.grading.facts import claims
from bot.core.grading.facts.outcome import FactGrade, right, wrong
from bot.core.grading.facts.said import Said
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.vocabulary import CARRIER
from bot.core.grading.lexicon import Lexicon
from bot.core.grading.text import words

LONGEST = 14
"""Words of an answer that is compared by meaning; longer ones are sentences."""
MOST_ADDED = 2
"""Meanings that an answer with all of the reference's may have beside them."""
_UNDECIDED = pattern(r"(?i)\bor\b|/|\?")


@dataclass(frozen=True, slots=True)
class Meaning:
    """A reference of common words by what they mean."""

    text: str
    lexicon: Lexicon
    asked: frozenset[str]
    """Meanings of the question."""
    own: tuple[str, ...]
    """Those of the reference that the question does not have."""
    kind: AnswerKind

    def grade(self, said: Said) -> FactGrade | None:
        """The grade of an answer whose words alone are not the reference's; None where its meanings do not tell."""
        told = _meanings(self.lexicon, said.text)
        if not told or len(said.text.split()) > LONGEST or _UNDECIDED.search(said.text):
            return None
        lacking = [one for one in self.own if one not in told]
        against = {other for one in lacking for other in self.lexicon.opposites.get(one, ())}
        if against.intersection(told).difference(self.asked, self.own):
            return wrong(self.kind.value, self.text, said.text, "opposite")
        added = [one for one in told if one not in self.own and one not in self.asked]
        if lacking or len(added) > MOST_ADDED or claims.denied(said.text, len(said.text), len(said.text)):
            return None
        return right(self.kind.value, self.text, said.text, "meaning", unsure=True)

    def related(self, said: Said) -> bool:
        """Whether an answer has some meaning of the reference, so that the sentence grader may tell the rest."""
        return not set(self.own).isdisjoint(_meanings(self.lexicon, said.text))


def meaning(text: str, question: str, kind: AnswerKind, lexicon: Lexicon, *, stated: bool = False) -> Meaning | None:
    """The reference by its meanings; None where it is one word, unless that is `stated` of something: "it expands"."""
    asked = frozenset(_meanings(lexicon, question))
    own = tuple(one for one in _meanings(lexicon, text) if one not in asked)
    return Meaning(text, lexicon, asked, own, kind) if len(own) > 1 or (own and stated) else None


def _meanings(lexicon: Lexicon, text: str) -> tuple[str, ...]:
    """What the content words of a text mean, in order."""
    return tuple(
        dict.fromkeys(
            token.meaning
            for token in lexicon.tokens(words(text))
            if token is not None and not token.function and token.meaning not in CARRIER
        )
    )
