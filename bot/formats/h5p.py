"""The questions of H5P, which web pages and learning platforms embed: `content.json`, or the package it comes in.

    {"questions": [{"library": "H5P.MultiChoice 1.16", "params": {"question": "<p>Which flies?</p>",
                    "answers": [{"text": "<div>Bat</div>", "correct": true}, ...]}}, ...]}

Read are choices, sets of single choices (whose first answer is the right one), true or false, gaps (`*answer/other*`),
words to drag, and cards with two sides. Source: https://h5p.org/documentation/for-authors/content-types
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from bot.core.cards import Deck
from bot.core.decks import limits
from bot.core.decks.problems import DeckError, Problems
from bot.formats.anki.cloze import BLANK, MAX_GAPS
from bot.formats.anki.notes import LeftOut
from bot.formats.moodle import questions, texts
from bot.formats.moodle.questions import FALSE, TRUE, WHOLE, Answer, Kind, Question

CONTENT = "content/content.json"
_MARKS = re.compile(r'"library"[ \t\n]{0,9}:[ \t\n]{0,9}"H5P\.|"subContentId"')
_GAP = re.compile(r"\*([^*\n]{1,200})\*")
_TIP = re.compile(r":[^/]*$")
_MOST_DEEP = 12


def looks_like(text: str) -> bool:
    """Whether JSON is what H5P writes."""
    return _MARKS.search(text) is not None


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in the content of an H5P package, and what was left out; DeckError with every problem."""
    try:
        content = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise DeckError.of("the content of the H5P package is no JSON that can be read") from error
    left_out = LeftOut()
    found = list(_Reader(left_out).questions(content, 0))
    return questions.deck_of(found, Problems(), left_out, slug=slug, title=title[: limits.MAX_TITLE])


class _Reader:
    """Finds the questions wherever they lie, since some kinds hold others."""

    def __init__(self, left_out: LeftOut) -> None:
        self._left_out = left_out

    def questions(self, value: Any, depth: int) -> Iterator[Question]:
        """The questions in a part of the content."""
        if depth > _MOST_DEEP:
            return
        if isinstance(value, list):
            for each in value:
                yield from self.questions(each, depth + 1)
        elif isinstance(value, dict):
            own = list(self._of(value))
            yield from own
            for each in value.values() if not own else ():
                yield from self.questions(each, depth + 1)

    def _of(self, part: dict[str, Any]) -> Iterator[Question]:
        """The questions that a part asks itself."""
        asked, answers, correct = part.get("question"), part.get("answers"), part.get("correct")
        if isinstance(asked, str) and isinstance(answers, list):
            yield Question(Kind.CHOICE, self._text(asked), 0, tuple(self._options(answers)))
        elif isinstance(asked, str) and str(correct).lower() in ("true", "false"):
            said = TRUE if str(correct).lower() == "true" else FALSE
            other = FALSE if said == TRUE else TRUE
            yield Question(
                Kind.TRUE_FALSE, self._text(asked), 0, (Answer(said, WHOLE), Answer(other, Decimal(0)))
            )
        elif isinstance(part.get("questions"), list) and all(
            isinstance(each, str) for each in part["questions"]
        ):
            for each in part["questions"]:
                yield from self._gaps(each)
        elif isinstance(part.get("textField"), str):
            yield from self._gaps(part["textField"])
        else:
            front = next(
                (part[name] for name in ("text", "question", "term") if isinstance(part.get(name), str)), ""
            )
            back = next(
                (part[name] for name in ("answer", "definition") if isinstance(part.get(name), str)), ""
            )
            if front and back:
                yield Question(Kind.SHORT, self._text(front), 0, (Answer(self._text(back), WHOLE),))

    def _options(self, answers: list[Any]) -> Iterator[Answer]:
        right = sum(isinstance(each, dict) and each.get("correct") is True for each in answers)
        for place, each in enumerate(answers):
            if isinstance(each, dict) and isinstance(each.get("text"), str):
                tips = each.get("tipsAndFeedback") or {}
                said = tips.get("chosenFeedback", "") if isinstance(tips, dict) else ""
                worth = WHOLE / right if each.get("correct") is True else Decimal(0)
                yield Answer(self._text(each["text"]), worth, self._text(str(said or "")))
            elif isinstance(each, str):
                yield Answer(self._text(each), Decimal(0) if place else WHOLE)

    def _gaps(self, text: str) -> Iterator[Question]:
        """A question for each gap, the others filled in."""
        plain = self._text(text)
        found = list(_GAP.finditer(plain))[:MAX_GAPS]
        for gap in found:
            asked, place = "", 0
            for other in found:
                first = self._accepted(other[1])[0]
                asked += plain[place : other.start()] + (BLANK if other is gap else first)
                place = other.end()
            answers = tuple(Answer(each, WHOLE) for each in self._accepted(gap[1]))
            yield Question(Kind.SHORT, asked + plain[place:], 0, answers)

    @staticmethod
    def _accepted(inside: str) -> list[str]:
        """The answers of a gap: `answer/other:a tip`."""
        return [each.strip() for each in _TIP.sub("", inside).split("/")] or [inside]

    def _text(self, html: str) -> str:
        return texts.plain(html, texts.HTML, self._left_out).strip()
