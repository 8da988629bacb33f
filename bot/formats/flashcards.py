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

from bot.core.cards import Card, Deck
from bot.core.decks import limits
from bot.core.decks.check import short, tidy
from bot.core.decks.problems import DeckError, Problems
from bot.formats import answer_key, long_answers
from bot.formats.anki import cloze
from bot.formats.anki.notes import LeftOut
from bot.formats.around_texts import unlisted
from bot.formats.assemble import Draft, assemble
from bot.formats.documents import answers
from bot.formats.exams import reader as exams
from bot.formats.flashcard_blocks import (
    HEADING,
    MARK,
    NUMBERED,
    RULED_MARK,
    TAG,
    Block,
    blocks_of,
    body_of,
    is_numbered,
    outside_code,
    plain_lines,
    ruled_blocks,
)

_CODE = re.compile(r"`[^`]*`")
_COLONS = re.compile(r":{2,3}(?=\s*[^\s:])")
_TAGGED = re.compile(r"(?:^|\s)#(?:flash)?cards?\b", re.IGNORECASE)
"""The tag by which notes say that cards are in them."""
_GAP = re.compile(r"==(?![=\s])([^=\n]{1,200}?)(?<!\s)==(?!=)")
"""What notes of cards highlight in order to ask for it."""
_BULLET = re.compile(r"^\s*(?:[-*+•]|\d{1,4}[.)]) +")
_LABEL = re.compile(r"^\s*(?:q|question) ?\d{0,4} ?[.):] +", re.IGNORECASE)
_TASK = re.compile(r"\s*[-*+]\s+\[[ xX✓✔]\]\s")
"""A line with a box, as an option has it and no question."""
_ANSWER = re.compile(r"(?:answer|ans|a|solution) ?[:.] +", re.IGNORECASE)
_UNANSWERED, _NO_OPTION = "has no answer below it", "names none of its options as the right one"
_FEW = 10
"""One of so many questions may lack its answer and be left out."""


def looks_like(text: str) -> bool:
    """Whether one of the ways to write cards is there, and most of the text is written so."""
    body = body_of(text)
    lines = [line.strip() for line in body.split("\n") if line.strip()]
    plain = [line for line in lines if not HEADING.match(line)]
    paired = sum(bool(_colons(line)) for line in plain)
    if 2 * paired >= len(plain) > 0 or any(RULED_MARK.fullmatch(line) for line in plain[1:]):
        return True
    tagged = _TAGGED.search(body) is not None
    return (tagged and (bool(paired) or _GAP.search(body) is not None)) or is_numbered(plain)


def has_options(text: str) -> bool:
    """Whether a question with options is there, one of which is said to be right."""
    body = body_of(text)
    found = (
        answers.read(block.lines[1:]) for block in blocks_of(body, numbered=is_numbered(plain_lines(body)))
    )
    return any(each.wrong or each.unpicked for each in found)


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError with every problem."""
    if text.count("\n") > limits.MAX_LINES:
        raise DeckError.of(f"over {limits.MAX_LINES:,} lines")
    if exams.looks_like(text):
        return exams.parse(text, slug=slug, title=title)
    body, problems = body_of(answer_key.applied(text) or text), Problems()
    apart, gapped = is_numbered(plain_lines(body)), _TAGGED.search(body) is not None
    drafts: list[Draft] = []
    left, left_out = 0, LeftOut()
    ruled = ruled_blocks(body)
    for block in ruled or blocks_of(body, numbered=apart):
        before = len(drafts)
        marked = not ruled or "?" in block.lines[1:]
        for draft in _cards(block, problems, gapped=gapped) if marked else ():
            drafts.append((long_answers.shortened(draft[0], left_out, draft[1]), draft[1]))
            if len(drafts) > limits.MAX_CARDS:
                raise DeckError.of(limits.TOO_MANY, draft[1])
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
    return deck, (*told, *left_out.notes(), *notes)


def _cards(block: Block, problems: Problems, *, gapped: bool) -> Iterator[Draft]:
    lines = list(outside_code(block.lines))
    mark = next((place for place, line in enumerate(lines) if place and MARK.fullmatch(line)), None)
    if mark is not None:
        prompt, answer = block.lines[:mark], block.lines[mark + 1 :]
        yield from _made(block, "\n".join(prompt), "\n".join(answer), problems)
    elif _TASK.match(lines[0]):
        return  # a list of tasks: what is to be done is no question
    elif (chosen := answers.read(block.lines[1:])).wrong:
        yield _chosen(block, chosen), block.line
    elif chosen.unpicked:
        problems.add(block.line, f"{short(lines[0])!r} {_NO_OPTION}")
    elif number := NUMBERED.fullmatch(lines[0]):
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


def _gaps(block: Block) -> Iterator[Draft]:
    """A card for each gap of a paragraph, the others filled in."""
    text = TAG.sub("", _BULLET.sub("", "\n".join(block.lines).strip(), count=1))
    for gap in list(_GAP.finditer(text))[: cloze.MAX_GAPS]:
        before, after = (_GAP.sub(r"\1", part) for part in (text[: gap.start()], text[gap.end() :]))
        yield (
            Card("", tidy(f"Fill the gap: {before}{cloze.BLANK}{after}"), tidy(gap[1]), _topic(block)),
            block.line,
        )


def _paired(block: Block, lines: Sequence[str], problems: Problems) -> Iterator[Draft]:
    for place, line in enumerate(lines):
        if colons := _colons(line):
            prompt = TAG.sub("", _BULLET.sub("", line[: colons.start()], count=1))
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


def _chosen(block: Block, answer: answers.Answer) -> Card:
    """The card of a question with options, the first line of the block and what stands before them."""
    first = block.lines[0].strip()
    numbered = NUMBERED.fullmatch(first)
    prompt = numbered[1] if numbered else _LABEL.sub("", _BULLET.sub("", first, count=1), count=1)
    return answer.card(_bare(prompt), _topic(block), apart="\n")


def _made(block: Block, prompt: str, answer: str, problems: Problems, line: int = 0) -> Iterator[Draft]:
    if not tidy(answer):
        problems.add(line or block.line, f"{short(tidy(prompt))!r} {_UNANSWERED}")
        return
    yield Card("", tidy(_bare(prompt)), unlisted(tidy(answer)), _topic(block)), line or block.line


def _bare(prompt: str) -> str:
    """Without asterisks around the whole."""
    text = prompt.strip()
    return text[2:-2] if text.startswith("**") and text.endswith("**") and text.count("**") == 2 else text


def _topic(block: Block) -> str:
    return " ".join(block.topic.split())[: limits.MAX_TOPIC]
