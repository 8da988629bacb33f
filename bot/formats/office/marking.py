"""Right options that only their looks tell, bold or in colour, get the mark that texts have for them: an asterisk.

Which of these flies?             Which of these flies?
  a. Cow                            a) Cow
  b. Bat      (bold)                *b) Bat
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.formats.exams import marks
from bot.formats.office.model import EMPHASES, Paragraph
from bot.formats.office.numbering import BULLET

_LETTER = re.compile(r"\(?([A-Ha-h])\s?[.):]\s{0,9}(?=\S)")
_FIRST = re.compile(rf"\(?(?:\d{{1,3}}\.){{0,4}}[1iI][.)]|{BULLET}")
"""Labels of the first option of a list without letters."""
_LEAST, _MOST = 2, 8


def marked(paragraphs: Sequence[Paragraph]) -> list[str]:
    """The lines of the paragraphs, each with its label; right options begin with an asterisk."""
    lines = [line_of(each) for each in paragraphs]
    for run in _runs(paragraphs):
        right = _right([paragraphs[place] for place in run])
        after = next(
            (paragraphs[at].text for at in range(run[-1] + 1, len(lines)) if paragraphs[at].text), ""
        )
        if not right or marks.read(after).kind == marks.ANSWER:
            continue
        for number, place in enumerate(run):
            text = lines[place].strip()
            if _LETTER.match(text) is None:
                text = f"{chr(ord('a') + number)}) {paragraphs[place].text}"
            lines[place] = f"*{text}" if number in right else text
    return lines


def line_of(paragraph: Paragraph) -> str:
    """A paragraph with its label, on lines of their own."""
    if not paragraph.text or not paragraph.label:
        return paragraph.text
    if paragraph.label == BULLET:
        return f"{'  ' * paragraph.level}- {paragraph.text}"
    return f"{paragraph.label} {paragraph.text}"


def _runs(paragraphs: Sequence[Paragraph]) -> Iterator[list[int]]:
    """The places of paragraphs that are the options of one question."""
    place, asked = 0, False
    while place < len(paragraphs):
        run = _run(paragraphs, place) if asked else []
        if len(run) in range(_LEAST, _MOST + 1):
            yield run
            place, asked = run[-1] + 1, False
        else:
            asked = asked or bool(paragraphs[place].text)
            place += 1


def _run(paragraphs: Sequence[Paragraph], first: int) -> list[int]:
    """The options that begin at that place: those with letters from A on, else the items of a list that begins."""
    found: list[int] = []
    lettered = letter(paragraphs[first]) == "a"
    if not lettered and not _begins_list(paragraphs, first):
        return found
    for place in range(first, len(paragraphs)):
        each = paragraphs[place]
        if not each.text:
            continue
        if lettered and letter(each) != chr(ord("a") + len(found)):
            break
        if not lettered and _list_of(each) != _list_of(paragraphs[first]):
            break
        found.append(place)
        if len(found) > _MOST:
            break
    return found


def letter(paragraph: Paragraph) -> str:
    """The letter of an option, in lower case; empty where the paragraph is none."""
    found = _LETTER.match(line_of(paragraph).strip())
    return found[1].lower() if found else ""


def _list_of(paragraph: Paragraph) -> tuple[str, int]:
    return paragraph.series, paragraph.level


def _begins_list(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Whether the first item of a list stands below something else that may be its question."""
    item = paragraphs[place]
    if _FIRST.fullmatch(item.label) is None:
        return False
    before = next((paragraphs[at] for at in range(place - 1, -1, -1) if paragraphs[at].text), None)
    return before is not None and _list_of(before) != _list_of(item) and not before.heading


def _right(options: Sequence[Paragraph]) -> set[int]:
    """The options that stand out; none where nothing tells, or two looks tell different ones."""
    found: set[int] = set()
    for kind in EMPHASES:
        places = {place for place, option in enumerate(options) if kind in option.emphases}
        if not 0 < len(places) < len(options):
            continue
        if found and found != places:
            return set()
        found = places
    return found
