"""What a question of Moodle is, whichever file it stands in, and which cards it becomes.

The options of a choice become the answer and wrong answers, those that earn a part of the mark partial ones. Of a
question with several options that earn the mark together, all are asked for. Each pair of a matching question becomes a
card. What no card holds is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from enum import Enum, auto

from msgspec import Struct
from msgspec.structs import replace

from bot.core.cards import AnswerKind, AnswerSpec, Card, Deck, Misconception
from bot.core.decks import limits
from bot.core.decks.answer_rules import tolerance_of
from bot.core.decks.check import tidy
from bot.core.decks.problems import DeckError, Problems
from bot.core.listed_options import listed
from bot.formats import explanations, together
from bot.formats.anki.cloze import BLANK
from bot.formats.anki.notes import LeftOut
from bot.formats.assemble import Draft, assemble
from bot.formats.moodle.numbers import written_number

TRUE, FALSE = "True", "False"
WHOLE = Decimal(100)
_NEARLY_WHOLE = Decimal("99.9")
"""From which weight on an answer is right; parts of a mark are written rounded."""
_EVERYTHING = "*"
"""The answer that stands for all others, in texts and in numbers."""
_STATEMENT = "True or false: "
_ASKS = re.compile(r"\?|\b(?:true|false)\b", re.IGNORECASE)
MAX_ANSWERS = 2_000
"""Of one question, whatever becomes of them."""
_MOST_NUMBERS = 20
"""Partly right whole numbers that a tolerance may stand for on a card."""
_MOST_PAIRS = 20
"""Pairs of a matching question up to which the answers of the others are wrong ones of each."""

ESSAY = "essay questions, which have no answer to compare"
DESCRIPTIONS = "texts that ask nothing"
OTHER = "questions of kinds that no card can ask"
MEDIA = "pictures and sounds"
_UNANSWERED = "questions of which no answer earns the whole mark"
_EMPTY = "questions without text as question or answer"
_LONG = "questions or answers too long for a card"
_FEEDBACK = "feedback to answers that are right, or partly right"
_TOLERANCES = "tolerances of numbers that no card can hold"


class Kind(Enum):
    """How a question is asked; what cannot be asked on a card has none."""

    CHOICE = auto()
    SHORT = auto()
    NUMBER = auto()
    TRUE_FALSE = auto()
    MATCHING = auto()


class Answer(Struct, frozen=True):
    """One answer that a question's author has graded."""

    text: str
    weight: Decimal
    """Percent of the mark: 100 is right, nothing or less wrong."""
    feedback: str = ""
    tolerance: Decimal = Decimal(0)
    """Of a number, in its own unit."""


class Question(Struct, frozen=True):
    """One question, all its texts plain."""

    kind: Kind
    prompt: str
    line: int
    """Where it stands in the file; 0 where lines mean nothing."""
    answers: tuple[Answer, ...] = ()
    """Of every kind but MATCHING."""
    pairs: tuple[tuple[str, str], ...] = ()
    """Of MATCHING: what is asked, and its answer. Nothing is asked where an answer only misleads."""
    explanation: str = ""
    topic: str = ""
    unit: str = ""
    """Of numbers; empty where none is said."""


def topic_of(path: str) -> str:
    """The topic in the path of a category: `$course$/top/Cells` is `Cells`; two slashes are one of the name."""
    names = [name.strip().replace("\0", "/") for name in path.replace("//", "\0").split("/")]
    named = [name for name in names if name and name != "top" and not re.fullmatch(r"\$\w{1,30}\$", name)]
    return " ".join(named[-1].split())[: limits.MAX_TOPIC] if named else ""


def deck_of(
    found: Iterable[Question], problems: Problems, left_out: LeftOut, *, slug: str, title: str
) -> tuple[Deck, tuple[str, ...]]:
    """The deck of these questions, and what was left out of it; DeckError with every problem."""
    made: list[Draft] = []
    for question in found:
        made += drafts(question, left_out)
        if len(made) > limits.MAX_CARDS:
            raise DeckError.of(limits.TOO_MANY, question.line)
    if not made and not problems:
        raise DeckError.of("; ".join(("there is no question with an answer in it", *left_out.notes())))
    deck, notes = assemble(made, problems, slug=slug, title=title)
    return deck, (*left_out.notes(), *notes)


def drafts(question: Question, left_out: LeftOut) -> list[Draft]:
    """The cards of a question, with its line; what they cannot hold is counted in `left_out`."""
    cards = _pairs(question) if question.kind is Kind.MATCHING else _graded(question, left_out)
    kept = []
    for card in cards:
        whole = replace(card, topic=question.topic, explanation=tidy(question.explanation))
        if question.kind is Kind.CHOICE:
            whole = listed(whole, limits.MAX_PROMPT)
        if why := _unfit(whole):
            left_out.note(why, question.line)
        else:
            kept.append((explanations.fitting(whole, left_out, question.line), question.line))
    return kept


def _unfit(card: Card) -> str:
    if not card.prompt or not card.reference:
        return _EMPTY
    examples = (*card.accepted, *card.partial, *(text for group in card.wrong for text in group.answers))
    long = len(card.prompt) > limits.MAX_PROMPT or len(card.reference) > limits.MAX_REFERENCE
    return _LONG if long or any(len(text) > limits.MAX_EXAMPLE for text in examples) else ""


def _pairs(question: Question) -> Iterator[Card]:
    """A card for each thing that is asked."""
    pairs = [(tidy(asked), tidy(answer)) for asked, answer in question.pairs]
    answers = list(dict.fromkeys(answer for _, answer in pairs if answer))
    for asked, answer in pairs:
        others = [text for text in answers if text != answer] if len(pairs) <= _MOST_PAIRS else []
        if asked:
            prompt = f"{tidy(question.prompt)}\n{asked} → {BLANK}".strip()
            yield Card("", prompt, answer, wrong=tuple(Misconception((text,)) for text in others))


def _graded(question: Question, left_out: LeftOut) -> Iterator[Card]:
    answers = _distinct(question)
    right = [answer for answer in answers if answer.weight >= _NEARLY_WHOLE]
    partial = [answer for answer in answers if 0 < answer.weight < _NEARLY_WHOLE]
    if not right and len(partial) > 1 and question.kind is Kind.CHOICE:
        reference, spec = together.answer_of([answer.text for answer in partial])
        right, partial, others = partial, [], right
    elif right:
        reference, others = right[0].text, right[1:]
        spec = _form(question, right, left_out)
    else:
        left_out.note(_UNANSWERED if tidy(question.prompt) and answers else _EMPTY, question.line)
        return
    left_out[_FEEDBACK] += sum(bool(answer.feedback) for answer in (*right, *partial))
    yield Card(
        key="",
        prompt=_asked(question),
        reference=reference,
        accepted=tuple(answer.text for answer in others),
        partial=tuple(_partial(partial, right[0], question, left_out)),
        wrong=tuple(_wrong(answers)),
        answer=spec,
    )


def _distinct(question: Question) -> list[Answer]:
    """The answers with a text, each text (and tolerance) once: the one with most of the mark."""
    kept: dict[tuple[str, Decimal], Answer] = {}
    for answer in question.answers:
        text = tidy(answer.text)
        if question.kind in (Kind.SHORT, Kind.NUMBER):
            text = text if text == _EVERYTHING else text.strip(_EVERYTHING).strip()
        same = (text, answer.tolerance)
        if text not in ("", _EVERYTHING) and (same not in kept or kept[same].weight < answer.weight):
            kept[same] = replace(answer, text=text, feedback=tidy(answer.feedback))
    return list(kept.values())


def _asked(question: Question) -> str:
    """The prompt; a statement that is true or false is made a question."""
    prompt = tidy(question.prompt)
    statement = question.kind is Kind.TRUE_FALSE and prompt and not _ASKS.search(prompt)
    return f"{_STATEMENT}{prompt}" if statement else prompt


def _form(question: Question, right: Sequence[Answer], left_out: LeftOut) -> AnswerSpec | None:
    if question.kind is Kind.TRUE_FALSE:
        return AnswerSpec(kind=AnswerKind.YES_NO)
    if question.kind is not Kind.NUMBER:
        return None
    written = [written_number(answer.tolerance) for answer in right]
    tolerance = tolerance_of(written[0]) or ""
    left_out[_TOLERANCES] += sum(
        answer.tolerance > 0 and text != tolerance for answer, text in zip(right, written, strict=True)
    )
    unit = " ".join(question.unit.split())
    return AnswerSpec(AnswerKind.NUMBER, tolerance, unit if len(unit) <= limits.MAX_UNIT else "")


def _partial(
    answers: Iterable[Answer], right: Answer, question: Question, left_out: LeftOut
) -> Iterator[str]:
    """The texts of partly right answers; a wider tolerance about the right number is the whole numbers within it."""
    for answer in answers:
        if question.kind is not Kind.NUMBER or answer.text != right.text:
            left_out[_TOLERANCES] += answer.tolerance > 0
            yield answer.text
            continue
        middle, reach, inner = Decimal(right.text), answer.tolerance, right.tolerance
        if any(number != int(number) for number in (middle, reach)) or 2 * reach > _MOST_NUMBERS:
            left_out[_TOLERANCES] += 1
            continue
        offsets = (offset for offset in range(-int(reach), int(reach) + 1) if abs(offset) > inner)
        yield from (written_number(middle + offset) for offset in offsets)


def _wrong(answers: Iterable[Answer]) -> Iterator[Misconception]:
    """The wrong answers, with what corrects them."""
    for answer in answers:
        if answer.weight <= 0:
            why = answer.feedback if len(answer.feedback) <= limits.MAX_EXAMPLE else ""
            yield Misconception((answer.text,), why or None)
