"""A rule on the English of people who are learning it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence

from bot.core.cards import Card
from tests.grading.behaviour.rule import Answers, Measure, Row, rule
from tests.grading.behaviour.verbs import PLAIN, THIRD_PERSON
from tests.grading.behaviour.wording import inner, mixed

_ARTICLE = re.compile(r"\b(?:the|an?)\s+", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")
_IS = re.compile(r"(?<=\w)(?:\s+(?:is|are)|'s|’s)(?=\s+(?!not\b|no\b|n't)\w)")
_CAUSE = re.compile(
    r"\b(?:lets?|allows?|enables?|helps?|ensures?|(?:makes?|making) sure(?: that)?)"
    r"(?= (?:the|an?|models?|it|you|we|u|teams?)\b)",
    re.IGNORECASE,
)
_PURPOSE = re.compile(r"\b(?:in order )?to (\w+)")
_START = re.compile(r"(?:it is|it's|its|it’s)\s+", re.IGNORECASE)


def _without_articles(text: str) -> str:
    return _ARTICLE.sub("", text)


def _without_endings(text: str) -> str:
    """The first two third persons in their plain form."""
    left = iter((True, True))

    def plain(found: re.Match[str]) -> str:
        word = found[0]
        return THIRD_PERSON[word] if word in THIRD_PERSON and next(left, False) else word

    return _WORD.sub(plain, text)


def _without_is(text: str) -> str:
    return _IS.sub("", text, count=1)


def _with_make_that(text: str) -> str:
    return _CAUSE.sub("make that", text, count=1)


def _with_for(text: str) -> str:
    """ "for improve" instead of "to improve"."""
    return _PURPOSE.sub(lambda found: f"for {found[1]}" if found[1] in PLAIN else found[0], text, count=1)


def _with_subject_dropped(text: str) -> str:
    return _START.sub("Is ", text, count=1) if _START.match(text) else text


def _with_present_progressive(text: str) -> str:
    """ "is checking" instead of "checks", once."""
    words = text.split()
    for at, word in enumerate(words[1:], 1):
        if word in THIRD_PERSON:
            stem = re.sub(r"(?<=[^e])e$", "", THIRD_PERSON[word])
            return " ".join((*words[:at], "is", f"{stem}ing", *words[at + 1 :]))
    return text


def _framed(text: str) -> str:
    return f"It is mean that {inner(text)}"


_CHANGES: tuple[Callable[[str], str], ...] = (
    _without_articles,
    _without_endings,
    _without_is,
    _with_make_that,
    _with_for,
    _with_subject_dropped,
    _with_present_progressive,
)


def in_learners_english(text: str, chance: random.Random) -> str:
    """The text with up to three habits of learners, at least one."""
    done = 0
    for change in mixed(_CHANGES, chance):
        changed = change(text)
        done += changed != text
        text = changed
        if done == 3:
            break
    return text if done else _framed(text)


@rule("learner's English", Measure.LOST, 0.05, bare=0.10, fact=0.05)
def second_language(
    card: Card, others: Sequence[Card], answers: Answers, chance: random.Random
) -> Iterator[Row]:
    """Grammar does not matter as long as the idea is there."""
    for answer in mixed(answers.right(card.key), chance):
        yield Row(in_learners_english(answer, chance), base=answer)


RULES = (second_language,)
