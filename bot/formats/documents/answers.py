"""The lines below a question to its answer: options with the right one marked, or a paragraph and what explains it.

- [ ] Cow                - A: Cow                  The first paragraph, with the list or the code that it
- [x] Bat                - B: Bat                  announces, is the answer.
                         Answer: B
Bats are mammals.        Bats are mammals.         What follows is the explanation, as far as it fits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from bot.core.cards import Card, Misconception, Source
from bot.core.decks import limits, sources
from bot.core.decks.check import tidy
from bot.core.listed_options import listed
from bot.formats import together
from bot.formats.anki.cloze import BLANK
from bot.formats.documents import paragraphs, wording
from bot.formats.documents.code import in_code

_BOX = re.compile(r"\s*(?:(?:[-*+]|\d{1,2}[.)])\s+)?\[([ xX✓✔*]?)\]\s?(.*)")
_LETTER = re.compile(
    r"\s*(?:[-*+]\s+)?(\*(?!\*)|[✓✔✅☑>]\ufe0f?\s?)?(?:\*\*|__)?"
    r"(?:(?:option|choice) )?\(?([A-Ha-h])\)?\s?[).:](?:\*\*|__)?\s*(\S.*)",
    re.IGNORECASE,
)
_TICK = re.compile(
    r"\s*(?:\((?:correct|right|true|answer|richtig|correcta?|верно)\)|\[(?:correct|x)\]|[✓✔✅☑]\ufe0f?|(?<=\w)\*{1,2})$",
    re.IGNORECASE,
)
"""Behind the text of an option that is right."""
_RIGHT = re.compile(r"\W{0,4}(?:option\s+)?\(?([A-Ha-h])(?![\w'’])\)?", re.IGNORECASE)
_EXPLANATION = re.compile(
    r"\s*(?:[-*+>]\s+)?(?:\*\*|__|\*|_|#{1,6} )?(?:explanations?|why|rationale|erklärung|explicación|"
    r"explicação|explication|объяснение|解説|解析|解释)(?:\*\*|__|\*|_)?\s*[:：](?:\*\*|__|\*|_)?\s*(.*)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\s*(?:[-*+>]\s+)?(?:\*\*|__|\*|_)?\[?(?:references?|sources?|ref|read more|more info|further reading|link|"
    r"quelle|fuente|источник)\b.{0,40}(https?://[^\s()<>\]]{1,800}).*",
    re.IGNORECASE,
)
_NAVIGATION = re.compile(
    r"\W{0,6}(?:(?:&nbsp;\s?)+|(?:back to )?(?:the )?(?:top|table of contents))\W{0,6}", re.IGNORECASE
)
"""What stands below answers to lead through a page."""
_GAP = re.compile(r"(?<!\S)(?:\*|\\\*)*\\_(?:\*|\\[*_])*(?=[\s.,?!;:)]|$)")
"""How Markdown has a gap to fill, which it would take for a mark of style: `**\\_\\_**`."""
_SPACE = re.compile(r"\n{3,}")
_MANY = 3
"""Options of which none is right, from which on they are no answer that is a list."""
LEAST, MOST = 2, 10
"""Options of a question that is one of choices."""


class Answer(Struct, frozen=True):
    """What stands below a question, in its parts."""

    asked: str
    """What belongs to the question still: code, a table, a sentence before the options or before "Answer:"."""
    right: tuple[str, ...]
    """The answer, of several right options all; empty where none was found."""
    wrong: tuple[str, ...] = ()
    explanation: str = ""
    source: Source | None = None
    unpicked: bool = False
    """Whether there are options, and "Answer:" names none of them."""

    def card(self, prompt: str, topic: str, *, apart: str = "\n\n") -> Card:
        """The card of a question with this answer; `apart` stands before what belongs to the question still."""
        wrong = (text for text in dict.fromkeys(self.wrong) if text not in self.right)
        card = Card(
            key="",
            prompt=_GAP.sub(BLANK, tidy(f"{prompt}{apart}{self.asked}")),
            reference=self.right[0],
            topic=topic,
            accepted=self.right[1:],
            wrong=tuple(Misconception((text,)) for text in wrong),
            explanation=self.explanation,
            source=self.source,
        )
        return listed(together.brought(card) if self.wrong else card, limits.MAX_PROMPT)


class _Said(Struct, frozen=True):
    """The word "Answer:", or several of them with nothing between, and what follows on the line."""

    text: str
    first: int
    after: int
    """Its lines, as in a range."""


class _Option(Struct, frozen=True):
    letter: str
    """In lower case."""
    text: str
    ticked: bool
    first: int
    after: int
    """Its lines, as in a range."""


def read(lines: Sequence[str]) -> Answer:
    """The answer in the lines below a question; tags are taken out already."""
    kept, source = _without_source(_dedented(lines))
    code = list(in_code(kept))
    said = _said(kept, code)
    options = _options(kept, code)
    if said is None and options:
        said = _bare_letters(kept, options)
    if said and not said.text and options and said.first >= options[-1].after:
        said = _on_next_line(said, kept)
    if len(options) >= LEAST and (right := _right(options, said.text if said else "")):
        end = max(options[-1].after, said.after if said else 0)
        between = kept[options[-1].after : said.first] if said else []
        return Answer(
            _joined(kept[: options[0].first]),
            tuple(option.text for option in right),
            tuple(option.text for option in options if option not in right),
            _explained([*between, *kept[end:]]),
            source,
        )
    unpicked = bool(len(options) >= LEAST and said and said.text and said.first >= options[-1].after)
    if said is None and _are_all(options, kept):
        return Answer("", (), (), "", source, unpicked=True)
    before, after = (kept[: said.first], [said.text, *kept[said.after :]]) if said else ([], kept)
    first, rest = paragraphs.parted(after)
    return Answer(_joined(before), (first,) if first else (), (), _explained(rest), source, unpicked)


def _are_all(options: Sequence[_Option], lines: Sequence[str]) -> bool:
    """Whether there is nothing but options, of which none is said to be right: they are no answer."""
    boxes = bool(options) and _BOX.fullmatch(lines[options[0].first]) is not None
    if len(options) < (LEAST if boxes else _MANY):
        return False
    others = [*lines[: options[0].first], *lines[options[-1].after :]]
    return not any(line.strip() for line in others)


def parted(text: str) -> tuple[str, str]:
    """The first paragraph of an answer, with what it announces, and as much of the rest as an explanation can hold."""
    first, rest = paragraphs.parted(text.split("\n"))
    return first, _explained(rest)


def begins_options(line: str) -> bool:
    """Whether the line is a first option."""
    return _boxed(line, "a") is not None or _lettered(line, "a") is not None


def _dedented(lines: Sequence[str]) -> list[str]:
    """The lines without the indentation that all of them share, as below an item of a list."""
    filled = [line for line in lines if line.strip()]
    depth = min((len(line) - len(line.lstrip(" ")) for line in filled), default=0)
    return [line[depth:].rstrip() if line.strip() else "" for line in lines]


def _without_source(lines: list[str]) -> tuple[list[str], Source | None]:
    """The lines without the first that only names where the answer is from, and what it names."""
    for place, line in enumerate(lines):
        found = _REFERENCE.fullmatch(line) if len(line) < 1_000 else None
        if found and (source := sources.read(found[1])):
            return [*lines[:place], *lines[place + 1 :]], source
    return lines, None


def _said(lines: Sequence[str], code: Sequence[bool]) -> _Said | None:
    """Where the answer is announced first; None where it is not."""
    said: _Said | None = None
    for place, line in enumerate(lines):
        text = None if code[place] else wording.answer_in(line)
        if text is not None:
            said = _Said(text, said.first if said else place, place + 1)
        if said and (said.text or (text is None and line.strip())):
            break
    return said


def _bare_letters(lines: Sequence[str], options: Sequence[_Option]) -> _Said | None:
    """The letters of right options that stand alone in the line below the last option: "bc"."""
    after = options[-1].after
    place = next((at for at in range(after, len(lines)) if lines[at].strip()), None)
    marks = lines[place].strip(" ()*.").lower() if place is not None else ""
    letters = {option.letter for option in options}
    if place is None or not marks or len(set(marks)) < len(marks) or not set(marks) <= letters:
        return None
    return _Said(", ".join(marks), place, place + 1)


def _on_next_line(said: _Said, lines: Sequence[str]) -> _Said:
    """What is said in the first line below the word "Answer:", where nothing follows it on its own."""
    place = next((at for at in range(said.after, len(lines)) if lines[at].strip()), None)
    return said if place is None else _Said(lines[place].strip(), said.first, place + 1)


def _options(lines: Sequence[str], code: Sequence[bool]) -> list[_Option]:
    """The first run of options: boxes, or letters in order from A on; code and lines set in belong to one."""
    for reads in (_boxed, _lettered):
        found: list[_Option] = []
        for place, line in enumerate(lines):
            expected = chr(ord("a") + len(found))
            begun = None if code[place] or len(found) > MOST else reads(line, expected)
            if begun is not None:
                text, after = _whole_option(lines, code, place, begun[0])
                found.append(_Option(expected, text, begun[1], place, after))
            elif found and line.strip() and place >= found[-1].after:
                break
        if len(found) >= LEAST:
            return [option for option in found if option.text]
    return []


def _boxed(line: str, _letter: str) -> tuple[str, bool] | None:
    """The text of an option with a box before it, and whether it is ticked."""
    mark = _BOX.fullmatch(line)
    return (mark[2], bool(mark[1].strip())) if mark else None


def _lettered(line: str, letter: str) -> tuple[str, bool] | None:
    """The text of an option with that letter, and whether a mark before or behind it says that it is right."""
    mark = _LETTER.fullmatch(line)
    if mark is None or mark[2].casefold() != letter:
        return None
    text, ticks = _TICK.subn("", mark[3])
    return text, bool(ticks or mark[1])


def _whole_option(lines: Sequence[str], code: Sequence[bool], place: int, text: str) -> tuple[str, int]:
    """The text of the option that begins at `place` with what is set in below it, and where it ends."""
    after = place + 1
    below: list[str] = []
    while after < len(lines):
        line = lines[after]
        if code[after] or (
            line.startswith("  ")
            and line.strip()
            and not _BOX.fullmatch(line)
            and not _LETTER.fullmatch(line)
        ):
            below.append(line.strip())
        elif line.strip() or not (after + 1 < len(lines) and code[after + 1]):
            break
        after += 1
    return tidy(wording.without_links("\n".join([text, *below])).strip("\u2800 ")), after


def _right(options: Sequence[_Option], said: str) -> list[_Option]:
    """The right options: those ticked, else those that the line "Answer:" names by letter or text."""
    ticked = [option for option in options if option.ticked]
    if ticked or not said:
        return ticked
    plain = said.strip(" *_`.").casefold()
    if same := [option for option in options if option.text.strip(" *_`.").casefold() == plain]:
        return same
    letters = {
        found[1].casefold()
        for part in re.split(r"\s*(?:,|&|/|\band\b)\s*", said[:60])
        if (found := _RIGHT.match(part)) is not None
    }
    return [option for option in options if option.letter in letters]


def _explained(lines: Sequence[str]) -> str:
    """As many paragraphs as an explanation can hold, without the word that announces them."""
    told: list[str] = []
    for paragraph in paragraphs.of(lines):
        text = tidy(wording.without_links("\n".join(paragraph)))
        if _NAVIGATION.fullmatch(text):
            continue
        if found := _EXPLANATION.match(text):
            text = f"{found[1]}{text[found.end() :]}".strip()
        if sum(map(len, told)) + 2 * len(told) + len(text) > limits.MAX_EXPLANATION:
            break
        told += [text] if text else []
    return "\n\n".join(told)


def _joined(lines: Sequence[str]) -> str:
    return _SPACE.sub("\n\n", tidy(wording.without_links("\n".join(lines))))
