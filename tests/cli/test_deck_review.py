"""`python -m bot deck review`: what a person sees and decides, and what becomes of the deck."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.core.teaching.proposals import Proposal, Stage
from bot.core.teaching.proposals import taught as with_additions
from bot.formats.teaching.drafts import Drafts, write
from tests.cli.teach_shell import TeachShell, cards, shells
from tests.teaching.known import bare, taught

FLAG = "A second reading sees this card otherwise: it agreed on 3 of 26 labels."


@pytest.fixture
def shell(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[TeachShell]:
    for made in shells(sqlite_url, tmp_path, monkeypatch, capsys):
        proposals = (
            Proposal(taught()[0], Stage.PASSED),
            Proposal(taught()[1], Stage.FLAGGED, (FLAG,)),
            Proposal(taught()[2], Stage.PASSED),
        )
        made.write("d.yaml", write(Drafts("bio", str(tmp_path / "bio.yaml"), 0, proposals)))
        yield made


def stages(shell: TeachShell) -> list[Stage]:
    return [each.stage for each in shell.drafts("d.yaml").proposals]


def test_it_shows_what_would_be_added_and_adds_what_is_accepted(shell: TeachShell) -> None:
    before = (shell.folder / "bio.yaml").read_bytes()
    shell.answers("a", "d", "s", "y")
    assert shell("review", "d.yaml") == 0
    assert (
        "1 of 3: bio-01, passed\nWhat does the mitochondrion do in a cell?\nAnswer: It releases" in shell.out
    )
    assert "+ right: makes ATP by respiration\n" in shell.out
    assert "+ partly: gives energy\n+ " in shell.out
    assert "+ wrong: photosynthesis\n" in shell.out
    assert (
        "+   correction: Holding the DNA and giving the instructions is the job of the nucleus.\n"
        in shell.out
    )
    assert "+ idea (a bonus): ATP as the form in which it is kept. Asks: in which molecule" in shell.out
    assert "2 of 3: bio-02, flagged\nWhat is osmosis?\n" in shell.out
    assert f"\n! {FLAG}\n" in shell.out
    assert shell.out.endswith(
        f"Add 1 draft to {shell.folder / 'bio.yaml'} now? [Y/n] \nTaught 1 card: the deck is in "
        f"{shell.folder / 'bio.yaml'}.\nWhat was there before is in {shell.folder / 'bio.yaml.old'}.\n"
    )
    assert shell.deck().cards == (with_additions(cards()[0], taught()[0]), *cards()[1:])
    assert (shell.folder / "bio.yaml.old").read_bytes() == before
    assert stages(shell) == [Stage.APPLIED, Stage.DROPPED, Stage.PASSED]


def test_one_can_stop_and_go_on_later(shell: TeachShell) -> None:
    shell.answers("a", "q", "n")
    assert shell("review", "d.yaml") == 0
    assert "They stay accepted: `python -m bot deck review d.yaml` asks again." in shell.out
    assert stages(shell) == [Stage.ACCEPTED, Stage.FLAGGED, Stage.PASSED]
    assert shell.deck() == bare(3)
    shell.answers("a", "a", "")
    assert shell("review", "d.yaml") == 0
    assert "1 of 2: bio-02" in shell.out
    assert len([card for card in shell.deck().cards if card.wrong]) == 3
    assert shell("review", "d.yaml") == 0
    assert shell.out == "No draft waits in d.yaml.\nNothing was accepted, so the deck stays as it is.\n"


def test_all_that_passed_are_accepted_at_once_and_the_flagged_one_is_still_shown(shell: TeachShell) -> None:
    shell.answers("p", "s", "y")
    assert shell("review", "d.yaml") == 0
    assert "Accepted 2 drafts that passed." in shell.out
    assert stages(shell) == [Stage.APPLIED, Stage.FLAGGED, Stage.APPLIED]
    assert [bool(card.wrong) for card in shell.deck().cards] == [True, False, True]


def test_without_questions_what_passed_goes_in(shell: TeachShell) -> None:
    assert shell("review", "--accept-passed", "d.yaml") == 0
    assert shell.out.startswith("Accepted 2 drafts that passed.\nTaught 2 cards")
    assert stages(shell) == [Stage.APPLIED, Stage.FLAGGED, Stage.APPLIED]


def test_the_end_of_the_input_decides_nothing(shell: TeachShell) -> None:
    shell.answers("what?", "")
    assert shell("review", "d.yaml") == 0
    assert shell.out.endswith("\nNothing was accepted, so the deck stays as it is.\n")
    assert shell.out.count("1 of 3") == 1
    assert stages(shell) == [Stage.PASSED, Stage.FLAGGED, Stage.PASSED]


def editor(shell: TeachShell, *changes: tuple[str, str]) -> None:
    """An editor that makes one change each time that it is opened."""
    shell.write("changes.txt", repr(list(changes)))
    script = (
        "import sys\nfrom pathlib import Path\n"
        f"plan = Path({str(shell.folder / 'changes.txt')!r})\n"
        "todo = eval(plan.read_text())\n(old, new), rest = todo[0], todo[1:]\nplan.write_text(repr(rest))\n"
        "file = Path(sys.argv[-1])\ntext = file.read_text()\nassert old in text, old\n"
        "file.write_text(text.replace(old, new))\n"
    )
    shell.write("editor.py", script)
    shell.patch.setenv("EDITOR", f"{sys.executable} {shell.folder / 'editor.py'}")


def test_a_draft_is_mended_in_an_editor_and_looked_at_anew(shell: TeachShell) -> None:
    editor(shell, ("makes ATP by respiration", "it respires to make ATP for us"))
    shell.answers("e", "a", "q", "y")
    assert shell("review", "d.yaml") == 0
    assert "+ right: it respires to make ATP for us\n" in shell.out
    accepted = shell.deck().cards[0].accepted
    assert "it respires to make ATP for us" in accepted
    assert "makes ATP by respiration" not in accepted


def test_what_the_checks_say_of_an_edit_is_shown_and_the_person_decides(shell: TeachShell) -> None:
    editor(shell, ("makes ATP by respiration", '"see https://evil.example"'))
    shell.answers("e", "a", "q", "n")
    assert shell("review", "d.yaml") == 0
    assert "! The checks would leave out “see https://evil.example”: it holds a link.\n" in shell.out
    assert stages(shell)[0] is Stage.ACCEPTED


def test_a_slip_in_the_editor_is_said_with_its_line_and_can_be_mended(shell: TeachShell) -> None:
    editor(shell, ("accepted:", "acepted:"), ("acepted:", "accepted:"))
    shell.answers("e", "y", "s")
    assert shell("review", "d.yaml") == 0
    assert "draft.yaml:" in shell.err
    assert "acepted: no such field; did you mean accepted?" in shell.err
    editor(shell, ("accepted:", "acepted:"))
    shell.answers("e", "n", "a", "q", "n")
    shell("review", "d.yaml")
    assert shell.drafts("d.yaml").proposals[0].additions == taught()[0]


def test_an_editor_that_is_none_is_said(shell: TeachShell) -> None:
    shell.patch.setenv("VISUAL", "no-such-editor-here")
    shell.answers("e")
    assert shell("review", "d.yaml") == 1
    assert shell.err == "The editor 'no-such-editor-here' cannot be opened: set EDITOR.\n"


def test_a_deck_in_another_format_is_taught_beside_itself(shell: TeachShell) -> None:
    shell("export", "nosuch")
    table = "key,question,answer\n" + "".join(f'{c.key},"{c.prompt}","{c.reference}"\n' for c in cards())
    shell.write("table.csv", table)
    assert shell("review", "--accept-passed", "d.yaml", "--deck", "table.csv") == 0
    assert shell.deck("table.yaml").cards[0].wrong == taught()[0].wrong
    assert (shell.folder / "table.csv").read_text() == table
    shell.write("d.yaml", (shell.folder / "d.yaml").read_text().replace("stage: applied", "stage: accepted"))
    shell.answers("q", "y")
    assert shell("review", "d.yaml", "--deck", "table.csv") == 1
    assert (
        "csv cannot hold what was taught, and table.yaml is there already: name a file with --output."
        in shell.err
    )
    shell.answers("q", "y")
    assert shell("review", "d.yaml", "--deck", "table.csv", "--output", "new.yaml") == 0
    assert shell.deck("new.yaml") == replace(shell.deck("table.yaml"))


def test_cards_that_changed_or_went_are_left_out_and_named(shell: TeachShell) -> None:
    shell.answers("a", "a", "a", "n")
    shell("review", "d.yaml")
    deck = (shell.folder / "bio.yaml").read_text()
    deck = deck.replace("It releases usable energy", "It frees energy").replace("key: bio-02", "key: b2")
    shell.write("bio.yaml", deck)
    shell.answers("y")
    assert shell("review", "d.yaml") == 0
    assert "bio-01 was left out: its question or answer has changed since it was drafted.\n" in shell.out
    assert "bio-02 was left out: the deck has no such card any more.\n" in shell.out
    assert "Taught 1 card" in shell.out
    assert stages(shell) == [Stage.ACCEPTED, Stage.ACCEPTED, Stage.APPLIED]


def test_a_deck_of_the_database_gets_one_change_and_undo_takes_it_back(shell: TeachShell) -> None:
    shell("import", "--guild", "700", "bio.yaml")
    drafts = Drafts("bio", "", 700, shell.drafts("d.yaml").proposals)
    shell.write("d.yaml", write(drafts))
    assert shell("review", "--accept-passed", "d.yaml") == 0
    assert shell.out.splitlines()[-1] == (
        "Taught 2 cards of bio in the database; `python -m bot deck undo bio --guild 700` takes it back."
    )
    shell("export", "bio", "--guild", "700", "--output", "after.yaml")
    assert shell.deck("after.yaml").cards[0] == with_additions(cards()[0], taught()[0])
    assert shell("undo", "bio", "--guild", "700") == 0
    assert shell.out == "Took back the last change of bio (teach): cards: 2 changed\n"
    shell("export", "bio", "--guild", "700", "--output", "back.yaml")
    assert shell.deck("back.yaml") == bare(3)
    assert shell("undo", "nosuch") == 1
    assert "There is no deck “nosuch” here." in shell.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["none.yaml"], "none.yaml: No such file or directory"),
        (["bio.yaml"], "bio.yaml:5: "),
        (["latin.yaml"], "latin.yaml: not UTF-8 text"),
        (["d.yaml", "--deck", "none.yaml"], "none.yaml: No such file or directory"),
        (
            ["d.yaml", "--accept-passed", "--output", "no/such.yaml"],
            "no/such.yaml: No such file or directory",
        ),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(shell: TeachShell, words: list[str], says: str) -> None:
    (shell.folder / "latin.yaml").write_bytes(b"\xe9\xe8")
    shell.answers()
    assert shell("review", *words) == 1
    assert says in shell.err


def test_a_file_that_now_holds_another_deck_is_not_taught(shell: TeachShell) -> None:
    shell.write("bio.yaml", (shell.folder / "bio.yaml").read_text().replace("slug: bio", "slug: chem"))
    assert shell("review", "--accept-passed", "d.yaml") == 1
    assert "holds the deck chem, and the drafts are for bio.\n" in shell.err


def test_what_a_terminal_would_obey_is_not_printed(shell: TeachShell) -> None:
    path = shell.folder / "d.yaml"
    path.write_text(path.read_text().replace("gives energy", "gives \u202e energy"), encoding="utf-8")
    shell.answers("q")
    shell("review", "d.yaml")
    assert "+ partly: gives · energy\n" in shell.out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--page", "--accept-passed"], "--accept-passed asks nothing: leave out --page.\n"),
        (["--port", "8000"], "--port and --open are for the page: add --page.\n"),
        (["--open"], "--port and --open are for the page: add --page.\n"),
    ],
)
def test_options_that_do_not_go_together_are_said(shell: TeachShell, words: list[str], says: str) -> None:
    assert shell("review", "d.yaml", *words) == 2
    assert shell.err == says


def test_a_page_without_a_draft_is_not_served(shell: TeachShell) -> None:
    shell("review", "--accept-passed", "d.yaml")
    path = shell.folder / "d.yaml"
    path.write_text(path.read_text().replace("stage: flagged", "stage: failed"), encoding="utf-8")
    assert shell("review", "d.yaml", "--page") == 0
    assert shell.out == "No draft waits in d.yaml.\n"


def test_what_is_written_into_the_file_meanwhile_is_kept(shell: TeachShell) -> None:
    path, asked = shell.folder / "d.yaml", iter(("a", "q", "n"))

    def ask(question: str) -> str:
        if question.startswith("[a]ccept"):
            path.write_text(path.read_text().replace("stage: flagged", "stage: failed"), encoding="utf-8")
        return next(asked)

    shell.patch.setattr("builtins.input", ask)
    shell("review", "d.yaml")
    assert stages(shell) == [Stage.ACCEPTED, Stage.FAILED, Stage.PASSED]
