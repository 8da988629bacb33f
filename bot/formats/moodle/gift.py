r"""Moodle's GIFT: a text of questions, each with its answers in braces.

    // a comment
    $CATEGORY: $course$/Cells

    ::Membranes:: What do cells export through? {
        =Exocytosis
        =vesicles fusing with the membrane
        ~%50%vesicles # Yes, and what do they do?
        ~Osmosis # That moves water.
        ####Vesicles fuse with the membrane and empty themselves outside.
    }

    Two plus two is {=four =4}.                 text behind the braces: they are a gap
    The sun is a star. {TRUE}                   {FALSE # said to whom it is wrong # said to whom it is right}
    When was Grant born? {#1822:2}              {#1820..1824}, {#=1822:0 =%50%1822:2}
    Which capital? {=Canada -> Ottawa =Italy -> Rome}

Blank lines part questions, and none may stand within one. After a backslash `~ = # { } :` mean themselves; `\n` is a
line end.
Source: https://docs.moodle.org/en/GIFT_format
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, field

from bot.core.cards import Deck
from bot.core.decks import limits
from bot.core.decks.check import tidy
from bot.core.decks.problems import DeckError, Problems
from bot.formats.anki.cloze import BLANK
from bot.formats.anki.notes import LeftOut
from bot.formats.assemble import Draft, assemble
from bot.formats.moodle import gift_answers, questions
from bot.formats.moodle.gift_texts import bare, formatted, guarded
from bot.formats.moodle.numbers import NUMBER
from bot.formats.moodle.questions import Kind, Question
from bot.formats.moodle.texts import MOODLE

_CATEGORY = re.compile(r"\$CATEGORY:(.*)")
_TITLE = re.compile(r"\s*::(.*?)::", re.DOTALL)
_ANSWERS = re.compile(
    r"\{\s*(?:[=~][^}]|#\s*(?:=|"
    + NUMBER
    + r"\s*(?::|\.\.|[#}\s]))|(?:TRUE|FALSE)\s*[#}]|(?<![\w^$]\{)[TF]\s*[#}])"
)
"""What answers in braces begin with; no markup (`x^{T}`, `{#anchor}`)."""
_ESSAY = re.compile(r"\{\s*(?:####[^{}]*)?\}\s*$")
_ENDS_SENTENCE = (".", "?", "!", ":")


_GAP = re.compile(r"\{([^{}]*)\}")
_RIGHT = re.compile(r"\s*(?:\d+:\w+:)?=([^=~#}]+)")
_ENDS_LINE = re.compile(r"[ \t]*\n")
_MOST_GAPS = 30


class _Block(Struct):
    """The lines of one question, without comments."""

    topic: str
    lines: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    """Of each line, where it stands in the file."""


def looks_like(text: str) -> bool:
    """Whether half of the paragraphs or more end in answers, and one of these is none of an essay."""
    if "{" not in text:
        return False
    written = ["\n".join(block.lines) for block in _blocks(text)]
    answered = sum(_ANSWERS.search(guarded(block)) is not None for block in written)
    essays = sum(_ESSAY.search(block) is not None for block in written)
    return answered > 0 and 2 * (answered + essays) >= len(written)


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError with every problem."""
    if text.count("\n") > limits.MAX_LINES:
        raise DeckError.of(f"over {limits.MAX_LINES:,} lines")
    problems, left_out = Problems(), LeftOut()
    drafts: list[Draft] = []
    for block in _blocks(text.removeprefix("\ufeff")):
        for part in _with_one_gap(block):
            if question := _question(part, problems, left_out):
                drafts += questions.drafts(question, left_out)
        if len(drafts) > limits.MAX_CARDS:
            raise DeckError.of(limits.TOO_MANY, block.numbers[0])
    if not drafts and not problems:
        raise DeckError.of("; ".join(("there is no question with an answer in it", *left_out.notes())))
    deck, notes = assemble(drafts, problems, slug=slug, title=title)
    return deck, (*left_out.notes(), *notes)


def _blocks(text: str) -> Iterator[_Block]:
    """What stands between blank lines, with the topic that holds there."""
    topic = ""
    block = _Block(topic)
    for number, line in enumerate(text.split("\n"), start=1):
        stripped = line.strip()
        if stripped.startswith("//"):
            continue
        category = _CATEGORY.fullmatch(stripped) if not block.lines else None
        if category:
            topic = questions.topic_of(category[1])
            block = _Block(topic)
        elif stripped:
            block.lines.append(line.rstrip())
            block.numbers.append(number)
        elif block.lines:
            yield block
            block = _Block(topic)
    if block.lines:
        yield block


def _with_one_gap(block: _Block) -> Iterator[_Block]:
    """The block; of one with several answers in braces one for each, the others filled in."""
    text = guarded("\n".join(block.lines))
    gaps = list(_GAP.finditer(text))
    paired = text.count("{") == len(gaps) == text.count("}")
    if (
        not 1 < len(gaps) <= _MOST_GAPS
        or not paired
        or any(_ENDS_LINE.match(text, gap.end()) for gap in gaps[:-1])
    ):
        yield block
        return
    for gap in gaps:
        pieces, place = [], 0
        for other in gaps:
            right = _RIGHT.match(other[1])
            shown = other[0] if other is gap else right[1].strip() if right else BLANK
            pieces += [text[place : other.start()], shown]
            place = other.end()
        yield _Block(block.topic, "".join([*pieces, text[place:]]).split("\n"), block.numbers)


def _question(block: _Block, problems: Problems, left_out: LeftOut) -> Question | None:
    """The question of a block; None where it asks nothing, no card can ask it, or it is a problem."""
    text = guarded("\n".join(block.lines))
    title = _TITLE.match(text)
    begin = title.end() if title else 0
    opening, closing = text.find("{", begin), text.find("}", begin)
    if opening < 0 and closing < 0:
        left_out.note(questions.DESCRIPTIONS, block.numbers[0])
        return None
    if wrong := _unbalanced(text, opening, closing):
        place, message = wrong
        problems.add(block.numbers[text.count("\n", 0, place)], message)
        return None
    answers = gift_answers.split(text[opening + 1 : closing])
    if answers.kind is None:
        left_out.note(questions.ESSAY, block.numbers[0])
        return None
    prompt, way = formatted(_prompt(text[begin:opening], text[closing + 1 :], answers.kind), MOODLE, left_out)
    line = block.numbers[0]
    return Question(
        answers.kind,
        prompt or bare(title[1] if title else ""),
        line,
        *gift_answers.read(answers, way, line, problems, left_out),
        explanation=formatted(answers.feedback, way, left_out)[0],
        topic=block.topic,
    )


def _unbalanced(text: str, opening: int, closing: int) -> tuple[int, str] | None:
    """Where braces do not fit together, and what to do about it."""
    if opening < 0 or 0 <= closing < opening:
        return closing, "a } stands before any {: write \\} for the character itself"
    if closing < 0:
        return opening, "the answers that begin here with { have no } before the next blank line"
    inner = text.find("{", opening + 1)
    if 0 <= inner < closing:
        return inner, "a { stands within answers: write \\{ for the character itself"
    second = re.compile(r"[{}]").search(text, closing + 1)
    if second:
        return second.start(), (
            f"a second {second[0]} stands in one question: a blank line parts questions, \\{second[0]} is the character"
        )
    return None


def _prompt(before: str, after: str, kind: Kind) -> str:
    """The question's text, with a gap where it goes on behind the answers."""
    said = tidy(before)
    punctuation = not any(map(str.isalnum, after))
    if punctuation and (said.endswith(_ENDS_SENTENCE) or not tidy(after)):
        return said
    if kind in (Kind.TRUE_FALSE, Kind.MATCHING):
        return f"{said}{after}" if punctuation else f"{said} {tidy(after)}"
    return f"{before}{BLANK}{after}"
