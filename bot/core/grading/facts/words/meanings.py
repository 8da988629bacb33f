"""Grades phrases and short clauses by what their words mean: "reduces blood glucose" for "lowers blood sugar".

Which words mean about the same, and which are opposites, says the lexicon of the sentence grader. An answer that has
every meaning of the reference is right, one with an opposite or another word in the place of one is wrong; what else
shares some of them is a case for the sentence grader.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.cards import AnswerKind
from bot.core.grading.facts import claims
from bot.core.grading.facts.context import opposites, question_keys
from bot.core.grading.facts.outcome import FactGrade, right, wrong
from bot.core.grading.facts.said import Said, clean
from bot.core.grading.facts.scripts.abroad import language_of_text
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.vocabulary import ABBREVIATIONS, CARRIER
from bot.core.grading.facts.words.phrases import content_of
from bot.core.grading.facts.words.words import undotted
from bot.core.grading.facts.words.words import words as words_of
from bot.core.grading.lexicon import Lexicon
from bot.core.grading.text import words

LONGEST = 14
"""Words of an answer that is compared by meaning; longer ones are sentences."""
LONGEST_CLAUSE = 9
"""Words of a reference clause."""
MOST_ADDED = 2
"""Meanings that an answer with all of the reference's may have beside them."""
_UNDECIDED = pattern(r"(?i)\bor\b|/|\?")
_DENIES = pattern(
    r"(?i)\b(?:not|no|never|none|nor|neither|nothing|nobody|without|cannot|hardly)\b|n['’]t\b"
    r"|\b(?:do|does|did|is|are|was|were|ca|wo|would|should|could|has|have|had)nt\b"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A reference clause of a few words, which `Meaning` and then the sentence grader compare."""

    text: str
    keys: tuple[str, ...]
    """Of its content words."""
    kind: AnswerKind = AnswerKind.SENTENCE

    def grade(self, said: Said) -> FactGrade | None:
        """Right where the answer has the clause's words in their order and hardly another; None for all others."""
        found = content_of(words_of(undotted(said.text)), question_keys(said.question), frozenset(self.keys))
        told = [word.key for word in found if word.key in self.keys]
        plain = (
            not (_DENIES.search(said.text) or _UNDECIDED.search(said.text)) and len(found) <= len(told) + 1
        )
        return right("clause", self.text, said.text) if plain and told == list(self.keys) else None


def clause(text: str, question: str) -> Clause | None:
    """The reference as a short clause; None for a longer one, in another language, or one that denies."""
    plain = clean(text).rstrip(".!")
    found = words_of(undotted(plain))
    content = content_of(found, question_keys(question), frozenset())
    if not 2 < len(found) <= LONGEST_CLAUSE or any(word.mark for word in found) or language_of_text(question):
        return None
    keys = tuple(word.key for word in content)
    return Clause(text, keys) if len(keys) > 1 and not _DENIES.search(plain) else None


@dataclass(frozen=True, slots=True)
class _Sense:
    """What a reference means, by phrases of the lexicon or by single words."""

    own: tuple[str, ...]
    """Meanings of the reference that the question does not have, in order."""
    asked: frozenset[str]
    """Those of the question."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A reference of common words by what they mean."""

    text: str
    lexicon: Lexicon
    senses: tuple[_Sense | None, _Sense | None]
    """By phrases ("free of charge" is one), and by single words; None where that tells too little."""
    contrary: frozenset[str]
    """Keys of words that make it its contrary."""
    kind: AnswerKind

    def grade(self, said: Said) -> FactGrade | None:
        """The grade of an answer whose words alone are not the reference's; None where its meanings do not tell."""
        if len(said.text.split()) > LONGEST or _UNDECIDED.search(said.text):
            return None
        for single, sense in enumerate(self.senses):
            told = (
                self._by_sense(sense, _meanings(self.lexicon, said.text, single=single), said)
                if sense
                else None
            )
            if told is not None:
                return told
        return None

    def _by_sense(self, sense: _Sense, told: tuple[str, ...], said: Said) -> FactGrade | None:
        if not told:
            return None
        lacking = [one for one in sense.own if one not in told]
        added = [one for one in told if one not in sense.own and one not in sense.asked]
        denies = _DENIES.search(said.text) is not None
        against = {other for one in lacking for other in self.lexicon.opposites.get(one, ())}
        turned = self.contrary.intersection(word.key for word in words_of(undotted(said.text)))
        if not denies and (against.intersection(added) or turned.difference(question_keys(said.question))):
            return wrong(self.kind.value, self.text, said.text, "opposite")
        if not denies and _exchanged(sense.own, told, lacking, added):
            return wrong(self.kind.value, self.text, said.text, "exchanged")
        if lacking or len(added) > MOST_ADDED or claims.denied(said.text, len(said.text), len(said.text)):
            return None
        if denies != (_DENIES.search(self.text) is not None) and len(sense.own) > 1:
            return None  # what is denied the sentence grader tells; "costs nothing" is one meaning
        return right(self.kind.value, self.text, said.text, "meaning", unsure=True)

    def related(self, said: Said) -> bool:
        """Whether an answer has some meaning of the reference, so that the sentence grader may tell the rest."""
        return any(
            sense is not None
            and not set(sense.own).isdisjoint(_meanings(self.lexicon, said.text, single=single))
            for single, sense in enumerate(self.senses)
        )


def _exchanged(own: tuple[str, ...], told: tuple[str, ...], lacking: list[str], added: list[str]) -> bool:
    """Whether another word stands in the place of one within, and all others where they are."""
    if len(lacking) != 1 or len(added) != 1 or not 0 < own.index(lacking[0]) < len(own) - 1:
        return False
    return tuple(lacking[0] if one == added[0] else one for one in told if one in (*own, *added)) == own


def meaning(
    text: str, question: str, kind: AnswerKind, lexicon: Lexicon, *, stated: bool = False
) -> Meaning | None:
    """The reference by its meanings; None where it is one word, unless that is `stated` of something: "it expands"."""
    content = content_of(words_of(undotted(text)), question_keys(question))
    idiom = len(content) > 1 and len(_meanings(lexicon, text, single=False)) == 1  # "free of charge"
    senses = (
        _sense(text, question, lexicon, 1 if stated or idiom else FEWEST, single=False),
        _sense(text, question, lexicon, FEWEST, single=True),
    )
    contrary = (
        opposites(word.key for word in words_of(undotted(text)))
        if kind is AnswerKind.SENTENCE
        else frozenset()
    )
    return Meaning(text, lexicon, senses, contrary, kind) if any(senses) else None


FEWEST = 2
"""Meanings of a phrase."""


def _sense(text: str, question: str, lexicon: Lexicon, fewest: int, *, single: bool) -> _Sense | None:
    asked = frozenset(_meanings(lexicon, question, single=single))
    own = tuple(one for one in _meanings(lexicon, text, single=single) if one not in asked)
    return _Sense(own, asked) if len(own) >= fewest else None


def _meanings(lexicon: Lexicon, text: str, *, single: int | bool) -> tuple[str, ...]:
    """What the content words of a text mean, in order; each word by itself, or as phrases."""
    told = [ABBREVIATIONS.get(word, word) for word in words(text)]
    runs = [[word] for word in told] if single else [told]
    return tuple(
        dict.fromkeys(
            token.meaning
            for run in runs
            for token in lexicon.tokens(run)
            if token is not None and not token.function and token.meaning not in CARRIER
        )
    )
