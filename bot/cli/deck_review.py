"""`python -m bot deck review FILE`: people look drafts over, card by card, and what they accept becomes one change.

Each decision is kept in the drafts file at once, so that one can stop and go on later; the deck is written at the end.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from bot import COMMAND
from bot.cli import drafts_file, review_target
from bot.cli.deck_source import Failed, Source, source_of
from bot.cli.review_editor import Checker, edited
from bot.core.teaching.proposals import WAITING, Proposal, Stage, stale
from bot.core.teaching.shown import lines, printable
from bot.core.wording import plural
from bot.formats.teaching.drafts import Drafts

ASK = "[a]ccept  [e]dit  [d]rop  [s]kip  accept all that [p]assed  [q]uit: "


def configure(parser: argparse.ArgumentParser) -> None:
    """Which drafts, and where they go."""
    parser.add_argument("file", type=Path, metavar="FILE", help="drafts, as `teach` writes them")
    parser.add_argument(
        "--deck", metavar="DECK|FILE", help="the deck they are for (default: as the drafts say)"
    )
    parser.add_argument("--guild", type=int, metavar="ID", help="with --deck: a server's id")
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="where the taught deck goes, if not over the old one"
    )
    parser.add_argument(
        "--accept-passed", action="store_true", help="accept all that passed every check, ask nothing"
    )


def run(options: argparse.Namespace) -> int:
    """Ask about each draft that waits, then write what was accepted; Failed for a file that cannot be read."""
    drafts = drafts_file.read(options.file)
    source = _source(options, drafts)
    desk = Desk(options.file, drafts, source)
    if options.accept_passed:
        desk.accept_passed()
    else:
        desk.look_over(input)
    accepted = [each for each in desk.drafts.proposals if each.stage is Stage.ACCEPTED]
    if not accepted:
        print("Nothing was accepted, so the deck stays as it is.")
        return 0
    target = options.output or source.file or source.deck.slug
    question = f"Add {plural(len(accepted), 'draft')} to {target} now?"
    if not options.accept_passed and not _yes(input, question):
        print(f"They stay accepted: `{COMMAND} deck review {options.file}` asks again.")
        return 0
    written = review_target.write(source, accepted, options.output)
    desk.applied(accepted, written.left)
    for line in written.lines:
        print(line)
    return int(not written.changed)


def _source(options: argparse.Namespace, drafts: Drafts) -> Source:
    name = options.deck or drafts.file or drafts.slug
    found = source_of(name, drafts.server if options.guild is None else options.guild)
    if found.deck.slug != drafts.slug and not options.deck:
        raise Failed(f"{name} holds the deck {found.deck.slug}, and the drafts are for {drafts.slug}.")
    return found


def _yes(ask: Callable[[str], str], question: str) -> bool:
    """Whether it is answered with yes, or with nothing; an end of the input is a no."""
    try:
        return ask(f"{question} [Y/n] ").strip().lower() in ("", "y", "yes")
    except EOFError:
        print()
        return False


@dataclass(slots=True)
class Desk:
    """The drafts on somebody's desk, and their decisions."""

    path: Path
    drafts: Drafts
    source: Source
    _checker: Checker | None = None

    def waiting(self) -> list[Proposal]:
        """Those that nobody has decided about, of cards that are still the same."""
        return [
            each
            for each in self.drafts.proposals
            if each.stage in WAITING and not stale(self.source.deck.card(each.key), each)
        ]

    def look_over(self, ask: Callable[[str], str]) -> None:
        """Go through them; `ask` shows a text and gives what is typed, EOFError at the end of it."""
        waiting = self.waiting()
        if not waiting:
            print(f"No draft waits in {self.path}.")
        for number, proposal in enumerate(waiting, 1):
            if self._stage(proposal) not in WAITING:
                continue  # it was accepted with all that passed
            print(f"\n{number} of {len(waiting)}: {proposal.key}, {proposal.stage}")
            try:
                if not self._decide(proposal, ask):
                    return
            except EOFError:
                print()
                return

    def accept_passed(self) -> None:
        """Accept every draft that no check had anything to say against."""
        passed = [each for each in self.waiting() if each.stage is Stage.PASSED]
        self._keep(*(replace(each, stage=Stage.ACCEPTED) for each in passed))
        print(f"Accepted {plural(len(passed), 'draft')} that passed.")

    def applied(self, accepted: list[Proposal], left: dict[str, str]) -> None:
        """They are in the deck now, but for those that were left."""
        self._keep(*(replace(each, stage=Stage.APPLIED) for each in accepted if each.key not in left))

    def _decide(self, proposal: Proposal, ask: Callable[[str], str]) -> bool:
        """Show one and do what is said; whether to go on to the next."""
        while True:
            self._show(proposal)
            choice = ask(ASK).strip()[:1].lower()
            if choice == "q":
                return False
            if choice == "s":
                return True
            if choice == "p":
                self.accept_passed()
                if self._stage(proposal) not in WAITING:
                    return True
            elif choice in ("a", "d"):
                self._keep(replace(proposal, stage=Stage.ACCEPTED if choice == "a" else Stage.DROPPED))
                return True
            elif choice == "e":
                self._checker = self._checker or Checker(self.source.deck)
                proposal = edited(proposal, self._checker, lambda question: _yes(ask, question))
                self._keep(proposal)

    def _show(self, proposal: Proposal) -> None:
        card = self.source.deck.card(proposal.key)
        assert card is not None  # or it would be stale
        for line in lines(card, proposal):
            print(printable(line))

    def _stage(self, proposal: Proposal) -> Stage:
        return next(each.stage for each in self.drafts.proposals if each.key == proposal.key)

    def _keep(self, *decided: Proposal) -> None:
        for proposal in decided:
            self.drafts = self.drafts.with_proposal(proposal)
        if decided:
            drafts_file.save(self.path, self.drafts)
