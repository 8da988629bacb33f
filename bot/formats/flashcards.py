"""Cards in plain text and Markdown, as people keep them in their notes.

    What is a mutex?::A lock that one thread holds.      a question, two colons, its answer (Obsidian and others)

    What is a deadlock?                                  a paragraph, a line with a question mark alone, the answer
    ?
    Two threads that wait for each other.

    1. What is a queue?                                  numbered questions, the answer in the lines below each
    First in, first out.

    Which of these flies?                                options and the letter of the right one (Moodle's Aiken)
    A. Bat
    B. Cow
    ANSWER: A

A heading of Markdown is the topic from there on. Source of the fourth: https://docs.moodle.org/en/Aiken_format
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct, field

from bot.core.cards import Card, Deck
from bot.core.decks import limits
from bot.core.decks.check import short, tidy
from bot.core.decks.problems import DeckError, Problems
from bot.formats import answer_key, logseq
from bot.formats.anki import cloze
from bot.formats.assemble import Draft, assemble
from bot.formats.documents import answers, wording
from bot.formats.exams import reader as exams

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
_CODE = re.compile(r"`[^`]*`")
_COLONS = re.compile(r":{2,3}(?=\s*[^\s:])")
_HEADING = re.compile(r"#{1,6} +(\S.*)")
_TAGGED = re.compile(r"(?:^|\s)#(?:flash)?cards?\b", re.IGNORECASE)
"""The tag by which notes say that cards are in them."""
_TAG = re.compile(r"(?:^|\s)#[^\s#]+")
_GAP = re.compile(r"==(?![=\s])([^=\n]{1,200}?)(?<!\s)==(?!=)")
"""What notes of cards highlight in order to ask for it."""
_RULED_MARK = re.compile(r"\?\??|\. \. \.|↪")
"""What stands alone between the sides of cards that rules part."""
_RULE = re.compile(r"(?:-{3,}|_{3,}|\*{3,})")
_FENCE = re.compile(r"(?:```|~~~)")
_BULLET = re.compile(r"(?:[-*+•]|\d{1,4}[.)]) +")
_NUMBERED = re.compile(
    r"(?:\*\*)?(?:(?:q|question) ?\d{1,4} ?[.):]|\d{1,4}[.)])(?:\*\*)? +(\S.*)", re.IGNORECASE
)
_LABEL = re.compile(r"(?:q|question) ?\d{0,4} ?[.):] +", re.IGNORECASE)
_TASK = re.compile(r"\s*[-*+]\s+\[[ xX✓✔]\]\s")
"""A line with a box, as an option has it and no question."""
_MARK = re.compile(r"\?\??")
_ANSWER = re.compile(r"(?:answer|ans|a|solution) ?[:.] +", re.IGNORECASE)
_UNANSWERED, _NO_OPTION = "has no answer below it", "names none of its options as the right one"
_FEW = 10
"""One of so many questions may lack its answer and be left out."""


class _Block(Struct):
    """Lines that belong together, as the file has them."""

    topic: str
    line: int
    lines: list[str] = field(default_factory=list)


def looks_like(text: str) -> bool:
    """Whether one of the ways to write cards is there, and most of the text is written so."""
    body = _body(text)
    lines = [line.strip() for line in body.split("\n") if line.strip()]
    plain = [line for line in lines if not _HEADING.match(line)]
    paired = sum(bool(_colons(line)) for line in plain)
    if 2 * paired >= len(plain) > 0 or any(_RULED_MARK.fullmatch(line) for line in plain[1:]):
        return True
    tagged = _TAGGED.search(body) is not None
    return (tagged and (bool(paired) or _GAP.search(body) is not None)) or _is_numbered(plain)


def has_options(text: str) -> bool:
    """Whether a question with options is there, one of which is said to be right."""
    body = _body(text)
    found = (answers.read(block.lines[1:]) for block in _blocks(body, numbered=_is_numbered(_plain(body))))
    return any(each.wrong or each.unpicked for each in found)


def _plain(body: str) -> list[str]:
    """The lines that are neither empty nor headings."""
    return [line.strip() for line in body.split("\n") if line.strip() and not _HEADING.match(line.strip())]


def _is_numbered(lines: Sequence[str]) -> bool:
    """Whether there are two questions and more with numbers, each with another line below it."""
    numbered = [bool(_NUMBERED.fullmatch(line)) for line in lines]
    answered = all(
        not one or numbered[place + 1 : place + 2] == [False] for place, one in enumerate(numbered)
    )
    return bool(numbered) and numbered[0] and sum(numbered) > 1 and answered


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError with every problem."""
    if text.count("\n") > limits.MAX_LINES:
        raise DeckError.of(f"over {limits.MAX_LINES:,} lines")
    if exams.looks_like(text):
        return exams.parse(text, slug=slug, title=title)
    body, problems = _body(answer_key.applied(text) or text), Problems()
    apart, gapped = _is_numbered(_plain(body)), _TAGGED.search(body) is not None
    drafts: list[Draft] = []
    left = 0
    ruled = _ruled(body)
    for block in ruled or _blocks(body, numbered=apart):
        before = len(drafts)
        marked = not ruled or "?" in block.lines[1:]
        for draft in _cards(block, problems, gapped=gapped) if marked else ():
            drafts.append(draft)
            if len(drafts) > limits.MAX_CARDS:
                raise DeckError.of(f"over {limits.MAX_CARDS:,} cards", draft[1])
        left += len(drafts) == before
    told = (f"paragraphs that are no card: {left:,}",) if left else ()
    unanswered = [problem for problem in problems if problem.message.endswith((_UNANSWERED, _NO_OPTION))]
    if 0 < _FEW * len(unanswered) <= len(drafts) and len(unanswered) == len(list(problems)):
        told = (
            *told,
            f"questions without an answer: {len(unanswered):,} (the first in line {unanswered[0].line})",
        )
        problems = Problems()
    deck, notes = assemble(drafts, problems, slug=slug, title=title)
    return deck, (*told, *notes)


def _body(text: str) -> str:
    """The text without what programs keep in it for themselves; each line stays where it is."""
    text = text.removeprefix("\ufeff")
    if front := _FRONT_MATTER.match(text):
        text = "\n" * front[0].count("\n") + text[front.end() :]
    if notes := _PROPERTIES.match(text):
        text = "\n" * notes[0].count("\n") + text[notes.end() :]
    text = logseq.without_notes(text)
    kept, place = [], 0
    if _ORDERS.search(text):
        text = _ASIDES.sub("", text)
    while (first := text.find("<!--", place)) >= 0 and (last := text.find("-->", first)) >= 0:
        kept += [text[place:first], "\n" * text.count("\n", first, last)]
        place = last + len("-->")
    return "".join([*kept, text[place:]])


def _ruled(body: str) -> list[_Block]:
    """The parts of a text in which rules part the cards and blank lines stand before marks; none where it is none."""
    lines = body.split("\n")
    plain = list(_outside_code(lines))
    marked = [place for place, line in enumerate(plain) if place and _RULED_MARK.fullmatch(line)]
    rules = [place for place, line in enumerate(plain) if _RULE.fullmatch(line)]
    loose = sum(not plain[place - 1] for place in marked)
    if 2 * loose <= len(marked) or len(rules) + 1 < len(marked):
        return []
    blocks, topic = [], ""
    for first, last in pairwise([-1, *rules, len(lines)]):
        block = _Block(topic, first + 2)
        for line, said in zip(lines[first + 1 : last], plain[first + 1 : last], strict=True):
            if heading := _HEADING.fullmatch(said):
                topic = block.topic = _TAG.sub("", heading[1]).strip(" #:")
            elif said and _RULED_MARK.fullmatch(said):
                block.lines.append("?")
            elif block.lines or said:
                block.lines.append(line.rstrip())
            else:
                block.line += 1
        if block.lines:
            blocks.append(block)
    return blocks


def _blocks(body: str, *, numbered: bool) -> Iterator[_Block]:
    """The blocks of the text; options, and the line that tells the answer, belong to the paragraph before them."""
    whole: _Block | None = None
    for block in _paragraphs(body, numbered=numbered):
        first = block.lines[0]
        if whole is not None and _awaits_answer(whole) and not any(map(_MARK.fullmatch, block.lines)):
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


def _awaits_answer(block: _Block) -> bool:
    """Whether the last line is the mark between a question and its answer."""
    return len(block.lines) > 1 and _MARK.fullmatch(block.lines[-1].strip()) is not None


def _paragraphs(body: str, *, numbered: bool) -> Iterator[_Block]:
    """Paragraphs; where questions are numbered, all that is between two numbers. Code in a fence is one paragraph."""
    block, topic, fenced = _Block("", 1), "", False
    for number, raw in enumerate(body.split("\n"), start=1):
        line = raw.strip()
        heading = None if fenced else _HEADING.fullmatch(line)
        starts = numbered and not fenced and _NUMBERED.fullmatch(line)
        if heading or starts or (not line and not fenced and not numbered):
            if block.lines:
                yield block
            topic = _TAG.sub("", heading[1]).strip(" #:") if heading else topic
            block = _Block(topic, number + 1)
        if line and not heading:
            block.lines.append(raw.rstrip())
            if len(block.lines) == 1:
                block.line = number
        fenced ^= bool(_FENCE.match(line))
    if block.lines:
        yield block


def _cards(block: _Block, problems: Problems, *, gapped: bool) -> Iterator[Draft]:
    lines = list(_outside_code(block.lines))
    mark = next((place for place, line in enumerate(lines) if place and _MARK.fullmatch(line)), None)
    if mark is not None:
        prompt, answer = block.lines[:mark], block.lines[mark + 1 :]
        yield from _made(block, "\n".join(prompt), "\n".join(answer), problems)
    elif _TASK.match(lines[0]):
        return  # a list of tasks: what is to be done is no question
    elif (chosen := answers.read(block.lines[1:])).wrong:
        yield _chosen(block, chosen), block.line
    elif chosen.unpicked:
        problems.add(block.line, f"{short(lines[0])!r} {_NO_OPTION}")
    elif number := _NUMBERED.fullmatch(lines[0]):
        first = _ANSWER.match(lines[1]) if len(lines) > 1 else None
        answer = [lines[1][first.end() :] if first else lines[1], *block.lines[2:]] if len(lines) > 1 else []
        if not answer and _colons(lines[0]):
            yield from _paired(block, lines, problems)
        else:
            yield from _made(block, number[1], "\n".join(answer), problems)
    elif gapped and not any(map(_colons, lines)) and _GAP.search("\n".join(lines)):
        yield from _gaps(block)
    else:
        yield from _paired(block, lines, problems)


def _gaps(block: _Block) -> Iterator[Draft]:
    """A card for each gap of a paragraph, the others filled in."""
    text = _TAG.sub("", _BULLET.sub("", "\n".join(block.lines).strip(), count=1))
    for gap in list(_GAP.finditer(text))[: cloze.MAX_GAPS]:
        before, after = (_GAP.sub(r"\1", part) for part in (text[: gap.start()], text[gap.end() :]))
        yield (
            Card("", tidy(f"Fill the gap: {before}{cloze.BLANK}{after}"), tidy(gap[1]), _topic(block)),
            block.line,
        )


def _outside_code(lines: Sequence[str]) -> Iterator[str]:
    """The lines, those of code in a fence empty: nothing there is a mark."""
    fenced = False
    for raw in lines:
        line = raw.strip()
        fence = bool(_FENCE.match(line))
        yield "" if fenced or fence else line
        fenced ^= fence


def _paired(block: _Block, lines: Sequence[str], problems: Problems) -> Iterator[Draft]:
    for place, line in enumerate(lines):
        if colons := _colons(line):
            prompt = _TAG.sub("", _BULLET.sub("", line[: colons.start()], count=1))
            yield from _made(block, prompt, line[colons.end() :], problems, block.line + place)


def _colons(line: str) -> re.Match[str] | None:
    """The first two colons with something before and behind them; those within code part nothing."""
    code = [found.span() for found in _CODE.finditer(line)]
    return next(
        (
            found
            for found in _COLONS.finditer(line)
            if line[: found.start()].strip() and not any(first < found.start() < last for first, last in code)
        ),
        None,
    )


def _chosen(block: _Block, answer: answers.Answer) -> Card:
    """The card of a question with options, the first line of the block and what stands before them."""
    first = block.lines[0].strip()
    numbered = _NUMBERED.fullmatch(first)
    prompt = numbered[1] if numbered else _LABEL.sub("", _BULLET.sub("", first, count=1), count=1)
    return answer.card(_bare(prompt), _topic(block), apart="\n")


def _made(block: _Block, prompt: str, answer: str, problems: Problems, line: int = 0) -> Iterator[Draft]:
    if not tidy(answer):
        problems.add(line or block.line, f"{short(tidy(prompt))!r} {_UNANSWERED}")
        return
    yield Card("", tidy(_bare(prompt)), tidy(answer), _topic(block)), line or block.line


def _bare(prompt: str) -> str:
    """Without asterisks around the whole."""
    text = prompt.strip()
    return text[2:-2] if text.startswith("**") and text.endswith("**") and text.count("**") == 2 else text


def _topic(block: _Block) -> str:
    return " ".join(block.topic.split())[: limits.MAX_TOPIC]
