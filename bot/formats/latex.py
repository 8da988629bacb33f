r"""Cards and questions in LaTeX: the classes `flashcards` and `exam`, notes for Anki, and slides that ask.

    \begin{flashcard}[Locks]{What is a mutex?}      \question Which of these flies?
      A lock that one thread holds.                 \begin{choices} \choice Cow \CorrectChoice Bat \end{choices}
    \end{flashcard}                                 \question What is a bat? \begin{solution} A mammal. \end{solution}

    \begin{note}                                    \begin{frame}
      \begin{field} What is a mutex? \end{field}      \frametitle{What is a mutex?}
      \begin{field} A lock. \end{field}               A lock that one thread holds.
    \end{note}                                      \end{frame}

Source: https://ctan.org/pkg/flashcards and https://ctan.org/pkg/exam
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from bot.core.cards import Card, Deck, Misconception
from bot.core.decks import limits
from bot.core.decks.check import card_problems
from bot.core.decks.keys import derive
from bot.core.decks.problems import DeckError, Problems
from bot.core.listed_options import listed
from bot.formats import explanations
from bot.formats.anki.notes import LeftOut
from bot.formats.assemble import Draft, assemble
from bot.formats.latex_texts import braced, plain
from bot.formats.tables import columns

_COMMENT = re.compile(r"(?<!\\)%[^\n]*")
_CARD = re.compile(r"\\begin\s?\{(?:flashcard|card|qcard)\}|\\(?:card|flashcard)(?=\s?[\[{])")
_QUESTION = re.compile(
    r"\\(?:question|titledquestion\s?\{[^{}\n]{0,200}\})(?![a-zA-Z])(?:\s?\[[^\]\n]{0,20}\])?"
)
_CHOICE = re.compile(r"\\(CorrectChoice|correctchoice|choice)(?![a-zA-Z])")
_SOLUTION = re.compile(
    r"\\begin\s?\{(solution|solutionorbox|solutionorlines|answer)\}(?:\s?\[[^\]\n]{0,40}\])?", re.IGNORECASE
)
_CHOICES = re.compile(r"\\begin\s?\{(?:oneparchoices|choices|checkboxes|oneparcheckboxes|multicols)\}")
_ENDS = re.compile(r"\\(?:end\s?\{(?:questions|document)\}|(?:sub)*section)")
_HEADING = re.compile(r"\\(?:sub)?section\*?\s?\{([^{}\n]{1,200})\}")
_NOTE = re.compile(r"\\begin\s?\{note\}")
_FIELD = re.compile(r"\\begin\s?\{(field|plain)\}|\\(x?field|xplain|tags)(?=\s?\{)")
"""The parts of a note: in LaTeX, plain, and its tags."""
_IDENTIFIER = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{10,40}|\d{6,20}", re.IGNORECASE)
_OVERLAY = r"\s?<[\d+][\d+.,|@:a-z-]{0,30}>"
_FRAME = re.compile(
    rf"\\(?:begin\s?\{{frame\}}|(frame)(?![a-zA-Z]))(?:{_OVERLAY})?(?:\s?\[[^\]\n]{{0,200}}\]){{0,2}}[ \t]?(?=(\{{)?)"
)
"""Where a slide begins, and whether braces follow: around its title, or around all of it."""
_FRAME_TITLE = re.compile(rf"\\frametitle(?:{_OVERLAY})?(?:\s?\[[^\]\n]{{0,200}}\])?(?=\s?\{{)")
_FRAME_ASIDE = re.compile(r"\\(?:note|framesubtitle)(?:\s?\[[^\]\n]{0,80}\])?(?=\s?\{)")
_BARE_FRAME = re.compile(r"(?:\s|\\(?:titlepage|maketitle|tableofcontents)(?:\s?\[[^\]\n]{0,80}\])?)*")
"""A slide that only tells what the talk is called, or its parts."""
_FRAME_LAYOUT = re.compile(
    rf"(?<=[a-z}}]){_OVERLAY}|\\(?:begin\s?\{{column\}}|column)\s?\{{[^{{}}\n]{{0,60}}\}}|\\(?:begin|end)\s?\{{columns\}}"
)
_BLOCK = re.compile(r"\\begin\s?\{(?:alert|example)?block\}(?:\s?<[^<>\n]{0,30}>)?\s?\{([^{}\n]{0,200})\}")
_SLIDES = (
    "these are slides (beamer): they are cards only where each has a question as its title, with a question mark, and "
    "its answer as text below it"
)
_LONG = "cards without an answer, or too long for a card"
_UNPICKED = "questions that name none of their options as the right one"
_FIELDS = "fields of notes past the second"
_LEAST_FRAMES = 2
_LONGEST = 20_000
"""Characters of a card or question that are looked at."""


def looks_like(text: str) -> bool:
    """Whether cards or questions of these kinds are there."""
    if _CARD.search(text) or (_NOTE.search(text) and _FIELD.search(text)):
        return True
    if "\\question" in text and (_CHOICE.search(text) or _SOLUTION.search(text)):
        return True
    return "{beamer}" in text and _FRAME.search(text) is not None


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError with every problem."""
    if text.count("\n") > limits.MAX_LINES:
        raise DeckError.of(f"over {limits.MAX_LINES:,} lines")
    text = _COMMENT.sub("", text.removeprefix("\ufeff"))
    body = text.find("\\begin{document}")
    left_out = LeftOut()
    drafts: list[Draft] = []
    line, counted = 1, 0
    for card, place in _cards(text, max(body, 0), left_out):
        line += text.count("\n", counted, place)
        counted = place
        card = explanations.fitting(listed(card, limits.MAX_PROMPT), left_out, line)
        if not card.reference or card_problems(derive([card])[0], line):
            left_out.note(_LONG, line)
            continue
        drafts.append((card, line))
        if len(drafts) > limits.MAX_CARDS:
            raise DeckError.of(limits.TOO_MANY, line)
    if not drafts:
        raise DeckError.of(
            "; ".join(("there is no card with a question and an answer in this LaTeX", *left_out.notes()))
        )
    deck, notes = assemble(drafts, Problems(), slug=slug, title=title)
    return deck, (*left_out.notes(), *notes)


def _cards(text: str, start: int, left_out: LeftOut) -> Iterator[tuple[Card, int]]:
    """The cards, each with its place in the text."""
    if _CARD.search(text, start):
        return _flashcards(text, start, left_out)
    if _NOTE.search(text, start) and _FIELD.search(text, start):
        return _notes(text, start, left_out)
    if _FRAME.search(text, start) and not _QUESTION.search(text, start):
        return _slides(text, start, left_out)
    return _questions(text, start, left_out)


def _flashcards(text: str, start: int, left_out: LeftOut) -> Iterator[tuple[Card, int]]:
    for begin, part in _parts(_CARD, text, start):
        card = _flashcard(part, left_out)
        if card is not None:
            yield card, begin


def _questions(text: str, start: int, left_out: LeftOut) -> Iterator[tuple[Card, int]]:
    topic, headings = "", list(_HEADING.finditer(text, start))
    for begin, part in _parts(_QUESTION, text, start):
        while headings and headings[0].start() < begin:
            topic = plain(headings.pop(0)[1], left_out)[: limits.MAX_TOPIC]
        end = _ENDS.search(part)
        card = _question(part[: end.start()] if end else part, topic, left_out)
        if card is not None:
            yield card, begin


def _parts(mark: re.Pattern[str], text: str, start: int) -> Iterator[tuple[int, str]]:
    """Where each mark begins, and what follows it until the next one."""
    found = list(islice(mark.finditer(text, start), limits.MAX_CARDS + 1))
    if len(found) > limits.MAX_CARDS:
        raise DeckError.of(limits.TOO_MANY)
    for each, after in zip(found, [*found[1:], None], strict=False):
        end = after.start() if after else len(text)
        yield each.start(), text[each.end() : min(end, each.end() + _LONGEST)]


def _flashcard(part: str, left_out: LeftOut) -> Card | None:
    """The card that begins with its topic in square brackets, where it has one, and its front in braces."""
    topic, rest = "", part.lstrip()
    if rest.startswith("["):
        topic, _, rest = rest[1:].partition("]")
    front, rest = braced(rest)
    if not rest.lstrip().startswith("{") and "\\end{" in part:
        back = re.split(r"\\end\s?\{(?:flashcard|card|qcard)\}", rest, maxsplit=1)[0]
    elif rest.lstrip().startswith("{"):
        back, _ = braced(rest)
    else:
        end = _ENDS.search(rest)
        back = rest[: end.start()] if end else rest
    prompt, reference = plain(front, left_out), plain(back, left_out)
    topic = " ".join(plain(topic, left_out).split())[: limits.MAX_TOPIC]
    return Card("", prompt, reference, topic) if prompt and "#1" not in prompt else None


def _question(part: str, topic: str, left_out: LeftOut) -> Card | None:
    """The card of a question of an exam; None, and counted, where it has no answer."""
    solution = _SOLUTION.search(part)
    solved = ""
    if solution:
        end = part.find(f"\\end{{{solution[1]}}}", solution.end())
        solved = plain(part[solution.end() : end if end >= 0 else len(part)], left_out)
        part = part[: solution.start()] + (part[end:].partition("}")[2] if end >= 0 else "")
    marks = list(_CHOICE.finditer(part))
    if not marks:
        return Card("", plain(part, left_out), solved, topic)
    begins = _CHOICES.search(part)
    asked = part[: begins.start() if begins and begins.start() < marks[0].start() else marks[0].start()]
    ends = [*(mark.start() for mark in marks[1:]), max(part.find("\\end{", marks[-1].end()), 0) or len(part)]
    texts = [
        (mark[1] != "choice", plain(part[mark.end() : end], left_out))
        for mark, end in zip(marks, ends, strict=True)
    ]
    right = [text for ticked, text in texts if ticked]
    if not right:
        left_out[_UNPICKED] += 1
        return None
    return Card(
        key="",
        prompt=plain(asked, left_out),
        reference=right[0],
        topic=topic,
        accepted=tuple(right[1:]),
        wrong=tuple(Misconception((text,)) for ticked, text in texts if not ticked and text),
        explanation=solved,
    )


def _notes(text: str, start: int, left_out: LeftOut) -> Iterator[tuple[Card, int]]:
    """The cards of notes for Anki; a number that a program gave to one is no side of it."""
    for note in islice(_NOTE.finditer(text, start), limits.MAX_CARDS + 1):
        end = text.find("\\end{note}", note.end(), note.end() + _LONGEST)
        part = text[note.end() : end if end >= 0 else note.end() + _LONGEST]
        set_, all_, topic, place = [], [], "", 0
        while field := _FIELD.search(part, place):
            kind = field[1] or field[2]
            if field[1]:
                end = part.find(f"\\end{{{kind}}}", field.end())
                place = end if end >= 0 else len(part)
                said = part[field.end() : place]
            else:
                said, rest = braced(part[field.end() :])
                place = len(part) - len(rest)
            said = plain(said, left_out)
            if kind == "tags":
                topic = columns.topic_of_tags(said)[: limits.MAX_TOPIC]
            elif said and not _IDENTIFIER.fullmatch(said):
                all_.append(said)
                set_ += [said] if kind.endswith("field") else []
        sides = set_ if len(set_) > 1 else all_
        left_out[_FIELDS] += max(len(sides) - 2, 0)
        if sides:
            yield Card("", sides[0], sides[1] if len(sides) > 1 else "", topic), note.start()


def _slides(text: str, start: int, left_out: LeftOut) -> Iterator[tuple[Card, int]]:
    """The cards of a talk each slide of which asks something; DeckError for other talks."""
    cards: list[tuple[Card, int]] = []
    place = start
    while frame := _FRAME.search(text, place):
        if frame[1]:
            part, rest = braced(text[frame.end() : frame.end() + _LONGEST])
            place = max(frame.end(), min(len(text), frame.end() + _LONGEST) - len(rest))
        else:
            end = text.find("\\end{frame}", frame.end())
            place = end if end >= 0 else len(text)
            part = text[frame.end() : min(place, frame.end() + _LONGEST)]
        title, part = _titled(part, inline=frame[2] is not None and not frame[1])
        if _BARE_FRAME.fullmatch(part) and "?" not in title:
            continue
        body = _BLOCK.sub(r"\1\n", _FRAME_LAYOUT.sub(" ", part))
        card = Card("", plain(title, left_out), plain(body, left_out))
        if not card.prompt.endswith(("?", "？")) or not card.reference or len(cards) > limits.MAX_CARDS:
            raise DeckError.of(_SLIDES)
        cards.append((card, frame.start()))
    if len(cards) < _LEAST_FRAMES:
        raise DeckError.of(_SLIDES)
    yield from cards


def _titled(part: str, *, inline: bool) -> tuple[str, str]:
    """The title of a slide, and the rest of it; `inline`: the title stands in braces at the beginning."""
    title = ""
    if inline:
        title, part = braced(part)
        _, part = braced(part) if part.startswith("{") else ("", part)
    for mark in (_FRAME_TITLE, _FRAME_ASIDE):
        while found := mark.search(part):
            said, rest = braced(part[found.end() :])
            part = part[: found.start()] + rest
            title = said if mark is _FRAME_TITLE else title
    return title, part
