"""`python -m bot deck teach`: what is sent, what is printed, what is kept, and how one goes on after trouble."""

from __future__ import annotations

import errno
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli.teach_progress import Progress
from bot.config import ROOT
from bot.core.teaching.budget import Meter, Price
from bot.core.teaching.proposals import Proposal, Stage, blank
from bot.formats.yaml import writer
from tests.cli.teach_shell import TeachShell, cards, shells
from tests.teaching.known import bare, taught
from tests.teaching.server import KEY, ModelServer, status, text, written


@pytest.fixture
def shell(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[TeachShell]:
    yield from shells(sqlite_url, tmp_path, monkeypatch, capsys)


def test_without_an_endpoint_a_sentence_says_what_to_set(shell: TeachShell) -> None:
    assert shell("teach", "bio.yaml") == 2
    assert shell.err.startswith(
        "No model to write with: set TEACH_URL (any OpenAI-compatible endpoint, such as http:"
    )
    assert shell.err.count("\n") == 1
    assert not (shell.folder / "bio.drafts.yaml").exists()


@pytest.mark.parametrize("options", [(), ("--prompts", "out.txt"), ("--only-bare",)], ids=" ".join)
def test_a_deck_of_facts_has_nothing_to_draft_and_needs_no_endpoint(
    shell: TeachShell, options: tuple[str, ...]
) -> None:
    shell.write("capitals.csv", "question,answer\nCapital of France?,Paris\nLegs of a spider?,8\n")
    assert shell("teach", "capitals.csv", *options) == 0
    assert shell.out == (
        "Nothing to draft: 2 cards compared as a value (a number, a date, a name), which needs no examples.\n"
    )
    assert not (shell.folder / "capitals.drafts.yaml").exists()


def test_drafts_are_written_and_the_deck_is_not(shell: TeachShell) -> None:
    shell.connect()
    before = (shell.folder / "bio.yaml").read_bytes()
    assert shell("teach", "bio.yaml") == 0
    found = shell.drafts()
    drafted = {each.key: each for each in found.proposals}  # in the order in which they came, several at once
    assert {key: each.stage for key, each in drafted.items()} == {card.key: Stage.PASSED for card in cards()}
    assert (found.slug, found.file) == ("bio", str(shell.folder / "bio.yaml"))
    assert drafted["bio-01"].additions.accepted == taught()[0].accepted
    assert (shell.folder / "bio.yaml").read_bytes() == before
    assert shell.out == (
        "Drafts: 3 passed. 9,000 tokens.\n"
        "Nothing is in the deck yet: look them over with `python -m bot deck review bio.drafts.yaml`.\n"
    )
    assert shell.server.keys == [f"Bearer {KEY}"] * 6


def test_before_the_first_call_it_says_what_goes_where(shell: TeachShell) -> None:
    shell.connect()
    shell("teach", "bio.yaml", "--limit", "2", "--parallel", "1")
    first, *lines = shell.err.splitlines()
    assert first == (
        f"To 127.0.0.1:{shell.server.port} (tiny) go the texts of cards and nothing else: question, answer and "
        "examples of 2 cards, with those of cards near them."
    )
    assert lines[0].startswith("1 of 2 cards, 3,000 tokens, about ")
    assert lines[0].endswith("; bio-01: passed")
    assert lines[1] == "2 of 2 cards, 6,000 tokens; bio-02: passed"


def test_what_it_costs_is_said_where_a_price_is_known(shell: TeachShell) -> None:
    shell.connect()
    shell.patch.setenv("TEACH_PRICE", "1/2")
    shell("teach", "bio.yaml", "--limit", "1")
    assert shell.out.startswith("Drafts: 1 passed. 3,000 tokens, cost 0.0042.")


def test_a_second_run_goes_on_where_the_first_ended(shell: TeachShell) -> None:
    shell.connect()
    shell("teach", "bio.yaml", "--limit", "1")
    assert shell("teach", "bio.yaml") == 0
    assert len(shell.server.calls) == 6
    assert len(shell.drafts().proposals) == 3
    assert shell("teach", "bio.yaml") == 0
    assert shell.out == "Nothing to draft: 3 cards drafted in bio.drafts.yaml.\n"
    assert len(shell.server.calls) == 6


def test_a_card_that_asks_otherwise_now_is_drafted_anew(shell: TeachShell) -> None:
    shell.connect()
    shell("teach", "bio.yaml", "--limit", "1")
    changed = (shell.folder / "bio.yaml").read_text().replace("It releases usable energy", "It frees energy")
    shell.write("bio.yaml", changed)
    shell("teach", "bio.yaml", "--limit", "1")
    assert len(shell.drafts().proposals) == 1
    assert shell.drafts().proposals[0].additions.reference.startswith("It frees energy")


def test_a_card_that_fails_twice_is_named_and_tried_again_when_asked(shell: TeachShell) -> None:
    shell.connect()
    shell.server.faults.extend([text("no"), text("still no")])
    assert shell("teach", "bio.yaml", "--parallel", "1") == 0
    assert shell.out.startswith("bio-01 stays as it was: No JSON object of the shape asked for in the reply")
    assert "Drafts: 2 passed, 1 failed." in shell.out
    shell("teach", "bio.yaml")
    assert shell.out.startswith("Nothing to draft")
    shell("teach", "bio.yaml", "--again")
    assert [each.stage for each in shell.drafts().proposals] == [Stage.PASSED] * 3


def test_a_refused_key_stops_it_in_a_line_and_what_was_done_is_kept(shell: TeachShell) -> None:
    shell.connect()
    label = {"answer": "", "labels": {}}
    good = json.dumps(written(taught()[0]))
    shell.server.faults.extend(
        [text(good), text(json.dumps(label)), status(401, f"Incorrect API key: {KEY}")]
    )
    assert shell("teach", "bio.yaml", "--parallel", "1") == 1
    assert f"Stopped: 127.0.0.1:{shell.server.port} says 401: Incorrect API key: [key]." in shell.err
    assert [each.key for each in shell.drafts().proposals] == ["bio-01"]
    assert shell("teach", "bio.yaml") == 0
    assert len(shell.drafts().proposals) == 3


def test_drafts_that_cannot_be_kept_are_said_in_a_line(
    shell: TeachShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    shell.connect()
    monkeypatch.setattr(os, "fsync", full)
    assert shell("teach", "bio.yaml") == 1
    assert shell.err.splitlines()[-1] == "bio.drafts.yaml: No space left on device"


def test_too_many_requests_are_waited_out(shell: TeachShell) -> None:
    shell.connect()
    shell.server.faults.extend([status(429, "slow", **{"Retry-After": "0"})] * 3)
    assert shell("teach", "bio.yaml") == 0
    assert len(shell.server.calls) == 9


def test_a_budget_is_never_passed(shell: TeachShell) -> None:
    shell.connect()
    assert shell("teach", "bio.yaml", "--budget", "18_000") == 0
    assert "The next call could have passed the budget, so it was not made.\n" in shell.err
    assert len(shell.drafts().proposals) < 3
    assert len(shell.server.calls) * 1_500 <= 18_000


def test_own_instructions_take_the_place_of_the_bots(shell: TeachShell) -> None:
    shell.connect()
    shell("teach", "bio.yaml", "--limit", "1", "--prompt", shell.write("mine.md", "Write in verse."))
    assert shell.server.calls[0]["messages"][0]["content"] == "Write in verse."
    assert shell("teach", "bio.yaml", "--prompt", "none.md") == 1
    assert shell.err == "none.md: No such file or directory\n"


def test_prompts_are_pasted_and_replies_are_read_without_sending_anything(shell: TeachShell) -> None:
    """The deck has seven cards: two texts. What comes back has talk, fences, a stranger and a broken one in it."""
    shell.write("bio.yaml", writer.write(bare(7)))
    assert shell("teach", "bio.yaml", "--prompts", "prompts.txt") == 0
    assert shell.out.startswith("Wrote 2 texts for 7 cards to prompts.txt.\n")
    prompts = (shell.folder / "prompts.txt").read_text()
    assert prompts.count("##########") == 4
    for card in cards(7):
        assert f'"card": "{card.key}"' in prompts
        assert prompts.count(json.dumps(card.reference, ensure_ascii=False)) >= 1
    assert not (shell.folder / "bio.drafts.yaml").exists()
    some = [written(card) for card in taught()[:3]]
    stranger, broken = {**some[0], "card": "q99"}, {**written(taught()[3]), "right": 7}
    replies = (
        f"Here you go:\n```json\n{json.dumps(some)}\n```\nand {json.dumps(stranger)}\n{json.dumps(broken)}"
    )
    assert shell("teach", "bio.yaml", "--replies", shell.write("in.txt", replies)) == 0
    assert "in.txt: no card of bio is called 'q99'\n" in shell.err
    assert "in.txt: bio-04: right.0: " in shell.err
    assert shell.out.startswith("Drafts: 3 passed.\nNothing is in the deck yet")
    notes = {note for each in shell.drafts().proposals for note in each.notes}
    assert "Nobody has read it a second time: it did not come from the endpoint." in notes
    assert shell.server.calls == []
    shell("teach", "bio.yaml", "--prompts", "prompts.txt")
    assert shell.out.startswith("Wrote 1 text for 4 cards")
    assert shell("teach", "bio.yaml", "--replies", "in.txt") == 1
    assert "bio-01: it has a draft, or lacks nothing" in shell.err


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["nosuch"], 1, "There is no deck “nosuch” here."),
        (["none.yaml"], 1, "none.yaml: No such file or directory"),
        (["bio.yaml", "--replies", "none.txt"], 1, "none.txt: No such file or directory"),
        (["bio.yaml", "--replies", "latin.txt"], 1, "latin.txt: not UTF-8 text"),
        (["bio.yaml", "--replies", "."], 1, ".: Is a directory"),
        (["bio.yaml", "--prompts", "no/such/x"], 1, "no/such/x: No such file or directory"),
        (["bio.yaml", "--drafts", "other.yaml"], 1, "other.yaml holds drafts for other, not bio"),
        (["bio.yaml", "--drafts", "bio.yaml"], 1, "bio.yaml:5: "),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(
    shell: TeachShell, words: list[str], code: int, says: str
) -> None:
    shell.connect()
    (shell.folder / "latin.txt").write_bytes(b"\xe9\xe8")
    shell.write("other.yaml", "deck: {slug: other}\ncards:\n")
    before = (shell.folder / "bio.yaml").read_bytes()
    assert shell("teach", *words) == code
    assert says in shell.err
    assert shell.server.calls == []
    assert (shell.folder / "bio.yaml").read_bytes() == before


@pytest.mark.parametrize(
    "words", [["--limit", "0"], ["--budget", "-5"], ["--parallel", "x"], ["--prompts", "a", "--replies", "b"]]
)
def test_a_wrong_number_is_a_wrong_command_line(shell: TeachShell, words: list[str]) -> None:
    with pytest.raises(SystemExit) as error:
        shell("teach", "bio.yaml", *words)
    assert error.value.code == 2


def test_a_wrong_address_is_a_wrong_setting(shell: TeachShell) -> None:
    shell.connect()
    shell.patch.setenv("TEACH_URL", f"https://me:{KEY}@x.example")
    assert shell("teach", "bio.yaml") == 2
    assert shell.err.startswith("TEACH_URL: should hold no user, password or query")


def test_what_travels_readable_is_said(shell: TeachShell) -> None:
    shell.connect()
    shell.patch.setenv("TEACH_URL", "http://cuecard.invalid:9/v1")
    shell("teach", "bio.yaml", "--budget", "10")
    assert "They go unencrypted: others on the way can read them, and the key.\n" in shell.err
    assert shell.server.calls == []


def test_a_deck_of_the_database_is_taught_by_its_name(shell: TeachShell) -> None:
    shell.connect()
    shell("import", "bio.yaml")
    assert shell("teach", "bio", "--only-bare", "--limit", "1") == 0
    assert (shell.drafts().file, shell.drafts().server) == ("", 0)


def heed_interrupts() -> None:
    """Undo what shells do to what they run in the background, which children of the tests inherit."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupt_keeps_what_was_drafted_and_the_next_run_goes_on(tmp_path: Path) -> None:
    """The real process, interrupted while the second card is under way."""
    (tmp_path / "bio.yaml").write_text(writer.write(bare(3)), encoding="utf-8")
    with ModelServer(taught()) as server:
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "TEACH_URL": server.url,
            "TEACH_MODEL": "tiny",
            "TEACH_KEY": KEY,
        }
        command = [sys.executable, "-m", "bot", "deck", "teach", "bio.yaml", "--parallel", "1"]
        process = subprocess.Popen(  # the same command as people type
            command,
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=heed_interrupts,  # no thread of this process holds a lock it would need
        )

        def interrupt(number: int) -> None:
            if number == 3:
                process.send_signal(signal.SIGINT)
                process.wait(
                    timeout=60
                )  # the call is not answered before: the third card would be done as well

        server.on_call = interrupt
        out, err = process.communicate()
        assert process.returncode == 130, err
        assert "Stopped. What was drafted is in bio.drafts.yaml; the same command goes on from there." in err
        assert "Traceback" not in err
        server.on_call = lambda _number: None
        again = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
        )
        assert again.stdout.startswith("Drafts: 2 passed.")
        assert KEY not in out + err + again.stdout + again.stderr


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_one_line_changes() -> None:
    seconds = iter([0.0, 60.0, 120.0])
    meter = Meter(price=Price(1, 1), prompt=1_000, reply=500)
    stream = Terminal()
    progress = Progress(stream, 3, meter, clock=lambda: next(seconds))
    progress.note(Proposal(blank(cards()[0]), Stage.PASSED))
    progress.note(Proposal(blank(cards()[1]), Stage.FAILED, ("Nothing came.",)))
    progress.end()
    assert stream.getvalue() == (
        "\r\x1b[K1 of 3 cards, 1,500 tokens, cost 0.0015, about 2 minutes left"
        "\r\x1b[Kbio-02: Nothing came.\n"
        "\r\x1b[K2 of 3 cards, 1,500 tokens, cost 0.0015, about 60 s left\n"
    )
