"""Items of QTI 2 and 3, as TAO, Inspera, Canvas' newer quizzes and other platforms hold them.

    <assessmentItem><responseDeclaration identifier="R"><correctResponse><value>a</value></correctResponse>...
    <itemBody><p>Mammals:</p><choiceInteraction responseIdentifier="R"><prompt>Which flies?</prompt>
      <simpleChoice identifier="a">Bat</simpleChoice>...</choiceInteraction></itemBody></assessmentItem>

Source: https://www.imsglobal.org/question/qtiv2p1/imsqti_infov2p1.html
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from msgspec import Struct

from bot.formats.anki.cloze import BLANK, MAX_GAPS
from bot.formats.anki.notes import LeftOut
from bot.formats.moodle import numbers, questions
from bot.formats.moodle.questions import FALSE, TRUE, WHOLE, Answer, Kind, Question
from bot.formats.qti.elements import GAP, attribute, below, first, html_of, name_of, plain
from bot.formats.xml_tree import Element

_CHOICE, _GAPS, _PAIRS = (
    "choiceinteraction",
    ("textentryinteraction", "inlinechoiceinteraction"),
    "matchinteraction",
)
_OPTIONS = ("simplechoice", "inlinechoice", "simpleassociablechoice")
_ASIDE = ("feedbackinline", "feedbackblock", "modalfeedback", "rubricblock", "stylesheet", "infocontrol")


class _Declared(Struct, frozen=True):
    """What an item declares of one response."""

    right: tuple[str, ...]
    several: bool
    """Whether the right ones are given together."""
    worth: dict[str, Decimal]
    """Marks by answer, where the item says them."""
    number: bool


def questions_of(item: Element, topic: str, left_out: LeftOut) -> Iterator[Question]:
    """The questions of an item; what no card can ask is counted."""
    body = first(item, "itembody")
    if body is None:
        return
    declared = {attribute(each, "identifier"): _declared(each) for each in below(item, "responsedeclaration")}
    asked = list(_interactions(body))
    kinds = {name_of(each) for each in asked}
    read = partial(_Reader, item, declared, topic, left_out)
    if kinds and kinds <= set(_GAPS) and len(asked) <= MAX_GAPS:
        yield from read().gaps(body, asked)
    elif len(asked) == 1 and kinds <= {_CHOICE, _PAIRS}:
        yield from read().whole(body, asked[0])
    else:
        open_ended = not kinds or kinds == {"extendedtextinteraction"}
        left_out.note(questions.ESSAY if kinds and open_ended else questions.OTHER, item.line)


def _interactions(element: Element) -> Iterator[Element]:
    for child in element.children:
        if name_of(child).endswith("interaction"):
            yield child
        elif name_of(child) not in _ASIDE:
            yield from _interactions(child)


def _declared(element: Element) -> _Declared:
    correct = first(element, "correctresponse")
    right = [each.text.strip() for each in below(correct, "value")] if correct else []
    worth: dict[str, Decimal] = {}
    for entry in below(element, "mapentry"):
        number = numbers.read(attribute(entry, "mappedvalue"))
        worth[attribute(entry, "mapkey")] = Decimal(number[0]) if number else Decimal(0)
    return _Declared(
        tuple(right) or tuple(key for key, value in worth.items() if value > 0),
        attribute(element, "cardinality") in ("multiple", "ordered"),
        worth,
        attribute(element, "basetype") in ("float", "integer"),
    )


class _Reader:
    """Reads the interactions of one item."""

    def __init__(self, item: Element, declared: dict[str, _Declared], topic: str, left_out: LeftOut) -> None:
        self._item, self._declared, self._topic, self._left_out = item, declared, topic, left_out

    def whole(self, body: Element, asked: Element) -> Iterator[Question]:
        """The question of a choice, or of pairs."""
        prompt = first(asked, "prompt")
        parts = (self._text(body, frozenset((id(asked),))), self._text(prompt) if prompt else "")
        text = "\n".join(filter(None, parts)) or attribute(self._item, "title")
        said = self._said_of(asked)
        if name_of(asked) == _PAIRS:
            shown = {
                attribute(each, "identifier"): self._text(each)
                for each in below(asked, "simpleassociablechoice")
            }
            pairs = (value.split() for value in said.right)
            told = tuple((shown.get(pair[0], ""), shown.get(pair[1], "")) for pair in pairs if len(pair) == 2)
            yield Question(Kind.MATCHING, text, self._item.line, pairs=told, topic=self._topic)
            return
        answers = self._choices(asked, said)
        both = sorted(each.text.lower() for each in answers) == ["false", "true"]
        if both:
            answers = tuple(
                Answer(TRUE if each.text.lower() == "true" else FALSE, each.weight) for each in answers
            )
        kind = Kind.TRUE_FALSE if both else Kind.CHOICE
        yield Question(kind, text, self._item.line, answers, topic=self._topic)

    def gaps(self, body: Element, asked: list[Element]) -> Iterator[Question]:
        """A question for each gap of a text, the others filled in."""
        pieces = self._text(body, frozenset(map(id, asked)), gap=GAP).split(GAP)
        if len(pieces) != len(asked) + 1:
            self._left_out.note(questions.OTHER, self._item.line)
            return
        found = [self._gap(each) for each in asked]
        filled = [
            next((each.text for each in answers if each.weight >= WHOLE), BLANK) for _, answers in found
        ]
        for place, (kind, answers) in enumerate(found):
            shown = [BLANK if other == place else text for other, text in enumerate(filled)]
            text = "".join(piece + gap for piece, gap in zip(pieces, [*shown, ""], strict=True))
            ends = text.endswith(BLANK) and "?" in text
            yield Question(
                kind, text.removesuffix(BLANK) if ends else text, self._item.line, answers, topic=self._topic
            )

    def _gap(self, asked: Element) -> tuple[Kind, tuple[Answer, ...]]:
        said = self._said_of(asked)
        if name_of(asked) == "inlinechoiceinteraction":
            return Kind.CHOICE, self._choices(asked, said)
        texts = dict.fromkeys((*said.right[:1], *(text for text, worth in said.worth.items() if worth > 0)))
        best = max(said.worth.values(), default=Decimal(0))
        answers = [
            Answer(text, self._weight(said.worth.get(text), best, text in said.right)) for text in texts
        ]
        is_number = said.number and all(numbers.read(text) for text in texts)
        return (Kind.NUMBER if is_number else Kind.SHORT), tuple(answers)

    @staticmethod
    def _weight(worth: Decimal | None, best: Decimal, right: bool) -> Decimal:
        if right or worth is None or best <= 0:
            return WHOLE if right else Decimal(0)
        return WHOLE * worth / best

    def _choices(self, asked: Element, said: _Declared) -> tuple[Answer, ...]:
        share = WHOLE / len(said.right) if said.several and len(said.right) > 1 else WHOLE
        return tuple(
            Answer(self._text(each), share if attribute(each, "identifier") in said.right else Decimal(0))
            for each in below(asked, *_OPTIONS)
        )

    def _said_of(self, asked: Element) -> _Declared:
        return self._declared.get(attribute(asked, "responseidentifier"), _Declared((), False, {}, False))

    def _text(self, element: Element, skipped: frozenset[int] = frozenset(), *, gap: str = "") -> str:
        """What people read in an element; a gap stands for those that are skipped."""

        def shown(child: Element) -> str | None:
            if id(child) in skipped:
                return gap
            return "" if name_of(child) in _ASIDE else None

        return plain(html_of(element, shown), self._left_out)
