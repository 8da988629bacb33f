"""The answers of a GIFT question: all between its braces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from bot.core.decks.check import short
from bot.core.decks.problems import Problems
from bot.formats.anki.notes import LeftOut
from bot.formats.moodle import numbers
from bot.formats.moodle.gift_texts import bare, formatted
from bot.formats.moodle.questions import FALSE, MAX_ANSWERS, TRUE, WHOLE, Answer, Kind

_GENERAL = "####"
_ANSWER = re.compile(r"([=~]?)\s*(?:%(-?\d{1,3}(?:\.\d{0,9})?)%)?([^=~]*)")
"""Its mark, its weight in percent and what it says."""
_TRUTH = {"T": TRUE, "TRUE": TRUE, "F": FALSE, "FALSE": FALSE}
_NOTHING = Decimal(0)


class Answers(Struct, frozen=True):
    """What stands between the braces, guarded."""

    kind: Kind | None
    """None: nothing, which asks for an essay."""
    text: str
    feedback: str
    """What is said whatever the answer was."""


def split(inside: str) -> Answers:
    """What kind of answers these are."""
    text, marked, feedback = inside.rpartition(_GENERAL)
    if not marked:
        text, feedback = inside, ""
    text = text.strip()
    return Answers(_kind(text), text.removeprefix("#") if text.startswith("#") else text, feedback)


def _kind(text: str) -> Kind | None:
    if not text:
        return None
    if text.startswith("#"):
        return Kind.NUMBER
    if "~" in text:
        return Kind.CHOICE
    if "=" in text and "->" in text:
        return Kind.MATCHING
    return Kind.TRUE_FALSE if text.partition("#")[0].strip() in _TRUTH else Kind.SHORT


def read(
    answers: Answers, way: str, line: int, problems: Problems, left_out: LeftOut
) -> tuple[tuple[Answer, ...], tuple[tuple[str, str], ...]]:
    """The answers and the pairs; `way` is how the question is written, what is wrong goes to `problems`."""
    if answers.text.count("=") + answers.text.count("~") > MAX_ANSWERS:
        problems.add(line, f"over {MAX_ANSWERS:,} answers to one question")
        return (), ()
    if answers.kind is Kind.MATCHING:
        return (), tuple(_pairs(answers.text, way, line, problems, left_out))
    if answers.kind is Kind.TRUE_FALSE:
        return _truth(answers.text, way, left_out), ()
    found = _numbers if answers.kind is Kind.NUMBER else _texts
    return tuple(found(answers.text, way, line, problems, left_out)), ()


def _marked(text: str, default: Decimal) -> Iterator[tuple[str, Decimal, str]]:
    """Each answer's mark, weight and text; `default` is the weight of one without any mark."""
    for mark, weight, said in _ANSWER.findall(text):
        if mark or weight or said.strip():
            usual = {"=": WHOLE, "~": _NOTHING}.get(mark, default)
            yield mark, Decimal(weight) if weight else usual, said


def _texts(text: str, way: str, _line: int, _problems: Problems, left_out: LeftOut) -> Iterator[Answer]:
    for _, weight, said in _marked(text, _NOTHING if "~" in text else WHOLE):
        answer, _, feedback = said.partition("#")
        yield Answer(formatted(answer, way, left_out)[0], weight, formatted(feedback, way, left_out)[0])


def _numbers(text: str, way: str, line: int, problems: Problems, left_out: LeftOut) -> Iterator[Answer]:
    for mark, weight, said in _marked(text, WHOLE):
        answer, _, feedback = (bare(part) for part in said.partition("#"))
        if mark == "~" or answer == "*":
            continue  # what is said to all who have none of the numbers
        number = numbers.read(answer)
        if number is None:
            problems.add(line, f"{short(answer)!r} is no number: write 1822, 1822:2 or 1820..1824")
        else:
            yield Answer(number[0], weight, formatted(feedback, way, left_out)[0], number[1])


def _truth(text: str, way: str, left_out: LeftOut) -> tuple[Answer, ...]:
    said, _, feedback = text.partition("#")
    right = _TRUTH[said.strip()]
    corrected, _, confirmed = (formatted(part, way, left_out)[0] for part in feedback.partition("#"))
    wrong = FALSE if right == TRUE else TRUE
    return Answer(right, WHOLE, confirmed), Answer(wrong, _NOTHING, corrected)


def _pairs(
    text: str, way: str, line: int, problems: Problems, left_out: LeftOut
) -> Iterator[tuple[str, str]]:
    for piece in filter(None, map(str.strip, text.split("="))):
        asked, arrow, answer = piece.partition("->")
        if not arrow:
            problems.add(line, f"{short(bare(piece))!r} is matched with nothing: write =this -> that")
        yield formatted(asked, way, left_out)[0], formatted(answer, way, left_out)[0]
