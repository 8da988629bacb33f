"""The lines of a text that belong together: paragraphs, parts between rules, and what is below a number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct, field

from bot.formats import logseq
from bot.formats.documents import answers, wording

_FRONT_MATTER = re.compile(r"\s{0,9}---[ \t]*\n(?:(?!---)[^\n]*\n){0,100}---[ \t]*(?:\n|$)")
_PROPERTIES = re.compile(
    r"\s{0,9}(?:(?:tags|alias|aliases|type|icon|title|refs|public|id|created|page|template):: ?[^\n]*(?:\n|$)){1,20}"
)
"""What Logseq notes of a page at its top."""
_ORDERS = re.compile(r"^(?:quiz title|points): ", re.IGNORECASE | re.MULTILINE)
_ASIDES = re.compile(
    r"^(?:(?:quiz|text)? ?(?:title|description)|points|shuffle answers|show correct answers|one question at a time|"
    r"can't go back|feedback is solution|solutions sample groups|text): ?[^\n]*$|^[ \t]{0,9}(?:\.{3}|\+) [^\n]*$"
    r"|^(?:GROUP|END_GROUP|pick: \d{1,3})$",
    re.IGNORECASE | re.MULTILINE,
)
"""What text2qti notes of a quiz and its questions, and the feedback that would give the answer away."""
HEADING = re.compile(r"#{1,6} +(\S.*)")
TAG = re.compile(r"(?:^|\s)#[^\s#]+")
RULED_MARK = re.compile(r"\?\??|\. \. \.|↪")
"""What stands alone between the sides of cards that rules part."""
_RULE = re.compile(r"(?:-{3,}|_{3,}|\*{3,})")
_FENCE = re.compile(r"(?:```|~~~)")
NUMBERED = re.compile(
    r"(?:\*\*)?(?:(?:q|question) ?\d{1,4} ?[.):]|\d{1,4}[.)])(?:\*\*)? +(\S.*)", re.IGNORECASE
)
MARK = re.compile(r"\?\??")


class Block(Struct):
    """Lines that belong together, as the file has them."""

    topic: str
    line: int
    lines: list[str] = field(default_factory=list)


def plain_lines(body: str) -> list[str]:
    """The lines that are neither empty nor headings."""
    return [line.strip() for line in body.split("\n") if line.strip() and not HEADING.match(line.strip())]


def is_numbered(lines: Sequence[str]) -> bool:
    """Whether there are two questions and more with numbers, each with another line below it."""
    numbered = [bool(NUMBERED.fullmatch(line)) for line in lines]
    answered = all(
        not one or numbered[place + 1 : place + 2] == [False] for place, one in enumerate(numbered)
    )
    return bool(numbered) and numbered[0] and sum(numbered) > 1 and answered


_BLOCK_ID = re.compile(r"[ \t]\^(?=[a-z]{0,5}\d)[a-z0-9]{6}$", re.MULTILINE)
"""By which Obsidian finds a line again."""


def body_of(text: str) -> str:
    """The text without what programs keep in it for themselves; each line stays where it is."""
    text = text.removeprefix("\ufeff")
    if front := _FRONT_MATTER.match(text):
        text = "\n" * front[0].count("\n") + text[front.end() :]
    if notes := _PROPERTIES.match(text):
        text = "\n" * notes[0].count("\n") + text[notes.end() :]
    text = _BLOCK_ID.sub("", logseq.without_notes(text))
    kept, place = [], 0
    if _ORDERS.search(text):
        text = _ASIDES.sub("", text)
    while (first := text.find("<!--", place)) >= 0 and (last := text.find("-->", first)) >= 0:
        kept += [text[place:first], "\n" * text.count("\n", first, last)]
        place = last + len("-->")
    return "".join([*kept, text[place:]])


def ruled_blocks(body: str) -> list[Block]:
    """The parts of a text in which rules part the cards and blank lines stand before marks; none where it is none."""
    lines = body.split("\n")
    plain = list(outside_code(lines))
    marked = [place for place, line in enumerate(plain) if place and RULED_MARK.fullmatch(line)]
    rules = [place for place, line in enumerate(plain) if _RULE.fullmatch(line)]
    loose = sum(not plain[place - 1] for place in marked)
    if 2 * loose <= len(marked) or len(rules) + 1 < len(marked):
        return []
    blocks, topic = [], ""
    for first, last in pairwise([-1, *rules, len(lines)]):
        block = Block(topic, first + 2)
        for line, said in zip(lines[first + 1 : last], plain[first + 1 : last], strict=True):
            if heading := HEADING.fullmatch(said):
                topic = block.topic = TAG.sub("", heading[1]).strip(" #:")
            elif said and RULED_MARK.fullmatch(said):
                block.lines.append("?")
            elif block.lines or said:
                block.lines.append(line.rstrip())
            else:
                block.line += 1
        if block.lines:
            blocks.append(block)
    return blocks


def blocks_of(body: str, *, numbered: bool) -> Iterator[Block]:
    """The blocks of the text; options, and the line that tells the answer, belong to the paragraph before them."""
    whole: Block | None = None
    for block in _paragraphs(body, numbered=numbered):
        first = block.lines[0]
        if whole is not None and _awaits_answer(whole) and not any(map(MARK.fullmatch, block.lines)):
            whole.lines += ["", *block.lines]  # a blank line between the mark and the answer
            continue
        if whole is not None and (answers.begins_options(first) or wording.answer_in(first) is not None):
            whole.lines += ["", *block.lines]
            continue
        if whole is not None:
            yield whole
        whole = block
    if whole is not None:
        yield whole


def _awaits_answer(block: Block) -> bool:
    """Whether the last line is the mark between a question and its answer."""
    return len(block.lines) > 1 and MARK.fullmatch(block.lines[-1].strip()) is not None


def _paragraphs(body: str, *, numbered: bool) -> Iterator[Block]:
    """Paragraphs; where questions are numbered, all that is between two numbers. Code in a fence is one paragraph."""
    block, topic, fenced = Block("", 1), "", False
    for number, raw in enumerate(body.split("\n"), start=1):
        line = raw.strip()
        heading = None if fenced else HEADING.fullmatch(line)
        starts = numbered and not fenced and NUMBERED.fullmatch(line)
        if heading or starts or (not line and not fenced and not numbered):
            if block.lines:
                yield block
            topic = TAG.sub("", heading[1]).strip(" #:") if heading else topic
            block = Block(topic, number + 1)
        if line and not heading:
            block.lines.append(raw.rstrip())
            if len(block.lines) == 1:
                block.line = number
        fenced ^= bool(_FENCE.match(line))
    if block.lines:
        yield block


def outside_code(lines: Sequence[str]) -> Iterator[str]:
    """The lines, those of code in a fence empty: nothing there is a mark."""
    fenced = False
    for raw in lines:
        line = raw.strip()
        fence = bool(_FENCE.match(line))
        yield "" if fenced or fence else line
        fenced ^= fence
