"""The drafts of a file, looked over in the terminal or on the page: what waits, what was decided, and the end of it.

The drafts file is the state: each decision is in it at once. What others write into it meanwhile (`teach`, an editor)
is read before the next decision, and stays.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from bot.cli import drafts_file, review_target
from bot.cli.deck_source import Failed, Source, source_of
from bot.cli.review_target import Written
from bot.core.cards import Card
from bot.core.teaching.proposals import WAITING, Proposal, Stage, stale
from bot.formats.teaching.drafts import Drafts


class Target(Struct, frozen=True):
    """Which deck drafts are for, and where the taught one goes, as the command line says."""

    deck: str | None = None
    """None: as the drafts say."""
    guild: int | None = None
    output: Path | None = None

    def source(self, drafts: Drafts) -> Source:
        """The deck as it is now; Failed where it is not the one that the drafts are for."""
        name = self.deck or drafts.file or drafts.slug
        found = source_of(name, drafts.server if self.guild is None else self.guild)
        if found.deck.slug != drafts.slug and not self.deck:
            raise Failed(f"{name} holds the deck {found.deck.slug}, and the drafts are for {drafts.slug}.")
        return found


class DraftSet(Struct):
    """The drafts of one file, and decisions about them."""

    path: Path
    drafts: Drafts
    source: Source
    target: Target = field(default_factory=Target)
    _seen: drafts_file.State | None = None

    @classmethod
    def of(cls, path: Path, target: Target) -> DraftSet:
        """The draft set with the file's drafts and their deck; Failed where one of them cannot be read."""
        state = drafts_file.state(path)
        drafts = drafts_file.read(path)
        return cls(path, drafts, target.source(drafts), target, state)

    @property
    def goes_to(self) -> str:
        """Where the taught deck goes, in words."""
        return str(self.target.output or self.source.file or self.source.deck.slug)

    def proposal(self, key: str) -> Proposal | None:
        """The newest draft for the card of that key."""
        return next((each for each in self.drafts.proposals if each.key == key), None)

    def card(self, proposal: Proposal) -> Card:
        """The card that a draft is for, which must not be stale."""
        card = self.source.deck.card(proposal.key)
        assert card is not None  # or it would be stale
        return card

    def why_left(self, proposal: Proposal) -> str:
        """Why the card has changed too much for the draft; empty where it has not."""
        return stale(self.source.deck.card(proposal.key), proposal)

    def waiting(self) -> list[Proposal]:
        """Those that nobody has decided about, of cards that are still the same."""
        return [each for each in self.drafts.proposals if each.stage in WAITING and not self.why_left(each)]

    def accepted(self) -> list[Proposal]:
        """Those that somebody wants, and that are not in the deck yet."""
        return [each for each in self.drafts.proposals if each.stage is Stage.ACCEPTED]

    def accept_passed(self) -> int:
        """Accept every draft that no check had anything to say against; how many there were."""
        self.look()
        passed = [each for each in self.waiting() if each.stage is Stage.PASSED]
        self.keep(*(replace(each, stage=Stage.ACCEPTED) for each in passed))
        return len(passed)

    def look(self) -> None:
        """Read the file again where somebody else has written it; Failed where it can no longer be read."""
        state = drafts_file.state(self.path)
        if state is not None and state != self._seen:
            self.drafts, self._seen = drafts_file.read(self.path), state

    def keep(self, *decided: Proposal) -> None:
        """Have the decisions in the file; Failed where it cannot be written, or no longer be read."""
        if not decided:
            return
        self.look()
        drafts = self.drafts
        for proposal in decided:
            drafts = drafts.with_proposal(proposal)
        drafts_file.save(self.path, drafts)
        self.drafts, self._seen = drafts, drafts_file.state(self.path)

    def finish(self) -> Written:
        """Put what was accepted into the deck as it is now, as one change; Failed, or a UserError of the deck's."""
        accepted = self.accepted()
        self.source = self.target.source(self.drafts)
        written = review_target.write(self.source, accepted, self.target.output)
        self.keep(*(replace(each, stage=Stage.APPLIED) for each in accepted if each.key not in written.left))
        return written
