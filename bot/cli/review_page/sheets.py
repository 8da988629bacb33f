"""Drafts as they lie on the page: one sheet a card, its items one by one, those that were left out among them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from bot.cli.draft_set import DraftSet
from bot.cli.review_editor import Checker
from bot.core.cards import Card
from bot.core.teaching.draft_sets import DECIDED
from bot.core.teaching.items import Item, Part, has_already, joined, split, with_fields
from bot.core.teaching.proposals import WAITING, Proposal, Stage
from bot.core.teaching.second_reading import still_said
from bot.formats.teaching import drafts


class ChangedElsewhere(Exception):
    """The card was changed elsewhere since it was shown: nothing is done before it is seen anew."""


class Sheet(Struct):
    """One card's draft; what was left out of it can be put back until the page is closed."""

    proposal: Proposal
    waits_as: Stage
    """Its stage before anybody decided, or what it goes back to."""
    first_notes: tuple[str, ...]
    """What the checks said before it was changed here."""
    items: list[Item]
    taken: list[bool]

    @classmethod
    def of(cls, proposal: Proposal, first_notes: tuple[str, ...] | None = None) -> Sheet:
        """The sheet of a draft from which nothing was left out."""
        items = list(split(proposal.additions))
        waits = Stage.FLAGGED if proposal.notes else Stage.PASSED
        notes = proposal.notes if first_notes is None else first_notes
        return cls(
            proposal,
            proposal.stage if proposal.stage in WAITING else waits,
            notes,
            items,
            [True] * len(items),
        )

    @property
    def mark(self) -> str:
        """Another one as soon as anything is different."""
        return hashlib.sha256(drafts.proposal_text(self.proposal).encode()).hexdigest()[:16]

    def settle(self, proposal: Proposal, taken: Sequence[bool]) -> None:
        """The draft is this one now; its items are those that were taken, each where it was."""
        self.proposal = proposal
        if proposal.stage in WAITING:
            self.waits_as = proposal.stage
        left, present = split(proposal.additions), _present(self.items, taken)
        if len(left) != sum(present):
            self.items, self.taken = list(left), [True] * len(left)
            return
        kept = iter(left)
        self.items = [
            replace(next(kept), group=item.group) if there else item
            for item, there in zip(self.items, present, strict=True)
        ]
        self.taken = list(taken)


def _present(items: Sequence[Item], taken: Sequence[bool]) -> list[bool]:
    """Which items the card gets: those that are taken, but for corrections to nothing."""
    pairs = list(zip(items, taken, strict=True))
    groups = {item.group for item, take in pairs if take and item.part is Part.WRONG}
    return [take and (item.part is not Part.CORRECTION or item.group in groups) for item, take in pairs]


class Sheets:
    """All cards of a draft set that somebody can decide about."""

    def __init__(self, draft_set: DraftSet, checker: Checker | None = None) -> None:
        self.draft_set = draft_set
        self._checker = checker
        self._sheets: dict[str, Sheet] = {}
        self.left: dict[str, str] = {}
        """Why others are not shown, by key."""
        self.look()

    @property
    def keys(self) -> Sequence[str]:
        """In the order in which they are shown: a card keeps its number."""
        return tuple(self._sheets)

    def __getitem__(self, number: int) -> Sheet:
        return self._sheets[self.keys[number]]

    def all(self) -> list[Sheet]:
        """The sheets, in order."""
        return list(self._sheets.values())

    def look(self) -> None:
        """Have what the file holds now; Failed where it cannot be read."""
        self.draft_set.look()
        for proposal in self.draft_set.drafts.proposals:
            known = self._sheets.get(proposal.key)
            if known is not None:
                if known.proposal != proposal:
                    self._sheets[proposal.key] = Sheet.of(proposal, known.first_notes)
            elif proposal.stage in (*WAITING, *DECIDED):
                if why := self.draft_set.why_left(proposal):
                    self.left[proposal.key] = why
                else:
                    self._sheets[proposal.key] = Sheet.of(proposal)

    def current(self, number: int, mark: str) -> Sheet:
        """The sheet, if it is still as it was shown, else ChangedElsewhere; IndexError where there is none."""
        self.look()
        sheet = self[number]
        if sheet.mark != mark:
            raise ChangedElsewhere
        return sheet

    def decide(self, number: int, mark: str, stage: Stage) -> None:
        """Accept it, drop it, or with a waiting stage leave it undecided again."""
        sheet = self.current(number, mark)
        stage = stage if stage in DECIDED else sheet.waits_as
        self._keep(sheet, replace(sheet.proposal, stage=stage), sheet.taken)

    def take(self, number: int, mark: str, at: int, take: bool) -> None:
        """Leave one item out, or put it back; DeckError where the card would not hold together."""
        sheet = self.current(number, mark)
        taken = [take if place == at else each for place, each in enumerate(sheet.taken)]
        self._change(sheet, sheet.items, taken)

    def mend(self, number: int, mark: str, at: int, texts: Mapping[str, str]) -> None:
        """Other words for one item; DeckError where the card may not hold them."""
        sheet = self.current(number, mark)
        items = [with_fields(each, texts) if place == at else each for place, each in enumerate(sheet.items)]
        taken = [each or place == at for place, each in enumerate(sheet.taken)]
        self._change(sheet, items, taken)

    def rewrite(self, number: int, mark: str, text: str) -> None:
        """The whole draft as somebody wrote it; DeckError with lines where that is none."""
        sheet = self.current(number, mark)
        found = self._checked(drafts.parse_card(text, sheet.proposal))
        self.draft_set.keep(found)
        self._sheets[found.key] = Sheet.of(found, sheet.first_notes)

    def accept_passed(self) -> int:
        """Accept all that passed; how many there were."""
        count = self.draft_set.accept_passed()
        self.look()
        return count

    def added(self, sheet: Sheet) -> list[tuple[int, Item, bool]]:
        """(number, item, whether it is taken) of what the card would take."""
        card = self.card(sheet)
        return [
            (at, item, take)
            for at, (item, take) in enumerate(zip(sheet.items, sheet.taken, strict=True))
            if not has_already(card, item)
        ]

    def card(self, sheet: Sheet) -> Card:
        """The card that it is for."""
        return self.draft_set.card(sheet.proposal)

    def _change(self, sheet: Sheet, items: list[Item], taken: list[bool]) -> None:
        kept = [item for item, take in zip(items, taken, strict=True) if take]
        additions = joined(sheet.proposal.additions, kept)
        text = drafts.card_text(replace(sheet.proposal, additions=additions))
        proposal = still_said(
            replace(sheet.proposal, stage=sheet.waits_as),
            self._checked(drafts.parse_card(text, sheet.proposal)),
        )
        sheet.items = items
        self._keep(sheet, proposal, taken)

    def _checked(self, proposal: Proposal) -> Proposal:
        self._checker = self._checker or Checker(self.draft_set.source.deck)
        return self._checker.noted(proposal)

    def _keep(self, sheet: Sheet, proposal: Proposal, taken: Sequence[bool]) -> None:
        self.draft_set.keep(proposal)
        sheet.settle(proposal, taken)
