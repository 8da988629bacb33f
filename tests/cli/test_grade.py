"""`python -m bot grade`: which card a line means, in a file, among the bot's decks, in the database."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bot import assets
from bot.cli import grade_jobs, main
from bot.config import ROOT
from bot.core.cards import Card, Deck
from bot.core.decks.records import ShippedDeck
from bot.core.grading import Grade, Verdict
from tests.fakes import FakeGrader
from tests.services.game import DECK

BIRDS = "question,answer\nWhat is a canary?,A right bird.\nWhat is a kiwi?,The right bird without flight.\n"

Lines = list[dict[str, Any]]
"""Lines of JSON, as they are typed in."""


class Namer(FakeGrader):
    """Says which card it was given."""

    def grade(self, card: Card, answer: str, deck: object = None) -> Grade:
        return Grade(Verdict.CORRECT, 1.0, matched=(card.key, card.prompt))


@dataclass
class Shell:
    """Runs commands; remembers what the last one printed."""

    folder: Path
    capture: pytest.CaptureFixture[str]
    patch: pytest.MonkeyPatch
    status: int = 0
    err: str = ""
    database: str = field(default="")

    def grade(self, *words: str, lines: Lines) -> list[dict[str, Any]]:
        text = "".join(json.dumps({"answer": "right", **line}) + "\n" for line in lines)
        self.patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        self.status = main(["grade", *words])
        captured = self.capture.readouterr()
        self.err = captured.err
        return [json.loads(line) for line in captured.out.splitlines()]

    def prompts(self, *words: str, lines: Lines) -> list[str]:
        """The question of each line's card, or the error."""
        return [
            got["error"] if "error" in got else got["matched"][1] for got in self.grade(*words, lines=lines)
        ]

    def import_(self, *words: str) -> None:
        assert main(["deck", "import", *words]) == 0
        self.capture.readouterr()

    def file(self, name: str, content: str) -> str:
        path = self.folder / name
        path.write_text(content)
        return str(path)


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    file = tmp_path / "folder" / "cuecard.db"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(assets, "shipped_decks", lambda: [ShippedDeck(DECK.slug, lambda: DECK)])
    monkeypatch.setattr(assets, "load_grader", lambda **_: Namer())
    return Shell(tmp_path, capsys, monkeypatch, database=str(file))


def test_a_card_of_a_file_is_named_by_key_question_or_number(shell: Shell) -> None:
    text = (
        BIRDS.replace("question", "key,question")
        .replace("What is a c", "2,What is a c")
        .replace("\nWhat", "\n7,What")
    )
    lines: Lines = [
        {"card": "2"},
        {"card": 2},
        {"card": "What is a kiwi?"},
        {"card": " What is a kiwi?\n"},
        {"card": 1},
    ]
    canary, kiwi = "What is a canary?", "What is a kiwi?"
    assert shell.prompts("--deck", shell.file("birds.csv", text), lines=lines) == [
        canary,
        canary,
        kiwi,
        kiwi,
        canary,
    ]
    assert (shell.status, shell.err) == (0, "")
    assert not Path(shell.database).parent.exists(), "no line needed the database"


def test_a_line_need_not_name_the_files_deck_and_may_name_no_other(shell: Shell) -> None:
    lines: Lines = [
        {"card": 2},
        {"card": 2, "deck": "birds"},
        {"card": 2, "deck": None},
        {"card": "q1", "deck": "mlops"},
        {"card": "1"},
        {"deck": "birds"},
        {"card": 3},
        {"question": "Own?", "reference": "Yes"},
    ]
    kiwi = "What is a kiwi?"
    assert shell.prompts("--deck", shell.file("birds.csv", BIRDS), lines=lines) == [
        kiwi,
        kiwi,
        kiwi,
        "the file's deck is 'birds', not 'mlops'",
        "deck 'birds' has no card '1'",
        "card is missing",
        "deck 'birds' has no card '3'",
        "Own?",
    ]
    assert shell.status == 1


def test_a_question_that_two_cards_ask_names_neither(shell: Shell) -> None:
    path = shell.file("birds.csv", "key,question,answer\na,Who?,x\nb,Who?,y\n")
    assert shell.prompts("--deck", path, lines=[{"card": "Who?"}, {"card": "b"}]) == [
        "deck 'birds' asks that on 2 cards: name one by its key (a, b)",
        "Who?",
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "birds.yaml",
            "deck: {slug: birds, title: B}\ncards:\n- {prompt: What is a kiwi?, reference: A bird}\n",
        ),
        ("birds.txt", "Q1: What is a kiwi?\nA: A bird.\n"),
        ("birds.tsv", "question\tanswer\nWhat is a kiwi?\tA bird.\n"),
        ("birds.yml", "What is a kiwi?:\n- A bird\n"),
    ],
)
def test_a_file_may_have_any_format(shell: Shell, name: str, content: str) -> None:
    lines: Lines = [{"card": "What is a kiwi?", "deck": "birds"}]
    assert shell.prompts("--deck", shell.file(name, content), lines=lines) == ["What is a kiwi?"]


def test_problems_of_the_file_are_told_with_their_lines_and_status_2(shell: Shell) -> None:
    path = shell.file(
        "b.yaml",
        "deck: {slug: b, title: B}\ncards:\n- prompt: a?\n  reference: b\n  answer: verb\n- {prompt: c?}\n",
    )
    assert shell.grade("--deck", path, lines=[{"card": 1}]) == []
    assert shell.status == 2
    assert [line.partition(": ")[0] for line in shell.err.splitlines()] == [f"{path}:5", f"{path}:6"]
    assert shell.grade("--deck", "none.csv", lines=[]) == []
    assert (shell.status, shell.err) == (2, "none.csv: No such file or directory\n")


def test_what_was_left_out_of_the_file_is_noted(shell: Shell) -> None:
    path = shell.file("birds.csv", "question,answer,kind\nWhat is a kiwi?,bird,noun\n")
    assert shell.prompts("--deck", path, lines=[{"card": 1}]) == ["What is a kiwi?"]
    assert shell.err == f"{path}: note: the column 'kind', which is no part of a card\n"


def test_a_file_and_a_server_cannot_both_say_where_decks_are(shell: Shell) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["grade", "--deck", "x.csv", "--server", "7"])
    assert caught.value.code == 2


def test_decks_of_the_database_are_named_like_those_of_the_bot(shell: Shell) -> None:
    shell.import_(shell.file("birds.csv", BIRDS))
    lines: Lines = [
        {"deck": "mlops", "card": "q1"},
        {"deck": "birds", "card": 2},
        {"deck": "fish", "card": 1},
    ]
    assert shell.prompts(lines=lines) == [
        "Question 1?",
        "What is a kiwi?",
        "no deck 'fish'; there is birds, mlops (a server's own decks: --server ID)",
    ]


def test_a_servers_own_decks_need_its_id(shell: Shell) -> None:
    shell.import_("--guild", "700", shell.file("birds.csv", BIRDS))
    lines: Lines = [{"deck": "birds", "card": 1}, {"deck": "mlops", "card": "q1"}]
    hidden = "no deck 'birds'; there is mlops (a server's own decks: --server ID)"
    assert shell.prompts(lines=lines) == [hidden, "Question 1?"]
    assert shell.prompts("--server", "700", lines=lines) == ["What is a canary?", "Question 1?"]
    assert shell.prompts("--guild", "701", lines=lines)[0] == "no deck 'birds'; there is mlops"


def test_the_bots_deck_counts_unless_a_server_is_named(shell: Shell) -> None:
    own = "key,question,answer\nq1,Our own question?,x\n"
    shell.import_("--guild", "700", shell.file("mlops.csv", own))
    lines: Lines = [{"deck": "mlops", "card": "q1"}]
    assert shell.prompts(lines=lines) == ["Question 1?"]
    assert shell.prompts("--server", "700", lines=lines) == ["Our own question?"]


def test_a_database_that_is_not_there_is_not_made(shell: Shell) -> None:
    lines: Lines = [
        {"deck": "birds", "card": 1},
        {"deck": "mlops", "card": "q1"},
        {"deck": "fish", "card": 1},
    ]
    assert shell.prompts(lines=lines) == [
        "no deck 'birds'; there is mlops (there is no database yet)",
        "Question 1?",
        "no deck 'fish'; there is mlops (there is no database yet)",
    ]
    assert shell.prompts("--server", "7", lines=lines[1:2]) == ["Question 1?"]
    assert not Path(shell.database).parent.exists()


def test_a_database_that_cannot_be_read_is_told_in_the_line(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shell.file("garbage.db", "this is no database, only text that is long enough " * 30)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{path}")
    told = shell.prompts(lines=[{"deck": "birds", "card": 1}])
    assert told == ["no deck 'birds'; there is mlops (the database cannot be read: file is not a database)"]
    monkeypatch.setenv("DATABASE_URL", "mysql://x")
    assert "mysql is not supported" in shell.prompts(lines=[{"deck": "birds", "card": 1}])[0]


def test_a_database_is_opened_once_for_each_deck(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.storage import engine

    shell.import_(shell.file("birds.csv", BIRDS))
    opened: list[str] = []
    create = engine.create

    def counted(url: str, **options: Any) -> Any:
        opened.append(url)
        return create(url, **options)

    monkeypatch.setattr(engine, "create", counted)
    names = ("mlops", "birds", "birds", "fish", "fowl")
    shell.grade(lines=[{"deck": name, "card": 1} for name in names])
    assert len(opened) == 1


def test_the_decks_of_the_bot_are_never_written(shell: Shell, sqlite_url: str) -> None:
    """A database without them is only read: bringing them in is the bot's own business."""
    shell.patch.setenv("DATABASE_URL", sqlite_url)
    assert shell.prompts(lines=[{"deck": "birds", "card": 1}]) == [
        "no deck 'birds'; there is mlops (a server's own decks: --server ID)"
    ]
    shell.patch.setattr(assets, "load_decks", lambda: [Deck("other", "Other")])
    assert "there is other (" in shell.prompts(lines=[{"deck": "mlops", "card": "q1"}])[0]


def test_several_processes_say_the_same_in_the_same_order(tmp_path: Path) -> None:
    """The real graders, in real processes: spread by card, with bad lines and one that no process can place."""
    deck = tmp_path / "birds.csv"
    deck.write_text(BIRDS)
    rows: Lines = [{"card": n % 2 + 1, "answer": f"a bird {n}"} for n in range(9)]
    rows += [{"question": f"What is {n}?", "reference": f"It is {n}.", "answer": f"{n}"} for n in range(3)]
    lines = [*map(json.dumps, rows), "", "no JSON", "[1]", json.dumps({"card": "nosuch", "answer": "x"})]

    def said(*options: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-m", "bot", "grade", "--deck", str(deck), "--explain", *options],
            input="\n".join(lines),
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=False,
        )
        return done.returncode, done.stdout

    status, alone = said()
    assert (status, len(alone.splitlines())) == (1, 15)
    assert said("--jobs", "3") == (1, alone)


def test_an_answer_comes_before_the_next_line_is_written(tmp_path: Path) -> None:
    """As a program does that waits for each answer."""
    deck = tmp_path / "birds.csv"
    deck.write_text(BIRDS)
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "grade", "--deck", str(deck), "--jobs", "2"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        for number in range(3):
            program.stdin.write(json.dumps({"card": 1, "answer": f"bird {number}"}) + "\n")
            program.stdin.flush()
            assert "verdict" in json.loads(program.stdout.readline())
        program.stdin.close()
        assert program.wait() == 0


@pytest.mark.parametrize("jobs", ["-1", "two", "1.5"])
def test_a_number_of_processes_is_a_number(shell: Shell, jobs: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        shell.grade("--jobs", jobs, lines=[])
    assert stopped.value.code == 2


def test_no_number_is_a_process_for_each_core() -> None:
    assert grade_jobs.processes(0) >= 1
    assert grade_jobs.processes(5) == 5
