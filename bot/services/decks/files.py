"""Reading decks out of strangers' files, looking them over and writing them: work for a thread, within bounds.

All of it is pure and takes a moment, so it runs beside the event loop. One deck is worked on at a time: that
bounds the memory, whatever is uploaded at once.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from bot.core.cards import Card, Deck
from bot.core.decks.findings import Finding, Severity
from bot.core.decks.in_deck import InDeck
from bot.core.grading import Grade, Verdict
from bot.core.wording import plural
from bot.services.decks.errors import ReadingTooSlow
from bot.services.protocols import Grader

if TYPE_CHECKING:
    from bot.core.decks.lint_answers import AnswerGrader
    from bot.formats.load import Loaded

READ_SECONDS = 20.0
LINT_SECONDS = 8.0


class _OutOfTime(Exception):
    """Ends a thread whose result nobody waits for any more."""


class LintReport(Struct, frozen=True):
    """What was found in a deck."""

    findings: Sequence[Finding] = ()
    graded: bool = True
    """Whether there was time to grade its examples."""

    def __str__(self) -> str:
        errors = sum(each.severity is Severity.ERROR for each in self.findings)
        warnings = sum(each.severity is Severity.WARNING for each in self.findings)
        found = f"{plural(errors, 'error')}, {plural(warnings, 'warning')}"
        said = found if errors or warnings else "no problems found"
        return said if self.graded else f"{said} (there was no time to grade its examples)"


class DeckFiles:
    """Reads, lints and writes decks; `make_grader` gives a grader whose cards are no quiz's."""

    def __init__(
        self,
        make_grader: Callable[[], Grader],
        *,
        read_seconds: float = READ_SECONDS,
        lint_seconds: float = LINT_SECONDS,
    ) -> None:
        self._make_grader = make_grader
        self._read_seconds, self._lint_seconds = read_seconds, lint_seconds
        self._turn = asyncio.Lock()

    async def read(self, data: bytes, filename: str, format_: str | None = None) -> Loaded:
        """The deck in a file's bytes; DeckError with every problem, ReadingTooSlow when it takes too long."""
        async with self._turn:
            try:
                return await asyncio.wait_for(
                    asyncio.to_thread(_load, data, filename, format_), self._read_seconds
                )
            except TimeoutError:
                raise ReadingTooSlow(self._read_seconds) from None

    async def write(self, deck: Deck, format_: str, modified: datetime) -> bytes:
        """The deck as a file; `modified` dates an Anki package."""
        async with self._turn:
            return await asyncio.to_thread(_export, deck, format_, int(modified.timestamp()))

    async def lint(self, deck: Deck) -> LintReport:
        """What lint finds; where grading the examples takes too long, what it finds without."""
        stop = threading.Event()
        async with self._turn:
            try:
                work = asyncio.to_thread(self._lint, deck, stop)
                return LintReport(await asyncio.wait_for(work, self._lint_seconds))
            except TimeoutError:
                stop.set()
            return LintReport(await asyncio.to_thread(_lint, deck, _Trusting(deck)), graded=False)

    def _lint(self, deck: Deck, stop: threading.Event) -> list[Finding]:
        try:
            return _lint(deck, _Stoppable(InDeck(self._make_grader(), deck.cards), stop))
        except _OutOfTime:
            return []


def _load(data: bytes, filename: str, format_: str | None) -> Loaded:
    """`load`, imported with all its parsers when the first file comes, in the file's thread."""
    from bot.formats.load import load

    return load(data, filename=filename, format=format_)


def _export(deck: Deck, format_: str, modified: int) -> bytes:
    """`export`, likewise."""
    from bot.formats.export import export

    return export(deck, format_, modified=modified)


def _lint(deck: Deck, grader: AnswerGrader) -> list[Finding]:
    """`lint`, likewise."""
    from bot.core.decks.lint import lint

    return lint(deck, grader)


class _Stoppable:
    """A grader that ends its thread when it is told to stop: a running thread cannot be cancelled."""

    def __init__(self, grader: AnswerGrader, stop: threading.Event) -> None:
        self._grader, self._stop = grader, stop

    def grade(self, card: Card, answer: str) -> Grade:
        """The grade, unless it is too late."""
        if self._stop.is_set():
            raise _OutOfTime
        return self._grader.grade(card, answer)


class _Trusting:
    """Takes every example for what its card says it is, so that lint looks at all else at no cost."""

    def __init__(self, deck: Deck) -> None:
        self._labels = {card.key: self._label(card) for card in deck.cards}

    @staticmethod
    def _label(card: Card) -> dict[str, Verdict]:
        return {
            **dict.fromkeys(card.wrong_answers, Verdict.INCORRECT),
            **dict.fromkeys(card.partial, Verdict.PARTIAL),
            **dict.fromkeys((card.reference, *card.accepted), Verdict.CORRECT),
        }

    def grade(self, card: Card, answer: str) -> Grade:
        """The label; unsure of everything, so that no conclusion is drawn."""
        verdict = self._labels[card.key].get(answer, Verdict.INCORRECT)
        return Grade(verdict, 0.5, matched=tuple(c.idea for c in card.concepts), unsure=True)
