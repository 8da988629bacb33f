"""`python -m bot deck lint`: what it says of decks, and how far it is."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from bot.cli import deck_lint
from tests.cli.deck_shell import QA, Shell, Terminal
from tests.fakes import FakeGrader
from tests.services.game import DECK


def test_lint_looks_at_all_that_comes_with_the_bot(shell: Shell, more: Path) -> None:
    shell("lint")
    assert "mlops: 4 errors, 0 warnings in 4 cards\n" in shell.out
    assert shell.out.endswith("birds: 0 errors, 0 warnings in 1 card\n")


def test_lint_says_first_what_it_looks_at(shell: Shell, more: Path) -> None:
    shell("lint")
    assert shell.err.splitlines() == [
        "Looking over mlops: 4 cards with 0 examples ...",
        "Looking over birds: 1 card with 0 examples ...",
    ]


def test_lint_says_on_a_terminal_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deck_lint, "SHOWN_EACH", 2)
    stream = Terminal(io.BytesIO(), newline="", write_through=True)
    grader = deck_lint.Counted(FakeGrader(), DECK, stream)
    for _ in range(3):
        grader.grade(DECK.cards[0], "right")
    grader.end()
    stream.seek(0)
    first, changing = stream.read().split("\n")
    assert first == "Looking over mlops: 4 cards with 0 examples ..."
    assert changing.split("\r\x1b[K") == ["", "mlops: 2 answers graded", ""]


def test_lint_knows_a_deck_of_the_bot_that_is_not_imported(shell: Shell, more: Path) -> None:
    assert shell("lint", "birds") == 0
    assert shell.out.endswith("birds: 0 errors, 0 warnings in 1 card\n")
    assert shell("lint", "cats") == 1
    assert "There is no deck “cats” here." in shell.err


def test_lint_has_status_1_for_errors_alone(shell: Shell) -> None:
    assert shell("lint") == 1
    assert "mlops: error: q1: the card's own answer is graded incorrect" in shell.out
    assert shell.out.endswith("mlops: 4 errors, 0 warnings in 4 cards\n")
    shell("import", shell.file("birds.txt", QA))
    assert shell("lint", "birds") == 0
    assert shell("lint", str(shell.folder / "birds.txt"), "mlops") == 1
    assert "birds: 0 errors" in shell.out


def test_lint_tells_what_the_answers_are_graded_as(shell: Shell) -> None:
    text = "key,question,answer,answer_kind\na,How many planets are there?,8,\nb,What is it?,right,number\n"
    path = shell.file("facts.csv", text)
    shell("lint", path)
    assert "facts: answers: 1 number, 1 " in shell.out
    assert "facts: warning: b: its answer is said to be a number, but “right” is read as a " in shell.out
    assert "facts: a: number\n" not in shell.out
    shell("lint", "--kinds", path)
    assert shell.out.startswith("facts: a: number\nfacts: b: ")
    assert "(its author says number)\nfacts: answers: 1 number" in shell.out


def test_lint_tells_how_much_cards_know_and_what_would_help(shell: Shell) -> None:
    rows = "".join(
        f"q{n},Why does thing {n} float on water?,It is lighter than the water is,,\n" for n in range(12)
    )
    rows += "p,Why does cork float on water?,It is lighter than the water is,half of it,no|never\n"
    path = shell.file("floats.csv", "key,question,answer,partial,wrong\n" + rows)
    shell("lint", path)
    lines = shell.out.splitlines()
    helps = "what would help most: 12 wrong answers, 4 partly right answers, 5 right answers, 2 ideas"
    assert f"floats: q0: bare; {helps}" in lines
    assert "floats: and 3 more cards of the kind: --cards shows all" in lines
    assert "floats: cards: 12 bare, 1 a little taught" in lines
    assert "floats: examples left out in turn: no card has examples enough to tell" in lines
    shell("lint", "--cards", path)
    more = "10 more wrong answers, 3 more partly right answers, 5 right answers, 2 ideas"
    assert f"floats: p: a little taught; what would help most: {more}" in shell.out.splitlines()
    assert "--cards shows all" not in shell.out
