"""A draft in somebody's editor, and the checks on what comes back."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bot import assets
from bot.cli.deck_file import problem_lines
from bot.cli.deck_source import Failed
from bot.cli.grader import load_grader
from bot.core.cards import Deck
from bot.core.decks.problems import DeckError
from bot.core.teaching.proposals import Proposal
from bot.formats.teaching import drafts
from bot.services.teaching.drafting import Drafting

_ABOVE = (
    "# What would be added to the card. Its key, question and answer are shown only: they stay as they are.\n"
)


class Checker:
    """Looks at drafts as `teach` does; the grader is made when the first is edited."""

    def __init__(self, deck: Deck) -> None:
        self._deck = deck
        self._drafting = Drafting(deck, load_grader(), assets.load_prompts(), assets.load_off_topic())

    def noted(self, proposal: Proposal) -> Proposal:
        """The proposal as it was edited, with what the checks say of it: a person's word is not cut short."""
        card = self._deck.card(proposal.key)
        assert card is not None  # or nobody could have seen it
        return self._drafting.noted(card, proposal)


def edited(proposal: Proposal, checker: Checker, again: Callable[[str], bool]) -> Proposal:
    """The proposal after an editor was open on it; as it was where that gave no draft and `again` says no."""
    with tempfile.TemporaryDirectory(prefix="cuecard-") as folder:
        file = Path(folder) / "draft.yaml"
        file.write_text(_ABOVE + drafts.card_text(proposal), encoding="utf-8")
        while True:
            _open(file)
            try:
                return checker.noted(drafts.parse_card(file.read_text(encoding="utf-8"), proposal))
            except UnicodeDecodeError:
                print("not UTF-8 text", file=sys.stderr)
            except DeckError as error:
                for line in problem_lines(Path(file.name), error):
                    print(line, file=sys.stderr)
            if not again("Open it again?"):
                return proposal


def _open(file: Path) -> None:
    """Run the person's editor until it is closed; Failed where there is none."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ("notepad" if os.name == "nt" else "vi")
    try:
        subprocess.run([*shlex.split(named), str(file)], check=False)  # noqa: S603  # nosec B603  # their own choice
    except (OSError, ValueError) as error:
        raise Failed(f"The editor {named!r} cannot be opened: set EDITOR.") from error
