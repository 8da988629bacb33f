"""Quizzes as people write them for an evening: a question and its answer in one line, or answers in a list below.

Round 1: Geography                                   1. Which river runs through London?
1. What is the capital of Australia? (Canberra)      2. Who sang Thriller?
2. Sharks are mammals. False                         Answers
Who sang Thriller? Michael Jackson                   1. Thames
                                                     2. Michael Jackson
"""

from __future__ import annotations

import re

from msgspec import Struct, field
from msgspec.structs import replace

from bot.core.cards import Card, Deck
from bot.core.decks import limits
from bot.core.decks.check import tidy
from bot.core.decks.problems import DeckError, Problems
from bot.formats import statements
from bot.formats.anki.notes import LeftOut
from bot.formats.assemble import Draft, assemble
from bot.formats.exams import reader as exams

_NUMBER = re.compile(r"(?:\*\*)?(?:q(?:uestion)? ?)?(\d{1,3}) ?[.):](?:\*\*)? *(?=\S)", re.IGNORECASE)
_ANSWERED = re.compile(
    r"(.{8,600}[?？])[\s*_]{0,9}(?:(?:[-–—:=→]|[-=]>)\s*|(?:answer|ans|a) ?[:.] *)?([^\s?？][^?？]{0,119})",
    re.IGNORECASE,
)
"""A question and the answer behind it."""
_JUDGED = re.compile(r"(.{8,600}?[.!])\s*[(\[*_-]{0,3}\s?(true|false)[)\]*_.!]{0,3}", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,300})[)\]]\.?")
_ANSWERS = re.compile(
    r"\W{0,6}(?:(?:round|part|section) \w{1,9}\W{0,3})?(?:the )?(?:quiz )?"
    r"(?:answers?|answer key|solutions?|antworten|lösungen|réponses|respuestas|respostas|risposte|ответы)\W{0,6}",
    re.IGNORECASE,
)
_QUESTIONS = re.compile(
    r"\W{0,6}(?:the )?(?:quiz )?(?:questions|fragen|preguntas|perguntas|domande|вопросы)\W{0,6}",
    re.IGNORECASE,
)
_OPTIONS = re.compile(r"[?？:.]\W{0,4}(?:[aA]|1)[.)] ?\S.{0,400}\s\(?(?:[bB]|2)[.)] ?\S")
_KEY = re.compile(
    r"[(\[]?\s*\b(?:correct )?(?:answer|ans|key) ?[:.=-]{0,2} ?\(?([a-hA-H])\)?\W{0,3}$", re.IGNORECASE
)
_OPTION = re.compile(r"\W{0,3}[a-dA-D][.)] ")
_LEAST, _FEW = 3, 10
"""Cards from which a text is such a quiz, and of so many one line may be something else."""
_LONGEST_TOPIC, _LEAST_WORDS = 80, 3
_OTHERS = "lines that are no question with an answer"


class _Asked(Struct, frozen=True):
    prompt: str
    topic: str
    line: int


class _Reader(Struct):
    """Goes through the lines."""

    drafts: list[Draft] = field(default_factory=list)
    left_out: LeftOut = field(default_factory=LeftOut)
    topics: int = 0
    _topic: str = ""
    _asked: dict[str, _Asked] = field(default_factory=dict)
    """By number: what is to be answered in a list below."""
    _below: bool = False
    """Whether this is such a list."""

    def feed(self, line: int, text: str) -> None:
        if _ANSWERS.fullmatch(text):
            self._below = bool(self._asked)
            return
        number = _NUMBER.match(text)
        rest = text[number.end() :] if number else text
        if self._below and number:
            self._answer(line, number[1], rest)
            return
        if self._below:
            self.close()
        if _OPTIONS.search(rest):
            self._choose(line, rest)
        elif (found := _ANSWERED.fullmatch(rest) or _JUDGED.fullmatch(rest)) and _is_worded(found[1]):
            within = _BRACKETS.fullmatch(found[2].strip())
            self._add(found[1], within[1] if within else found[2], self._topic, line)
        elif number and not _OPTION.match(text) and _is_worded(rest):
            self._asked[number[1]] = _Asked(rest, self._topic, line)
        elif len(text) <= _LONGEST_TOPIC and text[-1] not in ".?!" and not (number or _OPTION.match(text)):
            self._topic = "" if _QUESTIONS.fullmatch(text) else text.strip("#*_ :=-")
            self.topics += 1
        else:
            self.left_out.note(_OTHERS, line)

    def _choose(self, line: int, text: str) -> None:
        """A question with its options in the same line: they are no answer, and the key behind them tells it."""
        key = _KEY.search(text)
        card = exams.within(text[: key.start()], key[1]) if key else None
        if card is None:
            self.left_out.note(_OTHERS, line)
        else:
            self.drafts.append((replace(card, topic=self._topic[: limits.MAX_TOPIC].strip()), line))

    def close(self) -> None:
        """What was asked and has no answer is left out."""
        for asked in self._asked.values():
            self.left_out.note(_OTHERS, asked.line)
        self._asked, self._below = {}, False

    def _answer(self, line: int, number: str, answer: str) -> None:
        if (asked := self._asked.pop(number, None)) is None:
            self.left_out.note(_OTHERS, line)
        else:
            self._add(asked.prompt, answer, asked.topic, asked.line)

    def _add(self, prompt: str, answer: str, topic: str, line: int) -> None:
        prompt, answer = prompt.strip("*_ "), answer.strip("*_ ")
        self.drafts.append((Card("", tidy(prompt), tidy(answer), topic[: limits.MAX_TOPIC].strip()), line))


def looks_like(text: str) -> bool:
    """Whether nearly all lines are questions with their answers, or as many answers as questions are numbered."""
    reader = _read(text)
    others = reader.left_out.total()
    return len(reader.drafts) >= max(_LEAST, _FEW * others, 2 * reader.topics)


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError with every problem."""
    if text.count("\n") > limits.MAX_LINES:
        raise DeckError.of(f"over {limits.MAX_LINES:,} lines")
    reader = _read(text)
    deck, notes = assemble(statements.asked(reader.drafts), Problems(), slug=slug, title=title)
    return deck, (*reader.left_out.notes(), *notes)


def _read(text: str) -> _Reader:
    reader = _Reader()
    lines = text.removeprefix("\ufeff").split("\n", limits.MAX_LINES)
    for number, line in enumerate(map(str.strip, lines), start=1):
        if line:
            reader.feed(number, line)
    reader.close()
    reader.drafts.sort(key=lambda draft: draft[1])
    return reader


def _is_worded(prompt: str) -> bool:
    return len(prompt.split()) >= _LEAST_WORDS
