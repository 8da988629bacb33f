"""Why an answer was graded so, in plain words for reviewers: no number and no name of a rule."""

from __future__ import annotations

from collections.abc import Iterator

from bot.cogs.panels import safe
from bot.cogs.quiz.verdict_texts import TAKEN_FOR
from bot.core.grading import Grade

MAX_SHOWN = 200
"""Characters of what is quoted from the answer or the card, a line each."""
MOST_FLAGS = 3
_FLAGS = {
    "empty": "There is no word in it.",
    "injection": "It talks to the grader instead of answering.",
    "echo": "It only repeats the question.",
    "unknowing": "It says that its author does not know.",
    "keywords": "It is a heap of words, not a statement.",
    "unrelated": "Nothing in it has to do with the card.",
    "no-value": "It does not name what the question asks for.",
    "far": "It is not close to any answer that the card knows.",
    "afar": "It has little to do with what the card asks.",
    "unvouched": "It is close to the reference in its words, but seems to mean something else.",
    "elsewhere": "It fits another card of the deck better.",
    "untold": "It says nothing of what a right answer tells.",
    "fragment": "It is only a piece of the right answer, in its own words.",
    "contrary": "It has the opposite of a word of the right answer.",
    "turned": "It says “not” of what the right answer says.",
    "negated": "It is close to a right answer, but says “not”.",
    "denied": "It denies something instead of stating the answer.",
    "opposite": "It says the opposite of a right answer.",
    "reversed": "It has two things the wrong way round.",
    "swapped": "It has the words of a right answer in another order.",
    "rivals": "It offers more than one answer.",
    "false-claim": "It says something false beside what is right.",
    "false-member": "It lists something that does not belong.",
    "other-members": "It lists other things than the card.",
    "other-value": "It gives another value than the card.",
    "other-number": "It gives another number than the card.",
    "other-date": "It gives another date than the card.",
    "other-unit": "It gives another unit than the card.",
    "no-unit": "The unit is missing.",
    "other-name": "It gives another name than the card.",
    "first-name-only": "It gives the first name alone.",
    "surname-only": "It gives the surname alone.",
    "other-term": "It gives another term than the card.",
    "other-expansion": "It gives other words for the short form than the card.",
    "other-formula": "It gives another formula than the card.",
    "other-reason": "It gives another reason than the card.",
    "neighbour": "It is a different word that looks much the same.",
    "inflection": "It is another form of the word.",
    "part": "It gives only a part of the answer.",
    "vague": "It is vague.",
    "overclaim": "It claims more than is true.",
    "rambling": "Most of it is about something else.",
}
"""By the names in `Grade.flags`; what is not here changes no verdict."""


def explanation(grade: Grade) -> list[str]:
    """How sure the grader was, what it found and missed, what it noticed, and what it knows that is most alike."""
    return list(_lines(grade))


def _lines(grade: Grade) -> Iterator[str]:
    took = TAKEN_FOR[grade.verdict]
    yield (
        f"The grader was not sure: it took this for {took}."
        if grade.unsure
        else (f"The grader was fairly sure that this is {took}.")
    )
    found = [f"Found: {_shown('; '.join(grade.matched))}."] if grade.matched else []
    missed = [f"Not found: {_shown('; '.join(grade.missing))}."] if grade.missing else []
    if found or missed:
        yield " ".join([*found, *missed])
    if grade.false:
        yield f"Taken for false: {' and '.join(f'“{_shown(part)}”' for part in grade.false)}."
    yield from [words for flag, words in _FLAGS.items() if flag in grade.flags][:MOST_FLAGS]
    if grade.closest is not None:
        verdict, example = grade.closest
        yield f"Most like an answer that the card calls {TAKEN_FOR[verdict]}: “{_shown(example)}”"


def _shown(text: str) -> str:
    return safe(text, MAX_SHOWN)
