"""Reading and reviewing decks in threads: bounded, one at a time, and nothing runs on for ever."""

from __future__ import annotations

import asyncio
import threading

import pytest

from bot.core.cards import Card, Concept, Deck, Misconception
from bot.core.decks.findings import Severity
from bot.core.decks.problems import DeckError
from bot.core.grading import Grade
from bot.formats.load import Loaded
from bot.services.decks.errors import ReadingTooSlow
from bot.services.decks.files import DeckFiles, LintReport
from tests.fakes import START, FakeGrader
from tests.services.game import DECK

KNOWN = Card(
    "a",
    "What is it?",
    "right",
    concepts=(Concept("c", "the idea", "what?"),),
    accepted=("right too",),
    wrong=(Misconception(("bad",)),),
)
TWICE = Deck("twice", "Twice", cards=(KNOWN, Card("b", "What is it?", "all of it right", accepted=("bad",))))


async def test_a_file_is_read_and_its_problems_raised() -> None:
    files = DeckFiles(FakeGrader)
    loaded = await files.read(b"Q1: What?\nA: This.\n", "a.txt")
    assert (loaded.format, loaded.deck.cards[0].prompt) == ("qa", "What?")
    with pytest.raises(DeckError, match="the file is empty"):
        await files.read(b"", "a.txt")
    with pytest.raises(DeckError, match="no deck format"):
        await files.read(b"Q1: What?\nA: This.\n", "a.txt", "zz")


async def test_reading_that_takes_too_long_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    done = threading.Event()

    def stuck(*_: object, **__: object) -> Loaded:
        done.wait(30)
        raise AssertionError("nobody waits for this")

    monkeypatch.setattr("bot.formats.load.load", stuck)
    with pytest.raises(ReadingTooSlow, match=r"seconds=0\.01"):
        await DeckFiles(FakeGrader, read_seconds=0.01).read(b"x", "a.txt")
    done.set()


async def test_one_file_is_read_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    running: list[int] = []
    most: list[int] = []

    def count(*_: object, **__: object) -> Loaded:
        running.append(1)
        most.append(len(running))
        running.pop()
        return Loaded(DECK, "qa")

    monkeypatch.setattr("bot.formats.load.load", count)
    files = DeckFiles(FakeGrader)
    await asyncio.gather(*(files.read(b"x", "a.txt") for _ in range(8)))
    assert most == [1] * 8


async def test_a_review_counts_what_it_finds() -> None:
    lint_report = await DeckFiles(FakeGrader).lint(TWICE)
    assert {f.rule for f in lint_report.findings if f.severity is Severity.ERROR} == {"accepted-fails"}
    assert "same-question" in {f.rule for f in lint_report.findings if f.severity is Severity.WARNING}
    assert lint_report.graded
    assert "1 error, " in str(lint_report)
    one = LintReport(lint_report.findings[:1])
    assert str(one) == "1 error, 0 warnings"
    assert str(LintReport()) == "no problems found"


async def test_a_slow_grader_is_told_to_stop_and_the_rest_is_found_without() -> None:
    calls: list[str] = []
    go_on = threading.Event()

    class Slow(FakeGrader):
        def grade(self, card: Card, answer: str, deck: object = None) -> Grade:
            calls.append(answer)
            go_on.wait(30)
            return super().grade(card, answer)

    lint_report = await DeckFiles(Slow, lint_seconds=0.01).lint(TWICE)
    go_on.set()
    await asyncio.to_thread(lambda: None)
    assert not lint_report.graded
    assert {f.rule for f in lint_report.findings if f.severity is not Severity.NOTE} == {
        "same-question",
        "no-concepts",
    }
    assert "there was no time to grade its examples" in str(lint_report)
    assert len(calls) <= 1, "the thread ended at its next grading"


async def test_a_deck_is_written_alike_each_time() -> None:
    files = DeckFiles(FakeGrader)
    for format_ in ("yaml", "csv", "apkg"):
        data = await files.write(DECK, format_, START)
        assert data == await files.write(DECK, format_, START)
        assert len((await files.read(data, f"a.{format_}")).deck.cards) == 4
