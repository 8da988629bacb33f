"""Exams of numbered questions with options and a key beside them, read line by line.

    1、下列哪种动物会飞？（ B ）              T1A01 (C) [97.1]                  1. 蝙蝠是哺乳动物。
    A.牛  B.蝙蝠  C.猪                       Which of these flies?             答案：√
    答案：B  解析：蝙蝠是……                   A. Cow                            解析：……

The key stands behind "答案", "정답" and the like, in brackets in the question, or at its head. Several letters are an
answer together. What is right or wrong as a whole is asked as that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.core.cards import Card, Deck
from bot.core.decks import limits
from bot.core.decks.check import card_problems
from bot.core.decks.keys import derive
from bot.core.decks.problems import DeckError, Problems
from bot.formats import explanations
from bot.formats.anki.notes import LeftOut
from bot.formats.assemble import Draft, assemble
from bot.formats.exams import keys, marks
from bot.formats.exams.asked import TICK, Asked

_TELLS = re.compile(
    r"答案|正解|答え|정답|^\W{0,4}[A-Z]\d[A-Z]\d{2} ?\([A-D]\)|(?<=\S)[(（]\s{0,3}[A-H]{1,8}\s{0,3}[)）]"
    r"|(?<=\S)[ \t\u3000]{1,9}[(（]\s{0,3}[A-H]{1,8}\s{0,3}[)）]"
    r"|[(（]\s{0,3}[√×✓✗]\s{0,3}[)）]|^\W{0,3}\d{1,4}\s?[.、]\s{0,2}[(（]\s{0,3}[A-H]\s{0,3}[)）]",
    re.MULTILINE,
)
_ANSWERED = re.compile(
    r"[\s^*|;；]{0,8}[\[【(（]?((?:正确|参考|标准)?答案\s?[\]】)）]?\s?[:：].{1,600})$", re.DOTALL
)
"""Where the answer begins in the line of its question."""
_FIRST = {
    "ABCDEFGH": re.compile(r"(?:^|(?<=[\s)）。？?:：]))([(（]?)A\s?[.．、:：)）]\s?(?=\S)"),
    "abcdefgh": re.compile(r"(?:^|(?<=[\s)?:]))(\(?)a\s?[.)]\s?(?=\S)"),
    "①②③④⑤⑥": re.compile(r"(?:^|(?<=[\s)）。？?:：]))([(（]?)①\s?(?=\S)"),
}
"""The first option in the line of its question, by the letters of its run."""
_REPEATED, _LONGEST_OPTION = 5, 8
"""Times that a line without a mark stands in a text from which it is the head of its pages, and its characters."""
_LEAST, SHARE = 2, 0.6
"""Questions with a key from which a text is an exam, and the share of all questions that have to have one."""
_UNPICKED = "questions that name none of their options as the right one"
_UNANSWERED = "questions without an answer"
_LONG = "questions or answers too long for a card"


def looks_like(text: str) -> bool:
    """Whether questions with a key in one of these ways are there, and most questions have one."""
    if _TELLS.search(text) is None:
        return False
    total = keyed = 0
    for asked in _questions(text):
        card = keys.card_of(asked)
        with_key = card is not None and bool(card.wrong or card.answer)
        keyed += with_key
        total += with_key or bool(asked.options or asked.answer)
    return keyed >= _LEAST and keyed >= SHARE * total


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError with every problem."""
    left_out = LeftOut()
    drafts: list[Draft] = []
    for asked in _questions(text):
        card = keys.card_of(asked)
        if card is None:
            left_out.note(_UNPICKED if asked.options else _UNANSWERED, asked.line)
            continue
        card = explanations.fitting(card, left_out, asked.line)
        if card_problems(derive([card])[0], asked.line):
            left_out.note(_LONG, asked.line)
        else:
            drafts.append((card, asked.line))
        if len(drafts) > limits.MAX_CARDS:
            raise DeckError.of(limits.TOO_MANY, asked.line)
    deck, notes = assemble(drafts, Problems(), slug=slug, title=title)
    return deck, (*left_out.notes(), *notes)


def within(prompt: str, answer: str) -> Card | None:
    """The card of a question that lists its options in its own text; None where it does not, or the key names none."""
    asked = Asked(1, "")
    reader = _Reader(numbered=True)
    reader.asked = asked
    for raw in prompt.split("\n"):
        line = marks.read(raw)
        if line.kind == marks.NUMBER:
            line = marks.Line(marks.TEXT, line.text)
        if line.kind in (marks.TEXT, marks.OPTIONS):
            reader.add(asked, line, raw)
    asked.answer = answer
    return keys.card_of(asked) if len(asked.options) > 1 else None


def _questions(text: str) -> Iterator[Asked]:
    """The questions of the text in order, those without any option and answer too."""
    lines = text.removeprefix("\ufeff").split("\n")
    reader = _Reader(numbered=_is_numbered(lines))
    times = Counter(line for line in lines if len(line) > _LONGEST_OPTION)
    for number, raw in enumerate(lines, start=1):
        if times[raw] >= _REPEATED and marks.read(raw).kind == marks.TEXT:
            continue
        if (done := reader.feed(number, raw)) is not None:
            yield done
    if reader.asked is not None and reader.asked.stem:
        yield reader.asked


def _is_numbered(lines: Sequence[str]) -> bool:
    """Whether questions begin with a number or a key, so that no other line begins one."""
    kinds = [marks.read(line).kind for line in lines[:400]]
    return kinds.count(marks.NUMBER) + kinds.count(marks.HEAD) >= max(1, kinds.count(marks.ANSWER) // 2)


class _Reader:
    def __init__(self, *, numbered: bool) -> None:
        self.asked: Asked | None = None
        self._numbered = numbered
        self._topic = ""
        self._blank = True
        """Whether the line before was empty."""

    def feed(self, number: int, raw: str) -> Asked | None:
        """Read a line; the question before it where that is done."""
        line = marks.read(raw)
        blank, self._blank = self._blank, not raw.strip()
        if line.kind == marks.NOTHING:
            return None
        if line.kind == marks.SECTION:
            self._topic = line.text[: limits.MAX_TOPIC].strip()
            return self._begin(None)
        if self._begins(line, blank=blank):
            done = self._begin(Asked(number, self._topic))
            if self.asked is not None:
                self.asked.answer = line.key if line.kind == marks.HEAD else ""
                self._ask(self.asked, line.text)
            return done
        if self.asked is not None:
            self.add(self.asked, line, raw)
        return None

    def _begin(self, asked: Asked | None) -> Asked | None:
        done, self.asked = self.asked, asked
        return done if done is not None and done.stem else None

    def _begins(self, line: marks.Line, *, blank: bool) -> bool:
        """Whether the line begins a question."""
        asked = self.asked
        if line.kind == marks.HEAD:
            return True
        done = asked is not None and bool(asked.options or asked.answer)
        if line.kind == marks.NUMBER and (self._numbered or done):
            within = asked is not None and asked.phase == marks.EXPLANATION and not blank and line.key != ""
            return asked is None or not asked.stem or done or not within
        if line.kind != marks.TEXT or self._numbered:
            return False
        return asked is None or (done and blank)

    def _ask(self, asked: Asked, text: str) -> None:
        """Add a line of the question, whose options and answer may follow in the same line."""
        text = self._answered(asked, text)
        for run in _FIRST:
            first = _FIRST[run].search(text)
            if (
                first
                and len(options := marks.apart(text[first.end() :], run, 0, bracketed=bool(first[1]))) > 1
            ):
                asked.run, asked.options = run, [[option] for option in options]
                asked.phase = asked.phase if asked.answer else marks.OPTIONS
                text = text[: first.start()]
                break
        if text.strip():
            asked.stem.append(text.strip())

    @staticmethod
    def _answered(asked: Asked, text: str) -> str:
        """The text without the answer that follows in the same line, which is noted."""
        behind = _ANSWERED.search(text)
        if behind is None:
            return text
        answer = marks.read(behind[1])
        asked.answer, asked.phase = answer.text, marks.ANSWER
        asked.explanation += [answer.key] if answer.key else []
        return text[: behind.start()]

    def add(self, asked: Asked, line: marks.Line, raw: str) -> None:
        """Add a line to the question that it belongs to."""
        if line.kind == marks.ANSWER:
            asked.answer = asked.answer or line.text
            asked.explanation += [line.key] if line.key else []
            asked.phase = marks.ANSWER if not line.key else marks.EXPLANATION
        elif line.kind == marks.EXPLANATION:
            asked.explanation += [line.text] if line.text else []
            asked.phase = marks.EXPLANATION
        elif asked.phase in (marks.TEXT, marks.OPTIONS) and self._option(asked, line.text, raw):
            asked.phase = marks.OPTIONS
            asked.options[-1] = [self._answered(asked, asked.options[-1][0])]
        elif asked.phase == marks.EXPLANATION:
            asked.explanation.append(line.text)
        elif asked.phase == marks.ANSWER and not asked.answer:
            asked.answer = line.text
        elif asked.phase == marks.OPTIONS:
            asked.options[-1].append(line.text)
        elif asked.phase == marks.TEXT:
            self._ask(asked, line.text)

    @staticmethod
    def _option(asked: Asked, text: str, raw: str) -> bool:
        """Whether the line is the next option, or several; they are added then."""
        run = asked.run or marks.runs(text[:3].strip(" (（[【-*•")[:1])
        if not run or len(asked.options) >= len(run):
            return False
        found = marks.option(text, run[len(asked.options)], bare=True)
        if found is None:
            return False
        bracketed = text.lstrip("-*+• ").startswith(("(", "（"))
        texts = marks.apart(found[1], run, len(asked.options), bracketed=bracketed)
        asked.run = run
        ticked = TICK if "<font" in raw and len(texts) == 1 else ""
        asked.options += [[ticked + text] for text in texts]
        return True
