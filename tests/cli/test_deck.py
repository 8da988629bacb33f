"""`python -m bot deck`: what an operator types, what is printed where, and the exit status."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import pytest

from bot.cli import main
from bot.core.decks.limits import MAX_BYTES
from bot.formats.load import load
from tests.cli.deck_shell import QA, Shell, Terminal
from tests.services.game import DECK


def test_a_file_is_imported_and_said_what_it_did(shell: Shell) -> None:
    assert shell("import", shell.file("birds.txt", QA)) == 0
    assert shell.out.splitlines() == [
        "Imported birds: 2 cards, read as qa",
        "  cards: 2 added; 0 unchanged",
        "  lint: 0 errors, 2 warnings",
        "    warning: Q1: its answers would also pass on “What is a kiwi?”: “A right bird.” [passes-elsewhere]",
        "    warning: Q2: its answers would also pass on “What is a canary?”: “The right bird without flight.” "
        "[passes-elsewhere]",
    ]
    assert shell("list") == 0
    assert (
        shell.out == "DECK   CARDS  SERVER  TITLE\nbirds  2      shared  birds\nmlops  4      shared  MLOps\n"
    )
    assert shell("import", shell.file("birds.txt", QA)) == 0
    assert shell.out == "birds is like that already: 2 cards, read as qa\n"


def test_a_deck_that_comes_with_the_bot_is_imported_by_its_name(shell: Shell, more: Path) -> None:
    hint = "Comes with the bot, and is not imported: `python -m bot deck import birds`\n"
    assert shell("list") == 0
    assert shell.out.endswith(f"mlops  4      shared  MLOps\n{hint}")
    assert shell("import", "Birds") == 0
    assert shell.out.startswith("Imported birds: Birds, 1 card, read as yaml\n")
    shell("list")
    assert "birds  1      shared  Birds\n" in shell.out
    assert hint not in shell.out


def test_an_imported_deck_of_the_bot_follows_its_file_when_imported_again(shell: Shell, more: Path) -> None:
    shell("import", "birds")
    more.write_text(more.read_text() + "  - {prompt: A canary?, reference: right bird}\n")
    shell("list")
    assert "birds  1 " in shell.out, "a start leaves it alone"
    shell("import", "birds")
    assert "  cards: 1 added; 1 unchanged\n" in shell.out
    shell("undo", "birds")
    shell("undo", "birds")
    shell("list")
    assert "birds  " not in shell.out


def test_a_file_goes_before_a_deck_of_the_bot_of_that_name(shell: Shell, more: Path) -> None:
    shell.file("birds", QA)
    assert shell("import", "birds") == 0
    assert shell.out.startswith("Imported birds: 2 cards, read as qa\n")


def test_a_servers_own_copy_of_a_deck_of_the_bot(shell: Shell, more: Path) -> None:
    shell("import", "--guild", "700", "birds")
    shell("list", "--guild", "700")
    assert "birds  1      700     Birds\n" in shell.out


def test_a_dry_run_changes_nothing(shell: Shell) -> None:
    assert shell("import", "--dry-run", shell.file("birds.txt", QA)) == 0
    assert shell.out.startswith("Would import birds: 2 cards, read as qa\n  cards: 2 added")
    assert "\n  card: What is a canary? -> " in shell.out
    shell("list")
    assert "birds" not in shell.out


def test_every_problem_of_every_file_is_printed_and_nothing_imported(shell: Shell) -> None:
    good, bad = shell.file("good.txt", QA), shell.file("bad.txt", "Q1: One?\nQ2: Two?\nA: 2\nNonsense\n")
    empty, missing = shell.file("empty.csv", ""), str(shell.folder / "missing.txt")
    assert shell("import", good, bad, empty, missing, str(shell.folder)) == 1
    assert shell.err.splitlines() == [
        f"{bad}:1: Q1 has no answer line (A: ...)",
        f"{bad}:4: neither Q, A nor the heading of a question: 'Nonsense'",
        f"{empty}: the file is empty",
        f"{missing}: No such file or directory",
        f"{shell.folder}: this is a folder: name a file in it",
    ]
    assert shell.out == ""
    shell("list")
    assert "good" not in shell.out


def test_an_update_keeps_what_the_format_cannot_hold_and_says_so(shell: Shell) -> None:
    shell("export", "mlops", "--output", str(shell.folder / "mlops.yaml"))
    assert shell.out == f"Wrote 4 cards to {shell.folder / 'mlops.yaml'}.\n"
    rich = (
        (shell.folder / "mlops.yaml")
        .read_text()
        .replace("  - key: q2", "    accepted:\n      - so\n  - key: q2")
    )
    assert shell("import", shell.file("mlops.yaml", rich)) == 0
    table = shell.file(
        "mlops.csv", "key,question,answer\nq1,Question 1?,Better\nq2,Question 2?,Reference 2\n"
    )
    assert shell("import", table) == 0
    assert "  cards: 1 changed, 2 removed; 1 unchanged\n" in shell.out
    assert "  kept on 2 cards, since such a file cannot hold it: hint, accepted answers\n" in shell.out
    shell("export", "mlops")
    card = load(shell.raw, filename="a.yaml").deck.cards[0]
    assert (card.reference, card.hint, card.topic, card.accepted) == ("Better", "Hint 1.", "Data", ("so",))


def test_what_was_left_out_is_noted(shell: Shell) -> None:
    assert (
        shell("import", shell.file("birds.csv", "question,answer,colour\nWhat is a kiwi?,right,brown\n")) == 0
    )
    assert "  note: the column 'colour', which is no part of a card\n" in shell.out


def test_a_servers_deck_is_its_own(shell: Shell) -> None:
    assert shell("import", "--guild", "700", shell.file("birds.txt", QA)) == 0
    shell("list")
    assert "birds" not in shell.out
    shell("list", "--guild", "700")
    assert "birds  2      700     birds\n" in shell.out
    assert shell("export", "birds") == 1
    assert shell.err == "There is no deck “birds” here. Decks: `mlops`.\n"
    assert shell("export", "birds", "--guild", "700") == 0


@pytest.mark.parametrize("format_", ["yaml", "csv", "apkg"])
def test_an_export_can_be_piped_and_read_again(shell: Shell, format_: str) -> None:
    assert shell("export", "mlops", "--format", format_) == 0
    cards = load(shell.raw, filename=f"a.{format_}").deck.cards
    assert [(card.key, card.hint) for card in cards] == [(card.key, card.hint) for card in DECK.cards]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["export", "nosuch"], "There is no deck “nosuch” here."),
        (["export", "mlops", "--format", "pdf"], "'pdf' is no format to export to: yaml, csv, apkg"),
        (["export", "mlops", "--output", "."], ".: Is a directory"),
        (
            ["export", "mlops", "--output", "no/such/folder.yaml"],
            "no/such/folder.yaml: No such file or directory",
        ),
        (["import", "birds.txt", "--format", "pdf"], "birds.txt: 'pdf' is no deck format: yaml, qa, csv"),
        (["import", "birds.txt", "birds.txt"], "2 of the files hold a deck called birds."),
        (["import", "large.txt"], "large.txt: the file is over 8 MiB"),
        (["import", "a\0b"], "embedded null byte"),
        (["lint", "nosuch"], "There is no deck “nosuch” here."),
        (["lint", "nosuch.yaml"], "nosuch.yaml: No such file or directory"),
        (["lint", "./birds"], "birds: No such file or directory"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_status_1(shell: Shell, words: list[str], says: str) -> None:
    shell.file("birds.txt", QA)
    shell.file("large.txt", b"a" * (MAX_BYTES + 5))
    assert shell(*words) == 1
    assert says in shell.err
    assert shell.err.count("\n") == 1
    assert shell.out == ""


@pytest.mark.parametrize("command", [["deck", "list"], ["deck", "review", "x.yaml"], ["grade"]])
@pytest.mark.parametrize("id_", ["birds", "-5", "0", str(2**63)])
def test_what_is_no_servers_id_is_said(
    command: list[str], id_: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, f"--guild={id_}"])
    assert ended.value.code == 2
    assert f"{id_!r} is no id: a number such as" in capsys.readouterr().err


def test_a_package_is_not_printed_on_a_terminal(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal(sys.stdout.buffer))
    assert shell("export", "mlops", "--format", "apkg") == 1
    assert shell.err == "An Anki package is no text for a terminal: name a file with --output.\n"
    assert shell("export", "mlops", "--format", "csv") == 0


def test_a_word_that_names_no_deck_of_the_bot_is_told_which_do(shell: Shell, more: Path) -> None:
    assert shell("import", "brids") == 1
    assert shell.err == "brids: there is no such file; decks that come with the bot: birds\n"


def test_a_database_that_cannot_be_used_is_one_line(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.file("garbage.db", "this is no database, only text that is long enough " * 30)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{shell.folder / 'garbage.db'}")
    assert shell("list") == 2
    assert shell.err.startswith("DATABASE_URL: the database cannot be used: ")
    assert shell.err.count("\n") == 1


def test_a_locked_database_is_one_line_and_nothing_is_half_done(
    shell: Shell, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell("list")  # the decks of the bot are in
    holder = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert shell("import", shell.file("birds.txt", QA)) == 2
    assert "database is locked" in shell.err
    holder.execute("ROLLBACK")
    holder.close()
    assert shell("import", shell.file("birds.txt", QA)) == 0


def test_a_question_with_two_answers_is_told_and_stops_nothing(shell: Shell) -> None:
    table = "question,answer\nCapital of Spain?,Madrid\nCapital of Spain?,Barcelona\n"
    assert shell("import", shell.file("dup.csv", table)) == 0
    assert (
        "    warning: “Capital of Spain?” — asks the same as “Capital of Spain?”, "
        "where the answer is “Madrid” and here “Barcelona” [same-question]\n"
    ) in shell.out
