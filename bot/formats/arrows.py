"""Cards in outlines that are written with arrows, as RemNote keeps and exports them.

- Cells
- What makes ATP? >> The mitochondrion     asked forward; `<<` the other way, `<>` both (asked forward here)
- Ribosome :: makes proteins               a concept
- Parts ;; two subunits                what is told of the concept above: "Ribosome: Parts"
- Name the noble gases >>>                 the answer is set in below; `>>1.` numbers it, and of `>>A)`
- Helium                               the first line is the right option
- The {{nucleus}} holds the genes.         a gap
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from bot.core.cards import Card, Deck, Misconception
from bot.core.decks import limits
from bot.core.decks.check import card_problems, tidy
from bot.core.decks.keys import derive
from bot.core.decks.problems import DeckError, Problems
from bot.core.listed_options import listed
from bot.formats import logseq
from bot.formats.anki.cloze import BLANK, MAX_GAPS
from bot.formats.anki.notes import LeftOut
from bot.formats.around_texts import unbold
from bot.formats.assemble import Draft, assemble
from bot.formats.documents.code import in_code

_ITEM = re.compile(r"([ \t]*)(?:(?:[-*+•]|\d{1,3}\.) {1,4})?(\S.*)")
_ARROW = re.compile(
    r"(?:(?<=[^\s<>:;])|(?<=[^\s<>:;] ))"
    r"(?:(>>|<<|<>|:>|:<|::|;;|;<>|;<)(?= )|(>>|::|;;|:>)(>|1\.|A\))?\s{0,9}$|(>>|;;|::)(?=[^\s>;:]))"
)
"""An arrow, with an answer behind it or below; how the answer below is marked."""
_OWN = frozenset((">>", "<<", "<>", ";;"))
"""Arrows that say what a file is; two colons stand in other notes as well."""
_BACKWARD = frozenset(("<<", ":<", ";<"))
_CLOZE = re.compile(r"\{\{(?!\s)([^{}\n]{1,300})\}\}(?:\{\(\{[^{}\n]{0,200}\}\)\})?")
_LINK = re.compile(r"\[\[([^\]\n]{1,200})\]\]")
_CODE = re.compile(r"`[^`]*`")
_PROPERTY = re.compile(r"[a-z][a-z0-9._-]*")
"""How outliners call what they note of a line, and few people a term."""
_PROGRAM = (";", "{", "}")
"""How lines of programs end, in which such arrows mean something else."""
_TAB, _LEAST, _SHARE, _NEAR = 4, 2, 5, 400
_OPTIONS, _NUMBERED = "A)", "1."
_UNFIT = "cards without an answer, or too long for a card"


class _Line(Struct, frozen=True):
    depth: int
    text: str
    number: int
    left: str = ""
    """What stands before the arrow; empty where there is none."""
    arrow: str = ""
    right: str = ""
    below: str = ""
    """How the answer that is set in below is marked."""


def looks_like(text: str) -> bool:
    """Whether such arrows stand in a fifth of the lines or more, or colons tell the same of several things above."""
    lines = list(_lines(text))
    own = [line for line in lines if line.arrow in _OWN]
    cards = sum(bool(line.arrow) for line in lines)
    forward = any(line.arrow != "<<" for line in own)
    return (len(own) >= _LEAST and forward and _SHARE * cards >= len(lines)) or _repeats_terms(lines)


def _repeats_terms(lines: Sequence[_Line]) -> bool:
    """Whether colons tell the same of several things: `Definition:: ..` below each of them."""
    told: dict[str, set[str]] = {}
    for place, line in enumerate(lines[:_NEAR]):
        above = _above(lines, place)
        term = line.arrow == "::" and line.right and not _PROPERTY.fullmatch(line.left)
        if term and above is not None and not above.arrow:
            told.setdefault(line.left.casefold(), set()).add(above.text)
    return any(len(things) > 1 for things in told.values())


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError with every problem."""
    if text.count("\n") > limits.MAX_LINES:
        raise DeckError.of(f"over {limits.MAX_LINES:,} lines")
    lines, left_out = list(_lines(text)), LeftOut()
    drafts: list[Draft] = []
    seen = [line.left.casefold() for line in lines if line.arrow]
    repeated = {term for term in seen if seen.count(term) > 1} if len(seen) <= limits.MAX_CARDS else set()
    for place, line in enumerate(lines):
        for card in _cards(lines, place, named=line.left.casefold() in repeated):
            if not card.reference or card_problems(derive([card])[0], line.number):
                left_out.note(_UNFIT, line.number)
            else:
                drafts.append((card, line.number))
        if len(drafts) > limits.MAX_CARDS:
            raise DeckError.of(limits.TOO_MANY, line.number)
    deck, notes = assemble(drafts, Problems(), slug=slug, title=title)
    return deck, (*left_out.notes(), *notes)


def _lines(text: str) -> Iterator[_Line]:
    raws = logseq.without_notes(text.removeprefix("\ufeff")).split("\n")
    for number, (raw, code) in enumerate(zip(raws, in_code(raws), strict=True), start=1):
        item = None if code else _ITEM.fullmatch(raw.rstrip())
        if item is not None:
            yield _line(
                len(item[1].replace("\t", " " * _TAB)), item[2].lstrip("#").strip() or item[2], number
            )


def _line(depth: int, text: str, number: int) -> _Line:
    """The line, with its arrow where it has one and no more than one."""
    code = [found.span() for found in _CODE.finditer(text)]
    arrows = [
        found
        for found in _ARROW.finditer(text)
        if not any(first < found.start() < last for first, last in code)
    ]
    first = arrows[0] if arrows else None
    if first is None or (text.endswith(_PROGRAM) and "{{" not in text):
        return _Line(depth, text, number)
    arrow = first[1] or first[2] or first[4]
    if arrow in (">>", "<<") and (len(arrows) > 1 or "<" in text[: first.start()]):
        return _Line(depth, text, number)  # a path through menus, a stream or a type of C++
    return _Line(
        depth, text, number, text[: first.start()].strip(), arrow, text[first.end() :].strip(), first[3] or ""
    )


def _above(lines: Sequence[_Line], place: int) -> _Line | None:
    """The line below which this one is set in."""
    depth = lines[place].depth
    return next((line for line in reversed(lines[max(0, place - _NEAR) : place]) if line.depth < depth), None)


def _cards(lines: Sequence[_Line], place: int, *, named: bool) -> Iterator[Card]:
    """The cards of a line; `named`: its question stands elsewhere, too, and is asked of what is above it."""
    line, above = lines[place], _above(lines, place)
    topic = _plain((above.left or above.text) if above else "")
    if not line.arrow:
        yield from _gaps(line.text, topic[: limits.MAX_TOPIC])
        return
    asked, answer = _plain(line.left), _plain(line.right)
    held = [] if answer else _below(lines, place)
    if not answer and line.below == _OPTIONS:
        right, *wrong = held or [""]
        others = tuple(Misconception((text,)) for text in wrong)
        yield listed(Card("", asked, right, topic[: limits.MAX_TOPIC], wrong=others), limits.MAX_PROMPT)
        return
    if not answer:
        marks = [f"{at}. " if line.below == _NUMBERED else "- " for at in range(1, len(held) + 1)]
        answer = "\n".join(f"{mark}{text}" for mark, text in zip(marks, held, strict=True))
        answer = held[0] if len(held) == 1 else answer
    if line.arrow in _BACKWARD:
        asked, answer = answer, asked
    elif topic and (line.arrow[0] == ";" or named):
        asked = f"{topic}: {asked}"
    yield Card("", tidy(asked), tidy(answer), topic[: limits.MAX_TOPIC].strip())


def _gaps(text: str, topic: str) -> Iterator[Card]:
    for gap in list(_CLOZE.finditer(text))[:MAX_GAPS]:
        before, after = (_CLOZE.sub(r"\1", part) for part in (text[: gap.start()], text[gap.end() :]))
        yield Card("", _plain(f"Fill the gap: {before}{BLANK}{after}"), _plain(gap[1]), topic.strip())


def _below(lines: Sequence[_Line], place: int) -> list[str]:
    """What is set in one step below a line, as far as a card can hold it."""
    depth, size = lines[place].depth, 0
    held: list[str] = []
    step = lines[place + 1].depth if place + 1 < len(lines) else 0
    for line in lines[place + 1 :]:
        if line.depth <= depth or size > limits.MAX_REFERENCE:
            break
        if line.depth == step:
            held.append(
                _plain(f"{line.left}: {line.right}" if line.arrow and line.right else line.left or line.text)
            )
            size += len(line.text) + 1
    return held


def _plain(text: str) -> str:
    """The text with the words of links, and of gaps that are none here."""
    return unbold(_LINK.sub(r"\1", _CLOZE.sub(r"\1", text)).strip())
