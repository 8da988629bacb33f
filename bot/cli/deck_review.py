"""`python -m bot deck review FILE`: people look drafts over, card by card, and what they accept becomes one change.

Each decision is kept in the drafts file at once, so that one can stop and go on later; the deck is written at the end.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from bot import COMMAND
from bot.cli.draft_set import DraftSet, Target
from bot.cli.ids import discord_id
from bot.cli.ports import add_page_options
from bot.cli.review_editor import Checker, edited
from bot.core.teaching.proposals import WAITING, Proposal, Stage
from bot.core.teaching.shown import lines, printable
from bot.core.wording import plural
from bot.errors import ConfigError

ASK = "[a]ccept  [e]dit  [d]rop  [s]kip  accept all that [p]assed  [q]uit: "
NOTHING = "Nothing was accepted, so the deck stays as it is."


def configure(parser: argparse.ArgumentParser) -> None:
    """Which drafts, and where they go."""
    parser.add_argument("file", type=Path, metavar="FILE", help="drafts, as `teach` writes them")
    parser.add_argument(
        "--deck", metavar="DECK|FILE", help="the deck they are for (default: as the drafts say)"
    )
    parser.add_argument("--guild", type=discord_id, metavar="ID", help="with --deck: a server's id")
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="where the taught deck goes, if not over the old one"
    )
    parser.add_argument(
        "--accept-passed", action="store_true", help="accept all that passed every check, ask nothing"
    )
    parser.add_argument("--page", action="store_true", help="look them over in a local page, with more room")
    add_page_options(parser)


def run(options: argparse.Namespace) -> int:
    """Ask about each draft that waits, then write what was accepted; Failed for a file that cannot be read."""
    if not options.page and (options.port or options.open):
        raise ConfigError("--port and --open are for the page: add --page.")
    if options.page and options.accept_passed:
        raise ConfigError("--accept-passed asks nothing: leave out --page.")
    draft_set = DraftSet.of(options.file, Target(options.deck, options.guild, options.output))
    if options.page:
        from bot.cli.review_page import serving  # with a server, which the terminal needs not

        return serving.run(draft_set, options.port or 0, open_browser=options.open)
    if options.accept_passed:
        _accept_passed(draft_set)
    else:
        Talk(draft_set, input).look_over()
    return _finish(draft_set, ask=not options.accept_passed)


def _finish(draft_set: DraftSet, *, ask: bool) -> int:
    accepted = draft_set.accepted()
    if not accepted:
        print(NOTHING)
        return 0
    if ask and not _yes(input, f"Add {plural(len(accepted), 'draft')} to {draft_set.goes_to} now?"):
        print(stay_accepted(draft_set.path))
        return 0
    written = draft_set.finish()
    for line in written.lines:
        print(line)
    return int(not written.changed)


def stay_accepted(path: Path) -> str:
    """What to say of drafts that were accepted and are not in the deck."""
    return f"They stay accepted: `{COMMAND} deck review {path}` asks again."


def _accept_passed(draft_set: DraftSet) -> None:
    print(f"Accepted {plural(draft_set.accept_passed(), 'draft')} that passed.")


def _yes(ask: Callable[[str], str], question: str) -> bool:
    """Whether it is answered with yes, or with nothing; an end of the input is a no."""
    try:
        return ask(f"{question} [Y/n] ").strip().lower() in ("", "y", "yes")
    except EOFError:
        print()
        return False


class Talk(Struct):
    """Goes through a draft set's drafts in a terminal."""

    draft_set: DraftSet
    ask: Callable[[str], str]
    """Shows a text and gives what is typed, EOFError at the end of it."""
    _checker: Checker | None = None

    def look_over(self) -> None:
        """Show one after the other, and do what is said."""
        waiting = self.draft_set.waiting()
        if not waiting:
            print(f"No draft waits in {self.draft_set.path}.")
        for number, proposal in enumerate(waiting, 1):
            if not self._waits(proposal):
                continue  # it was accepted with all that passed
            print(f"\n{number} of {len(waiting)}: {proposal.key}, {proposal.stage}")
            try:
                if not self._decide(proposal):
                    return
            except EOFError:
                print()
                return

    def _decide(self, proposal: Proposal) -> bool:
        """Show one and do what is said; whether to go on to the next."""
        while True:
            for line in lines(self.draft_set.card(proposal), proposal):
                print(printable(line))
            choice = self.ask(ASK).strip()[:1].lower()
            if choice == "q":
                return False
            if choice == "s":
                return True
            if choice == "p":
                _accept_passed(self.draft_set)
                if not self._waits(proposal):
                    return True
            elif choice in ("a", "d"):
                self.draft_set.keep(
                    replace(proposal, stage=Stage.ACCEPTED if choice == "a" else Stage.DROPPED)
                )
                return True
            elif choice == "e":
                self._checker = self._checker or Checker(self.draft_set.source.deck)
                proposal = edited(proposal, self._checker, lambda question: _yes(self.ask, question))
                self.draft_set.keep(proposal)

    def _waits(self, proposal: Proposal) -> bool:
        now = self.draft_set.proposal(proposal.key)
        return now is not None and now.stage in WAITING
