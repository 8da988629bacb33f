"""Grades phrases and short clauses by what their words mean: "reduces blood glucose" for "lowers blood sugar".

Which words mean about the same, and which are opposites, says the lexicon of the sentence grader. An answer that has
every meaning of the reference is right, one with an opposite or another word in the place of one is wrong; what else
shares some of them is a case for the sentence grader.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from bot.core.cards import AnswerKind
from bot.core.grading.facts import claims
from bot.core.grading.facts.context import opposites, question_keys
from bot.core.grading.facts.outcome import FactGrade, right, wrong
from bot.core.grading.facts.said import Said, clean
from bot.core.grading.facts.scripts.language import language_of_text
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.words.comparisons import compared
from bot.core.grading.facts.words.likeness import Likeness, describes, meanings
from bot.core.grading.facts.words.phrases import content_of
from bot.core.grading.facts.words.terms import DIRECTED
from bot.core.grading.facts.words.words import undotted
from bot.core.grading.facts.words.words import words as words_of
from bot.core.grading.lexicon import Lexicon, Token

LONGEST = 14
"""Words of an answer that is compared by meaning; longer ones are sentences."""
LONGEST_CLAUSE = 9
"""Words of a reference clause."""
MOST_ADDED = 2
"""Meanings that an answer with all of the reference's may have beside them."""
_UNDECIDED = pattern(r"(?i)\bor\b|/|\?")
_DENIES = pattern(
    r"(?i)\b(?:not|no|never|none|nor|neither|nothing|nobody|without|cannot|hardly)\b|n['’]t\b"
    r"|\b(?:do|does|did|is|are|was|were|ca|wo|would|should|could|has|have|had)nt\b|\b(?:keep|prevent|stop)(?:s|ing)?\b[^,;]*\bfrom\b"
)


class Clause(Struct, frozen=True):
    """A reference clause of a few words, which `Meaning` and then the sentence grader compare."""

    text: str
    keys: tuple[str, ...]
    """Of its content words."""
    shared: frozenset[str] = frozenset()
    """Of the words that the question has too."""
    kind: AnswerKind = AnswerKind.SENTENCE

    def grade(self, said: Said) -> FactGrade | None:
        """Right where the answer has the clause's words in their order and hardly another; None for all others."""
        found = content_of(words_of(undotted(said.text)), question_keys(said.question), frozenset(self.keys))
        told = [word.key for word in found if word.key in self.keys]
        lacks = self.shared.difference(word.key for word in words_of(undotted(said.text)))
        plain = not (_DENIES.search(said.text) or _UNDECIDED.search(said.text)) and len(found) <= len(
            told
        ) + (not lacks)
        return right("clause", self.text, said.text) if plain and told == list(self.keys) else None


def clause(text: str, question: str) -> Clause | None:
    """The reference as a short clause; None for a longer one, in another language, or one that denies."""
    plain = clean(text).rstrip(".!")
    found = words_of(undotted(plain))
    content = content_of(found, question_keys(question), frozenset())
    if not 2 < len(found) <= LONGEST_CLAUSE or any(word.mark for word in found) or language_of_text(question):
        return None
    keys = tuple(word.key for word in content)
    shared = {word.key for word in content_of(found, frozenset())}.difference(keys)
    stated = re.match(r"(?i)(?:to|it|they)\b", plain) is not None
    return (
        Clause(text, keys, frozenset(shared))
        if len(keys) > (not stated) and not _DENIES.search(plain)
        else None
    )


class _Sense(Struct, frozen=True):
    """What a reference means, by phrases of the lexicon or by single words."""

    own: tuple[Token, ...]
    """What the reference says that the question does not, in order."""
    whole: tuple[Token, ...]
    """All that the reference says."""
    asked: tuple[Token, ...]
    """What the question says."""


class Meaning(Struct, frozen=True):
    """A reference of common words by what they mean."""

    text: str
    like: Likeness
    senses: tuple[_Sense | None, _Sense | None]
    """By phrases ("free of charge" is one), and by single words; None where that tells too little."""
    contrary: frozenset[str]
    """Keys of words that make it its contrary."""
    kind: AnswerKind

    def grade(self, said: Said) -> FactGrade | None:
        """The grade of an answer whose words alone are not the reference's; None where its meanings do not tell."""
        if len(said.text.split()) > LONGEST or _UNDECIDED.search(said.text):
            return None
        same = compared(self.text, said.text)
        if same is not None:
            decided = right if same else wrong
            return decided(self.kind.value, self.text, said.text, "meaning" if same else "reversed")
        tokens = (meanings(self.like.lexicon, said.text, single=single) for single in (False, True))
        grades = (
            self._by_sense(sense, told, said)
            for sense, told in zip(self.senses, tokens, strict=True)
            if sense and told
        )
        return next((grade for grade in grades if grade is not None), None)

    def _by_sense(self, sense: _Sense, told: tuple[Token, ...], said: Said) -> FactGrade | None:
        kind, text = self.kind.value, said.text
        lacking = [one for one in sense.own if not self._has(told, one, sense)]
        known = (*sense.own, *sense.asked)
        added = [one for one in told if not any(self._has((one,), own, sense) for own in known)]
        denies = _DENIES.search(text) is not None
        opposed = not denies and self._opposed(lacking, added, said)
        if opposed or (not lacking and _keeps_from(text, self.text)):
            return wrong(kind, self.text, text, "opposite")
        if not denies and self._exchanged(sense, told, lacking, added):
            return wrong(kind, self.text, text, "exchanged")
        may_lack = all(self._may_lack(one, sense.own, otherwise=bool(added)) for one in lacking)
        nothing = len(lacking) == len(sense.own) or not may_lack
        if nothing or len(added) > MOST_ADDED or claims.denied(text, len(text), len(text)):
            return None
        if denies != (_DENIES.search(self.text) is not None) and len(sense.own) > 1:
            return None  # what is denied the sentence grader tells; "costs nothing" is one meaning
        if self.like.loose and not self._in_order(sense, told):
            return None
        return right(kind, self.text, text, "meaning", unsure=True)

    def _opposed(self, lacking: Sequence[Token], added: Sequence[Token], said: Said) -> bool:
        """Whether an answer has the opposite of what it lacks."""
        against = {other for one in lacking for other in self.like.lexicon.opposites.get(one.meaning, ())}
        turned = self.contrary.intersection(word.key for word in words_of(undotted(said.text)))
        return bool(
            against.intersection(one.meaning for one in added)
            or turned.difference(question_keys(said.question))
        )

    def _has(self, told: Sequence[Token], own: Token, sense: _Sense) -> bool:
        """Whether an answer's words say one of the reference's."""
        return self.like.among(own, told, near=self._opens(own, sense))

    def _opens(self, one: Token, sense: _Sense) -> bool:
        """Whether a word opens a description, mostly its verb: one that is more general says the same there."""
        return self.like.loose and len(sense.own) > 1 and one == sense.own[0]

    def _may_lack(self, one: Token, own: Sequence[Token], *, otherwise: bool) -> bool:
        """Whether a word says only that something is meant, at the start, or what kind of thing, at the end.

        Where two more are as in the reference, the verb before them may be told `otherwise`: "passes packets between
        networks".
        """
        told_otherwise = otherwise and len(own) > FEWEST and _OPENS_WITH_VERB.match(self.text) is not None
        if self.like.loose and one == own[0] and (told_otherwise or self.like.weak(one)):
            return True
        return len(own) > 1 and one == own[-1] and self.like.is_kind(own[-2], one)

    def _in_order(self, sense: _Sense, told: Sequence[Token]) -> bool:
        """Whether an answer has the meanings of a directed reference in their order: "from code into machine code"."""
        if not DIRECTED.search(self.text):
            return True
        places = [
            next((at for at, own in enumerate(sense.whole) if self.like.among(own, (one,))), None)
            for one in told
        ]
        row = [at for at in places if at is not None]
        return row == sorted(row)

    @property
    def lone(self) -> bool:
        """Whether the reference says one thing only: "to make it rise"."""
        return all(sense is None or len(sense.own) == 1 for sense in self.senses)

    def related(self, said: Said) -> bool:
        """Whether an answer has some meaning of the reference, so that the sentence grader may tell the rest."""
        return any(any(self.like.among(one, told) for one in sense.own) for sense, told in self._told(said))

    def nearly(self, said: Said) -> bool:
        """Whether an answer to a description has each meaning of it, or one that is more general or a part."""
        return self.like.loose and any(
            all(self.like.among(one, told, near=True) for one in sense.own)
            for sense, told in self._told(said)
        )

    def _told(self, said: Said) -> list[tuple[_Sense, tuple[Token, ...]]]:
        return [
            (sense, meanings(self.like.lexicon, said.text, single=single))
            for single, sense in zip((False, True), self.senses, strict=True)
            if sense is not None
        ]

    def _exchanged(
        self, sense: _Sense, told: Sequence[Token], lacking: Sequence[Token], added: Sequence[Token]
    ) -> bool:
        """Whether another word stands in the place of one within, and all others where they are.

        That one may be the question's own: "it reflects red light", where green is asked about.
        """
        own = sense.own if lacking else sense.whole
        lacking = lacking or [one for one in own if not self.like.among(one, told)]
        if len(lacking) != 1 or len(added) != 1:
            return False
        at = own.index(lacking[0])
        if not 0 < at < len(own) - 1 or (self.like.loose and self.like.among(lacking[0], added, near=True)):
            return False
        row = [one for one in told if one == added[0] or self.like.among(one, own)]
        return len(row) == len(own) and all(
            one == added[0] if place == at else self.like.alike(own[place], one)
            for place, one in enumerate(row)
        )


_OPENS_WITH_VERB = pattern(r"(?i)(?:to|they|it)\s|[a-z]{3,}(?:[^s]s|ing)\s")
_STOPS = pattern(r"(?i)\b(?:keep|prevent|stop|avoid)")
_KEEPS_FROM = pattern(r"(?i)\b(?:keep|prevent|stop)(?:s|ing)?\b[^,;]*\bfrom\b")


def _keeps_from(text: str, reference: str) -> bool:
    """Whether a text says that something is kept from happening, and the reference does not."""
    return _KEEPS_FROM.search(text) is not None and not (
        _DENIES.search(reference) or _STOPS.search(reference)
    )


def meaning(
    text: str, question: str, kind: AnswerKind, lexicon: Lexicon, *, stated: bool = False
) -> Meaning | None:
    """The reference by its meanings; None where it is one word, unless that is `stated` of something: "it expands"."""
    content = content_of(words_of(undotted(text)), question_keys(question))
    idiom = len(content) > 1 and len(meanings(lexicon, text, single=False)) == 1  # "free of charge"
    senses = (
        _sense(text, question, lexicon, 1 if stated or idiom else FEWEST, single=False),
        _sense(text, question, lexicon, 1 if stated else FEWEST, single=True),
    )
    sentence = kind is AnswerKind.SENTENCE
    contrary = opposites(word.key for word in words_of(undotted(text))) if sentence else frozenset()
    like = Likeness(lexicon, loose=stated or sentence or describes(text, question))
    return Meaning(text, like, senses, contrary, kind) if any(senses) else None


FEWEST = 2
"""Meanings of a phrase."""


def _sense(text: str, question: str, lexicon: Lexicon, fewest: int, *, single: bool) -> _Sense | None:
    asked = meanings(lexicon, question, single=single)
    known = {one.meaning for one in asked}
    whole = meanings(lexicon, text, single=single)
    own = tuple(one for one in whole if one.meaning not in known)
    if not single:
        by_word = {one.meaning for one in meanings(lexicon, text, single=True)}
        if any(one.meaning in known and one.meaning not in by_word for one in whole):
            return None  # "divisible only by 1 and itself" is what a prime number is asked for
    return _Sense(own, whole, asked) if len(own) >= fewest else None
