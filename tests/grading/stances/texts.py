"""The texts that the model is fitted on: phrasings with their blanks filled, and members' answers to real cards."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from bot.core.cards import AnswerKind, Card
from bot.core.grading import Grader, Verdict
from bot.core.grading.facts import prepare_fact
from bot.core.grading.facts.talk import is_everyday
from bot.core.grading.stances import Stance
from bot.core.grading.stances.naming import Span, named, says_more, written
from tests.grading import corpora
from tests.grading.corpora import Labelled
from tests.grading.stances.phrasings import KINDS, directed, fitted, phrasings

BLANK = "\0"
"""Stands for the value in a text."""
UNLABELLED, NOT_REJECTED = -1, -2
"""Labels of what nothing is known of, and of what is held or talk, nobody knows which."""
VALUE_FILLINGS, ABROAD_FILLINGS, CLAUSE_FILLINGS = 2, 2, 3
"""Times that each phrasing is fitted, with other values or statements."""
LONGEST_VALUE = 5
STATEMENT_LEAST, STATEMENT_MOST = 4, 22
"""Words."""
RIGHT = 5_000
"""Right answers to open questions, in which nothing is rejected, as `NOT_REJECTED`."""
_SMALL, _CAPITAL = 0.25, 0.4
"""Share of values in small letters, and of statements that begin a phrasing and have a capital there."""
FACTS = (*corpora.FACTS_READ, "facts-12", "facts-14", "facts-15", "facts-16")
NATURAL = (
    *(f"natural-{number}" for number in (2, 3, 5, 6, 7, 8, 10, 11, 12)),
    *(f"natural-abroad-{number}" for number in (2, 3, 5, 6, 7, 9, 10)),
    *(f"phrases-{number}" for number in (1, 2, 4, 5, 6, 8)),
    *(f"copies-{number}" for number in (1, 2, 6, 7, 8, 9)),
    "second-1",
)
"""Sets of answers as they come, all of which somebody read."""
STATED = (
    *corpora.VARIED,
    *corpora.MLOPS_SETS,
    "natural-2",
    "natural-3",
    "natural-5",
    "science-1",
    "general-4",
)
"""Sets whose answers fill the blanks of clauses, and whose right answers reject nothing."""
_OR = re.compile(r"(?i)\b(?:or|oder|ou|of|eller|lub|czy|или|veya|atau|або)\b|/")
_FRAME = frozenset(("or", "and", "not", "maybe", "it", "its", "it's", "think", "no", "know"))
_NO_STATEMENT = re.compile(r"[?!;:()\n]|\. |\b(?:idk|know|maybe|think|guess|probably)\b")


class Part(NamedTuple):
    """A stretch of a text with the label of its pieces: a stance, `UNLABELLED` or `NOT_REJECTED`."""

    text: str
    label: int


def texts(grader: Grader) -> Iterator[list[Part]]:
    """All of them; `grader` finds values in answers, without any model."""
    yield from filled_values("values", VALUE_FILLINGS)
    yield from filled_values("abroad", ABROAD_FILLINGS)
    yield from filled_clauses()
    members = list(answered(grader))
    rare = [parts for parts in members if all(part.label != Stance.HELD for part in parts)]
    yield from chain(members, rare)
    right = [
        row.answer for name in STATED for row in corpora.labelled(name) if row.label == Verdict.CORRECT.rank
    ]
    for answer in random.sample(right, RIGHT):
        yield [Part(answer, NOT_REJECTED)]


def filled_values(sort: str, fillings: int) -> Iterator[list[Part]]:
    """Phrasings with {A} as the blank and another value in the place of {B}."""
    others = sorted(other_values())
    for number in fitted(sort):
        for _, text, stance in directed(sort, number):
            for _ in range(fillings):
                other = random.choice(others)
                other = other.lower() if other.isalpha() and random.random() < _SMALL else other
                yield around_blank(text.replace("{A}", BLANK).replace("{B}", other), stance)


def around_blank(text: str, stance: Stance) -> list[Part]:
    """A text of which what is done with the value at `BLANK` is known."""
    parts = re.split(f"({BLANK})", text)
    return [Part(part, int(stance) if part == BLANK else UNLABELLED) for part in parts if part]


def other_values() -> set[str]:
    """Wrong answers to facts that are nothing but a value."""
    rows = (row for name in FACTS for card, rows in corpora.facts(name) for row in rows)
    return {row.answer for row in rows if row.label == Verdict.INCORRECT.rank and _is_value(row.answer)}


def _is_value(text: str) -> bool:
    words = text.lower().split()
    bare = _FRAME.isdisjoint(words) and not any(sign in text for sign in ",;:?!()")
    return bare and len(words) <= LONGEST_VALUE


def filled_clauses() -> Iterator[list[Part]]:
    """Phrasings of clauses with two statements."""
    told = sorted(statements())
    for number in fitted("clauses"):
        for kind, own in phrasings("clauses", number).items():
            for text in own:
                for _ in range(CLAUSE_FILLINGS):
                    a, b = random.sample(told, 2)
                    if text.startswith("{A}") and random.random() < _CAPITAL:
                        a = a[:1].upper() + a[1:]
                    yield list(_with_statements(text, kind, a, b))


def _with_statements(text: str, kind: str, a: str, b: str) -> Iterator[Part]:
    known = KINDS[kind]
    other = known.b_of_clauses or known.b
    for part in re.split(r"(\{[AB]\})", text):
        if part == "{A}":
            yield Part(a, int(known.a))
        elif part == "{B}":
            yield Part(b, UNLABELLED if other is None else int(other))
        elif part:
            yield Part(part, int(Stance.FRAME))


def statements() -> set[str]:
    """What members say of open questions in one clause, right and wrong."""
    rows = (row.answer.strip().rstrip(".") for name in STATED for row in corpora.labelled(name))
    plain = (
        answer
        for answer in rows
        if STATEMENT_LEAST <= len(answer.split()) <= STATEMENT_MOST and not _NO_STATEMENT.search(answer)
    )
    return {answer if answer[:2].isupper() else answer[:1].lower() + answer[1:] for answer in plain}


def answered(grader: Grader) -> Iterator[list[Part]]:
    """Answers of real cards' sets that name the right value and say more, whose label tells who holds it.

    What is wrong with other words than everyday ones beside the value, or without its very words, may name another
    thing ("Percy Bysshe Shelley"), and what is half right without an "or" may be so for another reason: they tell
    nothing.
    """
    for card, row in _answers():
        fact = prepare_fact(card)
        if fact is None or fact.kind is AnswerKind.YES_NO:
            continue
        wrong = row.label == Verdict.INCORRECT.rank
        spans = written(row.answer, (card.reference,)) if wrong else _places(grader, card, row.answer)
        if not spans or not says_more(row.answer, spans):
            continue
        text = blanked(row.answer, spans)
        rest = text.replace(BLANK, " ")
        if row.label == Verdict.CORRECT.rank:
            yield around_blank(text, Stance.HELD)
        elif row.label == Verdict.PARTIAL.rank and _OR.search(rest):
            yield around_blank(text, Stance.OPEN)
        elif wrong and is_everyday(rest):
            yield around_blank(text, Stance.REJECTED)


def _answers() -> Iterator[tuple[Card, Labelled]]:
    for name in FACTS:
        for card, rows in corpora.facts(name):
            yield from ((card, row) for row in rows)
    for name in NATURAL:
        cards = corpora.alone(name)
        yield from ((cards[row.card], row) for row in corpora.labelled(name))


def _places(grader: Grader, card: Card, answer: str) -> list[Span]:
    def is_right(text: str) -> bool:
        return grader.grade(card, text).verdict is Verdict.CORRECT

    return named(answer, (card.reference, *card.accepted), is_right)


def blanked(text: str, spans: Sequence[Span]) -> str:
    """The text with `BLANK` at each span."""
    for span in reversed(spans):
        text = text[: span.start] + BLANK + text[span.end :]
    return text
