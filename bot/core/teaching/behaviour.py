"""How a card takes answers whose fair verdict is known without anybody's label, since they are made from its own.

Off-topic text is no answer, nor is the question again; a wrong answer said twice is no better; a right one that is
denied or has a known mistake beside it is not right; thanks behind a right one take nothing away. The grader as a
whole is held to such rules by its tests; here one card is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from bot.core.cards import Card
from bot.core.decks.lint_answers import AnswerGrader, spread
from bot.core.grading.result import Verdict

_TRIED = 6
"""Answers a rule is tried on."""
_MANY = 1 / 3
"""Share of a rule's answers from which the card is at fault, and not one unlucky sentence."""
_LONGEST = 25
"""Words of an answer that can stand inside another sentence."""
_ENGLISH = frozenset(("the", "what", "how", "why", "does", "are", "and", "with", "which", "that"))
_ENGLISH_TOO = frozenset(("is", "of", "a", "to", "in", "it", "for", "when", "do", "by"))


class Breach(Struct, frozen=True):
    """A rule that the card breaks."""

    says: str
    """In words, with an answer."""
    certain: bool
    """Whether the card is better off as it was."""


def breaches(
    card: Card, elsewhere: Sequence[str], off_topic: Sequence[str], grader: AnswerGrader
) -> Iterator[Breach]:
    """The rules that the card breaks; `elsewhere` are right answers to other cards, `off_topic` answers none."""

    def passing(texts: Iterable[str]) -> list[str]:
        return [text for text in texts if grader.grade(card, text).verdict is Verdict.CORRECT]

    for what, texts in (
        ("text about something else passes", off_topic),
        ("the question again passes", _echoes(card.prompt)),
    ):
        if found := passing(tried := list(texts)):
            yield Breach(f"{what}: {_quoted(found[0])}", certain=len(found) > _MANY * len(tried))
    for what, texts in (
        ("right answers to other cards pass", spread(elsewhere, _TRIED)),
        ("a right answer passes with a known mistake beside it", list(_spoilt(card))),
        ("a right answer passes when it is denied", list(_denied(card))),
    ):
        found = passing(texts)
        if len(found) > _MANY * len(texts):
            yield Breach(f"{what}: {_quoted(found[0])}", certain=False)
    yield from _doubled(card, grader)
    yield from _thanked(card, grader)


def _doubled(card: Card, grader: AnswerGrader) -> Iterator[Breach]:
    tried = spread(card.wrong_answers, _TRIED)
    better = [
        text
        for text in tried
        if grader.grade(card, f"{_sentence(text)} {_sentence(text)}").verdict is not Verdict.INCORRECT
    ]
    if len(better) > _MANY * len(tried):
        yield Breach(
            f"wrong answers get better when they are said twice: {_quoted(better[0])}", certain=False
        )


def _thanked(card: Card, grader: AnswerGrader) -> Iterator[Breach]:
    if not english(card):
        return
    tried = spread([text for text in card.accepted if _short(text)], _TRIED)
    lost = [
        text
        for text in tried
        if grader.grade(card, f"{_sentence(text)} Thanks for the quiz!").verdict is not Verdict.CORRECT
    ]
    if len(lost) > _MANY * len(tried):
        yield Breach(f"a right answer is lost when thanks follow it: {_quoted(lost[0])}", certain=False)


def _echoes(prompt: str) -> Iterator[str]:
    yield prompt
    yield prompt.lower().rstrip("?. ")
    yield " ".join(reversed(prompt.rstrip("?.").split()))


def _spoilt(card: Card) -> Iterator[str]:
    """Right answers, each with a mistake behind it that the card corrects."""
    mistakes = [text for group in card.wrong if group.why for text in group.answers if _short(text)]
    for at, text in enumerate(spread(card.accepted, _TRIED) if mistakes else ()):
        yield f"{_sentence(text)} {_sentence(mistakes[at % len(mistakes)])}"


def _denied(card: Card) -> Iterator[str]:
    """Right answers in sentences that deny them, in English, the one language whose denials are known here."""
    if english(card):
        for text in spread([text for text in card.accepted if _short(text)], _TRIED):
            yield f"It is wrong to say that {text[:1].lower()}{text[1:].strip().rstrip('.!')}."


def _short(text: str) -> bool:
    return len(text.split()) <= _LONGEST and "\n" not in text and "?" not in text


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?", "。")) else f"{text}."


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line if len(line) <= 80 else line[:79] + '…'}”"


def english(card: Card) -> bool:
    """Whether the card seems to be written in English."""
    words = set(f"{card.prompt} {card.reference}".casefold().replace("?", " ").split())
    return bool(words & _ENGLISH) and len(words & (_ENGLISH | _ENGLISH_TOO)) >= 2
