"""The Q/A text format.

    Q1: What is model drift?
    A: A model's performance degrades ...

A line that is neither a question nor an answer is a topic heading when a question follows it, and continues
the question or answer before it when it starts with white space. A question with a number has it as its key.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.core.cards import Card, Deck
from bot.core.decks import limits
from bot.core.decks.check import short, tidy
from bot.core.decks.problems import DeckError, Problems
from bot.formats.assemble import assemble

# Possessive quantifiers: a long run of spaces must not be tried in every division.
QUESTION = re.compile(r"Q[ \t]*+(\d{0,6})[ \t]*+[:.)][ \t]*+(.*)", re.IGNORECASE)
ANSWER = re.compile(r"A[ \t]*+(\d{0,6})[ \t]*+[:.)][ \t]*+(.*)", re.IGNORECASE)


@dataclass(slots=True)
class _Draft:
    key: str
    line: int
    topic: str
    prompt: list[str]
    reference: list[str] | None = None

    @property
    def name(self) -> str:
        return self.key or "the question"

    def card(self) -> Card:
        prompt, reference = tidy("\n".join(self.prompt)), tidy("\n".join(self.reference or ()))
        return Card(key=self.key, prompt=prompt, reference=reference, topic=self.topic)


class _Reader:
    def __init__(self) -> None:
        self.drafts: list[_Draft] = []
        self.problems = Problems()
        self.topic = ""
        self.heading: tuple[int, str] | None = None

    def feed(self, number: int, raw: str) -> None:
        line = raw.strip()
        if not line:
            return
        if question := QUESTION.fullmatch(line):
            self._question(number, *question.groups())
        elif answer := ANSWER.fullmatch(line):
            self._answer(number, *answer.groups())
        elif raw[0].isspace() and self.drafts and not self.heading:
            draft = self.drafts[-1]
            (draft.prompt if draft.reference is None else draft.reference).append(line)
        else:
            self._stray()
            self.heading = (number, line)

    def _question(self, number: int, digits: str, prompt: str) -> None:
        self._unanswered()
        if self.heading:
            self.topic, self.heading = self.heading[1], None
        if len(self.drafts) >= limits.MAX_CARDS:
            raise DeckError.of(f"over {limits.MAX_CARDS:,} cards", number)
        self.drafts.append(_Draft(f"Q{digits}" if digits else "", number, self.topic, [prompt]))

    def _answer(self, number: int, digits: str, text: str) -> None:
        self._stray()
        if not self.drafts or self.drafts[-1].reference is not None:
            self.problems.add(number, "an answer without a question before it")
        elif digits and f"Q{digits}" != self.drafts[-1].key:
            self.problems.add(number, f"A{digits} follows {self.drafts[-1].name}")
            self.drafts[-1].reference = [text]
        else:
            self.drafts[-1].reference = [text]

    def _unanswered(self) -> None:
        if self.drafts and self.drafts[-1].reference is None:
            draft = self.drafts.pop()
            self.problems.add(draft.line, f"{draft.name} has no answer line (A: ...)")

    def _stray(self) -> None:
        if self.heading:
            number, text = self.heading
            self.problems.add(number, f"neither Q, A nor the heading of a question: {short(text)!r}")
            self.heading = None

    def close(self) -> None:
        self._unanswered()
        self._stray()


def parse(text: str, *, slug: str, title: str) -> Deck:
    """The deck in `text`; DeckError with every problem, and no deck, when there is one."""
    return parse_with_notes(text, slug=slug, title=title)[0]


def parse_with_notes(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError as with `parse`."""
    reader = _Reader()
    lines = text.removeprefix("\ufeff").split("\n", limits.MAX_LINES)
    if len(lines) > limits.MAX_LINES:
        raise DeckError.of(f"over {limits.MAX_LINES:,} lines")
    for number, line in enumerate(lines, start=1):
        reader.feed(number, line)
    reader.close()
    if not reader.drafts and not reader.problems:
        reader.problems.add(0, "there is no question in it (a line such as `Q1: What is model drift?`)")
    drafts = [(draft.card(), draft.line) for draft in reader.drafts]
    return assemble(drafts, reader.problems, slug=slug, title=title)
