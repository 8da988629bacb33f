"""Grades what tells two words apart, each by its definition: "affect = verb; effect = noun".

Each word needs its own definition; with that of the other the answer is wrong. What is told in quite other words is
read as a sentence.
"""

from __future__ import annotations

import re

from msgspec import Struct

from bot.core.cards import AnswerKind
from bot.core.grading.facts.formulas.notation import tells_apart
from bot.core.grading.facts.lengths import ESSAY
from bot.core.grading.facts.outcome import FactGrade, right, wrong
from bot.core.grading.facts.said import Said, characters
from bot.core.grading.facts.vocabulary import ARTICLES, SMALL
from bot.core.grading.facts.words.words import undotted, words

MOST_PAIRS = 4


class ToldApart(Struct, frozen=True):
    """A reference of words with what each of them is."""

    text: str
    pairs: tuple[tuple[str, frozenset[str]], ...]
    """Each word in small letters with the content words of its definition that no other has."""
    kind: AnswerKind = AnswerKind.SENTENCE

    def grade(self, said: Said) -> FactGrade | None:
        """The grade of an answer that defines each word in its turn; None for all others."""
        text = said.raw.lower()
        names = "|".join(re.escape(name) for name, _ in sorted(self.pairs, key=lambda pair: -len(pair[0])))
        found = (
            list(re.finditer(rf"(?<!\w)(?<!\w')(?P<name>{names})(?:e?s)?(?![\w]|'\w)", text)) if names else []
        )
        if len(text) > ESSAY or len({one["name"] for one in found}) < len(self.pairs):
            return None
        told: dict[str, set[str]] = {name: set() for name, _ in self.pairs}
        starts = [0, *(one.start() for one in found[1:]), len(text)]
        for at, one in enumerate(found):
            behind = re.split(r"\bnot\b|n't\b", text[one.end() : starts[at + 1]])[0]
            told[one["name"]] |= set(_content(behind))
        own = [bool(told[name] & definition) for name, definition in self.pairs]
        other = [
            bool(told[name] & definition)
            for name, _ in self.pairs
            for another, definition in self.pairs
            if another != name
        ]
        if any(other) and not any(own):
            return wrong("sentence", self.text, said.text, "exchanged")
        return right("sentence", self.text, said.text) if all(own) and not any(other) else None


def told_apart(text: str) -> ToldApart | None:
    """The reference as definitions of several words; None for all else."""
    if tells_apart(characters(text)) is None:
        return None
    pairs = [
        part.partition(" = ") for part in re.split(r"[;\n]\s*|,\s+(?=[^=;,\n]{1,40}\s=\s)", characters(text))
    ]
    contents = [frozenset(_content(definition)) for _, _, definition in pairs]
    if not 1 < len(pairs) <= MOST_PAIRS:
        return None
    found = []
    for at, (name, _, _) in enumerate(pairs):
        others = frozenset[str]().union(*(one for index, one in enumerate(contents) if index != at))
        found.append((name.strip(" '\"").lower(), contents[at] - others))
    return ToldApart(text, tuple(found))


_AROUND = (
    ARTICLES | SMALL | frozenset(("is", "are", "be", "it", "has", "have", "and", "while", "means", "mean"))
)


def _content(text: str) -> list[str]:
    return [word.key for word in words(undotted(text)) if word.key not in _AROUND and not word.mark]
