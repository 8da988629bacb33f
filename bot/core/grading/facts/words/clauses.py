"""Grades short clauses as far as their words alone decide: "because of the tilt of its axis", "it is less dense".

An answer with the opposite of a word of the clause, or with one other word in its place, is wrong; all of its words
in order make it right. Everything else may say it in words of its own, and is left to the sentence grader.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.cards import AnswerKind
from bot.core.grading.facts import claims
from bot.core.grading.facts.context import opposites, question_keys
from bot.core.grading.facts.outcome import FactGrade, right, wrong
from bot.core.grading.facts.said import Said, clean
from bot.core.grading.facts.scripts.abroad import language_of_text
from bot.core.grading.facts.vocabulary import CARRIER
from bot.core.grading.facts.words.phrases import content_of, same_verb
from bot.core.grading.facts.words.spellings import slip
from bot.core.grading.facts.words.words import Word, undotted, words

LONGEST = 9
"""Words of a short clause."""
MOST_ADDED = 1
"""Content words that an answer with all of the clause's may have beside them."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A reference clause of a few words."""

    text: str
    keys: tuple[str, ...]
    """Of its content words, and of those that have an opposite."""
    kind: AnswerKind = AnswerKind.SENTENCE

    def grade(self, said: Said) -> FactGrade | None:
        """The grade of an answer by its words; None where another clause may say the same."""
        text = undotted(said.text)
        found = [word for word in words(text) if not word.mark]
        contrary = opposites(self.keys)
        asked = question_keys(said.question)
        content = content_of(found, frozenset(), contrary.union(self.keys))
        if len(found) > LONGEST + MOST_ADDED or any(
            claims.denied(text, one.start, one.end) for one in content
        ):
            return None
        had = {key: word for key in self.keys for word in content if _is(key, word)}
        opposed = [
            word.text
            for word in content
            if word.key in contrary and word.key not in asked and word.key not in CARRIER
        ]
        lacking = [key for key in self.keys if key not in had]
        if len(opposed) == 1 and any(word.key in opposites((key,)) for key in lacking for word in content):
            return wrong("clause", self.text, said.text, "opposite", false=tuple(opposed))
        added = [word for word in content if word not in had.values() and word.key not in asked]
        if not lacking and len(added) <= MOST_ADDED and not claims.hedged(text):
            order = [content.index(had[key]) for key in self.keys]
            return right("clause", self.text, said.text) if order == sorted(order) else None
        if len(lacking) == len(added) == 1 < len(had) and self._exchanged(content, lacking[0], added[0]):
            return wrong("clause", self.text, said.text, "exchanged", false=(added[0].text,))
        return None

    def _exchanged(self, content: list[Word], lacking: str, added: Word) -> bool:
        """Whether another word stands in the place of the lacking one, and all others where they are."""
        told = [next((key for key in self.keys if _is(key, word)), "") for word in content]
        place = self.keys.index(lacking)
        return (
            content.index(added) == place < len(self.keys) - 1
            and place > 0
            and [key for key in told if key] == [key for key in self.keys if key != lacking]
        )


def _is(key: str, word: Word) -> bool:
    return key == word.key or slip(key, word.key) or same_verb(key, word.key)


def clause(text: str, question: str) -> Clause | None:
    """The reference as a short clause; None for a longer one, in another language, or one that denies."""
    plain = clean(text).rstrip(".!")
    found = words(undotted(plain))
    plain_words = [word for word in found if not word.mark]
    if not 2 < len(plain_words) <= LONGEST or len(plain_words) < len(found) or language_of_text(question):
        return None
    opposed = frozenset(word.key for word in plain_words if opposites((word.key,)))
    keys = tuple(word.key for word in content_of(plain_words, question_keys(question), opposed - CARRIER))
    if len(keys) < 2 or len(set(keys)) < len(keys) or claims.denied(plain, len(plain), len(plain)):
        return None
    return Clause(text, keys)
