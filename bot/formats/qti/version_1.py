"""Items of QTI 1.2, as Canvas, Blackboard and common cartridges hold them.

    <item><presentation><material><mattext>Which flies?</mattext></material>
      <response_lid ident="r"><render_choice><response_label ident="a"><material>...Bat...</response_label>...
    <resprocessing><respcondition><conditionvar><varequal respident="r">a</varequal></conditionvar>
      <setvar varname="SCORE" action="Set">100</setvar></respcondition></resprocessing></item>

Source: https://www.imsglobal.org/question/qtiv1p2/imsqti_asi_bindv1p2.html
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct, field
from msgspec.structs import replace

from bot.formats.anki.cloze import BLANK
from bot.formats.anki.notes import LeftOut
from bot.formats.moodle import numbers, questions
from bot.formats.moodle.questions import FALSE, TRUE, WHOLE, Answer, Kind, Question
from bot.formats.qti.elements import attribute, below, first, name_of, plain
from bot.formats.xml_tree import Element

_RESPONSES = ("response_lid", "response_str", "response_num", "response_grp", "response_xy")
_NUMBERS = ("vargte", "vargt", "varlte", "varlt")


class _Said(Struct):
    """What the conditions say of the answers to one response."""

    right: list[str] = field(default_factory=list)
    """Idents or texts that earn marks, in order."""
    together: bool = False
    """Whether the right ones have to be given together."""
    ranges: list[tuple[str, Decimal, Decimal]] = field(default_factory=list)
    """Numbers that are right: each as it is shown, and between which it counts."""
    feedback: dict[str, str] = field(default_factory=dict)
    """By what was answered: the ident of its feedback."""


def questions_of(item: Element, topic: str, left_out: LeftOut) -> Iterator[Question]:
    """The questions of an item; what no card can ask is counted."""
    presentation = first(item, "presentation")
    if presentation is None:
        return
    type_ = _type(item)
    responses = [each for each in below(presentation, *_RESPONSES) if attribute(each, "ident")]
    prompt = _texts(presentation, left_out) or attribute(item, "title")
    if "essay" in type_ or "file_upload" in type_ or (not responses and "text_only" not in type_):
        left_out.note(questions.ESSAY if responses or "essay" in type_ else questions.DESCRIPTIONS, item.line)
        return
    if "text_only" in type_:
        left_out.note(questions.DESCRIPTIONS, item.line)
        return
    said = _conditions(item)
    told = {
        attribute(each, "ident"): _texts(each, left_out) for each in below(item, "itemfeedback", "solution")
    }
    explanation = told.get("general_fb", "") or next(
        (text for ident, text in told.items() if ident.lower() in ("solution", "general")), ""
    )
    if "fill_in_multiple" in type_:
        for each in responses:
            labels = [attribute(label, "ident") for label in below(each, "response_label")]
            said.setdefault(attribute(each, "ident"), _Said()).right = labels
    if len(responses) > 1 or "blanks" in type_ or "dropdowns" in type_ or "matching" in type_:
        whole = Question(Kind.MATCHING, prompt, item.line, explanation=explanation, topic=topic)
        yield from _parts(responses, said, whole, left_out)
        return
    response = responses[0]
    kind, answers = _answers(response, said.get(attribute(response, "ident"), _Said()), told, left_out)
    if kind is None:
        left_out.note(questions.OTHER, item.line)
    else:
        yield Question(kind, prompt, item.line, answers, explanation=explanation, topic=topic)


def _type(item: Element) -> str:
    """What the item's own data call it: `multiple_choice_question`, `cc.essay.v0p1`."""
    labels = ("question_type", "cc_profile", "bbmd_questiontype", "qmd_itemtype")
    for each in below(item, "qtimetadatafield"):
        label, entry = first(each, "fieldlabel"), first(each, "fieldentry")
        if label and entry and label.text.strip().lower() in labels:
            return entry.text.strip().lower()
    found = first(item, "bbmd_questiontype", "qmd_itemtype")
    return found.text.strip().lower() if found else ""


def _texts(element: Element, left_out: LeftOut) -> str:
    """What the material of an element says, that of responses in it left out."""
    said = []
    for child in element.children:
        name = name_of(child)
        if name in ("mattext", "matemtext"):
            as_text = attribute(child, "texttype") == "text/plain"
            said.append(child.text.strip() if as_text and not child.children else plain(child.html, left_out))
        elif name == "matimage":
            left_out[questions.MEDIA] += 1
        elif name not in _RESPONSES:
            said.append(_texts(child, left_out))
    return "\n".join(filter(None, said))


def _conditions(item: Element) -> dict[str, _Said]:
    """What the conditions say, by the ident of the response."""
    found: dict[str, _Said] = {}
    for condition in below(item, "respcondition"):
        variables = first(condition, "conditionvar")
        if variables is None:
            continue
        marks = [each for each in below(condition, "setvar") if _earns(each)]
        plainly = list(_equal(variables))
        shown = first(condition, "displayfeedback")
        if shown is not None and len(plainly) == 1:
            response, answer = plainly[0]
            found.setdefault(response, _Said()).feedback[answer] = attribute(shown, "linkrefid")
        if not marks:
            continue
        for each in below(variables, *_NUMBERS):
            found.setdefault(attribute(each, "respident"), _Said())
        for response, answer in plainly:
            said = found.setdefault(response, _Said())
            said.together |= len(plainly) > 1 and first(variables, "and") is not None
            said.together |= any(attribute(each, "action").lower() == "add" for each in marks)
            if answer not in said.right:
                said.right.append(answer)
        for response, said in found.items():
            said.ranges += _ranges(variables, response)
    return found


def _earns(mark: Element) -> bool:
    """Whether a condition gives marks: a number over zero, or the highest score by its name."""
    if attribute(mark, "varname").lower() not in ("score", "que_score", "") and attribute(mark, "varname"):
        return False
    value = numbers.read(mark.text)
    return Decimal(value[0]) > 0 if value else mark.text.strip().lower().endswith("max")


def _equal(element: Element) -> Iterator[tuple[str, str]]:
    """What has to be answered to which response; what must not be answered is left out."""
    for child in element.children:
        name = name_of(child)
        if name in ("varequal", "varsubset"):
            yield attribute(child, "respident"), child.text.strip()
        elif name != "not":
            yield from _equal(child)


def _ranges(variables: Element, response: str) -> Iterator[tuple[str, Decimal, Decimal]]:
    """The number that one condition takes for right, with the ends between which it does."""
    ends: dict[str, Decimal] = {}
    for each in below(variables, *_NUMBERS):
        number = numbers.read(each.text)
        if number is not None and attribute(each, "respident") == response:
            ends.setdefault(name_of(each)[:5], Decimal(number[0]))
    if len(ends) == len(("vargt", "varlt")):
        low, high = ends["vargt"], ends["varlt"]
        exact = (text for ident, text in _equal(variables) if ident == response and numbers.read(text))
        yield next(exact, numbers.written_number((low + high) / 2)), low, high


def _answers(
    response: Element, said: _Said, told: dict[str, str], left_out: LeftOut
) -> tuple[Kind | None, tuple[Answer, ...]]:
    """How a response is asked, and its answers; no kind where no card can ask it."""
    labels = [
        (attribute(each, "ident"), _texts(each, left_out)) for each in below(response, "response_label")
    ]
    if name_of(response) == "response_lid" and labels:
        texts = [text.strip().lower() for _, text in labels]
        both = sorted(texts) == ["false", "true"]
        share = WHOLE / len(said.right) if said.together and len(said.right) > 1 else WHOLE
        answers = tuple(
            Answer(
                {"true": TRUE, "false": FALSE}[text.strip().lower()] if both else text,
                share if ident in said.right else Decimal(0),
                told.get(said.feedback.get(ident, ""), ""),
            )
            for ident, text in labels
        )
        return (Kind.TRUE_FALSE if both else Kind.CHOICE), answers
    if said.ranges:
        reach = [
            (exact, max(high - Decimal(exact), Decimal(exact) - low)) for exact, low, high in said.ranges
        ]
        return Kind.NUMBER, tuple(
            Answer(exact, WHOLE, tolerance=max(each, Decimal(0))) for exact, each in reach
        )
    if name_of(response) in ("response_str", "response_num") and said.right:
        return Kind.SHORT, tuple(Answer(text, WHOLE) for text in said.right)
    return None, ()


def _parts(
    responses: list[Element], said: dict[str, _Said], whole: Question, left_out: LeftOut
) -> Iterator[Question]:
    """The questions of an item with several responses: gaps that are named in its text, else pairs."""
    read = [
        (
            _texts_before(each, left_out),
            *_answers(each, said.get(attribute(each, "ident"), _Said()), {}, left_out),
        )
        for each in responses
    ]
    if not all(name and f"[{name}]" in whole.prompt for name, _, _ in read):
        pairs = [
            (name, next((each.text for each in answers if each.weight > 0), "")) for name, _, answers in read
        ]
        yield replace(whole, pairs=tuple(pairs))
        return
    for place, (_, kind, answers) in enumerate(read):
        text = whole.prompt
        for other, (name, _, found) in enumerate(read):
            shown = next((each.text for each in found if each.weight > 0), BLANK)
            text = text.replace(f"[{name}]", BLANK if other == place else shown)
        if kind is Kind.CHOICE and all(each.weight > 0 for each in answers):
            kind = Kind.SHORT
            answers = tuple(replace(each, weight=WHOLE) for each in answers)
        if kind is not None:
            yield replace(whole, kind=kind, prompt=text, answers=answers)


def _texts_before(response: Element, left_out: LeftOut) -> str:
    """What a response says of itself before its options."""
    said = (_texts(each, left_out) for each in response.children if name_of(each) in ("material", "flow_mat"))
    return "\n".join(filter(None, said))
