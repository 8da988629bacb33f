"""Moodle XML: `<quiz>` with a `<question type="...">` for each question.

Source: https://docs.moodle.org/en/Moodle_XML_format
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial

from msgspec import Struct

from bot.core.cards import Deck
from bot.core.decks.check import short
from bot.core.decks.problems import Problems
from bot.formats.anki.notes import LeftOut
from bot.formats.moodle import embedded, numbers, questions, texts
from bot.formats.moodle.questions import FALSE, TRUE, Answer, Kind, Question
from bot.formats.xml_tree import Element

_KINDS = {
    "multichoice": Kind.CHOICE,
    "shortanswer": Kind.SHORT,
    "numerical": Kind.NUMBER,
    "truefalse": Kind.TRUE_FALSE,
    "matching": Kind.MATCHING,
}
_EMBEDDED = ("cloze", "multianswer")
_NO_CARDS = {"essay": questions.ESSAY, "description": questions.DESCRIPTIONS}
_WAYS = {"moodle_auto_format": texts.MOODLE, "plain_text": texts.PLAIN, "markdown": texts.MARKDOWN}
"""What `format="..."` says; all else is HTML."""
_WEIGHT = re.compile(r"-?\d{1,3}(?:\.\d{0,9})?")
_TRUTH = {"true": TRUE, "false": FALSE}


def is_quiz(root: Element) -> bool:
    """Whether it is what Moodle writes."""
    return root.name == "quiz" and any("type" in each.attributes for each in root.all("question"))


def parse(root: Element, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in a quiz, and what was left out of it; DeckError with every problem."""
    problems, left_out = Problems(), LeftOut()
    return questions.deck_of(_questions(root, problems, left_out), problems, left_out, slug=slug, title=title)


def _questions(root: Element, problems: Problems, left_out: LeftOut) -> Iterator[Question]:
    topic = ""
    for element in root.all("question"):
        type_ = element.attributes.get("type", "").strip().lower()
        if type_ == "category":
            topic = questions.topic_of(_said(element.first("category")))
        elif len(element.children) > questions.MAX_ANSWERS:
            problems.add(element.line, f"over {questions.MAX_ANSWERS:,} answers to one question")
        elif type_ in _EMBEDDED and (found := _embedded(element, topic, left_out)):
            yield from found
        elif kind := _KINDS.get(type_):
            yield _Reader(element, kind, problems, left_out).question(topic)
        else:
            left_out.note(_NO_CARDS.get(type_, questions.OTHER), element.line)


def _embedded(element: Element, topic: str, left_out: LeftOut) -> list[Question]:
    """The question of each gap in a text with several."""
    text = element.first("questiontext")
    found = embedded.gaps(_said(text), partial(texts.plain, way=_way(text), left_out=left_out))
    return [
        Question(
            kind,
            prompt,
            element.line,
            answers,
            explanation=_Reader(element, kind, Problems(), left_out).general_feedback(),
            topic=topic,
        )
        for kind, prompt, answers in found
    ]


class _Reader(Struct, frozen=True):
    """Reads one `<question>`."""

    element: Element
    kind: Kind
    problems: Problems
    left_out: LeftOut

    def question(self, topic: str) -> Question:
        """The question, its texts plain."""
        prompt = self._text(self.element.first("questiontext"))
        return Question(
            self.kind,
            prompt or _said(self.element.first("name")),
            self.element.line,
            tuple(self._answers()),
            tuple(self._pairs()) if self.kind is Kind.MATCHING else (),
            explanation=self.general_feedback(),
            topic=topic,
            unit=self._unit(),
        )

    def general_feedback(self) -> str:
        """What is said whatever the answer was."""
        return self._text(self.element.first("generalfeedback"))

    def _text(self, element: Element | None) -> str:
        return texts.plain(_said(element), _way(element), self.left_out).strip()

    def _answers(self) -> Iterator[Answer]:
        read: Callable[[Element], tuple[str, Decimal] | None] = {
            Kind.CHOICE: self._option,
            Kind.SHORT: self._typed,
            Kind.NUMBER: self._number,
            Kind.TRUE_FALSE: self._truth,
            Kind.MATCHING: self._nothing,
        }[self.kind]
        for element in self.element.all("answer"):
            weight = _WEIGHT.fullmatch(element.attributes.get("fraction", "0").strip())
            if answer := read(element):
                text, tolerance = answer
                feedback = self._text(element.first("feedback"))
                yield Answer(text, Decimal(weight[0]) if weight else Decimal(0), feedback, tolerance)

    def _option(self, element: Element) -> tuple[str, Decimal]:
        return self._text(element), Decimal(0)

    def _typed(self, element: Element) -> tuple[str, Decimal]:
        return _said(element), Decimal(0)

    def _truth(self, element: Element) -> tuple[str, Decimal]:
        return _TRUTH.get(_said(element).lower(), ""), Decimal(0)

    def _nothing(self, _element: Element) -> None:
        return None

    def _number(self, element: Element) -> tuple[str, Decimal] | None:
        said, reach = _said(element), element.first("tolerance")
        if said in ("", "*"):
            return None
        number, tolerance = numbers.read(said), numbers.read(reach.text) if reach else None
        if number is None:
            self.problems.add(element.line, f"{short(said)!r} is no number")
            return None
        return number[0], abs(Decimal(tolerance[0])) if tolerance else Decimal(0)

    def _unit(self) -> str:
        """The unit in which the numbers are, the one by whose name nothing is multiplied."""
        units = self.element.first("units")
        for unit in units.all("unit") if units else ():
            factor, name = unit.first("multiplier"), unit.first("unit_name")
            number = numbers.read(factor.text) if factor else None
            if name and number and Decimal(number[0]) == 1:
                return name.text.strip()
        return ""

    def _pairs(self) -> Iterator[tuple[str, str]]:
        for element in self.element.all("subquestion"):
            yield self._text(element), _said(element.first("answer"))


def _way(element: Element | None) -> str:
    """The way in which the text of an element is written."""
    return _WAYS.get(element.attributes.get("format", "") if element else "", texts.HTML)


def _said(element: Element | None) -> str:
    """What the `<text>` in an element says, else what the element itself says."""
    if element is None:
        return ""
    return (element.first("text") or element).html.strip()
